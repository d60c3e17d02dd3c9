// What parties owe: progress from the recorded facts, evidence, waivers, the chain from a clause to its people and back; who sees what.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { sheetsOf } from '../support/xlsx.mjs';
import { makeAgreement, makeOrganisation, partnerOf } from './agreeing.mjs';
import { fileOf, made } from './exports.mjs';
import { attend, hold, register } from './figures.mjs';
import { callersWithoutMail, soon } from './inviting.mjs';
import { callerOf, makePerson, makeProgramme, past, sessionBody } from './training.mjs';

let server, admin, ministry, fund, agreement, other, sessions, people, roles;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  ministry = await makeOrganisation(admin, { name: { fr: 'Ministère de la Famille', ar: 'وزارة الأسرة' } });
  fund = await makeOrganisation(admin, { name: { fr: 'Fonds de coopération' } });
  const stranger = await makeOrganisation(admin);
  agreement = await makeAgreement(admin, [ministry, fund], { status: 'in_force' });
  other = await makeAgreement(admin, [stranger], { status: 'in_force' });
  const programme = await makeProgramme(admin);
  people = [await makePerson(admin, { sex: 'F' }), await makePerson(admin, { sex: 'M' }), await makePerson(admin, { sex: 'F' })];
  sessions = [await admin.create('/sessions', sessionBody(programme)), await admin.create('/sessions', sessionBody(programme, { kind: 'workshop' })),
    await admin.create('/sessions', sessionBody(programme))];
  // Three people, one of them in both workshops.
  await register(admin, sessions[0], people[0], people[1]);
  await register(admin, sessions[1], people[0], people[2]);
  await attend(admin, sessions[0], [[people[0], 3], [people[1], 3]]);
  await attend(admin, sessions[1], [[people[0], 3], [people[2], 3]]);
  for (const session of sessions.slice(0, 2)) {
    await hold(admin, session);
    await serve(session);
  }
  roles = (await callersWithoutMail(server, admin)).filter(({ role }) => role !== 'manager');
});
after(() => server?.stop());

const body = (more = {}) => ({
  agreement_id: agreement.id, clause: 'Art. 4', description: { fr: 'Former 3 fonctionnaires', ar: 'تكوين 3 موظفين' }, organisation_id: ministry.id,
  responsible_name: 'Mme Amal', measure: 'people', target: 3, first_due_on: '2026-12-31', ...more,
});
const add = (more) => admin.create('/commitments', body(more));
const reports = (more) => add({ description: { fr: 'Remettre deux rapports' }, measure: 'documents', target: 2, ...more });
const evidence = (commitment, more) => ({ due_id: commitment.dues[0].id, happened_on: '2026-05-20', note: 'Rapport remis', ...more });
const serve = (session) => admin.create(`/agreements/${agreement.id}/sessions`, { session_id: session.id });
const link = (commitment, session) => admin.put(`/commitments/${commitment.id}/sessions/${session.id}`);
const read = ({ id }, caller = admin) => caller.read(`/commitments/${id}`);

test('people of two workshops are counted once, and the number leads to them', async () => {
  const commitment = await add();
  await soon(async () => assert.deepEqual([(await read(commitment)).dues[0].achieved, (await read(commitment)).dues[0].status], [3, 'met']));
  const [due] = (await read(commitment)).dues;
  const records = await admin.read(`/reach/records?${due.reach}`);
  assert.deepEqual(records.items.map(({ person_id: id }) => id).sort(), people.map(({ id }) => id).sort());
  for (const [measure, figure] of [['attendances', 12], ['sessions', 2], ['person_hours', 32]])
    assert.equal((await add({ measure, target: 1000 })).dues[0].achieved, figure, measure);
});

test('which clause a workshop serves: linked, counted alone, walked both ways, undone', async () => {
  const commitment = await add({ linked_only: true, description: { fr: 'Un atelier' } });
  assert.equal(commitment.dues[0].achieved, 0);
  for (let twice = 0; twice < 2; twice += 1) assert.equal((await link(commitment, sessions[1])).status, 204);
  assert.equal((await read(commitment)).dues[0].achieved, 2);
  const listed = (await admin.read('/commitments', { q: 'Un atelier' })).items[0];
  assert.deepEqual([listed.achieved, listed.sessions, listed.status], [2, 1, 'open']);
  const chain = await admin.read(`/commitments/${commitment.id}/sessions`);
  assert.deepEqual(chain.items.map(({ id, serves, figure }) => [id, serves, figure]).sort(), [[sessions[0].id, false, 2], [sessions[1].id, true, 2]].sort());
  const served = await admin.read(`/sessions/${sessions[1].id}/agreements`);
  assert.deepEqual(served.agreements.map(({ id, commitments }) => [id, commitments.find(({ id: one }) => one === commitment.id).serves]), [[agreement.id, true]]);
  assertProblem(await link(commitment, sessions[2]), 409, 'session_of_other_agreement');
  assertProblem(await link(commitment, { id: randomUUID() }), 409, 'session_of_other_agreement');
  const path = `/commitments/${commitment.id}/sessions/${sessions[1].id}`;
  assert.equal((await admin.delete(path)).status, 204);
  assertProblem(await admin.delete(path), 404, 'not_found');
  assert.equal((await read(commitment)).dues[0].achieved, 0);
});

test('a session that serves the agreement no more is in none of its figures, and lists follow by themselves', async () => {
  const commitment = await add({ measure: 'sessions', target: 5, description: { fr: 'Tenir des sessions' } });
  await link(commitment, sessions[0]);
  await serve(sessions[2]);
  assert.equal((await admin.read(`/sessions/${sessions[2].id}/agreements`)).agreements.length, 1);
  await hold(admin, sessions[2]);
  const listed = async () => (await admin.read('/commitments', { q: 'Tenir des sessions' })).items[0].achieved;
  await soon(async () => assert.equal(await listed(), 3));
  assert.equal((await admin.delete(`/agreements/${agreement.id}/sessions/${sessions[2].id}`)).status, 204);
  assert.equal((await read(commitment)).dues[0].achieved, 2);
  assert.equal((await admin.delete(`/agreements/${agreement.id}/sessions/${sessions[0].id}`)).status, 204);
  assert.deepEqual((await admin.read(`/commitments/${commitment.id}/sessions`)).items.map(({ id }) => id), [sessions[1].id], 'its clause lost it too');
  await serve(sessions[0]);
  await soon(async () => assert.equal(await listed(), 2));
});

test('evidence moves what is no figure, and can be taken back', async () => {
  const commitment = await reports();
  const once = await admin.post(`/commitments/${commitment.id}/evidence`, evidence(commitment, { amount: 1, link: 'https://example.org/r1.pdf' }), { headers: { 'Idempotency-Key': 'r1' } });
  assert.equal(once.status, 201, JSON.stringify(once.body));
  await admin.post(`/commitments/${commitment.id}/evidence`, evidence(commitment, { amount: 1, link: 'https://example.org/r1.pdf' }), { headers: { 'Idempotency-Key': 'r1' } });
  assert.equal((await read(commitment)).dues[0].achieved, 1, 'sent twice, counted once');
  const done = await admin.create(`/commitments/${commitment.id}/evidence`, evidence(commitment, { amount: 1, happened_on: '2026-06-02' }));
  assert.deepEqual([done.dues[0].status, done.dues[0].met_on, done.evidence.length], ['met', '2026-06-02', 2]);
  const back = await admin.delete(`/commitments/${commitment.id}/evidence/${done.evidence[0].id}`);
  assert.deepEqual([back.status, back.body.dues[0].achieved], [200, 1]);
  assertProblem(await admin.delete(`/commitments/${commitment.id}/evidence/${done.evidence[0].id}`), 404, 'not_found');
  assertProblem(await admin.delete(`/commitments/${commitment.id}`, { version: 1 }), 409, 'commitment_in_use');
  for (const [more, fields] of [[{ amount: -1 }, { amount: 'out_of_range' }], [{ link: 'javascript:alert(1)' }, { link: 'invalid_website' }],
    [{ note: undefined }, { note: 'evidence_says_nothing' }], [{ happened_on: '2199-01-01' }, { happened_on: 'date_in_future' }],
    [{ due_id: randomUUID() }, { due_id: 'unknown_due_day' }]])
    assertProblem(await admin.post(`/commitments/${commitment.id}/evidence`, evidence(commitment, more)), 422, 'invalid_input', fields);
  const figure = await add();
  assertProblem(await admin.post(`/commitments/${figure.id}/evidence`, evidence(figure, { amount: 3 })), 422, 'invalid_input', { amount: 'not_allowed_here' });
});

test('a due day is waived with its reason and its day, by somebody, and that can be taken back', async () => {
  const commitment = await reports({ first_due_on: '2026-01-31' });
  assert.equal(commitment.dues[0].status, 'late');
  const path = `/commitments/${commitment.id}/dues/${commitment.dues[0].id}/waiver`;
  assertProblem(await admin.put(path, { reason: ' ' }, { version: 1 }), 422, 'invalid_input', { reason: 'required' });
  assertProblem(await admin.put(path, { reason: 'Axe non réalisé', decided_on: '2199-01-01' }, { version: 1 }), 422, 'invalid_input', { decided_on: 'date_in_future' });
  const waived = (await admin.put(path, { reason: 'Axe non réalisé', decided_on: '2026-02-10' }, { version: 1 })).body;
  assert.deepEqual([waived.dues[0].status, waived.dues[0].waived_on, waived.dues[0].waived_reason, waived.version], ['waived', '2026-02-10', 'Axe non réalisé', 2]);
  assertProblem(await admin.put(path, { reason: 'Encore' }, { version: 1 }), 412, 'stale');
  assertProblem(await admin.put(`/commitments/${commitment.id}/dues/${randomUUID()}/waiver`, { reason: 'x' }, { version: 2 }), 404, 'not_found');
  assert.equal((await admin.delete(path, { version: 2 })).body.dues[0].status, 'late');
  const history = await admin.read('/changes', { concept: 'commitments', id: commitment.id });
  assert.deepEqual(history.items.map(({ action }) => action), ['waiver_taken_back', 'waived', 'created']);
});

test('one that recurs falls due every six months, and changes without losing what it holds', async () => {
  const commitment = await reports({ every_months: 6, first_due_on: '2026-06-30', last_due_on: '2028-06-30' });
  assert.deepEqual(commitment.dues.map(({ due_on: on }) => on), ['2026-06-30', '2026-12-30', '2027-06-30', '2027-12-30', '2028-06-30']);
  const again = await admin.change(`/commitments/${commitment.id}`, commitment, { version: 1 });
  assert.deepEqual({ ...again, version: 1 }, commitment, 'what was read may be sent back');
  await admin.create(`/commitments/${commitment.id}/evidence`, evidence(commitment, { amount: 2 }));
  assertProblem(await admin.put(`/commitments/${commitment.id}`, { ...commitment, first_due_on: '2026-07-31' }, { version: 2 }), 409, 'due_day_in_use');
  assertProblem(await admin.put(`/commitments/${commitment.id}`, { ...commitment, measure: 'deliverables' }, { version: 2 }), 422, 'invalid_input', { measure: 'commitment_in_use' });
  const longer = await admin.change(`/commitments/${commitment.id}`, { ...commitment, last_due_on: '2029-06-30' }, { version: 2 });
  assert.deepEqual([longer.dues.length, longer.dues[0].status, longer.dues[0].achieved], [7, 'met', 2]);
  assertProblem(await admin.put(`/commitments/${commitment.id}`, { ...commitment, clause: 'x' }, { version: 2 }), 412, 'stale');
});

const refused = {
  'no words': [{ description: {} }, { description: 'required' }],
  'another house': [{ organisation_id: randomUUID() }, { organisation_id: 'not_a_party' }],
  'no such agreement': [{ agreement_id: randomUUID() }, { agreement_id: 'unknown_agreement' }],
  'nothing owed': [{ target: 0 }, { target: 'out_of_range' }],
  'less than nothing': [{ target: -3 }, { target: 'out_of_range' }],
  'people in euros': [{ currency: 'EUR' }, { currency: 'not_allowed_here' }],
  'a payment in shells': [{ measure: 'payment', currency: 'XQZ' }, { currency: 'unknown_currency' }],
  'an unknown measure': [{ measure: 'joy' }, { measure: 'not_one_of' }],
  'ends before it begins': [{ every_months: 6, last_due_on: '2026-01-01' }, { last_due_on: 'end_before_start' }],
  'too many days': [{ every_months: 1, last_due_on: '2099-01-01' }, { last_due_on: 'too_many_due_days' }],
  'a day that is none': [{ first_due_on: '2026-02-30' }, { first_due_on: 'invalid_date' }],
  'an unknown field': [{ colour: 'red' }, { colour: 'unknown_field' }],
  'a number for a text': [{ clause: 4 }, { clause: 'wrong_type' }],
};
for (const [name, [more, fields]] of Object.entries(refused))
  test(`a commitment is refused: ${name}`, async () => assertProblem(await admin.post('/commitments', body(more)), 422, 'invalid_input', fields));

test('the list: filters, pages, a bad cursor, and a spreadsheet', async () => {
  const late = await reports({ first_due_on: '2025-01-31', description: { fr: 'Feuille de calcul =1+1' } });
  const of = (query) => admin.read('/commitments', { agreement: agreement.id, ...query });
  assert.ok((await of({ status: 'late' })).items.every(({ status }) => status === 'late'));
  assert.deepEqual((await of({ from: '2025-01-01', to: '2025-12-31' })).items.map(({ commitment_id: id }) => id), [late.id]);
  assert.equal((await of({ organisation: fund.id, total: true })).total, 0);
  const first = await of({ limit: 2 }), next = await of({ limit: 2, cursor: first.next_cursor });
  assert.equal(new Set([...first.items, ...next.items].map(({ id }) => id)).size, 4);
  assertProblem(await admin.get('/commitments', { query: { cursor: 'xx', status: 'done', from: 'soon', organisation: '7' } }), 422, 'invalid_input',
    { cursor: 'invalid_cursor', status: 'not_one_of', from: 'invalid_date', organisation: 'invalid_uuid' });
  const file = await made(admin, { list: 'commitments', format: 'xlsx', language: 'fr', filters: { agreement: agreement.id, status: 'late' } });
  const [sheet] = await sheetsOf((await fileOf(admin, file.id)).bytes);
  assert.ok(sheet.rows[0].includes('Échéance') && sheet.rows[0].includes('Statut'), JSON.stringify(sheet.rows[0]));
  assert.ok(sheet.rows.slice(1).every((row) => row.includes('En retard')));
  const csv = await admin.get('/commitments', { query: { format: 'csv', q: 'Feuille de calcul' } });
  assert.equal(csv.body.trim().split('\n').length, 2);
});

test('a partner sees the commitments of their agreements, without figures or sessions, and shows what they did', async () => {
  const partner = await partnerOf(server, admin, fund), stranger = await partnerOf(server, admin, await makeOrganisation(admin));
  const figure = await add(), theirs = await reports({ organisation_id: fund.id });
  const elsewhere = await admin.create('/commitments', { ...body({ measure: 'documents' }), agreement_id: other.id, organisation_id: other.parties[0].organisation_id });
  await soon(async () => assert.equal((await read(figure)).dues[0].achieved, 3));
  const seen = await read(figure, partner);
  assert.deepEqual([seen.dues[0].achieved, seen.dues[0].reach, seen.dues[0].status, seen.can.update, seen.can.contribute], [undefined, undefined, 'met', false, true]);
  const listed = await partner.read('/commitments', { limit: 200, total: true });
  assert.ok(listed.total > 0 && listed.items.every((row) => row.agreement_id === agreement.id && (row.measure === 'documents' || row.achieved === undefined)));
  assert.ok(listed.items.every((row) => row.sessions === undefined));
  assert.equal((await partner.read('/commitments', { agreement: other.id, total: true })).total, 0);
  assert.equal((await stranger.read('/commitments', { total: true })).total, 0);
  const due = elsewhere.dues[0].id;
  for (const [method, path, sent] of [['get', `/commitments/${elsewhere.id}`], ['post', `/commitments/${elsewhere.id}/evidence`, evidence(elsewhere)],
    ['delete', `/commitments/${elsewhere.id}/evidence/${randomUUID()}`], ['get', `/commitments/${elsewhere.id}/sessions`], ['get', `/agreements/${other.id}/deputies`]])
    assertProblem(await partner[method](path, sent), 404, 'not_found');
  for (const [method, path, sent] of [['post', '/commitments', body()], ['put', `/commitments/${theirs.id}`, body()], ['delete', `/commitments/${theirs.id}`],
    ['put', `/commitments/${elsewhere.id}/dues/${due}/waiver`, { reason: 'x' }], ['delete', `/commitments/${elsewhere.id}/dues/${due}/waiver`],
    ['get', `/commitments/${theirs.id}/sessions`], ['put', `/commitments/${theirs.id}/sessions/${sessions[0].id}`], ['delete', `/commitments/${theirs.id}/sessions/${sessions[0].id}`],
    ['get', `/sessions/${sessions[0].id}/agreements`],
    ['get', `/agreements/${agreement.id}/deputies`], ['put', `/agreements/${agreement.id}/deputies`, { account_ids: [] }]])
    assertProblem(await partner[method](path, sent, { version: 1 }), 403, 'not_allowed');
  const shown = await partner.create(`/commitments/${theirs.id}/evidence`, evidence(theirs, { note: 'Rapport envoyé le 20 mai' }));
  assert.deepEqual([shown.evidence.length, shown.evidence[0].is_mine, shown.dues[0].achieved], [1, true, 0]);
  assertProblem(await partner.post(`/commitments/${theirs.id}/evidence`, evidence(theirs, { amount: 2 })), 422, 'invalid_input', { amount: 'not_allowed_here' });
  const house = (await admin.create(`/commitments/${theirs.id}/evidence`, evidence(theirs, { amount: 1 }))).evidence.find(({ is_mine: mine }) => mine);
  assertProblem(await partner.delete(`/commitments/${theirs.id}/evidence/${house.id}`), 403, 'not_allowed');
  assert.equal((await partner.delete(`/commitments/${theirs.id}/evidence/${shown.evidence[0].id}`)).status, 200);
  const exported = await made(partner, { list: 'commitments', format: 'csv', language: 'fr', filters: {} });
  assert.doesNotMatch(new TextDecoder().decode((await fileOf(partner, exported.id)).bytes), new RegExp(other.code));
});

test('other roles do not see what is owed; a manager reads and does not write', async () => {
  const commitment = await add();
  const manager = await callerOf(server, admin, 'manager');
  assert.equal((await read(commitment, manager)).can.update, false);
  assertProblem(await manager.post('/commitments', body()), 403, 'not_allowed');
  assertProblem(await manager.post(`/commitments/${commitment.id}/evidence`, evidence(commitment)), 403, 'not_allowed');
  for (const { role, caller } of roles.filter(({ role }) => role !== 'partner'))
    for (const [method, path, sent] of [['get', '/commitments'], ['post', '/commitments', body()], ['get', `/commitments/${commitment.id}`], ['put', `/commitments/${commitment.id}`, body()],
      ['delete', `/commitments/${commitment.id}`], ['post', `/commitments/${commitment.id}/evidence`, evidence(commitment)], ['get', `/commitments/${commitment.id}/sessions`],
      ['get', `/sessions/${sessions[0].id}/agreements`], ['get', '/deadlines'], ['get', `/agreements/${agreement.id}/deputies`]])
      assertProblem(await caller[method](path, sent, { version: 1 }), 403, 'not_allowed', undefined, `${role} ${path}`);
  assertProblem(await server.client().get('/commitments'), 401, 'unauthenticated');
});

test('a commitment entered by mistake is taken away, once nothing is shown for it', async () => {
  const commitment = await reports();
  await link(commitment, sessions[0]);
  const shown = await admin.create(`/commitments/${commitment.id}/evidence`, evidence(commitment, { amount: 1 }));
  assertProblem(await admin.delete(`/commitments/${commitment.id}`, { version: shown.version }), 409, 'commitment_in_use');
  assert.equal((await admin.delete(`/commitments/${commitment.id}/evidence/${shown.evidence[0].id}`)).status, 200);
  const { version } = await read(commitment);
  assertProblem(await admin.delete(`/commitments/${commitment.id}`, { version: version + 1 }), 412, 'stale');
  assert.equal((await admin.delete(`/commitments/${commitment.id}`, { version })).status, 204);
  assertProblem(await admin.get(`/commitments/${commitment.id}`), 404, 'not_found');
  const { items } = await admin.read('/commitments', { agreement: agreement.id, limit: 200 });
  assert.ok(items.every(({ id }) => id !== commitment.id));
});

test('two editors at once: one is kept, the other is told', async () => {
  const commitment = await add();
  const answers = await Promise.all([1, 2, 3, 4].map((n) => admin.put(`/commitments/${commitment.id}`, body({ clause: `Art. ${n}` }), { version: 1 })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412, 412, 412]);
  const id = randomUUID();
  const twice = await Promise.all([1, 2].map(() => admin.post('/commitments', body({ id }))));
  assert.deepEqual(twice.map(({ status }) => status).sort(), [200, 201]);
});

test('a person who is erased is in no commitment, and what they showed is in their file before', async () => {
  const person = await makePerson(admin, { family_name: 'Berrada', given_name: 'Ghizlane', email: 'ghizlane.berrada@example.org' });
  const account = await callerOf(server, admin, 'partner', { organisation_id: fund.id, person_id: person.id, name: 'Ghizlane Berrada' });
  const commitment = await reports({ responsible_name: 'Mme Ghizlane Berrada', note: 'Vu avec Berrada Ghizlane', first_due_on: '2026-03-31' });
  await account.create(`/commitments/${commitment.id}/evidence`, evidence(commitment, { note: 'De Ghizlane Berrada', link: 'https://example.org/rapport' }));
  await admin.put(`/commitments/${commitment.id}/dues/${commitment.dues[0].id}/waiver`, { reason: 'Décidé avec Ghizlane Berrada' }, { version: 1 });
  const held = JSON.stringify(await admin.read(`/people/${person.id}/held_data`));
  assert.match(held, /De Ghizlane Berrada/);
  const { version } = await admin.read(`/people/${person.id}`);
  assert.equal((await admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': `"${version}"` } })).status, 201);
  const [now, history] = [await read(commitment), await admin.read('/changes', { concept: 'commitments', id: commitment.id })];
  assert.doesNotMatch(JSON.stringify([now, history]), /Berrada|ghizlane/i);
  assert.deepEqual([now.dues[0].status, now.evidence.length], ['waived', 1]);
});
