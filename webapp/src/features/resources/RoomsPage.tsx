import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { meQuery, type Item } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  ColumnChooser, DataTable, ExportButton, FilterChips, Icon, LocalText, PageHead, Panel, SavedViews, Tag, Unknown, useColumns, useCrumbs, useUrlSearch,
  type Column, type Filter,
} from '@/shared/ui';
import { ListEmpty, usePlaceFilter } from './listParts';
import { roomsList } from './queries';
import { ResourceNav } from './ResourceNav';
import { equipment } from './words';

const names = ['q', 'place', 'seats', 'equipment', 'step_free', 'in_service'] as const;
const sizes = [10, 20, 30, 50, 100] as const;

export default function RoomsPage() {
  const { t } = useTranslation('resources');
  const [search] = useUrlSearch();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const list = useInfiniteQuery(roomsList(Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]]))));
  const columns = useColumns('rooms', useRoomColumns());
  useCrumbs([{ label: t('room.title') }]);
  const mayWrite = me?.user.can.resources_write === true;
  return (
    <>
      <PageHead
        title={t('room.title')}
        actions={
          <>
            <ExportButton list="rooms" columns={columns} />
            <ColumnChooser columns={columns} />
            {mayWrite && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/rooms/new' })}>
                {t('room.new')}
              </Button>
            )}
          </>
        }
      />
      <ResourceNav now="rooms" />
      <SavedViews name="rooms" params={names} />
      <FilterChips filters={useRoomFilters()} hasSearch />
      <Panel isFlush>
        <DataTable
          caption={t('room.title')}
          columns={columns.visible}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/rooms/${id}`}
          empty={<ListEmpty names={names} title={t('room.none')} text={t('room.noneText')} addHref={mayWrite ? '/rooms/new' : undefined} addLabel={t('room.new')} />}
        />
      </Panel>
    </>
  );
}

function useRoomFilters(): Filter[] {
  const { t } = useTranslation('resources');
  return [
    usePlaceFilter(),
    { name: 'seats', label: t('filter.seats'), options: sizes.map((size) => ({ value: String(size), label: t('filter.atLeast', { count: size }) })) },
    { name: 'equipment', label: t('field.equipment'), options: equipment.map((value) => ({ value, label: t(`term.equipment.${value}`) })) },
    { name: 'step_free', label: t('field.step_free'), options: [{ value: 'true', label: t('filter.stepFree') }] },
    { name: 'in_service', label: t('field.in_service'), options: [{ value: 'true', label: t('filter.inService') }] },
  ];
}

function useRoomColumns(): Column<Item<'/api/v1/rooms'>>[] {
  const { t } = useTranslation(['resources', 'common']);
  const format = useFormat();
  return [
    {
      id: 'name', exports: ['name_fr', 'name_ar', 'name_en'], header: t('field.name'), isName: true, isCut: true,
      cell: ({ name, in_service: inService }) => (
        <>
          <LocalText text={name} /> {!inService && <Tag tone="warn">{t('room.outOfService')}</Tag>}
        </>
      ),
    },
    { id: 'venue', exports: ['venue_name'], header: t('field.venue_id'), isCut: true, cell: ({ venue_name: name }) => <LocalText text={name} /> },
    { id: 'place', exports: ['place'], header: t('field.place_code'), cell: ({ place_name: name }) => (name ? <LocalText text={name} /> : <Unknown />) },
    { id: 'seats', exports: ['seats'], header: t('field.seats'), isNumber: true, cell: ({ seats }) => (seats == null ? <Unknown /> : format.number(seats)) },
    {
      id: 'equipment', exports: ['equipment'], header: t('field.equipment'), isCut: true,
      cell: ({ equipment: has }) => has.map((each) => t(`term.equipment.${each}`)).join(t('common:listComma')),
    },
    { id: 'step_free', exports: ['step_free'], header: t('field.step_free'), cell: ({ step_free: access }) => <span className={access === 'unknown' ? 'muted' : undefined}>{t(`term.step_free.${access}`)}</span> },
    {
      id: 'double_booking', exports: ['double_booking', 'in_service'], header: t('field.double_booking'), isHiddenAtFirst: true, isLabelled: true,
      cell: ({ double_booking: policy }) => t(`term.double_booking.${policy}`),
    },
  ];
}
