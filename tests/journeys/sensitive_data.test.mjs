// Disability and identity numbers: off until the CNDP authorised them, seen by few, sealed in the database, gone with the person.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { assertProblem } from '../support/client.mjs';
import { freshDatabase, query } from '../support/postgres.mjs';
import { command, startServer } from '../support/server.mjs';
import { made, fileOf } from './exports.mjs';
import { callerOf, makePerson } from './training.mjs';

const run = promisify(execFile);
const cin = 'QZ918273';
const toCome = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
let database, folder, server, admin, coordinator, purpose, hajar;
const keyFile = () => join(folder, 'keys/identity-numbers.key');

before(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'athar-files-'));
  server = await startServer({ database, args: ['--files', folder] });
  admin = await server.signIn();
  coordinator = await callerOf(server, admin, 'coordinator');
  purpose = await admin.create('/purposes', { code: 'handicap', name: { fr: 'Accessibilité' }, text: { fr: 'Vos réponses servent à adapter les sessions.' }, legal_basis: 'consent' });
  hajar = await makePerson(admin, { family_name: 'Benkirane', given_name: 'Hajar' });
});
after(async () => {
  await server.stop();
  await database.drop();
  await rm(folder, { recursive: true });
});

const authorise = async (kind, more = {}) => {
  const { version } = (await admin.read('/sensitive_authorisations')).items.find((each) => each.kind === kind);
  return admin.put(`/sensitive_authorisations/${kind}`, { number: 'A-DS-417/2026', granted_on: '2026-03-02', purpose_id: purpose.id, ...more }, { version });
};
const answers = { seeing: 'none', hearing: 'some', walking: 'a_lot', remembering: 'none', self_care: 'none', communicating: 'none' };
const said = (more = {}) => ({ answers, date: '2026-06-02', channel: 'in_person', ...more });
const disability = (person = hajar) => `/people/${person.id}/disability`;
const numberOf = (kind, person = hajar) => `/people/${person.id}/identity_numbers/${kind}`;
const numberBody = (number, more = {}) => ({ number, date: '2026-06-02', channel: 'form', ...more });
const consent = (answer, date, person = hajar) => coordinator.create(`/people/${person.id}/consents`, { purpose_id: purpose.id, answer, date, channel: 'form' });
const dump = async () => (await run('/usr/lib/postgresql/15/bin/pg_dump', ['-d', database.url], { maxBuffer: 256 * 1024 * 1024 })).stdout;

test('everything is off until the number of an authorisation is entered', async () => {
  assert.deepEqual((await admin.read('/sensitive_authorisations')).items.map((each) => [each.kind, each.number]), [['disability', undefined], ['national_identity', undefined], ['payroll', undefined]]);
  assert.deepEqual(await coordinator.read(disability()), { on: false, version: 0, can: {} });
  assertProblem(await coordinator.put(disability(), said(), { version: 0 }), 409, 'sensitive_data_off');
  assertProblem(await coordinator.put(numberOf('national_identity'), numberBody(cin), { version: 0 }), 409, 'sensitive_data_off');
  assertProblem(await admin.post('/identity_number_searches', { kind: 'national_identity', number: cin }), 409, 'sensitive_data_off');
  assertProblem(await admin.get(numberOf('national_identity')), 404, 'not_found');
  assertProblem(await coordinator.put('/sensitive_authorisations/disability', { number: 'X' }, { version: 1 }), 403, 'not_allowed');
  assertProblem(await admin.put('/sensitive_authorisations/disability', { number: 'X' }, { version: 1 }), 422, 'invalid_input', { granted_on: 'required', purpose_id: 'required' });
  assertProblem(await authorise('disability', { granted_on: toCome }), 422, 'invalid_input', { granted_on: 'future_date' });
  assertProblem(await authorise('disability', { purpose_id: randomUUID() }), 422, 'invalid_input', { purpose_id: 'unknown_reference' });
  assertProblem(await admin.put('/sensitive_authorisations/religion', { number: 'X' }, { version: 1 }), 404, 'not_found');
  const on = await authorise('disability');
  assert.equal(on.status, 200, JSON.stringify(on.body));
  assert.deepEqual([on.body.number, on.body.held, typeof on.body.entered_at], ['A-DS-417/2026', 0, 'string']);
  assertProblem(await admin.put('/sensitive_authorisations/disability', {}, { version: 1 }), 412, 'stale');
});

test('the six questions have their words in three languages', async () => {
  const { official, introduction, questions, answers: choices } = await (await callerOf(server, admin, 'viewer')).read('/washington_group_short_set');
  assert.equal(official, 'en', 'the others are translations, and said to be');
  assert.match(introduction.en, /HEALTH PROBLEM/);
  assert.deepEqual(questions.map((each) => each.domain), ['seeing', 'hearing', 'walking', 'remembering', 'self_care', 'communicating']);
  assert.equal(questions[0].text.en, 'Do you have difficulty seeing, even if wearing glasses?');
  assert.deepEqual(choices.map((each) => each.answer), ['none', 'some', 'a_lot', 'cannot']);
  for (const { text } of [...questions, ...choices]) assert.ok(text.fr && text.ar && text.en);
});

test('answers need the consent that the purpose asks for; a lot of difficulty in one domain is a yes', async () => {
  assertProblem(await coordinator.put(disability(), said(), { version: 0 }), 409, 'consent_missing');
  await consent('given', '2026-06-01');
  for (const [name, body, fields] of [
    ['a day to come', said({ date: toCome }), { date: 'future_date' }],
    ['no answer', said({ answers: {} }), { answers: 'nothing_answered' }],
    ['an answer of another scale', said({ answers: { seeing: 'blind' } }), { 'answers/seeing': 'not_one_of' }],
    ['a seventh question', said({ answers: { ...answers, smelling: 'none' } }), { 'answers/smelling': 'unknown_field' }],
    ['an unknown way', said({ channel: 'pigeon' }), { channel: 'not_one_of' }],
  ]) assertProblem(await coordinator.put(disability(), body, { version: 0 }), 422, 'invalid_input', fields, name);
  const first = await coordinator.change(disability(), said(), { version: 0 });
  assert.deepEqual([first.status, first.version, first.answers, first.channel, first.recorded_by], ['yes', 1, answers, 'in_person', 'coordinator']);
  assertProblem(await coordinator.put(disability(), said(), { version: 0 }), 412, 'stale');
  const [one, two] = await Promise.all([1, 2].map(() => coordinator.put(disability(), said({ answers: { ...answers, walking: 'some' } }), { version: 1 })));
  assert.deepEqual([one.status, two.status].sort(), [200, 412]);
  assert.equal((await coordinator.read(disability())).status, 'no');
  const partly = await coordinator.change(disability(), said({ answers: { seeing: 'none' } }), { version: 2 });
  assert.equal(partly.status, 'not_stated');
  await coordinator.change(disability(), said(), { version: 3 });
  await consent('withdrawn', '2026-06-03');
  const hidden = await coordinator.read(disability());
  assert.deepEqual([hidden.consent, hidden.answers, hidden.status, hidden.can], ['withdrawn', undefined, undefined, { remove: true, update: false }]);
  await consent('given', '2026-06-04');
  assert.deepEqual((await coordinator.read(disability())).answers, answers);
  assertProblem(await coordinator.delete(disability(), { version: 3 }), 412, 'stale');
  assert.equal((await coordinator.delete(disability(), { version: 4 })).status, 204);
  assert.equal((await coordinator.read(disability())).status, undefined);
  await coordinator.change(disability(), said(), { version: 0 });
});

test('who may not see does not see', async () => {
  for (const role of ['manager', 'viewer', 'trainer', 'focal_point', 'partner', 'auditor']) {
    const more = { focal_point: { organisation_id: (await admin.create('/organisations', { name: { fr: `O ${role}` }, type: 'ministry' })).id } };
    if (role === 'auditor' || role === 'partner') continue; // their bounds are in roles.test.mjs; the policy table is tested cell by cell
    const caller = await callerOf(server, admin, role, more[role]);
    for (const path of [disability(), `/people/${hajar.id}/identity_numbers`, numberOf('payroll'), '/sensitive_authorisations'])
      assertProblem(await caller.get(path), 403, 'not_allowed');
    assertProblem(await caller.put(disability(), said(), { version: 1 }), 403, 'not_allowed');
    assertProblem(await caller.delete(disability(), { version: 1 }), 403, 'not_allowed');
    assertProblem(await caller.post('/identity_number_searches', { kind: 'payroll', number: '123456' }), 403, 'not_allowed');
  }
  assertProblem(await coordinator.get(numberOf('national_identity')), 403, 'not_allowed');
  assertProblem(await coordinator.get(disability({ id: randomUUID() })), 404, 'not_found');
});

test('a number is stored sealed, found by its whole, read by name and noted', async () => {
  assert.equal((await authorise('national_identity')).status, 200);
  assert.equal((await authorise('payroll')).status, 200);
  for (const number of ['', 'ABCD12', '12345678', 'AB 12 34 56 78 9', "AB1'; drop table athar.person; --", 'AB12﻿34'])
    assertProblem(await coordinator.put(numberOf('national_identity'), numberBody(number), { version: 0 }), 422, 'invalid_input', { number: number === '' ? 'required' : 'invalid_identity_number' });
  assertProblem(await coordinator.put(numberOf('payroll'), numberBody('AB12'), { version: 0 }), 422, 'invalid_input', { number: 'invalid_payroll_number' });
  assertProblem(await coordinator.put(numberOf('disability'), numberBody(cin), { version: 0 }), 404, 'not_found');
  assertProblem(await coordinator.put(numberOf('national_identity'), numberBody(cin, { date: toCome }), { version: 0 }), 422, 'invalid_input', { date: 'future_date' });
  const [one, two] = await Promise.all([1, 2].map(() => coordinator.put(numberOf('national_identity'), numberBody(' qz-918 273'), { version: 0 })));
  assert.deepEqual([one.status, two.status].sort(), [200, 412], JSON.stringify([one.body, two.body]));
  assert.equal((await stat(keyFile())).mode & 0o777, 0o600);
  const stored = one.status === 200 ? one.body : two.body;
  assert.deepEqual([stored.held, stored.version, stored.can], [true, 1, { read: false, remove: true, update: true }]);
  assert.ok(!JSON.stringify(stored).includes('918273'));
  assert.deepEqual(await admin.read(numberOf('national_identity')), { kind: 'national_identity', number: cin });
  await coordinator.change(numberOf('payroll'), numberBody('٠١٢٣٤٥٦'), { version: 0 });
  assert.equal((await admin.read(numberOf('payroll'))).number, '0123456');

  const search = (number, kind = 'national_identity', options) => admin.post('/identity_number_searches', { kind, number }, options);
  assert.deepEqual((await search('qz 918273')).body.items, [{ person_id: hajar.id, name: 'Hajar Benkirane' }]);
  for (const part of ['QZ91827', 'QZ918274']) assert.deepEqual((await search(part)).body.items, []);
  assert.deepEqual((await search('0123456', 'payroll')).body.items.length, 1);
  assertProblem(await search('918273', 'disability'), 422, 'invalid_input', { kind: 'not_one_of' });
  assert.equal((await search(cin, 'national_identity', { headers: { 'idempotency-key': 'again' } })).status, 200);
  const lines = (await admin.read('/changes', { concept: 'people', id: hajar.id })).items.map((each) => each.action);
  assert.ok(lines.includes('identity_number_recorded') && lines.includes('identity_number_read') && lines.includes('disability_recorded'));
  const other = await makePerson(admin, { family_name: 'Benkiran', given_name: 'Hajr' });
  await consent('given', '2026-06-01', other);
  const again = await coordinator.change(numberOf('national_identity', other), numberBody(cin), { version: 0 });
  assert.deepEqual(again.same_number, [{ person_id: hajar.id, name: 'Hajar Benkirane' }]);
  assert.equal((await coordinator.delete(numberOf('national_identity', other), { version: again.version })).status, 204);
  assertProblem(await coordinator.delete(numberOf('national_identity', other), { version: again.version }), 404, 'not_found');
});

test('no number is in a dump, in a list, in an export, in the log, in the history', async () => {
  const plain = [cin, cin.toLowerCase(), '918273', '0123456', Buffer.from(cin).toString('hex'), Buffer.from(cin).toString('base64')];
  const made_ = await made(admin, { list: 'people', format: 'csv' });
  const held = await made(admin, { list: 'held_data', format: 'csv', filters: { person: hajar.id } });
  const texts = {
    dump: await dump(),
    log: server.log(),
    people: JSON.stringify((await admin.get('/people', { query: { q: 'Benkirane' } })).body),
    person: JSON.stringify(await admin.read(`/people/${hajar.id}`)),
    changes: JSON.stringify((await admin.get('/changes', { query: { limit: 200 } })).body),
    held_data: JSON.stringify(await admin.read(`/people/${hajar.id}/held_data`)),
    export: Buffer.from((await fileOf(admin, made_.id)).bytes).toString(),
    held_file: Buffer.from((await fileOf(admin, held.id)).bytes).toString(),
  };
  assert.match(texts.dump, /identity_number/);
  for (const [where, text] of Object.entries(texts)) for (const number of plain) assert.ok(!text.includes(number), `${number} stands in ${where}`);
  const sections = Object.fromEntries(JSON.parse(texts.held_data).sections.map(({ section, entries }) => [section, entries]));
  assert.deepEqual(sections.identity_numbers.map((each) => each.kind), ['national_identity', 'payroll']);
  assert.equal(sections.disability[0].walking, 3);
  assert.match(texts.held_file, /Situation de handicap/);
  assert.ok(!/"walking"|a_lot/.test(texts.changes), 'answers are not in the history');
  const [[count]] = await query(database.url, "select count(*) from athar.idempotency_key where answer like '%Hajar%'");
  assert.equal(Number(count), 0, 'answers with who holds a number are not kept');
});

test('the key is changed while Athar serves; without it nothing is made up', async () => {
  const before = await readFile(keyFile(), 'utf8');
  const rotated = await command(database.url, ['rotate-identity-key', '--files', folder]);
  assert.equal(rotated.code, 0, rotated.stderr);
  assert.match(rotated.stdout, /^2 numbers sealed/);
  assert.equal((await stat(keyFile())).mode & 0o777, 0o600);
  assert.ok((await readFile(keyFile(), 'utf8')).includes(before.trim().split('\n').at(-1)), 'the former key stays for backups');
  assert.equal((await admin.read(numberOf('national_identity'))).number, cin);
  assert.equal((await admin.post('/identity_number_searches', { kind: 'national_identity', number: cin })).body.items.length, 1);
  const forgotten = await command(database.url, ['rotate-identity-key', '--files', folder, '--forget']);
  assert.equal(forgotten.code, 0, forgotten.stderr);
  assert.equal((await readFile(keyFile(), 'utf8')).trim().split('\n').length, 2, 'a comment and the one key');
  assert.equal((await admin.read(numberOf('national_identity'))).number, cin);

  await rename(keyFile(), `${keyFile()}.away`);
  assertProblem(await admin.get(numberOf('national_identity')), 409, 'identity_key_missing');
  assertProblem(await coordinator.put(numberOf('payroll'), numberBody('4455667'), { version: 1 }), 409, 'identity_key_missing');
  assert.notEqual((await command(database.url, ['rotate-identity-key', '--files', folder])).code, 0);
  await assert.rejects(stat(keyFile()), 'no new key beside numbers that need another');
  await rename(`${keyFile()}.away`, keyFile());
  assert.equal((await admin.read(numberOf('national_identity'))).number, cin);
});

test('a server without a lasting folder takes no number', async () => {
  const other = await startServer({ database });
  try {
    const caller = await other.signIn();
    assertProblem(await caller.put(numberOf('payroll'), numberBody('4455667'), { version: 1 }), 409, 'no_kept_folder');
  } finally {
    await other.stop();
  }
});

test('turned off, what was entered stays and is hidden', async () => {
  assert.equal((await authorise('disability', { number: undefined, granted_on: undefined, purpose_id: undefined })).status, 200);
  assert.deepEqual(await coordinator.read(disability()), { on: false, version: 0, can: {} });
  assertProblem(await coordinator.delete(disability(), { version: 4 }), 404, 'not_found');
  assert.equal((await admin.read('/sensitive_authorisations')).items[0].held, 1);
  assert.equal((await authorise('disability')).status, 200);
  assert.deepEqual((await coordinator.read(disability())).answers, answers);
});

test('a locked record takes nothing new; two records of one person show one statement', async () => {
  const twin = await makePerson(admin, { family_name: 'Benkirane', given_name: 'Hajar B' });
  await consent('given', '2026-06-01', twin);
  await coordinator.change(disability(twin), said({ date: '2026-06-05', answers: { ...answers, seeing: 'cannot' } }), { version: 0 });
  const locked = await makePerson(admin, { family_name: 'Verrou', given_name: 'Dina' });
  const request = await coordinator.create('/person_requests', { person_id: locked.id, kind: 'objection', channel: 'letter', received_on: '2026-06-01' });
  await coordinator.change(`/person_requests/${request.id}/answer`, { decision: 'locked', reason: 'x', on: '2026-06-02' }, { version: request.version });
  assertProblem(await coordinator.put(disability(locked), said(), { version: 0 }), 409, 'consent_missing');
  await consent('given', '2026-06-01', locked);
  assertProblem(await coordinator.put(disability(locked), said(), { version: 0 }), 409, 'person_locked');
});

test('an erased person leaves none of it, not even sealed', async () => {
  const person = await admin.read(`/people/${hajar.id}`);
  const erased = await admin.post(`/people/${hajar.id}/erasure`, undefined, { headers: { 'if-match': `"${person.version}"` } });
  assert.equal(erased.status, 201, JSON.stringify(erased.body));
  for (const table of ['disability_statement', 'identity_number'])
    assert.deepEqual(await query(database.url, `select person_id from athar.${table} where person_id in ('${hajar.id}', '${erased.body.person_id}')`), []);
  assert.deepEqual((await admin.post('/identity_number_searches', { kind: 'national_identity', number: cin })).body.items, []);
  assertProblem(await coordinator.put(numberOf('payroll', { id: erased.body.person_id }), numberBody('4455667'), { version: 0 }), 409, 'consent_missing');
  const late = Date.now() + 5000; // the next tick gives the facts their new name
  while ((await dump()).includes(hajar.id)) assert.ok(Date.now() < late, (await dump()).split('\n').filter((line) => line.includes(hajar.id)).join('\n'));
});
