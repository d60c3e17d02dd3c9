import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, programme, people;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  people = await Promise.all(Array.from({ length: 6 }, () => makePerson(admin)));
});
after(() => server.stop());

const session = (more) => admin.create('/sessions', sessionBody(programme, more));
const register = (id, person, more) => admin.create(`/sessions/${id}/registrations`, { person_id: person.id, ...more });

test('a full session puts participants on the waiting list, and a withdrawal gives the seat to the first', async () => {
  const { id } = await session({ seats: 1 });
  const first = await register(id, people[0]);
  assert.equal(first.status, 'registered');
  assert.deepEqual(first.programme_ids, [programme.id]);
  const waiting = [await register(id, people[1]), await register(id, people[2])];
  assert.deepEqual(waiting.map((each) => [each.status, each.waiting_position]), [['waiting', 1], ['waiting', 2]]);
  assert.equal((await register(id, people[3], { role: 'observer' })).status, 'registered');

  const order = [waiting[1].id, waiting[0].id];
  await admin.change(`/sessions/${id}/waiting_list`, { registration_ids: order });
  assertProblem(await admin.put(`/sessions/${id}/waiting_list`, { registration_ids: [order[0]] }), 409, 'waiting_list_changed');
  assertProblem(await admin.put(`/sessions/${id}/waiting_list`, { registration_ids: [order[0], order[0]] }), 409, 'waiting_list_changed');

  assert.equal((await admin.delete(`/registrations/${first.id}`, { version: first.version })).status, 204);
  const { items } = await admin.read(`/sessions/${id}/registrations`);
  const status = (registration) => items.find((item) => item.id === registration.id).status;
  assert.deepEqual([first, ...waiting].map(status), ['withdrawn', 'waiting', 'registered']);
  const { counts } = await admin.read(`/sessions/${id}`);
  assert.deepEqual([counts.registered, counts.waiting, counts.women + counts.men], [1, 1, 1]);

  const lines = await admin.read('/changes', { concept: 'registrations', id: waiting[1].id });
  assert.equal(lines.items[0].action, 'promoted');

  const changed = await admin.read(`/sessions/${id}`);
  await admin.change(`/sessions/${id}`, { ...changed, seats: 5 }, { version: changed.version });
  assert.equal((await admin.read(`/sessions/${id}`)).counts.registered, 2, 'more seats take those who wait');
  const now = await admin.read(`/sessions/${id}`);
  assertProblem(await admin.put(`/sessions/${id}`, { ...now, seats: 1 }, { version: now.version }), 422, 'invalid_input',
    { seats: 'seats_below_registered' });
});

test('a registration is refused for good reasons', async () => {
  const { id, version } = await session({ seats: 1 });
  const made = await register(id, people[0]);
  const post = (body) => admin.post(`/sessions/${id}/registrations`, body);
  assertProblem(await post({ person_id: people[0].id }), 409, 'already_registered');
  assertProblem(await post({ person_id: randomUUID() }), 422, 'invalid_input', { person_id: 'unknown_person' });
  assertProblem(await post({ person_id: people[1].id, programme_ids: [randomUUID()] }), 422, 'invalid_input',
    { programme_ids: 'programme_not_of_session' });
  assertProblem(await post({ person_id: people[1].id, role: 'king' }), 422, 'invalid_input', { role: 'not_one_of' });
  assertProblem(await post({ person_id: 'x' }), 422, 'invalid_input', { person_id: 'invalid_uuid' });
  assertProblem(await admin.post(`/sessions/${randomUUID()}/registrations`, { person_id: people[1].id }), 404, 'not_found');
  const waiting = await register(id, people[1]);
  assertProblem(await admin.put(`/registrations/${waiting.id}`, { status: 'registered' }, { version: 1 }), 409, 'seats_taken');
  assertProblem(await admin.put(`/registrations/${waiting.id}`, { role: 'speaker' }, { version: 1 }), 422, 'invalid_input',
    { status: 'only_participants_wait' });
  assertProblem(await admin.put(`/registrations/${made.id}`, { role: 'speaker' }), 428, 'precondition_required');
  assertProblem(await admin.put(`/registrations/${made.id}`, { role: 'speaker' }, { version: 9 }), 412, 'stale');
  await admin.change(`/sessions/${id}/status`, { status: 'cancelled', reason: 'Grève' }, { version });
  assertProblem(await post({ person_id: people[2].id }), 409, 'session_cancelled');
});

test('who withdrew comes back in a new registration or the old one, never twice', async () => {
  const { id } = await session();
  const made = await register(id, people[0]);
  await admin.delete(`/registrations/${made.id}`, { version: 1 });
  assert.equal((await admin.delete(`/registrations/${made.id}`, { version: 2 })).status, 204, 'withdrawing again changes nothing');
  await register(id, people[0]);
  assertProblem(await admin.put(`/registrations/${made.id}`, { status: 'registered' }, { version: 2 }), 409, 'already_registered');
});

test('the same registration twice is one', async () => {
  const { id } = await session();
  const body = { id: randomUUID(), person_id: people[0].id };
  assert.equal((await admin.post(`/sessions/${id}/registrations`, body)).status, 201);
  assert.equal((await admin.post(`/sessions/${id}/registrations`, body)).status, 200);
  assertProblem(await admin.post(`/sessions/${(await session()).id}/registrations`, body), 409, 'id_taken');
});

test('a focal point sees its own people only', async () => {
  const organisation = await admin.create('/organisations', { name: { fr: 'Ministère du Budget' }, type: 'ministry' });
  const own = await makePerson(admin, { organisation_id: organisation.id });
  const { id } = await session();
  await register(id, own);
  await register(id, people[0]);
  const focalPoint = await callerOf(server, admin, 'focal_point', { organisation_id: organisation.id });
  const { items } = await focalPoint.read(`/sessions/${id}/registrations`);
  assert.deepEqual(items.map((item) => item.person_id), [own.id]);
  assertProblem(await focalPoint.post(`/sessions/${id}/registrations`, { person_id: people[1].id }), 403, 'not_allowed');
  assertProblem(await focalPoint.get(`/sessions/${(await session()).id}/registrations`), 404, 'not_found');
});
