import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { allProgrammesQuery, meQuery, outreachList, referenceList, type Outreach } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, Banner, ColumnChooser, DataTable, EmptyState, ExportButton, FilterChips, Icon, Isolated, LocalText, PageHead, Panel, SavedViews, Unknown,
  useColumns, useCrumbs, useUrlSearch, type Column, type Filter,
} from '@/shared/ui';

const names = ['q', 'programme', 'kind', 'from', 'to', 'sort'] as const;

export default function OutreachListPage() {
  const { t } = useTranslation(['outreach', 'common']);
  const [search, change] = useUrlSearch();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const list = useInfiniteQuery(outreachList(Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]]))));
  const columns = useColumns('outreach', useOutreachColumns());
  useCrumbs([{ label: t('list.title') }]);
  const isFiltered = names.some((name) => name !== 'sort' && search[name]);
  const mayWrite = me?.user.can.outreach_write === true;
  return (
    <>
      <PageHead
        title={t('list.title')}
        subtitle={t('list.subtitle')}
        actions={
          <>
            <ExportButton list="outreach_activities" columns={columns} />
            <ColumnChooser columns={columns} />
            {mayWrite && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/outreach/new' })}>
                {t('list.new')}
              </Button>
            )}
          </>
        }
      />
      <SavedViews name="outreach" params={names} />
      <FilterChips filters={useOutreachFilters()} hasSearch hasPeriod />
      <Banner icon="horn">{t('list.apart')}</Banner>
      <Panel isFlush>
        <DataTable
          caption={t('list.title')}
          columns={columns.visible}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/outreach/${id}`}
          empty={
            isFiltered ? (
              <EmptyState
                title={t('common:table.noneFound')}
                actions={<Button onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}>{t('common:filter.clear')}</Button>}
              >
                {t('common:table.noneFoundText')}
              </EmptyState>
            ) : (
              <EmptyState title={t('list.none')} actions={mayWrite && <AppLink href="/outreach/new">{t('list.new')}</AppLink>}>
                {t('list.noneText')}
              </EmptyState>
            )
          }
        />
      </Panel>
    </>
  );
}

function useOutreachFilters(): Filter[] {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const { data: me } = useQuery(meQuery);
  const kinds = useQuery(referenceList('outreach_kind'));
  const programmes = useQuery({ ...allProgrammesQuery, enabled: me?.user.can.programmes_read === true });
  return [
    {
      name: 'programme', label: t('field.programme_id'), isLong: true,
      options: (programmes.data?.items ?? []).map(({ code, title }) => ({ value: code, label: `${code} · ${format.text(title)}` })),
    },
    { name: 'kind', label: t('field.kind'), isLong: true, options: (kinds.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) })) },
  ];
}

function useOutreachColumns(): Column<Outreach>[] {
  const { t } = useTranslation(['outreach', 'terms']);
  const format = useFormat();
  const methodsOf = ({ audiences }: Outreach) =>
    [...new Set((audiences ?? []).map(({ method }) => t(`terms:audience_method.${method}`)))].join(' · ');
  return [
    { id: 'title', exports: ['title'], header: t('field.title'), isName: true, isCut: true, cell: ({ title }) => <LocalText text={title} /> },
    { id: 'programme', exports: ['programme'], header: t('field.programme_id'), cell: ({ programme_code: code }) => <Isolated className="muted">{code}</Isolated> },
    { id: 'kind', exports: ['outreach_kind'], header: t('field.kind'), cell: ({ kind_name: name }) => <LocalText text={name} /> },
    { id: 'date', exports: ['date'], header: t('field.date'), cell: ({ date }) => (date ? <bdi>{format.date(date)}</bdi> : <Unknown />) },
    { id: 'place', exports: ['place', 'country'], header: t('field.place_code'), cell: ({ place_name: name, country }) => (name ? <LocalText text={name} /> : country ? <bdi>{format.country(country)}</bdi> : <Unknown />) },
    { id: 'total', exports: ['audience_country', 'audience_total', 'audience_women', 'audience_men'], header: t('field.total'), isNumber: true, cell: ({ total }) => (total === undefined || total === null ? <Unknown /> : format.number(total)) },
    { id: 'method', exports: ['audience_method'], header: t('field.method'), cell: (activity) => (methodsOf(activity) ? <>{methodsOf(activity)}</> : <Unknown />) },
  ];
}
