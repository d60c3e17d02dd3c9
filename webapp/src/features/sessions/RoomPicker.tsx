import { Button, MultiSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, FailedState, Isolated, LocalText, Tag, type Tone } from '@/shared/ui';
import { bestFirst, roomChecksQuery, roomState, type RoomCheck, type RoomChoice, type RoomState } from './rooms';
import classes from './rooms.module.css';

interface RoomPickerProps {
  value: string[];
  onChange: (rooms: string[], chosen: RoomChoice[]) => void;
  days: NonNullable<RoomCheck['days']>;
  timeZone?: string;
  sessionId?: string;
  /** How many people need a seat. */
  wanted?: number;
  error?: ReactNode;
  description?: string;
  /** Why a room is shared; asked for where it is taken and sharing is possible. */
  reason: string;
  onReason: (reason: string) => void;
  reasonError?: ReactNode;
  /** Moves the whole session to begin on that day; without it free days are only told. */
  onBeginOn?: (date: string) => void;
}

const tones: Record<RoomState, Tone> = { free: 'ok', small: 'warn', shared: 'warn', taken: 'bad' };
const patienceMs = 300;

/** Rooms for these days: which are free, by whom the others are taken, and the next days on which they are free. */
export function RoomPicker(props: RoomPickerProps) {
  const { value, onChange, days, timeZone, sessionId, wanted, error, description, reason, onReason, reasonError, onBeginOn } = props;
  const { t } = useTranslation(['resources', 'common']);
  const format = useFormat();
  const [asked] = useDebouncedValue(JSON.stringify({ days, time_zone: timeZone, session_id: sessionId }), patienceMs);
  const check = useQuery(roomChecksQuery(JSON.parse(asked) as RoomCheck));
  const rooms = bestFirst(check.data?.items ?? [], wanted);
  const of = new Map(rooms.map((room) => [room.room_id, room]));
  const chosen = value.flatMap((id) => of.get(id) ?? []);
  const stateWord = (room: RoomChoice) => {
    const state = roomState(room, wanted);
    if (state === 'small') return t('choice.small', { seats: room.seats, wanted });
    return t(`choice.${state}`);
  };
  if (check.isError && !check.data) return <FailedState error={check.error} onRetry={() => void check.refetch()} />;
  const free = rooms.filter((room) => room.taken.length === 0).length;
  return (
    <div className={classes.picker}>
      <MultiSelect
        label={t('choice.label')}
        description={[description, days.length > 0 ? t('choice.summary', { free: format.number(free), all: format.number(rooms.length) }) : t('choice.noDays')].filter(Boolean).join(' ')}
        placeholder={value.length === 0 ? t('choice.placeholder') : undefined}
        searchable
        hidePickedOptions
        clearable
        clearButtonProps={{ 'aria-label': t('common:picker.clear') }}
        nothingFoundMessage={rooms.length === 0 ? t('choice.none') : t('common:picker.none')}
        value={value}
        onChange={(next) => onChange(next, next.flatMap((id) => of.get(id) ?? []))}
        error={error}
        data-path="rooms"
        maxDropdownHeight={320}
        data={rooms.map(({ room_id: id, name, venue_name: venue }) => ({ value: id, label: `${format.text(name)} · ${format.text(venue)}` }))}
        renderOption={({ option }) => {
          const room = of.get(option.value);
          if (!room) return option.label;
          return (
            <span className={classes.option}>
              <span>
                <LocalText text={room.name} /> <small><LocalText text={room.venue_name} /></small>
              </span>
              <span className={classes.state}>
                {room.seats != null && <small>{t('seats', { count: room.seats })}</small>}
                {days.length > 0 && <Tag tone={tones[roomState(room, wanted)]}>{stateWord(room)}</Tag>}
              </span>
            </span>
          );
        }}
      />
      {days.length > 0 && chosen.length > 0 && (
        <ul className={classes.chosen} aria-live="polite">
          {chosen.map((room) => (
            <li key={room.room_id}>
              <b><LocalText text={room.name} /></b> <Tag tone={tones[roomState(room, wanted)]}>{stateWord(room)}</Tag>
              {room.taken.slice(0, 3).map(({ session_id: id, reference, title, date, starts, ends }) => (
                <p key={`${id} ${date} ${starts ?? ''}`}>
                  {t('choice.takenOn', { date: format.date(date, 'weekday'), hours: starts && ends ? `\u2066${starts.slice(0, 5)}–${ends.slice(0, 5)}\u2069` : '' })}{' '}
                  <AppLink href={`/sessions/${id}`}><Isolated>{reference}</Isolated> <LocalText text={title} /></AppLink>
                </p>
              ))}
              {room.taken.length > 0 && (
                <p>
                  {room.free_slots.length === 0 ? t('choice.noSlot') : `${t('choice.begin')}${t('common:colon')} `}
                  {room.free_slots.map((date) =>
                    onBeginOn ? (
                      <Button key={date} size="xs" variant="default" className={classes.slot} onClick={() => onBeginOn(date)}>{format.date(date, 'weekday')}</Button>
                    ) : (
                      <bdi key={date} className={classes.slot}>{format.date(date, 'weekday')}</bdi>
                    ),
                  )}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {(chosen.some((room) => roomState(room, wanted) === 'shared') || reasonError) && (
        <TextInput
          label={t('choice.reason')} description={t('choice.reasonHelp')} value={reason} onChange={(event) => onReason(event.currentTarget.value)} maxLength={500}
          error={reasonError} data-path="rooms.reason"
        />
      )}
    </div>
  );
}
