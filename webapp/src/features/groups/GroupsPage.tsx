import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { groupsList, meQuery, referenceList, type GroupItem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, ColumnChooser, DataTable, EmptyState, ExportButton, FilterChips, Icon, Isolated, LocalText, Nothing, PageHead, Panel, useColumns, useCrumbs,
  useUrlSearch, type Column,
} from '@/shared/ui';

const names = ['q', 'kind', 'sort'] as const;

export default function GroupsPage() {
  const { t } = useTranslation(['groups', 'common']);
  const format = useFormat();
  const [search, change] = useUrlSearch();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const list = useInfiniteQuery(groupsList(Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]])) as never));
  const kinds = useQuery(referenceList('group_kind'));
  const columns = useColumns('groups', useGroupColumns());
  useCrumbs([{ label: t('list.title') }]);
  const isFiltered = names.some((name) => name !== 'sort' && search[name]);
  const mayWrite = me?.user.can.people_write === true;
  return (
    <>
      <PageHead
        title={t('list.title')}
        actions={
          <>
            <ExportButton list="person_groups" columns={columns} />
            <ColumnChooser columns={columns} />
            {mayWrite && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/groups/new' })}>
                {t('list.new')}
              </Button>
            )}
          </>
        }
      />
      <FilterChips
        hasSearch
        filters={[{ name: 'kind', label: t('field.kind'), options: (kinds.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) })) }]}
      />
      <Panel isFlush>
        <DataTable
          caption={t('list.title')}
          columns={columns.visible}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/groups/${id}`}
          empty={
            isFiltered ? (
              <EmptyState
                title={t('common:table.noneFound')}
                actions={<Button onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}>{t('common:filter.clear')}</Button>}
              >
                {t('common:table.noneFoundText')}
              </EmptyState>
            ) : (
              <EmptyState title={t('list.none')} actions={mayWrite && <AppLink href="/groups/new">{t('list.new')}</AppLink>}>
                {t('list.noneText')}
              </EmptyState>
            )
          }
        />
      </Panel>
    </>
  );
}

function useGroupColumns(): Column<GroupItem>[] {
  const { t } = useTranslation('groups');
  const format = useFormat();
  return [
    { id: 'name', exports: ['name_fr', 'name_ar', 'name_en'], header: t('field.name'), isName: true, isCut: true, cell: ({ name }) => <LocalText text={name} /> },
    { id: 'kind', exports: ['group_kind'], header: t('field.kind'), cell: ({ kind_name: name }) => <LocalText text={name} /> },
    { id: 'code', exports: ['code'], header: t('field.code'), sort: 'code', cell: ({ code }) => <Isolated className="muted">{code}</Isolated> },
    {
      id: 'members', exports: ['members_count'], header: t('field.members_count'), isNumber: true,
      cell: ({ members_count: count }) => (count === undefined || count === null ? <Nothing /> : format.number(count)),
    },
  ];
}
