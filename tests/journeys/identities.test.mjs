// Where merges, erasure and the comparison of records meet.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { freshDatabase, query } from '../support/postgres.mjs';
import { startServer } from '../support/server.mjs';
import { attend, eventually, register, verify } from './figures.mjs';
import { makePerson, makeProgramme, sessionBody } from './training.mjs';

let database, server, admin, programme;
before(async () => {
  database = await freshDatabase();
  server = await startServer({ database });
  admin = await server.signIn();
  programme = await makeProgramme(admin);
});
after(async () => {
  await server?.stop();
  await database?.drop();
});

const question = (more = {}) => ({ programme: programme.code, ...more });
const figures = (more) => Promise.all(['sex', 'age_band', 'organisation', 'category', 'session'].flatMap((by) =>
  ['unique_participants', 'attendances', 'person_hours'].map(async (measure) => {
    const { value, groups } = await admin.read('/reach', question({ measure, by, ...more }));
    return JSON.stringify([measure, by, value, groups]);
  })));
const pairsOf = async (person) => (await admin.read('/duplicates', { record: person.id })).items;
const erase = async (person) => {
  const { version } = await admin.read(`/people/${person.id}`);
  return admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': `"${version}"` } });
};
async function verified() {
  await query(database.url, 'analyze');
  const said = await verify(database.url);
  assert.equal(said.code, 0, said.stdout + said.stderr);
}

test('erasing one of two merged records erases the person: no figure moves, neither name is left, nothing can be undone', async () => {
  const ministry = await admin.create('/organisations', { name: { fr: 'Ministère des forêts' }, type: 'ministry' });
  const more = { organisation_id: ministry.id, birth_date: '1981-04-02', category: 'civil_servant' };
  const kept = await admin.create('/people', { family_name: 'Oulmesrour', given_name: 'Tahra', sex: 'F', ...more });
  const other = await admin.create('/people', { family_name: 'Oulmasrour', given_name: 'Taharia', sex: 'M', email: 'taharia@example.org' });
  const both = await admin.create('/sessions', sessionBody(programme));
  const alone = await admin.create('/sessions', sessionBody(programme));
  await register(admin, both, kept, other);
  await register(admin, alone, other);
  await attend(admin, both, [[kept, 1], [other, 2]]);
  await attend(admin, alone, [[other, 3]]);
  const merged = await admin.create(`/people/${kept.id}/merges`, { other_id: other.id, take: ['email'], reason: 'Oulmasrour Taharia mal écrit' });
  await eventually(() => admin.read('/reach', question({ measure: 'unique_participants' })), ({ value }) => value === 1);
  const instant = new Date().toISOString();
  const now = await figures();
  const then = await figures({ known_as_of: instant });

  const answer = await erase(other);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  // The tick after the erasure.
  const last = await makePerson(admin);
  await eventually(() => query(database.url, 'select count(*) from athar.erasure where former_id is not null'), ([[count]]) => count === '0');
  assert.deepEqual(await figures(), now);
  assert.deepEqual(await figures({ known_as_of: instant }), then);
  await verified();

  for (const person of [kept, other]) assertProblem(await admin.get(`/people/${person.id}`), 404, 'not_found');
  const [[everything]] = await query(database.url, "select database_to_xml(true, true, '')");
  for (const word of ['oulmesrour', 'oulmasrour', 'tahra', 'taharia']) assert.ok(!everything.toLowerCase().includes(word), `${word} is still there`);
  assertProblem(await admin.post(`/merges/${merged.id}/undo`, { answers: {} }), 409, 'already_erased');
  assertProblem(await admin.post(`/people/${last.id}/merges`, { other_id: answer.body.person_id }), 409, 'already_erased');
});

test('a pair leaves the queue when it is merged and stands there again when the merge is undone', async () => {
  const kept = await admin.create('/people', { family_name: 'Benkirane', given_name: 'Soukaina', sex: 'F', birth_date: '1990-01-02' });
  const other = await admin.create('/people', { family_name: 'Benkiran', given_name: 'Soukayna', sex: 'F', birth_date: '1990-01-02' });
  const third = await admin.create('/people', { family_name: 'Benkirane', given_name: 'Soukeina', sex: 'F', birth_date: '1990-01-02' });
  await eventually(() => pairsOf(third), (items) => items.length === 2);
  const [pair] = await pairsOf(third);
  assert.deepEqual(await admin.read(`/duplicates/${pair.id}`), pair);
  assertProblem(await admin.get(`/duplicates/${third.id}`), 404, 'not_found');
  const { id } = await admin.create(`/people/${kept.id}/merges`, { other_id: other.id });
  assert.deepEqual((await pairsOf(third)).map((pair) => [pair.a.id, pair.b.id].sort()), [[kept.id, third.id].sort()]);
  assert.equal((await admin.post(`/merges/${id}/undo`, { answers: {} })).status, 200);
  await eventually(() => pairsOf(other), (items) => items.length === 2);

  // Who was erased is in nobody's pairs.
  assert.equal((await erase(third)).status, 201);
  assert.equal((await pairsOf(kept)).length, 1);
  await verified();
});

test('a comparison of the whole register is stopped by whoever ordered it', async () => {
  // So many, and so alike, that it takes a minute: it is under way when it is stopped.
  await query(database.url, "insert into athar.person (id, family_name, given_name, sex) " +
    "select gen_random_uuid(), 'Famille ' || n % 400, 'Prénom ' || n % 97, 'F' from generate_series(1, 15000) n");
  const run = await admin.create('/duplicate_runs', { of: 'people' });
  assert.equal((await admin.delete(`/duplicate_runs/${run.id}`)).status, 204);
  assertProblem(await admin.delete(`/duplicate_runs/${run.id}`), 409, 'comparison_over');
  assertProblem(await admin.delete(`/duplicate_runs/${programme.id}`), 404, 'not_found');
});
