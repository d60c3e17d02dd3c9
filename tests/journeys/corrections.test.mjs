// A partner proposes what should be recorded otherwise; the house decides it on one screen; both keep the history, and nobody else sees it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { mailServer, partOf } from '../support/mail.mjs';
import { freshDatabase } from '../support/postgres.mjs';
import { startServer } from '../support/server.mjs';
import { agreementBody, makeOrganisation, partnerOf } from './agreeing.mjs';
import { soon } from './inviting.mjs';
import { callerOf } from './training.mjs';

let database, mail, server, admin, coordinator, second, partner, colleague, other, stranger, ministry, fund, embassy;
before(async () => {
  database = await freshDatabase();
  mail = await mailServer();
  server = await startServer({ database, environment: mail.environment });
  admin = await server.signIn();
  coordinator = await callerOf(server, admin, 'coordinator', { name: 'Karim Exemple' });
  second = await callerOf(server, admin, 'coordinator', { name: 'Nadia Exemple' });
  [ministry, fund, embassy] = [await makeOrganisation(admin, { name: { fr: 'Ministère de la Famille' } }), await makeOrganisation(admin, { name: { fr: 'Fonds de coopération' } }), await makeOrganisation(admin)];
  partner = await callerOf(server, admin, 'partner', { organisation_id: fund.id, name: 'Claire Fontaine', language: 'ar' });
  colleague = await partnerOf(server, admin, fund);
  other = await partnerOf(server, admin, embassy);
  stranger = await partnerOf(server, admin, await makeOrganisation(admin));
});
after(async () => {
  await server?.stop();
  await mail?.stop();
  await database?.drop();
});

/** An agreement of the three with a clause and a component. */
async function agreed() {
  const agreement = await admin.create('/agreements', agreementBody([], { status: 'in_force', reference: 'C-1', ends_on: '2027', parties: [
    { organisation_id: ministry.id, role: 'implementer' }, { organisation_id: embassy.id, role: 'signatory' },
    { organisation_id: fund.id, role: 'funder', contact_name: 'Omar Tazi', contact_email: 'tazi@example.org' }] }));
  const commitment = await admin.create('/commitments', { agreement_id: agreement.id, clause: 'Art. 5', description: { fr: 'Remettre le rapport' }, organisation_id: fund.id,
    measure: 'documents', target: 1, first_due_on: '2027-06-30' });
  const terms = await admin.put(`/agreements/${agreement.id}/terms`, { components: [{ title: { fr: 'Formation' }, amounts: [{ step: 'committed', party_id: fund.id, currency: 'EUR', amount_minor: 125_000_000 }] }], amendments: [], rates: [], claims: [] }, { version: 0 });
  assert.equal(terms.status, 200, JSON.stringify(terms.body));
  return { agreement, commitment };
}
const fieldsOf = async (agreement, caller = partner) => (await caller.read(`/agreements/${agreement.id}/correctable_fields`)).items;
/** A proposal of values by path; what is recorded now is what was seen. */
async function bodyOf(agreement, values, more = {}) {
  const fields = await fieldsOf(agreement, admin);
  return { remark: 'D’après l’exemplaire signé', changes: Object.entries(values).map(([path, proposed]) => ({ path, seen: fields.find((field) => field.path === path)?.value ?? '', proposed })), ...more };
}
const propose = async (agreement, values, caller = partner) => caller.create(`/agreements/${agreement.id}/corrections`, await bodyOf(agreement, values));
const accept = (correction, paths = correction.changes.map(({ path }) => path)) => correction.changes.filter(({ path }) => paths.includes(path)).map(({ path, recorded }) => ({ path, recorded }));
const decide = (correction, body, caller = coordinator) => caller.put(`/agreement_corrections/${correction.id}/decision`, body, { version: correction.version });
const read = ({ id }, caller = coordinator) => caller.read(`/agreement_corrections/${id}`);

test('what a partner proposes is written by the same rules when it is accepted, with names and instants that stay', async () => {
  const { agreement, commitment } = await agreed();
  const fields = await fieldsOf(agreement);
  const email = fields.find(({ name, value }) => name === 'contact_email' && value === 'tazi@example.org');
  const due = fields.find(({ name }) => name === 'first_due_on'), money = fields.find(({ group }) => group === 'amounts');
  assert.deepEqual([due.about.fr, money.name, money.currency, money.value], ['Art. 5 — Remettre le rapport', 'committed', 'EUR', '125000000']);
  const values = { ends_on: '2028-06', 'title/en': 'Memorandum on social development', [email.path]: 'amal@example.org', [due.path]: '2027-09-30', [money.path]: '130000000' };
  const made = await propose(agreement, values);
  assert.deepEqual([made.state, made.proposed_by_name, made.organisation_name.fr, made.changes.length], ['open', 'Claire Fontaine', 'Fonds de coopération', 5]);
  assert.deepEqual(made.can, { decide: false, withdraw: true });
  assert.equal((await admin.read(`/agreements/${agreement.id}`)).ends_on, '2027', 'nothing changes until it is accepted');

  const seen = await read(made);
  assert.deepEqual(seen.changes.map(({ seen: was, recorded }) => was === recorded), [true, true, true, true, true]);
  assert.equal(seen.can.decide, true);
  const done = await decide(seen, { accepted: accept(seen), answer: 'Merci' });
  assert.equal(done.status, 200, JSON.stringify(done.body));
  assert.deepEqual([done.body.state, done.body.decided_by_name, done.body.answer], ['accepted', 'Karim Exemple', 'Merci']);
  assert.deepEqual(done.body.changes.map(({ replaced }) => replaced), ['2027', '', 'tazi@example.org', '2027-06-30', '125000000']);

  const now = await admin.read(`/agreements/${agreement.id}`);
  assert.deepEqual([now.version, now.ends_on, now.title.en, now.title.fr, now.reference], [2, '2028-06', 'Memorandum on social development', agreement.title.fr, 'C-1']);
  assert.equal(now.parties.find(({ organisation_id: id }) => id === fund.id).contact_email, 'amal@example.org');
  assert.equal((await admin.read(`/commitments/${commitment.id}`)).dues[0].due_on, '2027-09-30');
  assert.equal((await admin.read(`/agreements/${agreement.id}/terms`)).components[0].amounts[0].amount_minor, 130_000_000);
  for (const concept of ['agreements', 'agreement_terms']) {
    const { items } = await admin.read('/changes', { concept, id: agreement.id });
    assert.deepEqual([items[0].action, items[0].actor_name], ['updated', 'Karim Exemple'], concept);
  }
  assert.deepEqual((await admin.read('/changes', { concept: 'corrections', id: made.id })).items.map(({ action }) => action), ['decided', 'proposed']);
  // Both sides keep it.
  for (const caller of [partner, colleague, coordinator]) assert.deepEqual((await read(made, caller)).decided_by_name, 'Karim Exemple');
});

test('whoever proposed it is told by mail, in their language, with the answer', async () => {
  const { agreement } = await agreed();
  const made = await propose(agreement, { ends_on: '2029' });
  const toldOf = () => mail.taken.filter(({ raw }) => partOf(raw, 'text/plain').includes(`/corrections/${made.id}`));
  assert.equal((await decide(await read(made), { accepted: [], answer: 'La fin est celle du texte signé' })).body.state, 'declined');
  await soon(() => assert.equal(toldOf().length, 1));
  const [told] = toldOf(), text = partOf(told.raw, 'text/plain');
  assert.match(told.subject, /مقترحكم للتصحيح/);
  assert.match(text, /Claire Fontaine/);
  assert.match(text, /La fin est celle du texte signé/);
  assert.match(text, new RegExp(`https://athar\\.example/corrections/${made.id}`));
  // Who decides what they proposed themselves is not written to.
  const own = await propose(agreement, { ends_on: '2030' }, coordinator);
  assert.equal((await decide(await read(own), { accepted: accept(await read(own)) })).status, 200);
  const shown = await admin.post('/mail_template_preview', { kind: 'correction', language: 'fr', subject: '{{outcome}}', body: '{{agreement_title}} {{outcome}} {{correction_link}}' });
  assert.equal(shown.status, 200, JSON.stringify(shown.body));
  assert.match(shown.body.body, /\/corrections\//);
  assert.deepEqual((await admin.read('/mail_messages', { kind: 'correction' })).items.map(({ to_name: name }) => name), ['Claire Fontaine', 'Claire Fontaine']);
});

test('some fields are accepted and the rest is answered; without a reason nothing is', async () => {
  const { agreement } = await agreed();
  const made = await read(await propose(agreement, { ends_on: '2029', reference: 'C-2' }));
  assertProblem(await decide(made, { accepted: accept(made, ['reference']) }), 422, 'invalid_input', { answer: 'reason_required' });
  assertProblem(await decide(made, { accepted: [], answer: '  ' }), 422, 'invalid_input', { answer: 'reason_required' });
  assertProblem(await decide(made, { accepted: [{ path: 'signed_on', recorded: '2019-04-09' }], answer: 'x' }), 422, 'invalid_input', { 'accepted/0': 'not_proposed' });
  assertProblem(await decide(made, { accepted: [{ path: 'reference' }] }), 422, 'invalid_input');
  assert.equal((await read(made)).state, 'open');
  const done = await decide(made, { accepted: accept(made, ['reference']), answer: 'La fin ne change pas' });
  assert.deepEqual([done.body.state, done.body.changes.map(({ path, accepted }) => [path, accepted])], ['partly_accepted', [['ends_on', false], ['reference', true]]]);
  const now = await admin.read(`/agreements/${agreement.id}`);
  assert.deepEqual([now.reference, now.ends_on], ['C-2', '2027']);
});

test('what changed meanwhile is shown and not overwritten unseen; a change elsewhere is no obstacle', async () => {
  const { agreement } = await agreed();
  const made = await read(await propose(agreement, { ends_on: '2029' }));
  const { can: _can, ...body } = await admin.read(`/agreements/${agreement.id}`);
  await admin.change(`/agreements/${agreement.id}`, { ...agreementBody([], {}), ...pick(body), ends_on: '2026-12', signed_at_place: 'Rabat' }, { version: 1 });
  assertProblem(await decide(made, { accepted: accept(made) }), 422, 'invalid_input', { 'accepted/0': 'recorded_changed' });
  assert.equal((await admin.read(`/agreements/${agreement.id}`)).ends_on, '2026-12');
  const again = await read(made);
  assert.deepEqual([again.changes[0].seen, again.changes[0].recorded, again.changes[0].proposed], ['2027', '2026-12', '2029']);
  assert.equal((await decide(again, { accepted: accept(again) })).status, 200);
  const now = await admin.read(`/agreements/${agreement.id}`);
  assert.deepEqual([now.ends_on, now.signed_at_place], ['2029', 'Rabat'], 'what somebody else wrote stays');
  // Proposing against what is no longer recorded is refused too.
  assertProblem(await partner.post(`/agreements/${agreement.id}/corrections`, { changes: [{ path: 'ends_on', seen: '2027', proposed: '2031' }] }), 422, 'invalid_input', { 'changes/0': 'seen_changed' });
  // A party that went leaves nothing to accept.
  const { parties } = await admin.read(`/agreements/${agreement.id}`);
  const gone = parties.find((each) => each.organisation_id === embassy.id);
  const path = `parties/${gone.id}/contact_name`;
  const of_party = await read(await propose(agreement, { [path]: 'Amal' }));
  await admin.change(`/agreements/${agreement.id}`, { ...agreementBody([], {}), ...pick(await admin.read(`/agreements/${agreement.id}`)), parties: parties.filter((each) => each.id !== gone.id) }, { version: now.version });
  const without = await read(of_party);
  assert.equal(without.changes[0].recorded, undefined);
  assert.match(without.changes[0].removed_at, /^20\d\d-/);
  assertProblem(await decide(without, { accepted: [{ path, recorded: '' }] }), 422, 'invalid_input', { 'accepted/0': 'removed_meanwhile' });
});

test('what was removed is said with its day, and only of this agreement', async () => {
  const { agreement, commitment } = await agreed();
  const elsewhere = await agreed();
  const today = (await admin.read('/today')).date;
  const on = (path, seen = '') => partner.post(`/agreements/${agreement.id}/corrections`, { changes: [{ path, seen, proposed: 'Autre' }] });
  const due = await read(await propose(agreement, { [`commitments/${commitment.id}/clause`]: 'Art. 6' }));
  for (const each of [commitment, elsewhere.commitment]) assert.equal((await admin.delete(`/commitments/${each.id}`, { version: each.version })).status, 204);
  const terms = await admin.read(`/agreements/${agreement.id}/terms`);
  await admin.change(`/agreements/${agreement.id}/terms`, { components: [], amendments: [], rates: [], claims: [] }, { version: terms.version });
  for (const path of [`commitments/${commitment.id}/clause`, `components/${terms.components[0].id}/title/fr`]) {
    const answer = await on(path);
    assertProblem(answer, 422, 'invalid_input', { 'changes/0': 'removed_meanwhile' });
    assert.equal(answer.body.fields[0].detail, today);
    assert.match(answer.body.fields[0].message, new RegExp(`^سحب هذا العنصر من الاتفاقية.*${today}`));
  }
  for (const path of [`commitments/${elsewhere.commitment.id}/clause`, `parties/${randomUUID()}/contact_name`, 'commitments/x/clause', 'owner_id'])
    assertProblem(await on(path), 422, 'invalid_input', { 'changes/0': 'unknown_field' });
  const gone = await read(due);
  assert.equal(gone.changes[0].recorded, undefined);
  assertProblem(await decide(gone, { accepted: [{ path: gone.changes[0].path, recorded: 'Art. 5' }] }), 422, 'invalid_input', { 'accepted/0': 'removed_meanwhile' });
  const declined = await decide(gone, { accepted: [], answer: 'Cette obligation a été retirée.' });
  assert.deepEqual([declined.status, declined.body.state, declined.body.changes[0].removed_at], [200, 'declined', undefined]);
});
/** The fields that a body may repeat. */
function pick(agreement) {
  const { type, title, reference, signed_on, signed_at_place, in_force_on, ends_on, parties } = agreement;
  return { type, title, reference, signed_on, signed_at_place, in_force_on, ends_on, status: undefined,
    parties: parties.map(({ id, organisation_id, role, contact_name, contact_email }) => ({ id, organisation_id, role, contact_name, contact_email })) };
}

test('of two coordinators at once one decides, and the other is told what was decided', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { agreement } = await agreed();
    const made = await read(await propose(agreement, { reference: `R-${round}` }));
    const answers = await Promise.all([decide(made, { accepted: accept(made) }, coordinator), decide(made, { accepted: [], answer: 'Non' }, second)]);
    const lost = answers.find(({ status }) => status !== 200);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412], JSON.stringify(answers.map(({ body }) => body)));
    const now = await read(made);
    assert.equal(lost.body.current.state, now.state);
    assert.equal((await admin.read(`/agreements/${agreement.id}`)).reference, now.state === 'accepted' ? `R-${round}` : 'C-1');
    assertProblem(await coordinator.put(`/agreement_corrections/${made.id}/decision`, { accepted: [], answer: 'x' }), 428, 'precondition_required');
    assertProblem(await decide(now, { accepted: [], answer: 'x' }), 409, 'correction_decided');
  }
});

test('a proposal is taken back by its own organisation while it is not decided', async () => {
  const { agreement } = await agreed();
  const made = await propose(agreement, { ends_on: '2030' });
  const back = (correction, caller) => caller.put(`/agreement_corrections/${correction.id}/withdrawal`, undefined, { version: correction.version });
  assertProblem(await back(made, coordinator), 403, 'not_allowed');
  assertProblem(await back(made, other), 404, 'not_found');
  assertProblem(await back({ ...made, version: 7 }, partner), 412, 'stale');
  const taken = await back(made, colleague);
  assert.deepEqual([taken.status, taken.body.state, taken.body.can.withdraw], [200, 'withdrawn', false]);
  assertProblem(await back(taken.body, partner), 409, 'correction_decided');
  assertProblem(await decide(taken.body, { accepted: [], answer: 'x' }), 409, 'correction_decided');
});

test('nobody but the proposing organisation and the house sees a proposal, nor any of a foreign agreement', async () => {
  const { agreement } = await agreed();
  const made = await propose(agreement, { reference: 'Seul à nous' });
  for (const caller of [other, stranger]) {
    assertProblem(await caller.get(`/agreement_corrections/${made.id}`), 404, 'not_found');
    assert.equal((await caller.read('/agreement_corrections', { agreement: agreement.id, total: true })).total, 0);
  }
  assertProblem(await stranger.get(`/agreements/${agreement.id}/correctable_fields`), 404, 'not_found');
  assertProblem(await stranger.post(`/agreements/${agreement.id}/corrections`, await bodyOf(agreement, { reference: 'x' })), 404, 'not_found');
  assertProblem(await partner.put(`/agreement_corrections/${made.id}/decision`, { accepted: [], answer: 'x' }, { version: 1 }), 403, 'not_allowed');
  const manager = await callerOf(server, admin, 'manager');
  assert.deepEqual((await read(made, manager)).can, { decide: false, withdraw: false });
  assertProblem(await manager.post(`/agreements/${agreement.id}/corrections`, await bodyOf(agreement, { reference: 'x' })), 403, 'not_allowed');
  for (const role of ['viewer', 'trainer', 'focal_point', 'auditor']) {
    const caller = await callerOf(server, admin, role, role === 'focal_point' ? { organisation_id: fund.id } : role === 'trainer' ? {} : {}).catch(() => undefined);
    if (!caller) continue;
    assertProblem(await caller.get('/agreement_corrections'), 403, 'not_allowed');
    assertProblem(await caller.get(`/agreements/${agreement.id}/correctable_fields`), 403, 'not_allowed');
  }
  // An agreement that becomes confidential takes its proposals with it.
  await admin.change(`/agreements/${agreement.id}`, { ...agreementBody([], {}), ...pick(await admin.read(`/agreements/${agreement.id}`)), is_confidential: true }, { version: 1 });
  assertProblem(await partner.get(`/agreement_corrections/${made.id}`), 404, 'not_found');
  assert.equal((await read(made)).state, 'open');
});

test('hostile proposals are refused field by field', async () => {
  const { agreement } = await agreed();
  const post = async (changes, more = {}) => partner.post(`/agreements/${agreement.id}/corrections`, { changes, ...more });
  for (const [path, proposed, code] of [['owner_id', randomUUID(), 'unknown_field'], ['is_confidential', 'true', 'unknown_field'], ['note', 'x', 'unknown_field'], [`parties/${randomUUID()}/contact_name`, 'x', 'unknown_field'],
    ['signed_on', '2019-13', 'invalid_partial_date'], ['renewal_months', '1e3', 'invalid_number'], ['renewal_months', '9999999999999', 'invalid_number'], ['title/fr', '', 'ok'], ['reference', 'a\nb', 'control_characters'],
    ['reference', 'x'.repeat(121), 'too_long']]) {
    const seen = (await fieldsOf(agreement)).find((field) => field.path === path)?.value ?? '';
    const answer = await post([{ path, seen, proposed }]);
    if (code === 'ok') assert.equal(answer.status, 201, 'another language still names it');
    else assertProblem(answer, 422, 'invalid_input', { 'changes/0': code });
  }
  assertProblem(await post([]), 422, 'invalid_input', { changes: 'too_few_items' });
  assertProblem(await post([{ path: 'reference', seen: 'C-1', proposed: 'C-1' }]), 422, 'invalid_input', { 'changes/0': 'same_as_recorded' });
  assertProblem(await post(Array.from({ length: 61 }, () => ({ path: 'reference', seen: 'C-1', proposed: 'x' }))), 422, 'invalid_input', { changes: 'too_many_items' });
  assertProblem(await post([{ path: 'reference', seen: 'C-1', proposed: 'x' }, { path: 'reference', seen: 'C-1', proposed: 'y' }]), 422, 'invalid_input', { 'changes/1': 'given_twice' });
  assertProblem(await post([{ path: 'reference', seen: 'C-1', proposed: 'x', accepted: true }]), 422, 'invalid_input', { 'changes/0/accepted': 'unknown_field' });
  assertProblem(await partner.get('/agreement_corrections', { query: { state: 'perhaps', agreement: 'x', cursor: '??' } }), 422, 'invalid_input', { state: 'not_one_of', agreement: 'invalid_uuid', cursor: 'invalid_cursor' });
  assertProblem(await partner.get(`/agreement_corrections/${randomUUID()}`), 404, 'not_found');
  assertProblem(await partner.get('/agreement_corrections/1%20or%201=1'), 404, 'not_found');
  // Sent twice with the same id it is one proposal.
  const id = randomUUID(), body = await bodyOf(agreement, { reference: 'C-9' }, { id });
  assert.deepEqual([(await partner.post(`/agreements/${agreement.id}/corrections`, body)).status, (await partner.post(`/agreements/${agreement.id}/corrections`, body)).status], [201, 200]);
  assertProblem(await colleague.post(`/agreements/${agreement.id}/corrections`, body), 409, 'id_taken');
});

test('Today and the list count what waits for the house, and pages follow each other', async () => {
  const open = (await coordinator.read('/agreement_corrections', { state: 'open', total: true })).total;
  assert.ok(open > 1);
  assert.equal((await coordinator.read('/today')).counts.corrections_open, open);
  assert.equal((await partner.read('/today')).counts.corrections_open, 0);
  const first = await coordinator.read('/agreement_corrections', { limit: 2 });
  const next = await coordinator.read('/agreement_corrections', { limit: 2, cursor: first.next_cursor });
  const ids = [...first.items, ...next.items].map(({ id }) => id);
  assert.equal(new Set(ids).size, 4);
});

test('an erased person is quoted in no proposal', async () => {
  const person = await admin.create('/people', { family_name: 'Zerhouni-Kabbaj', given_name: 'Ghizlane', sex: 'F' });
  const { agreement } = await agreed();
  const path = (await fieldsOf(agreement)).find(({ name, value }) => name === 'contact_name' && value === 'Omar Tazi').path;
  const made = await partner.create(`/agreements/${agreement.id}/corrections`, { remark: 'Demandé par Ghizlane Zerhouni-Kabbaj', changes: [{ path, seen: 'Omar Tazi', proposed: 'Ghizlane Zerhouni-Kabbaj' }] });
  const erased = await admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': `"${person.version}"` } });
  assert.ok(erased.status < 300, `${erased.status} ${JSON.stringify(erased.body)}`);
  const left = JSON.stringify([await read(made), await admin.read('/changes', { concept: 'corrections', id: made.id })]);
  assert.doesNotMatch(left, /zerhouni/i);
  assert.match(left, /Omar Tazi/);
});
