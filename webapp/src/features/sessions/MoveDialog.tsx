import { Button, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery, type CalendarSession, type Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { SessionPlace, SessionStatusTag } from './SessionWords';
import { AppLink, DayInput, FailedState, Isolated, LocalText, Skeleton } from '@/shared/ui';
import { ClashList } from './ClashList';
import classes from './calendar.module.css';
import { nobody, swapOf, trainerName, type Row, type ViewName } from './calendarEvents';
import { TellPeople, usePeopleToTell, type TellWish } from './TellPeople';
import { addDays, daysBetween, minutesOf, shifted, stretched, timeOf, type PlannedDay } from './schedule';
import { needsReason, useClashCheck } from './useClashCheck';
import { isNews, type Change } from './useMove';

interface MoveDialogProps {
  session: CalendarSession | undefined;
  view: ViewName;
  /** The row it was opened in, on a timeline. */
  resource?: string;
  rows: Row[];
  mayMove: boolean;
  isSaving: boolean;
  onMove: (session: CalendarSession, change: Change, how: { version: number; reason?: string; to?: string; tell?: TellWish }) => Promise<boolean>;
  onClose: () => void;
}

/** What a session is, and how to move or stretch it without a mouse. */
export function MoveDialog({ session, onClose, ...props }: MoveDialogProps) {
  const { t } = useTranslation('common');
  return (
    <Modal opened={session !== undefined} onClose={onClose} size="lg" title={session && <LocalText text={session.title} />} closeButtonProps={{ 'aria-label': t('close') }}>
      {session && <Shown key={session.id} session={session} onClose={onClose} {...props} />}
    </Modal>
  );
}

function Shown({ session, mayMove, ...props }: MoveDialogProps & { session: CalendarSession }) {
  const { t } = useTranslation(['calendar', 'terms', 'common']);
  const format = useFormat();
  const full = useQuery(sessionQuery(session.id));
  const isMovable = mayMove && session.status !== 'cancelled' && session.status !== 'completed';
  return (
    <div className="stack">
      <p className={classes.facts}>
        <SessionStatusTag status={session.status} /> <Isolated>{session.reference}</Isolated> · {t(`terms:session_kind.${session.kind}`)} ·{' '}
        <bdi>{format.period(session.first_date, session.last_date, 'weekday')}</bdi> · <SessionPlace session={session} hasVenue />
        {session.trainers.length > 0 && <> · {session.trainers.map((trainer) => trainerName(trainer, format)).join(t('common:listComma'))}</>}
        {session.seats ? <> · {t('seats', { registered: session.registered, seats: session.seats })}</> : null}
      </p>
      <AppLink href={`/sessions/${session.id}`}>{t('openSession')}</AppLink>
      {isMovable && full.isPending && <Skeleton lines={3} />}
      {isMovable && full.isError && <FailedState error={full.error} onRetry={() => void full.refetch()} />}
      {isMovable && full.data && full.data.days.length > 0 && <MoveForm session={session} full={full.data} {...props} />}
    </div>
  );
}

function MoveForm({ session, full, view, resource, rows, isSaving, onMove, onClose }: Omit<MoveDialogProps, 'mayMove' | 'session'> & { session: CalendarSession; full: Session }) {
  const { t } = useTranslation(['calendar', 'common']);
  const days: PlannedDay[] = full.days;
  const firstDay = days[0]!;
  const begins = firstDay.sittings[0]?.starts?.slice(0, 5) ?? '';
  const [first, setFirst] = useState<string | null>(firstDay.date);
  const [count, setCount] = useState<number>(days.length);
  const [starts, setStarts] = useState(begins);
  const [row, setRow] = useState(resource);
  const [reason, setReason] = useState('');
  // The version that was on screen when the dialog opened: what changes meanwhile is a conflict, not overwritten.
  const [version] = useState(session.version);
  const later = begins && /^\d{2}:\d{2}$/.test(starts) ? minutesOf(starts) - minutesOf(begins) : 0;
  const by = first ? daysBetween(firstDay.date, first) : 0;
  const changeOf: Change = (current) => {
    const planned = withHours(stretched(shifted(current.days as PlannedDay[], by), count - days.length), later);
    return planned && { days: planned, ...swapOf(view, resource, row) };
  };
  const change = changeOf(full);
  const isSame = by === 0 && count === days.length && later === 0 && row === resource;
  const { check, isChecking, error } = useClashCheck(session.id, isSame || !first ? undefined : change);
  const wantsReason = check?.clashes.some(needsReason) ?? false;
  const [wish, setWish] = useState<TellWish>();
  const [isMissing, setMissing] = useState(false);
  const isTold = change !== null && !isSame && isNews(full, change);
  const { count: people } = usePeopleToTell(session.id, 'concerned', isTold);
  const hasPeople = isTold && people !== undefined && people.written > 0;
  const isUndecided = hasPeople && wish === undefined;
  const isOnTimeline = (view === 'rooms' || view === 'trainers') && resource !== undefined;
  // Days without a room, of a session that has rooms on others: a room for them alone is booked on the session's page.
  const choices = view === 'rooms' && resource === nobody && session.rooms.length > 0 ? rows.filter(({ id }) => id === nobody) : rows;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(isUndecided);
        if (isSame || !change || !first || isUndecided) return;
        const to = row === resource ? undefined : rows.find(({ id }) => id === row)?.title;
        void onMove(session, changeOf, { version, reason: wantsReason ? reason : undefined, to, tell: hasPeople ? wish : people && 'nobody' });
      }}
    >
      <h3>{t('moveTitle')}</h3>
      <div className={classes.fields}>
        <DayInput label={t('firstDay')} value={first} onChange={setFirst} isRequired />
        <NumberInput label={t('days')} min={1} max={60} value={count} onChange={(value) => setCount(Math.max(1, Math.min(60, Number(value) || 1)))} />
        {begins && <TextInput type="time" label={t('starts')} value={starts} onChange={(event) => setStarts(event.currentTarget.value)} />}
        {isOnTimeline && (
          <NativeSelect label={t(view === 'rooms' ? 'room' : 'trainer')} value={row} onChange={(event) => setRow(event.currentTarget.value)}
            data={[...choices, ...(choices.some(({ id }) => id === nobody) ? [] : [{ id: nobody, title: t(`none.${view}`) }])].map(({ id, title }) => ({ value: id, label: title }))} />
        )}
      </div>
      <div className="row" role="group" aria-label={t('steps')}>
        {([-7, -1, 1, 7] as const).map((step) => (
          <Button key={step} size="xs" onClick={() => setFirst(addDays(first ?? firstDay.date, step))}>
            {t(step === -7 ? 'weekEarlier' : step === -1 ? 'dayEarlier' : step === 1 ? 'dayLater' : 'weekLater')}
          </Button>
        ))}
      </div>
      {!isSame && change && <ClashList check={check} isChecking={isChecking} isUnknown={error !== null} onTake={setFirst} />}
      {!change && <p className="bad" role="alert">{t('cannot')}</p>}
      {wantsReason && !isSame && (
        <TextInput label={t('reason')} description={t('reasonHelp')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} required />
      )}
      {hasPeople && <TellPeople count={people} value={wish} onChange={setWish} isMissing={isMissing && isUndecided} />}
      <div className="row">
        <Button type="submit" variant="filled" disabled={isSame || !change || !first || (wantsReason && !reason.trim())} loading={isSaving}>{t('save')}</Button>
        <Button variant="subtle" onClick={onClose}>{t('common:cancel')}</Button>
      </div>
    </form>
  );
}

/** All sittings so many minutes later; null where one would leave its day. */
function withHours(days: PlannedDay[], later: number): PlannedDay[] | null {
  if (later === 0) return days;
  const leaves = days.some(({ sittings }) => sittings.some(({ starts, ends }) => starts && ends && (minutesOf(starts) + later < 0 || minutesOf(ends) + later > 1439)));
  if (leaves) return null;
  return days.map((day) => ({
    ...day,
    sittings: day.sittings.map(({ starts, ends }) => (starts && ends ? { starts: timeOf(minutesOf(starts) + later), ends: timeOf(minutesOf(ends) + later) } : {})),
  }));
}
