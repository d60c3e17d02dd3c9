// After a split somebody says who went where: many posts at once, dated, with the figures, and back again.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { freshDatabase, query } from '../support/postgres.mjs';
import { startServer } from '../support/server.mjs';
import { attend, eventually, hold, register, valuesBy, verify } from './figures.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let database, server, admin, coordinator, was, north, south, event, programme;
const people = [];
const splitDay = '2026-03-01';

before(async () => {
  database = await freshDatabase();
  server = await startServer({ database });
  admin = await server.signIn();
  coordinator = await callerOf(server, admin, 'coordinator');
  const add = (fr) => admin.create('/organisations', { name: { fr }, type: 'ministry' });
  [was, north, south] = [await add('Ministère de l’Habitat'), await add('Ministère de l’Habitat (Nord)'), await add('Ministère de l’Habitat (Sud)')];
  programme = await makeProgramme(admin);
  // 0 and 1 have served for long, 2 came after the split, 3 had left before it.
  for (let i = 0; i < 4; i += 1) people.push(await makePerson(admin, { family_name: `Naciri ${i}`, given_name: 'Brahim' }));
  await serve(people[0], was, '2020-01-01');
  await serve(people[1], was, '2021-01-01');
  await serve(people[2], was, '2026-04-01');
  await serve(people[3], was, '2020-01-01');
  await serve(people[3], south, '2026-02-01');
  for (const date of ['2026-02-10', '2026-05-12']) {
    const session = await admin.create('/sessions', sessionBody(programme, { days: [{ date, sittings: [{ starts: '09:00', ends: '12:00' }] }] }));
    await register(admin, session, ...people);
    await attend(admin, session, people.map((person) => [person, 1]));
    await hold(admin, session);
  }
  event = await admin.create(`/organisations/${was.id}/events`, { version: (await admin.read(`/organisations/${was.id}`)).version, kind: 'split', date: splitDay, successor_ids: [north.id, south.id] });
});
after(async () => {
  await server.stop();
  await database.drop();
});

const serve = (person, organisation, from) => admin.create(`/people/${person.id}/affiliations`, { organisation_id: organisation.id, from, function: 'Chef de service' });
const posts = async (by = coordinator) => (await by.read(`/organisation_events/${event.id}/posts_to_correct`, { total: 'true' }));
const correct = (who, to, more = {}, by = coordinator) => by.post(`/organisation_events/${event.id}/post_corrections`, { successor_id: to.id, person_ids: who.map(({ id }) => id), ...more });
const undo = (correction, by = coordinator) => by.post(`/post_corrections/${correction.id}/undo`);
const lines = async (person) => (await admin.read(`/people/${person.id}`)).affiliations.map((a) => [a.organisation_id, a.from, a.to, a.function]);
const figures = async () => valuesBy(await admin.read('/reach', { measure: 'attendances', programme: programme.code, by: 'organisation' }), 'organisation');

test('the list holds whoever serves there on the day of the split or after it', async () => {
  const { items, total } = await posts();
  assert.deepEqual(items.map((each) => each.person_id), people.slice(0, 3).map(({ id }) => id));
  assert.equal(total, 3);
  assert.deepEqual([items[0].function, items[0].from, items[2].from], ['Chef de service', '2020-01-01', '2026-04-01']);
  const first = await coordinator.read(`/organisation_events/${event.id}/posts_to_correct`, { limit: 2 });
  const rest = await coordinator.read(`/organisation_events/${event.id}/posts_to_correct`, { limit: 2, cursor: first.next_cursor });
  assert.deepEqual([...first.items, ...rest.items], items);
});

test('many are put under a successor at once; figures follow from the split on and stay before it', async () => {
  await eventually(figures, (by) => by[was.id] === 5 && by[south.id] === 2);
  const done = await correct(people.slice(0, 3), north);
  assert.equal(done.status, 201, JSON.stringify(done.body));
  assert.equal(done.body.people, 3);
  assert.deepEqual(await lines(people[0]), [[north.id, splitDay, undefined, 'Chef de service'], [was.id, '2020-01-01', '2026-02-28', 'Chef de service']]);
  assert.deepEqual(await lines(people[2]), [[north.id, '2026-04-01', undefined, 'Chef de service']]);
  assert.deepEqual((await posts()).items, []);
  await eventually(figures, (by) => by[was.id] === 2 && by[north.id] === 3 && by[south.id] === 2);
  const { items: trail } = await admin.read('/changes', { concept: 'people', id: people[0].id });
  assert.equal(trail[0].action, 'post_corrected');
  await query(database.url, 'analyze');
  const checked = await verify(database.url);
  assert.equal(checked.code, 0, checked.stdout + checked.stderr);
});

test('the split itself is not undone while its corrections stand', async () => {
  assertProblem(await admin.post(`/organisation_events/${event.id}/undo`), 409, 'posts_were_corrected');
});

test('undoing puts everybody back, but those whose posts were changed since', async () => {
  await serve(people[1], south, '2026-06-01');
  const [correction] = (await coordinator.read(`/organisation_events/${event.id}/post_corrections`)).items;
  const back = await undo(correction);
  assert.equal(back.status, 200, JSON.stringify(back.body));
  assert.deepEqual([back.body.left, back.body.can.undo], [1, false]);
  assert.deepEqual(await lines(people[0]), [[was.id, '2020-01-01', undefined, 'Chef de service']]);
  assert.deepEqual(await lines(people[2]), [[was.id, '2026-04-01', undefined, 'Chef de service']]);
  assert.deepEqual((await lines(people[1])).map(([id]) => id), [south.id, north.id, was.id]);
  assertProblem(await undo(correction), 409, 'correction_already_undone');
  assert.deepEqual((await posts()).items.map((each) => each.person_id), [people[0].id, people[2].id]);
});

test('a form opened before the correction does not write over it', async () => {
  const { version, ...before } = await coordinator.read(`/people/${people[0].id}`);
  const { body } = await correct([people[0]], south);
  assertProblem(await coordinator.put(`/people/${people[0].id}`, { family_name: before.family_name, given_name: before.given_name, organisation_id: was.id }, { version }), 412, 'stale');
  await undo(body);
});

test('two editors and repeated requests: each post moves once', async () => {
  const answers = await Promise.all([correct([people[0]], north), correct([people[0]], south, {}, admin)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 422]);
  assertProblem(answers.find(({ status }) => status === 422), 422, 'invalid_input', { 'person_ids/0': 'nothing_to_correct' });
  const id = randomUUID();
  const first = await correct([people[2]], south, { id });
  const again = await correct([people[2]], south, { id });
  assert.deepEqual([first.status, again.status, again.body.id], [201, 200, id]);
  assertProblem(await correct([people[2]], north, { id }), 409, 'id_taken');
});

test('what makes no sense is refused by name and changes nothing', async () => {
  const stranger = await makePerson(admin);
  assertProblem(await correct([stranger], north), 422, 'invalid_input', { 'person_ids/0': 'nothing_to_correct' });
  assertProblem(await correct([{ id: randomUUID() }], north), 422, 'invalid_input', { 'person_ids/0': 'nothing_to_correct' });
  assertProblem(await correct([people[0]], was), 422, 'invalid_input', { successor_id: 'not_a_successor' });
  assertProblem(await correct([], north), 422, 'invalid_input', { person_ids: 'required' });
  assertProblem(await correct([stranger, stranger], north), 422, 'invalid_input', { 'person_ids/1': 'repeated' });
  assertProblem(await correct(Array.from({ length: 201 }, () => ({ id: randomUUID() })), north), 422, 'invalid_input');
  const other = await admin.create('/organisations', { name: { fr: 'Agence urbaine' }, type: 'ministry' });
  const moved = await admin.create(`/organisations/${other.id}/events`, { version: other.version, kind: 'renamed', date: '2026-01-01', name: { fr: 'Agence' } });
  assertProblem(await coordinator.get(`/organisation_events/${moved.id}/posts_to_correct`), 409, 'not_a_split');
  assertProblem(await coordinator.get(`/organisation_events/${randomUUID()}/posts_to_correct`), 404, 'not_found');
  assertProblem(await undo({ id: randomUUID() }), 404, 'not_found');
  for (const role of ['manager', 'viewer']) {
    const caller = await callerOf(server, admin, role);
    assertProblem(await caller.get(`/organisation_events/${event.id}/posts_to_correct`), 403, 'not_allowed');
    assertProblem(await correct([people[0]], north, {}, caller), 403, 'not_allowed');
  }
});

test('an erased person leaves no line behind, and the rest can still be put back', async () => {
  const [correction] = (await coordinator.read(`/organisation_events/${event.id}/post_corrections`)).items.filter((each) => !each.undone_at && each.people > 0);
  const [[person]] = await query(database.url, `select person_id from athar.post_correction_line where correction_id = '${correction.id}'`);
  const { version } = await admin.read(`/people/${person}`);
  const erased = await admin.post(`/people/${person}/erasure`, undefined, { headers: { 'if-match': `"${version}"` } });
  assert.ok(erased.status < 300, JSON.stringify(erased.body));
  assert.deepEqual((await query(database.url, `select count(*) from athar.post_correction_line where correction_id = '${correction.id}'`)).flat(), ['0']);
  assert.equal((await undo(correction)).status, 200);
});
