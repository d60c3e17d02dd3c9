import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem, importQuery, undoImport, type FieldProblem, type Import } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, Icon, Panel } from '@/shared/ui';
import classes from './imports.module.css';

/** Takes a confirmed import back as one step; where something was built upon it, says what. */
export function UndoPanel({ data }: { data: Import }) {
  const { t } = useTranslation(['imports', 'common']);
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoImport(data.id),
    onSuccess: (undone) => queryClient.setQueryData(importQuery(data.id).queryKey, undone),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['imports', 'list'] }),
  });
  if (!data.can.undo) return null;
  const problem = undo.error ? asProblem(undo.error) : undefined;
  const inTheWay = problem?.code === 'import_built_upon' ? problem.fields : [];
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
          <b>{inTheWay.length > 0 ? t('undo.builtUpon') : t('undo.failed')}</b>{' '}
          {problem.isNoAnswer ? t('common:failed.noAnswer') : inTheWay.length === 0 && (problem.fields[0]?.message ?? problem.message)}
        </Banner>
      )}
      {inTheWay.length > 0 && (
        <ul className={classes.inTheWay}>
          {inTheWay.map((field) => (
            <li key={`${field.path}${field.code}`}>
              <InTheWay field={field} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

const pages = new Set(['people', 'organisations', 'sessions']);

/** "people/ID": the record by its name, with the way to it. */
function InTheWay({ field: { path, detail, message } }: { field: FieldProblem }) {
  const [concept = '', id = ''] = path.split('/');
  const name = <bdi>{detail ?? path}</bdi>;
  return (
    <>
      {pages.has(concept) && id ? <AppLink href={`/${concept}/${id}`}>{name}</AppLink> : name} <span className="muted">{message}</span>
    </>
  );
}
