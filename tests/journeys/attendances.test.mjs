import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, programme, people;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  people = await Promise.all(Array.from({ length: 4 }, () => makePerson(admin)));
});
after(() => server.stop());

async function sessionWith(registered, more) {
  const session = await admin.create('/sessions', sessionBody(programme, more));
  for (const person of registered) await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  return session;
}
const entry = (person, present, date = '2026-05-12', sitting = 1) => ({ person_id: person.id, date, sitting, present });

test('attendance is entered, corrected and taken back; only what changed is applied', async () => {
  const { id } = await sessionWith(people.slice(0, 3));
  const put = (...entries) => admin.change(`/sessions/${id}/attendances`, { entries });
  const sheet = [entry(people[0], true), entry(people[1], false), entry(people[0], true, '2026-05-13')];
  assert.deepEqual(await put(...sheet), { applied: 3 });
  assert.deepEqual(await put(...sheet), { applied: 0 });
  assert.deepEqual(await put(entry(people[1], true), entry(people[0], null, '2026-05-13')), { applied: 2 });
  const read = await admin.read(`/sessions/${id}/attendances`);
  assert.equal(read.entries.length, 2);
  assert.deepEqual(read.sittings.map((sitting) => [sitting.date, sitting.sitting, sitting.recorded, sitting.present]),
    [['2026-05-12', 1, 2, 2], ['2026-05-12', 2, 0, 0], ['2026-05-13', 1, 0, 0]]);
  const { counts } = await admin.read(`/sessions/${id}`);
  assert.deepEqual([counts.present_any, counts.sittings, counts.sittings_without_attendance], [2, 3, 2]);
  const { items } = await admin.read('/changes', { concept: 'attendances', id });
  assert.equal(items.length, 2, 'a sheet that changes nothing leaves no line');
  assert.deepEqual(items[0].before.entries.map((each) => each.present), [false, true]);
});

test('a sheet with one wrong entry changes nothing', async () => {
  const { id } = await sessionWith(people.slice(0, 2), { seats: 1 });
  const put = (entries) => admin.put(`/sessions/${id}/attendances`, { entries });
  assertProblem(
    await put([entry(people[0], true), { ...entry(people[0], true), person_id: randomUUID() }, entry(people[1], true), entry(people[3], true),
      entry(people[0], true, '2026-05-13', 2)]),
    422, 'invalid_input',
    { 'entries/1/person_id': 'unknown_person', 'entries/2/person_id': 'not_registered', 'entries/3/person_id': 'not_registered',
      'entries/4/sitting': 'unknown_sitting' });
  assertProblem(await put([entry(people[0], true), entry(people[0], false)]), 422, 'invalid_input', { 'entries/1': 'duplicate_entry' });
  assertProblem(await put([entry(people[0], true, '2199-01-01')]), 422, 'invalid_input', { 'entries/0/date': 'future_attendance' });
  assertProblem(await put([entry(people[0], true, '2026-05-12', 3)]), 422, 'invalid_input', { 'entries/0/sitting': 'unknown_sitting' });
  assertProblem(await put(Array.from({ length: 2001 }, () => entry(people[0], true))), 422, 'invalid_input', { entries: 'too_many_items' });
  assertProblem(await put([{ ...entry(people[0], 'yes') }]), 422, 'invalid_input', { 'entries/0/present': 'wrong_type' });
  assert.deepEqual((await admin.read(`/sessions/${id}/attendances`)).entries, []);
});

test('days with attendance do not move, and a withdrawal keeps what was entered', async () => {
  const session = await sessionWith([people[0]]);
  await admin.change(`/sessions/${session.id}/attendances`, { entries: [entry(people[0], true)] });
  const moved = { ...session, days: [{ ...session.days[0], date: '2026-05-11' }, session.days[1]] };
  const answer = await admin.put(`/sessions/${session.id}`, moved, { version: 1 });
  assertProblem(answer, 422, 'invalid_input', { days: 'attendance_entered' });
  assert.equal(answer.body.fields[0].detail, '2026-05-12');
  assert.equal((await admin.read(`/sessions/${session.id}`)).version, 1);

  const [registration] = (await admin.read(`/sessions/${session.id}/registrations`)).items;
  await admin.delete(`/registrations/${registration.id}`, { version: registration.version });
  assert.equal((await admin.read(`/sessions/${session.id}/attendances`)).entries.length, 1);
  assertProblem(await admin.put(`/sessions/${session.id}/attendances`, { entries: [entry(people[0], null)] }), 422, 'invalid_input',
    { 'entries/0/person_id': 'not_registered' });
});

test('a trainer enters attendance in their own sessions only', async () => {
  const person = await makePerson(admin);
  const mine = await sessionWith([people[0]], { team: [{ person_id: person.id, role: 'trainer' }] });
  const other = await sessionWith([people[0]]);
  const trainer = await callerOf(server, admin, 'trainer', { person_id: person.id });
  assert.deepEqual(await trainer.change(`/sessions/${mine.id}/attendances`, { entries: [entry(people[0], true)] }), { applied: 1 });
  assertProblem(await trainer.put(`/sessions/${other.id}/attendances`, { entries: [entry(people[0], true)] }), 404, 'not_found');
  assertProblem(await trainer.get(`/sessions/${other.id}/attendances`), 404, 'not_found');
  const manager = await callerOf(server, admin, 'manager');
  assertProblem(await manager.put(`/sessions/${mine.id}/attendances`, { entries: [] }), 403, 'not_allowed');
});
