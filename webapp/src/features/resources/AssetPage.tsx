import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { meQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, Banner, FailedState, HistoryPanel, Icon, Isolated, LocalText, PageHead, Panel, Skeleton, Tabs, Tag, TermList, useCrumbs, useTab, type TabItem,
} from '@/shared/ui';
import { BookingsAhead } from './BookingsAhead';
import { DeleteButton } from './DeleteButton';
import { deleteAsset, assetQuery, type Asset } from './queries';
import classes from './resources.module.css';

export default function AssetPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('resources');
  const format = useFormat();
  const asset = useQuery(assetQuery(id));
  useCrumbs([{ label: t('asset.title'), href: '/assets' }, { label: format.text(asset.data?.name) }]);
  if (asset.isPending) return <Skeleton lines={8} />;
  if (!asset.data) return <FailedState error={asset.error} onRetry={() => void asset.refetch()} />;
  return <View asset={asset.data} />;
}

function View({ asset }: { asset: Asset }) {
  const { t } = useTranslation(['resources', 'common']);
  const format = useFormat();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const tabs: TabItem[] = [{ id: 'record', label: t('tab.record') }, ...(me?.user.can.history_read ? [{ id: 'history', label: t('tab.history') }] : [])];
  const tab = useTab(tabs);
  const card = (
    <Panel title={t('tab.record')}>
      <TermList
        showsUnknown
        terms={[
          [t('field.inventory_number'), asset.inventory_number && <Isolated key="i">{asset.inventory_number}</Isolated>],
          [t('field.venue_id'), asset.venue_id && <AppLink key="v" href={`/venues/${asset.venue_id}`}><LocalText text={asset.venue_name} /></AppLink>],
          [t('field.double_booking'), t(`term.double_booking.${asset.double_booking}`)],
          ...(asset.note ? [[t('field.note'), <span key="n" className={classes.long}><bdi>{asset.note}</bdi></span>] as const] : []),
        ]}
      />
    </Panel>
  );
  return (
    <>
      <PageHead
        title={<LocalText text={asset.name} />}
        documentTitle={format.text(asset.name)}
        tag={!asset.in_service && <Tag tone="warn">{t('room.outOfService')}</Tag>}
        subtitle={asset.venue_name && <LocalText text={asset.venue_name} />}
        actions={
          asset.can.update && (
            <>
              <DeleteButton remove={() => deleteAsset(asset)} home="/assets" />
              <Button leftSection={<Icon name="edit" />} onClick={() => void router.navigate({ href: `/assets/${asset.id}/edit` })}>
                {t('common:edit')}
              </Button>
            </>
          )
        }
      />
      {!asset.in_service && <Banner tone="warn" icon="alert">{t('asset.outOfServiceText')}</Banner>}
      {tabs.length > 1 && <Tabs label={t('tab.label')} tabs={tabs} />}
      {tab === 'history' ? (
        <HistoryPanel concept="assets" id={asset.id} fieldLabel={(field) => t(`field.${field}`, { defaultValue: field })} />
      ) : me?.user.can.schedule_read ? (
        <div className="cols cols-two-one">
          <BookingsAhead of={{ asset: asset.id }} title={t('bookings.title')} empty={t('bookings.none')} emptyText={t('bookings.noneText')} />
          {card}
        </div>
      ) : (
        card
      )}
    </>
  );
}
