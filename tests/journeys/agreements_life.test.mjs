// The life of an agreement: steps that need things, papers of any kind, joint commissions, sessions that serve it, the register in numbers.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertProblem, Client } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { agreementBody, makeAgreement, makeOrganisation, partnerOf } from './agreeing.mjs';
import { callerOf, makeProgramme, sessionBody } from './training.mjs';

let server, admin, ministry, unfpa;
before(async () => {
  server = await startServer({ args: ['--files', mkdtempSync(join(tmpdir(), 'athar-agreements-'))] });
  admin = await server.signIn();
  ministry = await makeOrganisation(admin);
  unfpa = await makeOrganisation(admin, { name: { fr: 'UNFPA' }, type: 'un_agency' });
});
after(() => server?.stop());

const add = (more) => makeAgreement(admin, [ministry, unfpa], more);
const life = (id, caller = admin) => caller.read(`/agreements/${id}/steps`);
async function step(agreement, body, caller = admin) {
  const { version } = await life(agreement.id);
  return caller.post(`/agreements/${agreement.id}/steps`, body, { headers: { 'if-match': `"${version}"` } });
}
async function walk(agreement, ...steps) {
  for (const body of steps) assert.equal((await step(agreement, body)).status, 201, JSON.stringify(body));
  return admin.read(`/agreements/${agreement.id}`);
}

test('an agreement goes from idea to renewal, each step a dated fact with who recorded it', async () => {
  const made = await add({ status: 'idea', signed_on: undefined, signed_at_place: undefined, ends_on: '2024' });
  const now = await walk(made, { status: 'negotiation' }, { status: 'visa' }, { status: 'initialled', happened_on: '2018' },
    { status: 'signed', happened_on: '2019-04-09' }, { status: 'ratified', happened_on: '2019-06' }, { status: 'in_force', happened_on: '2019-07-01' },
    { status: 'suspended', happened_on: '2020-03', note: 'Fermeture des frontières' }, { status: 'in_force', happened_on: '2021-09' },
    { status: 'renewed', happened_on: '2024-12', ends_on: '2029' });
  assert.deepEqual([now.status, now.status_since, now.signed_on, now.in_force_on, now.ends_on], ['renewed', '2024-12', '2019-04-09', '2019-07-01', '2029']);
  const { items, next, can, version } = await life(made.id);
  assert.deepEqual(items.map((each) => each.status), ['idea', 'negotiation', 'visa', 'initialled', 'signed', 'ratified', 'in_force', 'suspended', 'in_force', 'renewed']);
  assert.deepEqual([items[7].note, typeof items[4].recorded_by, can], ['Fermeture des frontières', 'string', { add: true, undo: true }]);
  assert.deepEqual(next.map((each) => each.status), ['suspended', 'expired', 'terminated', 'renewed']);
  // Taken back, the renewal gives the end back that it had replaced; an earlier step stays.
  const headers = { 'if-match': `"${version}"` };
  assertProblem(await admin.delete(`/agreements/${made.id}/steps/${items[3].id}`, { headers }), 404, 'not_found');
  const back = await admin.delete(`/agreements/${made.id}/steps/${items[9].id}`, { headers });
  assert.deepEqual([back.status, back.body.status, (await admin.read(`/agreements/${made.id}`)).ends_on], [200, 'in_force', '2024']);
  assertProblem(await admin.delete(`/agreements/${made.id}/steps/${items[8].id}`, { headers }), 412, 'stale');
  assert.ok((await admin.read('/changes', { concept: 'agreements', id: made.id })).items.some((each) => each.action === 'signed'));
});

test('a refused step names what is missing', async () => {
  const unsigned = await admin.create('/agreements', agreementBody([], { status: 'negotiation', signed_on: undefined }));
  assertProblem(await step(unsigned, { status: 'signed' }), 422, 'invalid_input', { happened_on: 'required', parties: 'signatory_required' });
  assert.deepEqual((await life(unsigned.id)).next.find((each) => each.status === 'signed'), { status: 'signed', needs: ['date', 'signatory'], lacking: ['signatory'] });
  assertProblem(await step(unsigned, { status: 'in_force', happened_on: '2020' }), 422, 'invalid_input', { status: 'step_not_from_here' });
  const running = await add({ status: 'in_force' });
  assertProblem(await step(running, { status: 'terminated', happened_on: '2020' }), 422, 'invalid_input', { note: 'reason_required' });
  assertProblem(await step(running, { status: 'suspended', happened_on: '2199', note: 'x' }), 422, 'invalid_input', { happened_on: 'future_date' });
  assertProblem(await step(running, { status: 'suspended', happened_on: '2020-02-30', note: 'x' }), 422, 'invalid_input', { happened_on: 'invalid_partial_date' });
  assertProblem(await step(running, { status: 'renewed', happened_on: '2024', ends_on: '2020' }), 422, 'invalid_input', { ends_on: 'end_before_start' });
  assertProblem(await step(running, { status: 'ended' }), 422, 'invalid_input', { status: 'not_one_of' });
  assertProblem(await step(running, { status: 'expired', happened_on: '2024', document_id: randomUUID() }), 422, 'invalid_input', { document_id: 'unknown_document' });
  assert.equal((await life(running.id)).items.length, 1, 'what was refused left nothing behind');
  assertProblem(await admin.post(`/agreements/${running.id}/steps`, { status: 'expired', happened_on: '2024' }), 428, 'precondition_required');
  const { items: [first], version } = await life(running.id);
  assertProblem(await admin.delete(`/agreements/${running.id}/steps/${first.id}`, { version }), 409, 'first_step_stays');
});

test('a terminated agreement is not renewed, nor anything else; of two who move it at once one wins', async () => {
  const ended = await add({ status: 'in_force', ends_on: '2024' });
  await walk(ended, { status: 'terminated', happened_on: '2022-05', note: 'Dénonciation' });
  for (const status of ['renewed', 'in_force', 'signed', 'negotiation', 'expired', 'terminated'])
    assertProblem(await step(ended, { status, happened_on: '2023', ends_on: '2030', note: 'x' }), 422, 'invalid_input', { status: 'agreement_terminated' });
  const raced = await add({ status: 'in_force' });
  const answers = await Promise.all(['suspended', 'terminated'].map((status) => admin.post(`/agreements/${raced.id}/steps`, { status, happened_on: '2022', note: 'x' },
    { headers: { 'if-match': '"1"' } })));
  assert.deepEqual(answers.map((each) => each.status).sort(), [201, 412]);
  assert.equal((await life(raced.id)).items.length, 2);
});

const upload = (caller, id, body, { query, name = 'accord.pdf', ...headers } = {}) => caller.post(`/agreements/${id}/documents`, body,
  { query, headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), ...headers } });

test('documents of any type are kept in versions and only ever given as attachments', async () => {
  const made = await add();
  const hostile = Buffer.from('<html><script>alert(1)</script>');
  const answer = await upload(admin, made.id, hostile, { name: '../..\\etc/passwd/fdp.html', query: { title: 'Accord signé' } });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  const first = answer.body;
  assert.deepEqual([first.file_name, first.version, first.sha256], ['fdp.html', 1, createHash('sha256').update(hostile).digest('hex')]);
  const file = await admin.get(`/agreement_documents/${first.id}/file`);
  assert.deepEqual([file.status, file.headers.get('content-type'), file.headers.get('x-content-type-options'), file.bytes.equals(hostile)],
    [200, 'application/octet-stream', 'nosniff', true]);
  assert.match(file.headers.get('content-disposition'), /^attachment;.*filename="?fdp\.html/);
  assert.match(file.headers.get('content-security-policy'), /sandbox/);

  const newer = (await upload(admin, made.id, Buffer.from('MZ program'), { name: 'accord.exe', query: { title: 'Accord signé', replaces: first.id } })).body;
  assert.deepEqual([newer.version, newer.replaces], [2, first.id]);
  assertProblem(await upload(admin, made.id, Buffer.from('x'), { query: { replaces: first.id } }), 422, 'invalid_input', { replaces: 'document_replaced' });
  assertProblem(await upload(admin, made.id, Buffer.from('x'), { query: { replaces: randomUUID() } }), 422, 'invalid_input', { replaces: 'unknown_document' });
  const { items } = await admin.read(`/agreements/${made.id}/documents`);
  assert.deepEqual(items.map((each) => [each.version, each.is_replaced]), [[2, false], [1, true]]);
  // A step says which paper proves it; then the paper stays.
  assert.equal((await step(made, { status: 'in_force', happened_on: '2020', document_id: newer.id })).status, 201);
  assertProblem(await admin.delete(`/agreement_documents/${newer.id}`), 409, 'in_use');
  const other = (await upload(admin, made.id, hostile, { name: 'copie.html' })).body;
  assert.equal((await admin.delete(`/agreement_documents/${other.id}`)).status, 204);
  assert.equal((await admin.get(`/agreement_documents/${first.id}/file`)).status, 200, 'the same content is still needed');
});

test('an empty, a nameless and a far too large upload are refused by name', async () => {
  const made = await add();
  assertProblem(await upload(admin, made.id, Buffer.alloc(0)), 422, 'invalid_input', { file: 'required' });
  assertProblem(await upload(admin, made.id, Buffer.from('x'), { name: '..' }), 422, 'invalid_input', { title: 'required' });
  assertProblem(await admin.post(`/agreements/${made.id}/documents`, Buffer.from('x'), { headers: { 'content-type': 'application/octet-stream', 'x-file-name': '%FF' } }),
    422, 'invalid_input', { 'X-File-Name': 'invalid_utf8' });
  // A name that would turn round what is read of it.
  assertProblem(await upload(admin, made.id, Buffer.from('x'), { name: 'accord\u202Efdp.exe' }), 422, 'invalid_input', { 'X-File-Name': 'control_characters' });
  const big = await upload(admin, made.id, Buffer.alloc(25 * 1024 * 1024 + 1)).catch(() => ({}));
  if (big.status) {
    assertProblem(big, 413, 'body_too_large');
    assert.match(big.body.title, /25\sMi/, 'it says how much is taken');
  }
  const nobody = await upload(new Client(server.url), made.id, Buffer.alloc(24 * 1024 * 1024)).catch(() => ({}));
  if (nobody.status) assertProblem(nobody, 401, 'unauthenticated');
  const long = (await upload(admin, made.id, Buffer.from('x'), { name: `${'ع'.repeat(300)}.pdf` })).body;
  assert.deepEqual([[...long.file_name].length, long.file_name.endsWith('.pdf')], [120, true]);
  const named = (await admin.get(`/agreement_documents/${long.id}/file`)).headers.get('content-disposition');
  assert.match(named, /^attachment; filename="_+\.pdf"; filename\*=UTF-8''%D8%B9/);
  assert.equal((await admin.delete(`/agreement_documents/${long.id}`)).status, 204);
  assertProblem(await upload(admin, randomUUID(), Buffer.from('x')), 404, 'not_found');
  assert.deepEqual((await admin.read(`/agreements/${made.id}/documents`)).items, []);
});

test('a partner finds what is marked for partners, brings papers, and nothing of other agreements', async () => {
  const mine = await add({ status: 'in_force' });
  const partner = await partnerOf(server, admin, unfpa);
  const hidden = (await upload(admin, mine.id, Buffer.from('note interne'), { query: { title: 'Note' } })).body;
  const shown = (await upload(admin, mine.id, Buffer.from('texte'), { query: { title: 'Texte', shown_to_partners: true } })).body;
  const brought = await upload(partner, mine.id, Buffer.from('rapport'), { query: { title: 'Rapport', shown_to_partners: false } });
  assert.deepEqual([brought.status, brought.body.is_shown_to_partners], [201, true]);
  const { items, can } = await partner.read(`/agreements/${mine.id}/documents`);
  assert.deepEqual([items.map((each) => each.title), can], [['Rapport', 'Texte'], { add: true, update: false }]);
  assert.equal((await partner.get(`/agreement_documents/${shown.id}/file`)).status, 200);
  assertProblem(await partner.get(`/agreement_documents/${hidden.id}/file`), 404, 'not_found');
  assertProblem(await upload(partner, mine.id, Buffer.from('x'), { query: { replaces: hidden.id } }), 422, 'invalid_input', { replaces: 'unknown_document' });
  assertProblem(await partner.delete(`/agreement_documents/${shown.id}`), 403, 'not_allowed');
  // Marked for partners afterwards.
  await admin.change(`/agreement_documents/${hidden.id}`, { title: 'Note', is_shown_to_partners: true });
  assert.equal((await partner.get(`/agreement_documents/${hidden.id}/file`)).status, 200);

  const theirs = await makeAgreement(admin, [ministry], { status: 'in_force' });
  const paper = (await upload(admin, theirs.id, Buffer.from('x'), { query: { shown_to_partners: true } })).body;
  for (const path of [`/agreements/${theirs.id}/documents`, `/agreements/${theirs.id}/steps`, `/agreements/${theirs.id}/sessions`, `/agreement_documents/${paper.id}/file`])
    assertProblem(await partner.get(path), 404, 'not_found');
  assertProblem(await upload(partner, theirs.id, Buffer.from('x')), 404, 'not_found');
  await walk(mine, { status: 'suspended', happened_on: '2022', note: 'Entre nous' });
  const { items: [, last], next } = await life(mine.id, partner);
  assert.deepEqual([last.status, last.note, last.recorded_by, next], ['suspended', undefined, undefined, []]);
  assertProblem(await step(mine, { status: 'in_force', happened_on: '2023' }, partner), 403, 'not_allowed');
});

test('the agreements made in one session of a commission are listed, counted and exported', async () => {
  const [held, partner] = [await makeOrganisation(admin, { name: { fr: 'Ministère du Plan' } }), await makeOrganisation(admin, { name: { fr: 'Coopération belge' }, country: 'BE' })];
  const { sessions } = await admin.create('/joint_commissions', { name: { fr: 'Commission mixte' }, country: 'BE', sessions: [{ number: 1 }, { number: 2 }] });
  const [first, second] = sessions.toSorted((a, b) => a.number - b.number);
  const made = [];
  for (const [fr, session, parties] of [['Alpha', first, [held, partner]], ['Bêta', first, [held]], ['Gamma', second, [held]], ['Delta', undefined, [held]]])
    made.push(await makeAgreement(admin, parties, { title: { fr }, ...(session && { framework_session_id: session.id }) }));
  const titles = async (session, caller = admin) => (await caller.read('/agreements', { commission_session: session.id, total: true }));
  const of_first = await titles(first);
  assert.deepEqual([of_first.items.map((each) => each.title.fr), of_first.total], [['Alpha', 'Bêta'], 2]);
  for (const sort of ['ends_on', '-signed_on']) assert.equal((await admin.read('/agreements', { commission_session: second.id, sort })).items.length, 1, sort);
  assert.deepEqual((await admin.read('/agreement_totals', { commission_session: first.id })).statuses.reduce((sum, { count }) => sum + count, 0), 2);
  assert.equal((await admin.get('/agreements', { query: { commission_session: first.id, format: 'csv' } })).body.trim().split('\r\n').length, 3);
  assert.deepEqual((await titles(first, await partnerOf(server, admin, partner))).items.map((each) => each.id), [made[0].id], 'a partner finds its own of them');
  assert.deepEqual((await titles({ id: randomUUID() })).items, []);
  assertProblem(await admin.get('/agreements', { query: { commission_session: 'x' } }), 422, 'invalid_input', { commission_session: 'invalid_uuid' });
});

test('joint commissions have numbered sessions, and stay while agreements were made in them', async () => {
  const made = await admin.create('/joint_commissions', { name: { fr: 'Commission mixte maroco-belge' }, country: 'BE',
    sessions: [{ number: 19, held_on: '2016-05-16', place: 'Rabat' }, { number: 18 }] });
  const nineteenth = made.sessions.find((each) => each.number === 19);
  const agreement = await add({ framework_session_id: nineteenth.id });
  assert.deepEqual(agreement.framework, { commission: { fr: 'Commission mixte maroco-belge' }, number: 19, held_on: '2016-05-16', place: 'Rabat' });
  const body = { name: made.name, sessions: [{ number: 20 }] };
  assertProblem(await admin.put(`/joint_commissions/${made.id}`, body, { version: 1 }), 422, 'invalid_input', { sessions: 'session_in_use' });
  assertProblem(await admin.delete(`/joint_commissions/${made.id}`, { version: 1 }), 409, 'in_use');
  const swapped = await admin.change(`/joint_commissions/${made.id}`, { ...made, sessions: made.sessions.map((each) => ({ ...each, number: 37 - each.number })) }, { version: 1 });
  assert.deepEqual(swapped.sessions.map((each) => [each.number, each.agreements_count]), [[19, 0], [18, 1]]);
  assertProblem(await admin.put(`/joint_commissions/${made.id}`, made, { version: 1 }), 412, 'stale');
  for (const [spoiled, fields] of [[{ name: {} }, { name: 'required' }], [{ sessions: [{ number: 0 }] }, { 'sessions/0/number': 'out_of_range' }],
    [{ sessions: [{ number: 3 }, { number: 3 }] }, { 'sessions/1/number': 'number_twice' }], [{ country: 'QQ' }, { country: 'unknown_place' }],
    [{ sessions: [{ id: nineteenth.id, number: 3 }] }, { 'sessions/0/id': 'id_taken' }]])
    assertProblem(await admin.post('/joint_commissions', { name: { fr: 'Autre' }, ...spoiled }), 422, 'invalid_input', fields);
  const empty = await admin.create('/joint_commissions', { name: { fr: 'Commission sans session' } });

  const partner = await partnerOf(server, admin, unfpa);
  const seen = (await partner.read('/joint_commissions')).items;
  assert.deepEqual(seen.map((each) => [each.id, each.sessions.length]), [[made.id, 1]], 'only the sessions its own agreements were made in');
  assertProblem(await partner.post('/joint_commissions', body), 403, 'not_allowed');
  assert.equal((await admin.delete(`/joint_commissions/${empty.id}`, { version: 1 })).status, 204);
});

test('sessions serve agreements, once', async () => {
  const made = await add();
  const session = await admin.create('/sessions', sessionBody(await makeProgramme(admin)));
  const linked = await admin.post(`/agreements/${made.id}/sessions`, { session_id: session.id });
  assert.deepEqual([linked.status, linked.body.items[0].reference], [201, session.reference]);
  assertProblem(await admin.post(`/agreements/${made.id}/sessions`, { session_id: session.id }), 409, 'already_serves');
  assertProblem(await admin.post(`/agreements/${made.id}/sessions`, { session_id: randomUUID() }), 422, 'invalid_input', { session_id: 'unknown_session' });
  assert.equal((await admin.read(`/agreements/${made.id}`)).sessions_count, 1);
  assertProblem(await admin.delete(`/agreements/${made.id}`, { version: 1 }), 409, 'in_use');
  assert.equal((await admin.delete(`/agreements/${made.id}/sessions/${session.id}`)).status, 204);
  assertProblem(await admin.delete(`/agreements/${made.id}/sessions/${session.id}`), 404, 'not_found');
  assert.deepEqual((await admin.read(`/agreements/${made.id}/sessions`)).items, []);
});

test('the register in numbers counts what its reader may see, and nothing else', async () => {
  const agency = await makeOrganisation(admin);
  await makeAgreement(admin, [agency], { country: 'OM', ends_on: '2199-03' });
  await makeAgreement(admin, [agency], { country: 'OM', ends_on: '2199', status: 'terminated' });
  await makeAgreement(admin, [agency], { country: 'BE', is_confidential: true });
  await makeAgreement(admin, [ministry], { country: 'CA', ends_on: '2198' });
  const partner = await partnerOf(server, admin, agency);
  assert.deepEqual(await partner.read('/agreement_totals'), { countries: [{ key: 'OM', count: 2 }],
    statuses: [{ key: 'signed', count: 1 }, { key: 'terminated', count: 1 }], ends: [{ key: '2199-03', count: 1 }] });
  const all = await admin.read('/agreement_totals');
  assert.ok(all.countries.some((each) => each.key === 'CA') && all.ends.some((each) => each.key === '2198-12'));
  assertProblem(await (await callerOf(server, admin, 'viewer')).get('/agreement_totals'), 403, 'not_allowed');
});
