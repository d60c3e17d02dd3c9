import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem, exportFileAddress, exportsList, isBeingMade, removeExport, type Export } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { DataTable, EmptyState, Icon, Nothing, PageHead, Panel, Tag, useCrumbs, type Column, type Tone } from '@/shared/ui';
import classes from './exports.module.css';

export default function ExportsPage() {
  const { t } = useTranslation('exports');
  const list = useInfiniteQuery(exportsList());
  const columns = useExportColumns();
  useCrumbs([{ label: t('title') }]);
  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')} />
      <Panel isFlush>
        <DataTable caption={t('title')} columns={columns} list={list} rowId={({ id }) => id} empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>} />
      </Panel>
    </>
  );
}

function useExportColumns(): Column<Export>[] {
  const { t } = useTranslation('exports');
  const format = useFormat();
  return [
    { id: 'file', header: t('field.file_name'), isName: true, cell: (made) => <FileName made={made} /> },
    { id: 'state', header: t('field.state'), cell: (made) => <State made={made} /> },
    { id: 'rows', header: t('field.rows'), isNumber: true, cell: ({ progress }) => (progress.done > 0 ? format.number(progress.done) : <Nothing />) },
    { id: 'size', header: t('field.size'), isNumber: true, cell: ({ size_bytes: size }) => (size ? <bdi>{sizeText(size, format.number, t)}</bdi> : <Nothing />) },
    { id: 'at', header: t('field.created_at'), isLabelled: true, cell: ({ created_at: at }) => <bdi>{format.instant(at, 'medium')}</bdi> },
    { id: 'until', header: t('field.expires_at'), isLabelled: true, cell: ({ expires_at: at, state }) => (at && state === 'done' ? <bdi>{format.instant(at, 'medium')}</bdi> : <Nothing />) },
    { id: 'actions', header: t('field.actions'), isActions: true, cell: (made) => <Actions made={made} /> },
  ];
}

function FileName({ made }: { made: Export }) {
  const { t } = useTranslation('exports');
  const format = made.format.toUpperCase();
  if (made.file_name) {
    return (
      <a className={classes.name} href={exportFileAddress(made.id)} download>
        <bdi>{made.file_name}</bdi>
      </a>
    );
  }
  return (
    <>
      {t(made.kind === 'list' ? `list.${made.list}` : `kind.${made.kind}`, { defaultValue: made.list ?? made.kind })}{' '}
      <span className="muted">
        <bdi>{format}</bdi>
      </span>
    </>
  );
}

const tones: Record<string, Tone> = { queued: 'plain', running: 'go', done: 'ok', failed: 'bad', cancelled: 'plain' };

function State({ made }: { made: Export }) {
  const { t } = useTranslation('exports');
  const { done, total } = made.progress;
  return (
    <div className={classes.state}>
      <Tag tone={tones[made.state] ?? 'plain'}>{t(`state.${made.state}`)}</Tag>
      {made.state === 'running' && <progress aria-label={t('state.running')} {...(total ? { value: done, max: total } : {})} />}
      {made.failure && <span className="bad small">{made.failure.message}</span>}
    </div>
  );
}

function Actions({ made }: { made: Export }) {
  const { t } = useTranslation('exports');
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeExport(made.id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['exports'] }),
    onError: (error) => notifications.show({ color: 'red', title: t('refused'), message: asProblem(error).said }),
  });
  const name = made.file_name ?? made.list ?? made.kind;
  return (
    <div className={classes.actions}>
      {made.state === 'done' && (
        <Button size="xs" component="a" href={exportFileAddress(made.id)} download leftSection={<Icon name="download" />}>
          {t('download')}
        </Button>
      )}
      <Button size="xs" variant="subtle" loading={remove.isPending} aria-label={t(isBeingMade(made) ? 'cancelOne' : 'removeOne', { name })} onClick={() => remove.mutate()}>
        {t(isBeingMade(made) ? 'cancel' : 'remove')}
      </Button>
    </div>
  );
}

/** In kilobytes or megabytes, at least one kilobyte. */
function sizeText(bytes: number, number: (value: number) => string, t: (key: string, values: Record<string, string>) => string): string {
  if (bytes < 1_000_000) return t('size.kilobytes', { number: number(Math.max(1, Math.round(bytes / 1000))) });
  return t('size.megabytes', { number: number(Math.round(bytes / 100_000) / 10) });
}
