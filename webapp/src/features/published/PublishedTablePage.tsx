import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import {
  asProblem, publishedChanged, publishedPreviewQuery, publishedTableQuery, withdrawPublishedTable, type PublishedPreview, type PublishedTable,
} from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, Facts, FailedState, Icon, LocalText, PageHead, Panel, Skeleton, Tag, useCrumbs } from '@/shared/ui';
import { useRange } from './codes';
import { Legend, PrintedMark, PrintedTable } from './PrintedTable';
import classes from './published.module.css';

export default function PublishedTablePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('published');
  const format = useFormat();
  const table = useQuery(publishedTableQuery(id));
  useCrumbs([{ label: t('list.title'), href: '/published-tables' }, { label: format.text(table.data?.title) }]);
  if (table.isPending) return <Skeleton lines={8} />;
  if (!table.data) return <FailedState error={table.error} onRetry={() => void table.refetch()} />;
  return <View table={table.data} />;
}

function View({ table }: { table: PublishedTable }) {
  const { t } = useTranslation(['published', 'terms', 'common']);
  const format = useFormat();
  const router = useRouter();
  const range = useRange();
  return (
    <>
      <PageHead
        title={<LocalText text={table.title} />}
        documentTitle={format.text(table.title)}
        tag={
          <Tag tone={table.in_last_edition ? 'ok' : 'plain'}>
            {table.withdrawn_at ? t('state.withdrawn') : table.in_last_edition ? t('state.printed') : t('state.next')}
          </Tag>
        }
        actions={
          <>
            {table.in_last_edition && <AppLink href={`/public/tables/${table.id}`}>{t('record.public')}</AppLink>}
            {table.can.delete && <WithdrawButton table={table} />}
            {table.can.update && (
              <Button leftSection={<Icon name="edit" />} onClick={() => void router.navigate({ href: `/published-tables/${table.id}/edit` })}>
                {t('record.rename')}
              </Button>
            )}
          </>
        }
        facts={
          <Facts
            facts={[
              { term: t('field.measure'), value: <LocalText text={table.measure_name} /> },
              { term: t('field.by'), value: table.by.length > 0 ? table.by.map((dimension) => t(`terms:dimension.${dimension}`)).join(' × ') : undefined },
              { term: t('field.programme_id'), value: table.programme_title ? <LocalText text={table.programme_title} /> : undefined },
              { term: t('field.period'), value: <bdi>{range(table)}</bdi> },
            ]}
          />
        }
      />
      {table.withdrawn_at ? (
        <Banner icon="alert">{t('record.withdrawn', { date: format.date(table.withdrawn_at, 'long') })}</Banner>
      ) : (
        <Preview table={table} />
      )}
    </>
  );
}

function Preview({ table }: { table: PublishedTable }) {
  const { t } = useTranslation('published');
  const format = useFormat();
  const read = useQuery(publishedPreviewQuery(table.id));
  const hidden = read.data?.cells.filter(({ mark }) => mark !== 'number').length ?? 0;
  return (
    <Panel title={t('preview.title')} note={read.data && t('preview.hidden', { hidden: format.number(hidden), all: format.number(read.data.cells.length) })}>
      {read.isPending && <Skeleton lines={8} />}
      {read.isError && !read.data && <FailedState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && (
        <div className={classes.preview}>
          <p className={classes.note}>{t('preview.text')}</p>
          <PrintedTable caption={format.text(table.title)} by={read.data.by} cells={read.data.cells} show={(cell) => <Prepared cell={cell} />} />
          <Legend cells={read.data.cells} />
        </div>
      )}
    </Panel>
  );
}

/** What will be printed, and under it the value where the two differ: only who may see figures comes here. */
function Prepared({ cell }: { cell: PublishedPreview['cells'][number] }) {
  const { t } = useTranslation('published');
  const format = useFormat();
  const printed = <PrintedMark mark={cell.mark} number={cell.number === undefined ? undefined : format.number(cell.number)} />;
  if (cell.mark === 'number' && !cell.held) return printed;
  return (
    <span className={classes.kept}>
      {printed}
      <small>{t('preview.value', { value: format.number(cell.value) })}</small>
    </span>
  );
}

function WithdrawButton({ table }: { table: PublishedTable }) {
  const { t } = useTranslation(['published', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => withdrawPublishedTable(table),
    // Away first: a table that is gone must not be read again.
    onSuccess: async () => {
      await router.navigate({ href: '/published-tables' });
      for (const kind of ['one', 'preview']) queryClient.removeQueries({ queryKey: ['published', kind, table.id] });
      publishedChanged(queryClient);
    },
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', title: t('withdraw.refused'), message: asProblem(error).message }),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('withdraw.title', { name: format.text(table.title) }),
      children: t('withdraw.text'),
      labels: { confirm: t('withdraw.do'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => withdraw.mutate(),
    });
  return (
    <Button onClick={ask} loading={withdraw.isPending}>
      {t('withdraw.do')}
    </Button>
  );
}
