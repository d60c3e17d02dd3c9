/** From an instant on, Moroccan clocks are so many minutes ahead of UTC. */
export interface ClockChange {
  from: string;
  offset_minutes: number;
}

const serverZone = 'Africa/Casablanca';
let changes: { from: number; minutes: number }[] = [];

/**
 * Takes over when the server says the clocks change: its documents and spreadsheets are written by the same list, while a browser's own
 * knows little of Ramadan. Upwards.
 */
export function setClocks(list: readonly ClockChange[]): void {
  changes = list.map(({ from, offset_minutes: minutes }) => ({ from: Date.parse(from), minutes }));
}

/** How far Moroccan clocks are ahead of UTC at that instant, in milliseconds. */
export function aheadOfUtc(at: number): number {
  const last = changes.findLast(({ from }) => from <= at) ?? changes[0];
  return last ? last.minutes * 60_000 : browsersOwn(at);
}

/** A date whose UTC parts are what a clock in Morocco shows: to be formatted in UTC. */
export function onTheWall(at: Date): Date {
  return new Date(at.getTime() + aheadOfUtc(at.getTime()));
}

/** Before anybody has signed in no page shows an hour that is recorded: until the server has spoken the browser's own list will do. */
function browsersOwn(at: number): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: serverZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const wall = Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:00Z`);
  return wall - Math.floor(at / 60_000) * 60_000;
}
