// A partner's entrance: what it finds when it signs in, what it confirms, says and is answered, whom it nominates, and the reach of its agreements.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { makeAgreement, makeOrganisation, partnerOf } from './agreeing.mjs';
import { askingSession, day, letters } from './designations.mjs';
import { attend, eventually, hold, register } from './figures.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, manager, ministry, funder, other, agreement, programme, partner, second, outsider;
before(async () => {
  server = await startServer({ args: ['--files', mkdtempSync(join(tmpdir(), 'athar-entrance-'))] });
  admin = await server.signIn();
  manager = await callerOf(server, admin, 'manager');
  ministry = await makeOrganisation(admin, { name: { fr: 'Ministère' } });
  funder = await makeOrganisation(admin, { name: { fr: 'Fonds de coopération', ar: 'صندوق التعاون' }, type: 'donor' });
  other = await makeOrganisation(admin, { name: { fr: 'Autre bailleur' }, type: 'donor' });
  programme = await makeProgramme(admin);
  agreement = await makeAgreement(admin, [ministry, funder], { status: 'in_force', ends_on: day(100) });
  partner = await partnerOf(server, admin, funder);
  second = await partnerOf(server, admin, funder);
  outsider = await partnerOf(server, admin, other);
});
after(() => server?.stop());

const entrance = (caller = partner) => caller.read('/entrance');
const comments = (caller, more) => caller.read('/agreement_comments', more).then(({ items }) => items);
const subjects = { meeting_id: 'committee_meetings', commitment_id: 'commitments' };
/** The version that stands now; papers are a version each. */
async function versionOf(body, of) {
  const [named] = Object.keys(subjects).filter((each) => body[each]);
  return body.document_id ? papers.get(body.document_id) ?? 1 : (await admin.read(named ? `/${subjects[named]}/${body[named]}` : `/agreements/${of.id}`)).version;
}
const confirm = async (body, caller = partner, of = agreement) => caller.post(`/agreements/${of.id}/confirmations`, { subject_version: await versionOf(body, of), ...body });
const papers = new Map();
const say = (body, caller = partner, of = agreement) => caller.post(`/agreements/${of.id}/comments`, body);
const commit = (more) => admin.create('/commitments', { agreement_id: agreement.id, clause: 'Art. 4', description: { fr: 'Remettre un rapport' }, organisation_id: funder.id,
  measure: 'documents', target: 1, first_due_on: day(10), ...more });
const upload = (title, shown = true, replaces) => admin.post(`/agreements/${agreement.id}/documents`, Buffer.from(title), {
  query: { title, shown_to_partners: shown, ...(replaces && { replaces }) }, headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'a.txt' } }).then(({ body }) => {
  papers.set(body.id, body.version);
  return body;
});

async function meeting(held_on, more = {}) {
  const committee = await admin.create('/committees', { agreement_id: agreement.id, kind: 'steering', name: { fr: 'Comité de pilotage' },
    members: [{ organisation_id: ministry.id, person_name: 'Nadia Alaoui', role: 'chair' }] });
  return admin.create('/committee_meetings', { committee_id: committee.id, held_on, starts: '10:00', place: { fr: 'Rabat' }, items: [{ title: { fr: 'Bilan' } }], ...more });
}
async function circulated() {
  let made = await meeting(day(-5));
  made = await admin.change(`/committee_meetings/${made.id}/opening`, { figures: [] }, { version: made.version });
  for (const each of made.attendees) each.standing = 'present';
  made = await admin.change(`/committee_meetings/${made.id}`, made, { version: made.version });
  return admin.change(`/committee_meetings/${made.id}/minutes_status`, { status: 'circulated' }, { version: made.version });
}

test('a partner finds its agreements, what it owes, meetings and documents; another finds nothing', async () => {
  const owed = await commit(), later = await commit({ clause: 'Art. 5', first_due_on: day(200) });
  await commit({ clause: 'Art. 6', organisation_id: ministry.id, description: { fr: 'Obligation du ministère' } });
  const toCome = await meeting(day(12)), gone = await circulated();
  await meeting(day(-9)); // its minutes are a draft: nothing to read yet
  const paper = await upload('Note conjointe');
  await upload('Note interne', false);
  const home = await entrance();
  assert.deepEqual(home.organisation_name, { fr: 'Fonds de coopération', ar: 'صندوق التعاون' });
  assert.deepEqual(home.agreements.map(({ id, status, ends_on }) => [id, status, ends_on]), [[agreement.id, 'in_force', day(100)]]);
  assert.deepEqual(home.commitments.map(({ commitment_id: id, status, due_on }) => [id, status, due_on]), [[owed.id, 'at_risk', day(10)], [later.id, 'open', day(200)]]);
  assert.deepEqual(home.meetings.map(({ id, is_to_come, minutes }) => [id, is_to_come, minutes]), [[toCome.id, true, 'draft'], [gone.id, false, 'circulated']]);
  assert.deepEqual(home.documents.map(({ id, read }) => [id, read]), [[paper.id, false]]);
  const nothing = await entrance(outsider);
  for (const part of ['agreements', 'commitments', 'meetings', 'documents', 'nominations', 'tables', 'comments']) assert.deepEqual(nothing[part], [], part);

  // The house may look at an entrance; a partner at its own only.
  assert.deepEqual((await admin.read('/entrance', { organisation: funder.id })).agreements, home.agreements);
  assertProblem(await admin.get('/entrance'), 422, 'invalid_input', { organisation: 'required' });
  assertProblem(await partner.get('/entrance', { query: { organisation: other.id } }), 404, 'not_found');
  assertProblem(await admin.get('/entrance', { query: { organisation: randomUUID() } }), 404, 'not_found');
  assertProblem(await (await callerOf(server, admin, 'viewer')).get('/entrance'), 403, 'not_allowed');
});

test('confirmations are dated, named and of a version; they are made once and seen by the house', async () => {
  const minutes = await circulated();
  const first = await confirm({ stance: 'read', meeting_id: minutes.id });
  assert.equal(first.status, 201, JSON.stringify(first.body));
  assert.deepEqual([first.body.minutes, first.body.is_current, first.body.author_name], ['circulated', true, 'partner']);
  assertProblem(await confirm({ stance: 'read', meeting_id: minutes.id }, second), 409, 'already_confirmed');
  assert.equal((await confirm({ stance: 'agreed', meeting_id: minutes.id, note: 'Conforme' }, second)).status, 201);
  assert.deepEqual((await entrance()).meetings.filter(({ id }) => id === minutes.id).map(({ read, agreed }) => [read, agreed]), [[true, true]]);

  const paper = await upload('Rapport');
  assert.equal((await confirm({ stance: 'read', document_id: paper.id })).status, 201);
  assert.equal((await confirm({ stance: 'agreed' })).status, 201, 'the agreement’s own record');
  const { version, ...record } = await admin.read(`/agreements/${agreement.id}`);
  await admin.change(`/agreements/${agreement.id}`, { ...record, signed_at_place: 'Rabat' }, { version });
  const newer = await upload('Rapport', true, paper.id);
  const seen = (await admin.read(`/agreements/${agreement.id}/confirmations`)).items;
  const current = Object.fromEntries(seen.map((each) => [each.meeting_id ? `minutes ${each.stance}` : each.document_id ? 'paper' : 'agreement', each.is_current]));
  assert.deepEqual(current, { 'minutes read': true, 'minutes agreed': true, paper: false, agreement: false }, 'what changed since is to be confirmed again');
  assert.equal((await confirm({ stance: 'agreed' })).status, 201);
  assert.deepEqual((await entrance()).documents.filter(({ id }) => id === newer.id).map(({ read }) => read), [false]);
  assert.ok(seen.every((each) => each.organisation_name.fr === 'Fonds de coopération' && each.confirmed_at));

  assertProblem(await confirm({ stance: 'agreed', document_id: paper.id }), 422, 'invalid_input', { document_id: 'document_replaced' });

  // Drafts, papers that are not marked, records of others, several at once, and the house in a partner's stead.
  const draft = await meeting(day(-2)), inside = await upload('Interne', false);
  assertProblem(await confirm({ stance: 'read', meeting_id: draft.id }), 422, 'invalid_input', { meeting_id: 'unknown_subject' });
  assertProblem(await confirm({ stance: 'read', document_id: inside.id }), 422, 'invalid_input', { document_id: 'unknown_subject' });
  assertProblem(await confirm({ stance: 'read', meeting_id: minutes.id, document_id: paper.id }), 422, 'invalid_input', { document_id: 'given_twice' });
  assertProblem(await confirm({ stance: 'maybe' }), 422, 'invalid_input', { stance: 'not_one_of' });
  assertProblem(await confirm({ stance: 'read' }, admin), 403, 'not_allowed');
  assertProblem(await confirm({ stance: 'read', meeting_id: minutes.id }, outsider), 404, 'not_found');
  assertProblem(await outsider.get(`/agreements/${agreement.id}/confirmations`), 404, 'not_found');
  assert.equal((await confirm({ stance: 'read', document_id: newer.id })).status, 201);
  assertProblem(await admin.delete(`/agreement_documents/${newer.id}`), 409, 'in_use');
});

test('what is confirmed is what was read: whoever confirms while it is changed is shown that it changed', async () => {
  const owed = await commit({ clause: 'Art. 11' }), minutes = await circulated();
  const record = await admin.read(`/agreements/${agreement.id}`);
  const subjects = [[{}, record.version, () => admin.change(`/agreements/${agreement.id}`, { ...record, signed_at_place: 'Tanger' }, { version: record.version })],
    [{ commitment_id: owed.id }, owed.version, () => admin.change(`/commitments/${owed.id}`, { ...owed, clause: 'Art. 12' }, { version: owed.version })],
    [{ meeting_id: minutes.id }, minutes.version, () => admin.change(`/committee_meetings/${minutes.id}/minutes_status`, { status: 'validated' }, { version: minutes.version })]];
  const kept = async () => (await admin.read(`/agreements/${agreement.id}/confirmations`)).items.length;
  for (const [about, read, change] of subjects) {
    const before = await kept();
    const now = (await change()).version;
    assert.equal(now, read + 1);
    const late = await confirm({ stance: 'agreed', subject_version: read, ...about });
    assertProblem(late, 412, 'stale');
    assert.deepEqual(late.body.current, { subject_version: now });
    assertProblem(await confirm({ stance: 'agreed', subject_version: now + 1, ...about }), 412, 'stale');
    assert.equal(await kept(), before, 'nothing is confirmed unread');
    const confirmed = await confirm({ stance: 'agreed', subject_version: now, ...about });
    assert.deepEqual([confirmed.status, confirmed.body.subject_version, confirmed.body.is_current], [201, now, true], JSON.stringify(confirmed.body));
    assertProblem(await confirm({ stance: 'agreed', subject_version: read, ...about }, outsider), 404, 'not_found');
  }
  for (const [subject_version, code] of [[undefined, 'required'], [0, 'out_of_range'], ['1', 'wrong_type']])
    assertProblem(await confirm({ stance: 'read', subject_version }), 422, 'invalid_input', { subject_version: code });
  const { meetings } = await entrance();
  assert.deepEqual(meetings.filter(({ id }) => id === minutes.id).map(({ version, agreed }) => [version, agreed]), [[minutes.version + 1, true]]);
});

test('a partner asks, the coordinator sees it waiting and answers, and nothing of it is ever lost', async () => {
  const owed = await commit({ clause: 'Art. 9' });
  const id = randomUUID();
  const question = await say({ id, text: '  Pouvons-nous remettre le rapport en mars ?\n', commitment_id: owed.id });
  assert.equal(question.status, 201, JSON.stringify(question.body));
  assert.deepEqual([question.body.text, question.body.about_clause, question.body.organisation_name.fr, question.body.is_mine],
    ['Pouvons-nous remettre le rapport en mars ?', 'Art. 9', 'Fonds de coopération', true]);
  assert.equal((await say({ id, text: '  Pouvons-nous remettre le rapport en mars ?\n', commitment_id: owed.id })).status, 200, 'sent twice, said once');
  const waiting = async () => (await comments(admin, { unanswered: true, agreement: agreement.id })).map((each) => each.id);
  assert.deepEqual(await waiting(), [id]);
  const answer = await say({ text: 'Oui, avant le 15.', answers_id: id }, admin);
  assert.deepEqual([answer.status, answer.body.commitment_id, answer.body.organisation_name], [201, owed.id, undefined]);
  assert.deepEqual(await waiting(), []);
  const again = await say({ text: 'Merci.', answers_id: answer.body.id }, second);
  assert.equal(again.body.answers_id, id, 'an exchange has one beginning');
  assert.deepEqual(await waiting(), [again.body.id], 'who speaks after the answer waits again');
  assert.deepEqual((await comments(partner, { agreement: agreement.id })).map(({ text }) => text), ['Merci.', 'Oui, avant le 15.', 'Pouvons-nous remettre le rapport en mars ?']);
  assert.deepEqual(await comments(outsider), []);

  for (const [body, fields] of [[{ text: ' \n ' }, { text: 'required' }], [{ text: 'x'.repeat(4001) }, { text: 'too_long' }], [{ text: 'x', commitment_id: randomUUID() }, { commitment_id: 'unknown_subject' }],
    [{ text: 'x', answers_id: randomUUID() }, { answers_id: 'unknown_comment' }], [{ text: 'x', commitment_id: owed.id, meeting_id: randomUUID() }, { meeting_id: 'given_twice' }]])
    assertProblem(await say(body), 422, 'invalid_input', fields);
  assertProblem(await say({ text: 'x' }, outsider), 404, 'not_found');
  assertProblem(await say({ text: 'x' }, manager), 403, 'not_allowed');
  for (const method of ['PUT', 'DELETE']) assert.ok([404, 405].includes((await admin.request(method, `/agreement_comments/${id}`)).status));
  assertProblem(await admin.delete(`/commitments/${owed.id}`, { version: owed.version }), 409, 'in_use');
  const lines = (await admin.read('/changes', { concept: 'agreement_comments' })).items;
  assert.deepEqual(lines.slice(0, 3).map(({ action }) => action), ['answered', 'answered', 'created']);

  const next = await meeting(day(20));
  await say({ text: 'Nous viendrons à deux.', meeting_id: next.id });
  const texts = async (caller, filter) => (await comments(caller, filter)).map(({ text }) => text);
  assert.deepEqual(await texts(partner, { commitment: owed.id }), ['Merci.', 'Oui, avant le 15.', 'Pouvons-nous remettre le rapport en mars ?'], 'answers stand with what they answer');
  assert.deepEqual(await texts(admin, { meeting: next.id }), ['Nous viendrons à deux.']);
  assert.equal((await admin.read('/agreement_comments', { commitment: owed.id, limit: 1, total: true })).total, 3);
  assert.deepEqual(await texts(admin, { meeting: next.id, commitment: owed.id }), []);
  assert.deepEqual(await texts(outsider, { meeting: next.id }), [], 'nor by the id of a meeting');
});

test('a partner nominates its own people for a session that asks it, sees those and nobody else', async () => {
  const session = await askingSession(admin, programme, [[funder, 1], [other, 2]]);
  const sent = await letters(admin, session);
  const letter = sent.get(funder.id);
  const named = await partner.post(`/designations/${letter.id}/people`, { standing: 'main', person: { family_name: 'Peeters', given_name: 'Jan', sex: 'M', function: 'Chargé de programme' } });
  assert.equal(named.status, 201, JSON.stringify(named.body));
  assert.deepEqual(named.body.people.map(({ display_name: name, channel, status }) => [name, channel, status]), [['Jan Peeters', 'partner', 'registered']]);
  await admin.post(`/designations/${sent.get(other.id).id}/people`, { standing: 'main', person: { family_name: 'Autre', given_name: 'Nom', sex: 'F' } });
  assert.deepEqual((await entrance()).nominations.map((each) => [each.session_reference, each.people.length, each.can.name]), [[session.reference, 1, false]]);
  assertProblem(await partner.post(`/designations/${letter.id}/people`, { standing: 'main', person: { family_name: 'De', given_name: 'Trop', sex: 'F' } }), 409, 'places_exceeded');
  const stranger = await makePerson(admin);
  assertProblem(await partner.post(`/designations/${letter.id}/people`, { standing: 'substitute', person_id: stranger.id }), 422, 'invalid_input', { person_id: 'unknown_person' });
  assertProblem(await partner.get(`/designations/${sent.get(other.id).id}`), 404, 'not_found');
  const withdrawn = await partner.delete(`/designations/${letter.id}/people/${named.body.people[0].person_id}`);
  assert.deepEqual([withdrawn.status, withdrawn.body.people.length], [200, 0]);
  assertProblem(await partner.put(`/designations/${letter.id}`, { ...letter, places: 9 }, { version: withdrawn.body.version }), 403, 'not_allowed');
  // Of one's own waiting people the place in the line is not told: it counts others.
  const full = await askingSession(admin, programme, [[funder, 2]], { seats: 1 });
  await register(admin, full, await makePerson(admin));
  const waitingLetter = (await letters(admin, full)).get(funder.id);
  const waits = await partner.post(`/designations/${waitingLetter.id}/people`, { standing: 'main', person: { family_name: 'Janssens', given_name: 'An', sex: 'F' } });
  assert.deepEqual([waits.body.people[0].status, waits.body.people[0].waiting_position], ['waiting', undefined]);
});

test('the reach of an agreement: its parties read the printed table, nobody subtracts it from another', async () => {
  const twin = await makeAgreement(admin, [ministry, other], { status: 'in_force' });
  const group = async (count, more) => {
    const people = [];
    while (people.length < count) people.push(await makePerson(admin, more));
    return people;
  };
  const workshop = async (people, of) => {
    const session = await admin.create('/sessions', sessionBody(programme));
    await register(admin, session, ...people);
    await attend(admin, session, people.map((person) => [person, 3]));
    await hold(admin, session);
    if (of) await admin.create(`/agreements/${of.id}/sessions`, { session_id: session.id });
  };
  const before = (await admin.read('/reach', { measure: 'unique_participants' })).value;
  // 16 people of the agreement, 12 of the other, three of none: 31.
  await workshop([...(await group(9, { sex: 'F' })), ...(await group(7, { sex: 'M' }))], agreement);
  await workshop([...(await group(6, { sex: 'F' })), ...(await group(6, { sex: 'M' }))], twin);
  await workshop(await group(3, { sex: 'F' }));
  await eventually(() => admin.read('/reach', { measure: 'unique_participants' }), (figure) => figure.value === before + 31);

  const table = (more) => manager.create('/published_tables', { title: { fr: 'Personnes formées' }, measure: 'unique_participants', by: ['sex'], ...more });
  const whole = await table(), ofOurs = await table({ agreement_id: agreement.id }), ofTheirs = await table({ agreement_id: twin.id });
  assert.deepEqual([ofOurs.agreement_id, ofOurs.agreement_code], [agreement.id, agreement.code]);
  for (const [more, fields] of [[{ agreement_id: randomUUID() }, { agreement_id: 'unknown_agreement' }], [{ agreement_id: agreement.id, programme_id: programme.id }, { programme_id: 'agreement_and_period_only' }]])
    assertProblem(await manager.post('/published_tables', { title: { fr: 'x' }, measure: 'unique_participants', by: [], ...more }), 422, 'invalid_input', fields);
  const counted = (await manager.read(`/published_tables/${ofOurs.id}/preview`)).cells.find(({ key }) => key[0] === '');
  assert.equal(counted.value, 16);
  await manager.create('/published_editions', {});

  const path = `/agreements/${agreement.id}/published_tables`;
  const printed = (await partner.read(path)).items;
  assert.deepEqual(printed.map(({ id }) => id), [ofOurs.id]);
  assert.deepEqual((await entrance()).tables.map(({ id }) => id), [ofOurs.id]);
  assert.deepEqual((await server.client().read('/public/tables')).items.map(({ id }) => id), [whole.id], 'the public gets the whole only');
  for (const caller of [server.client(), partner, outsider, admin]) assertProblem(await caller.get(`/public/tables/${ofOurs.id}`), 404, 'not_found');
  assertProblem(await outsider.get(path), 404, 'not_found');
  assertProblem(await outsider.get(`${path}/${ofOurs.id}`), 404, 'not_found');
  assertProblem(await partner.get(`${path}/${ofTheirs.id}`), 404, 'not_found');
  for (const query of [{ sex: 'F' }, { from: '2026-05-01' }, { known_as_of: '2026-05-12T00:00:00Z' }, { agreement: twin.id }])
    for (const address of [path, `${path}/${ofOurs.id}`]) assertProblem(await partner.get(address, { query }), 403, 'not_allowed');
  const csv = await partner.get(`${path}/${ofOurs.id}`, { query: { format: 'csv' } });
  assert.match(csv.headers.get('content-type'), /^text\/csv/);

  // Everybody's papers side by side: each person is in one agreement or in none, so rows subtract exactly.
  const numbers = (edition) => Object.fromEntries(edition.cells.map(({ key, mark, number }) => [key[0], mark === 'number' ? number : mark]));
  const papers = [numbers(await server.client().read(`/public/tables/${whole.id}`)), numbers(printed[0]), numbers((await outsider.read(`/agreements/${twin.id}/published_tables`)).items[0])];
  for (const paper of papers) for (const value of Object.values(paper)) assert.ok(typeof value === 'string' || value >= 5, JSON.stringify(papers));
  for (const code of ['', 'F', 'M']) {
    const [all, ours, theirs] = papers.map((paper) => paper[code]);
    const rest = all - ours - theirs;
    assert.ok(Number.isNaN(rest) || rest === 0 || rest >= 5, `${code}: ${rest} people are in no agreement; ${JSON.stringify(papers)}`);
    for (const part of [ours, theirs]) assert.ok(Number.isNaN(all - part) || all - part === 0 || all - part >= 5, `${code}: ${all - part}`);
  }
  assert.ok(papers.some((paper) => paper[''] === 'withheld' || paper.F === 'withheld'), 'three women are in no agreement: something has to give way');
});
