// What two programs that are not ours read in a calendar file.
//
//   byPython(text)   // {method, events: [{uid, sequence, status, summary, starts, ends, …}]}, the first occurrence of each
//   byIcalJs(text)   // {method, events: [{uid, sequence, status, summary, location, times: [[start, end], …]}]}, every occurrence
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './house.mjs';

const { default: ICAL } = await import(createRequire(join(root, 'webapp/package.json')).resolve('ical.js'));

export const byPython = (text) => JSON.parse(execFileSync('/usr/bin/python3', [join(root, 'tests/support/read_ical.py')], { input: text }).toString());

/** Every occurrence's beginning and end in UTC, by the file's own VTIMEZONE. */
export function byIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone), zone.getFirstPropertyValue('tzid'));
  const main = calendar.getAllSubcomponents('vevent').filter((each) => !each.hasProperty('recurrence-id'));
  const events = main.map((component) => {
    const event = new ICAL.Event(component);
    for (const other of calendar.getAllSubcomponents('vevent')) if (other.hasProperty('recurrence-id') && other.getFirstPropertyValue('uid') === event.uid) event.relateException(other);
    const times = [];
    const walk = event.iterator();
    for (let at = walk.next(); at; at = walk.next()) {
      const { startDate, endDate } = event.getOccurrenceDetails(at);
      times.push([startDate, endDate].map((each) => (each.isDate ? each.toString() : each.toJSDate().toISOString())));
    }
    return { uid: event.uid, sequence: event.sequence, summary: event.summary, location: event.location, status: component.getFirstPropertyValue('status'), times };
  });
  return { method: calendar.getFirstPropertyValue('method'), events };
}
