import { createCalendar, DayGrid, destroyCalendar, Interaction, ResourceTimeline, TimeGrid, type Calendar } from '@event-calendar/core';
import '@event-calendar/core/index.css';
import { useEffect, useRef } from 'react';
import type { CalendarHoliday, CalendarSession } from '@/shared/api';
import { locales } from '@/shared/format/numbers';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import classes from './calendar.module.css';
import { backgroundOf, eventsOf, rowsOf, type ColourBy, type Of, type Row, type ViewName } from './calendarEvents';
import { daysBetween, minutesOf } from './schedule';

/** How an event was dragged: so many days and minutes later, at its beginning and at its end. */
export interface Dragged extends Of {
  isResized: boolean;
  days: number;
  startMinutes: number;
  endMinutes: number;
  /** The row it was dropped on, where that is another. */
  toResource?: string;
}

interface BoardProps {
  view: Exclude<ViewName, 'agenda'>;
  date: string;
  sessions: CalendarSession[];
  holidays: CalendarHoliday[];
  by: ColourBy;
  programmes: string[];
  /** Rooms or people beyond those of the sessions. */
  more: Row[];
  mayMove: boolean;
  onOpen: (session: CalendarSession, resource: string | undefined) => void;
  /** While an event hangs at the pointer; undefined when it was let go. */
  onDragging: (dragged: Dragged | undefined) => void;
  /** Let go somewhere else; `revert` puts it back. */
  onDropped: (dragged: Dragged, revert: () => void) => void;
}

const names = { month: 'dayGridMonth', week: 'timeGridWeek', rooms: 'resourceTimelineMonth', trainers: 'resourceTimelineMonth' } as const;

const two = (value: number) => String(value).padStart(2, '0');
/** The library's dates are wall-clock times written as the browser's own. */
const dayIn = (at: Date) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
const clockIn = (at: Date) => `${two(at.getHours())}:${two(at.getMinutes())}`;

function dragged(event: Calendar.Event, before: Calendar.Event, isResized: boolean, toResource?: string): Dragged {
  const of = before.extendedProps as unknown as Of;
  const days = isResized ? daysBetween(dayIn(before.end), dayIn(event.end)) : daysBetween(dayIn(before.start), dayIn(event.start));
  const minutes = (one: Date, other: Date) => (event.allDay ? 0 : minutesOf(clockIn(other)) - minutesOf(clockIn(one)));
  return {
    ...of, isResized, days, toResource,
    startMinutes: isResized ? 0 : minutes(before.start, event.start),
    endMinutes: minutes(before.end, event.end),
  };
}

/** The library's calendar, kept in step with what it is given. Everything it says is ours; it only lays out and drags. */
export default function Board(props: BoardProps) {
  const { t } = useTranslation(['calendar', 'terms']);
  const format = useFormat();
  const place = useRef<HTMLDivElement>(null);
  const calendar = useRef<Calendar>(undefined);
  const latest = useRef(props);
  const isDragging = useRef(false);
  useEffect(() => {
    latest.current = props;
  });

  const { view, date, sessions, holidays, by, programmes, more, mayMove } = props;
  const rows = view === 'rooms' || view === 'trainers' ? rowsOf(sessions, view, format, t(`none.${view}`), more) : [];
  const options: Calendar.Options = {
    view: names[view],
    date,
    locale: locales[format.language],
    firstDay: 1,
    headerToolbar: { start: '', center: '', end: '' },
    height: view === 'month' ? '52rem' : view === 'week' ? '44rem' : 'auto',
    dayMaxEvents: view === 'month',
    editable: mayMove,
    ...(view === 'week'
      ? { slotMinTime: '07:00:00', slotMaxTime: '20:00:00', slotDuration: '00:30:00', slotHeight: 24, scrollTime: '08:00:00', flexibleSlotTimeLimits: true }
      : view === 'month' ? {} : { slotWidth: 56 }),
    nowIndicator: view === 'week',
    eventLongPressDelay: 300,
    resources: rows,
    events: [...eventsOf(sessions, { view, by, programmes, mayMove, format }), ...backgroundOf(holidays, rows.map(({ id }) => id))],
    moreLinkContent: ({ num }) => t('more', { count: num }),
    buttonText: (text) => ({ ...text, close: t('close') }),
    allDayContent: t('allDay'),
    dayHeaderFormat: view === 'month' ? { weekday: 'short' } : { weekday: view === 'week' ? 'short' : 'narrow', day: 'numeric' },
    dayHeaderAriaLabelFormat: { weekday: 'long', day: 'numeric', month: 'long' },
    dayPopoverFormat: { weekday: 'long', day: 'numeric', month: 'long' },
    slotLabelFormat: { hour: '2-digit', minute: '2-digit', hour12: false },
    dayCellContent: ({ date: at, allDay }) => (allDay && view === 'month' ? dayCell(dayIn(at), holidays, format.text) : ''),
    eventContent: ({ event, timeText }) => {
      const of = event.extendedProps as unknown as Of;
      return of.session ? { domNodes: eventNodes(of, timeText, format.text(of.session.title), said(of)) } : undefined;
    },
    eventDidMount: ({ event, el }) => {
      const of = event.extendedProps as unknown as Of;
      if (!of.session) return el.setAttribute('aria-hidden', 'true');
      el.setAttribute('title', `${format.text(of.session.title)} · ${said(of)}`);
      el.dataset.session = of.session.reference;
    },
    eventClick: ({ event }) => {
      const of = event.extendedProps as unknown as Of;
      if (of.session) latest.current.onOpen(of.session, of.resource);
    },
    dragConstraint: ({ event, oldEvent, newResource }) => {
      isDragging.current = true;
      latest.current.onDragging(dragged(event, oldEvent, false, newResource && String(newResource.id)));
      return true;
    },
    resizeConstraint: ({ event, oldEvent }) => {
      isDragging.current = true;
      latest.current.onDragging(dragged(event, oldEvent, true));
      return true;
    },
    eventDragStop: () => letGo(),
    eventResizeStop: () => letGo(),
    eventDrop: ({ event, oldEvent, newResource, revert }) =>
      latest.current.onDropped(dragged(event, oldEvent, false, newResource && String(newResource.id)), revert),
    eventResize: ({ event, oldEvent, revert }) => latest.current.onDropped(dragged(event, oldEvent, true), revert),
  };

  function letGo(): void {
    isDragging.current = false;
    latest.current.onDragging(undefined);
  }

  function said({ session, date: on, number }: Of): string {
    const sitting = session.days.find((day) => day.date === on)?.sittings.find((each) => each.number === number);
    const when = sitting?.starts && sitting.ends
      ? `${format.date(on, 'weekday')}, ${format.time(sitting.starts)} – ${format.time(sitting.ends)}`
      : format.period(session.first_date, session.last_date, 'weekday');
    return [t(`terms:session_kind.${session.kind}`), t(`terms:session_status.${session.status}`), when,
      session.place_name ? format.text(session.place_name) : session.venue].filter(Boolean).join(' · ');
  }

  useEffect(() => {
    const made = createCalendar(place.current!, [DayGrid, TimeGrid, ResourceTimeline, Interaction], options);
    calendar.current = made;
    const grid = place.current!;
    const observer = new MutationObserver(() => giveRoles(grid));
    observer.observe(grid, { childList: true, subtree: true });
    giveRoles(grid);
    return () => {
      observer.disconnect();
      calendar.current = undefined;
      void destroyCalendar(made);
    };
    // The library's own view changes are slower than a new calendar, and leave the old rows behind.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [view, format.language, mayMove]);

  useEffect(() => {
    // The library takes the place from the last move of the pointer. Where it is let go is where the bar belongs.
    const settle = (event: PointerEvent) => {
      if (isDragging.current && event.isPrimary) window.dispatchEvent(new PointerEvent('pointermove', event));
    };
    window.addEventListener('pointerup', settle, { capture: true });
    return () => window.removeEventListener('pointerup', settle, { capture: true });
  }, []);

  useEffect(() => {
    const made = calendar.current;
    if (!made) return;
    made.setOption('dayCellContent', options.dayCellContent);
    made.setOption('date', date);
    if (rows.length > 0) made.setOption('resources', rows);
    made.setOption('events', options.events);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [date, sessions, holidays, by, programmes, more]);

  return <div ref={place} className={classes.board} data-view={view} aria-label={t('title')} role="group" />;
}

/** A table has rows and cells, which the library leaves unsaid in part. */
function giveRoles(board: HTMLElement): void {
  const give = (selector: string, role: string) => {
    for (const element of board.querySelectorAll(selector)) if (element.getAttribute('role') !== role) element.setAttribute('role', role);
  };
  give('.ec-main', 'presentation');
  for (const name of ['aria-colindex', 'aria-colspan', 'aria-colcount', 'aria-rowindex'])
    for (const element of board.querySelectorAll(`[${name}]`)) element.removeAttribute(name);
  give('.ec', 'presentation');
  give('.ec [role=row], .ec [role=rowgroup], .ec [role=rowheader], .ec [role=columnheader], .ec [role=cell]', 'presentation');
}

function dayCell(date: string, holidays: CalendarHoliday[], text: (value: CalendarHoliday['name']) => string): Calendar.Content {
  const number = document.createElement('span');
  number.textContent = String(Number(date.slice(8)));
  const named = holidays.filter(({ kind, starts_on, ends_on }) => (kind === 'ramadan' ? starts_on === date : starts_on <= date && date <= ends_on));
  const nodes: Node[] = [number];
  for (const holiday of named) {
    const name = document.createElement('bdi');
    name.className = 'holiday-name';
    name.textContent = text(holiday.name);
    nodes.unshift(name);
  }
  return { domNodes: nodes };
}

function eventNodes({ session, number }: Of, timeText: string, title: string, more: string): Node[] {
  const nodes: Node[] = [];
  const add = (className: string, text: string) => {
    const node = document.createElement('bdi');
    node.className = className;
    node.textContent = text;
    nodes.push(node);
  };
  if (number !== undefined && timeText) add('event-time', timeText);
  add('event-title', title);
  if (session.seats) add('event-seats', `${session.registered}/${session.seats}`);
  add('sr', more);
  return nodes;
}
