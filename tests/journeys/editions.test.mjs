// Copies of a session, its steps, and what it costs.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { made } from './exports.mjs';
import { eventually } from './figures.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, programme, fund;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  fund = await admin.create('/organisations', { name: { fr: 'Fonds d’appui' }, type: 'ministry' });
});
after(() => server?.stop());

const hours = [{ starts: '09:00', ends: '12:30' }, { starts: '14:00', ends: '16:30' }];
const days = (...dates) => dates.map((date) => ({ date, sittings: hours }));
const plan = (more) => admin.create('/sessions', sessionBody(programme, more));

test('a copy is shown before it is made: weekdays and hours are kept, holidays skipped, and what could not be kept is said', async () => {
  const person = await makePerson(admin);
  const session = await plan({ days: days('2026-05-11', '2026-05-12', '2026-05-13'), seats: 20, note: 'Salle B', head_count: { total: 12 }, external_reference: `R-${randomUUID()}`,
    team: [{ person_id: person.id, role: 'trainer' }] });
  const preview = await admin.read(`/sessions/${session.id}/copy`, { starts_on: '2027-05-17' });
  assert.deepEqual(preview.days.map(({ date }) => date), ['2027-05-19', '2027-05-20', '2027-05-21']);
  assert.deepEqual(preview.days[0].sittings.map(({ starts, ends }) => [starts, ends]), [['09:00', '12:30'], ['14:00', '16:30']]);
  assert.deepEqual(preview.notes.map(({ remark }) => remark), ['holiday', 'holiday', 'after_moved_day']);
  assert.equal(preview.notes[0].name.fr, 'Aïd Al Adha');
  assert.equal((await admin.read('/sessions', { programme: programme.code })).items.length, 1, 'nothing is made by looking');

  const id = randomUUID();
  const made = await admin.post(`/sessions/${session.id}/copies`, { id, starts_on: '2027-05-17' });
  assert.equal(made.status, 201);
  assert.deepEqual(made.body.notes, preview.notes);
  const copy = await admin.read(`/sessions/${id}`);
  assert.deepEqual(copy.days, preview.days);
  assert.deepEqual([copy.status, copy.seats, copy.team[0].person_id, copy.note, copy.head_count, copy.external_reference],
    ['planned', 20, person.id, undefined, undefined, undefined]);
  const again = await admin.post(`/sessions/${session.id}/copies`, { id, starts_on: '2027-05-17' });
  assert.deepEqual([again.status, again.body.session.id], [200, id], 'sent twice, made once');
  assertProblem(await admin.post(`/sessions/${session.id}/copies`, { id, starts_on: '2027-06-07' }), 409, 'id_taken');
});

test('copies over Ramadan, from 29 February and into the past are made with a note', async () => {
  const session = await plan({ days: days('2028-02-28', '2028-02-29') });
  const leap = await admin.read(`/sessions/${session.id}/copy`, { starts_on: '2029-02-26' });
  assert.deepEqual(leap.notes.filter(({ remark }) => remark === 'leap_day').map(({ from, to }) => [from, to]), [['2028-02-29', '2029-02-27']]);
  const ramadan = await admin.read(`/sessions/${session.id}/copy`, { starts_on: '2027-02-08' });
  assert.deepEqual(ramadan.notes.map(({ remark }) => remark), ['leap_day', 'ramadan_hours', 'ramadan_hours']);
  const summer = await plan({ days: days('2026-07-06') });
  assert.ok((await admin.read(`/sessions/${summer.id}/copy`, { starts_on: '2027-02-08' })).notes.some(({ remark }) => remark === 'clock_differs'));
  const past = await admin.read(`/sessions/${summer.id}/copy`, { starts_on: '2020-07-06' });
  assert.deepEqual(past.notes.map(({ remark }) => remark), ['in_past']);
  for (const starts_on of ['2027-02-29', 'demain', '2200-01-01'])
    assertProblem(await admin.get(`/sessions/${summer.id}/copy`, { query: { starts_on } }), 422, 'invalid_input', { starts_on: 'invalid_date' });
  assertProblem(await admin.get(`/sessions/${session.id}/copy`, { query: { starts_on: '2199-12-31' } }), 422, 'invalid_input', { starts_on: 'invalid_date' });
  const without = await plan({ days: [], planned_period: '2027-Q2' });
  assertProblem(await admin.post(`/sessions/${without.id}/copies`, { starts_on: '2027-05-17' }), 422, 'invalid_input', { starts_on: 'days_required' });
});

test('a copy of an edition is the next edition of its course', async () => {
  const course = await admin.create('/courses', { title: { fr: 'Formation' }, kind: 'training', modality: 'in_person' });
  const first = await plan({ course_id: course.id, days: days('2026-06-08') });
  const made = await admin.post(`/sessions/${first.id}/copies`, { starts_on: '2027-06-07' });
  assert.deepEqual([made.body.session.edition, made.body.session.course.reference], [2, course.reference]);
});

test('forty days and days that are over are allowed, and said', async () => {
  const forty = Array.from({ length: 40 }, (_, i) => new Date(Date.UTC(2026, 0, 5 + i)).toISOString().slice(0, 10));
  assert.deepEqual((await plan({ days: days(...forty) })).notices, ['in_past', 'many_days']);
  assert.deepEqual((await plan({ days: days('2099-01-05') })).notices, []);
});

test('each step is checked, dated and kept with its reason', async () => {
  const session = await plan({ days: days('2026-05-12'), head_count: null });
  let version = 1;
  const step = async (status, reason) => {
    const answer = await admin.put(`/sessions/${session.id}/status`, { status, reason }, { version });
    if (answer.status === 200) version = answer.body.version;
    return answer;
  };
  assert.deepEqual(session.next_statuses.map(({ status }) => status), ['open', 'confirmed', 'running', 'completed', 'postponed', 'cancelled']);
  assert.equal((await step('confirmed')).status, 200);
  assertProblem(await step('open'), 422, 'invalid_input', { reason: 'reason_required' });
  assertProblem(await step('postponed'), 422, 'invalid_input', { reason: 'reason_required' });
  assert.equal((await step('postponed', 'Grève des transports')).body.status_reason, 'Grève des transports');
  const person = await makePerson(admin);
  assert.equal((await admin.post(`/sessions/${session.id}/registrations`, { person_id: person.id })).status, 201, 'the list of a postponed session goes on');
  const attend = () => admin.put(`/sessions/${session.id}/attendances`, { entries: [1, 2].map((sitting) => ({ person_id: person.id, date: '2026-05-12', sitting, present: true })) });
  assertProblem(await attend(), 409, 'session_postponed');
  version = (await admin.read(`/sessions/${session.id}`)).version;
  for (const status of ['open', 'running', 'completed']) assert.equal((await step(status)).status, 200, status);
  assertProblem(await step('cancelled', 'Erreur'), 422, 'invalid_input', { status: 'transition_not_allowed' });
  assertProblem(await step('closed'), 422, 'invalid_input', { status: 'attendance_missing' });
  assert.equal((await attend()).status, 200);
  version = (await admin.read(`/sessions/${session.id}`)).version;
  assert.equal((await step('closed')).status, 200);

  assertProblem(await attend(), 409, 'session_closed');
  assertProblem(await admin.put(`/sessions/${session.id}`, await admin.read(`/sessions/${session.id}`), { version }), 409, 'session_closed');
  assertProblem(await admin.post(`/sessions/${session.id}/registrations`, { person_id: (await makePerson(admin)).id }), 409, 'session_closed');
  assertProblem(await admin.put(`/sessions/${session.id}/budget`, { lines: [] }, { version: 0 }), 409, 'session_closed');
  assertProblem(await step('completed'), 422, 'invalid_input', { reason: 'reason_required' });
  assert.equal((await step('completed', 'Feuille corrigée')).status, 200);

  const steps = (await admin.read(`/sessions/${session.id}/status_steps`)).items;
  assert.deepEqual(steps.map(({ status }) => status), ['completed', 'closed', 'completed', 'running', 'open', 'postponed', 'confirmed']);
  assert.equal(steps.at(-2).reason, 'Grève des transports');
  assert.ok(steps.every(({ actor, at }) => actor && at));
});

test('a closed session counts as a completed one; a postponed one is not counted', async () => {
  const own = await makeProgramme(admin);
  const session = await admin.create('/sessions', sessionBody(own, { days: days('2026-05-12') }));
  const person = await makePerson(admin);
  await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  const move = async (...statuses) => {
    for (const status of statuses) {
      const { version } = await admin.read(`/sessions/${session.id}`);
      await admin.change(`/sessions/${session.id}/status`, { status, reason: 'motif' }, { version });
    }
  };
  const people = () => admin.read('/reach', { measure: 'unique_participants', programme: own.code });
  await move('open', 'running');
  await admin.put(`/sessions/${session.id}/attendances`, { entries: [1, 2].map((sitting) => ({ person_id: person.id, date: '2026-05-12', sitting, present: true })) });
  await move('completed');
  await eventually(people, ({ value }) => value === 1);
  await move('closed');
  assert.equal((await people()).value, 1);
  const held = await admin.read('/reach', { measure: 'sessions', programme: own.code });
  assert.equal(held.value, 1);
  const other = await admin.create('/sessions', sessionBody(own, { days: days('2026-06-09') }));
  await admin.change(`/sessions/${other.id}/status`, { status: 'postponed', reason: 'motif' }, { version: 1 });
  assert.equal((await admin.read('/reach', { measure: 'sessions', programme: own.code })).value, 1);
});

test('a budget is kept by line and funder; currencies are never added', async () => {
  const own = await makeProgramme(admin);
  const session = await admin.create('/sessions', sessionBody(own));
  const path = `/sessions/${session.id}/budget`;
  const empty = await admin.get(path);
  assert.deepEqual([empty.body.version, empty.body.lines, empty.headers.get('etag')], [0, [], '"0"']);
  const lines = [
    { label: 'Restauration', funder_id: fund.id, currency: 'MAD', planned_minor: 4500000, committed_minor: 4200000, note: 'devis' },
    { label: 'Expertise', currency: 'CAD', planned_minor: 250000, spent_minor: 260000 },
    { label: 'Salle', funder_id: fund.id, currency: 'MAD', planned_minor: 500000 },
  ];
  assertProblem(await admin.put(path, { lines }), 428, 'precondition_required');
  const saved = await admin.put(path, { lines }, { version: 0 });
  assert.equal(saved.status, 200);
  assert.deepEqual(saved.body.totals, [{ currency: 'CAD', planned_minor: 250000, spent_minor: 260000 }, { currency: 'MAD', planned_minor: 5000000, committed_minor: 4200000 }]);
  assert.deepEqual(saved.body.funder_totals.map(({ funder_name: name, currency, planned_minor: planned }) => [name?.fr, currency, planned]),
    [['Fonds d’appui', 'MAD', 5000000], [undefined, 'CAD', 250000]]);
  const read = await admin.read(path);
  assert.equal((await admin.put(path, read, { version: 1 })).body.version, 2, 'what was read may be sent back');
  const stale = await admin.put(path, { lines: [] }, { version: 1 });
  assertProblem(stale, 412, 'stale');
  assert.equal(stale.body.current.lines.length, 3);

  const totals = await admin.read('/budget_totals', { programme: own.code });
  assert.deepEqual(totals.items.map((item) => [item.currency, item.planned_minor, item.sessions]), [['MAD', 5000000, 1], ['CAD', 250000, 1]]);
  const firstPage = await admin.read('/budget_lines', { programme: own.code, limit: 2 });
  const lastPage = await admin.read('/budget_lines', { programme: own.code, limit: 2, cursor: firstPage.next_cursor });
  assert.deepEqual([...firstPage.items, ...lastPage.items].map(({ label }) => label), ['Restauration', 'Expertise', 'Salle']);
  const csv = await admin.get('/budget_lines', { query: { format: 'csv', session: session.id } });
  assert.match(csv.body, /Restauration;Fonds d’appui;MAD;45000(,00)?;42000/);
  for (const list of ['budget_lines', 'budget_totals']) {
    const file = await made(admin, { list, format: 'xlsx', language: 'ar', filters: { programme: own.code, funder: fund.id } });
    assert.deepEqual([file.state, file.progress.done], ['done', list === 'budget_lines' ? 2 : 1], list);
  }
});

const spoiled = {
  'an unknown currency': [{ currency: 'XYZ' }, { 'lines/0/currency': 'unknown_currency' }],
  'no currency': [{ currency: undefined }, { 'lines/0/currency': 'required' }],
  'an absurd amount': [{ planned_minor: 10_000_000_000_001 }, { 'lines/0/planned_minor': 'out_of_range' }],
  'a negative amount': [{ spent_minor: -1 }, { 'lines/0/spent_minor': 'out_of_range' }],
  'no amount': [{ planned_minor: null }, { 'lines/0/planned_minor': 'amount_required' }],
  'half a centime': [{ planned_minor: 0.5 }, { 'lines/0/planned_minor': 'not_a_whole_number' }],
  'no label': [{ label: ' ' }, { 'lines/0/label': 'required' }],
  'an unknown funder': [{ funder_id: randomUUID() }, { lines: 'unknown_organisation' }],
};
for (const [name, [more, fields]] of Object.entries(spoiled))
  test(`a budget is refused: ${name}`, async () => {
    const session = await plan();
    const line = { label: 'Salle', currency: 'MAD', planned_minor: 100, ...more };
    assertProblem(await admin.put(`/sessions/${session.id}/budget`, { lines: [line] }, { version: 0 }), 422, 'invalid_input', fields);
  });

test('wrong roles see neither budgets nor copies', async () => {
  const session = await plan();
  const viewer = await callerOf(server, admin, 'viewer');
  for (const path of [`/sessions/${session.id}/budget`, '/budget_lines', '/budget_totals', `/sessions/${session.id}/copy?starts_on=2027-01-04`])
    assertProblem(await viewer.get(path), 403, 'not_allowed');
  assertProblem(await viewer.post(`/sessions/${session.id}/copies`, { starts_on: '2027-01-04' }), 403, 'not_allowed');
  assert.deepEqual([(await viewer.read(`/sessions/${session.id}`)).next_statuses, (await viewer.read(`/sessions/${session.id}`)).can.read_budget], [[], false]);
  const manager = await callerOf(server, admin, 'manager');
  assert.equal((await manager.read(`/sessions/${session.id}/budget`)).can.update, false);
  assertProblem(await manager.put(`/sessions/${session.id}/budget`, { lines: [] }, { version: 0 }), 403, 'not_allowed');
  assertProblem(await admin.get(`/sessions/${randomUUID()}/budget`), 404, 'not_found');
});
