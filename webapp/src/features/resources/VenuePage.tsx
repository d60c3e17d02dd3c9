import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { meQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, EmptyState, FailedState, HistoryPanel, Icon, Isolated, LocalText, PageHead, Panel, Skeleton, Tabs, Tag, TermList, useCrumbs, useTab, type TabItem,
} from '@/shared/ui';
import { DeleteButton } from './DeleteButton';
import { assetsList, deleteVenue, roomsList, venueQuery, type Venue } from './queries';
import classes from './resources.module.css';

export default function VenuePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('resources');
  const format = useFormat();
  const venue = useQuery(venueQuery(id));
  useCrumbs([{ label: t('venue.title'), href: '/venues' }, { label: format.text(venue.data?.name) }]);
  if (venue.isPending) return <Skeleton lines={8} />;
  if (!venue.data) return <FailedState error={venue.error} onRetry={() => void venue.refetch()} />;
  return <View venue={venue.data} />;
}

function View({ venue }: { venue: Venue }) {
  const { t } = useTranslation(['resources', 'common']);
  const format = useFormat();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const tabs: TabItem[] = [{ id: 'record', label: t('tab.record') }, ...(me?.user.can.history_read ? [{ id: 'history', label: t('tab.history') }] : [])];
  const tab = useTab(tabs);
  return (
    <>
      <PageHead
        title={<LocalText text={venue.name} />}
        documentTitle={format.text(venue.name)}
        subtitle={venue.place_name && <LocalText text={venue.place_name} />}
        actions={
          venue.can.update && (
            <>
              <DeleteButton remove={() => deleteVenue(venue)} home="/venues" />
              <Button leftSection={<Icon name="edit" />} onClick={() => void router.navigate({ href: `/venues/${venue.id}/edit` })}>
                {t('common:edit')}
              </Button>
            </>
          )
        }
      />
      {tabs.length > 1 && <Tabs label={t('tab.label')} tabs={tabs} />}
      {tab === 'history' ? (
        <HistoryPanel concept="venues" id={venue.id} fieldLabel={(field) => t(`field.${field}`, { defaultValue: field })} />
      ) : (
        <div className="cols cols-two-one">
          <div className="stack">
            <Rooms venue={venue} />
            <Assets venue={venue} />
          </div>
          <Panel title={t('tab.record')}>
            <TermList
              terms={[
                [t('field.address'), venue.address && <span key="a" className={classes.long}><bdi>{venue.address}</bdi></span>],
                [t('field.place_code'), venue.place_name && <LocalText key="p" text={venue.place_name} />],
                [t('field.organisation_id'), venue.organisation_id && (
                  <AppLink key="o" href={`/organisations/${venue.organisation_id}`}>
                    <LocalText text={venue.organisation_name} />
                  </AppLink>
                )],
                [t('field.seats'), venue.seats > 0 && format.number(venue.seats)],
                [t('field.note'), venue.note && <span key="n" className={classes.long}><bdi>{venue.note}</bdi></span>],
              ]}
            />
          </Panel>
        </div>
      )}
    </>
  );
}

function Rooms({ venue }: { venue: Venue }) {
  const { t } = useTranslation('resources');
  const list = useInfiniteQuery(roomsList({ venue: venue.id }));
  const rooms = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const add = venue.can.update && <AppLink href={`/rooms/new?venue=${venue.id}`}>{t('room.new')}</AppLink>;
  return (
    <Panel title={t('venue.rooms')} end={rooms.length > 0 && add} isFlush>
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && !list.data && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rooms.length === 0 && <EmptyState title={t('venue.noRooms')} actions={add} />}
      <ul className={classes.lines}>
        {rooms.map((room) => (
          <li key={room.id}>
            <AppLink href={`/rooms/${room.id}`}>
              <LocalText text={room.name} />
            </AppLink>
            {!room.in_service && <Tag tone="warn">{t('room.outOfService')}</Tag>}
            <span className="small muted">{t(`term.step_free.${room.step_free}`)}</span>
            <span className="small">{room.seats != null && t('seats', { count: room.seats })}</span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && <Button size="xs" onClick={() => void list.fetchNextPage()}>{t('bookings.more')}</Button>}
    </Panel>
  );
}

function Assets({ venue }: { venue: Venue }) {
  const { t } = useTranslation('resources');
  const list = useInfiniteQuery(assetsList({ venue: venue.id }));
  const assets = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const add = venue.can.update && <AppLink href={`/assets/new?venue=${venue.id}`}>{t('asset.new')}</AppLink>;
  return (
    <Panel title={t('venue.assets')} end={assets.length > 0 && add} isFlush>
      {list.isPending && <Skeleton lines={2} />}
      {list.isError && !list.data && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && assets.length === 0 && <EmptyState title={t('venue.noAssets')} actions={add} />}
      <ul className={classes.lines}>
        {assets.map((asset) => (
          <li key={asset.id}>
            <AppLink href={`/assets/${asset.id}`}>
              <LocalText text={asset.name} />
            </AppLink>
            {!asset.in_service && <Tag tone="warn">{t('room.outOfService')}</Tag>}
            <span className="small muted">{asset.inventory_number && <Isolated>{asset.inventory_number}</Isolated>}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
