// Figures by disability: three totals of everybody, told by hand, and nothing else that could be asked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { freshDatabase, query } from '../support/postgres.mjs';
import { startServer } from '../support/server.mjs';
import { attend, eventually, hold, register, verify } from './figures.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let database, server, admin, coordinator, manager, purpose, programme;
const people = [];
const at = '/reach/disability';
const tell = (caller = coordinator) => caller.post(`${at}/editions`, {});
const totals = async () => Object.fromEntries((await manager.read(at)).groups.map((each) => [each.disability, each.value]));
const yesterday = () => query(database.url, "update athar.disability_edition set day = day - 1");
const none = { seeing: 'none', hearing: 'none', walking: 'none', remembering: 'none', self_care: 'none', communicating: 'none' };
const answers = { yes: { ...none, walking: 'a_lot' }, no: none, part: { seeing: 'some' } };
const said = (person, answer, version = 0) =>
  coordinator.change(`/people/${person.id}/disability`, { answers: answers[answer], date: '2026-06-02', channel: 'form' }, { version });
const authorise = async (number = 'A-DS-417/2026') => {
  const { version } = (await admin.read('/sensitive_authorisations')).items.find((each) => each.kind === 'disability');
  return admin.change('/sensitive_authorisations/disability', number ? { number, granted_on: '2026-03-02', purpose_id: purpose.id } : {}, { version });
};

/** People who were all present at a session of their own. */
async function trained(count) {
  const made = [];
  for (let i = 0; i < count; i += 1) made.push(await makePerson(admin));
  const session = await admin.create('/sessions', sessionBody(programme));
  await register(admin, session, ...made);
  await attend(admin, session, made.map((person) => [person, 1]));
  await hold(admin, session);
  people.push(...made);
  await eventually(() => admin.read('/reach', { measure: 'unique_participants' }), ({ value }) => value === people.length);
  return made;
}

before(async () => {
  database = await freshDatabase();
  server = await startServer({ database });
  admin = await server.signIn();
  coordinator = await callerOf(server, admin, 'coordinator');
  manager = await callerOf(server, admin, 'manager');
  programme = await makeProgramme(admin);
  purpose = await admin.create('/purposes', { code: 'accessibilite', name: { fr: 'Accessibilité' }, legal_basis: 'consent' });
});
after(async () => {
  await server.stop();
  await database.drop();
});

const consent = (person, answer, date) => coordinator.create(`/people/${person.id}/consents`, { purpose_id: purpose.id, answer, date, channel: 'form' });
async function answered(person, answer) {
  await consent(person, 'given', '2026-06-01');
  await said(person, answer);
}

test('nothing is told before the authorisation is entered', async () => {
  await trained(17);
  assert.deepEqual(await manager.read(at), { on: false, measure: 'unique_participants', groups: [], can: {} });
  assertProblem(await tell(), 409, 'sensitive_data_off');
});

test('no other question can ask for it, in any way', async () => {
  await authorise();
  for (const path of ['/reach', '/reach/records', '/reach/repeats'])
    for (const [field, more] of [['by', { by: 'disability' }], ['by', { by: 'sex,disability' }], ['disability', { disability: 'yes' }]])
      assertProblem(await admin.get(path, { query: { measure: 'unique_participants', ...more } }), 422, 'invalid_input', { [field]: 'disability_in_totals_only' });
  assertProblem(await admin.get(`${at}?known_as_of=2026-06-01T00:00:00Z`), 422, 'invalid_input');
  assertProblem(await admin.post('/published_tables', { title: { fr: 'Handicap' }, measure: 'unique_participants', by: ['disability'] }), 422, 'invalid_input');
});

test('fewer than five in a total are not told, and what was refused leaves no trace', async () => {
  for (const person of people.slice(0, 5)) await answered(person, 'yes');
  for (const person of people.slice(5, 9)) await answered(person, 'no');
  await answered(people[9], 'part'); // says neither
  assertProblem(await tell(), 409, 'too_few_answers');
  assert.equal((await manager.read(at)).day, undefined);
  assert.deepEqual((await query(database.url, 'select count(*) from athar.disability_edition')).flat().map(Number), [0]);
});

test('three totals are told of everybody, each person once', async () => {
  await answered(people[10], 'no');
  const told = await tell();
  assert.equal(told.status, 201, JSON.stringify(told.body));
  assert.equal(told.body.value, 17);
  assert.deepEqual(await totals(), { yes: 5, no: 5, not_stated: 7 });
  assertProblem(await tell(), 409, 'edition_of_today_exists');
});

test('two days side by side tell of nobody: both the yes and the no have to move by five', async () => {
  await yesterday();
  assertProblem(await tell(), 409, 'too_little_changed');
  const [one] = await trained(1);
  await answered(one, 'yes');
  assertProblem(await tell(), 409, 'too_little_changed');
  for (const person of await trained(4)) await answered(person, 'yes'); // five more, all of one kind
  assertProblem(await tell(), 409, 'too_little_changed');
  for (const person of await trained(5)) await answered(person, 'no');
  assert.equal((await tell()).status, 201);
  assert.deepEqual(await totals(), { yes: 10, no: 10, not_stated: 7 });
});

test('a withdrawn consent, a lapsed authorisation and a removed answer are not stated', async () => {
  const ask = async () => (await query(database.url, "select disability, count(*) from athar_derived.stated_disability group by 1 order by 1")).map(([word, count]) => [word, Number(count)]);
  assert.deepEqual(await ask(), [['no', 10], ['yes', 10]]);
  await consent(people[0], 'withdrawn', '2026-06-03');
  assert.deepEqual(await ask(), [['no', 10], ['yes', 9]]);
  await coordinator.delete(`/people/${people[1].id}/disability`, { version: 1 });
  assert.deepEqual(await ask(), [['no', 10], ['yes', 8]]);
  await authorise(null);
  assert.deepEqual(await ask(), []);
  assert.equal((await manager.read(at)).groups.length, 0, 'what was told is hidden too while it is off');
  await authorise();
});

test('who withdrew under one record stays silent under the other', async () => {
  const twin = await makePerson(admin);
  await consent(twin, 'given', '2026-06-01');
  await said(twin, 'yes');
  await consent(twin, 'withdrawn', '2026-06-05');
  const merged = await admin.post(`/people/${people[11].id}/merges`, { other_id: twin.id });
  assert.equal(merged.status, 201, JSON.stringify(merged.body));
  const shown = await coordinator.read(`/people/${people[11].id}/disability`);
  assert.equal(shown.status, undefined);
  assert.equal(shown.consent, 'withdrawn');
});

test('an erased person goes on counting as what they had answered, without their answers', async () => {
  const before = await query(database.url, "select disability, count(*) from athar_derived.stated_disability group by 1 order by 1");
  const { version } = await admin.read(`/people/${people[2].id}`);
  const erased = await admin.post(`/people/${people[2].id}/erasure`, undefined, { headers: { 'if-match': `"${version}"` } });
  assert.ok(erased.status < 300, JSON.stringify(erased.body));
  assert.deepEqual(await query(database.url, "select disability, count(*) from athar_derived.stated_disability group by 1 order by 1"), before);
  await query(database.url, 'analyze');
  const checked = await verify(database.url);
  assert.equal(checked.code, 0, checked.stdout + checked.stderr);
});

test('only who may enter answers tells totals, and only who sees all figures reads them', async () => {
  for (const role of ['administrator', 'coordinator', 'manager', 'viewer']) assert.equal((await (await callerOf(server, admin, role)).get(at)).status, 200, role);
  const auditor = await callerOf(server, admin, 'auditor', { programme_id: programme.id, period_from: '2026-01-01', period_to: '2026-12-31', expires_at: new Date(Date.now() + 864e5).toISOString() });
  assertProblem(await auditor.get(at), 403, 'not_allowed');
  const organisation = await admin.create('/organisations', { name: { fr: 'Ministère de la Justice' }, type: 'ministry' });
  const focal = await callerOf(server, admin, 'focal_point', { organisation_id: organisation.id });
  assertProblem(await focal.get(at), 403, 'not_allowed');
  for (const role of ['manager', 'viewer']) assertProblem(await tell(await callerOf(server, admin, role)), 403, 'not_allowed');
});
