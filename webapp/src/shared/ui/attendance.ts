/** What is recorded of one person at one sitting; undefined = not marked, which is not absent. */
export type Mark = boolean | undefined;

export interface Sitting {
  date: string;
  /** 1 or 2. */
  sitting: number;
  starts: string;
  ends: string;
}

export interface AttendanceEntry {
  person_id: string;
  date: string;
  sitting: number;
  /** null takes the mark back to unknown. */
  present: boolean | null;
}

export type Marks = ReadonlyMap<string, boolean>;

export function markKey(personId: string, sitting: { date: string; sitting: number }): string {
  return `${personId}|${sitting.date}|${sitting.sitting}`;
}

export function marksOf(entries: readonly { person_id: string; date: string; sitting: number; present?: boolean | null }[]): Marks {
  const marks = new Map<string, boolean>();
  for (const entry of entries) {
    if (typeof entry.present === 'boolean') marks.set(markKey(entry.person_id, entry), entry.present);
  }
  return marks;
}

/** unknown → present → absent → unknown */
export function nextMark(mark: Mark): Mark {
  if (mark === undefined) return true;
  return mark ? false : undefined;
}

export interface SittingTotals {
  present: number;
  women: number;
  men: number;
  marked: number;
}

export function totalsOf(people: readonly { id: string; sex: string }[], sitting: Sitting, marks: Marks): SittingTotals {
  const totals: SittingTotals = { present: 0, women: 0, men: 0, marked: 0 };
  for (const { id, sex } of people) {
    const mark = marks.get(markKey(id, sitting));
    if (mark === undefined) continue;
    totals.marked += 1;
    if (!mark) continue;
    totals.present += 1;
    if (sex === 'F') totals.women += 1;
    if (sex === 'M') totals.men += 1;
  }
  return totals;
}

/** The mark a key asks for, or undefined when the key means something else. Arabic keyboards: ح and غ. */
export function markOfKey(key: string, current: Mark): { mark: Mark } | undefined {
  if (key === ' ' || key === 'Enter') return { mark: nextMark(current) };
  if (['p', 'P', 'ح'].includes(key)) return { mark: true };
  if (['a', 'A', 'غ', 'ش'].includes(key)) return { mark: false };
  if (key === 'Delete' || key === 'Backspace') return { mark: undefined };
  return undefined;
}
