import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { allImportRows, asProblem, importRows, importRowsLimit, type Import, type ImportRow, type RowGroup } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, EmptyState, FailedState, Icon, Panel, Skeleton, Tabs, useTab } from '@/shared/ui';
import { Confirmation } from './Confirmation';
import { saveText } from './saveText';
import { RowsGrid } from './RowsGrid';
import { useCorrections } from './useCorrections';
import { csvOf } from './wizard';
import classes from './imports.module.css';

const groups = ['error', 'new', 'changed', 'unchanged'] as const satisfies readonly RowGroup[];
const greatestInFile = 10_000;

/** Fourth step, and what remains to be seen of a result: the rows in four groups, those to correct first. */
export function CheckStep({ data }: { data: Import }) {
  const { t } = useTranslation(['imports', 'common']);
  const corrections = useCorrections(data);
  const isReading = data.state === 'previewing' || corrections.waiting.length > 0;
  const problem = corrections.error ? asProblem(corrections.error) : undefined;
  return (
    <>
      {data.state !== 'confirmed' && data.state !== 'undone' && <Confirmation data={data} isReading={isReading} />}
      {problem && (
        <Banner tone="bad" icon="alert" role="alert" end={<Button onClick={corrections.retry}>{t('common:retry')}</Button>}>
          <b>{t('check.notSaved')}</b>{' '}
          {problem.isNoAnswer ? t('common:failed.noAnswer') : (problem.fields[0]?.message ?? problem.message)}
        </Banner>
      )}
      <Rows data={data} corrections={corrections} isReading={isReading} />
    </>
  );
}

type RowsProps = { data: Import; corrections: ReturnType<typeof useCorrections>; isReading: boolean };

function Rows({ data, corrections, isReading }: RowsProps) {
  const { t } = useTranslation(['imports', 'common']);
  const format = useFormat();
  const counted = (group: RowGroup) => data.counts[group] ?? 0;
  const ordered = [...groups].sort((one, other) => Number(counted(other) > 0) - Number(counted(one) > 0));
  const tabs = ordered.map((id) => ({ id, label: t(`group.${id}`), count: format.number(counted(id)) }));
  const group = useTab(tabs, 'group') as RowGroup;
  return (
    <>
      <Tabs label={t('check.groups')} tabs={tabs} name="group" />
      <p className="small muted">
        {t(data.state === 'confirmed' ? `groupDone.${group}` : `groupText.${group}`)} {group === 'error' && data.can.correct && t('check.howToCorrect')}
      </p>
      {/* Its own state for each group: the page in view and the cell in hand are not those of another. */}
      <GroupRows key={group} group={group} data={data} corrections={corrections} isReading={isReading} />
    </>
  );
}

function GroupRows({ group, data, corrections, isReading }: RowsProps & { group: RowGroup }) {
  const { t } = useTranslation(['imports', 'common']);
  const format = useFormat();
  const list = useInfiniteQuery({ ...importRows(data.id, group), enabled: data.state !== 'previewing' });
  const [page, setPage] = useState(0);
  const pages = list.data?.pages ?? [];
  const shown = Math.min(page, Math.max(0, pages.length - 1));
  const rows = pages[shown]?.items ?? [];
  const total = data.counts[group] ?? 0;
  const turn = async (to: number) => {
    if (to >= pages.length) await list.fetchNextPage();
    setPage(to);
  };
  if (list.isPending) return <Skeleton lines={8} />;
  if (list.isError && rows.length === 0) return <FailedState error={list.error} onRetry={() => void list.refetch()} />;
  const hasNext = shown + 1 < pages.length || list.hasNextPage;
  const first = shown * importRowsLimit + 1;
  const lacksOrganisations =
    data.can.map && data.defaults.create_organisations !== 'true' && rows.some(({ errors }) => errors.some(({ code }) => code === 'unknown_organisation' || code === 'unknown_party'));
  const lacksWords =
    data.can.map && data.default_fields.includes('create_words') && data.defaults.create_words !== 'true' &&
    rows.some(({ errors }) => errors.some(({ code }) => code === 'unknown_word'));
  return (
    <Panel
      isFlush
      footer={
        rows.length > 0 && (
          <div className={classes.pager}>
            <span role="status">
              {t('check.range', { first: format.number(first), last: format.number(first + rows.length - 1), count: total, total: format.number(total) })}
            </span>
            {(shown > 0 || hasNext) && (
              <>
                <Button size="xs" disabled={shown === 0} onClick={() => void turn(shown - 1)}>
                  {t('check.previous')}
                </Button>
                <Button size="xs" disabled={!hasNext} loading={list.isFetchingNextPage} onClick={() => void turn(shown + 1)}>
                  {t('check.next')}
                </Button>
              </>
            )}
            {group === 'error' && <ErrorsAsCsv data={data} />}
          </div>
        )
      }
    >
      {lacksOrganisations && (
        <Banner tone="warn" icon="organisation" isFlush end={<AppLink href={`/imports/${data.id}?step=columns`}>{t('check.createThem')}</AppLink>}>
          {t('check.lackOrganisations')}
        </Banner>
      )}
      {lacksWords && (
        <Banner tone="warn" icon="book" isFlush end={<AppLink href={`/imports/${data.id}?step=columns`}>{t('check.addThem')}</AppLink>}>
          {t('check.lackWords')}
        </Banner>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t(group === 'error' ? 'check.noErrors' : 'check.noRows')} />
      ) : (
        <RowsGrid data={data} group={group} rows={rows} corrections={corrections} isReading={isReading} />
      )}
    </Panel>
  );
}

/** The rows in error as a file, with what is wrong with each: to send back to whoever made the list. */
function ErrorsAsCsv({ data }: { data: Import }) {
  const { t } = useTranslation('imports');
  const save = useMutation({
    mutationFn: async () => {
      const rows = await allImportRows(data.id, 'error', greatestInFile);
      const fields = Object.entries(data.mapping);
      const fieldOf = new Map(fields.map(([field, column]) => [column, field]));
      const columns = data.columns.filter((column) => fieldOf.has(column));
      const line = (row: ImportRow) => [
        String(row.row),
        ...columns.map((column) => row.values[fieldOf.get(column) ?? ''] ?? ''),
        row.errors.map(({ column, message }) => (column ? `${column} : ${message}` : message)).join(' | '),
      ];
      const name = data.file_name.replace(/\.\w+$/, '');
      saveText(csvOf([[t('field.row'), ...columns, t('field.remarks')], ...rows.map(line)]), `${name} - ${t('check.errorsFile')}.csv`);
    },
  });
  return (
    <Button size="xs" leftSection={<Icon name="download" />} loading={save.isPending} onClick={() => save.mutate()}>
      {save.isError ? t('check.errorsAgain') : t('check.errorsCsv')}
    </Button>
  );
}
