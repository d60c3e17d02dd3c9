import type { Language } from '@/shared/i18n';
import { aheadOfUtc, onTheWall } from './clocks';
import { locales } from './numbers';

/** "2026-11-22": a day without a time zone. "2026-11-22T10:42:00Z": an instant. "09:00": a wall-clock time. Whatever is written is UTC. */
const made = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let found = made.get(key);
  if (!found) made.set(key, (found = new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' })));
  return found;
}

/** A calendar day is held at noon UTC and printed in UTC: no zone can move it to its neighbour. */
function day(date: string): Date {
  return new Date(`${date.slice(0, 10)}T12:00:00Z`);
}

const shapes = {
  /** 22 novembre 2026 */ long: { day: 'numeric', month: 'long', year: 'numeric' },
  /** dim. 22 nov. 2026 */ full: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  /** 22 nov. 2026 */ medium: { day: 'numeric', month: 'short', year: 'numeric' },
  /** 22 nov. */ short: { day: 'numeric', month: 'short' },
  /** dimanche 22 novembre */ title: { weekday: 'long', day: 'numeric', month: 'long' },
  /** dim. 22 nov., with the year when it is another */ weekday: { weekday: 'short', day: 'numeric', month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateShape = keyof typeof shapes;

export function formatDate(language: Language, date: string, shape: DateShape = 'medium'): string {
  const said = shape === 'weekday' && date.slice(0, 4) !== today().slice(0, 4) ? 'full' : shape;
  return asWritten(language, format(language, shapes[said]).format(day(date)));
}

/** The parts of an agenda entry: {weekday: "lun.", day: "23", month: "nov."}. */
export function dateParts(language: Language, date: string): { weekday: string; day: string; month: string } {
  const part = (options: Intl.DateTimeFormatOptions) =>
    format(language, options).format(day(date));
  return { weekday: part({ weekday: 'short' }), day: String(day(date).getUTCDate()), month: part({ month: 'short' }) };
}

/** 19–20 nov. · 30 nov. – 2 déc. 2026: what the two ends share is said once. Same day: one date. */
export function formatPeriod(language: Language, from: string, to: string, shape: DateShape = 'medium'): string {
  if (from.slice(0, 10) === to.slice(0, 10)) return formatDate(language, from, shape);
  const said = format(language, shapes[shape]).formatRange(day(from), day(to));
  return asWritten(language, said);
}

/** "2026-11" → novembre 2026; "2027-Q2" → 2e trimestre 2027; "2026" → 2026. Anything else is returned as it came. */
export function formatPlannedPeriod(language: Language, period: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return quarterName(language, Number(quarter[2]), quarter[1] ?? '');
  if (/^\d{4}-\d{2}$/.test(period)) {
    return format(language, { month: 'long', year: 'numeric' }).format(day(`${period}-01`));
  }
  return period;
}

/** "2026-11" → nov.; with the year in January and where asked. */
export function formatMonth(language: Language, month: string, withYear = false): string {
  const options: Intl.DateTimeFormatOptions = withYear ? { month: 'short', year: 'numeric' } : { month: 'short' };
  return format(language, options).format(day(`${month.slice(0, 7)}-01`));
}

/** 10:42, in French 10 h 42. Takes an instant (shown in Moroccan time) or a wall-clock "10:42". */
export function formatTime(language: Language, at: string): string {
  const said = /^\d{2}:\d{2}/.test(at) ? at.slice(0, 5) : clock(new Date(at));
  return language === 'fr' ? said.replace(/^0?(\d+):/, '$1\u202fh\u202f') : said;
}

/** 23 novembre 2026, 10 h 42 */
export function formatInstant(language: Language, at: string, shape: DateShape = 'long'): string {
  const zoned = format(language, shapes[shape]).format(onTheWall(new Date(at)));
  const comma = language === 'ar' ? '، الساعة' : ',';
  return `${asWritten(language, zoned)}${comma} ${formatTime(language, at)}`;
}

/** "il y a 3 jours", "il y a 5 mois": how old something is, in the largest unit that keeps it whole. */
export function formatAge(language: Language, from: string, now: Date = new Date()): string {
  const start = from.length === 10 ? day(from) : new Date(from);
  const seconds = (start.getTime() - now.getTime()) / 1000;
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ['year', 2 * 31_557_600], ['month', 2_629_800], ['week', 604_800], ['day', 86_400], ['hour', 3600], ['minute', 60],
  ];
  // "hier" is clearer than a number, "l’année dernière" is not.
  const said = (value: number, unit: Intl.RelativeTimeFormatUnit) =>
    new Intl.RelativeTimeFormat(locales[language], { numeric: unit === 'day' || value === 0 ? 'auto' : 'always' }).format(value, unit);
  const smallest = from.length === 10 ? 86_400 : 60;
  for (const [unit, length] of units) {
    if (length < smallest) break;
    if (Math.abs(seconds) >= length || length === smallest) return said(Math.round(seconds / (unit === 'year' ? length / 2 : length)), unit);
  }
  return said(0, 'second');
}

/** Today in Morocco, as the server counts days. */
export function today(now: Date = new Date()): string {
  return onTheWall(now).toISOString().slice(0, 10);
}

/** The day in Morocco of an instant. */
export function dayOf(instant: string): string {
  return today(new Date(instant));
}

/** The last second of a day in Morocco, as the API takes instants. */
export function endOfDay(date: string): string {
  const inUtc = Date.parse(`${date}T23:59:59Z`);
  const about = inUtc - aheadOfUtc(inUtc);
  return new Date(inUtc - aheadOfUtc(about)).toISOString().replace('.000Z', 'Z');
}

/** The wall clock in Morocco, "HH:MM". */
export function clock(now: Date = new Date()): string {
  return onTheWall(now).toISOString().slice(11, 16);
}

function quarterName(language: Language, quarter: number, year: string): string {
  if (language === 'ar') {
    const ordinal = ['الأول', 'الثاني', 'الثالث', 'الرابع'][quarter - 1];
    return `الفصل ${ordinal} من ${year}`;
  }
  if (language === 'en') return `Q${quarter} ${year}`;
  return `${quarter === 1 ? '1er' : `${quarter}e`} trimestre ${year}`;
}

/** French says the first of a month "1er"; Arabic needs no comma after the weekday. */
function asWritten(language: Language, text: string): string {
  if (language === 'ar') return text.replace('، ', ' ');
  return language === 'fr' ? text.replace(/(^|[^\d])1(?=[\s\u00a0\u202f–-]+\p{L}|–)/gu, '$11er') : text;
}
