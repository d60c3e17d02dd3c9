import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, programme;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
});
after(() => server.stop());

test('the last seat is given once, however many ask for it at the same moment', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => makePerson(admin)));
  for (let round = 0; round < 5; round += 1) {
    const { id } = await admin.create('/sessions', sessionBody(programme, { seats: 1 }));
    const made = await Promise.all(people.map((person) => admin.create(`/sessions/${id}/registrations`, { person_id: person.id })));
    assert.equal(made.filter((registration) => registration.status === 'registered').length, 1);
    const positions = made.map((registration) => registration.waiting_position).filter(Boolean).sort((a, b) => a - b);
    assert.deepEqual(positions, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const { counts } = await admin.read(`/sessions/${id}`);
    assert.deepEqual([counts.registered, counts.waiting], [1, 11]);
  }
});

test('the same person asking many times at once is registered once', async () => {
  const person = await makePerson(admin);
  const { id } = await admin.create('/sessions', sessionBody(programme));
  const answers = await Promise.all(Array.from({ length: 8 }, () => admin.post(`/sessions/${id}/registrations`, { person_id: person.id })));
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, 409, 409, 409, 409, 409, 409, 409]);
});
