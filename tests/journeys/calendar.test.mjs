// The calendar: sessions with their days in a span, in the caller's scope, and the holidays in it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, programme, other, salma, course, visit, elsewhere;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  other = await makeProgramme(admin);
  salma = await makePerson(admin);
  const day = (date, ...hours) => ({ date, sittings: hours.map(([starts, ends]) => ({ starts, ends })) });
  course = await admin.create('/sessions', sessionBody(programme, {
    days: [day('2027-02-25', ['09:00', '12:00'], ['14:00', '16:00']), day('2027-02-26', ['09:00', '12:00']), day('2027-03-01', ['09:00', '12:00'])],
    team: [{ person_id: salma.id, role: 'trainer' }], seats: 20,
  }));
  visit = await admin.create('/sessions', sessionBody(other, { kind: 'study_visit', days: [day('2027-03-15', ['10:00', '12:00'])] }));
  elsewhere = await admin.create('/sessions', sessionBody(other, { place_code: 'MA-02', days: [day('2027-05-03', ['10:00', '12:00'])] }));
});
after(() => server.stop());

const march = { from: '2027-03-01', to: '2027-03-31' };
const ids = async (caller, query) => (await caller.read('/calendar', query)).sessions.map(({ id }) => id);

test('a month holds the days that lie in it, with hours, people and places', async () => {
  const { sessions, holidays, can, is_cut } = await admin.read('/calendar', march);
  assert.deepEqual(sessions.map(({ id }) => id), [course.id, visit.id]);
  const [first] = sessions;
  assert.deepEqual(first.days, [{ date: '2027-03-01', sittings: [{ number: 1, starts: '09:00', ends: '12:00' }], room_ids: [], trainer_ids: [salma.id] }]);
  assert.deepEqual([first.first_date, first.last_date, first.version, first.seats, first.registered], ['2027-02-25', '2027-03-01', 1, 20, 0]);
  assert.deepEqual(first.programme_codes, [programme.code]);
  assert.deepEqual(first.trainers.map(({ person_id }) => person_id), [salma.id]);
  assert.deepEqual([can.update, is_cut], [true, false]);
  assert.deepEqual(holidays.map(({ kind, starts_on, ends_on }) => [kind, starts_on, ends_on]),
    [['ramadan', '2027-02-08', '2027-03-09'], ['lunar', '2027-03-10', '2027-03-11']]);
  const february = await admin.read('/calendar', { from: '2027-02-25', to: '2027-02-25' });
  assert.deepEqual(february.sessions[0].days[0].sittings.map(({ starts }) => starts), ['09:00', '14:00']);
});

test('each filter leaves what it names, and only that', async () => {
  const year = { from: '2027-01-01', to: '2027-12-31' };
  for (const [filter, left] of [
    [{ programme: other.code }, [visit.id, elsewhere.id]], [{ programme: other.id }, [visit.id, elsewhere.id]], [{ kind: 'study_visit' }, [visit.id]],
    [{ place: 'MA-02' }, [elsewhere.id]], [{ trainer: salma.id }, [course.id]], [{ trainer: randomUUID() }, []], [{ room: randomUUID() }, []],
    [{ status: 'planned' }, [course.id, visit.id, elsewhere.id]], [{ status: 'open' }, []],
  ])
    assert.deepEqual(await ids(admin, { ...year, ...filter }), left, JSON.stringify(filter));
});

test('a room that is booked stands with its session, until it is cancelled', async () => {
  const [venue, room] = [randomUUID(), randomUUID()];
  await server.database.query(`insert into athar.venue (id, name_fr) values ('${venue}', 'Centre')`);
  await server.database.query(`insert into athar.room (id, venue_id, name_fr) values ('${room}', '${venue}', 'Salle A')`);
  await server.database.query(`insert into athar.booking (session_id, position, room_id) values ('${visit.id}', 1, '${room}')`);
  const { sessions } = await admin.read('/calendar', { ...march, room });
  assert.deepEqual(sessions.map(({ id, rooms, days }) => [id, rooms[0].name.fr, days[0].room_ids]), [[visit.id, 'Salle A', [room]]]);
  await admin.change(`/sessions/${visit.id}/status`, { status: 'cancelled', reason: 'Reportée' }, { version: 1 });
  const [cancelled] = (await admin.read('/calendar', { ...march, kind: 'study_visit' })).sessions;
  assert.deepEqual([cancelled.status, cancelled.days[0].room_ids], ['cancelled', []]);
});

test('two statements, however many sessions', async () => {
  const answer = await admin.get('/calendar', { query: { from: '2027-01-01', to: '2027-12-31' } });
  const logged = new RegExp(`request id=${answer.headers.get('x-request-id')} .* sql=(\\d+) bytes`);
  let line;
  for (let tries = 0; tries < 100 && !line; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    [line] = server.logged(logged);
  }
  assert.equal(logged.exec(line)[1], '2');
});

test('a span has its bounds', async () => {
  for (const [query, fields] of [
    [{}, { from: 'required', to: 'required' }], [{ from: '2027-13-01', to: '2027-03-01' }, { from: 'invalid_date' }],
    [{ from: '2027-03-02', to: '2027-03-01' }, { to: 'end_before_start' }], [{ from: '2027-01-01', to: '2028-02-05' }, { to: 'out_of_range' }],
    [{ ...march, kind: 'dance' }, { kind: 'not_one_of' }], [{ ...march, status: 'asleep' }, { status: 'not_one_of' }],
    [{ ...march, room: '7' }, { room: 'invalid_uuid' }], [{ ...march, colour: 'red' }, { colour: 'unknown_parameter' }],
  ])
    assertProblem(await admin.get('/calendar', { query }), 422, 'invalid_input', fields);
});

test('everybody sees their own part: a trainer, an auditor, a focal point; a partner nothing', async () => {
  const year = { from: '2027-01-01', to: '2027-12-31' };
  const trainer = await callerOf(server, admin, 'trainer', { person_id: salma.id });
  assert.deepEqual(await ids(trainer, year), [course.id]);
  assert.equal((await trainer.read('/calendar', year)).can.update, false);
  const auditor = await callerOf(server, admin, 'auditor', { programme_id: other.id, period_from: '2027-01-01', period_to: '2027-03-31', expires_at: '2199-01-01T00:00:00Z' });
  assert.deepEqual(await ids(auditor, year), [visit.id]);
  const organisation = await admin.create('/organisations', { name: { fr: 'Ministère' }, type: 'ministry' });
  const focal = await callerOf(server, admin, 'focal_point', { organisation_id: organisation.id });
  assert.deepEqual(await ids(focal, year), []);
  const partner = await callerOf(server, admin, 'partner', { organisation_id: organisation.id });
  assertProblem(await partner.get('/calendar', { query: year }), 403, 'not_allowed');
  assert.equal((await server.client().get('/calendar', { query: year })).status, 401);
});
