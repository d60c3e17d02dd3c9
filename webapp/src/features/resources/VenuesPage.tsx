import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { meQuery, type Item } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { ColumnChooser, DataTable, ExportButton, FilterChips, Icon, LocalText, Nothing, PageHead, Panel, SavedViews, Unknown, useColumns, useCrumbs, useUrlSearch, type Column } from '@/shared/ui';
import { ListEmpty, usePlaceFilter } from './listParts';
import { venuesList } from './queries';
import { ResourceNav } from './ResourceNav';

const names = ['q', 'place'] as const;

export default function VenuesPage() {
  const { t } = useTranslation('resources');
  const format = useFormat();
  const [search] = useUrlSearch();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const list = useInfiniteQuery(venuesList(Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]]))));
  useCrumbs([{ label: t('venue.title') }]);
  const mayWrite = me?.user.can.resources_write === true;
  const all: Column<Item<'/api/v1/venues'>>[] = [
    { id: 'name', exports: ['name_fr', 'name_ar', 'name_en'], header: t('field.name'), isName: true, isCut: true, cell: ({ name }) => <LocalText text={name} /> },
    { id: 'place', exports: ['place'], header: t('field.place_code'), cell: ({ place_name: name }) => (name ? <LocalText text={name} /> : <Unknown />) },
    { id: 'address', exports: ['address'], header: t('field.address'), isCut: true, cell: ({ address }) => (address ? <bdi>{address}</bdi> : <Nothing />) },
    { id: 'organisation', exports: ['organisation'], header: t('field.organisation_id'), isCut: true, cell: ({ organisation_name: name }) => (name ? <LocalText text={name} /> : <Nothing />) },
    { id: 'rooms', exports: ['rooms_count'], header: t('field.rooms'), isNumber: true, cell: ({ rooms }) => format.number(rooms) },
    { id: 'seats', exports: ['seats'], header: t('field.seats'), isNumber: true, cell: ({ seats }) => format.number(seats) },
  ];
  const columns = useColumns('venues', all);
  return (
    <>
      <PageHead
        title={t('venue.title')}
        actions={
          <>
            <ExportButton list="venues" columns={columns} />
            <ColumnChooser columns={columns} />
            {mayWrite && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/venues/new' })}>
                {t('venue.new')}
              </Button>
            )}
          </>
        }
      />
      <ResourceNav now="venues" />
      <SavedViews name="venues" params={names} />
      <FilterChips filters={[usePlaceFilter()]} hasSearch />
      <Panel isFlush>
        <DataTable
          caption={t('venue.title')}
          columns={columns.visible}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/venues/${id}`}
          empty={<ListEmpty names={names} title={t('venue.none')} text={t('venue.noneText')} addHref={mayWrite ? '/venues/new' : undefined} addLabel={t('venue.new')} />}
        />
      </Panel>
    </>
  );
}
