import { today } from '@/shared/format';

export interface PlannedSitting {
  starts?: string | null;
  ends?: string | null;
}

export interface PlannedDay {
  date: string;
  sittings: PlannedSitting[];
}

/** "2026-11-22" and a number of days: another day. Days are counted in UTC, where none is longer than another. */
export function addDays(date: string, by: number): string {
  const at = new Date(`${date}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function timeOf(minutes: number): string {
  const kept = Math.max(0, Math.min(1439, minutes));
  return `${String(Math.floor(kept / 60)).padStart(2, '0')}:${String(kept % 60).padStart(2, '0')}`;
}

/** Monday 1 to Sunday 7. */
export function weekday(date: string): number {
  return new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
}

/** Whether two plans have the same days and hours, written with or without seconds. */
export function isSameDays(one: PlannedDay[], other: PlannedDay[]): boolean {
  const said = (days: PlannedDay[]) => days.map(({ date, sittings }) => [date, ...sittings.map(({ starts, ends }) => `${starts?.slice(0, 5) ?? ''}–${ends?.slice(0, 5) ?? ''}`)]);
  return JSON.stringify(said(one)) === JSON.stringify(said(other));
}

/** Whether the last of these days has gone by: nobody is told of what is over. */
export function isOver(days: { date: string | null }[], now = today()): boolean {
  const last = days.flatMap(({ date }) => date ?? []).sort().at(-1);
  return last !== undefined && last < now;
}

/** The whole session, so many days later. */
export function shifted<D extends PlannedDay>(days: D[], by: number): D[] {
  return days.map((day) => ({ ...day, date: addDays(day.date, by) }));
}

/** More or fewer days at the end: those added have the last one's hours; one day always stays. */
export function stretched(days: PlannedDay[], by: number): PlannedDay[] {
  const last = days.at(-1);
  if (!last) return days;
  if (by <= 0) return days.slice(0, Math.max(1, days.length + by));
  return [...days, ...Array.from({ length: by }, (_, step) => ({ ...last, date: addDays(last.date, step + 1) }))];
}

/** One day goes to another date, its hours so many minutes later. Null where that date is taken or the hours leave the day. */
export function withDayMoved(days: PlannedDay[], date: string, to: string, minutes: number): PlannedDay[] | null {
  if (to !== date && days.some((day) => day.date === to)) return null;
  const moved = days.map((day) => (day.date === date ? { date: to, sittings: day.sittings.map((sitting) => later(sitting, minutes, minutes)) } : day));
  const fits = moved.every(({ sittings }) => sittings.every((sitting) => sitting !== null));
  return fits ? (moved as PlannedDay[]).sort((one, other) => one.date.localeCompare(other.date)) : null;
}

/** A sitting begins and ends so many minutes later. Null where it would end before it begins or run into the other one. */
export function withSittingStretched(days: PlannedDay[], date: string, number: number, starts: number, ends: number): PlannedDay[] | null {
  const changed = days.map((day) =>
    day.date === date ? { ...day, sittings: day.sittings.map((sitting, index) => (index + 1 === number ? later(sitting, starts, ends) : sitting)) } : day,
  );
  const fits = changed.every(({ sittings }) =>
    sittings.every((sitting, index) => {
      const before = sittings[index - 1];
      return sitting !== null && (!before?.ends || !sitting.starts || before.ends <= sitting.starts);
    }),
  );
  return fits ? (changed as PlannedDay[]) : null;
}

function later(sitting: PlannedSitting, starts: number, ends: number): PlannedSitting | null {
  if (!sitting.starts || !sitting.ends) return sitting;
  const from = minutesOf(sitting.starts) + starts;
  const to = minutesOf(sitting.ends) + ends;
  return from >= 0 && to <= 1439 && from < to ? { starts: timeOf(from), ends: timeOf(to) } : null;
}

/** Days that follow each other are one run: what a month shows as one bar. */
export function runsOf<D extends PlannedDay>(days: D[]): D[][] {
  const runs: D[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && daysBetween(last.date, day.date) === 1) run.push(day);
    else runs.push([day]);
  }
  return runs;
}
