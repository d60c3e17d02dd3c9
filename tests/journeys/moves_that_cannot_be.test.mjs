// A session moved where it cannot be, or where one should look twice: into the past, over forty days, over the change of the clocks, away from
// attendance, into rooms that are gone; and what leaves by mail of it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { byIcalJs, byPython } from '../support/calendar.mjs';
import { assertProblem } from '../support/client.mjs';
import { mailServer } from '../support/mail.mjs';
import { startServer } from '../support/server.mjs';
import { day, personWithAddress, sessionToCome } from './inviting.mjs';
import { makePerson, makeProgramme, sessionBody } from './training.mjs';

let mail, server, admin, programme, venue_id;
before(async () => {
  mail = await mailServer();
  server = await startServer({ environment: mail.environment });
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  venue_id = (await admin.create('/venues', { name: { fr: 'Centre' } })).id;
});
after(async () => {
  await server?.stop();
  await mail?.stop();
});

const morning = { starts: '09:00', ends: '12:00' };
const on = (...dates) => dates.map((date) => ({ date, sittings: [morning] }));
const plan = (more) => admin.create('/sessions', sessionBody(programme, more));
const makeRoom = (more = {}) => admin.create('/rooms', { venue_id, name: { fr: `Salle ${randomUUID().slice(0, 4)}` }, seats: 30, ...more });
const version = async (session) => (await admin.read(`/sessions/${session.id}`)).version;
const moved = async (session, days, more = {}) => admin.put(`/sessions/${session.id}/schedule`, { days, ...more }, { version: await version(session) });
const daysFrom = (first, count) => Array.from({ length: count }, (_, i) => new Date(Date.parse(`${first}T12:00:00Z`) + i * 86_400_000).toISOString().slice(0, 10));

test('into the past and over forty days it goes, and says so; what is no plan is refused by its field', async () => {
  const session = await plan({ days: on('2027-10-04') });
  const past = await moved(session, on('2020-02-28', '2020-02-29'));
  assert.deepEqual([past.status, past.body.notices], [200, ['in_past']], JSON.stringify(past.body));
  const reason = { reason: 'Cycle de huit semaines' };
  const long = await moved(session, on(...daysFrom('2027-10-04', 40)), reason);
  assert.deepEqual([long.status, long.body.notices, long.body.days.length], [200, ['many_days'], 40], JSON.stringify(long.body));
  for (const [days, fields] of [
    [on(...daysFrom('2027-10-04', 201)), { days: 'too_many_items' }],
    [on('2027-02-29'), { 'days/0/date': 'invalid_date' }],
    [on('2027-10-05', '2027-10-05'), { 'days/1/date': 'days_overlap' }],
    [[{ date: '2027-10-05', sittings: [{ starts: '12:00', ends: '09:00' }] }], { 'days/0/sittings/0/ends': 'end_before_start' }],
    [[{ date: '2027-10-05', sittings: [{ starts: '09:00' }] }], { 'days/0/sittings/0/ends': 'required' }],
    [[{ date: '2027-10-05', sittings: [morning, { starts: '11:00', ends: '13:00' }] }], { 'days/0/sittings/1/starts': 'sittings_overlap' }],
    [[{ date: '2027-10-05', sittings: [morning, { starts: '13:00', ends: '14:00' }, { starts: '15:00', ends: '16:00' }] }], { 'days/0/sittings': 'too_many_items' }],
  ])
    assertProblem(await moved(session, days, reason), 422, 'invalid_input', fields, JSON.stringify(fields));
  assert.equal((await admin.read(`/sessions/${session.id}`)).days.length, 40, 'nothing of it was kept');
});

test('over the change of the clocks it keeps its hours on the wall, also those that the clocks skip', async () => {
  // In the night to 7 February 2027 the clocks go back an hour for Ramadan, in the night to 14 March they go forward again.
  for (const [date, starts, ends, utc] of [['2027-02-07', '09:00', '12:00', ['09:00', '12:00']], ['2027-02-06', '09:00', '12:00', ['08:00', '11:00']], ['2027-03-14', '09:00', '12:00', ['08:00', '11:00']], ['2027-03-14', '02:15', '05:00', [null, '04:00']]]) {
    const session = await plan({ days: on('2027-10-11') });
    const answer = await moved(session, [{ date, sittings: [{ starts, ends }] }], { reason: 'Veillée' });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.deepEqual(answer.body.days[0].sittings.map((each) => [each.starts, each.ends]), [[starts, ends]]);
    const file = (await admin.get(`/sessions/${session.id}/calendar_file`)).body;
    const [python] = byPython(file).events;
    if (utc[0]) assert.equal(python.starts, `${date}T${utc[0]}:00Z`, `${date} ${starts}`);
    const [[from, to]] = byIcalJs(file).events[0].times;
    if (utc[0]) assert.deepEqual([from.slice(11, 16), to.slice(11, 16)], utc, `${date} ${starts}`);
    assert.ok(from < to, `${date} ${starts}: ends after it starts`);
  }
  // Two sessions that follow each other on the wall do not clash on the day of the change; two that overlap do.
  const person = await makePerson(admin);
  const [first, second] = [await plan({ days: on('2027-10-12') }), await plan({ days: on('2027-10-13') })];
  for (const each of [first, second]) await admin.create(`/sessions/${each.id}/registrations`, { person_id: person.id });
  assert.equal((await moved(first, [{ date: '2027-02-07', sittings: [{ starts: '01:00', ends: '03:30' }] }], { reason: 'Nuit' })).status, 200);
  const check = async (starts) => (await admin.post(`/sessions/${second.id}/clash_checks`, { days: [{ date: '2027-02-07', sittings: [{ starts, ends: '06:00' }] }] })).body.clashes.filter(({ kind }) => kind === 'participants_taken').length;
  assert.deepEqual([await check('03:30'), await check('03:29')], [0, 1]);
});

test('what took place stays where it was: attendance, completed, closed, cancelled', async () => {
  const session = await plan({ days: on('2026-05-12', '2026-05-13') });
  const person = await makePerson(admin);
  await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  await admin.change(`/sessions/${session.id}/attendances`, { entries: ['2026-05-12', '2026-05-13'].map((date) => ({ person_id: person.id, date, sitting: 1, present: true })) });
  const away = await moved(session, on('2026-05-19', '2026-05-20'));
  assert.ok([409, 422].includes(away.status), JSON.stringify(away.body));
  assert.match(away.body.fields[0].message, /2026-05-12/, 'which days');
  const status = async (to, more = {}) => admin.put(`/sessions/${session.id}/status`, { status: to, ...more }, { version: await version(session) });
  for (const to of ['open', 'confirmed', 'running', 'completed']) assert.equal((await status(to)).status, 200, to);
  const refused = await status('cancelled', { reason: 'Erreur' });
  assertProblem(refused, 422, 'invalid_input', { status: 'transition_not_allowed' });
  assert.equal((await status('closed')).status, 200);
  const closed = await moved(session, on('2026-05-12', '2026-05-13'));
  assert.ok([409, 422].includes(closed.status), JSON.stringify(closed.body));
  assert.deepEqual((await admin.read(`/sessions/${session.id}`)).days.map(({ date }) => date), ['2026-05-12', '2026-05-13']);
});

test('a room that is out of service, unknown or gone is not moved into; one that is booked is not removed, with its venue neither', async () => {
  const [good, closed, gone] = [await makeRoom(), await makeRoom({ in_service: false }), await makeRoom()];
  assert.equal((await admin.delete(`/rooms/${gone.id}`, { version: 1 })).status, 204);
  const session = await plan({ days: on('2027-10-18'), rooms: { room_ids: [good.id] } });
  const swap = (room_id) => moved(session, on('2027-10-19'), { room_id, instead_of_room_id: good.id });
  assertProblem(await swap(closed.id), 409, 'out_of_service');
  for (const room of [gone.id, randomUUID()]) assertProblem(await swap(room), 422, 'invalid_input', { room_id: 'unknown_room' });
  assert.deepEqual((await admin.read(`/sessions/${session.id}/bookings`)).bookings.map(({ room_id: id }) => id), [good.id]);
  assertProblem(await admin.delete(`/rooms/${good.id}`, { version: 1 }), 409, 'room_booked');
  const venue = await admin.delete(`/venues/${venue_id}`, { version: 1 });
  assert.equal(venue.status, 409, JSON.stringify(venue.body));
});

test('of days that are over nobody is told, though somebody says so', async () => {
  const session = await sessionToCome(admin, { days: on('2026-05-12') });
  const person = await personWithAddress(admin);
  await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  assert.equal((await moved(session, on('2026-05-13'), { tell: {} })).status, 200);
  assert.equal((await admin.read('/mail_messages', { session: session.id })).items.length, 0);
  assert.equal((await moved(session, on(day(40)), { tell: {} })).status, 200);
  await mail.received(1);
  assert.equal((await admin.read('/mail_messages', { session: session.id })).items.length, 1, 'but of days to come');
});

test('a name that would begin a header is refused where it is typed, and one that quotes stays a name in mails and calendars', async () => {
  for (const family_name of ['Alaoui\r\nBcc: all@example.org', 'Alaoui\nX: y', 'Alaoui\u2028Bcc: x'])
    assert.equal((await admin.post('/people', { family_name, given_name: 'Salma', sex: 'F' })).status, 422, JSON.stringify(family_name));
  assertProblem(await admin.post('/sessions', sessionBody(programme, { title: { fr: 'Budget\r\nBcc: all@example.org' } })), 422, 'invalid_input', { 'title/fr': 'control_characters' });
  const session = await sessionToCome(admin, { title: { fr: 'Budget "genre"; suite, fin: "x" <b@c.d>' } });
  const person = await personWithAddress(admin, { family_name: 'O"Brien; ROLE=CHAIR, "x":mailto:a@b.c', given_name: '=?utf-8?q?Bcc?=' });
  await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  const before = mail.taken.length;
  assert.equal((await moved(session, on(day(45)), { reason: 'Quel que soit le jour', tell: { message: 'Ligne\n.\nQUIT\r\nBcc: all@example.org' } })).status, 200);
  await mail.received(before + 1);
  const letter = mail.taken.at(-1);
  const head = letter.raw.slice(0, letter.raw.search(/\r?\n\r?\n/));
  assert.doesNotMatch(head, /^(Bcc|X):/im);
  assert.deepEqual(head.match(/^To:/gim).length, 1);
  assert.equal(letter.to, person.email);
  const file = (await admin.get(`/sessions/${session.id}/calendar_file`)).body;
  assert.equal(byPython(file).events[0].summary, 'Budget "genre"; suite, fin: "x" <b@c.d>');
});
