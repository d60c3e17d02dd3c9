import { Button, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { agreementQuery, asProblem, type Agreement } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, FailedState, LocalText, PageHead, Panel, Skeleton, useCrumbs } from '@/shared/ui';
import { About, useFieldName, Value } from './CorrectionWords';
import classes from './corrections.module.css';
import { FieldSections } from './FieldSections';
import { ProposedInput } from './ProposedInput';
import { correctableFieldsQuery, correctionsChanged, propose, type CorrectableField } from './queries';

/** Where a partner says what should be recorded otherwise, field by field, with what is recorded before their eyes. */
export default function ProposePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('corrections');
  const format = useFormat();
  const agreement = useQuery(agreementQuery(id));
  const fields = useQuery(correctableFieldsQuery(id));
  useCrumbs([
    { label: t('agreements'), href: '/agreements' },
    { label: format.text(agreement.data?.title), href: `/agreements/${id}?tab=corrections` },
    { label: t('propose.do') },
  ]);
  if (agreement.isPending || fields.isPending) return <Skeleton lines={8} />;
  if (!agreement.data || !fields.data) return <FailedState error={agreement.error ?? fields.error} onRetry={() => void (agreement.refetch(), fields.refetch())} />;
  return <Form agreement={agreement.data} fields={fields.data.items} />;
}

function Form({ agreement, fields }: { agreement: Agreement; fields: CorrectableField[] }) {
  const { t } = useTranslation(['corrections', 'common']);
  const router = useRouter();
  const queryClient = useQueryClient();
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map());
  const [remark, setRemark] = useState('');
  const chosen = fields.filter(({ path }) => values.has(path));
  const send = useMutation({
    mutationFn: () =>
      propose(agreement.id, {
        changes: chosen.map(({ path, value }) => ({ path, seen: value, proposed: (values.get(path) ?? '').trim() })),
        ...(remark.trim() ? { remark: remark.trim() } : {}),
      }),
    onSuccess: async (made) => {
      notifications.show({ withCloseButton: false, message: t('propose.sent') });
      await correctionsChanged(queryClient);
      void router.navigate({ href: `/corrections/${made.id}` });
    },
    // What moved meanwhile is read again, so that the form shows it.
    onError: () => void queryClient.invalidateQueries({ queryKey: ['corrections', 'fields', agreement.id] }),
  });
  const problem = send.error ? asProblem(send.error) : undefined;
  const errorAt = (path: string) => {
    const at = chosen.findIndex((field) => field.path === path);
    return at < 0 ? undefined : problem?.fields.find((field) => `${field.path}/`.startsWith(`changes/${at}/`))?.message;
  };
  const put = (path: string, value: string | undefined) =>
    setValues((before) => {
      const after = new Map(before);
      if (value === undefined) after.delete(path);
      else after.set(path, value);
      return after;
    });
  return (
    <>
      <PageHead title={t('propose.do')} subtitle={<LocalText text={agreement.title} />} />
      <form
        className={classes.propose}
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <FieldSections fields={fields} isChosen={(path) => values.has(path)} onChoose={(field) => put(field.path, field.value)} />
        <Panel title={t('propose.yours')} note={chosen.length > 0 && t('changes', { count: chosen.length })}>
          <div className={classes.send}>
            {chosen.length === 0 ? (
              <p className="small muted">{t('propose.help')}</p>
            ) : (
              <ul className={classes.chosen}>
                {chosen.map((field) => (
                  <li key={field.path}>
                    <Chosen field={field} value={values.get(field.path) ?? ''} error={errorAt(field.path)} onPut={(value) => put(field.path, value)} />
                  </li>
                ))}
              </ul>
            )}
            {problem && (
              <Banner tone="bad" icon="alert" role="alert">
                {problem.fields[0]?.message ?? problem.message}
              </Banner>
            )}
            <Textarea label={t('propose.remark')} description={t('propose.remarkHelp')} maxLength={2000} autosize minRows={2} value={remark} onChange={(event) => setRemark(event.currentTarget.value)} />
            <div className="row">
              <Button type="submit" variant="filled" disabled={chosen.length === 0} loading={send.isPending}>
                {chosen.length === 0 ? t('propose.nothing') : t('propose.send', { count: chosen.length })}
              </Button>
              <Button variant="subtle" onClick={() => void router.navigate({ href: `/agreements/${agreement.id}?tab=corrections` })}>
                {t('common:cancel')}
              </Button>
            </div>
          </div>
        </Panel>
      </form>
    </>
  );
}

interface ChosenProps {
  field: CorrectableField;
  value: string;
  error?: string;
  onPut: (value: string | undefined) => void;
}

/** One field of the proposal: what is recorded, and what should stand there. */
function Chosen({ field, value, error, onPut }: ChosenProps) {
  const { t } = useTranslation('corrections');
  const name = useFieldName()(field);
  return (
    <div className={classes.input}>
      <small className="muted">
        <About field={field} />
        {t('recorded')} : <Value field={field} value={field.value} />
      </small>
      <ProposedInput field={field} name={name} value={value} error={error} autoFocus onChange={onPut} />
      <div>
        <Button size="compact-xs" variant="subtle" aria-label={t('propose.leaveOne', { field: name })} onClick={() => onPut(undefined)}>
          {t('propose.leave')}
        </Button>
      </div>
    </div>
  );
}
