// Organisations: names then and now, aliases, the tree, versions, repeats, and who sees which.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
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

const ministry = (more = {}) => ({ name: { fr: 'Ministère de la Transition', ar: 'وزارة الانتقال' }, type: 'ministry', ...more });
const add = (more) => admin.create('/organisations', ministry(more));

test('an organisation is added, read, changed and deleted', async () => {
  const answer = await admin.post('/organisations', ministry({ acronym: { fr: 'MT' }, country: 'MA', place_code: 'MA-04',
    address: { fr: 'Avenue Annakhil\nRabat' }, phones: ['+212537000000'], email: 'contact@example.org', website: 'https://example.org' }));
  assert.equal(answer.status, 201);
  const made = answer.body;
  assert.equal(answer.headers.get('location'), `/api/v1/organisations/${made.id}`);
  assert.equal(answer.headers.get('etag'), '"1"');
  assert.equal(made.name.ar, 'وزارة الانتقال');
  assert.equal(made.address.fr, 'Avenue Annakhil\nRabat');
  assert.ok(made.type_name.fr && made.place_name.fr);
  assert.deepEqual(made.can, { update: true, delete: true });

  const changed = await admin.change(`/organisations/${made.id}`, { ...made, acronym: null, phones: [] }, { version: 1 });
  assert.deepEqual([changed.version, changed.acronym?.fr, changed.phones ?? []], [2, undefined, []]);
  assert.deepEqual(await admin.read(`/organisations/${made.id}`), changed);
  assertProblem(await admin.delete(`/organisations/${made.id}`, { version: 1 }), 412, 'stale');
  assert.equal((await admin.delete(`/organisations/${made.id}`, { version: 2 })).status, 204);
  assertProblem(await admin.get(`/organisations/${made.id}`), 404, 'not_found');
  const history = await admin.read('/changes', { concept: 'organisations', id: made.id });
  assert.deepEqual(history.items.map((each) => each.action), ['deleted', 'updated', 'created']);
});

test('a document of a day prints the name in force then', async () => {
  const made = await add({ name: { fr: 'Ministère B' }, earlier_names: [
    { name: { fr: 'Ministère A' }, until: '2021-10-07' }, { name: { fr: 'Secrétariat' }, acronym: { fr: 'S' }, until: '2016-05-01' }] });
  assert.deepEqual(made.earlier_names.map((each) => each.until), ['2016-05-01', '2021-10-07']);
  for (const [on, name] of [['2010-01-01', 'Secrétariat'], ['2016-05-01', 'Secrétariat'], ['2016-05-02', 'Ministère A'], ['2019-04-09', 'Ministère A'],
    ['2021-10-07', 'Ministère A'], ['2021-10-08', 'Ministère B'], ['2026-01-01', 'Ministère B']]) {
    assert.equal((await admin.read(`/organisations/${made.id}`, { on })).name_on_date.fr, name, on);
  }
  assert.equal((await admin.read(`/organisations/${made.id}`)).name_on_date, undefined);
  assertProblem(await admin.get(`/organisations/${made.id}`, { query: { on: '2019-02-30' } }), 422, 'invalid_input', { on: 'invalid_date' });
});

test('searches find aliases, acronyms and earlier names, in either script', async () => {
  const centre = await admin.create('/organisations', { name: { fr: "Centre d'excellence pour la budgétisation", ar: 'مركز التميز للميزانية' },
    acronym: { fr: 'CE-BSG' }, aliases: ['CE-GRB'], type: 'directorate', earlier_names: [{ name: { fr: 'Cellule du genre' }, until: '2013-01-01' }] });
  for (const q of ['CE-BSG', 'ce-grb', 'CE-GRB', 'EXCELLENCE', 'budgetisation', 'مركز التميز', 'cellule']) {
    assert.deepEqual((await admin.read('/organisations', { q })).items.map((each) => each.id), [centre.id], q);
  }
  for (const q of ['%', '_', "' or 1=1 --", '\\']) assert.deepEqual((await admin.read('/organisations', { q })).items, [], q);
});

test('lists come page by page, filtered by type, parent and country', async () => {
  const top = await add({ name: { fr: 'Zénith' }, country: 'CA' });
  for (let i = 0; i < 5; i += 1) await admin.create('/organisations', { name: { fr: `Zénith ${i}` }, type: 'directorate', parent_id: top.id });
  const names = [];
  let cursor;
  do {
    const page = await admin.read('/organisations', { parent: top.id, limit: 2, cursor, total: true });
    assert.equal(page.total, 5);
    names.push(...page.items.map((each) => each.name.fr));
    cursor = page.next_cursor;
  } while (cursor);
  assert.deepEqual(names, [0, 1, 2, 3, 4].map((i) => `Zénith ${i}`));
  assert.deepEqual((await admin.read('/organisations', { country: 'CA' })).items.map((each) => each.id), [top.id]);
  assert.equal((await admin.read('/organisations', { q: 'zenith', type: 'directorate' })).items.length, 5);
  assertProblem(await admin.get('/organisations', { query: { parent: 'x' } }), 422, 'invalid_input', { parent: 'invalid_uuid' });
});

test('the table for a spreadsheet starts no formula', async () => {
  await add({ name: { fr: '=HYPERLINK("http://example.org")' } });
  const csv = await admin.get('/organisations', { query: { format: 'csv', q: 'hyperlink' } });
  assert.match(csv.headers.get('content-type'), /^text\/csv/);
  assert.match(csv.body, /"'=HYPERLINK/);
});

test('the tree has no circle, also when two close it at the same moment', async () => {
  const top = await add();
  const middle = await add({ parent_id: top.id });
  const low = await add({ parent_id: middle.id });
  for (const parent of [top, middle, low]) {
    const answer = await admin.put(`/organisations/${top.id}`, { ...top, parent_id: parent.id }, { version: top.version });
    assertProblem(answer, 422, 'invalid_input', { parent_id: 'cycle_in_tree' });
  }
  assertProblem(await admin.put(`/organisations/${top.id}`, { ...top, parent_id: randomUUID() }, { version: 1 }), 422, 'invalid_input',
    { parent_id: 'unknown_organisation' });
  const id = randomUUID();
  assertProblem(await admin.post('/organisations', ministry({ id, parent_id: id })), 422, 'invalid_input', { parent_id: 'cycle_in_tree' });

  for (let round = 0; round < 5; round += 1) {
    const [a, b] = [await add(), await add()];
    await Promise.all([admin.put(`/organisations/${a.id}`, { ...a, parent_id: b.id }, { version: 1 }),
      admin.put(`/organisations/${b.id}`, { ...b, parent_id: a.id }, { version: 1 })]);
    const parents = (await Promise.all([a, b].map((each) => admin.read(`/organisations/${each.id}`)))).map((each) => each.parent_id);
    assert.equal(parents.filter(Boolean).length, 1, JSON.stringify(parents));
  }
});

test('what is still referred to stays', async () => {
  const top = await add();
  const low = await add({ parent_id: top.id });
  assert.equal((await admin.read(`/organisations/${top.id}`)).can.delete, false);
  assert.equal((await admin.delete(`/organisations/${top.id}`, { version: 1 })).status, 409);
  await admin.create('/people', { family_name: 'Alaoui', given_name: 'Salma', sex: 'F', organisation_id: low.id });
  const answer = await admin.delete(`/organisations/${low.id}`, { version: 1 });
  assertProblem(answer, 409, 'in_use');
  const arabic = await admin.delete(`/organisations/${low.id}`, { version: 1, headers: { 'accept-language': 'ar' } });
  assert.match(arabic.body.title, /^هذا العنصر مستعمل/);
  assert.doesNotMatch(JSON.stringify(arabic.body), /refer/, 'no English sentence in an Arabic answer');
});

test('a change needs the version that was read', async () => {
  const made = await add();
  assertProblem(await admin.put(`/organisations/${made.id}`, made), 428, 'precondition_required');
  await admin.change(`/organisations/${made.id}`, { ...made, name: { fr: 'Premier' } }, { version: 1 });
  for (const match of ['"1"', '"0"', '"x"', '1 OR 1=1', 'W/"1"']) {
    const late = await admin.put(`/organisations/${made.id}`, made, { headers: { 'if-match': match } });
    assertProblem(late, 412, 'stale');
    assert.deepEqual([late.body.current.name.fr, late.body.current.version], ['Premier', 2]);
  }
  assert.equal((await admin.put(`/organisations/${made.id}`, made, { headers: { 'if-match': 'W/"2"' } })).status, 200);
});

test('the same creation twice is one organisation; the same id for another is refused', async () => {
  const given = ministry({ id: randomUUID() });
  const first = await admin.post('/organisations', given);
  const again = await admin.post('/organisations', given);
  assert.deepEqual([first.status, again.status], [201, 200]);
  assert.deepEqual(again.body, first.body);
  assertProblem(await admin.post('/organisations', { ...given, name: { fr: 'Autre' } }), 409, 'id_taken');
  const coordinator = await callerOf(server, admin, 'coordinator');
  assertProblem(await coordinator.post('/organisations', given), 409, 'id_taken');
  const bodies = await Promise.all(Array.from({ length: 8 }, () => admin.post('/organisations', ministry({ id: '7d0c3f5e-6a61-7c5e-8a9e-0d6a4c0b1a99' }))));
  assert.deepEqual(bodies.map((each) => each.status).sort(), [200, 200, 200, 200, 200, 200, 200, 201]);
});

test('an Idempotency-Key gives the same answer again, for the same caller and request only', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const first = await admin.post('/organisations', ministry(), { headers });
  const again = await admin.post('/organisations', ministry(), { headers });
  assert.deepEqual([first.status, again.status], [201, 201]);
  assert.deepEqual(again.body, first.body);
  assert.equal(again.headers.get('etag'), first.headers.get('etag'));
  assert.equal(again.headers.get('location'), first.headers.get('location'));
  assertProblem(await admin.post('/organisations', ministry({ type: 'association' }), { headers }), 409, 'idempotency_key_reused');
  const coordinator = await callerOf(server, admin, 'coordinator');
  const other = await coordinator.post('/organisations', ministry(), { headers });
  assert.equal(other.status, 201);
  assert.notEqual(other.body.id, first.body.id);
  // A refusal uses no key up.
  const refused = { 'idempotency-key': randomUUID() };
  assert.equal((await admin.post('/organisations', ministry({ type: 'nothing' }), { headers: refused })).status, 422);
  assert.equal((await admin.post('/organisations', ministry(), { headers: refused })).status, 201);
  assertProblem(await admin.post('/organisations', ministry(), { headers: { 'idempotency-key': 'k'.repeat(201) } }), 422, 'invalid_input',
    { 'Idempotency-Key': 'too_long' });
});

for (const [what, [change, fields]] of Object.entries({
  'no name': [{ name: {} }, { name: 'required' }],
  'an unknown type': [{ type: 'castle' }, { type: 'unknown_reference' }],
  'an unknown place': [{ place_code: '99.999' }, { place_code: 'unknown_place' }],
  'a country in words': [{ country: 'Maroc' }, { country: 'invalid_code' }],
  'a telephone without country': [{ phones: ['+212537000000', '0537000000'] }, { 'phones/1': 'invalid_phone' }],
  'a bad e-mail': [{ email: 'contact' }, { email: 'invalid_email' }],
  'a script as website': [{ website: 'javascript:alert(1)' }, { website: 'invalid_website' }],
  'two names until one day': [{ earlier_names: [{ name: { fr: 'A' }, until: '2020-01-01' }, { name: { fr: 'B' }, until: '2020-01-01' }] },
    { earlier_names: 'earlier_names_repeat' }],
  'a direction override': [{ name: { fr: 'Mini\u202estère' } }, { 'name/fr': 'control_characters' }],
  'an unknown field': [{ colour: 'red' }, { colour: 'unknown_field' }],
})) {
  test(`an organisation is refused: ${what}`, async () => {
    assertProblem(await admin.post('/organisations', ministry(change)), 422, 'invalid_input', fields);
  });
}

test('a partner sees its own organisation and what is below, nobody but coordinators writes', async () => {
  const [top, foreign] = [await add(), await add()];
  const low = await add({ parent_id: top.id });
  const partner = await callerOf(server, admin, 'partner', { organisation_id: top.id });
  const seen = (await partner.read('/organisations')).items.map((each) => each.id).sort();
  assert.deepEqual(seen, [top.id, low.id].sort());
  await partner.read(`/organisations/${low.id}`);
  assertProblem(await partner.get(`/organisations/${foreign.id}`), 404, 'not_found');
  assertProblem(await partner.post('/organisations', ministry()), 403, 'not_allowed');
  assert.equal((await partner.read(`/organisations/${top.id}`)).can.update, false);
});
