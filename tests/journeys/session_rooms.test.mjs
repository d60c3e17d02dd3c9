// A coordinator plans a session and books its room in one step: free and taken rooms are told with the next free days, and what is refused leaves nothing.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, programme, other, venue_id;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  other = await callerOf(server, admin, 'coordinator');
  venue_id = (await admin.create('/venues', { name: { fr: 'Centre' }, place_code: 'MA-04' })).id;
});
after(() => server?.stop());

const on = (...dates) => dates.map((date) => ({ date, sittings: [{ starts: '09:00', ends: '12:00' }] }));
const makeRoom = (more = {}) => admin.create('/rooms', { venue_id, name: { fr: `Salle ${randomUUID().slice(0, 4)}` }, seats: 30, ...more });
const body = (more) => sessionBody(programme, more);
const bookingsOf = ({ id }) => admin.read(`/sessions/${id}/bookings`);
const roomsOf = async (session) => (await bookingsOf(session)).bookings.map(({ room_id }) => room_id);
const check = async (asked) => (await admin.post('/room_checks', asked)).body.items;

test('a session is planned with its room in one step, and with none when the room is taken', async () => {
  const room = await makeRoom();
  const first = await admin.create('/sessions', body({ days: on('2027-09-07'), rooms: { room_ids: [room.id] } }));
  assert.deepEqual([first.version, await roomsOf(first)], [1, [room.id]]);
  const id = randomUUID();
  const refused = await other.post('/sessions', body({ id, days: on('2027-09-07', '2027-09-08'), rooms: { room_ids: [room.id] } }));
  assertProblem(refused, 409, 'room_taken');
  assert.deepEqual(refused.body.fields.map(({ path, detail }) => [path, detail]), [['rooms', `${room.name.fr} · ${first.reference} · 2027-09-07 09:00–12:00`]]);
  assertProblem(await admin.get(`/sessions/${id}`), 404, 'not_found');
});

test('of two coordinators who plan a session in one room at one instant exactly one has it', async () => {
  for (let round = 0; round < 4; round += 1) {
    const room = await makeRoom();
    const asked = body({ days: on('2027-09-09'), rooms: { room_ids: [room.id] } });
    const answers = await Promise.all([admin.post('/sessions', asked), other.post('/sessions', asked)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
  }
});

test('days and room move together; what is booked for single days and the assets stay', async () => {
  const [taken, free] = [await makeRoom(), await makeRoom()];
  const asset = await admin.create('/assets', { name: { fr: 'Valise' } });
  await admin.create('/sessions', body({ days: on('2027-09-14'), rooms: { room_ids: [taken.id] } }));
  const session = await admin.create('/sessions', body({ days: on('2027-09-13'), rooms: { room_ids: [taken.id] } }));
  const booked = await admin.change(`/sessions/${session.id}/bookings`,
    { bookings: [{ room_id: taken.id }, { asset_id: asset.id }, { room_id: free.id, day: 2 }] }, { version: 2 });
  const move = (rooms) => admin.put(`/sessions/${session.id}`, { ...session, days: on('2027-09-14'), rooms }, { version: 1 });
  assertProblem(await move({ room_ids: [taken.id], version: booked.version }), 409, 'room_taken');
  assertProblem(await move({ room_ids: [free.id], version: 2 }), 409, 'bookings_changed', undefined);
  assertProblem(await move({ room_ids: [free.id] }), 409, 'bookings_changed', undefined, 'without a version');
  const moved = await move({ room_ids: [free.id], version: booked.version });
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
  const now = (await bookingsOf(session)).bookings;
  assert.deepEqual(now.map(({ room_id, asset_id, day }) => [room_id ?? null, asset_id ?? null, day ?? null]),
    [[null, asset.id, null], [free.id, null, 2], [free.id, null, null]]);
  const untouched = await admin.change(`/sessions/${session.id}`, { ...session, days: on('2027-09-14'), note: 'x' }, { version: 2 });
  assert.deepEqual([untouched.version, (await bookingsOf(session)).bookings], [3, now], 'without rooms they stay');
  assert.ok((await admin.read('/changes', { concept: 'sessions', id: session.id })).items.some(({ action }) => action === 'booked'));
});

test('a room that is only warned of needs its reason, in the same step', async () => {
  const room = await makeRoom({ double_booking: 'warned' });
  await admin.create('/sessions', body({ days: on('2027-09-20'), rooms: { room_ids: [room.id] } }));
  const asked = (reason) => admin.post('/sessions', body({ days: on('2027-09-20'), rooms: { room_ids: [room.id], reason } }));
  const refused = await asked();
  assertProblem(refused, 409, 'clash_needs_reason');
  assert.equal(refused.body.fields[0].path, 'rooms/reason');
  assert.equal((await asked('Salle divisée en deux')).status, 201);
});

test('hostile rooms of a session are refused by their field', async () => {
  const room = await makeRoom();
  const retired = await makeRoom({ in_service: false });
  const plan = (rooms) => admin.post('/sessions', body({ days: on('2027-09-21'), rooms }));
  assertProblem(await plan({ room_ids: [randomUUID()] }), 422, 'invalid_input', { rooms: 'unknown_room' });
  assertProblem(await plan({ room_ids: [room.id, room.id] }), 422, 'invalid_input', { 'rooms/room_ids/1': 'given_twice' });
  assertProblem(await plan({ room_ids: ['salle'] }), 422, 'invalid_input', { 'rooms/room_ids/0': 'invalid_uuid' });
  assertProblem(await plan({ room_ids: [retired.id] }), 409, 'out_of_service');
  for (const rooms of [[], 'all', { rooms: [] }]) assert.ok([400, 422].includes((await plan(rooms)).status), JSON.stringify(rooms));
});

test('rooms are told free or taken by whom, with the next days on which they are free', async () => {
  const [taken, allowed, free] = [await makeRoom(), await makeRoom({ double_booking: 'allowed' }), await makeRoom()];
  const session = await admin.create('/sessions', body({ days: on('2027-10-05', '2027-10-06'), rooms: { room_ids: [taken.id, allowed.id] } }));
  const of = (items, { id }) => items.find(({ room_id }) => room_id === id);
  const items = await check({ days: on('2027-10-06', '2027-10-07') });
  assert.deepEqual(of(items, taken).taken, [{ session_id: session.id, reference: session.reference, title: session.title, date: '2027-10-06', starts: '09:00', ends: '12:00' }]);
  assert.deepEqual(of(items, taken).free_slots, ['2027-10-07', '2027-10-11', '2027-10-12'], 'two days in a row, not across the week-end');
  for (const room of [allowed, free]) assert.deepEqual([of(items, room).taken, of(items, room).free_slots], [[], []]);
  assert.deepEqual([of(items, free).place_code, of(items, free).seats], ['MA-04', 30]);
  assert.deepEqual(of(await check({ days: on('2027-10-06'), session_id: session.id }), taken).taken, [], 'its own booking is not in the way');
  const afternoon = [{ date: '2027-10-06', sittings: [{ starts: '12:00', ends: '16:00' }] }];
  assert.deepEqual(of(await check({ days: afternoon }), taken).taken, []);
  assert.equal(of(await check({ days: afternoon, time_zone: 'America/Toronto' }), taken).taken.length, 0);
  assert.deepEqual(of(await check({ days: [] }), taken).taken, []);
  for (const [wrong, fields] of [[{ days: on('2027-10-06', '2027-10-06') }, undefined], [{ days: [], time_zone: 'Mars/Olympus' }, { time_zone: 'invalid_time_zone' }],
    [{ days: [{ date: '2027-02-30', sittings: [] }] }, undefined], [{ days: [], session_id: 'x' }, { session_id: 'invalid_uuid' }]])
    assertProblem(await admin.post('/room_checks', wrong), 422, 'invalid_input', fields, JSON.stringify(wrong));
});

test('a trainer who is taken is refused to the second coordinator with the session and its hours', async () => {
  const person = await makePerson(admin);
  await admin.create('/trainers', { person_id: person.id });
  const asked = body({ days: on('2027-10-12'), team: [{ person_id: person.id, role: 'trainer' }] });
  const answers = await Promise.all([admin.post('/sessions', asked), other.post('/sessions', asked)]);
  const [won, lost] = [201, 409].map((status) => answers.find((answer) => answer.status === status));
  assertProblem(lost, 409, 'trainer_taken');
  assert.match(lost.body.fields[0].detail, new RegExp(`${won.body.reference} · 2027-10-12 09:00–12:00$`));
  assert.equal(lost.body.fields[0].path, 'team');
});
