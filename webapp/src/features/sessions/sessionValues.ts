import type { Course, EditionPlan, Session, SessionBody } from '@/shared/api';
import type { LocalizedText } from '@/shared/format';

export interface SittingValues {
  starts: string;
  ends: string;
}

export interface DayValues {
  date: string | null;
  sittings: SittingValues[];
}

export interface MemberValues {
  person_id: string | null;
  role: Session['team'][number]['role'];
}

/** What the form holds: the body's own names, with empty texts where the body says nothing. */
export interface SessionValues extends Record<string, unknown> {
  title: LocalizedText;
  programme_ids: string[];
  kind: Session['kind'];
  modality: Session['modality'];
  place_code: string | null;
  country: string | null;
  venue: string;
  seats: number | '';
  time_zone: string;
  languages: string[];
  planned_period: string | null;
  days: DayValues[];
  team: MemberValues[];
  head_count: Session['head_count'] | null;
  external_reference: string;
  note: string;
  course_id: string | null;
  /** The rooms of the whole session; null leaves what is booked. */
  rooms: { room_ids: string[]; version?: number; reason: string } | null;
}

const wholeDay: SittingValues[] = [
  { starts: '09:00', ends: '12:30' },
  { starts: '14:00', ends: '16:30' },
];

export function newSession(programmeId?: string): SessionValues {
  return {
    title: {}, programme_ids: programmeId ? [programmeId] : [], kind: 'training', modality: 'in_person', place_code: null, country: null,
    venue: '', seats: '', time_zone: 'Africa/Casablanca', languages: ['fr'], planned_period: null, days: [], team: [], head_count: null,
    external_reference: '', note: '', course_id: null, rooms: null,
  };
}

/** A new edition begins with what its course says, on the days that were planned for it. */
export function newEdition(course: Course, days: EditionPlan['days'] = []): SessionValues {
  return {
    ...newSession(),
    title: course.title,
    kind: course.kind,
    modality: course.modality,
    seats: course.seats ?? '',
    languages: course.languages,
    days: days.map(dayValues),
    course_id: course.id,
  };
}

function dayValues({ date, sittings }: EditionPlan['days'][number]): DayValues {
  return { date, sittings: sittings.map(({ starts, ends }) => ({ starts: starts?.slice(0, 5) ?? '', ends: ends?.slice(0, 5) ?? '' })) };
}

export function valuesOf(session: Session): SessionValues {
  return {
    title: session.title,
    programme_ids: session.programme_ids,
    kind: session.kind,
    modality: session.modality,
    place_code: session.place_code ?? null,
    country: session.country ?? null,
    venue: session.venue ?? '',
    seats: session.seats ?? '',
    time_zone: session.time_zone,
    languages: session.languages,
    planned_period: session.planned_period ?? null,
    days: session.days.map(dayValues),
    team: session.team.map(({ person_id, role }) => ({ person_id, role })),
    head_count: session.head_count ?? null,
    external_reference: session.external_reference ?? '',
    note: session.note ?? '',
    course_id: session.course_id ?? null,
    rooms: null,
  };
}

/** Lines nobody filled in (a day without its date, a member without a person) are left out. */
export function bodyOf(values: SessionValues): SessionBody {
  return {
    title: values.title as SessionBody['title'],
    programme_ids: values.programme_ids,
    kind: values.kind,
    modality: values.modality,
    place_code: values.place_code ?? undefined,
    // A place knows its country; the server takes one or the other.
    country: values.place_code ? undefined : (values.country ?? undefined),
    venue: values.venue.trim() || undefined,
    seats: values.seats === '' ? undefined : values.seats,
    time_zone: values.time_zone,
    languages: values.languages,
    planned_period: values.days.length > 0 ? undefined : (values.planned_period ?? undefined),
    days: daysOf(values),
    team: values.team.flatMap(({ person_id, role }) => (person_id ? [{ person_id, role }] : [])),
    head_count: values.head_count ?? undefined,
    external_reference: values.external_reference.trim() || undefined,
    note: values.note.trim() || undefined,
    course_id: values.course_id ?? undefined,
    rooms: values.rooms ? { ...values.rooms, reason: values.rooms.reason.trim() || undefined } : undefined,
  };
}

/** The days with a date, as the server takes them. */
export function daysOf({ days }: SessionValues): NonNullable<SessionBody['days']> {
  return days.flatMap(({ date, sittings }) =>
    date ? [{ date, sittings: sittings.map(({ starts, ends }) => (starts && ends ? { starts, ends } : {})) }] : [],
  );
}

/** The working day after the last one, at the same hours; the first day is left to choose. */
export function nextDay(days: DayValues[]): DayValues {
  const last = days.at(-1);
  return {
    date: last?.date ? nextWorkingDay(last.date) : null,
    sittings: (last?.sittings ?? wholeDay).map((sitting) => ({ ...sitting })),
  };
}

/** A second sitting after the first, or the morning alone. */
export function withSittings(day: DayValues, count: 1 | 2): DayValues {
  const [first, second] = day.sittings;
  const morning = first ?? wholeDay[0]!;
  return { ...day, sittings: count === 1 ? [morning] : [morning, second ?? { ...wholeDay[1]! }] };
}

function nextWorkingDay(date: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  do at.setUTCDate(at.getUTCDate() + 1);
  while (at.getUTCDay() === 0 || at.getUTCDay() === 6);
  return at.toISOString().slice(0, 10);
}

/** The quarters from this one on, each followed by its months. */
export function periodsFrom(today: string, quarters = 8): string[] {
  const year = Number(today.slice(0, 4));
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  return Array.from({ length: quarters }, (_, step) => quarter + step).flatMap((index) => {
    const inYear = year + Math.floor(index / 4);
    const ofYear = index % 4;
    const months = [1, 2, 3].map((month) => `${inYear}-${String(ofYear * 3 + month).padStart(2, '0')}`);
    return [`${inYear}-Q${ofYear + 1}`, ...months];
  });
}
