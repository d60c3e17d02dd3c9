// What is brought to a meeting beside its minutes: papers on the table, who is coming, points proposed. Signed minutes are reprinted as they
// were signed, and figures are dated by the day in Rabat.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { assertProblem } from '../support/client.mjs';
import { freshDatabase, query } from '../support/postgres.mjs';
import { startServer } from '../support/server.mjs';
import { makeAgreement, makeOrganisation, partnerOf } from './agreeing.mjs';
import { callerOf, makePerson } from './training.mjs';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'athar-contributions-'));
let database, server, admin, ministry, funder, agreement, committee, partner, outsider;
before(async () => {
  database = await freshDatabase();
  server = await startServer({ database, args: ['--files', folder] });
  admin = await server.signIn();
  ministry = await makeOrganisation(admin, { country: 'MA', name: { fr: 'Ministère d’accueil' } });
  funder = await makeOrganisation(admin, { country: 'BE', name: { fr: 'Fonds de coopération' } });
  agreement = await makeAgreement(admin, [ministry, funder], { title: { fr: 'Convention de départ' } });
  committee = await makeCommittee();
  partner = await partnerOf(server, admin, funder);
  outsider = await partnerOf(server, admin, await makeOrganisation(admin));
});
after(async () => {
  await server?.stop();
  await database?.drop();
});

const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const makeCommittee = (more) => admin.create('/committees', {
  agreement_id: agreement.id, kind: 'steering', name: { fr: 'Comité de pilotage' },
  members: [{ organisation_id: ministry.id, person_name: 'Nadia Alaoui', role: 'chair' }, { organisation_id: funder.id, person_name: 'Jan Peeters', role: 'co_chair' }], ...more,
});
const makeMeeting = (more = {}) => admin.create('/committee_meetings', { committee_id: committee.id, held_on: day(20), items: [{ title: { fr: 'Programme de l’année' } }], ...more });
const path = (meeting) => `/committee_meetings/${meeting.id}`;
const read = (meeting, caller = admin) => caller.read(path(meeting));
const reply = (meeting, attendee, body, caller = partner) => caller.put(`${path(meeting)}/attendees/${attendee.id}/reply`, body);
const propose = (meeting, body, caller = partner) => caller.post(`${path(meeting)}/proposals`, body);
const answer = (proposal, body, caller = admin) => caller.put(`/committee_proposals/${proposal.id}/answer`, body);
const paper = (meeting, id, verb = 'put', caller = admin) => caller[verb](`${path(meeting)}/papers/${id}`);
const upload = async (title, shown, of = agreement) => (await admin.post(`/agreements/${of.id}/documents`, Buffer.from(title),
  { query: { title, shown_to_partners: shown }, headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'note.pdf' } })).body;

async function signed(meeting) {
  let now = await admin.change(`${path(meeting)}/opening`, {}, { version: (await read(meeting)).version });
  for (const each of now.attendees) each.standing = 'present';
  now.items.at(-1).decisions.push({ text: { fr: 'Le programme est arrêté.' }, owner_organisation_id: funder.id });
  now = await admin.change(path(meeting), now, { version: now.version });
  for (const status of ['circulated', 'validated', 'signed']) now = await admin.change(`${path(meeting)}/minutes_status`, { status }, { version: now.version });
  return now;
}

async function printed(meeting, caller = admin) {
  const made = await caller.get(`${path(meeting)}/minutes`, { query: { language: 'fr' } });
  assert.equal(made.status, 200);
  const file = join(folder, 'minutes.pdf');
  await writeFile(file, made.bytes);
  return (await run('pdftotext', ['-layout', file, '-'])).stdout.replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ');
}

test('an institution says who is coming of its own, before the meeting, and may think again', async () => {
  const meeting = await makeMeeting();
  const [nadia, jan] = meeting.attendees;
  const seen = await read(meeting, partner);
  assert.deepEqual(seen.attendees.map(({ can_reply: can }) => can), [false, true]);
  assert.deepEqual((await read(meeting)).attendees.map(({ can_reply: can }) => can), [true, true], 'the secretary notes what was said by telephone');
  const said = await reply(meeting, jan, { is_coming: true });
  assert.deepEqual([said.status, said.body.attendees[1].is_coming, said.body.attendees[1].standing, said.body.version], [200, true, 'invited', meeting.version]);
  assert.ok(said.body.attendees[1].replied_by && said.body.attendees[1].replied_at);
  assert.equal((await reply(meeting, jan, { is_coming: false })).body.attendees[1].is_coming, false);
  assert.equal((await reply(meeting, jan, {})).body.attendees[1].is_coming, undefined);
  await reply(meeting, jan, { is_coming: true });
  assertProblem(await reply(meeting, nadia, { is_coming: true }), 403, 'not_allowed');
  assertProblem(await reply(meeting, { id: randomUUID() }, { is_coming: true }), 404, 'not_found');
  assertProblem(await reply(meeting, jan, { is_coming: 'yes' }), 422, 'invalid_input', { is_coming: 'wrong_type' });
  assertProblem(await reply(meeting, jan, { is_coming: true }, outsider), 404, 'not_found');
  const written = await admin.change(path(meeting), await read(meeting), { version: meeting.version });
  assert.equal(written.attendees[1].is_coming, true, 'writing the agenda keeps the answer');
  const today = await makeMeeting({ held_on: day(0) });
  await admin.change(`${path(today)}/opening`, {}, { version: today.version });
  assertProblem(await reply(today, today.attendees[1], { is_coming: true }), 409, 'meeting_opened');
  assert.deepEqual((await read(today, partner)).attendees.map(({ can_reply: can }) => can), [false, false]);
});

test('a partner proposes a point; the secretary takes it on the agenda, or says why not', async () => {
  const meeting = await makeMeeting();
  const title = { fr: 'Calendrier des décaissements', ar: 'جدول الصرف' };
  const proposed = await propose(meeting, { title, reason: 'La tranche 2 est due.' });
  assert.equal(proposed.status, 201, JSON.stringify(proposed.body));
  const [first] = proposed.body.proposals;
  assert.deepEqual([first.title, first.reason, first.state, first.organisation_name], [title, 'La tranche 2 est due.', 'open', funder.name]);
  const second = (await propose(meeting, { title: { fr: 'Divers' } })).body.proposals[1];
  assertProblem(await answer(second, { accepted: false }), 422, 'invalid_input', { answer: 'required' });
  assertProblem(await answer(second, {}), 422, 'invalid_input', { accepted: 'required' });
  const declined = await answer(second, { accepted: false, answer: 'Traité par courrier.' });
  assert.deepEqual([declined.status, declined.body.proposals[1].state, declined.body.proposals[1].answer, declined.body.version], [200, 'declined', 'Traité par courrier.', meeting.version]);
  const accepted = await answer(first, { accepted: true });
  assert.deepEqual([accepted.body.items.map((item) => item.title.fr), accepted.body.version], [['Programme de l’année', 'Calendrier des décaissements'], meeting.version + 1]);
  assertProblem(await answer(first, { accepted: true }), 409, 'proposal_answered');
  assert.deepEqual((await read(meeting, partner)).proposals.map(({ state, answer: said }) => [state, said]), [['accepted', undefined], ['declined', 'Traité par courrier.']]);
  const [one, other] = await Promise.all([0, 1].map(async () => answer((await propose(meeting, { title: { fr: 'Course' } })).body.proposals.at(-1), { accepted: true })));
  assert.ok([one.status, other.status].every((status) => status === 200 || status === 412), `${one.status} ${other.status}`);

  const mine = await partnerOf(server, admin, ministry);
  assert.deepEqual((await read(meeting, mine)).proposals, [], 'another party’s');
  for (const [body, fields] of [[{}, { title: 'required' }], [{ title: {} }, { title: 'required' }], [{ title: { fr: 'x'.repeat(301) } }, { 'title/fr': 'too_long' }], [{ title: { fr: 'x' }, reason: 'x'.repeat(1001) }, { reason: 'too_long' }]])
    assertProblem(await propose(meeting, body), 422, 'invalid_input', fields);
  assertProblem(await propose(meeting, { title }, outsider), 404, 'not_found');
  assertProblem(await answer(first, { accepted: true }, partner), 403, 'not_allowed');
  assertProblem(await answer({ id: randomUUID() }, { accepted: true }), 404, 'not_found');
  const today = await makeMeeting({ held_on: day(0) });
  const late = (await propose(today, { title })).body.proposals[0];
  await admin.change(`${path(today)}/opening`, {}, { version: today.version });
  assertProblem(await propose(today, { title }), 409, 'meeting_opened');
  assert.equal((await answer(late, { accepted: true })).status, 200, 'what was proposed in time is still answered');
  const actions = (await admin.read('/changes', { concept: 'committee_meetings', id: meeting.id })).items.map(({ action }) => action);
  assert.ok(['item_proposed', 'proposal_declined', 'proposal_accepted'].every((action) => actions.includes(action)), actions.join());
});

test('papers of the agreement are put on the table; partners find those marked for them; what was signed keeps them', async () => {
  const meeting = await makeMeeting({ held_on: day(-3) });
  const shown = await upload('Note de cadrage', true), inside = await upload('Note interne', false);
  const elsewhere = await makeAgreement(admin, [ministry]);
  const foreign = await upload('Ailleurs', true, elsewhere);
  assert.deepEqual((await paper(meeting, shown.id)).body.papers.map(({ title }) => title), ['Note de cadrage']);
  const both = await paper(meeting, inside.id);
  assert.deepEqual([both.status, both.body.papers.length, both.body.version], [200, 2, meeting.version]);
  assert.equal((await paper(meeting, inside.id)).body.papers.length, 2, 'twice is once');
  assert.deepEqual((await read(meeting, partner)).papers.map(({ title }) => title), ['Note de cadrage']);
  for (const id of [foreign.id, randomUUID()]) assertProblem(await paper(meeting, id), 422, 'invalid_input', { document_id: 'unknown_document' });
  assertProblem(await paper(meeting, shown.id, 'put', partner), 403, 'not_allowed');
  assertProblem(await paper(meeting, shown.id, 'delete', partner), 403, 'not_allowed');
  assertProblem(await paper(meeting, foreign.id, 'delete'), 404, 'not_found');
  assert.equal((await paper(meeting, inside.id, 'delete')).body.papers.length, 1);
  assertProblem(await admin.delete(`/agreement_documents/${shown.id}`), 409, 'in_use');
  await signed(meeting);
  assertProblem(await paper(meeting, inside.id), 409, 'minutes_closed');
  assertProblem(await paper(meeting, shown.id, 'delete'), 409, 'minutes_closed');
  await admin.change(`/agreement_documents/${shown.id}`, { title: 'Autre titre', is_shown_to_partners: true });
  assert.match(await printed(meeting), /Note de cadrage/);
});

test('a reprint of signed minutes says what was signed, whatever has been renamed since', async () => {
  const framed = await makeAgreement(admin, [ministry, funder], { title: { fr: 'Convention de départ' } });
  committee = await makeCommittee({ agreement_id: framed.id });
  const meeting = await signed(await makeMeeting({ held_on: day(-3) }));
  const before = await printed(meeting);
  assert.match(before, /Comité de pilotage/);
  assert.match(before, /Fonds de coopération/);
  const { id: _, code: __, ...body } = await admin.read(`/agreements/${framed.id}`);
  const late = await makeOrganisation(admin, { country: 'FR', name: { fr: 'Partie tardive' } });
  await admin.change(`/agreements/${framed.id}`, { ...body, title: { fr: 'Titre nouveau' }, parties: [...body.parties, { organisation_id: late.id, role: 'funder' }] }, { version: body.version });
  await admin.change(`/committees/${committee.id}`, { ...committee, name: { fr: 'Comité rebaptisé' }, kind: 'follow_up' }, { version: committee.version });
  const { id: ___, ...organisation } = await admin.read(`/organisations/${funder.id}`);
  await admin.change(`/organisations/${funder.id}`, { ...organisation, name: { fr: 'Fonds rebaptisé' } }, { version: organisation.version });
  const without = (text) => text.replace(/\d{1,2}:\d{2}|\d{1,2} h \d{2}/g, '');
  assert.equal(without(await printed(meeting)), without(before));
  const page = await read(meeting);
  assert.deepEqual([page.agreement_title.fr, page.committee_name.fr, page.committee_kind, page.items[0].decisions[0].owner_organisation_name.fr],
    ['Convention de départ', 'Comité de pilotage', 'steering', 'Fonds de coopération']);
  const draft = await makeMeeting({ held_on: day(-1) });
  assert.deepEqual([draft.agreement_title.fr, draft.committee_name.fr], ['Titre nouveau', 'Comité rebaptisé'], 'what is not signed follows');
});

test('a figure is dated on paper by the day it was in Rabat', async () => {
  const meeting = await makeMeeting({ held_on: day(-3) });
  const measure = (await admin.read('/measures')).items.find((each) => each.unit === 'person').code;
  await admin.change(`${path(meeting)}/opening`, { figures: [{ measure }] }, { version: meeting.version });
  await query(database.url, `update athar.committee_figure set recorded_at = '2026-03-31T23:30:00Z' where meeting_id = '${meeting.id}'`);
  assert.match(await printed(meeting), /1er avril 2026|01\/04\/2026/);
});

test('all committees’ meetings are listed: to come by day, held by where their minutes stand, found by words', async () => {
  const own = await makeCommittee({ name: { fr: 'Comité introuvable' }, agreement_id: agreement.id });
  const soon = await makeMeeting({ committee_id: own.id, held_on: day(3) }), later = await makeMeeting({ committee_id: own.id, held_on: day(9) });
  const held = await signed(await makeMeeting({ committee_id: own.id, held_on: day(-9) }));
  const list = async (asked, caller = admin) => (await caller.read('/committee_meetings', { q: 'introuvable', ...asked })).items.map(({ id }) => id);
  assert.deepEqual(await list({ when: 'coming', sort: 'held_on' }), [soon.id, later.id]);
  assert.deepEqual(await list({}), [later.id, soon.id, held.id]);
  assert.deepEqual(await list({ when: 'held', minutes: 'signed' }), [held.id]);
  assert.deepEqual(await list({ minutes: 'validated' }), []);
  assert.deepEqual(await list({}, partner), [later.id, soon.id, held.id]);
  assert.deepEqual(await list({}, outsider), []);
  const first = await admin.read('/committee_meetings', { q: 'introuvable', sort: 'held_on', limit: 2, total: true });
  assert.deepEqual([first.total, (await list({ sort: 'held_on', limit: 2, cursor: first.next_cursor }))], [3, [later.id]]);
  assertProblem(await admin.get('/committee_meetings', { query: { when: 'x', minutes: 'y', sort: 'z' } }), 422, 'invalid_input', { when: 'not_one_of', minutes: 'not_one_of', sort: 'not_one_of' });
});

test('whoever is erased is in no answer, no proposal and no paper', async () => {
  const person = await makePerson(admin, { family_name: 'Zerhouni', given_name: 'Ghizlane', organisation_id: funder.id });
  const account = await callerOf(server, admin, 'partner', { organisation_id: funder.id, person_id: person.id, name: 'Ghizlane Zerhouni' });
  const meeting = await makeMeeting();
  await reply(meeting, meeting.attendees[1], { is_coming: true }, account);
  await propose(meeting, { title: { fr: 'Point de Ghizlane Zerhouni' }, reason: 'Ghizlane Zerhouni le demande.' }, account);
  const sheet = await upload('Note de Ghizlane Zerhouni', true);
  await paper(meeting, sheet.id);
  assert.match(JSON.stringify(await admin.read(`/people/${person.id}/held_data`)), /committee_proposals/);
  const { version } = await admin.read(`/people/${person.id}`);
  const erased = await admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': `"${version}"` } });
  assert.ok(erased.status < 300, JSON.stringify(erased.body));
  const told = [await read(meeting), await admin.read('/changes', { agreement: agreement.id, limit: 200 })];
  assert.doesNotMatch(JSON.stringify(told), /Zerhouni/);
});

test('roles that do not read agreements bring nothing', async () => {
  const meeting = await makeMeeting();
  for (const [role, more] of [['trainer', { person_id: (await makePerson(admin)).id }], ['focal_point', { organisation_id: ministry.id }], ['viewer', {}], ['manager', {}]]) {
    const caller = await callerOf(server, admin, role, more);
    for (const [name, ask] of [['reply', () => reply(meeting, meeting.attendees[1], { is_coming: true }, caller)], ['proposal', () => propose(meeting, { title: { fr: 'x' } }, caller)],
      ['paper', () => paper(meeting, randomUUID(), 'put', caller)], ['paper off', () => paper(meeting, randomUUID(), 'delete', caller)], ['answer', () => answer({ id: randomUUID() }, { accepted: true }, caller)]])
      assert.equal((await ask()).status, 403, `${role}: ${name}`);
  }
});
