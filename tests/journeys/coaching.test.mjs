// A coaching: hours engaged, visits logged, and the figures that follow because a visit is a sitting.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, programme, people;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  people = await Promise.all(Array.from({ length: 3 }, () => makePerson(admin)));
});
after(() => server?.stop());

async function coachingOf(more = {}) {
  const coach = await makePerson(admin);
  const session = await admin.create('/sessions', sessionBody(programme, {
    kind: 'coaching', days: [], planned_period: '2026-05', team: [{ person_id: coach.id, role: 'trainer' }], ...more,
  }));
  for (const person of people.slice(0, 2)) await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  return { id: session.id, path: `/sessions/${session.id}/coaching`, coach };
}
const visit = (more) => ({ date: '2026-05-12', starts: '09:00', minutes: 120, topic: 'Fiche d’indicateurs', place: 'Rabat', present: [people[0].id], ...more });

test('visits are sittings: hours, attendance and figures follow, and the engagement is what is planned', async () => {
  const { id, path } = await coachingOf();
  const engaged = await admin.change(path, { planned_minutes: 600, goal: 'Tenir le budget par objectifs' }, { version: 1 });
  assert.deepEqual([engaged.planned_minutes, engaged.logged_minutes, engaged.version], [600, 0, 2]);
  assert.equal((await admin.read(`/sessions/${id}`)).planned_minutes, 600);

  const logged = await admin.create(`${path}/visits`, visit());
  assert.deepEqual([logged.logged_minutes, logged.visits[0].ends.slice(0, 5), logged.visits[0].place], [120, '11:00', 'Rabat']);
  const remote = await admin.create(`${path}/visits`, visit({ date: '2026-05-19', minutes: 60, remote: true, present: people.slice(0, 2).map((each) => each.id) }));
  assert.equal(remote.visits[0].place, undefined, 'a remote visit has no place');
  assert.deepEqual(remote.beneficiaries.map(({ person_id, visits, attended_minutes }) => [person_id, visits, attended_minutes])
    .sort((a, b) => b[1] - a[1]), [[people[0].id, 2, 180], [people[1].id, 1, 60]]);

  const session = await admin.read(`/sessions/${id}`);
  assert.deepEqual(session.days.map(({ date }) => date), ['2026-05-12', '2026-05-19']);
  assert.equal(session.planned_minutes, 600, 'the engagement until the visits take longer');
  const { entries } = await admin.read(`/sessions/${id}/attendances`);
  assert.deepEqual(entries.map(({ present }) => present).sort(), [false, true, true, true]);
  await admin.change(`/sessions/${id}/status`, { status: 'running' }, { version: session.version });
  const figure = await admin.read('/reach', { measure: 'person_hours', programme: programme.code });
  assert.equal(figure.value, 4, 'hours of the sittings attended: two of one, three of the other person');
});

test('a visit sent twice, over another, in the future or with somebody else is refused, and nothing of it stays', async () => {
  const { id, path } = await coachingOf();
  await admin.create(`${path}/visits`, visit());
  const refused = async (more, fields) => assertProblem(await admin.post(`${path}/visits`, visit(more)), 422, 'invalid_input', fields);
  await refused({}, { starts: 'visit_overlaps' });
  await refused({ starts: '10:59' }, { starts: 'visit_overlaps' });
  await refused({ starts: '07:00', minutes: 60 }, { starts: 'earlier_than_logged' });
  await refused({ date: '2199-01-01' }, { date: 'future_attendance' });
  await refused({ minutes: 0 }, { minutes: 'out_of_range' });
  await refused({ date: '2026-05-20', present: [people[2].id] }, { 'present/0': 'not_registered' });
  await refused({ date: '2026-05-20', present: [people[0].id, people[0].id] }, { 'present/1': 'duplicate_entry' });
  await refused({ passport: 'x' }, { passport: 'unknown_field' });
  assert.equal((await admin.read(`/sessions/${id}`)).days.length, 1);
  const both = await Promise.all([admin.post(`${path}/visits`, visit({ date: '2026-05-21' })), admin.post(`${path}/visits`, visit({ date: '2026-05-21' }))]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [201, 422], 'of two at once one is logged');
});

test('a visit is taken out with its attendance, by whoever has read the latest state', async () => {
  const { path } = await coachingOf();
  await admin.create(`${path}/visits`, visit());
  const { version } = await admin.create(`${path}/visits`, visit({ starts: '14:00' }));
  const out = (sitting, options) => admin.delete(`${path}/visits/2026-05-12/${sitting}`, options);
  assertProblem(await out(1, { version }), 409, 'later_visit_that_day');
  assertProblem(await out(2, { version: version - 1 }), 412, 'stale');
  assertProblem(await out(3, { version }), 404, 'not_found');
  const left = await out(2, { version });
  assert.equal(left.status, 200);
  assert.equal(left.body.logged_minutes, 120);
  assert.equal((await out(1, { version: left.body.version })).body.visits.length, 0);
});

test('only a coaching has visits; only who may writes them', async () => {
  const training = await admin.create('/sessions', sessionBody(programme));
  assertProblem(await admin.get(`/sessions/${training.id}/coaching`), 409, 'not_of_this_kind');
  assertProblem(await admin.post(`/sessions/${training.id}/coaching/visits`, visit()), 409, 'not_of_this_kind');
  const { path, coach } = await coachingOf();
  const trainer = await callerOf(server, admin, 'trainer', { person_id: coach.id });
  assert.equal((await trainer.read(path)).can.log_visits, false);
  const manager = await callerOf(server, admin, 'manager');
  for (const caller of [trainer, manager]) {
    assertProblem(await caller.post(`${path}/visits`, visit()), 403, 'not_allowed');
    assertProblem(await caller.put(path, { planned_minutes: 1 }, { version: 1 }), 403, 'not_allowed');
    assertProblem(await caller.delete(`${path}/visits/2026-05-12/1`, { version: 1 }), 403, 'not_allowed');
  }
  const viewer = await callerOf(server, admin, 'viewer');
  assertProblem(await viewer.get(path), 403, 'not_allowed');
  assertProblem(await admin.put(path, { planned_minutes: -1 }, { version: 1 }), 422, 'invalid_input', { planned_minutes: 'out_of_range' });
});
