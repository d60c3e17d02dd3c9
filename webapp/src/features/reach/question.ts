import type { ReachAnswer, ReachQuery } from '@/shared/api';
import type { SexCounts, UrlSearch } from '@/shared/ui';

/** What narrows every figure of the dashboard, under the API's own names. */
export const narrowing = [
  'programme', 'from', 'to', 'known_as_of', 'region', 'session_region', 'organisation', 'kind', 'modality', 'course', 'attributes',
] as const;

/** What the addresses of counted records may carry besides. */
export const asking = [
  'measure', 'by', ...narrowing, 'sex', 'age_band', 'organisation_type', 'category', 'administrative_level', 'session', 'month',
  'at_least_percent', 'scope',
] as const;

export type Narrowed = Partial<Record<Exclude<(typeof narrowing)[number], 'attributes'>, string>> & Pick<ReachQuery, 'attributes'>;

export function narrowedBy(search: UrlSearch): Narrowed {
  return Object.fromEntries(narrowing.filter((name) => search[name]).map((name) => [name, search[name]])) as Narrowed;
}

/** The whole question as it stands in an address; undefined while it names no measure. */
export function askedBy(search: UrlSearch): ReachQuery | undefined {
  if (!search.measure) return undefined;
  return Object.fromEntries(asking.filter((name) => search[name]).map((name) => [name, search[name]])) as unknown as ReachQuery;
}

export type More = Record<string, string | undefined>;

export function recordsHref(measure: string, narrowed: Narrowed, more: More = {}): string {
  return address('/reach/records', { measure, ...narrowed, ...more });
}

export function repeatsHref(by: string, narrowed: Narrowed): string {
  return address('/reach/repeats', { measure: 'unique_participants', by, ...narrowed });
}

/** The sessions of this view whose attendance is not entered. */
export function worklistHref({ programme, from, to, kind, modality, course, session_region: region }: Narrowed): string {
  return address('/sessions', { programme, from, to, kind, modality, course: oneOf(course), region, has_missing_attendance: 'true' });
}

/** The one value of a filter: the list of sessions asks for the editions of one course. */
export function oneOf(values: string | undefined): string | undefined {
  return values && values !== unknownCode && !values.includes(',') ? values : undefined;
}

export function address(path: string, search: More): string {
  const said = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const text = new URLSearchParams(said).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text ? `${path}?${text}` : path;
}

/** Women, men and the others of an answer split by sex. */
export function sexesOf(answer: Pick<ReachAnswer, 'groups'> | undefined): SexCounts {
  const counts = { women: 0, men: 0, unknown: 0 };
  for (const { key, value } of answer?.groups ?? []) counts[sexPart(key.sex)] += value;
  return counts;
}

function sexPart(code: string | undefined): keyof SexCounts {
  return code === 'F' ? 'women' : code === 'M' ? 'men' : 'unknown';
}

export interface Row extends SexCounts {
  code: string;
  value: number;
}

/** Rows of an answer split by a dimension and by sex; each person has one sex, so that the parts of one row add up. */
export function rowsOf(answer: ReachAnswer | undefined, dimension: string): Row[] {
  const rows = new Map<string, Row>();
  for (const { key, value } of answer?.groups ?? []) {
    const code = key[dimension] ?? unknownCode;
    const row = rows.get(code) ?? { code, value: 0, women: 0, men: 0, unknown: 0 };
    row.value += value;
    row[sexPart(key.sex)] += value;
    rows.set(code, row);
  }
  return [...rows.values()];
}

export const unknownCode = 'unknown';
