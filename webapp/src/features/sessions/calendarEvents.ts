import type { Calendar } from '@event-calendar/core';
import type { CalendarHoliday, CalendarSession } from '@/shared/api';
import type { Format } from '@/shared/format';
import { addDays, runsOf } from './schedule';
import type { ScheduleChange } from './useClashCheck';

export const views = ['month', 'week', 'agenda', 'rooms', 'trainers'] as const;
export type ViewName = (typeof views)[number];
export type ColourBy = 'kind' | 'programme';

/** What an event on the board is of: a run of days, or one sitting. */
export interface Of {
  session: CalendarSession;
  date: string;
  /** Number of the sitting; none where the event is of whole days. */
  number?: number;
  resource?: string;
}

const kindColours: Record<string, number> = { training: 1, workshop: 2, study_visit: 3, coaching: 4, seminar: 5, conference: 6, reflection_workshop: 2 };

/** One of the six colours of categories, and whether it is drawn hatched: the reflection workshop shares the workshop's. */
export function colourOf(session: CalendarSession, by: ColourBy, programmes: string[]): { colour: number; isHatched: boolean } {
  if (by === 'kind') return { colour: kindColours[session.kind] ?? 6, isHatched: session.kind === 'reflection_workshop' };
  const place = programmes.indexOf(session.programme_codes[0] ?? '');
  return { colour: place < 0 ? 6 : (place % 6) + 1, isHatched: place >= 6 };
}

interface Drawing {
  view: ViewName;
  by: ColourBy;
  programmes: string[];
  mayMove: boolean;
  format: Format;
}

/** The events of a view. `title` is what a screen reader and a search in the page find. */
export function eventsOf(sessions: CalendarSession[], drawing: Drawing): Calendar.EventInput[] {
  return sessions.flatMap((session) => {
    if (drawing.view === 'week') return sittingsOf(session, drawing);
    if (drawing.view === 'month') return runsOf(session.days).map((run) => runEvent(session, run[0]!.date, run.at(-1)!.date, drawing));
    return onResources(session, drawing);
  });
}

function common(session: CalendarSession, { by, programmes, mayMove, format }: Drawing) {
  const { colour, isHatched } = colourOf(session, by, programmes);
  return {
    title: format.text(session.title),
    editable: mayMove && session.status !== 'cancelled' && session.status !== 'completed',
    classNames: ['event', `cat-${colour}`, `is-${session.status}`, ...(isHatched ? ['is-hatched'] : [])],
  };
}

function runEvent(session: CalendarSession, first: string, last: string, drawing: Drawing, resource?: string): Calendar.EventInput {
  const of: Of = { session, date: first, resource };
  return {
    ...common(session, drawing),
    id: [session.id, first, resource].filter(Boolean).join(' '),
    allDay: true,
    start: first,
    end: addDays(last, 1),
    resourceIds: resource ? [resource] : [],
    extendedProps: { ...of },
  };
}

function sittingsOf(session: CalendarSession, drawing: Drawing): Calendar.EventInput[] {
  return session.days.flatMap((day) => {
    const timed = day.sittings.filter(({ starts, ends }) => starts && ends);
    if (timed.length === 0) return [runEvent(session, day.date, day.date, drawing)];
    return timed.map(({ number, starts, ends }) => ({
      ...common(session, drawing),
      id: `${session.id} ${day.date} ${number}`,
      allDay: false,
      start: `${day.date}T${starts!.slice(0, 5)}:00`,
      end: `${day.date}T${ends!.slice(0, 5)}:00`,
      extendedProps: { session, date: day.date, number } satisfies Of,
    }));
  });
}

/** Rows of a timeline: everybody and everything that is held, and one for what holds none. */
export const nobody = 'none';

export interface Row {
  id: string;
  title: string;
}

export function resourcesOf(day: CalendarSession['days'][number], view: ViewName): string[] {
  const held = view === 'rooms' ? day.room_ids : day.trainer_ids;
  return held.length > 0 ? held : [nobody];
}

function onResources(session: CalendarSession, drawing: Drawing): Calendar.EventInput[] {
  const rows = new Map<string, CalendarSession['days']>();
  for (const day of session.days) for (const row of resourcesOf(day, drawing.view)) rows.set(row, [...(rows.get(row) ?? []), day]);
  return [...rows].flatMap(([row, days]) => runsOf(days).map((run) => runEvent(session, run[0]!.date, run.at(-1)!.date, drawing, row)));
}

/** `more`: rooms or people who hold nothing yet, so that something can be given to them. */
export function rowsOf(sessions: CalendarSession[], view: ViewName, format: Format, none: string, more: Row[] = []): Row[] {
  const names = new Map(more.map(({ id, title }) => [id, title]));
  for (const session of sessions) {
    if (view === 'rooms') for (const { id, name } of session.rooms) names.set(id, format.text(name));
    else for (const trainer of session.trainers) names.set(trainer.person_id, trainerName(trainer, format));
  }
  const collator = new Intl.Collator(format.language);
  const named = [...names].map(([id, title]) => ({ id, title })).sort((one, other) => collator.compare(one.title, other.title));
  const isHeld = sessions.some(({ days }) => days.some((day) => resourcesOf(day, view)[0] === nobody));
  return isHeld || named.length === 0 ? [...named, { id: nobody, title: none }] : named;
}

/** Which room or trainer stands in for which, when a bar goes from one row to another. */
export function swapOf(view: ViewName, from: string | undefined, to: string | undefined): Omit<ScheduleChange, 'days'> {
  if (!to || to === from) return {};
  const [next, before] = [to, from].map((row) => (row === nobody ? undefined : row));
  return view === 'rooms' ? { room_id: next, instead_of_room_id: before } : { trainer_id: next, instead_of_trainer_id: before };
}

interface Named {
  display_name: string;
  family_name_ar?: string | null;
  given_name_ar?: string | null;
}

export function trainerName(trainer: Named, format: Format): string {
  const arabic = [trainer.given_name_ar, trainer.family_name_ar].filter(Boolean).join(' ');
  return format.language === 'ar' && arabic ? arabic : trainer.display_name;
}

/** Holidays and Ramadan lie behind the events. */
export function backgroundOf(holidays: CalendarHoliday[], rows: string[]): Calendar.EventInput[] {
  return holidays.map(({ kind, starts_on, ends_on }) => ({
    id: `holiday ${kind} ${starts_on}`,
    display: 'background' as const,
    allDay: true,
    start: starts_on,
    end: addDays(ends_on, 1),
    resourceIds: rows,
    classNames: [kind === 'ramadan' ? 'is-ramadan' : 'is-holiday'],
    backgroundColor: 'transparent',
  }));
}

/** The days a view shows around `date`, with the margin within which free days are looked for. */
export function spanOf(view: ViewName, date: string): { from: string; to: string; first: string; last: string } {
  const weekdayOf = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
  const monday = (day: string) => addDays(day, 1 - weekdayOf(day));
  const firstOfMonth = `${date.slice(0, 7)}-01`;
  const nextMonth = addDays(firstOfMonth, 32).slice(0, 7);
  const lastOfMonth = addDays(`${nextMonth}-01`, -1);
  if (view === 'week') return { first: monday(date), last: addDays(monday(date), 6), from: monday(date), to: addDays(monday(date), 34) };
  const isMonth = view === 'month';
  const from = isMonth ? monday(firstOfMonth) : firstOfMonth;
  const to = isMonth ? addDays(monday(lastOfMonth), 6) : lastOfMonth;
  return { first: firstOfMonth, last: lastOfMonth, from, to: view === 'agenda' ? to : addDays(to, 21) };
}

export function stepped(view: ViewName, date: string, by: 1 | -1): string {
  if (view === 'week') return addDays(date, 7 * by);
  const first = `${date.slice(0, 7)}-01`;
  return by > 0 ? `${addDays(first, 32).slice(0, 7)}-01` : `${addDays(first, -1).slice(0, 7)}-01`;
}
