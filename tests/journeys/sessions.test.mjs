import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { eventually } from './figures.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, programme;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
});
after(() => server.stop());

test('a session is planned, read, changed and listed', async () => {
  const trainer = await makePerson(admin);
  const body = sessionBody(programme, { seats: 12, team: [{ person_id: trainer.id, role: 'trainer' }], head_count: { total: 10, women: 4 },
    languages: ['fr'], external_reference: 'REG-1', note: 'Deux\nlignes' });
  const made = await admin.post('/sessions', body);
  assert.equal(made.status, 201);
  assert.equal(made.headers.get('location'), `/api/v1/sessions/${made.body.id}`);
  assert.equal(made.headers.get('etag'), '"1"');
  const read = await admin.read(`/sessions/${made.body.id}`);
  assert.match(read.reference, /^F-\d{4}-\d{4}$/);
  assert.equal(read.status, 'planned');
  assert.equal(read.country, 'MA');
  assert.equal(read.region_code, 'MA-04');
  assert.equal(read.planned_minutes, 480);
  assert.deepEqual(read.programme_ids, [programme.id]);
  assert.deepEqual(read.days[0].sittings[1], { number: 2, starts: '14:00', ends: '16:00' });
  assert.equal(read.team[0].family_name, 'Alaoui');
  assert.equal(read.counts.sittings_without_attendance, 3);

  // What was read may be sent back; nothing is lost on the way.
  const same = await admin.change(`/sessions/${read.id}`, read, { version: 1 });
  assert.equal(same.version, 2);
  assert.deepEqual({ ...same, version: 1 }, read);

  const listed = await admin.read('/sessions', { region: 'MA-04', status: 'planned', total: true });
  assert.equal(listed.items.find((item) => item.id === read.id).programme_codes[0], programme.code);
  assert.equal(listed.total, listed.items.length);
  assert.equal((await admin.read('/sessions', { q: read.reference })).items[0].id, read.id);
  assert.equal((await admin.read('/sessions', { programme: programme.code, has_missing_attendance: true })).items[0].id, read.id);
  const csv = await admin.get('/sessions', { query: { format: 'csv', q: 'budget' } });
  assert.match(csv.headers.get('content-type'), /^text\/csv/);
  assert.match(csv.body, new RegExp(`${read.reference};Budget sensible au genre;`));
});

test('a day without hours reads back as one sitting of unknown hours', async () => {
  const session = await admin.create('/sessions', sessionBody(programme, { days: [{ date: '2026-05-12' }, { date: '2026-05-13', sittings: [{}] }] }));
  assert.deepEqual(session.days, [{ date: '2026-05-12', sittings: [{ number: 1 }] }, { date: '2026-05-13', sittings: [{ number: 1 }] }]);
});

const refused = {
  'thirtieth of February': [{ days: [{ date: '2026-02-30' }] }, { 'days/0/date': 'invalid_date' }],
  'year 0': [{ days: [{ date: '0000-01-01' }] }, { 'days/0/date': 'invalid_date' }],
  'same day twice': [{ days: [{ date: '2026-05-12' }, { date: '2026-05-12' }] }, { 'days/1/date': 'days_overlap' }],
  'end before start': [{ days: [{ date: '2026-05-12', sittings: [{ starts: '12:00', ends: '09:00' }] }] }, { 'days/0/sittings/0/ends': 'end_before_start' }],
  'sittings that overlap': [{ days: [{ date: '2026-05-12', sittings: [{ starts: '09:00', ends: '12:00' }, { starts: '11:00', ends: '13:00' }] }] },
    { 'days/0/sittings/1/starts': 'sittings_overlap' }],
  'no title': [{ title: {} }, { title: 'required' }],
  'long title': [{ title: { fr: 'x'.repeat(10_000) } }, { 'title/fr': 'too_long' }],
  'no programme': [{ programme_id: null }, { programme_ids: 'programme_required' }],
  'unknown programme': [{ programme_id: randomUUID() }, { programme_ids: 'unknown_programme' }],
  'unknown place': [{ place_code: 'XX-1' }, { place_code: 'unknown_place' }],
  'unknown zone': [{ time_zone: '../../etc/passwd' }, { time_zone: 'invalid_time_zone' }],
  'kind that is a modality': [{ kind: 'e_learning' }, { kind: 'not_one_of' }],
  'no seats': [{ seats: 0 }, { seats: 'out_of_range' }],
  'more parts than people': [{ head_count: { total: 3, women: 2, men: 2 } }, { head_count: 'parts_exceed_total' }],
  'period beside days': [{ planned_period: '2027-Q2' }, { planned_period: 'days_and_period' }],
  'unknown member of the team': [{ team: [{ person_id: randomUUID(), role: 'trainer' }] }, { team: 'unknown_person' }],
  'unknown field': [{ place: 'MA-04' }, { place: 'unknown_field' }],
};
for (const [name, [change, fields]] of Object.entries(refused)) {
  test(`a session is refused: ${name}`, async () => {
    assertProblem(await admin.post('/sessions', sessionBody(programme, change)), 422, 'invalid_input', fields);
  });
}

test('script in a title is text, a formula in the CSV is neutralised, odd searches find nothing', async () => {
  const title = '=cmd|<script>alert(1)</script>';
  const session = await admin.create('/sessions', sessionBody(programme, { title: { fr: title } }));
  assert.equal((await admin.read(`/sessions/${session.id}`)).title.fr, title);
  assert.match((await admin.get('/sessions', { query: { format: 'csv' } })).body, /;'=cmd\|<script>/);
  for (const q of ["'; drop table athar.session; --", '%', '\\', '_'.repeat(150)]) assert.deepEqual((await admin.read('/sessions', { q })).items, [], q);
  assertProblem(await admin.get('/sessions', { query: { from: '2026-02-30' } }), 422, 'invalid_input', { from: 'invalid_date' });
  assertProblem(await admin.get('/sessions', { query: { colour: 'red' } }), 422, 'invalid_input', { colour: 'unknown_parameter' });
  const cursor = Buffer.from(`-first_date\x1f${session.id}\x1f2026-99-99`).toString('base64url');
  assert.equal((await admin.get('/sessions', { query: { cursor } })).status, 200);
});

test('status changes follow the table and need what they need', async () => {
  const session = await admin.create('/sessions', sessionBody(programme, { days: [], planned_period: '2027-Q2' }));
  const put = (body, version) => admin.put(`/sessions/${session.id}/status`, body, { version });
  assertProblem(await put({ status: 'running' }, 1), 422, 'invalid_input', { status: 'days_required' });
  assertProblem(await put({ status: 'cancelled' }, 1), 422, 'invalid_input', { reason: 'reason_required' });
  assertProblem(await put({ status: 'open' }), 428, 'precondition_required');
  assert.equal((await put({ status: 'open' }, 1)).body.status, 'open');
  assertProblem(await put({ status: 'open' }, 2), 422, 'invalid_input', { status: 'transition_not_allowed' });
  const stale = await put({ status: 'cancelled', reason: 'Salle fermée' }, 1);
  assertProblem(stale, 412, 'stale');
  assert.equal(stale.body.current.version, 2);
  const cancelled = await put({ status: 'cancelled', reason: 'Salle fermée' }, 2);
  assert.equal(cancelled.body.status_reason, 'Salle fermée');
  assert.equal(cancelled.body.can.register, false);
});

test('an organisation’s sessions are those its people took part in while they served there', async () => {
  const ministry = await admin.create('/organisations', { name: { fr: 'Ministère de la pêche' }, type: 'ministry' });
  const division = await admin.create('/organisations', { name: { fr: 'Division des ports' }, type: 'ministry', parent_id: ministry.id });
  const elsewhere = await admin.create('/organisations', { name: { fr: 'Office des foires' }, type: 'ministry' });
  const person = await makePerson(admin, { organisation_id: division.id });
  const session = await admin.create('/sessions', sessionBody(programme, { title: { fr: 'Ports et pêche' } }));
  await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  await admin.create(`/people/${person.id}/affiliations`, { organisation_id: elsewhere.id, from: '2026-12-01' });
  const of = async ({ id }) => (await admin.read('/sessions', { organisation: id, total: true }));
  for (const one of [division, ministry]) {
    const page = await eventually(() => of(one), ({ items }) => items.length > 0);
    assert.deepEqual(page.items.map((item) => item.id), [session.id]);
    assert.equal(page.total, 1);
  }
  assert.deepEqual((await of(elsewhere)).items, []);
  assert.deepEqual((await of({ id: randomUUID() })).items, []);
  assertProblem(await admin.get('/sessions', { query: { organisation: 'x' } }), 422, 'invalid_input', { organisation: 'invalid_uuid' });
});

test('the same creation twice is one session', async () => {
  const body = sessionBody(programme, { id: randomUUID() });
  assert.equal((await admin.post('/sessions', body)).status, 201);
  assert.equal((await admin.post('/sessions', body)).status, 200);
  assertProblem(await admin.post('/sessions', { ...body, seats: 3 }), 409, 'id_taken');
  const external = sessionBody(programme, { external_reference: `R-${randomUUID()}` });
  await admin.create('/sessions', external);
  assert.equal((await admin.post('/sessions', external)).status, 409);
});

test('roles see and change what they may', async () => {
  const person = await makePerson(admin);
  const mine = await admin.create('/sessions', sessionBody(programme, { team: [{ person_id: person.id, role: 'trainer' }] }));
  const other = await admin.create('/sessions', sessionBody(programme));
  const trainer = await callerOf(server, admin, 'trainer', { person_id: person.id });
  assert.deepEqual((await trainer.read('/sessions')).items.map((item) => item.id), [mine.id]);
  assert.equal((await trainer.read(`/sessions/${mine.id}`)).can.take_attendance, true);
  assertProblem(await trainer.get(`/sessions/${other.id}`), 404, 'not_found');
  assertProblem(await trainer.post('/sessions', sessionBody(programme)), 403, 'not_allowed');
  const viewer = await callerOf(server, admin, 'viewer');
  assert.equal((await viewer.read(`/sessions/${other.id}`)).can.update, false);
  assertProblem(await viewer.put(`/sessions/${other.id}`, sessionBody(programme), { version: 1 }), 403, 'not_allowed');
  assertProblem(await viewer.get(`/sessions/${other.id}/registrations`), 403, 'not_allowed');
  assertProblem(await server.client().get('/sessions'), 401, 'unauthenticated');
  assertProblem(await admin.get('/sessions/not-an-id'), 404, 'not_found');
});
