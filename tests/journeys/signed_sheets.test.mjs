// Scans of signed sheets: told by their bytes, kept beside the database, locked, ended by an agreement only, never given outside as they are.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { assertProblem } from '../support/client.mjs';
import { jpeg, png } from '../support/pictures.mjs';
import { freshDatabase, query } from '../support/postgres.mjs';
import { startServer } from '../support/server.mjs';
import { fileOf, made } from './exports.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let database, folder, server, admin, coordinator, trainer, programme, session, people;
const day = '2026-05-12';
const toCome = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

before(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'athar-files-'));
  server = await startServer({ database, args: ['--files', folder] });
  admin = await server.signIn();
  coordinator = await callerOf(server, admin, 'coordinator');
  programme = await makeProgramme(admin);
  const teacher = await makePerson(admin, { family_name: 'Tazi', given_name: 'Formatrice' });
  session = await admin.create('/sessions', sessionBody(programme, { team: [{ person_id: teacher.id, role: 'trainer' }] }));
  trainer = await callerOf(server, admin, 'trainer', { person_id: teacher.id });
  people = [await makePerson(admin, { family_name: 'Ouahbi', given_name: 'Ghita' }), await makePerson(admin, { family_name: 'Naciri', given_name: 'Brahim' })];
  for (const { id } of people) await admin.create(`/sessions/${session.id}/registrations`, { person_id: id });
});
after(async () => {
  await server.stop();
  await database.drop();
  await rm(folder, { recursive: true });
});

const pdf = (inside = '') => Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R ${inside}>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
const put = (content, { as = coordinator, of = session, name = 'feuille.pdf', ...more } = {}) =>
  as.post(`/sessions/${of.id}/signed_sheets`, content, { query: { date: day, ...more }, headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) } });
const sheetsOf = (as = coordinator, of = session) => as.read(`/sessions/${of.id}/signed_sheets`);
const sha = (content) => createHash('sha256').update(content).digest('hex');
const stored = async () => (await readdir(join(folder, 'signed_sheets'), { recursive: true, withFileTypes: true }).catch(() => [])).filter((each) => each.isFile()).map((each) => each.name).sort();

test('a day with attendance and without a scan says so, until there is one', async () => {
  assert.deepEqual((await sheetsOf()).days.map((each) => [each.date, each.missing]), [[day, false], ['2026-05-13', false]]);
  await coordinator.change(`/sessions/${session.id}/attendances`, { entries: people.map(({ id }) => ({ person_id: id, date: day, sitting: 1, present: true })) });
  assert.deepEqual((await sheetsOf()).days.map((each) => [each.has_attendance, each.missing]), [[true, true], [false, false]]);
  const first = await put(pdf());
  assert.equal(first.status, 201, JSON.stringify(first.body));
  assert.deepEqual([first.body.page, first.body.media_type, first.body.locked, first.body.locked_until, first.body.uploaded_by], [1, 'application/pdf', true, undefined, 'coordinator']);
  assert.equal((await sheetsOf()).days[0].missing, false);
  const second = await put(jpeg, { name: 'page 2.jpg', as: trainer });
  assert.deepEqual([second.body.page, second.body.media_type], [2, 'image/jpeg']);
  const file = await coordinator.get(`/signed_sheets/${second.body.id}/file`);
  assert.ok(file.bytes.equals(jpeg));
  assert.match(file.headers.get('content-disposition'), /^attachment; /);
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
  assert.match(file.headers.get('content-security-policy'), /sandbox/);
  assert.deepEqual(await stored(), [sha(jpeg), sha(pdf())].sort());
});

test('a newer version takes the place of a page, and the old one is kept', async () => {
  const [before] = (await sheetsOf()).days[0].sheets;
  const newer = await put(png(40, 40), { replaces: before.id, name: 'mieux.png' });
  assert.deepEqual([newer.status, newer.body.page, newer.body.date, newer.body.replaces], [201, before.page, before.date, before.id]);
  assertProblem(await put(png(41, 41), { replaces: before.id }), 409, 'already_replaced');
  assertProblem(await put(png(42, 42), { replaces: randomUUID() }), 422, 'invalid_input', { replaces: 'unknown_sheet' });
  const page = (await sheetsOf()).days[0].sheets.filter((each) => each.page === before.page);
  assert.deepEqual(page.map((each) => [each.id, Boolean(each.replaced_at)]), [[newer.body.id, false], [before.id, true]]);
  assert.equal((await coordinator.get(`/signed_sheets/${before.id}/file`)).status, 200);
});

test('what is no scan is refused by name, whatever it is called', async () => {
  const kept = await stored();
  for (const [name, content, code] of [
    ['nothing', Buffer.alloc(0), 'required'],
    ['a page of the web', Buffer.from('<!doctype html><script>alert(1)</script>'), 'not_a_scan'],
    ['a program', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'not_a_scan'],
    ['a picture of SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'not_a_scan'],
    ['a PDF after a program', Buffer.concat([Buffer.from('MZ\x90'), pdf()]), 'not_a_scan'],
    ['half a PDF', Buffer.from('%PDF-1.4\n1 0 obj'), 'scan_incomplete'],
    ['half a picture', jpeg.subarray(0, 100), 'scan_incomplete'],
    ['half a PNG', png(30, 30).subarray(0, 40), 'scan_incomplete'],
    ['a PDF with a script', pdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>'), 'active_pdf'],
    ['a PDF with a script in disguise', pdf('/OpenAction<</S/J#61vaScript>>'), 'active_pdf'],
    ['a PDF that starts a program', pdf('/OpenAction<</S/Launch/F(cmd.exe)>>'), 'active_pdf'],
    ['a PDF with a file in it', pdf('/Names<</EmbeddedFiles<<>>>>'), 'active_pdf'],
  ]) assertProblem(await put(content, { name: 'feuille.pdf' }), 422, 'invalid_input', { file: code }, name);
  assert.equal((await put(pdf('/OpenAction[3 0 R/Fit]'))).status, 201, 'a PDF that opens at a page is a scan');
  const big = await put(Buffer.concat([pdf(), Buffer.alloc(20 * 1024 * 1024)])).catch((error) => error);
  if (big.status) assertProblem(big, 413, 'body_too_large');
  assert.equal((await stored()).length, kept.length + 1);
});

test('two hundred megabytes are refused from their head', async () => {
  const { connect } = await import('node:net');
  const answer = await new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () =>
      socket.write(`POST /api/v1/sessions/${session.id}/signed_sheets?date=${day} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${coordinator.cookie}\r\nX-CSRF-Token: ${coordinator.csrf}\r\nContent-Type: application/pdf\r\nContent-Length: 209715200\r\n\r\n`));
    socket.once('data', (data) => (resolve(String(data)), socket.destroy()));
    socket.once('error', reject);
  });
  assert.match(answer, /^HTTP\/1\.1 413 /);
});

test('names, days, sittings and references are looked at', async () => {
  const climbing = await put(png(50, 50), { name: '../../../etc/passwd' });
  assert.deepEqual([climbing.status, climbing.body.file_name], [201, 'passwd']);
  assert.ok(!(await stored()).includes('passwd'));
  assert.equal((await put(png(51, 51), { name: 'C:\\Users\\x\\..\\feuille.png' })).body.file_name, 'feuille.png');
  assert.equal((await put(png(53, 53), { name: 'x\u202egnp.exe' })).body.fields?.[0].path, 'X-File-Name', 'signs that turn the line');
  assertProblem(await put(png(52, 52), { date: '2026-01-01' }), 422, 'invalid_input', { date: 'not_a_day_of_session' });
  assertProblem(await put(png(52, 52), { date: undefined }), 422, 'invalid_input', { date: 'required' });
  assertProblem(await put(png(52, 52), { sitting: 3 }), 422, 'invalid_input', { sitting: 'out_of_range' });
  assertProblem(await put(png(52, 52), { date: '2026-05-13', sitting: 2 }), 422, 'invalid_input', { sitting: 'unknown_sitting' });
  assertProblem(await put(png(52, 52), { reference: `ATHAR/${session.reference}/${day}/AAAAAA` }), 422, 'invalid_input', { reference: 'wrong_sheet' });
  assertProblem(await put(png(52, 52), { colour: 'red' }), 422, 'invalid_input', { colour: 'unknown_parameter' });
  assertProblem(await put(png(50, 50)), 409, 'already_attached');
  assert.equal((await put(png(50, 50), { sitting: 1 })).status, 201, 'the same paper for a sitting');
  const cancelled = await admin.create('/sessions', sessionBody(programme));
  await admin.change(`/sessions/${cancelled.id}/status`, { status: 'cancelled', reason: 'Salle fermée' }, { version: cancelled.version });
  assertProblem(await put(png(60, 60), { of: cancelled }), 409, 'session_cancelled');
});

test('two uploads at once are two pages; the same one twice is one', async () => {
  const both = await Promise.all([put(png(70, 70), { date: '2026-05-13' }), put(png(71, 71), { date: '2026-05-13' })]);
  assert.deepEqual(both.map((each) => each.status), [201, 201]);
  assert.deepEqual(both.map((each) => each.body.page).sort(), [1, 2]);
  const same = await Promise.all([1, 2].map(() => put(png(72, 72), { date: '2026-05-13' })));
  assert.deepEqual(same.map((each) => each.status).sort(), [201, 409]);
});

test("other people's sessions: a trainer has their own, an auditor theirs, a viewer none", async () => {
  const foreign = await admin.create('/sessions', sessionBody(programme));
  const [sheet] = [(await put(png(80, 80), { of: foreign })).body];
  assertProblem(await put(png(81, 81), { of: foreign, as: trainer }), 404, 'not_found');
  assertProblem(await trainer.get(`/sessions/${foreign.id}/signed_sheets`), 404, 'not_found');
  assertProblem(await trainer.get(`/signed_sheets/${sheet.id}/file`), 404, 'not_found');
  assert.equal((await sheetsOf(trainer)).can.add, true);
  const bounds = { programme_id: programme.id, period_from: '2026-01-01', period_to: '2026-12-31', expires_at: '2099-01-01T00:00:00Z' };
  const auditor = await callerOf(server, admin, 'auditor', bounds);
  assert.equal((await auditor.get(`/signed_sheets/${sheet.id}/file`)).status, 200);
  assert.equal((await sheetsOf(auditor)).can.add, false);
  assertProblem(await put(png(82, 82), { as: auditor }), 403, 'not_allowed');
  const other = await callerOf(server, admin, 'auditor', { ...bounds, programme_id: (await makeProgramme(admin)).id });
  assertProblem(await other.get(`/signed_sheets/${sheet.id}/file`), 404, 'not_found');
  assert.equal((await sheetsOf(await callerOf(server, admin, 'manager'))).can.add, false);
  const viewer = await callerOf(server, admin, 'viewer');
  for (const path of [`/sessions/${session.id}/signed_sheets`, `/signed_sheets/${sheet.id}/file`, `/people/${people[0].id}/signed_sheets`, '/signed_sheets', '/sheet_eliminations'])
    assertProblem(await viewer.get(path), 403, 'not_allowed');
  assertProblem(await coordinator.get('/sheet_eliminations'), 403, 'not_allowed');
  assertProblem(await coordinator.get(`/signed_sheets/${randomUUID()}/file`), 404, 'not_found');
});

test('a disk that is full says so and leaves nothing', async () => {
  const kept = await stored();
  const rows = await query(database.url, 'select count(*)::int as n from athar.signed_sheet');
  await promisify(execFile)('prlimit', ['--pid', String(server.process.pid), '--fsize=1000:unlimited']);
  const large = Buffer.concat([pdf().subarray(0, 9), Buffer.from(`%${'x'.repeat(200_000)}\n`), pdf().subarray(9)]);
  const refused = await put(large);
  assertProblem(refused, 503, 'storage_full');
  await promisify(execFile)('prlimit', ['--pid', String(server.process.pid), '--fsize=unlimited:unlimited']);
  assert.deepEqual(await stored(), kept);
  assert.deepEqual(await query(database.url, 'select count(*)::int as n from athar.signed_sheet'), rows);
  assert.equal((await put(large)).status, 201);
});

test('a copy that leaves Athar has one name at most', async () => {
  const order = { list: 'redacted_attendance', format: 'csv', filters: { session: session.id, date: day, person: people[0].id } };
  const text = Buffer.from((await fileOf(coordinator, (await made(coordinator, order)).id)).bytes).toString();
  assert.match(text, /Ouahbi Ghita/);
  assert.ok(!text.includes('Naciri'), text);
  assert.equal(text.trim().split('\n').length, 1 + 2 * 2, 'a heading, two people at two sittings');
  const nobody = Buffer.from((await fileOf(coordinator, (await made(coordinator, { ...order, filters: { session: session.id } })).id)).bytes).toString();
  assert.ok(!/Ouahbi|Naciri/.test(nobody), nobody);
  assertProblem(await trainer.post('/exports', { kind: 'list', list: 'redacted_attendance', format: 'csv', filters: { session: randomUUID() } }), 404, 'not_found');
});

test('scans are ended by a recorded agreement, after their date only; the record stays', async () => {
  const [sheet, ...rest] = (await sheetsOf()).days[1].sheets;
  const body = (more = {}) => ({ sheet_ids: [sheet.id], reference: 'AM-2026-118', authority: 'Archives du Maroc', agreed_on: '2026-11-02', ...more });
  const add = (more, as = admin) => as.post('/sheet_eliminations', body(more));
  assertProblem(await add({}), 422, 'invalid_input', { sheet_ids: 'still_locked' });
  assertProblem(await add({}, coordinator), 403, 'not_allowed');
  const rule = (await admin.read('/retention')).items.find((each) => each.rule === 'signed_sheets');
  await admin.change('/retention/signed_sheets', { months: 600 }, { version: rule.version });
  assert.equal((await sheetsOf()).days[1].sheets[0].locked_until, '2076-05-13');
  assertProblem(await add({}), 422, 'invalid_input', { sheet_ids: 'still_locked' });
  assert.deepEqual((await admin.read('/signed_sheets')).items, []);
  await admin.change('/retention/signed_sheets', { months: 1 }, { version: rule.version + 1 });
  const past = await admin.read('/signed_sheets', { limit: 2 });
  assert.equal(past.items.length, 2);
  assert.ok((await admin.read('/signed_sheets', { limit: 2, cursor: past.next_cursor })).items.length > 0);
  assertProblem(await add({ reference: ' ' }), 422, 'invalid_input', { reference: 'required' });
  assertProblem(await add({ agreed_on: toCome }), 422, 'invalid_input', { agreed_on: 'future_date' });
  assertProblem(await add({ sheet_ids: [] }), 422, 'invalid_input', { sheet_ids: 'required' });
  assertProblem(await add({ sheet_ids: [sheet.id, sheet.id] }), 422, 'invalid_input', { sheet_ids: 'given_twice' });
  assertProblem(await add({ sheet_ids: [sheet.id, randomUUID()] }), 422, 'invalid_input', { sheet_ids: 'unknown_sheet' });
  const purged = (await admin.post('/retention_purges')).body;
  assert.ok(!JSON.stringify(purged).includes('signed_sheets'), 'no purge ends a scan');

  const kept = await stored();
  const [one, two] = await Promise.all([add({ id: randomUUID() }), add({ id: randomUUID() })]);
  assert.deepEqual([one.status, two.status].sort(), [201, 409]);
  assert.deepEqual(await stored(), kept.filter((each) => each !== sheet.sha256));
  assertProblem(await coordinator.get(`/signed_sheets/${sheet.id}/file`), 409, 'sheet_eliminated');
  const shown = (await sheetsOf()).days[1].sheets.find((each) => each.id === sheet.id);
  assert.deepEqual([shown.elimination.reference, shown.elimination.authority, shown.file_name, shown.sha256], ['AM-2026-118', 'Archives du Maroc', undefined, sheet.sha256]);
  const register = await admin.read('/sheet_eliminations');
  assert.deepEqual(register.items.map((each) => [each.reference, each.sheets, each.agreed_on]), [['AM-2026-118', 1, '2026-11-02']]);
  assert.equal((await admin.read('/changes', { concept: 'sheet_eliminations' })).items.length, 1);

  // The same paper stands for the day and for its first sitting: the file goes with the last of them.
  const shared = (await sheetsOf()).days[0].sheets.filter((each) => each.sha256 === sha(png(50, 50)));
  assert.equal(shared.length, 2);
  assert.equal((await add({ sheet_ids: [shared[0].id] })).status, 201);
  assert.ok((await stored()).includes(shared[0].sha256));
  assert.equal((await add({ sheet_ids: [shared[1].id] })).status, 201);
  assert.ok(!(await stored()).includes(shared[0].sha256));
  assert.ok(rest.length > 0);
});

test('whoever is erased is told which scans still carry the name', async () => {
  const named = await put(png(90, 90), { name: 'Ouahbi Ghita.png' });
  assert.equal(named.status, 201);
  const before = (await admin.read(`/people/${people[0].id}/signed_sheets`)).items;
  assert.ok(before.length > 3 && before.every((each) => !each.elimination && each.session_reference === session.reference));
  assert.ok(JSON.stringify((await admin.read(`/people/${people[0].id}/held_data`)).sections).includes('signed_sheets'));
  assertProblem(await admin.get(`/people/${randomUUID()}/signed_sheets`), 404, 'not_found');
  const person = await admin.read(`/people/${people[0].id}`);
  const erased = await admin.post(`/people/${people[0].id}/erasure`, undefined, { headers: { 'if-match': `"${person.version}"` } });
  assert.equal(erased.status, 201, JSON.stringify(erased.body));
  const left = (await admin.read(`/people/${erased.body.person_id}/signed_sheets`)).items;
  assert.deepEqual(left.map((each) => each.id).sort(), before.map((each) => each.id).sort());
  assert.ok(!JSON.stringify(left).includes('Ouahbi'), 'what the file was called goes');
});

test('what a crash left behind goes at the next start, and nothing else', async () => {
  const kept = await stored();
  await mkdir(join(folder, 'signed_sheets/ff'), { recursive: true });
  await writeFile(join(folder, `signed_sheets/ff/${'f'.repeat(64)}`), 'a scan that was eliminated');
  const other = await startServer({ database, args: ['--files', folder] });
  try {
    assert.deepEqual(await stored(), kept);
  } finally {
    await other.stop();
  }
});

test('a server without a lasting folder keeps no scan', async () => {
  const other = await startServer({ database });
  try {
    assertProblem(await put(png(99, 99), { as: await other.signIn() }), 409, 'no_kept_folder');
  } finally {
    await other.stop();
  }
});
