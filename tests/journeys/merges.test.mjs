// Two records of one person: preview, merge, ledger, undo; on the demonstration's 52 people and on records made here.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { root } from '../support/house.mjs';
import { freshDatabase, query } from '../support/postgres.mjs';
import { command, startServer } from '../support/server.mjs';
import { attend, eventually, register, verify } from './figures.mjs';
import { fileOf, made } from './exports.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

const project = { measure: 'unique_participants', programme: 'CE-BSG-PAT' };
const nobody = '00000000-0000-4000-8000-000000000000';
let database, server, admin, programme;

before(async () => {
  database = await freshDatabase();
  const seeded = await command(database.url, ['seed', 'demo', '--file', join(root, 'ops/seeds')]);
  assert.equal(seeded.code, 0, seeded.stderr);
  server = await startServer({ database });
  admin = await server.signIn();
  await eventually(() => admin.read('/reach', project), (figure) => figure.value === 52, 60_000);
  programme = await makeProgramme(admin);
});
after(async () => {
  await server?.stop();
  await database?.drop();
});

const figure = async (more = {}) => (await admin.read('/reach', { ...project, ...more })).value;
const becomes = (value, more = {}) => eventually(() => admin.read('/reach', { ...project, ...more }), (answer) => answer.value === value);
const merge = (kept, other, more = {}) => admin.post(`/people/${kept.id}/merges`, { other_id: other.id, ...more });
const undo = (id, answers = {}) => admin.post(`/merges/${id}/undo`, { answers });
const moved = (figures, measure, dimension, key) =>
  figures.filter((each) => each.measure === measure && each.dimension === dimension && (key === undefined || each.key === key)).map(({ before: was, after: is }) => [was, is]);
async function verified() {
  await query(database.url, 'analyze'); // a figure by SQL reads all tables
  const said = await verify(database.url);
  assert.equal(said.code, 0, said.stdout + said.stderr);
}
/** A session of three sittings that both people are registered in, with the sittings each was at. */
async function shared(...attended) {
  const session = await admin.create('/sessions', sessionBody(programme));
  const people = [];
  for (const count of attended) {
    const person = await makePerson(admin);
    await register(admin, session, person);
    if (count) await attend(admin, session, [[person, count]]);
    people.push(person);
  }
  return { session, people };
}

test('before a merge the published tables that will move are named, with their numbers', async () => {
  const { id } = (await admin.read('/programmes', { q: 'CE-BSG-PAT' })).items[0];
  const { items } = await admin.read('/reach/records', { ...project, limit: 200 });
  const [kept, other] = items.map((each) => each.person_id);
  const tables = (await admin.read('/published_tables')).items;
  const ofProject = tables.find((each) => each.programme_id === id && each.in_last_edition);
  const unprinted = await admin.create('/published_tables', { title: { fr: 'Pas encore imprimé' }, measure: 'unique_participants', by: [], programme_id: id });
  const { published } = await admin.read(`/people/${kept}/merge_preview`, { with: other });
  const whole = published.find((each) => each.table_id === ofProject.id);
  assert.deepEqual([whole.title, whole.before, whole.after], [ofProject.title, 52, 51]);
  assert.ok(!published.some((each) => each.table_id === unprinted.id));
  for (const each of published) assert.ok(each.cells >= 1 && each.after <= each.before, JSON.stringify(each));
  // Somebody who took part in nothing moves nothing.
  const stranger = await makePerson(admin);
  assert.deepEqual((await admin.read(`/people/${kept}/merge_preview`, { with: stranger.id })).published, []);
});

test('a merge says 52 → 51 before and after, the past stays 52, an undo gives 52 back', async () => {
  const { items } = await admin.read('/reach/records', { ...project, limit: 200 });
  const [kept, other] = [items[0], items[1]].map(({ person_id: id, sessions }) => ({ id, sessions: sessions.length }));
  const all = await figure({ programme: undefined });
  const before = new Date().toISOString();

  const preview = await admin.read(`/people/${kept.id}/merge_preview`, { with: other.id });
  const id = (await admin.read('/programmes', { q: 'CE-BSG-PAT' })).items[0].id;
  assert.deepEqual(moved(preview.figures, 'unique_participants', 'programme', id), [[52, 51]]);
  assert.deepEqual(moved(preview.figures, 'unique_participants', undefined), [[all, all - 1]]);
  assert.match(preview.figures.find((each) => each.key === id).label.fr, /CE-BSG-PAT/);
  assert.equal(await figure(), 52, 'a preview writes nothing');
  assert.equal((await admin.read('/merges')).items.length, 0);

  const done = await merge(kept, other, { version: preview.version, other_version: preview.other_version, reason: 'même personne' });
  assert.equal(done.status, 201);
  assert.deepEqual(done.body.effect, preview.figures);
  assert.deepEqual(done.body.can, { undo: true });
  await becomes(51);
  assert.equal(await figure({ known_as_of: before }), 52);
  const records = await admin.read('/reach/records', { ...project, limit: 200 });
  assert.deepEqual([records.items.length, records.items.some((each) => each.person_id === other.id)], [51, false]);
  const asOf = await admin.read('/reach/records', { ...project, limit: 200, known_as_of: before });
  assert.deepEqual([asOf.items.length, asOf.items.some((each) => each.person_id === other.id)], [52, true]);
  await verified();

  const between = new Date().toISOString();
  const undoing = await admin.read(`/merges/${done.body.id}/undo_preview`);
  assert.deepEqual(undoing.questions, []);
  assert.deepEqual(moved(undoing.figures, 'unique_participants', 'programme', id), [[51, 52]]);
  assert.equal((await undo(done.body.id)).status, 200);
  await becomes(52);
  assert.deepEqual([await figure({ known_as_of: before }), await figure({ known_as_of: between })], [52, 51]);
  await verified();

  const [line] = (await admin.read('/merges', { total: true })).items;
  assert.equal(line.id, done.body.id);
  assert.deepEqual([line.reason, line.undone_by_name !== undefined, line.can.undo], ['même personne', true, false]);
  assert.deepEqual(moved(line.effect, 'unique_participants', 'programme', id), [[52, 51]]);
  assert.deepEqual(moved(line.undo_effect, 'unique_participants', 'programme', id), [[51, 52]]);
  assert.deepEqual(await admin.read(`/merges/${line.id}`), line);
});

test('two registrations of one session are one row, their half-days united, and two rows again', async () => {
  const { session, people: [kept, other] } = await shared(1, 2);
  const apart = await admin.read(`/sessions/${session.id}/registrations`);
  assert.equal(apart.items.length, 2);
  const done = await merge(kept, other);
  const rows = await admin.read(`/sessions/${session.id}/registrations`);
  assert.deepEqual(rows.items.map((each) => each.person_id), [kept.id]);
  const { entries, sittings } = await admin.read(`/sessions/${session.id}/attendances`);
  assert.deepEqual(entries.map((each) => [each.person_id, each.present]), [[kept.id, true], [kept.id, true]]);
  assert.deepEqual(sittings.map((each) => each.present), [1, 1, 0]);
  const { counts } = await admin.read(`/sessions/${session.id}`);
  assert.deepEqual([counts.registered, counts.present_any], [1, 1]);
  assert.deepEqual((await admin.read(`/people/${kept.id}`)).participations.map((each) => each.attended_sittings), [2]);
  assert.deepEqual(moved(done.body.effect, 'attendances', 'session', session.id), [[3, 2]]);

  // A sheet that names the merged record is entered for the person; the person is not registered twice.
  await admin.change(`/sessions/${session.id}/attendances`, { entries: [{ person_id: other.id, date: '2026-05-13', sitting: 1, present: true }] });
  assert.equal((await admin.read(`/sessions/${session.id}/attendances`)).entries.length, 3);
  assertProblem(await admin.post(`/sessions/${session.id}/registrations`, { person_id: other.id }), 409, 'already_registered');
  assert.equal((await undo(done.body.id)).status, 200);
  const again = await admin.read(`/sessions/${session.id}/registrations`);
  assert.deepEqual(again.items.map((each) => [each.id, each.version]), apart.items.map((each) => [each.id, each.version]));
  await verified();
});

test('the merged record leads to the one kept, is found by its name, and cannot be changed', async () => {
  const kept = await makePerson(admin);
  const other = await makePerson(admin, { family_name: 'Zerhouni', given_name: 'Ghita' });
  const done = await merge(kept, other);
  const merged = await admin.read(`/people/${other.id}`);
  assert.equal(merged.merged_into, kept.id);
  for (const action of ['update', 'delete', 'merge']) assert.equal(merged.can[action], false, action);
  assert.deepEqual((await admin.read('/people', { q: 'zerhouni' })).items.map((each) => each.id), [kept.id]);
  const put = await admin.put(`/people/${other.id}`, { ...other, given_name: 'Rita' }, { version: merged.version });
  assertProblem(put, 409, 'person_is_merged');
  assert.equal(put.body.fields[0].detail, kept.id);
  assertProblem(await admin.post(`/people/${other.id}/affiliations`, { from: '2026-01-01' }), 409, 'person_is_merged');
  assertProblem(await admin.delete(`/people/${other.id}`, { version: merged.version }), 409, 'person_is_merged');
  const { version } = await admin.read(`/people/${kept.id}`);
  assertProblem(await admin.delete(`/people/${kept.id}`, { version }), 409, 'in_use');
  await undo(done.body.id);
  assert.deepEqual((await admin.read('/people', { q: 'zerhouni' })).items.map((each) => each.id), [other.id]);
});

test('fields are chosen one by one, and come back as they were', async () => {
  const ministry = await admin.create('/organisations', { name: { fr: 'Ministère des Fusions' }, type: 'ministry' });
  const kept = await makePerson(admin, { email: 'a@example.org', birth_year: 1979, sex: 'F' });
  const other = await makePerson(admin, { email: 'b@example.org', birth_date: '1979-03-04', phone: '+212612345678', sex: 'M', organisation_id: ministry.id, function: 'Chef' });
  const done = await merge(kept, other, { take: ['birth', 'phone'], affiliations: 'unite' });
  assert.equal(done.status, 201);
  const united = await admin.read(`/people/${kept.id}`);
  assert.deepEqual([united.email, united.birth_date, united.birth_year, united.phone, united.sex, united.function],
    ['a@example.org', '1979-03-04', undefined, '+212612345678', 'F', 'Chef']);
  assert.deepEqual(done.body.changes.map((each) => each.field), ['birth', 'phone', 'affiliations']);
  await undo(done.body.id);
  const { version: _, ...back } = await admin.read(`/people/${kept.id}`);
  const { version: __, ...was } = kept;
  assert.deepEqual(back, was);
  const { version: ___, ...otherBack } = await admin.read(`/people/${other.id}`);
  const { version: ____, ...otherWas } = other;
  assert.deepEqual(otherBack, otherWas);
});

test('a field changed after the merge is asked about, and answered either way', async () => {
  for (const [answer, expected, kept_fields] of [['keep', 'c@example.org', ['email']], ['restore', 'a@example.org', []]]) {
    const kept = await makePerson(admin, { email: 'a@example.org' });
    const other = await makePerson(admin, { email: 'b@example.org' });
    const done = await merge(kept, other, { take: ['email'] });
    const now = await admin.read(`/people/${kept.id}`);
    await admin.change(`/people/${kept.id}`, { ...now, email: 'c@example.org', given_name: 'Amal' }, { version: now.version });
    const asked = await admin.read(`/merges/${done.body.id}/undo_preview`);
    assert.deepEqual(asked.questions, [{ field: 'email', before: 'a@example.org', after: 'b@example.org', now: 'c@example.org' }]);
    const unanswered = await undo(done.body.id);
    assertProblem(unanswered, 422, 'invalid_input');
    assert.deepEqual(unanswered.body.fields.map(({ path, code }) => [path, code]), [['answers/email', 'undo_answer_required']]);
    const undone = await undo(done.body.id, { email: answer });
    assert.equal(undone.status, 200);
    assert.deepEqual(undone.body.kept, kept_fields);
    const after = await admin.read(`/people/${kept.id}`);
    assert.deepEqual([after.email, after.given_name], [expected, 'Amal']);
    assert.equal((await admin.read(`/people/${other.id}`)).email, 'b@example.org');
  }
});

test('merges are undone in any order', async () => {
  const { session, people: [first, second, third] } = await shared(1, 2, 3);
  await admin.change(`/people/${first.id}`, { ...first, email: 'first@example.org' }, { version: first.version });
  await admin.change(`/people/${second.id}`, { ...second, email: 'second@example.org' }, { version: second.version });
  await admin.change(`/people/${third.id}`, { ...third, email: 'third@example.org' }, { version: third.version });
  const one = await merge(first, second, { take: ['email'] });
  const two = await merge(first, third, { take: ['email'] });
  assert.equal((await admin.read(`/people/${first.id}`)).email, 'third@example.org');
  assert.equal((await undo(one.body.id)).status, 200);
  assert.equal((await admin.read(`/people/${first.id}`)).email, 'third@example.org');
  assert.equal((await admin.read(`/sessions/${session.id}/registrations`)).items.length, 2);
  assert.equal((await undo(two.body.id)).status, 200);
  assert.equal((await admin.read(`/people/${first.id}`)).email, 'first@example.org');

  // A chain: third into second, second into first; the inner one is undone first.
  const inner = await merge(second, third);
  const outer = await merge(first, second);
  assert.equal((await admin.read(`/people/${third.id}`)).merged_into, first.id);
  await undo(inner.body.id);
  assert.equal((await admin.read(`/people/${third.id}`)).merged_into, undefined);
  assert.equal((await admin.read(`/sessions/${session.id}/registrations`)).items.length, 2);
  await undo(outer.body.id);
  assert.deepEqual((await admin.read(`/sessions/${session.id}/registrations`)).items.map((each) => each.person_id).sort(), [first.id, second.id, third.id].sort());
  await verified();
});

test('oneself, a circle, twice, strangers and stale records are refused by name', async () => {
  const [a, b, c] = [await makePerson(admin), await makePerson(admin), await makePerson(admin)];
  const itself = await merge(a, a);
  assertProblem(itself, 422, 'invalid_input');
  assert.deepEqual(itself.body.fields.map(({ path, code }) => [path, code]), [['other_id', 'merge_with_self']]);
  assert.equal((await merge(a, { id: nobody })).body.fields[0].code, 'unknown_person');
  assertProblem(await merge({ id: nobody }, a), 404, 'not_found');
  assertProblem(await merge({ id: 'no-id' }, a), 404, 'not_found');
  assertProblem(await merge(a, b, { version: a.version + 1 }), 412, 'stale');
  assertProblem(await merge(a, b, { other_version: b.version + 1 }), 412, 'stale');
  assert.equal((await merge(a, b, { take: ['shoe_size'] })).body.fields[0].code, 'not_one_of');
  assert.equal((await merge(a, b, { reason: 'x'.repeat(501) })).body.fields[0].code, 'too_long');
  assertProblem(await admin.get(`/people/${a.id}/merge_preview`), 422, 'invalid_input');
  assert.equal((await admin.get(`/people/${a.id}/merge_preview`, { query: { with: b.id, take: 'email,nothing' } })).body.fields[0].code, 'not_one_of');

  const done = await merge(a, b);
  assertProblem(await merge(a, b), 409, 'already_merged');
  assertProblem(await merge(b, a), 409, 'merge_circle');
  assertProblem(await merge(c, b), 409, 'person_is_merged');
  assertProblem(await merge(b, c), 409, 'person_is_merged');
  assertProblem(await admin.get(`/people/${b.id}/merge_preview`, { query: { with: a.id } }), 409, 'merge_circle');
  assertProblem(await undo(nobody), 404, 'not_found');
  assertProblem(await admin.get(`/merges/${nobody}`), 404, 'not_found');
  assert.equal((await admin.post(`/merges/${done.body.id}/undo`, { answers: { email: 'perhaps' } })).body.fields[0].code, 'not_one_of');
  assert.equal((await undo(done.body.id)).status, 200);
  assertProblem(await undo(done.body.id), 409, 'already_undone');
  assertProblem(await admin.get(`/merges/${done.body.id}/undo_preview`), 409, 'already_undone');
});

test('of two who merge the same pair at once one wins and the other is told', async () => {
  const other = await callerOf(server, admin, 'coordinator');
  for (let round = 0; round < 5; round += 1) {
    const [a, b] = [await makePerson(admin), await makePerson(admin)];
    const answers = await Promise.all([
      merge(a, b), other.post(`/people/${b.id}/merges`, { other_id: a.id }), other.post(`/people/${a.id}/merges`, { other_id: b.id }),
    ]);
    assert.deepEqual(answers.map((each) => each.status).sort(), [201, 409, 409]);
    for (const each of answers.filter(({ status }) => status === 409)) assert.ok(['already_merged', 'merge_circle'].includes(each.body.code), each.body.code);
    const { id } = answers.find(({ status }) => status === 201).body;
    const undone = await Promise.all([undo(id), other.post(`/merges/${id}/undo`, {})]);
    assert.deepEqual(undone.map((each) => each.status).sort(), [200, 409]);
  }
});

test('registering both while they are merged leaves one registration that counts', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [a, b] = [await makePerson(admin), await makePerson(admin)];
    const session = await admin.create('/sessions', sessionBody(programme));
    const answers = await Promise.all([
      admin.post(`/sessions/${session.id}/registrations`, { person_id: a.id }), merge(a, b), admin.post(`/sessions/${session.id}/registrations`, { person_id: b.id }),
    ]);
    for (const each of answers) assert.ok([201, 409].includes(each.status), JSON.stringify(each.body));
    assert.equal((await admin.read(`/sessions/${session.id}`)).counts.registered, 1);
    assert.equal((await admin.read(`/sessions/${session.id}/registrations`)).items.length, 1);
  }
  await verified();
});

test('the same merge sent twice is one merge', async () => {
  const [a, b] = [await makePerson(admin), await makePerson(admin)];
  const id = '7d0c3f5e-6a61-7c5e-8a9e-0d6a4c0b1a77';
  assert.equal((await merge(a, b, { id })).status, 201);
  const again = await merge(a, b, { id });
  assert.deepEqual([again.status, again.body.id], [200, id]);
  assert.deepEqual((await admin.read('/merges', { person: b.id })).items.map((each) => each.id), [id]);
});

test('the ledger is read in pages by those who may, without contacts for those who may not see them', async () => {
  const manager = await callerOf(server, admin, 'manager');
  const [a, b] = [await makePerson(admin, { email: 'a@example.org' }), await makePerson(admin, { email: 'b@example.org' })];
  const done = await merge(a, b, { take: ['email'] });
  assert.deepEqual(done.body.changes, [{ field: 'email', before: 'a@example.org', after: 'b@example.org' }]);
  const seen = await manager.read(`/merges/${done.body.id}`);
  assert.deepEqual(seen.changes, [{ field: 'email' }]);
  assert.deepEqual(seen.can, { undo: false });
  assertProblem(await manager.post(`/merges/${done.body.id}/undo`, {}), 403, 'not_allowed');
  const all = await admin.read('/merges', { total: true, limit: 200 });
  assert.equal(all.items.length, all.total);
  const ids = [];
  for (let cursor = ''; cursor !== undefined; ) {
    const page = await admin.read('/merges', { limit: 2, ...(cursor ? { cursor } : {}) });
    ids.push(...page.items.map((each) => each.id));
    cursor = page.next_cursor;
  }
  assert.deepEqual(ids, all.items.map((each) => each.id));
  const open = await admin.read('/merges', { state: 'open', limit: 200 });
  assert.ok(open.items.length > 0 && open.items.every((each) => each.undone_at === undefined));
  const csv = await admin.get('/merges', { query: { format: 'csv', state: 'open' } });
  assert.equal(csv.status, 200);
  assert.match(csv.body, /^\uFEFF?(Quand;Par|When;By);/);
  assert.equal(csv.body.trim().split('\n').length, open.items.length + 1);
});

test('the ledger leaves without the names of people, unless they are asked for with a reason', async () => {
  const [a, b] = [await makePerson(admin, { family_name: 'Ouazzani', given_name: 'Khadija' }), await makePerson(admin, { family_name: 'Ouazzani', given_name: 'Khadidja' })];
  assert.equal((await merge(a, b, { reason: 'Même carte que Khadija Ouazzani' })).status, 201);
  const csv = await admin.get('/merges', { query: { format: 'csv' } });
  assert.ok(!csv.body.includes('Ouazzani'), csv.body);
  const text = async (order) => Buffer.from((await fileOf(admin, (await made(admin, { list: 'merges', format: 'csv', ...order })).id)).bytes).toString();
  assert.ok(!(await text({})).includes('Ouazzani'));
  assertProblem(await admin.post('/exports', { kind: 'list', list: 'merges', format: 'csv', columns: ['merged_person'] }), 422, 'invalid_input', { 'columns/0': 'not_one_of' });
  assertProblem(await admin.post('/exports', { kind: 'list', list: 'merges', format: 'csv', names: true }), 422, 'invalid_input', { reason: 'required' });
  assert.match(await text({ names: true, reason: 'Contrôle du registre' }), /Ouazzani Khadija|Khadija Ouazzani/);
  const [line] = (await admin.read('/changes', { concept: 'exports' })).items;
  assert.deepEqual([line.after.list, line.after.names, line.after.reason], ['merges', true, 'Contrôle du registre']);
});

test('the history of both records tells the merge', async () => {
  const [a, b] = [await makePerson(admin), await makePerson(admin)];
  const done = await merge(a, b);
  await undo(done.body.id);
  const actions = async (person) => (await admin.read('/changes', { concept: 'people', id: person.id })).items.map((each) => each.action);
  assert.deepEqual(await actions(a), ['merge_undone', 'merged', 'created']);
  assert.deepEqual(await actions(b), ['separated', 'merged_into', 'created']);
});
