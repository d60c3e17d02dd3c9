// Lists out: ordered, made in the background, read back by another program, kept for their owner.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { records, sheetsOf } from '../support/xlsx.mjs';
import { fileOf, made, orderOf, settled } from './exports.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, programme, organisation, session;
const formula = '=HYPERLINK("http://example.org")';
const script = '<script>alert(1)</script> _x0041_ & "quoted"';

before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  organisation = await admin.create('/organisations', { name: { fr: 'Direction du Budget', ar: 'مديرية الميزانية' }, type: 'directorate', place_code: 'MA-04' });
  session = await admin.create('/sessions', sessionBody(programme, { seats: 25 }));
  const samira = await makePerson(admin, { family_name: 'Alaoui', given_name: 'Samira', family_name_ar: 'العلوي', given_name_ar: 'سميرة', sex: 'F', organisation_id: organisation.id, phone: '+212612345678' });
  await makePerson(admin, { family_name: formula, given_name: 'Zz', sex: 'M' });
  await makePerson(admin, { family_name: script, given_name: '+1+1', sex: 'not_stated' });
  await admin.create(`/sessions/${session.id}/registrations`, { person_id: samira.id });
});
after(() => server.stop());

const sheetsFor = async (caller, order) => {
  const done = await made(caller, order);
  assert.equal(done.state, 'done', JSON.stringify(done));
  const file = await fileOf(caller, done.id);
  assert.equal(file.status, 200);
  return { done, file, sheets: await sheetsOf(file.bytes) };
};

test('a list becomes a spreadsheet that says the same, with its types', async () => {
  const { done, file, sheets } = await sheetsFor(admin, { list: 'sessions', format: 'xlsx', language: 'fr', filters: { programme: programme.code } });
  assert.deepEqual([done.progress, done.size_bytes], [{ done: 1, total: 1 }, file.bytes.length]);
  assert.equal(done.sha256, createHash('sha256').update(file.bytes).digest('hex'));
  assert.match(done.file_name, /^Sessions \d{4}-\d\d-\d\d\.xlsx$/);
  assert.match(file.headers.get('content-type'), /spreadsheetml/);
  assert.match(file.headers.get('content-disposition'), /^attachment; filename="Sessions_.*\.xlsx"; filename\*=UTF-8''Sessions%20/);
  const kept = (Date.parse(done.expires_at) - Date.parse(done.finished_at)) / 3600_000;
  assert.equal(kept, 24);

  const [list, about] = sheets;
  const [row] = records(list);
  assert.equal(row['Référence'], session.reference);
  assert.equal(row['Type'], 'formation');
  assert.equal(row['Premier jour'], '2026-05-12T00:00:00');
  assert.equal(row['Places'], 25);
  assert.equal(row['Effectif sans noms'], null, 'unknown is not zero');
  const at = (header) => list.rows[0].indexOf(header);
  assert.deepEqual(['Référence', 'Premier jour', 'Places', 'Inscrits'].map((header) => list.types[1][at(header)]), ['s', 'd', 'n', 'n']);
  assert.equal(list.formats[at('Premier jour')], 'dd/mm/yyyy');
  assert.deepEqual([list.name, list.frozen, list.right_to_left], ['Sessions', 'A2', false]);
  assert.match(list.filter, /^A1:[A-Z]+2$/);
  assert.ok(list.widths.every((width) => width >= 10), String(list.widths));

  assert.equal(about.name, 'À propos de ce fichier');
  const said = Object.fromEntries(about.rows);
  assert.equal(said['Liste'], 'Sessions');
  assert.equal(said['Filtre › Programme'], programme.code);
  assert.equal(said['Exporté par'], (await admin.read('/me')).user.name);
  assert.equal(said['Nombre de lignes'], 1);
  assert.match(said['Situation au'], /^\d{4}-\d\d-\d\dT\d\d:\d\d/);
});

test('in Arabic it runs from right to left, in the words of the screens', async () => {
  const { done, sheets: [list, about] } = await sheetsFor(admin, { list: 'people', format: 'xlsx', language: 'ar', filters: { sex: 'F', organisation: organisation.id } });
  assert.match(done.file_name, /^الأشخاص /);
  assert.deepEqual([list.name, list.right_to_left, about.right_to_left], ['الأشخاص', true, true]);
  const [row] = records(list);
  assert.equal(row['النسب بالعربية'], 'العلوي');
  assert.equal(row['الإدارة أو الهيئة'], 'مديرية الميزانية');
  const said = Object.fromEntries(about.rows);
  assert.equal(said['التصفية › الإدارة أو الهيئة'], 'مديرية الميزانية');
  assert.notEqual(said['التصفية › الجنس'], 'F');
});

test('only the columns asked for come, in their order', async () => {
  const { sheets: [list] } = await sheetsFor(admin, { list: 'people', format: 'xlsx', language: 'en', columns: ['phone', 'family_name'], filters: { q: 'samira' } });
  assert.deepEqual(list.rows, [['Telephone', 'Family name'], ['+212612345678', 'Alaoui']]);
});

test('what looks like a formula or a script stays text, in both formats', async () => {
  const { sheets: [list] } = await sheetsFor(admin, { list: 'people', format: 'xlsx', language: 'fr' });
  const names = records(list).map((row) => row['Nom']);
  assert.ok(names.includes(formula) && names.includes(script), JSON.stringify(names));
  assert.ok(list.types.flat().every((type) => type !== 'f'));
  const done = await made(admin, { list: 'people', format: 'csv', language: 'fr' });
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode((await fileOf(admin, done.id)).bytes);
  assert.ok(csv.startsWith('\uFEFFCivilité;Nom;Prénom;'));
  assert.match(csv, /;"'=HYPERLINK\(""http/);
  assert.match(csv, /;'\+1\+1;/);
});

test('every list can be had, and says as much as the list itself', async () => {
  const group = await admin.create('/person_groups', { code: `cohort_${process.pid}`, name: { fr: 'Promotion' }, kind: 'network' });
  const lists = {
    people: {}, organisations: {}, sessions: {}, programmes: {}, outreach_activities: {}, person_groups: {}, places: { kind: 'region' }, accounts: {}, changes: {}, designations: {},
    registrations: { session: session.id }, person_group_members: { group: group.id },
    reach_records: { measure: 'unique_participants' },
  };
  for (const [list, filters] of Object.entries(lists)) {
    const { done, sheets } = await sheetsFor(admin, { list, format: 'xlsx', language: 'en', filters });
    assert.equal(sheets[0].rows.length, done.progress.done + 1, list);
    if (!['registrations', 'person_group_members', 'reach_records', 'changes', 'outreach_activities'].includes(list))
      assert.equal(done.progress.done, (await admin.read(`/${list}`, { ...filters, total: true })).total, list);
  }
});

const refused = [
  ['an unknown kind', { kind: 'list2', list: 'people', format: 'xlsx' }, { kind: 'not_one_of' }],
  ['no list', { format: 'xlsx' }, { list: 'required' }],
  ['an unknown list', { list: 'pg_catalog', format: 'xlsx' }, { list: 'not_one_of' }],
  ['an unknown format', { list: 'people', format: 'pdf' }, { format: 'not_one_of' }],
  ['a filter of another list', { list: 'people', format: 'xlsx', filters: { modality: 'distance' } }, { 'filters/modality': 'unknown_parameter' }],
  ['a bad value of a filter', { list: 'people', format: 'xlsx', filters: { sex: 'X' } }, { 'filters/sex': 'not_one_of' }],
  ['a page of a list', { list: 'people', format: 'xlsx', filters: { limit: '5' } }, { 'filters/limit': 'unknown_parameter' }],
  ['an unknown column', { list: 'people', format: 'xlsx', columns: ['family_name', 'password_hash'] }, { 'columns/1': 'not_one_of' }],
  ['a column twice', { list: 'people', format: 'xlsx', columns: ['sex', 'sex'] }, { 'columns/1': 'repeated_code' }],
  ['an unknown language', { list: 'people', format: 'xlsx', language: 'de' }, { language: 'not_one_of' }],
  ['registrations of no session', { list: 'registrations', format: 'xlsx' }, { 'filters/session': 'required' }],
];
for (const [name, order, fields] of refused) {
  test(`refuses ${name}`, async () => {
    assertProblem(await admin.post('/exports', orderOf(order)), 422, 'invalid_input', fields);
  });
}

test('an export is its owner\'s alone, whoever else asks', async () => {
  const coordinator = await callerOf(server, admin, 'coordinator');
  const mine = await made(coordinator, { list: 'organisations', format: 'csv' });
  for (const call of [admin.get(`/exports/${mine.id}`), admin.get(`/exports/${mine.id}/file`), admin.delete(`/exports/${mine.id}`), admin.get(`/exports/${randomUUID()}`)])
    assertProblem(await call, 404, 'not_found');
  assert.ok((await admin.read('/exports')).items.every(({ id }) => id !== mine.id));
  assert.deepEqual((await coordinator.read('/exports', { total: true })).items.map(({ id }) => id), [mine.id]);
});

test('nobody exports what they may not read, and a scope holds in the file too', async () => {
  const partner = await callerOf(server, admin, 'partner', { organisation_id: organisation.id });
  assertProblem(await partner.post('/exports', { kind: 'list', list: 'accounts', format: 'xlsx' }), 403, 'not_allowed');
  const viewer = await callerOf(server, admin, 'viewer');
  assertProblem(await viewer.post('/exports', { kind: 'list', list: 'people', format: 'xlsx' }), 403, 'not_allowed');
  assertProblem(await partner.post('/exports', { kind: 'list', list: 'people', format: 'xlsx' }), 403, 'not_allowed');
  const focal = await callerOf(server, admin, 'focal_point', { organisation_id: organisation.id });
  const { sheets: [list] } = await sheetsFor(focal, { list: 'people', format: 'xlsx', language: 'fr' });
  assert.deepEqual(records(list).map((row) => row['Nom']), ['Alaoui'], 'their own people and no others');
  assert.ok(list.rows[0].includes('Téléphone'), 'whom a focal point calls');
});

test('who reads no contacts gets the other columns that are shown, and no file of contacts alone', async () => {
  const manager = await callerOf(server, admin, 'manager');
  const { sheets: [list] } = await sheetsFor(manager, { list: 'people', format: 'xlsx', language: 'en', columns: ['phone', 'family_name'], filters: { q: 'samira' } });
  assert.deepEqual(list.rows, [['Family name'], ['Alaoui']]);
  assertProblem(await manager.post('/exports', orderOf({ list: 'people', format: 'xlsx', columns: ['phone'] })), 403, 'not_allowed');
});

test('a file goes with the permission it was made under', async () => {
  const caller = await callerOf(server, admin, 'coordinator');
  const done = await made(caller, { list: 'people', format: 'csv' });
  assert.equal((await fileOf(caller, done.id)).status, 200);
  const account = (await admin.read('/accounts', { q: caller.user.email })).items[0];
  const whole = await admin.read(`/accounts/${account.id}`);
  const demoted = await admin.change(`/accounts/${account.id}`, { ...whole, role: 'manager' }, { version: whole.version });
  assertProblem(await caller.get(`/exports/${done.id}/file`), 403, 'not_allowed');
  await admin.change(`/accounts/${account.id}`, { ...demoted, role: 'coordinator' }, { version: demoted.version });
  assert.equal((await fileOf(caller, done.id)).status, 200);
});

test('a finished export is removed with its file; the history keeps who ordered it', async () => {
  const done = await made(admin, { list: 'people', format: 'csv' });
  assert.equal((await admin.delete(`/exports/${done.id}`)).status, 204);
  assertProblem(await admin.get(`/exports/${done.id}/file`), 404, 'not_found');
  const { items } = await admin.read('/changes', { concept: 'exports', id: done.id });
  assert.deepEqual(items.map(({ action, after }) => [action, after.list]), [['created', 'people']]);
});

test('the same order sent twice is one export', async () => {
  const order = { id: randomUUID(), kind: 'list', list: 'places', format: 'csv', filters: {}, columns: [] };
  const first = await admin.post('/exports', order);
  const again = await admin.post('/exports', order);
  assert.deepEqual([first.status, again.status, again.body.id], [201, 200, order.id]);
  assert.equal((await settled(admin, order.id)).state, 'done');
});

test('the old address of a list still answers CSV, in the caller\'s language', async () => {
  const answer = await admin.get('/organisations', { query: { q: 'budget', format: 'csv' }, headers: { 'accept-language': 'en' } });
  assert.match(answer.body, /\nDirection du Budget;/);
  // Names leave by an export, with a reason: here people are counted.
  const people = await admin.get('/people', { query: { q: 'samira', format: 'csv' }, headers: { 'accept-language': 'en' } });
  assert.match(people.body, /People\r\nwoman;;Direction du Budget;.*;1\r\n/);
  assert.ok(!people.body.includes('Alaoui'));
});
