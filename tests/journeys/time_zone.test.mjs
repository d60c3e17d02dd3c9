// One hour for pages, paper and spreadsheets: that of this machine's time zone database.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf } from './training.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

/** Minutes ahead of UTC by the machine's own clock program. */
function offsetAt(instant) {
  const said = execFileSync('date', ['-d', instant, '+%z'], { env: { ...process.env, TZ: 'Africa/Casablanca' }, encoding: 'utf8' }).trim();
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(said);
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

test('every change of the clocks is told, in order, for whoever is signed in', async () => {
  const answer = await (await callerOf(server, admin, 'viewer')).get('/time_zone');
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('cache-control'), /^private, max-age=\d+$/);
  const { name, changes } = answer.body;
  assert.equal(name, 'Africa/Casablanca');
  const at = changes.map(({ from }) => Date.parse(from));
  assert.ok(at.every((instant, i) => i === 0 || instant > at[i - 1]));
  assert.ok(at[0] <= Date.parse('2000-01-01') && changes.length > 40, `${changes.length} changes`);
  for (const { from, offset_minutes: offset } of changes.slice(1)) {
    const instant = Date.parse(from);
    assert.equal(offsetAt(new Date(instant).toISOString()), offset, from);
    assert.notEqual(offsetAt(new Date(instant - 1000).toISOString()), undefined);
  }
  const last = (instant) => changes.findLast(({ from }) => Date.parse(from) <= instant).offset_minutes;
  for (const day of ['2000-06-01T12:00:00Z', '2019-01-15T12:00:00Z', '2026-03-01T12:00:00Z', '2026-11-26T12:00:00Z', new Date().toISOString()])
    assert.equal(last(Date.parse(day)), offsetAt(day), day);
});

test('nobody who is not signed in is told, and nothing is asked of it', async () => {
  assertProblem(await server.client().get('/time_zone'), 401, 'unauthenticated');
  assertProblem(await admin.get('/time_zone?zone=Europe/Paris'), 422, 'invalid_input', { zone: 'unknown_parameter' });
});
