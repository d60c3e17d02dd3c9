import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery, peopleList, placesList, referenceList, type PersonItem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, BulkBar, ColumnChooser, DataTable, EmptyState, ExportButton, FilterChips, Icon, Isolated, LocalText, PageHead, Panel, SavedViews, PersonName, Unknown,
  useColumns, useCrumbs, useUrlSearch, type Column, type Filter,
} from '@/shared/ui';
import { AddToGroup } from './AddToGroup';
import { sexes } from './words';

const names = ['q', 'organisation', 'sex', 'category', 'region', 'incomplete', 'sort'] as const;

export default function PeoplePage() {
  const { t } = useTranslation(['people', 'common']);
  const [search, change] = useUrlSearch();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const filters = Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]]));
  const list = useInfiniteQuery(peopleList(filters as never));
  const columns = useColumns('people', usePersonColumns());
  useCrumbs([{ label: t('list.title') }]);
  const isFiltered = names.some((name) => name !== 'sort' && search[name]);
  const mayAdd = me?.user.can.people_write === true;
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  return (
    <>
      <PageHead
        title={t('list.title')}
        actions={
          <>
            <ExportButton list="people" columns={columns} />
            <ColumnChooser columns={columns} />
            {mayAdd && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/people/new' })}>
                {t('list.new')}
              </Button>
            )}
          </>
        }
      />
      <SavedViews name="people" params={names} common={[{ label: t('list.incompleteRecords'), search: { incomplete: 'true' } }]} />
      <FilterChips filters={usePersonFilters()} hasSearch organisationHelp={t('list.organisationHelp')} />
      <Panel isFlush>
        <DataTable
          caption={t('list.title')}
          columns={columns.visible}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/people/${id}`}
          selection={mayAdd ? { chosen, onChange: setChosen, label: ({ display_name: name }) => t('bulk.choose', { name }) } : undefined}
          empty={
            isFiltered ? (
              <EmptyState
                title={t('common:table.noneFound')}
                actions={
                  <>
                    <Button onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}>{t('common:filter.clear')}</Button>
                    {mayAdd && <AppLink href="/people/new">{t('list.new')}</AppLink>}
                  </>
                }
              >
                {t('list.notFoundText')}
              </EmptyState>
            ) : (
              <EmptyState title={t('list.none')} actions={mayAdd && <AppLink href="/people/new">{t('list.new')}</AppLink>}>
                {t('list.noneText')}
              </EmptyState>
            )
          }
        />
      </Panel>
      <BulkBar count={chosen.size} onClear={() => setChosen(new Set())}>
        <AddToGroup ids={[...chosen]} onDone={() => setChosen(new Set())} />
      </BulkBar>
    </>
  );
}

function usePersonFilters(): Filter[] {
  const { t } = useTranslation(['people', 'terms', 'common']);
  const format = useFormat();
  const categories = useQuery(referenceList('person_category'));
  const regions = useQuery(placesList({ kind: 'region', parent: 'MA', limit: 50 }));
  return [
    { name: 'sex', label: t('common:sex.title'), options: sexes.map((value) => ({ value, label: t(`terms:sex.${value}`) })) },
    {
      name: 'category', label: t('field.category'), allLabel: t('list.allCategories'), isLong: true,
      options: (categories.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) })),
    },
    {
      name: 'region', label: t('field.region'), allLabel: t('list.allCategories'), isLong: true,
      options: (regions.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) })),
    },
    { name: 'incomplete', label: t('list.records'), allLabel: t('list.allRecords'), options: [{ value: 'true', label: t('list.incomplete') }] },
  ];
}

function usePersonColumns(): Column<PersonItem>[] {
  const { t } = useTranslation(['people', 'terms', 'common']);
  const format = useFormat();
  const categories = useQuery(referenceList('person_category'));
  const categoryName = (code: string) => format.text(categories.data?.items.find((item) => item.code === code)?.name) || code;
  return [
    { id: 'name', exports: ['family_name', 'given_name', 'family_name_ar', 'given_name_ar'], header: t('field.name'), sort: 'name', isName: true, cell: (person) => <PersonName person={person} /> },
    { id: 'sex', exports: ['sex'], header: t('common:sex.title'), cell: ({ sex }) => <Sex sex={sex} /> },
    { id: 'organisation', exports: ['organisation'], header: t('field.organisation'), isCut: true, cell: ({ organisation_name: name }) => <LocalText text={name} /> },
    { id: 'function', exports: ['function'], header: t('field.function'), isCut: true, cell: ({ function: said }) => (said ? <bdi>{said}</bdi> : <Unknown />) },
    { id: 'place', exports: ['place_of_assignment', 'region'], header: t('field.place_code'), isCut: true, cell: ({ place_name: name }) => <LocalText text={name} /> },
    {
      id: 'category', exports: ['category'], header: t('field.category'), isCut: true, isHiddenAtFirst: true,
      cell: ({ category }) => (category ? categoryName(category) : <Unknown />),
    },
    { id: 'email', exports: ['email'], header: t('field.email'), isHiddenAtFirst: true, cell: ({ email }) => (email ? <Isolated>{email}</Isolated> : <Unknown />) },
    { id: 'phone', exports: ['phone'], header: t('field.phone'), isHiddenAtFirst: true, cell: ({ phone }) => (phone ? <Isolated>{phone}</Isolated> : <Unknown />) },
  ];
}

function Sex({ sex }: { sex: string }) {
  const { t } = useTranslation('terms');
  return <span className={sex === 'F' ? 'women' : sex === 'M' ? 'men' : 'muted'}>{t(`sex_short.${sex}`)}</span>;
}
