import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { meQuery, organisationsList, placesList, referenceList, type OrganisationItem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, ColumnChooser, DataTable, EmptyState, ExportButton, FilterChips, Icon, LocalText, Nothing, PageHead, Panel, SavedViews, Tag, Unknown, useColumns,
  useCrumbs, useUrlSearch, type Column, type Filter,
} from '@/shared/ui';
import classes from './organisations.module.css';

const names = ['q', 'type', 'country', 'place', 'parent', 'state', 'sort'] as const;

export default function OrganisationsPage() {
  const { t } = useTranslation(['organisations', 'common']);
  const [search, change] = useUrlSearch();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const list = useInfiniteQuery(organisationsList(Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]]))));
  const columns = useColumns('organisations', useOrganisationColumns());
  useCrumbs([{ label: t('list.title') }]);
  const isFiltered = names.some((name) => name !== 'sort' && search[name]);
  const mayWrite = me?.user.can.organisations_write === true;
  return (
    <>
      <PageHead
        title={t('list.title')}
        actions={
          <>
            <ExportButton list="organisations" columns={columns} />
            <ColumnChooser columns={columns} />
            {mayWrite && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/organisations/new' })}>
                {t('list.new')}
              </Button>
            )}
          </>
        }
      />
      <SavedViews name="organisations" params={names} />
      <FilterChips filters={useOrganisationFilters()} hasSearch />
      <Panel isFlush>
        <DataTable
          caption={t('list.title')}
          columns={columns.visible}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/organisations/${id}`}
          empty={
            isFiltered ? (
              <EmptyState
                title={t('common:table.noneFound')}
                actions={<Button onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}>{t('common:filter.clear')}</Button>}
              >
                {t('common:table.noneFoundText')}
              </EmptyState>
            ) : (
              <EmptyState title={t('list.none')} actions={mayWrite && <AppLink href="/organisations/new">{t('list.new')}</AppLink>}>
                {t('list.noneText')}
              </EmptyState>
            )
          }
        />
      </Panel>
    </>
  );
}

function useOrganisationFilters(): Filter[] {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const types = useQuery(referenceList('organisation_type'));
  const regions = useQuery(placesList({ kind: 'region', parent: 'MA', limit: 50 }));
  return [
    { name: 'type', label: t('field.type'), isLong: true, options: (types.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) })) },
    {
      name: 'place', label: t('field.region'), allLabel: t('list.allRegions'), isLong: true,
      options: (regions.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) })),
    },
    { name: 'state', label: t('list.state'), options: [{ value: 'current', label: t('list.current') }, { value: 'former', label: t('list.formerOnly') }] },
  ];
}

function useOrganisationColumns(): Column<OrganisationItem>[] {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  return [
    { id: 'name', exports: ['name_fr', 'name_ar', 'name_en', 'until'], header: t('field.name'), isName: true, isCut: true, sort: 'name', cell: (organisation) => <Name organisation={organisation} /> },
    { id: 'acronym', exports: ['acronym'], header: t('field.acronym'), cell: ({ acronym }) => (format.text(acronym) ? <LocalText text={acronym} /> : <Nothing />) },
    { id: 'type', exports: ['organisation_type'], header: t('field.type'), cell: ({ type_name: name }) => <LocalText text={name} /> },
    { id: 'parent', exports: ['parent'], header: t('field.parent_id'), isCut: true, cell: ({ parent_name: name }) => (name ? <LocalText text={name} /> : <Nothing />) },
    { id: 'place', exports: ['place', 'country'], header: t('field.place_code'), cell: ({ place_name: name, country }) => (name ? <LocalText text={name} /> : country ? <bdi>{format.country(country)}</bdi> : <Unknown />) },
    { id: 'people', exports: ['people_count'], header: t('field.people_count'), isNumber: true, cell: ({ people_count: count = 0 }) => (count > 0 ? format.number(count) : <Nothing />) },
  ];
}

/** A former one is marked; one that a search found by an earlier name says by which. */
function Name({ organisation: { name, ended_on: ended, found_as: before } }: { organisation: OrganisationItem }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  return (
    <>
      <LocalText text={name} />
      {ended && (
        <>
          {' '}
          <Tag>{t('list.former')}</Tag>
        </>
      )}
      {before && <small className={classes.before}>{t('list.foundAs', { name: format.text(before) })}</small>}
    </>
  );
}
