const mostPoints = 24;

interface Known {
  /** Last day of each session, when they are few enough to be known. */
  sessionDates: (string | null | undefined)[];
  /** "2026-03": months that hold sessions. */
  months: string[];
  /** The view's own last day. */
  last?: string;
  today: string;
}

/** The days at which a run is read, oldest first: the sessions' own where they are few, else ends of months, else of years. */
export function endsOf({ sessionDates, months, last, today }: Known): string[] {
  const limit = last && last < today ? last : today;
  const days = [...new Set(sessionDates.filter((date): date is string => Boolean(date) && date! <= limit))].sort();
  if (days.length > 1 && days.length <= mostPoints) return days;
  const held = months.filter((month) => /^\d{4}-\d{2}$/.test(month) && month <= limit.slice(0, 7)).sort();
  const [first] = held;
  const final = held.at(-1);
  if (!first || !final) return days;
  const all = monthsBetween(first, final);
  const kept = all.length <= mostPoints ? all : all.filter((month, index) => month.endsWith('-12') || index === all.length - 1);
  return kept.map((month) => (endOfMonth(month) < limit ? endOfMonth(month) : limit));
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  let [year = 0, month = 1] = first.split('-').map(Number);
  while (months.length < 1200) {
    const said = `${year}-${String(month).padStart(2, '0')}`;
    if (said > last) break;
    months.push(said);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return months;
}

function endOfMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
