import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { meQuery, type Item } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import {
  ColumnChooser, DataTable, ExportButton, FilterChips, Icon, Isolated, LocalText, Nothing, PageHead, Panel, SavedViews, Tag, useColumns, useCrumbs, useUrlSearch,
  type Column,
} from '@/shared/ui';
import { ListEmpty } from './listParts';
import { assetsList } from './queries';
import { ResourceNav } from './ResourceNav';

const names = ['q', 'in_service'] as const;

export default function AssetsPage() {
  const { t } = useTranslation('resources');
  const [search] = useUrlSearch();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const list = useInfiniteQuery(assetsList(Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]]))));
  const columns = useColumns('assets', useAssetColumns());
  useCrumbs([{ label: t('asset.title') }]);
  const mayWrite = me?.user.can.resources_write === true;
  return (
    <>
      <PageHead
        title={t('asset.title')}
        actions={
          <>
            <ExportButton list="assets" columns={columns} />
            <ColumnChooser columns={columns} />
            {mayWrite && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/assets/new' })}>
                {t('asset.new')}
              </Button>
            )}
          </>
        }
      />
      <ResourceNav now="assets" />
      <SavedViews name="assets" params={names} />
      <FilterChips filters={[{ name: 'in_service', label: t('field.in_service'), options: [{ value: 'true', label: t('filter.inService') }] }]} hasSearch />
      <Panel isFlush>
        <DataTable
          caption={t('asset.title')}
          columns={columns.visible}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/assets/${id}`}
          empty={<ListEmpty names={names} title={t('asset.none')} text={t('asset.noneText')} addHref={mayWrite ? '/assets/new' : undefined} addLabel={t('asset.new')} />}
        />
      </Panel>
    </>
  );
}

function useAssetColumns(): Column<Item<'/api/v1/assets'>>[] {
  const { t } = useTranslation('resources');
  return [
    {
      id: 'name', exports: ['name_fr', 'name_ar', 'name_en'], header: t('field.name'), isName: true, isCut: true,
      cell: ({ name, in_service: inService }) => (
        <>
          <LocalText text={name} /> {!inService && <Tag tone="warn">{t('room.outOfService')}</Tag>}
        </>
      ),
    },
    { id: 'inventory_number', exports: ['inventory_number'], header: t('field.inventory_number'), cell: ({ inventory_number: number }) => (number ? <Isolated>{number}</Isolated> : <Nothing />) },
    { id: 'venue', exports: ['venue_name'], header: t('field.venue_id'), isCut: true, cell: ({ venue_name: name }) => (name ? <LocalText text={name} /> : <Nothing />) },
    { id: 'double_booking', exports: ['double_booking', 'in_service'], header: t('field.double_booking'), isLabelled: true, cell: ({ double_booking: policy }) => t(`term.double_booking.${policy}`) },
  ];
}
