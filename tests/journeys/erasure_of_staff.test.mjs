// Somebody who worked in Athar is erased: what they recorded stays, their name stands nowhere; nor in what others wrote, asked and exported.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { assertProblem, Client } from '../support/client.mjs';
import { freshDatabase, query } from '../support/postgres.mjs';
import { startServer } from '../support/server.mjs';
import { fileOf, made } from './exports.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

const run = promisify(execFile);
const name = 'Ghizlane Zerhouni';
const email = 'g.zerhouni@travail.example.org';
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
let database, folder, server, admin, staff, person, lists;

before(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'athar-files-'));
  server = await startServer({ database, args: ['--files', folder] });
  admin = await server.signIn();
  person = await admin.create('/people', { family_name: 'Zerhouni', given_name: 'Ghizlane', sex: 'F' });
  await admin.create('/accounts', { email, name: `Mme ${name}`, role: 'coordinator', password: 'a pass phrase of staff 4711', active: true, person_id: person.id });
  staff = new Client(server.url);
  await staff.signIn({ email, password: 'a pass phrase of staff 4711' });
});
after(async () => {
  await server.stop();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Columns in which something of the name stands, as table.column. */
async function columnsThatTell() {
  const tables = (await query(database.url, "select table_schema || '.' || table_name from information_schema.tables where table_schema in ('athar', 'athar_derived') and table_type = 'BASE TABLE'")).flat();
  const asked = tables.map((table) => `select distinct '${table}.' || e.key from ${table} x cross join lateral jsonb_each_text(to_jsonb(x)) e where e.value ilike '%zerhouni%'`);
  return (await query(database.url, asked.join(' union ') + ' order by 1')).flat();
}

const authorise = async (kind, purpose) => {
  const { version } = (await admin.read('/sensitive_authorisations')).items.find((each) => each.kind === kind);
  return admin.change(`/sensitive_authorisations/${kind}`, { number: 'A-DS-417/2026', granted_on: '2026-03-02', purpose_id: purpose.id }, { version });
};

test('she works: everything that says who did it says her', async () => {
  const programme = await makeProgramme(staff);
  const purpose = await admin.create('/purposes', { code: 'acces', name: { fr: 'Accessibilité' }, text: {}, legal_basis: 'public_mission' });
  for (const kind of ['disability', 'national_identity']) await authorise(kind, purpose);
  const [one, twin, locked] = [await makePerson(admin), await makePerson(admin), await makePerson(admin)];

  const merged = await staff.create(`/people/${one.id}/merges`, { other_id: twin.id });
  assert.equal((await staff.post(`/merges/${merged.id}/undo`, { answers: {} })).status, 200);
  await admin.create(`/people/${one.id}/merges`, { other_id: twin.id, reason: `Confirmé par ${name}` });

  const consent = await admin.create('/purposes', { code: 'photo', name: { fr: 'Photo' }, text: {}, legal_basis: 'consent' });
  await staff.create(`/people/${one.id}/consents`, { purpose_id: consent.id, answer: 'given', date: '2026-06-01', channel: 'form' });
  const asked = await staff.create('/person_requests', { person_id: locked.id, kind: 'objection', channel: 'letter', received_on: '2026-06-01', statement: `Vu avec ${name}` });
  assert.ok(asked.id);
  await staff.change(`/people/${locked.id}/disability`, { answers: { seeing: 'none' }, date: '2026-06-02', channel: 'form' }, { version: 0 });
  await staff.change(`/people/${locked.id}/identity_numbers/national_identity`, { number: 'AB123456', date: '2026-06-02', channel: 'form' }, { version: 0 });
  const answered = await admin.put(`/person_requests/${asked.id}/answer`, { on: new Date().toISOString().slice(0, 10), decision: 'locked' }, { version: asked.version });
  assert.equal(answered.status, 200, JSON.stringify(answered.body));

  const was = await admin.create('/organisations', { name: { fr: 'Ministère de l’Habitat' }, type: 'ministry' });
  const [north, south] = [await admin.create('/organisations', { name: { fr: 'Nord' }, type: 'ministry' }), await admin.create('/organisations', { name: { fr: 'Sud' }, type: 'ministry' })];
  await admin.create(`/people/${one.id}/affiliations`, { organisation_id: was.id, from: '2020-01-01' });
  const split = await staff.create(`/organisations/${was.id}/events`, { version: was.version, kind: 'split', date: '2026-03-01', successor_ids: [north.id, south.id], reason: `Note de ${name}` });
  const correction = await staff.create(`/organisation_events/${split.id}/post_corrections`, { successor_id: north.id, person_ids: [one.id] });
  assert.equal((await staff.post(`/post_corrections/${correction.id}/undo`)).status, 200);
  assert.equal((await staff.post(`/organisation_events/${split.id}/undo`)).status, 200);

  const session = await staff.create('/sessions', sessionBody(programme, { note: `Préparée par ${name}` }));
  await staff.create(`/sessions/${session.id}/registrations`, { person_id: one.id });
  const sheet = await staff.post(`/sessions/${session.id}/signed_sheets`, pdf, { query: { date: '2026-05-12' }, headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'feuille.pdf' } });
  assert.equal(sheet.status, 201, JSON.stringify(sheet.body));
  await staff.create('/venues', { name: { fr: 'Centre de Rabat' }, place_code: 'MA-04', note: `Clés chez ${name}` });
  await admin.create('/outreach_activities', { programme_id: programme.id, title: { fr: 'Caravane' }, kind: 'public_engagement', date: '2026-02-01', audiences: [{ country: 'MA', total: 5, method: 'counted', note: `Estimé par ${name}` }] });

  lists = [
    await made(staff, { list: 'people', format: 'csv', names: true, reason: `Pour ${name}` }),
    await made(admin, { list: 'organisations', format: 'csv' }),
    await made(admin, { list: 'venues', format: 'csv' }),
    await made(admin, { list: 'outreach_activities', format: 'csv' }),
  ];
  assert.ok(lists.every(({ state }) => state === 'done'), JSON.stringify(lists));
  const told = await columnsThatTell();
  for (const column of ['person_merge.merged_by_name', 'person_merge.undone_by_name', 'person_merge.reason', 'consent.recorded_by_name', 'person_request.recorded_by_name',
    'disability_statement.recorded_by_name', 'identity_number.recorded_by_name', 'organisation_event.recorded_by_name', 'post_correction.undone_by_name',
    'signed_sheet.uploaded_by_name', 'venue.note', 'audience.note', 'export.reason', 'change_set.after', 'change_set.actor_name'])
    assert.ok(told.includes(`athar.${column}`), `${column} is not tried: ${told}`);
});

test('she is erased: no table, no dump and no file says her name; what she did is still there', async () => {
  const { version } = await admin.read(`/people/${person.id}`);
  const answer = await admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': `"${version}"` } });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  assert.deepEqual(await columnsThatTell(), []);
  const { stdout: dump } = await run('/usr/lib/postgresql/15/bin/pg_dump', ['-d', database.url], { maxBuffer: 256 * 1024 * 1024 });
  assert.ok(!/zerhouni/i.test(dump));
  const found = await run('grep', ['-rlai', 'zerhouni', folder]).catch((error) => error);
  assert.equal(found.stdout, '', 'a file of Athar names her');

  const { label } = answer.body;
  const [merge] = (await admin.read('/merges', { state: 'undone' })).items;
  assert.deepEqual([merge.merged_by_name, merge.undone_by_name], [label, label]);
  const states = await Promise.all(lists.map(async ({ id }) => (await query(database.url, `select state from athar.export where id = '${id}'`)).flat()[0]));
  assert.deepEqual(states, ['failed', 'done', 'failed', 'failed'], 'a list that names nobody is kept');
  assert.equal((await fileOf(admin, lists[2].id)).status, 409);
  assertProblem(await staff.get('/me'), 401, 'session_expired');
});

test('a name that reads like the history itself takes nothing else away', async () => {
  const quoted = await admin.create('/people', { family_name: 'Benali "Doc" \\', given_name: 'Sara', sex: 'F' });
  const course = await admin.create('/courses', { title: { fr: 'Formation' }, kind: 'training', modality: 'in_person', seats: 12,
    materials: [{ title: 'Manuel', note: 'De Sara Benali "Doc" \\, revu' }] });
  const [[kept]] = await query(database.url, `select after from athar.change_set where concept = 'courses' and subject_id = '${course.id}'`);
  const [, given_name, family_name] = /(\d+,) ("\w+":)/.exec(kept);
  const odd = await admin.create('/people', { given_name, family_name, sex: 'F' });
  for (const { id } of [odd, quoted]) {
    const erased = await admin.post(`/people/${id}/erasure`, undefined, { headers: { 'if-match': '"1"' } });
    assert.equal(erased.status, 201, JSON.stringify(erased.body));
  }
  const [[now]] = await query(database.url, `select after from athar.change_set where concept = 'courses' and subject_id = '${course.id}'`);
  assert.deepEqual(JSON.parse(now), JSON.parse(kept.replace('Sara Benali \\"Doc\\" \\\\', '…')));
  assert.equal((await admin.read(`/courses/${course.id}`)).materials[0].note, 'De …, revu');
});
