import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { meQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, Banner, FailedState, HistoryPanel, Icon, LocalText, PageHead, Panel, Skeleton, Tabs, Tag, TermList, useCrumbs, useTab, type TabItem,
} from '@/shared/ui';
import { BookingsAhead } from './BookingsAhead';
import { DeleteButton } from './DeleteButton';
import { deleteRoom, roomQuery, type Room } from './queries';
import classes from './resources.module.css';

export default function RoomPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('resources');
  const format = useFormat();
  const room = useQuery(roomQuery(id));
  useCrumbs([{ label: t('room.title'), href: '/rooms' }, { label: format.text(room.data?.name) }]);
  if (room.isPending) return <Skeleton lines={8} />;
  if (!room.data) return <FailedState error={room.error} onRetry={() => void room.refetch()} />;
  return <View room={room.data} />;
}

function View({ room }: { room: Room }) {
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
          [t('field.venue_id'), <AppLink key="v" href={`/venues/${room.venue_id}`}><LocalText text={room.venue_name} /></AppLink>],
          [t('field.place_code'), room.place_name && <LocalText key="p" text={room.place_name} />],
          [t('field.seats'), room.seats != null && format.number(room.seats)],
          [t('field.step_free'), t(`term.step_free.${room.step_free}`)],
          [t('field.equipment'), room.equipment.map((each) => t(`term.equipment.${each}`)).join(t('common:listComma'))],
          [t('field.double_booking'), t(`term.double_booking.${room.double_booking}`)],
          ...(room.note ? [[t('field.note'), <span key="n" className={classes.long}><bdi>{room.note}</bdi></span>] as const] : []),
        ]}
      />
    </Panel>
  );
  return (
    <>
      <PageHead
        title={<LocalText text={room.name} />}
        documentTitle={format.text(room.name)}
        tag={!room.in_service && <Tag tone="warn">{t('room.outOfService')}</Tag>}
        subtitle={<LocalText text={room.venue_name} />}
        actions={
          room.can.update && (
            <>
              <DeleteButton remove={() => deleteRoom(room)} home={`/venues/${room.venue_id}`} advice={t('delete.roomAdvice')} />
              <Button leftSection={<Icon name="edit" />} onClick={() => void router.navigate({ href: `/rooms/${room.id}/edit` })}>
                {t('common:edit')}
              </Button>
            </>
          )
        }
      />
      {!room.in_service && <Banner tone="warn" icon="alert">{t('room.outOfServiceText')}</Banner>}
      {tabs.length > 1 && <Tabs label={t('tab.label')} tabs={tabs} />}
      {tab === 'history' ? (
        <HistoryPanel concept="rooms" id={room.id} fieldLabel={(field) => t(`field.${field}`, { defaultValue: field })} />
      ) : me?.user.can.schedule_read ? (
        <div className="cols cols-two-one">
          <BookingsAhead of={{ room: room.id }} title={t('bookings.title')} empty={t('bookings.none')} emptyText={t('bookings.noneText')} />
          {card}
        </div>
      ) : (
        card
      )}
    </>
  );
}
