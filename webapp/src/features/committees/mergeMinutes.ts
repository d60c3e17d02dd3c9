/** One place where both wrote something else, as a path: "items.<id>.exchanges.fr". */
export interface Clash {
  path: string[];
  mine: unknown;
  theirs: unknown;
}

type Json = unknown;
const isObject = (value: Json): value is Record<string, Json> => typeof value === 'object' && value !== null && !Array.isArray(value);
const keyOf = (value: Json) => (isObject(value) && typeof value.key === 'string' ? value.key : undefined);
const isKeyed = (value: Json): value is Record<string, Json>[] => Array.isArray(value) && value.every((each) => keyOf(each) !== undefined);

/**
 * Three versions of the minutes as one: what only one of two changed since `base` is kept, wherever it stands; where both changed the same place
 * `prefer` decides and the place is told in `clashes`. Lines of a list are the same when their `key` is. A line that one took out and the other
 * wrote in stays.
 */
export function merge<T>(base: T, mine: T, theirs: T, prefer: 'mine' | 'theirs'): { merged: T; clashes: Clash[] } {
  const clashes: Clash[] = [];
  const merged = join(base, mine, theirs, prefer, [], clashes) as T;
  return { merged, clashes };
}

function same(left: Json, right: Json): boolean {
  return canonical(left) === canonical(right);
}

/** What is not said counts as an empty text, so that a field left alone differs from nothing. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (isObject(value))
    return `{${Object.keys(value).filter((name) => value[name] !== undefined && value[name] !== '').sort().map((name) => `${name}:${canonical(value[name])}`).join()}}`;
  return JSON.stringify(value ?? '');
}

function join(base: Json, mine: Json, theirs: Json, prefer: 'mine' | 'theirs', path: string[], clashes: Clash[]): Json {
  if (same(mine, theirs)) return theirs;
  if (same(base, mine)) return theirs;
  if (same(base, theirs)) return mine;
  if (isKeyed(mine) && isKeyed(theirs) && (base === undefined || isKeyed(base))) return joinLines(base ?? [], mine, theirs, prefer, path, clashes);
  if (isObject(mine) && isObject(theirs)) {
    const was = isObject(base) ? base : {};
    const names = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
    return Object.fromEntries([...names].map((name) => [name, join(was[name], mine[name], theirs[name], prefer, [...path, name], clashes)]));
  }
  clashes.push({ path, mine, theirs });
  return prefer === 'mine' ? mine : theirs;
}

function joinLines(base: Record<string, Json>[], mine: Record<string, Json>[], theirs: Record<string, Json>[], prefer: 'mine' | 'theirs', path: string[], clashes: Clash[]): Json {
  const find = (lines: Record<string, Json>[], key: string | undefined) => lines.find((line) => keyOf(line) === key);
  // The order is of whoever moved lines; their own when both did.
  const order = (lines: Record<string, Json>[]) => lines.map(keyOf).filter((key) => find(base, key)).join();
  const kept = base.filter((line) => find(mine, keyOf(line)) && find(theirs, keyOf(line))).map(keyOf).join();
  const [lead, other] = order(mine) !== kept && (order(theirs) === kept || prefer === 'mine') ? [mine, theirs] : [theirs, mine];
  const out: Json[] = [];
  const put = (line: Record<string, Json>) => {
    const key = keyOf(line);
    const was = find(base, key);
    const left = find(mine, key);
    const right = find(theirs, key);
    if (left && right) out.push(join(was, left, right, prefer, [...path, key ?? ''], clashes));
    // One took it out: it stays away only if the other left it as it was.
    else if (!was || !same(was, line)) out.push(line);
  };
  for (const line of lead) put(line);
  for (const line of other) if (!find(lead, keyOf(line))) put(line);
  return out;
}
