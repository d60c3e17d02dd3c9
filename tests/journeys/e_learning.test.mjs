// E-learning and blended sessions: a window instead of days, completion over all parts. How lists of progress come in: progress_lists.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { importing } from './importing.mjs';
import { callerOf, makePerson, makeProgramme, past, sessionBody } from './training.mjs';

let server, admin, programme, people;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  people = await Promise.all(['nadia', 'karim', 'imane'].map((name) => makePerson(admin, { given_name: name, email: `${name}@example.org` })));
});
after(() => server?.stop());

const course = (more) => ({ link: 'https://example.org/course', opens_on: '2026-04-01', closes_on: '2026-04-30', planned_minutes: 300, ...more });
async function online(more = {}) {
  const session = await admin.create('/sessions', sessionBody(programme, { modality: 'e_learning', days: [], ...more }));
  for (const person of people) await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  const path = `/sessions/${session.id}/e_learning`;
  return { id: session.id, path, send: (text) => importing(admin, 'progress', text, { session: session.id }) };
}
const list = 'Email;Progression;Completion date\nnadia@example.org;100 %;20/04/2026\nKARIM@example.org;50;\n';

test('a window stands for days, and progress taken from a list counts in person-hours and completions', async () => {
  const { id, path, send } = await online({ planned_period: '2026-04' });
  const set = await admin.change(path, course(), { version: 1 });
  assert.deepEqual([set.course.planned_minutes, set.planned_minutes, set.version], [300, 300, 2]);
  const session = await admin.read(`/sessions/${id}`);
  assert.deepEqual([session.first_date, session.last_date, session.planned_period], ['2026-04-01', '2026-04-30', undefined]);

  await send(list);
  const { items } = await admin.read('/changes', { concept: 'e_learning', id });
  assert.equal(items.length, 1, 'the course; the list has a line of its own');

  await admin.change(`/sessions/${id}/status`, { status: 'running' }, { version: session.version });
  const read = await admin.read(path);
  const byName = Object.fromEntries(read.learners.map((each) => [each.given_name, [each.percent, each.online_minutes, each.completed]]));
  assert.deepEqual(byName, { nadia: [100, 300, true], karim: [50, 150, false], imane: [undefined, 0, false] });
  const figure = async (measure) => (await admin.read('/reach', { measure, programme: programme.code })).value;
  assert.equal(await figure('person_hours'), 7.5, 'all of five hours, and half of them');
  assert.equal(await figure('unique_participants'), 2, 'who has begun took part');
  assert.equal(await figure('unique_completed'), 1);
  await admin.change(`/sessions/${id}/status`, { status: 'cancelled', reason: 'Pour la suite' }, { version: session.version + 1 });
});

test('a blended session is completed over all its parts', async () => {
  const { id, path, send } = await online({ modality: 'blended', days: past });
  const set = await admin.change(path, course(), { version: 1 });
  assert.equal(set.planned_minutes, 300 + 480, 'the course comes on top of the sittings');
  const session = await admin.read(`/sessions/${id}`);
  assert.deepEqual([session.first_date, session.last_date], ['2026-04-01', '2026-05-13']);
  await send(list);
  const entries = past.flatMap(({ date, sittings }) => sittings.map((_sitting, at) => ({ person_id: people[1].id, date, sitting: at + 1, present: true })));
  await admin.change(`/sessions/${id}/attendances`, { entries });
  const { learners, completed } = await admin.read(path);
  const told = Object.fromEntries(learners.map((each) => [each.given_name, [each.online_minutes, each.sitting_minutes, each.completed]]));
  assert.deepEqual(told, { nadia: [300, 0, false], karim: [150, 480, true], imane: [0, 0, false] });
  assert.equal(completed, 1);
  const saved = await admin.change(`/sessions/${id}`, { ...session, venue: 'Salle 4' }, { version: session.version });
  assert.equal(saved.planned_minutes, 780, 'saving the session keeps its self-paced part');
});

test('bad courses, other kinds, stale writers and wrong roles are refused', async () => {
  const { path } = await online();
  const put = (more, version = 1) => admin.put(path, course(more), { version });
  assertProblem(await put({ link: 'javascript:alert(1)' }), 422, 'invalid_input', { link: 'invalid_link' });
  assertProblem(await put({ closes_on: '2026-03-31' }), 422, 'invalid_input', { closes_on: 'end_before_start' });
  assertProblem(await put({ planned_minutes: 0 }), 422, 'invalid_input', { planned_minutes: 'out_of_range' });
  await admin.change(path, course(), { version: 1 });
  assertProblem(await put({}), 412, 'stale');
  const training = await admin.create('/sessions', sessionBody(programme));
  assertProblem(await admin.put(`/sessions/${training.id}/e_learning`, course(), { version: 1 }), 409, 'not_of_this_kind');
  const manager = await callerOf(server, admin, 'manager');
  assert.equal((await manager.read(path)).can.import_progress, false);
  assertProblem(await manager.put(path, course(), { version: 2 }), 403, 'not_allowed');
  const viewer = await callerOf(server, admin, 'viewer');
  assertProblem(await viewer.get(path), 403, 'not_allowed');
});
