import { Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { allProgrammesQuery, calendarQuery, meQuery, placesList, sessionQuery, type CalendarQuery, type CalendarSession } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput, EmptyState, FailedState, FilterChips, Icon, PageHead, Panel, Skeleton, useCrumbs, useUrlSearch, type Filter } from '@/shared/ui';
import { kinds, statuses } from './words';
import { Agenda } from './CalendarAgenda';
import type { Dragged } from './CalendarBoard';
import classes from './calendar.module.css';
import { ClashList } from './ClashList';
import { nobody, rowsOf, spanOf, stepped, views, swapOf, trainerName, type ColourBy, type Row, type ViewName } from './calendarEvents';
import { Legend } from './CalendarLegend';
import { Sheet } from './CalendarSheet';
import { MoveDialog } from './MoveDialog';
import { MoveTrouble } from './MoveTrouble';
import { TellMove } from './TellMove';
import { roomsQuery, trainersQuery } from './scheduleQueries';
import { addDays, shifted, stretched, withDayMoved, withSittingStretched, type PlannedDay } from './schedule';
import { useClashCheck, type ScheduleChange } from './useClashCheck';
import { useMove, type Change } from './useMove';

const Board = lazy(() => import('./CalendarBoard'));
const filterNames = ['programme', 'kind', 'status', 'place', 'room', 'trainer'] as const;
const nothing: never[] = [];

export default function CalendarPage() {
  // Also the words that only a drag and its dialogs use: read later, they would take the board away from under the hand.
  const { t } = useTranslation(['calendar', 'common', 'terms', 'scheduling', 'invitations']);
  const format = useFormat();
  const router = useRouter();
  const [search, change] = useUrlSearch();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const { data: me } = useQuery(meQuery);
  const view = views.find((name) => name === search.view) ?? (isPhone ? 'agenda' : 'month');
  const date = /^\d{4}-\d{2}-\d{2}$/.test(search.date ?? '') ? search.date! : today();
  const by: ColourBy = search.colour === 'programme' ? 'programme' : 'kind';
  const { from, to, first, last } = spanOf(view, date);
  const filters = Object.fromEntries(filterNames.filter((name) => search[name]).map((name) => [name, search[name]]));
  const list = useQuery(calendarQuery({ from, to, ...filters } as CalendarQuery));
  const sessions = list.data?.sessions ?? nothing;
  const holidays = list.data?.holidays ?? nothing;
  const programmes = useMemo(() => [...new Set(sessions.flatMap(({ programme_codes }) => programme_codes.slice(0, 1)))].sort(), [sessions]);
  const mayMove = list.data?.can.update === true;
  const [opened, setOpened] = useState<{ id: string; resource?: string }>();
  const { move, isSaving, asked, trouble, clearTrouble } = useMove(() => setOpened(undefined));
  const more = useMoreRows(view, search);
  const [dragging, setDragging] = useState<Dragged>();
  useCrumbs([{ label: t('title') }]);

  const shown = sessions.filter(({ days }) => days.some((day) => (view === 'month' || view === 'week' ? from : first) <= day.date && day.date <= (view === 'month' ? addDays(first, 41) : last)));
  const openedSession = sessions.find(({ id }) => id === opened?.id);
  const rows = view === 'rooms' || view === 'trainers' ? rowsOf(sessions, view, format, t(`none.${view}`), more) : nothing;
  const isFiltered = filterNames.some((name) => search[name]);
  const dropped = (dragged: Dragged, revert: () => void) => {
    setDragging(undefined);
    const isSame = dragged.days === 0 && dragged.startMinutes === 0 && dragged.endMinutes === 0;
    if (isSame && !dragged.toResource) return;
    if (isSame && dragged.toResource === dragged.resource) return;
    if (isSaving) return revert(); // one move after the other
    void move(dragged.session, changeOf(dragged, view), { revert, to: rows.find(({ id }) => id === dragged.toResource)?.title });
  };
  const title = view === 'week' ? format.period(first, last, 'long') : format.plannedPeriod(date.slice(0, 7));
  const go = (to_: string) => change({ date: to_ === today() ? undefined : to_ });
  return (
    <div className={classes.page}>
      <PageHead
        title={t('title')}
        actions={
          <>
            <Button leftSection={<Icon name="print" />} onClick={() => window.print()}>{t('print')}</Button>
            {me?.user.can.sessions_write && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/sessions/new' })}>{t('new')}</Button>
            )}
          </>
        }
      />
      <div className={`${classes.bar} no-print`}>
        <div className="row">
          <Button.Group>
            <Button aria-label={t('previous')} onClick={() => go(stepped(view, date, -1))}><Icon name="go" className={classes.back} /></Button>
            <Button onClick={() => go(today())}>{t('today')}</Button>
            <Button aria-label={t('next')} onClick={() => go(stepped(view, date, 1))}><Icon name="go" /></Button>
          </Button.Group>
          <div className={classes.goTo}><DayInput label={t('goTo')} value={date} onChange={(day) => day && go(day)} /></div>
        </div>
        <h2 className={classes.when} aria-live="polite"><bdi>{title}</bdi></h2>
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={(name) => change({ view: name })}
          data={views.map((name) => ({ value: name, label: t(`views.${name}`) }))}
        />
      </div>
      <h2 className={classes.printed}><bdi>{title}</bdi></h2>
      <div className="no-print"><FilterChips filters={useCalendarFilters(sessions)} /></div>
      {list.data?.is_cut && <Banner tone="warn" icon="alert">{t('cut')}</Banner>}
      <Suspense fallback={null}>
        {dragging && <DragStrip dragged={dragging} view={view} row={rows.find(({ id }) => id === dragging.toResource)?.title} />}
      </Suspense>
      <div className={view === 'agenda' || shown.length === 0 ? undefined : 'no-print'}>
        <Panel isFlush>
          {list.isPending && <Skeleton lines={8} />}
          {list.isError && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
          {list.data && shown.length === 0 && (
            <EmptyState
              title={t(isFiltered ? 'noneFound' : 'noneAt')}
              actions={isFiltered ? <Button onClick={() => change(Object.fromEntries(filterNames.map((name) => [name, undefined])))}>{t('common:filter.clear')}</Button> : undefined}
            >
              {t(isFiltered ? 'noneFoundText' : 'noneAtText')}
            </EmptyState>
          )}
          {list.data && view === 'agenda' && (
            <Agenda sessions={sessions} holidays={holidays} first={first} last={last} by={by} programmes={programmes} mayMove={mayMove} onOpen={({ id }) => setOpened({ id })} />
          )}
          {list.data && view !== 'agenda' && (
            <Suspense fallback={<Skeleton lines={8} />}>
              <p className={classes.twin}>
                {mayMove ? t('dragHelp') : t('readHelp')}{' '}
                <button type="button" className={classes.linkButton} onClick={() => change({ view: 'agenda' })}>{t('asList')}</button>
              </p>
              <div className={classes.scroll} tabIndex={0} role="region" aria-label={t(`views.${view}`)}>
                <Board view={view} date={date} sessions={sessions} holidays={holidays} by={by} programmes={programmes} more={more} mayMove={mayMove}
                  onOpen={({ id }, resource) => setOpened({ id, resource })} onDragging={setDragging} onDropped={dropped} />
              </div>
            </Suspense>
          )}
        </Panel>
      </div>
      {view !== 'agenda' && shown.length > 0 && <Sheet view={view} first={first} last={last} sessions={sessions} holidays={holidays} rows={rows} />}
      <Legend sessions={shown} holidays={holidays.filter(({ starts_on, ends_on }) => ends_on >= first && starts_on <= last)} by={by} programmes={programmes} onBy={(colour) => change({ colour: colour === 'kind' ? undefined : colour })} />
      <MoveDialog session={openedSession} view={view} resource={opened?.resource} rows={rows} mayMove={mayMove} isSaving={isSaving}
        onMove={move} onClose={() => setOpened(undefined)} />
      <TellMove asked={asked} isSaving={isSaving} />
      <MoveTrouble trouble={trouble} isSaving={isSaving} onClose={clearTrouble} />
    </div>
  );
}

/** What a drag means for the session's days, and on a timeline for its room or its trainer. */
function changeOf(dragged: Dragged, view: ViewName): Change {
  return (session) => {
    const days = plannedBy(session.days, dragged);
    if (!days || days.length === 0 || isAmbiguous(dragged, view)) return null;
    return { days, ...swapOf(view, dragged.resource, dragged.toResource) };
  };
}

/** Days without a room, of a session that has rooms on others: a room for them alone is booked on the session's page. */
function isAmbiguous({ session, resource, toResource }: Dragged, view: ViewName): boolean {
  return view === 'rooms' && resource === nobody && toResource !== undefined && toResource !== nobody && session.rooms.length > 0;
}

type Step = Pick<Dragged, 'date' | 'number' | 'days' | 'isResized' | 'startMinutes' | 'endMinutes'>;

/** A bar of days moves or stretches the whole session; a sitting moves its day, or becomes longer. */
function plannedBy(days: PlannedDay[], step: Step): PlannedDay[] | null {
  if (step.number === undefined) return step.isResized ? stretched(days, step.days) : shifted(days, step.days);
  if (step.isResized) return withSittingStretched(days, step.date, step.number, step.startMinutes, step.endMinutes);
  return withDayMoved(days, step.date, addDays(step.date, step.days), step.startMinutes);
}

/** Under the pointer's way: where the session would go, and what the server says it would meet there. */
function DragStrip({ dragged, view, row }: { dragged: Dragged; view: ViewName; row?: string }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  // The calendar may show some of its days only; all of them move.
  const full = useQuery(sessionQuery(dragged.session.id));
  const change: ScheduleChange | null | undefined = full.data && changeOf(dragged, view)(full.data);
  const { check, isChecking, error } = useClashCheck(dragged.session.id, change);
  return (
    <div className={classes.strip} aria-hidden="true" data-dragging>
      {change && <b><bdi>{format.period(change.days[0]!.date, change.days.at(-1)!.date, 'weekday')}</bdi>{row && <> · <bdi>{row}</bdi></>}</b>}
      {change === null ? <p className="bad">{t('cannot')}</p> : <ClashList check={check} isChecking={isChecking || full.isPending} isUnknown={error !== null} isPlain />}
    </div>
  );
}

/** Rooms in service and trainers of the pool get a row of their own where no filter says otherwise. */
function useMoreRows(view: ViewName, search: Record<string, string | undefined>): Row[] {
  const format = useFormat();
  const { data: me } = useQuery(meQuery);
  const rooms = useQuery({ ...roomsQuery, enabled: view === 'rooms' && !search.room && me?.user.can.resources_read === true });
  const trainers = useQuery({ ...trainersQuery, enabled: view === 'trainers' && !search.trainer && me?.user.can.trainers_read === true });
  return useMemo(() => {
    if (view === 'rooms' && !search.room) return (rooms.data?.items ?? []).map(({ id, name }) => ({ id, title: format.text(name) }));
    if (view === 'trainers' && !search.trainer) return (trainers.data?.items ?? []).map((each) => ({ id: each.person_id, title: trainerName({ ...each, display_name: `${each.given_name} ${each.family_name}`.trim() }, format) }));
    return nothing;
  }, [view, search.room, search.trainer, rooms.data, trainers.data, format]);
}

function useCalendarFilters(sessions: CalendarSession[]): Filter[] {
  const { t } = useTranslation(['calendar', 'sessions', 'terms']);
  const format = useFormat();
  const { data: me } = useQuery(meQuery);
  const programmes = useQuery({ ...allProgrammesQuery, enabled: me?.user.can.programmes_read === true });
  const regions = useQuery(placesList({ kind: 'region', parent: 'MA', limit: 50 }));
  const rows = (view: ViewName) => rowsOf(sessions, view, format, '').filter(({ id }) => id !== nobody).map(({ id, title }) => ({ value: id, label: title }));
  return [
    { name: 'programme', label: t('sessions:field.programme'), isLong: true, options: (programmes.data?.items ?? []).map(({ code, title }) => ({ value: code, label: `${code} · ${format.text(title)}` })) },
    { name: 'kind', label: t('sessions:field.kind'), options: kinds.map((value) => ({ value, label: t(`terms:session_kind.${value}`) })) },
    { name: 'status', label: t('sessions:field.status'), options: statuses.map((value) => ({ value, label: t(`terms:session_status.${value}`) })) },
    { name: 'place', label: t('sessions:field.region'), allLabel: t('sessions:list.allRegions'), isLong: true, options: (regions.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) })) },
    { name: 'room', label: t('room'), allLabel: t('allRooms'), isLong: true, options: rows('rooms') },
    { name: 'trainer', label: t('trainer'), isLong: true, options: rows('trainers') },
  ];
}

