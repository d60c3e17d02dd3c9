// A committee from its members to its minutes and the next agenda; two who write at once; who may see what.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { makeAgreement, makeOrganisation, partnerOf } from './agreeing.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, ministry, funder, stranger, agreement;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  ministry = await makeOrganisation(admin, { country: 'MA' });
  funder = await makeOrganisation(admin, { country: 'BE' });
  stranger = await makeOrganisation(admin);
  agreement = await makeAgreement(admin, [ministry, funder]);
});
after(() => server?.stop());

const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const committeeBody = (more = {}) => ({
  agreement_id: agreement.id, kind: 'steering', name: { fr: 'Comité de pilotage', ar: 'لجنة القيادة' }, every_months: 6,
  members: [
    { organisation_id: ministry.id, person_name: 'Nadia Alaoui', person_name_ar: 'نادية العلوي', capacity: { fr: 'Directrice', ar: 'مديرة' }, role: 'chair' },
    { organisation_id: funder.id, person_name: 'Jan Peeters', capacity: { fr: 'Chargé de programme' }, role: 'co_chair' },
    { organisation_id: ministry.id, person_name: 'Ancien Membre', to: day(-400) },
  ], ...more,
});
const makeCommittee = (more) => admin.create('/committees', committeeBody(more));
const makeMeeting = (committee, more = {}) => admin.create('/committee_meetings', {
  committee_id: committee.id, held_on: day(-30), starts: '10:00', ends: '12:00', place: { fr: 'Rabat', ar: 'الرباط' },
  items: [{ title: { fr: 'Programme de l’année', ar: 'برنامج السنة' } }], ...more,
});
const path = (meeting) => `/committee_meetings/${meeting.id}`;
const save = (meeting, change) => admin.change(path(meeting), change(structuredClone(meeting)), { version: meeting.version });
const step = (meeting, status, more = {}) => admin.put(`${path(meeting)}/minutes_status`, { status, ...more }, { version: meeting.version });
const everybodyCame = (meeting) => {
  for (const each of meeting.attendees) each.standing = 'present';
  return meeting;
};
const decide = (meeting, more = {}, text = { fr: 'Le programme est arrêté.', ar: 'تم حصر البرنامج.' }) => {
  meeting.items[0].decisions.push({ text, ...more });
  return meeting;
};

test('from agenda to signed minutes, and the next agenda begins with what is still open', async () => {
  const committee = await makeCommittee();
  assert.deepEqual([committee.next_state, committee.members_count, committee.members.length], ['no_rule', 2, 3], 'nothing was held and no first day is set');
  let meeting = await makeMeeting(committee);
  assert.deepEqual([meeting.number, meeting.minutes, meeting.attendees.map((each) => [each.person_name, each.standing])],
    [1, 'draft', [['Nadia Alaoui', 'invited'], ['Jan Peeters', 'invited']]], 'who sits that day is asked');
  assert.deepEqual(meeting.attendees[0].organisation_name, ministry.name);

  meeting = await admin.change(`${path(meeting)}/opening`, { figures: [] }, { version: meeting.version });
  assert.ok(meeting.opened_at);
  assert.equal((await admin.read(`/committees/${committee.id}`)).next_state, 'due', 'six months after the one that was held');
  meeting = await save(meeting, (m) => {
    everybodyCame(m).attendees[1].standing = 'excused';
    decide(m, { owner_name: 'Nadia Alaoui', due_on: day(60) });
    decide(m, {}, { fr: 'Un relais par région est désigné.' });
    return { ...m, next_on: day(150) };
  });
  assert.deepEqual(meeting.items[0].decisions.map((each) => each.number), [1, 2]);

  assertProblem(await step(meeting, 'circulated'), 422, 'invalid_input', { 'items/0/decisions/1/owner_name': 'decision_without_owner' });
  meeting = await save(meeting, (m) => {
    m.items[0].decisions[1].owner_organisation_id = funder.id;
    return m;
  });
  for (const status of ['circulated', 'validated', 'circulated', 'validated', 'signed']) {
    const answer = await step(meeting, status, { stated_on: day(-20) });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    meeting = answer.body;
  }
  assert.deepEqual(meeting.steps.map((each) => each.status), ['circulated', 'validated', 'circulated', 'validated', 'signed']);
  assert.ok(meeting.steps.every((each) => each.actor_name && each.recorded_at && each.stated_on === day(-20)));

  // After the signature nothing changes, only what becomes of decisions.
  assertProblem(await admin.put(path(meeting), meeting, { version: meeting.version }), 409, 'minutes_closed');
  assertProblem(await admin.delete(path(meeting), { version: meeting.version }), 409, 'minutes_closed');
  assertProblem(await step(meeting, 'validated'), 422, 'invalid_input', { status: 'transition_not_allowed' });
  const [first, second] = meeting.items[0].decisions;
  const done = await admin.put(`/committee_decisions/${first.id}/state`, { state: 'done', on: day(-1) }, { version: first.version });
  assert.deepEqual([done.status, done.body.state, done.body.closed_on], [200, 'done', day(-1)]);
  assert.equal((await admin.put(`/committee_decisions/${first.id}/state`, { state: 'open' }, { version: first.version })).status, 412);
  assertProblem(await admin.put(`/committee_decisions/${second.id}/state`, { state: 'dropped', on: day(0) }, { version: second.version }), 422, 'invalid_input', { note: 'reason_required' });

  const next = await makeMeeting(committee, { held_on: day(0) });
  assert.equal(next.number, 2);
  assert.deepEqual(next.items.map((item) => [item.about_decision_number, item.title.fr]),
    [[2, 'Suites de la décision n° 2 : Un relais par région est désigné.'], [undefined, 'Programme de l’année']]);
  assert.deepEqual(next.earlier.map((each) => [each.number, each.state]), [[1, 'done'], [2, 'open']], 'closed since the meeting before, and open');
  assertProblem(await admin.delete(path(meeting), { version: meeting.version }), 409, 'minutes_closed');

  // What signed minutes recall stays as it was.
  let later = await admin.change(`${path(next)}/opening`, {}, { version: next.version });
  later = await save(later, everybodyCame);
  for (const status of ['circulated', 'validated', 'signed']) later = (await step(later, status)).body;
  assert.equal((await admin.put(`/committee_decisions/${second.id}/state`, { state: 'done', on: day(0) }, { version: second.version })).status, 200);
  assert.deepEqual((await admin.read(path(later))).earlier.map((each) => [each.number, each.state]), [[1, 'done'], [2, 'open']]);

  const list = await admin.read('/committee_meetings', { committee: committee.id, total: true });
  assert.deepEqual([list.total, list.items.map((each) => [each.number, each.decisions_count, each.present_count])], [2, [[2, 0, 2], [1, 2, 1]]]);
  assert.equal((await admin.delete(`/committees/${committee.id}`, { version: committee.version })).body.code, 'in_use');
});

test('figures are frozen at the opening and never counted again', async () => {
  const programme = await makeProgramme(admin);
  const session = await admin.create('/sessions', sessionBody(programme));
  const framed = await makeAgreement(admin, [ministry, funder], { programme_ids: [programme.id] });
  const attend = async () => {
    const person = await makePerson(admin);
    const registration = await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
    await admin.change(`/sessions/${session.id}/attendances`, { entries: [{ person_id: registration.person_id, date: '2026-05-12', sitting: 1, present: true }] });
  };
  await admin.change(`/sessions/${session.id}/status`, { status: 'open' }, { version: session.version });
  await attend();
  await attend();
  const measure = (await admin.read('/measures')).items.find((each) => each.unit === 'person').code;
  const committee = await makeCommittee({ agreement_id: framed.id });
  const meeting = await makeMeeting(committee);
  const url = `${path(meeting)}/opening`;
  assertProblem(await admin.put(url, { figures: [{ measure: 'nonsense' }, { measure, from: '2026-02-01', to: '2026-01-01' }] }, { version: 1 }), 422, 'invalid_input',
    { 'figures/0/measure': 'unknown_measure', 'figures/1/to': 'end_before_start' });
  const opened = await admin.change(url, { figures: [{ measure, basis: 'programmes' }, { measure, basis: 'sessions' }] }, { version: 1 });
  const live = await admin.read('/reach', { measure, programme: programme.id });
  assert.deepEqual(opened.figures.map((each) => each.value), [live.value, 0], 'sessions that serve the agreement: none is said yet');
  assert.equal(live.value, 2);
  assert.ok(opened.figures[0].definition.fr && opened.figures[0].name.ar && opened.figures[0].recorded_at);
  await attend();
  assert.equal((await admin.read('/reach', { measure, programme: programme.id })).value, 3);
  assert.deepEqual((await admin.read(path(meeting))).figures, opened.figures);
  assertProblem(await admin.put(url, {}, { version: opened.version }), 409, 'meeting_opened');
});

test('of two who write at once the second is shown what is stored, and nothing is lost', async () => {
  const meeting = await makeMeeting(await makeCommittee());
  const mine = structuredClone(meeting), theirs = structuredClone(meeting);
  mine.items[0].exchanges = { fr: 'La présidente ouvre le point.' };
  theirs.documents = 'Note de cadrage';
  const first = await admin.put(path(meeting), mine, { version: meeting.version });
  assert.equal(first.status, 200);
  const second = await admin.put(path(meeting), theirs, { version: meeting.version });
  assertProblem(second, 412, 'stale');
  assert.equal(second.body.current.items[0].exchanges.fr, 'La présidente ouvre le point.');
  assert.equal(second.body.current.version, meeting.version + 1);
});

test('what is wrong is refused by its field', async () => {
  const committee = await makeCommittee();
  const other = await makeMeeting(await makeCommittee());
  for (const [body, fields] of [
    [{ committee_id: randomUUID() }, { committee_id: 'unknown_committee' }],
    [{ items: [{ title: {} }] }, { 'items/0/title': 'required' }],
    [{ starts: '12:00', ends: '10:00' }, { ends: 'end_before_start' }],
    [{ held_on: '2026-02-30' }, { held_on: 'invalid_date' }],
    [{ items: [{ title: { fr: 'x' }, about_decision_id: randomUUID() }] }, { 'items/0/about_decision_id': 'unknown_decision' }],
    [{ number: 0 }, { number: 'out_of_range' }],
  ]) assertProblem(await admin.post('/committee_meetings', { committee_id: committee.id, held_on: day(-1), ...body }), 422, 'invalid_input', fields);
  const meeting = await makeMeeting(committee, { number: 7 });
  assertProblem(await admin.post('/committee_meetings', { committee_id: committee.id, held_on: day(-1), number: 7 }), 422, 'invalid_input', { number: 'meeting_number_taken' });
  const put = (change) => admin.put(path(meeting), { ...structuredClone(meeting), ...change }, { version: meeting.version });
  for (const [change, fields] of [
    [{ items: [{ ...meeting.items[0], id: other.items[0].id }] }, { 'items/0/id': 'unknown_item' }],
    [{ items: [meeting.items[0], meeting.items[0]] }, { 'items/1/id': 'given_twice' }],
    [{ items: [{ title: { fr: 'x' }, decisions: [{ text: {} }] }] }, { 'items/0/decisions/0/text': 'required' }],
    [{ items: [{ title: { fr: 'x' }, decisions: [{ text: { fr: 'x' }, owner_organisation_id: randomUUID() }] }] }, { items: 'unknown_organisation' }],
    [{ attendees: [{ person_name: 'X', member_id: randomUUID() }] }, { 'attendees/0/member_id': 'unknown_member' }],
    [{ attendees: [{ person_name: '' }] }, { 'attendees/0/person_name': 'required' }],
    [{ next_on: meeting.held_on }, { next_on: 'next_not_later' }],
    [{ surprise: 1 }, { surprise: 'unknown_field' }],
  ]) assertProblem(await put(change), 422, 'invalid_input', fields);
  assertProblem(await step(meeting, 'circulated'), 409, 'meeting_not_opened');
  const coming = await makeMeeting(committee, { held_on: day(3) });
  assertProblem(await admin.put(`${path(coming)}/opening`, {}, { version: coming.version }), 409, 'meeting_not_yet');
  assertProblem(await admin.put(`${path(coming)}/opening`, '[1', { version: coming.version }), 400, 'malformed_json');
  assert.equal((await admin.delete(path(coming), { version: coming.version })).status, 204);
  for (const [body, fields] of [
    [{ agreement_id: undefined }, { agreement_id: 'required' }], [{ agreement_id: randomUUID() }, { agreement_id: 'unknown_agreement' }],
    [{ every_months: 0 }, { every_months: 'out_of_range' }], [{ name: {} }, { name: 'required' }],
    [{ members: [{ organisation_id: randomUUID(), person_name: 'X' }] }, { members: 'unknown_organisation' }],
    [{ members: [{ id: randomUUID(), organisation_id: ministry.id, person_name: 'X' }] }, { 'members/0/id': 'unknown_member' }],
  ]) assertProblem(await admin.post('/committees', committeeBody(body)), 422, 'invalid_input', fields);
});

test('a repeated create makes one meeting', async () => {
  const committee = await makeCommittee();
  const id = randomUUID();
  await makeMeeting(committee, { id });
  const again = await admin.post('/committee_meetings', { committee_id: committee.id, held_on: day(-30), starts: '10:00', ends: '12:00', place: { fr: 'Rabat', ar: 'الرباط' }, items: [{ title: { fr: 'Programme de l’année', ar: 'برنامج السنة' } }], id });
  assert.equal(again.status, 200);
  assert.equal((await admin.read('/committee_meetings', { committee: committee.id })).items.length, 1);
});

test('a committee is replaced with its members; one that never met can go', async () => {
  const committee = await makeCommittee({ first_due_on: day(-3), note: 'Entre nous' });
  assert.deepEqual([committee.next_state, committee.due_on], ['overdue', day(-3)]);
  const changed = await admin.change(`/committees/${committee.id}`, { ...committee, members: [committee.members[1]], kind: 'follow_up' }, { version: 1 });
  assert.deepEqual([changed.kind, changed.members.map((each) => each.id)], ['follow_up', [committee.members[1].id]]);
  assert.equal((await admin.put(`/committees/${committee.id}`, committee, { version: 1 })).status, 412);
  assert.ok((await admin.read('/committees', { agreement: agreement.id, q: 'pilotage' })).items.some((each) => each.id === committee.id));
  assert.equal((await admin.delete(`/committees/${committee.id}`, { version: 2 })).status, 204);
});

test('a partner reads what is theirs, and of a draft its agenda only; nobody else but the house reads anything', async () => {
  const committee = await makeCommittee({ note: 'Entre nous' });
  let meeting = await makeMeeting(committee);
  meeting = await admin.change(`${path(meeting)}/opening`, {}, { version: meeting.version });
  meeting = await save(meeting, (m) => decide({ ...everybodyCame(m), documents: 'Note interne' }, { owner_name: 'Nadia Alaoui', due_on: day(-2) }));
  const partner = await partnerOf(server, admin, funder);
  const outsider = await partnerOf(server, admin, stranger);
  const draft = await partner.read(path(meeting));
  assert.deepEqual([draft.items.map((each) => [each.title.fr, each.decisions, each.exchanges]), draft.figures, draft.documents],
    [[['Programme de l’année', [], undefined]], [], undefined]);
  assert.deepEqual(draft.can, { update: false, open: false, delete: false, circulate: false, validate: false, sign: false, take_back: false, follow_up: false, print: false, papers: false, propose: false });
  assert.equal((await partner.get(`${path(meeting)}/minutes`)).status, 404);
  assert.deepEqual((await partner.read('/committee_decisions', { committee: committee.id, total: true })).total, 0);
  assert.equal((await partner.read(`/committees/${committee.id}`)).open_decisions, 0);
  assert.equal((await partner.read(`/committees/${committee.id}`)).note, undefined);
  assert.equal((await admin.read(`/committees/${committee.id}`)).late_decisions, 1);

  meeting = (await step(meeting, 'circulated')).body;
  const read = await partner.read(path(meeting));
  assert.deepEqual(read.items[0].decisions.map((each) => [each.number, each.late]), [[1, true]]);
  assert.equal((await partner.read('/committee_decisions', { committee: committee.id, late: true })).items.length, 1);
  assert.equal((await partner.get(`${path(meeting)}/minutes`, { query: { format: 'docx' } })).status, 200);

  const decision = read.items[0].decisions[0];
  const evaluation = await admin.create('/evaluations', { agreement_id: agreement.id, kind: 'mid_term', title: { fr: 'Mi-parcours' },
    recommendations: [{ text: { fr: 'Doubler les relais' }, owner_name: 'Nadia Alaoui', due_on: day(-1) }] });
  for (const [address] of [[`/committees/${committee.id}`], [path(meeting)], [`${path(meeting)}/minutes`], [`/evaluations/${evaluation.id}`]]) {
    assert.equal((await outsider.get(address)).status, 404, address);
    assert.equal((await partner.get(address)).status, 200, address);
  }
  for (const list of ['/committees', '/committee_meetings', '/committee_decisions', '/evaluations'])
    for (const query of [{}, { agreement: agreement.id }, { total: true }]) {
      const seen = await outsider.read(list, query);
      assert.deepEqual([seen.items, seen.total ?? 0], [[], 0], list);
    }
  assert.equal((await outsider.read('/committee_decisions', { q: 'programme' })).items.length, 0);
  const writes = (caller) => [
    ['POST /committees', () => caller.post('/committees', committeeBody())], ['PUT committee', () => caller.put(`/committees/${committee.id}`, committee, { version: 1 })],
    ['DELETE committee', () => caller.delete(`/committees/${committee.id}`, { version: 1 })],
    ['POST meeting', () => caller.post('/committee_meetings', { committee_id: committee.id, held_on: day(1) })],
    ['PUT meeting', () => caller.put(path(meeting), meeting, { version: meeting.version })], ['DELETE meeting', () => caller.delete(path(meeting), { version: meeting.version })],
    ['opening', () => caller.put(`${path(meeting)}/opening`, {}, { version: meeting.version })],
    ['status', () => caller.put(`${path(meeting)}/minutes_status`, { status: 'validated' }, { version: meeting.version })],
    ['state', () => caller.put(`/committee_decisions/${decision.id}/state`, { state: 'done', on: day(0) }, { version: decision.version })],
    ['POST evaluation', () => caller.post('/evaluations', {})], ['PUT evaluation', () => caller.put(`/evaluations/${evaluation.id}`, {}, { version: 1 })],
    ['DELETE evaluation', () => caller.delete(`/evaluations/${evaluation.id}`, { version: 1 })],
  ];
  const reads = (caller) => ['/committees', '/committee_meetings', '/committee_decisions', '/evaluations', path(meeting), `${path(meeting)}/minutes`].map((address) => [address, () => caller.get(address)]);
  for (const [role, more] of [['trainer', { person_id: (await makePerson(admin)).id }], ['focal_point', { organisation_id: ministry.id }], ['viewer', {}]]) {
    const caller = await callerOf(server, admin, role, more);
    for (const [name, ask] of [...reads(caller), ...writes(caller)]) assert.equal((await ask()).status, 403, `${role}: ${name}`);
  }
  const manager = await callerOf(server, admin, 'manager');
  for (const caller of [manager, partner, outsider]) for (const [name, ask] of writes(caller)) assert.equal((await ask()).status, 403, name);
  for (const [name, ask] of reads(manager)) assert.equal((await ask()).status, 200, name);
  assert.equal((await admin.read(path(meeting))).version, meeting.version, 'nothing moved');
});

test('recommendations of an evaluation are followed up', async () => {
  const body = { agreement_id: agreement.id, kind: 'final', title: { fr: 'Évaluation finale' }, evaluator: 'Cabinet X', planned_on: '2026', reported_on: '2026-03', summary: { fr: 'Bien.' },
    recommendations: [{ text: { fr: 'Former les relais' }, owner_organisation_id: ministry.id, due_on: day(-5) }] };
  for (const [change, fields] of [
    [{ recommendations: [{ text: { fr: 'x' } }] }, { 'recommendations/0/owner_name': 'required' }],
    [{ recommendations: [{ text: { fr: 'x' }, owner_name: 'y', state: 'done' }] }, { 'recommendations/0/closed_on': 'required' }],
    [{ reported_on: '2199' }, { reported_on: 'future_date' }], [{ planned_on: '2026-13' }, { planned_on: 'invalid_partial_date' }], [{ kind: 'half' }, { kind: 'not_one_of' }],
    [{ agreement_id: randomUUID() }, { agreement_id: 'unknown_agreement' }],
  ]) assertProblem(await admin.post('/evaluations', { ...body, ...change }), 422, 'invalid_input', fields);
  let evaluation = await admin.create('/evaluations', body);
  assert.deepEqual([evaluation.open_recommendations, evaluation.recommendations[0].late, evaluation.planned_on], [1, true, '2026']);
  const [first] = evaluation.recommendations;
  evaluation = await admin.change(`/evaluations/${evaluation.id}`, { ...evaluation, recommendations: [{ ...first, state: 'done', closed_on: day(-1), follow_up: 'Fait.' }] }, { version: 1 });
  assert.deepEqual([evaluation.open_recommendations, evaluation.recommendations[0].id, evaluation.recommendations[0].late], [0, first.id, false]);
  assert.equal((await admin.put(`/evaluations/${evaluation.id}`, body, { version: 1 })).status, 412);
  assert.equal((await admin.read('/evaluations', { agreement: agreement.id })).items.some((each) => each.id === evaluation.id), true);
  assert.equal((await admin.delete(`/evaluations/${evaluation.id}`, { version: 2 })).status, 204);
});

test('a decision moves on what a party owes: of this agreement only', async () => {
  const owed = (more = {}) => admin.create('/commitments', { agreement_id: agreement.id, description: { fr: 'Former cent personnes' }, organisation_id: funder.id, measure: 'deliverables', target: 1, linked_only: false, ...more });
  const commitment = await owed();
  const elsewhere = await makeAgreement(admin, [ministry, stranger]);
  const foreign = await owed({ agreement_id: elsewhere.id, organisation_id: stranger.id });
  let meeting = await makeMeeting(await makeCommittee());
  meeting = await save(meeting, (m) => decide(m, { owner_name: 'Nadia Alaoui', commitment_id: commitment.id }));
  assert.deepEqual([meeting.items[0].decisions[0].commitment_id, meeting.items[0].decisions[0].commitment], [commitment.id, { fr: 'Former cent personnes' }]);
  for (const id of [foreign.id, randomUUID()])
    assertProblem(await admin.put(path(meeting), decide(structuredClone(meeting), { commitment_id: id }), { version: meeting.version }), 422, 'invalid_input', { 'items/0/decisions/1/commitment_id': 'unknown_commitment' });
});

test('decisions are had as a table', async () => {
  const committee = await makeCommittee();
  let meeting = await makeMeeting(committee);
  meeting = await save(meeting, (m) => decide(m, { owner_name: 'Nadia Alaoui', due_on: day(60) }));
  const csv = await admin.get('/committee_decisions', { query: { committee: committee.id, format: 'csv' } });
  assert.equal(csv.status, 200);
  assert.match(csv.body, /Le programme est arrêté\./);
  assert.match(csv.body, /Nadia Alaoui/);
  assert.equal(meeting.items[0].decisions[0].state, 'open');
});

test('what is held on a member is told, and an erasure takes the name out of signed minutes too', async () => {
  const person = await makePerson(admin, { family_name: 'Zerhouni', given_name: 'Ghizlane', family_name_ar: 'الزرهوني', given_name_ar: 'غزلان', organisation_id: ministry.id });
  const committee = await makeCommittee({ members: [{ organisation_id: ministry.id, person_name: 'Ghizlane Zerhouni', person_name_ar: 'غزلان الزرهوني', capacity: { fr: 'Directrice' }, role: 'chair' }] });
  let meeting = await makeMeeting(committee);
  meeting = await admin.change(`${path(meeting)}/opening`, {}, { version: meeting.version });
  meeting = await save(meeting, (m) => {
    everybodyCame(m).items[0].exchanges = { fr: 'Mme Ghizlane Zerhouni ouvre la séance.' };
    return decide(m, { owner_name: 'Ghizlane Zerhouni' });
  });
  for (const status of ['circulated', 'validated', 'signed']) meeting = (await step(meeting, status)).body;
  await admin.create('/evaluations', { agreement_id: agreement.id, kind: 'final', title: { fr: 'Finale' }, recommendations: [{ text: { fr: 'x' }, owner_name: 'Ghizlane Zerhouni' }] });
  const held = JSON.stringify(await admin.read(`/people/${person.id}/held_data`));
  assert.match(held, /committee_meetings/);
  const page = await admin.read(`/people/${person.id}`);
  const erased = await admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': `"${page.version}"` } });
  assert.ok(erased.status < 300, JSON.stringify(erased.body));
  const told = [await admin.read(path(meeting)), await admin.read(`/committees/${committee.id}`), await admin.read('/evaluations', { agreement: agreement.id }),
    await admin.read('/committee_decisions', { committee: committee.id }), await admin.read('/changes', { concept: 'committee_meetings', id: meeting.id }),
    await admin.read('/changes', { concept: 'committees', id: committee.id })];
  assert.doesNotMatch(JSON.stringify(told), /Zerhouni|الزرهوني/);
  assert.equal(told[0].minutes, 'signed');
  assert.equal(told[0].items[0].decisions[0].text.fr, 'Le programme est arrêté.');
});
