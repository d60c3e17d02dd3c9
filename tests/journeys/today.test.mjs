import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, programme, trainerPerson;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  trainerPerson = await makePerson(admin);
});
after(() => server.stop());

const dayFromNow = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const oneDay = (days) => [{ date: dayFromNow(days), sittings: [{ starts: '09:00', ends: '12:00' }] }];
const make = (more) => admin.create('/sessions', sessionBody(programme, more));
async function move(session, ...statuses) {
  for (const status of statuses) {
    const { version } = await admin.read(`/sessions/${session.id}`);
    await admin.change(`/sessions/${session.id}/status`, { status }, { version });
  }
}
const ids = (queue) => queue.map((each) => each.session_id);

test('each queue holds what waits, and nothing else', async () => {
  const held = await make({ days: [...oneDay(-10), ...oneDay(-3)], team: [{ person_id: trainerPerson.id, role: 'trainer' }] });
  await move(held, 'open', 'running');
  const counted = await make({ days: oneDay(-5), head_count: { total: 12 } });
  await move(counted, 'open', 'running');
  const marked = await make({ days: oneDay(-4) });
  const person = await makePerson(admin, { sex: 'not_stated' });
  await admin.create(`/sessions/${marked.id}/registrations`, { person_id: person.id });
  await move(marked, 'open', 'running');
  await admin.change(`/sessions/${marked.id}/attendances`, { entries: [{ person_id: person.id, date: dayFromNow(-4), sitting: 1, present: true }] });
  const soon = await make({ days: oneDay(3) });
  const later = await make({ days: oneDay(30) });
  const full = await make({ days: oneDay(20), seats: 1 });
  for (let i = 0; i < 2; i += 1) await admin.create(`/sessions/${full.id}/registrations`, { person_id: (await makePerson(admin)).id });
  const begun = await make({ days: [], planned_period: '2026-Q1' });
  const notBegun = await make({ days: [], planned_period: '2199-01' });

  const today = await admin.read('/today');
  assert.deepEqual(ids(today.attendance_missing), [held.id]);
  assert.deepEqual([today.attendance_missing[0].sittings, today.attendance_missing[0].date], [2, dayFromNow(-10)]);
  assert.ok(today.attendance_missing[0].age_days >= 9);
  assert.ok(ids(today.upcoming).includes(soon.id) && !ids(today.upcoming).includes(later.id));
  assert.deepEqual(ids(today.waiting_lists), [], 'nobody waits in front of a free seat');
  assert.deepEqual(ids(today.planned_without_dates), [begun.id]);
  assert.ok(!ids(today.planned_without_dates).includes(notBegun.id));
  assert.ok(today.people_incomplete >= 1);
  assert.equal(today.counts.attendance_missing, 1);

  const { version, ...rest } = await admin.read(`/sessions/${full.id}`);
  await admin.put(`/sessions/${full.id}`, { ...rest, seats: 5 }, { version });
  const waiting = (await admin.read(`/sessions/${full.id}`)).counts.waiting;
  assert.deepEqual(ids((await admin.read('/today')).waiting_lists), waiting > 0 ? [full.id] : []);
});

test('the number of incomplete records opens exactly the people it counts', async () => {
  const nobodyAsked = await makePerson(admin, { sex: 'not_stated' });
  const ministry = await admin.create('/organisations', { name: { fr: 'Ministère' }, type: 'ministry' });
  const served = (more) => makePerson(admin, { sex: 'F', organisation_id: ministry.id, ...more });
  const [complete, unsaid, withdrawn, cancelled] = [await served(), await served({ sex: 'not_stated' }), await served({ sex: 'not_stated' }), await served({ sex: 'not_stated' })];
  const session = await make({ days: oneDay(6) });
  for (const person of [complete, unsaid]) await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  const left = await admin.create(`/sessions/${session.id}/registrations`, { person_id: withdrawn.id });
  await admin.change(`/registrations/${left.id}`, { status: 'withdrawn' }, { version: left.version });
  const off = await make({ days: oneDay(7) });
  await admin.create(`/sessions/${off.id}/registrations`, { person_id: cancelled.id });
  const { version } = await admin.read(`/sessions/${off.id}`);
  await admin.change(`/sessions/${off.id}/status`, { status: 'cancelled', reason: 'Salle indisponible' }, { version });

  const list = await admin.read('/people', { incomplete: true, total: true, limit: 100 });
  const listed = list.items.map(({ id }) => id);
  assert.ok(listed.includes(unsaid.id));
  for (const person of [nobodyAsked, complete, withdrawn, cancelled]) assert.ok(!listed.includes(person.id), person.id);
  assert.equal((await admin.read('/today')).people_incomplete, list.total);
  assert.equal(list.total, listed.length);

  const focal = await callerOf(server, admin, 'focal_point', { organisation_id: ministry.id });
  const theirs = await focal.read('/people', { incomplete: true, total: true });
  assert.deepEqual(theirs.items.map(({ id }) => id), [unsaid.id]);
  assert.equal((await focal.read('/today')).people_incomplete, 1);
  assertProblem(await admin.get('/people?incomplete=maybe'), 422, 'invalid_input', { incomplete: 'not_one_of' });
});

test('a trainer sees the queues of their own sessions, a viewer none', async () => {
  const trainer = await callerOf(server, admin, 'trainer', { person_id: trainerPerson.id });
  const today = await trainer.read('/today');
  assert.equal(today.counts.attendance_missing, 1);
  assert.deepEqual([today.upcoming, today.planned_without_dates], [[], []]);
  const viewer = await callerOf(server, admin, 'viewer');
  assert.ok(Object.values((await viewer.read('/today')).counts).every((count) => count === 0));
});
