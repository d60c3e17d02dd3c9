import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { agreementQuery, asProblem, type Agreement } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput, FailedState, LocalText, PageHead, Panel, PartialDayInput, Skeleton, useCrumbs } from '@/shared/ui';
import { useFieldName, Value } from './CorrectionWords';
import classes from './corrections.module.css';
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

/** Under one heading: the agreement, then each party, commitment and component. */
function grouped(fields: CorrectableField[]): { key: string; fields: CorrectableField[] }[] {
  const groups = new Map<string, CorrectableField[]>();
  for (const field of fields) {
    const key = field.group === 'agreement' ? 'agreement' : `${field.group}/${JSON.stringify(field.about)}`;
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  return [...groups].map(([key, of]) => ({ key, fields: of }));
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
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <p className="small muted">{t('propose.help')}</p>
        {grouped(fields).map((group) => (
          <Group key={group.key} fields={group.fields} values={values} errorAt={errorAt} onPut={put} />
        ))}
        <Panel>
          <div className={classes.send}>
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

interface GroupProps {
  fields: CorrectableField[];
  values: ReadonlyMap<string, string>;
  errorAt: (path: string) => string | undefined;
  onPut: (path: string, value: string | undefined) => void;
}

function Group({ fields, values, errorAt, onPut }: GroupProps) {
  const { t } = useTranslation(['corrections', 'common']);
  const fieldName = useFieldName();
  const first = fields[0];
  if (!first) return null;
  return (
    <Panel title={first.about ? <LocalText text={first.about} /> : t('group.agreement')} note={first.about ? t(`group.${first.group}` as 'group.parties') : undefined}>
      <ul className={classes.fields}>
        {fields.map((field) => {
          const value = values.get(field.path);
          const name = fieldName(field);
          return (
            <li key={field.path} data-chosen={value !== undefined || undefined}>
              <span>{name}</span>
              {value === undefined ? (
                <>
                  <span>
                    <Value field={field} value={field.value} />
                  </span>
                  <Button size="compact-xs" variant="subtle" aria-label={t('propose.correctOne', { field: name })} onClick={() => onPut(field.path, field.value)}>
                    {t('propose.correct')}
                  </Button>
                </>
              ) : (
                <div className={classes.input}>
                  <small className="muted">
                    {t('recorded')} : <Value field={field} value={field.value} />
                  </small>
                  <Input field={field} name={name} value={value} error={errorAt(field.path)} onChange={(next) => onPut(field.path, next)} />
                  <div>
                    <Button size="compact-xs" variant="subtle" aria-label={t('propose.leaveOne', { field: name })} onClick={() => onPut(field.path, undefined)}>
                      {t('propose.leave')}
                    </Button>
                  </div>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Input({ field, name, value, error, onChange }: { field: CorrectableField; name: string; value: string; error?: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('corrections');
  const label = t('propose.label', { field: name });
  const shared = { label, error, 'data-path': field.path };
  switch (field.kind) {
    case 'partial_date':
      return <PartialDayInput {...shared} value={value} onChange={onChange} />;
    case 'date':
      return <DayInput {...shared} value={value || null} onChange={(date) => onChange(date ?? '')} />;
    case 'number':
      return <NumberInput {...shared} allowDecimal={false} min={0} value={value === '' ? '' : Number(value)} onChange={(number) => onChange(number === '' ? '' : String(number))} />;
    case 'money': {
      const scale = 10 ** decimalsOf(field.currency ?? 'MAD');
      return (
        <NumberInput
          {...shared}
          min={0}
          decimalScale={decimalsOf(field.currency ?? 'MAD')}
          suffix={` ${field.currency ?? ''}`}
          value={value === '' ? '' : Number(value) / scale}
          onChange={(number) => onChange(number === '' ? '' : String(Math.round(Number(number) * scale)))}
        />
      );
    }
    case 'long_text':
      return <Textarea {...shared} autosize minRows={3} maxLength={field.longest ?? undefined} dir="auto" lang={field.language ?? undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
    default:
      return <TextInput {...shared} maxLength={field.longest ?? undefined} dir="auto" lang={field.language ?? undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}

const decimalsOf = (currency: string) => new Intl.NumberFormat('fr', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
