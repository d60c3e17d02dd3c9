import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { meQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { RoomPicker } from './RoomPicker';
import type { RoomChoice } from './rooms';
import { addDays, daysBetween } from './schedule';
import { bookingsQuery } from './scheduleQueries';
import { daysOf, type SessionValues } from './sessionValues';

/** The rooms of the whole session, booked with it. While nobody changes them, what is booked stays. */
export function RoomField({ form, sessionId }: { form: UseFormReturnType<SessionValues>; sessionId?: string }) {
  const { t } = useTranslation(['resources', 'common']);
  const format = useFormat();
  const { data: me } = useQuery(meQuery);
  const isAllowed = me?.user.can.schedule_read === true && me.user.can.resources_read === true;
  const stored = useQuery({ ...bookingsQuery(sessionId ?? ''), enabled: isAllowed && sessionId !== undefined, refetchOnWindowFocus: false });
  const { values, errors } = form;
  const rooms = values.rooms;
  const whole = (stored.data?.bookings ?? []).filter(({ room_id: room, day, sitting }) => room && !day && !sitting);
  const booked = whole.flatMap(({ room_id: room }) => room ?? []);
  const hasChangedMeanwhile = Boolean(errors.rooms) && rooms?.version !== undefined;
  const { refetch } = stored;
  // Every refusal asks anew what is booked: the errors are another object each time.
  useEffect(() => {
    if (hasChangedMeanwhile) void refetch();
  }, [errors, hasChangedMeanwhile, refetch]);
  const version = stored.data?.version;
  // Once the reader has been shown what is booked now, saving again replaces that.
  useEffect(() => {
    if (hasChangedMeanwhile && version !== undefined && rooms && rooms.version !== version) form.setFieldValue('rooms', { ...rooms, version });
  }, [hasChangedMeanwhile, version, rooms, form]);
  if (!isAllowed || (sessionId !== undefined && !stored.data)) return null;
  const ids = rooms?.room_ids ?? booked;
  const reason = rooms?.reason ?? '';
  const first = values.days.find(({ date }) => date)?.date;
  const choose = (next: string[], chosen: RoomChoice[]) => {
    form.setFieldValue('rooms', { room_ids: next, reason, version });
    const room = chosen.at(-1);
    if (!room) return;
    // The place and the words on papers follow the first room, where nobody wrote any.
    if (!values.place_code && room.place_code) form.setFieldValue('place_code', room.place_code);
    if (!values.venue.trim()) form.setFieldValue('venue', [format.text(room.name), format.text(room.venue_name)].join(t('common:listComma')));
  };
  const names = whole.map(({ name }) => format.text(name)).join(t('common:listComma'));
  const differs = rooms != null && (ids.length !== booked.length || ids.some((id) => !booked.includes(id)));
  return (
    <>
      <RoomPicker
        value={ids}
        onChange={choose}
        days={daysOf(values)}
        timeZone={values.time_zone}
        sessionId={sessionId}
        wanted={values.seats === '' ? undefined : values.seats}
        description={t('choice.help')}
        error={errors.rooms ?? errors['rooms.room_ids'] ?? errors.bookings}
        reason={reason}
        onReason={(text) => form.setFieldValue('rooms', { room_ids: ids, version, reason: text })}
        reasonError={errors['rooms.reason']}
        onBeginOn={
          first
            ? (date) =>
                form.setFieldValue(
                  'days',
                  values.days.map((day) => (day.date ? { ...day, date: addDays(day.date, daysBetween(first, date)) } : day)),
                )
            : undefined
        }
      />
      {sessionId !== undefined && differs && <p className="small muted">{booked.length > 0 ? t('choice.stored', { names }) : t('choice.storedNone')}</p>}
    </>
  );
}
