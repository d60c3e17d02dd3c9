import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, ColumnChooser, DataTable, EmptyState, ExportButton, FilterChips, PageHead, Panel, SavedViews, useColumns, useCrumbs, useUrlSearch,
} from '@/shared/ui';
import { statuses } from './commitmentValues';
import { commitmentsList, type CommitmentFilters } from './queries';
import { useCommitmentColumns } from './useCommitmentColumns';

const names = ['q', 'status', 'from', 'to', 'organisation', 'agreement'] as const;

/** What parties owe, across agreements, by the day it falls due. */
export default function CommitmentsPage() {
  const { t } = useTranslation(['commitments', 'common', 'terms']);
  const [search, change] = useUrlSearch();
  const list = useInfiniteQuery(commitmentsList(Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]])) as CommitmentFilters));
  const columns = useColumns('commitments', useCommitmentColumns(false));
  useCrumbs([{ label: t('list.title') }]);
  const isFiltered = names.some((name) => search[name]);
  return (
    <>
      <PageHead
        title={t('list.title')}
        subtitle={t('list.subtitle')}
        actions={
          <>
            <ExportButton list="commitments" columns={columns} />
            <ColumnChooser columns={columns} />
            <AppLink href="/deadlines">{t('deadlines.title')}</AppLink>
          </>
        }
      />
      <SavedViews name="commitments" params={names} />
      <FilterChips
        hasSearch
        period={{ label: t('field.due_on'), from: 'from', to: 'to' }}
        filters={[{ name: 'status', label: t('field.status'), options: statuses.map((value) => ({ value, label: t(`terms:commitment_status.${value}`) })) }]}
      />
      <Panel isFlush>
        <DataTable
          caption={t('list.title')}
          columns={columns.visible}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ commitment_id: id }) => `/commitments/${id}`}
          empty={
            isFiltered ? (
              <EmptyState
                title={t('common:table.noneFound')}
                actions={<Button onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}>{t('common:filter.clear')}</Button>}
              >
                {t('common:table.noneFoundText')}
              </EmptyState>
            ) : (
              <EmptyState title={t('list.none')} actions={<AppLink href="/agreements">{t('list.toAgreements')}</AppLink>}>
                {t('list.noneText')}
              </EmptyState>
            )
          }
        />
      </Panel>
    </>
  );
}
