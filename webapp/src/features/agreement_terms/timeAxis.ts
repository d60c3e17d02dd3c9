/** Whole years, with days since 1970. */
export interface Axis {
  years: number[];
  /** Every how many years a name fits. */
  every: number;
  end: number;
  startOf: (year: number) => number;
  holds: (day: number) => boolean;
  /** Where a day lies, from 0 to 100. */
  share: (day: number) => number;
}

const msADay = 86_400_000;
const greatestNumberOfNames = 10;

const dayOf = (year: number, month: number, day: number) => Date.UTC(year, month, day) / msADay;

/** The first and last day that a day known in part can be. */
export function daysOf(partial: string): { first: number; last: number } {
  const [year = 1970, month, day] = partial.split('-').map(Number);
  if (day) return { first: dayOf(year, (month ?? 1) - 1, day), last: dayOf(year, (month ?? 1) - 1, day) };
  if (month) return { first: dayOf(year, month - 1, 1), last: dayOf(year, month, 0) };
  return { first: dayOf(year, 0, 1), last: dayOf(year, 11, 31) };
}

/** From the year of the earliest to that of the latest. */
export function yearsBetween(partials: string[]): Axis {
  const named = partials.map((each) => Number(each.slice(0, 4)));
  const first = Math.min(...named);
  const last = Math.max(...named);
  const begin = dayOf(first, 0, 1);
  const end = dayOf(last + 1, 0, 1);
  return {
    years: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    every: Math.ceil((last - first + 1) / greatestNumberOfNames),
    end,
    startOf: (year) => dayOf(year, 0, 1),
    holds: (day) => day >= begin && day < end,
    share: (day) => Math.round((1000 * (Math.min(Math.max(day, begin), end) - begin)) / (end - begin)) / 10,
  };
}
