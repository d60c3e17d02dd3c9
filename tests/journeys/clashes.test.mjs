// Two coordinators and one room: exactly one wins. What does not fit is shown with where it could go, or let be for a reason.
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
  venue_id = (await admin.create('/venues', { name: { fr: 'Centre' } })).id;
});
after(() => server?.stop());

const on = (...dates) => dates.map((date) => ({ date, sittings: [{ starts: '09:00', ends: '12:00' }] }));
const plan = (more) => admin.create('/sessions', sessionBody(programme, more));
const makeRoom = (more = {}) => admin.create('/rooms', { venue_id, name: { fr: `Salle ${randomUUID().slice(0, 4)}` }, seats: 30, ...more });
const book = (caller, session, bookings, more = {}) =>
  caller.put(`/sessions/${session.id}/bookings`, { bookings, ...more }, { version: session.booked ?? 1 });
const clashesOf = (session) => admin.read(`/sessions/${session.id}/clashes`);

test('of two coordinators who book one room at one instant exactly one wins, and the other is told by whom and when', async () => {
  for (let round = 0; round < 4; round += 1) {
    const room = await makeRoom();
    const sessions = [await plan({ days: on('2027-06-08', '2027-06-09') }), await plan({ days: on('2027-06-09') })];
    const answers = await Promise.all([book(admin, sessions[0], [{ room_id: room.id }]), book(other, sessions[1], [{ room_id: room.id }])]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    const winner = sessions[answers.findIndex(({ status }) => status === 200)];
    assertProblem(lost, 409, 'room_taken');
    assert.equal(lost.body.fields[0].detail, `${room.name.fr} · ${winner.reference} · 2027-06-09 09:00–12:00`);
  }
});

test('a trainer of the pool is booked by one of two coordinators', async () => {
  const person = await makePerson(admin);
  await admin.create('/trainers', { person_id: person.id });
  const body = sessionBody(programme, { days: on('2027-06-10'), team: [{ person_id: person.id, role: 'trainer' }] });
  const answers = await Promise.all([admin.post('/sessions', body), other.post('/sessions', body)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
  assertProblem(answers.find(({ status }) => status === 409), 409, 'trainer_taken');
});

test('a booking moves with its session, ends when it is cancelled, and is looked at again when it comes back', async () => {
  const room = await makeRoom();
  const [first, second] = [await plan({ days: on('2027-06-14') }), await plan({ days: on('2027-06-15') })];
  const booked = (await book(admin, first, [{ room_id: room.id }])).body;
  assert.equal(booked.version, 2);
  assert.deepEqual(await admin.read(`/sessions/${first.id}/bookings`), booked);
  await book(admin, second, [{ room_id: room.id }]);
  const now = await admin.read(`/sessions/${first.id}`);
  assert.equal(now.version, 1, 'a booking leaves the version of the session to those who edit it');
  assertProblem(await admin.put(`/sessions/${first.id}`, { ...now, days: on('2027-06-15') }, { version: 1 }), 409, 'room_taken');
  const cancelled = await admin.change(`/sessions/${second.id}/status`, { status: 'cancelled', reason: 'Reportée' }, { version: 1 });
  const moved = await admin.change(`/sessions/${first.id}`, { ...now, days: on('2027-06-15') }, { version: 1 });
  assertProblem(await admin.put(`/sessions/${second.id}/status`, { status: 'planned' }, { version: cancelled.version }), 409, 'room_taken');
  const held = (await admin.read('/bookings', { room: room.id })).items;
  assert.deepEqual(held.map(({ session_id: id, date }) => [id, date]), [[moved.id, '2027-06-15']]);
  assertProblem(await admin.get('/bookings'), 422, 'invalid_input');
});

test('a booking of one day or one sitting leaves the others free', async () => {
  const room = await makeRoom();
  const [first, second] = [await plan({ days: on('2027-06-21', '2027-06-22') }), await plan({ days: on('2027-06-22') })];
  assert.equal((await book(admin, first, [{ room_id: room.id, day: 1 }])).status, 200);
  assert.equal((await book(admin, second, [{ room_id: room.id }])).status, 200);
  const again = await admin.read(`/sessions/${first.id}/bookings`);
  assertProblem(await book(admin, { ...first, booked: again.version }, [{ room_id: room.id, day: 2, sitting: 1 }]), 409, 'room_taken');
});

test('what is only warned of needs a reason, which stays', async () => {
  const room = await makeRoom({ double_booking: 'warned' });
  const [first, second] = [await plan({ days: on('2027-06-23') }), await plan({ days: on('2027-06-23') })];
  await book(admin, first, [{ room_id: room.id }]);
  assertProblem(await book(admin, second, [{ room_id: room.id }]), 409, 'clash_needs_reason');
  assert.equal((await book(admin, second, [{ room_id: room.id }], { reason: 'Salle divisée en deux' })).status, 200);
  const [clash] = (await clashesOf(second)).clashes;
  assert.deepEqual([clash.kind, clash.other_reference, clash.override_reason], ['room_taken', first.reference, 'Salle divisée en deux']);
  assert.equal((await clashesOf(first)).clashes[0].override_reason, 'Salle divisée en deux', 'for both sessions');
  assert.equal((await admin.read(`/sessions/${second.id}/clash_overrides`)).items.length, 1);
  assertProblem(await admin.put(`/rooms/${room.id}`, { ...room, double_booking: 'refused' }, { version: 1 }), 409, 'room_taken');
});

test('holidays, Ramadan hours, participants, seats and trainers are all looked at, and free days are offered', async () => {
  const person = await makePerson(admin), trainer = await makePerson(admin);
  await admin.create('/trainers', { person_id: trainer.id, accreditations: [{ title: 'Animation', expires_on: '2026-12-31' }],
    absences: [{ starts_on: '2027-03-04', ends_on: '2027-03-05' }] });
  const small = await makeRoom({ seats: 5 });
  const session = await plan({ days: [{ date: '2027-03-04', sittings: [{ starts: '08:30', ends: '16:00' }] }, ...on('2027-03-11')], seats: 12,
    team: [{ person_id: trainer.id, role: 'trainer' }] });
  const elsewhere = await plan({ days: on('2027-03-04') });
  for (const each of [session, elsewhere]) await admin.create(`/sessions/${each.id}/registrations`, { person_id: person.id });
  assert.equal((await book(admin, session, [{ room_id: small.id }])).status, 200);
  const { clashes, free_slots: slots, refused } = await clashesOf(session);
  assert.deepEqual([...new Set(clashes.map(({ kind }) => kind))].sort(),
    ['accreditation_expired', 'participants_taken', 'public_holiday', 'ramadan_hours', 'room_too_small', 'trainer_absent']);
  assert.equal(refused, false);
  assert.equal(clashes.find(({ kind }) => kind === 'participants_taken').people, 1);
  assert.deepEqual((({ people, seats }) => [people, seats])(clashes.find(({ kind }) => kind === 'room_too_small')), [12, 5]);
  assert.equal(slots.length, 3);
  assert.ok(slots.every((day) => day > '2027-03-09'), `after Ramadan: ${slots}`);

  const checked = await admin.post(`/sessions/${session.id}/clash_checks`, { days: on(slots[0]) });
  assert.deepEqual(checked.body.clashes.map(({ kind }) => kind).sort(), ['accreditation_expired', 'room_too_small']);
  assertProblem(await admin.post(`/sessions/${session.id}/clash_checks`, { days: [{ date: slots[0], sittings: [{ starts: '12:00', ends: '09:00' }] }] }), 422,
    'invalid_input', { 'days/0/sittings/0/ends': 'end_before_start' });
  assertProblem(await admin.post(`/sessions/${randomUUID()}/clash_checks`, { days: on(slots[0]) }), 404, 'not_found');

  const listed = async (query) => (await admin.read('/schedule_problems', { from: '2027-03-01', to: '2027-03-31', ...query })).items;
  const mine = (await listed()).filter(({ session_id: id }) => id === session.id);
  assert.ok(mine.length >= 5);
  const holiday = mine.find(({ kind }) => kind === 'public_holiday');
  const let_be = { kind: holiday.kind, date: holiday.date, subject_id: holiday.subject_id, reason: 'Accord écrit des participants' };
  assert.equal((await other.post(`/sessions/${session.id}/clash_overrides`, let_be)).status, 201);
  assertProblem(await other.post(`/sessions/${session.id}/clash_overrides`, { ...let_be, date: '2027-03-12' }), 409, 'no_such_clash');
  assertProblem(await other.post(`/sessions/${session.id}/clash_overrides`, { ...let_be, reason: ' ' }), 422, 'invalid_input');
  assert.equal((await listed({ kind: 'public_holiday' })).some(({ session_id: id }) => id === session.id), false);
  const kept = (await listed({ kind: 'public_holiday', with_overridden: true })).find(({ session_id: id }) => id === session.id);
  assert.deepEqual([kept.override_reason, kept.override_by], ['Accord écrit des participants', 'coordinator']);

  const walked = [];
  for (let cursor; ;) {
    const page = await admin.read('/schedule_problems', { from: '2027-03-01', to: '2027-03-31', limit: 2, ...(cursor && { cursor }) });
    walked.push(...page.items.map(({ key }) => key));
    cursor = page.next_cursor;
    if (!cursor) break;
  }
  assert.deepEqual(walked, (await listed()).map(({ key }) => key));
});

test('a room that is booked is not removed, retired, or left with fewer seats than confirmed people', async () => {
  const room = await makeRoom();
  const session = await plan({ days: on('2027-06-24') });
  await book(admin, session, [{ room_id: room.id }]);
  for (let i = 0; i < 3; i += 1) await admin.create(`/sessions/${session.id}/registrations`, { person_id: (await makePerson(admin)).id });
  const kept = await admin.delete(`/rooms/${room.id}`, { version: 1 });
  assertProblem(kept, 409, 'room_booked');
  assert.equal(kept.body.fields[0].detail, session.reference, 'by whom');
  assertProblem(await admin.put(`/rooms/${room.id}`, { ...room, in_service: false }, { version: 1 }), 409, 'room_booked');
  const refused = await admin.put(`/rooms/${room.id}`, { ...room, seats: 2 }, { version: 1 });
  assertProblem(refused, 409, 'room_seats_below_confirmed');
  assert.equal(refused.body.fields[0].detail, `${session.reference} (3)`);
  const retired = await makeRoom({ in_service: false });
  const now = await admin.read(`/sessions/${session.id}/bookings`);
  assertProblem(await book(admin, { ...session, booked: now.version }, [{ room_id: retired.id }]), 409, 'out_of_service');
});

test('hostile bookings are refused by their field', async () => {
  const room = await makeRoom();
  const session = await plan({ days: on('2027-06-25') });
  for (const [bookings, fields] of [[[{}], { 'bookings/0/room_id': 'required' }], [[{ room_id: room.id, day: 0 }], { 'bookings/0/day': 'out_of_range' }],
    [[{ room_id: room.id, sitting: 3 }], { 'bookings/0/sitting': 'out_of_range' }], [[{ room_id: room.id }, { room_id: room.id }], { 'bookings/1': 'given_twice' }]])
    assertProblem(await book(admin, session, bookings), 422, 'invalid_input', fields);
  assertProblem(await book(admin, session, [{ room_id: randomUUID() }]), 422, 'invalid_input', { bookings: 'unknown_room' });
  assertProblem(await book(admin, session, [{ asset_id: randomUUID() }]), 422, 'invalid_input', { bookings: 'unknown_asset' });
  assertProblem(await book(admin, { ...session, booked: 9 }, []), 412, 'stale');
  assertProblem(await book(admin, { id: randomUUID(), version: 1 }, []), 404, 'not_found');
  assertProblem(await (await callerOf(server, admin, 'manager')).put(`/sessions/${session.id}/bookings`, { bookings: [] }, { version: 1 }), 403, 'not_allowed');
  for (const query of [{ from: '2027-02-30' }, { from: '2027-02-02', to: '2027-02-01' }, { kind: 'everything' }, { from: '2020-01-01', to: '2027-01-01' }])
    assertProblem(await admin.get('/schedule_problems', { query }), 422, 'invalid_input', undefined, JSON.stringify(query));
  assertProblem(await admin.get('/schedule_problems', { query: { kind: 'everything', programme: '7' } }), 422, 'invalid_input', { kind: 'not_one_of', programme: 'invalid_uuid' });
});

const rescheduled = (caller, session, body, version = session.version) => caller.put(`/sessions/${session.id}/schedule`, body, { version });

test('a session moves in time and to another room in one step, or not at all', async () => {
  const [atlas, rif] = [await makeRoom(), await makeRoom()];
  const session = await plan({ days: on('2027-07-05', '2027-07-06') });
  const rival = await plan({ days: on('2027-07-08') });
  await book(admin, session, [{ room_id: atlas.id, day: 1 }]);
  await book(admin, rival, [{ room_id: atlas.id }]);
  const move = { days: on('2027-07-08', '2027-07-09'), room_id: rif.id, instead_of_room_id: atlas.id };

  const ahead = await admin.post(`/sessions/${session.id}/clash_checks`, { days: move.days });
  assert.deepEqual([ahead.body.refused, ahead.body.clashes.map(({ kind, other_reference: by }) => [kind, by])], [true, [['room_taken', rival.reference]]]);
  assert.deepEqual((await admin.post(`/sessions/${session.id}/clash_checks`, move)).body, { clashes: [], refused: false, free_slots: [] });

  assertProblem(await rescheduled(admin, session, { days: move.days }), 409, 'room_taken');
  assert.deepEqual((await admin.read(`/sessions/${session.id}`)).days.map(({ date }) => date), ['2027-07-05', '2027-07-06'], 'nothing has changed');
  const answer = await rescheduled(other, session, move);
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.body.days.map(({ date }) => date), ['2027-07-08', '2027-07-09']);
  const { version } = answer.body;
  const { bookings } = await admin.read(`/sessions/${session.id}/bookings`);
  assert.deepEqual(bookings.map(({ room_id: id, day }) => [id, day]), [[rif.id, 1]]);
  assert.deepEqual((await admin.read('/bookings', { room: rif.id })).items.map(({ date }) => date), ['2027-07-08']);
  assertProblem(await rescheduled(admin, session, move, version), 422, 'invalid_input', { instead_of_room_id: 'unknown_reference' });
  assert.equal((await rescheduled(admin, session, { days: move.days, instead_of_room_id: rif.id }, version)).status, 200);
  assert.deepEqual((await admin.read(`/sessions/${session.id}/bookings`)).bookings, [], 'a room is let go');
});

test('a session goes to another trainer, who is looked at in the check already', async () => {
  const [salma, hind] = [await makePerson(admin), await makePerson(admin)];
  for (const person of [salma, hind]) await admin.create('/trainers', { person_id: person.id });
  const session = await plan({ days: on('2027-07-12'), team: [{ person_id: salma.id, role: 'trainer' }] });
  const rival = await plan({ days: on('2027-07-13'), team: [{ person_id: hind.id, role: 'trainer' }] });
  const change = { trainer_id: hind.id, instead_of_trainer_id: salma.id };
  const ahead = (await admin.post(`/sessions/${session.id}/clash_checks`, { days: on('2027-07-13'), ...change })).body;
  assert.deepEqual(ahead.clashes.map(({ kind, subject_id: who, other_session_id: by }) => [kind, who, by]), [['trainer_taken', hind.id, rival.id]]);
  assert.ok(!ahead.free_slots.includes('2027-07-13') && ahead.free_slots.length === 3);
  assert.deepEqual((await admin.post(`/sessions/${session.id}/clash_checks`, { days: on('2027-07-13') })).body.clashes, [], 'the first one is free');
  assertProblem(await rescheduled(admin, session, { days: on('2027-07-13'), ...change }), 409, 'trainer_taken');
  const moved = await rescheduled(admin, session, { days: on('2027-07-12'), ...change });
  assert.deepEqual(moved.body.team.map(({ person_id: id, role }) => [id, role]), [[hind.id, 'trainer']]);
  assertProblem(await rescheduled(admin, moved.body, { days: on('2027-07-12'), ...change }), 422, 'invalid_input', { instead_of_trainer_id: 'unknown_person' });
});

test('a move raises each version once: the session’s always, that of its bookings where what is booked is other than before', async () => {
  const [atlas, rif] = [await makeRoom(), await makeRoom()];
  const [salma, hind] = [await makePerson(admin), await makePerson(admin)];
  const session = await plan({ days: on('2027-08-02', '2027-08-03'), team: [{ person_id: salma.id, role: 'trainer' }, { person_id: hind.id, role: 'interpreter' }] });
  await book(admin, session, [{ room_id: atlas.id }], { team_sittings: [{ person_id: salma.id, day: 1, sitting: 1 }] });
  const versions = async () => [(await admin.read(`/sessions/${session.id}`)).version, (await admin.read(`/sessions/${session.id}/bookings`)).version];
  const bookedLines = async () => (await admin.read('/changes', { concept: 'sessions', id: session.id })).items.filter(({ action }) => action === 'booked').length;
  const move = async (dates, more = {}) => {
    const [version] = await versions();
    const answer = await rescheduled(admin, session, { days: on(...dates), ...more }, version);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.equal(answer.body.version, version + 1);
    return versions();
  };
  assert.deepEqual(await versions(), [1, 2]);
  assert.deepEqual(await move(['2027-08-04', '2027-08-05']), [2, 2], 'days alone leave what is booked');
  assert.deepEqual(await move(['2027-08-04', '2027-08-05'], { room_id: rif.id, instead_of_room_id: atlas.id }), [3, 3]);
  assert.deepEqual(await move(['2027-08-09', '2027-08-10'], { room_id: atlas.id }), [4, 4], 'days and room in one step');
  assert.deepEqual(await move(['2027-08-09', '2027-08-10'], { room_id: atlas.id, instead_of_room_id: atlas.id }), [5, 4], 'the room it has already');
  const before = await bookedLines();
  const other = await makePerson(admin);
  assert.deepEqual(await move(['2027-08-09', '2027-08-10'], { trainer_id: other.id, instead_of_trainer_id: hind.id }), [6, 4], 'who is there for all holds no sitting');
  assert.equal(await bookedLines(), before, 'nothing is said to be booked that is not');
  assert.deepEqual(await move(['2027-08-09', '2027-08-10'], { trainer_id: hind.id, instead_of_trainer_id: salma.id }), [7, 5], 'with the sittings of the other one');
  assert.deepEqual((await admin.read(`/sessions/${session.id}/bookings`)).team_sittings.map(({ person_id: id }) => id), [hind.id]);
  assert.equal(await bookedLines(), before + 1);

  const now = await admin.read(`/sessions/${session.id}`);
  const saved = await admin.change(`/sessions/${session.id}`, { ...now, rooms: { room_ids: [rif.id], version: 5 } }, { version: 7 });
  assert.equal(saved.version, 8);
  assert.deepEqual(await versions(), [8, 6], 'the form too, although one room is let go before the other is taken');
});

test('a move onto a holiday or into the way of people needs a reason, once, which stays', async () => {
  const person = await makePerson(admin);
  const [session, elsewhere] = [await plan({ days: on('2027-07-20') }), await plan({ days: on('2027-07-28') })];
  for (const each of [session, elsewhere]) await admin.create(`/sessions/${each.id}/registrations`, { person_id: person.id });
  const { version } = await admin.read(`/sessions/${session.id}`);
  const move = { days: on('2027-07-28', '2027-07-29') };
  const lacking = await rescheduled(admin, session, move, version);
  assertProblem(lacking, 409, 'clash_needs_reason');
  assert.match(lacking.body.fields[0].message, new RegExp(elsewhere.reference));
  const moved = await rescheduled(admin, session, { ...move, reason: 'Une seule personne, prévenue' }, version);
  assert.equal(moved.status, 200);
  const kept = (await admin.read(`/sessions/${session.id}/clash_overrides`)).items;
  assert.deepEqual(kept.map(({ kind, date, reason }) => [kind, date, reason]), [['participants_taken', '2027-07-28', 'Une seule personne, prévenue']]);
  const longer = await rescheduled(admin, moved.body, { days: [...move.days, ...on('2027-08-02')] });
  assert.equal(longer.status, 200, 'what is let be is not asked about again');
  assertProblem(await rescheduled(admin, longer.body, { days: on('2027-07-30') /* Fête du Trône */ }), 409, 'clash_needs_reason');
});

test('hostile moves are refused by their field; only who may change sessions moves them', async () => {
  const session = await plan({ days: on('2027-07-21') });
  assertProblem(await rescheduled(admin, session, { days: [] }), 422, 'invalid_input');
  assertProblem(await rescheduled(admin, session, { days: on('2027-07-21'), room_id: 'x', colour: 'red' }), 422, 'invalid_input');
  assertProblem(await rescheduled(admin, session, { days: on('2027-07-21', '2027-07-21') }), 422, 'invalid_input');
  assertProblem(await rescheduled(admin, session, { days: on('2027-07-22') }, 7), 412, 'stale');
  assertProblem(await rescheduled(admin, { id: randomUUID() }, { days: on('2027-07-22') }, 1), 404, 'not_found');
  assert.ok([409, 422].includes((await rescheduled(admin, session, { days: on('2027-07-21'), room_id: randomUUID() })).status));
  assert.ok([409, 422].includes((await rescheduled(admin, session, { days: on('2027-07-21'), trainer_id: randomUUID() })).status));
  const organisation_id = (await admin.create('/organisations', { name: { fr: 'Ministère' }, type: 'ministry' })).id;
  const person_id = (await makePerson(admin)).id;
  const period = { programme_id: programme.id, period_from: '2027-01-01', period_to: '2027-12-31', expires_at: '2199-01-01T00:00:00Z' };
  for (const [role, more] of [['manager'], ['viewer'], ['trainer', { person_id }], ['focal_point', { organisation_id }], ['partner', { organisation_id }], ['auditor', period]])
    assertProblem(await rescheduled(await callerOf(server, admin, role, more), session, { days: on('2027-07-22') }), 403, 'not_allowed', undefined, role);
  assert.deepEqual((await admin.read(`/sessions/${session.id}`)).days.map(({ date }) => date), ['2027-07-21']);
});

test('a check of a session with forty people takes two statements', async () => {
  const session = await plan({ days: on('2027-09-06', '2027-09-07'), seats: 40 });
  const rivals = await Promise.all([1, 2, 3].map((day) => plan({ days: on(`2027-09-0${day + 5}`), seats: 40 })));
  for (let i = 0; i < 40; i += 1) {
    const person_id = (await makePerson(admin)).id;
    for (const each of [session, rivals[i % 3]]) await admin.create(`/sessions/${each.id}/registrations`, { person_id });
  }
  const answer = await admin.post(`/sessions/${session.id}/clash_checks`, { days: on('2027-09-08', '2027-09-09') });
  assert.deepEqual(answer.body.clashes.map(({ kind, people, other_reference: by }) => [kind, people, by]), [['participants_taken', 13, rivals[2].reference]]);
  assert.equal(answer.body.free_slots[0], '2027-09-09');
  assert.equal(await statementsOf(answer), 2);
});

/** How many statements a request took, from the server's log. */
async function statementsOf(answer) {
  const logged = new RegExp(`request id=${answer.headers.get('x-request-id')} .* sql=(\\d+) bytes`);
  for (let tries = 0; tries < 100; tries += 1) {
    const [line] = server.logged(logged);
    if (line) return Number(logged.exec(line)[1]);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return undefined;
}
