// Files that show that a commitment was kept: any type, kept and given as it came, by the house and by the party that owes.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { makeAgreement, makeOrganisation, partnerOf } from './agreeing.mjs';
import { callerOf, makePerson } from './training.mjs';

let server, admin, fund, agreement, commitment, partner;
before(async () => {
  server = await startServer({ args: ['--files', mkdtempSync(join(tmpdir(), 'athar-evidence-'))] });
  admin = await server.signIn();
  fund = await makeOrganisation(admin);
  agreement = await makeAgreement(admin, [fund, await makeOrganisation(admin)], { status: 'in_force' });
  commitment = await add(agreement, fund);
  partner = await partnerOf(server, admin, fund);
});
after(() => server?.stop());

const add = (of, party, more) => admin.create('/commitments', { agreement_id: of.id, description: { fr: 'Remettre deux rapports' }, organisation_id: party.id, measure: 'documents', target: 2,
  first_due_on: '2026-12-31', ...more });
const send = (caller, content, { to = commitment, name = 'rapport.pdf', headers, ...query } = {}) =>
  caller.post(`/commitments/${to.id}/evidence_files`, content, { query: { due_id: to.dues[0].id, happened_on: '2026-05-20', ...query },
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), ...headers } });
const fileOf = (evidence, { of = commitment, caller = admin } = {}) => caller.get(`/commitments/${of.id}/evidence/${evidence.id}/file`);
const sha = (content) => createHash('sha256').update(content).digest('hex');

test('a file is kept whatever it is and whatever it is called, counted by who may count, and given as an attachment', async () => {
  const hostile = Buffer.from('<script>alert(1)</script>');
  const sent = await send(admin, hostile, { name: '../..\\etc/passwd/تقرير.html', note: 'Premier rapport', amount: 1 });
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  const [evidence] = sent.body.evidence;
  assert.deepEqual([evidence.file_name, evidence.sha256, evidence.size_bytes, evidence.note, evidence.amount, evidence.is_mine],
    ['تقرير.html', sha(hostile), hostile.length, 'Premier rapport', 1, true]);
  assert.equal(sent.body.dues[0].achieved, 1);
  const file = await fileOf(evidence);
  assert.equal(sent.headers.get('location'), `/api/v1/commitments/${commitment.id}/evidence/${evidence.id}/file`);
  assert.deepEqual([file.status, sha(file.bytes), file.headers.get('content-type')], [200, sha(hostile), 'application/octet-stream']);
  assert.match(file.headers.get('content-disposition'), /^attachment/);
  assert.match(file.headers.get('content-security-policy'), /sandbox/);
  assert.match(file.headers.get('x-content-type-options') ?? 'nosniff', /nosniff/);
  const changes = (await admin.read('/changes', { concept: 'commitments', id: commitment.id })).items.map(({ action }) => action);
  assert.deepEqual(changes.slice(0, 2), ['downloaded', 'evidence_added']);
});

test('a partner brings files to what it owes, and nothing to what is another’s', async () => {
  const mine = await add(agreement, fund);
  const sent = await send(partner, Buffer.from('MZ program'), { to: mine, name: 'rapport.exe' });
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  assert.deepEqual([sent.body.evidence[0].is_mine, sent.body.dues[0].achieved], [true, 0]);
  assert.equal((await fileOf(sent.body.evidence[0], { of: mine, caller: partner })).status, 200);
  assertProblem(await send(partner, Buffer.from('x'), { to: mine, amount: 2 }), 422, 'invalid_input', { amount: 'not_allowed_here' });

  const stranger = await makeOrganisation(admin);
  const other = await makeAgreement(admin, [stranger], { status: 'in_force' });
  const foreign = await add(other, stranger);
  const theirs = (await send(admin, Buffer.from('secret'), { to: foreign })).body.evidence[0];
  assertProblem(await fileOf(theirs, { of: foreign, caller: partner }), 404, 'not_found');
  assertProblem(await fileOf(theirs, { of: mine, caller: partner }), 404, 'not_found');
  assertProblem(await fileOf(theirs, { of: mine }), 404, 'not_found');
  assertProblem(await send(partner, Buffer.from('x'), { to: foreign }), 404, 'not_found');
  assertProblem(await fileOf({ id: randomUUID() }), 404, 'not_found');
  const noted = (await admin.create(`/commitments/${mine.id}/evidence`, { due_id: mine.dues[0].id, happened_on: '2026-05-20', note: 'Sans fichier' })).evidence.find(({ note }) => note === 'Sans fichier');
  assertProblem(await fileOf(noted, { of: mine }), 404, 'not_found');
});

test('what is missing or wrong is refused by its name', async () => {
  const content = Buffer.from('x');
  assertProblem(await admin.post(`/commitments/${commitment.id}/evidence_files`, Buffer.alloc(0), { headers: { 'content-type': 'application/octet-stream' } }), 422, 'invalid_input',
    { due_id: 'required', happened_on: 'required', file: 'required' });
  assertProblem(await send(admin, content, { happened_on: '2199-01-01' }), 422, 'invalid_input', { happened_on: 'date_in_future' });
  assertProblem(await send(admin, content, { happened_on: '2026-02-30' }), 422, 'invalid_input', { happened_on: 'invalid_date' });
  assertProblem(await send(admin, content, { due_id: randomUUID() }), 422, 'invalid_input', { due_id: 'unknown_due_day' });
  assertProblem(await send(admin, content, { due_id: 'x' }), 422, 'invalid_input', { due_id: 'invalid_uuid' });
  for (const amount of ['0', '-1', '1e3', '99999999999999999999']) assertProblem(await send(admin, content, { amount }), 422, 'invalid_input', { amount: 'out_of_range' });
  assertProblem(await send(admin, content, { name: 'accord\u202Efdp.exe' }), 422, 'invalid_input', { 'X-File-Name': 'control_characters' });
  assertProblem(await send(admin, content, { name: 'x'.repeat(501) }), 422, 'invalid_input', { 'X-File-Name': 'too_long' });
  assertProblem(await send(admin, content, { colour: 'red' }), 422, 'invalid_input', { colour: 'unknown_parameter' });
  const figure = await add(agreement, fund, { measure: 'people', target: 10 });
  assertProblem(await send(admin, content, { to: figure, amount: 2 }), 422, 'invalid_input', { amount: 'not_allowed_here' });
  const big = await send(admin, Buffer.alloc(25 * 1024 * 1024 + 1)).catch(() => ({}));
  assert.ok(big.status === undefined || big.status === 413, `${big.status}`);
  assert.equal((await admin.read(`/commitments/${figure.id}`)).evidence.length, 0, 'what was refused left nothing');
});

test('a repeated upload is one, and a file goes with the last that names its content', async () => {
  const one = await add(agreement, fund), content = Buffer.from(`rapport ${randomUUID()}`);
  const first = await send(admin, content, { to: one, headers: { 'Idempotency-Key': 'r1' } });
  const again = await send(admin, content, { to: one, headers: { 'Idempotency-Key': 'r1' } });
  assert.deepEqual([first.status, again.status, (await admin.read(`/commitments/${one.id}`)).evidence.length], [201, 201, 1]);
  const copy = (await send(admin, content, { to: one, name: 'copie.pdf' })).body.evidence.find(({ file_name: name }) => name === 'copie.pdf');
  const original = first.body.evidence[0];
  assert.equal((await admin.delete(`/commitments/${one.id}/evidence/${original.id}`)).status, 200);
  assert.equal((await fileOf(copy, { of: one })).status, 200, 'the copy still needs it');
  assert.equal((await admin.delete(`/commitments/${one.id}/evidence/${copy.id}`)).status, 200);
  assertProblem(await fileOf(copy, { of: one }), 404, 'not_found');
});

test('nobody else brings or takes files', async () => {
  const { evidence } = await admin.read(`/commitments/${commitment.id}`);
  const manager = await callerOf(server, admin, 'manager');
  assertProblem(await send(manager, Buffer.from('x')), 403, 'not_allowed');
  assert.equal((await fileOf(evidence[0], { caller: manager })).status, 200);
  for (const [role, more] of [['trainer', { person_id: (await makePerson(admin)).id }], ['focal_point', { organisation_id: fund.id }], ['viewer', {}]]) {
    const caller = await callerOf(server, admin, role, more);
    assertProblem(await send(caller, Buffer.from('x')), 403, 'not_allowed', undefined, role);
    assertProblem(await fileOf(evidence[0], { caller }), 403, 'not_allowed', undefined, role);
  }
  assertProblem(await fileOf(evidence[0], { caller: server.client() }), 401, 'unauthenticated');
});
