import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem, importQuery, undoImport, type Import } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, Icon, Panel } from '@/shared/ui';
import classes from './imports.module.css';

const shownAtOnce = 10;

/** Takes a confirmed import back as one step; where something was built upon it, says what instead. */
export function UndoPanel({ data }: { data: Import }) {
  const { t } = useTranslation(['imports', 'common']);
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoImport(data.id),
    onSuccess: (undone) => queryClient.setQueryData(importQuery(data.id).queryKey, undone),
    // Refused: somebody built upon it while the page was open, and the page says what.
    onError: () => void queryClient.invalidateQueries({ queryKey: importQuery(data.id).queryKey }),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['imports', 'list'] }),
  });
  if (data.built_upon.length > 0) return <BuiltUpon data={data} />;
  if (!data.can.undo) return null;
  const problem = undo.error ? asProblem(undo.error) : undefined;
  const ask = () =>
    modals.openConfirmModal({
      title: t('undo.title'),
      children: t('undo.text'),
      labels: { confirm: t('undo.do'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => undo.mutate(),
    });
  return (
    <Panel
      title={t('undo.panel')}
      note={t('undo.note')}
      end={
        <Button leftSection={<Icon name="history" />} loading={undo.isPending} onClick={ask}>
          {t('undo.do')}
        </Button>
      }
      isFlush
    >
      {problem && (
        <Banner tone="bad" icon="alert" role="alert" isFlush>
          <b>{t('undo.failed')}</b> {problem.isNoAnswer ? t('common:failed.noAnswer') : problem.message}
        </Banner>
      )}
    </Panel>
  );
}

function BuiltUpon({ data: { built_upon: all } }: { data: Import }) {
  const { t } = useTranslation('imports');
  return (
    <Panel title={t('undo.panel')} isFlush>
      <div className={classes.inTheWay}>
        <p>
          <b>{t('undo.builtUpon')}</b> {t('undo.inTheWay')}
        </p>
        <ul>
          {all.slice(0, shownAtOnce).map((one) => (
            <li key={`${one.path}${one.code}`}>
              <InTheWay obstacle={one} />
            </li>
          ))}
        </ul>
        {all.length > shownAtOnce && <p className="muted">{t('undo.more', { count: all.length - shownAtOnce })}</p>}
      </div>
    </Panel>
  );
}

const pages: Record<string, string> = { agreements: 'agreements', people: 'people', organisations: 'organisations', sessions: 'sessions', learner_progress: 'people' };

/** "people/ID": the record by its name, with the way to it. */
function InTheWay({ obstacle: { path, detail, message } }: { obstacle: Import['built_upon'][number] }) {
  const [concept = '', id = ''] = path.split('/');
  const name = <bdi>{detail || path}</bdi>;
  return (
    <>
      {pages[concept] && id ? <AppLink href={`/${pages[concept]}/${id}`}>{name}</AppLink> : name} <span className="muted">{message}</span>
    </>
  );
}
