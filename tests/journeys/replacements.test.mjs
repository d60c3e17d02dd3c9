// Somebody proposes somebody else; the coordinator seats that person in their place. And who is to be asked next, by the places of each
// organisation and the share of women.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { callersWithoutMail, day, invitationOf, invite, personWithAddress, sessionToCome, tokenOf } from './inviting.mjs';
import { makePerson } from './training.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

const register = (session, person) => admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
const standing = async (session, person) => {
  const { items } = await admin.read(`/sessions/${session.id}/registrations`);
  const row = items.find(({ person_id: id, status }) => id === person.id && status !== 'withdrawn');
  return row && [row.status, row.waiting_position ?? null];
};
async function propose(session, person) {
  await invite(admin, session, [person]);
  await server.client().put(`/answers/${await tokenOf(admin, session, person)}`, { answer: 'replacement', replacement_name: 'Nadia Berrada', replacement_contact: 'nadia@example.org' });
  return invitationOf(admin, session, person);
}
const seat = (invitation, body, options) => admin.post(`/invitations/${invitation.id}/replacement`, body, options);

test('The person proposed takes the very place, is invited by mail, and nobody who waits moves up in between', async () => {
  const session = await sessionToCome(admin, { seats: 1 });
  const [seated, first, second] = [await personWithAddress(admin), await personWithAddress(admin), await personWithAddress(admin)];
  for (const person of [seated, first, second]) await register(session, person);
  const nadia = await personWithAddress(admin, { family_name: 'Berrada', given_name: 'Nadia', language: 'ar' }), karim = await personWithAddress(admin);
  const proposal = await propose(session, seated);
  const answer = await seat(proposal, { person_id: nadia.id });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.deepEqual([answer.body.answer, answer.body.answer_by], ['none', day(10)]);
  assert.deepEqual([await standing(session, nadia), await standing(session, seated), await standing(session, first)], [['registered', null], undefined, ['waiting', 1]]);
  assert.equal((await invitationOf(admin, session, seated)).replaced_by, answer.body.id);
  assert.deepEqual((await admin.read('/mail_messages', { session: session.id })).items.filter(({ to_address: to }) => to === nadia.email).map(({ kind, language }) => [kind, language]), [['invitation', 'ar']]);
  const again = await seat(proposal, { person_id: karim.id });
  assert.deepEqual([again.status, again.body.code], [409, 'replacement_taken']);

  // In the waiting list the rank is kept.
  const waits = await propose(session, first);
  assert.equal((await seat(waits, { person_id: karim.id, answer_by: day(4) })).body.answer_by, day(4));
  assert.deepEqual([await standing(session, karim), await standing(session, second)], [['waiting', 1], ['waiting', 2]]);
  const audit = (await admin.read('/changes', { concept: 'invitations', id: proposal.id })).items.map(({ action }) => action);
  assert.ok(audit.includes('replaced'), audit.join());
});

test('Whoever only was asked gives a seat if there is one; two coordinators at once seat one person', async () => {
  const session = await sessionToCome(admin, { seats: 5 });
  const asked = await personWithAddress(admin), mute = await makePerson(admin), other = await personWithAddress(admin);
  const proposal = await propose(session, asked);
  const answers = await Promise.all([mute, other, mute, other].map((person) => seat(proposal, { person_id: person.id })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409, 409]);
  const { items } = await admin.read(`/sessions/${session.id}/registrations`);
  assert.deepEqual(items.map(({ status }) => status), ['registered']);
});

test('Wrong people, days, states and roles are refused with their field, and change nothing', async () => {
  const session = await sessionToCome(admin);
  const asked = await personWithAddress(admin), there = await personWithAddress(admin), invited = await personWithAddress(admin), free = await personWithAddress(admin);
  await register(session, there);
  await invite(admin, session, [invited]);
  const proposal = await propose(session, asked);
  const refused = async (body, status, code, path) => {
    const said = await seat(proposal, body);
    assert.deepEqual([said.status, path ? said.body.fields[0].code : said.body.code, said.body.fields?.[0]?.path], [status, code, path], JSON.stringify(body));
  };
  await refused({ person_id: session.id }, 422, 'unknown_person', 'person_id');
  await refused({ person_id: asked.id }, 422, 'same_person', 'person_id');
  await refused({}, 422, 'required', 'person_id');
  await refused({ person_id: free.id, answer_by: day(-1) }, 422, 'in_the_past', 'answer_by');
  await refused({ person_id: free.id, answer_by: day(60) }, 422, 'after_session_start', 'answer_by');
  await refused({ person_id: free.id, seat: 1 }, 422, 'unknown_field', 'seat');
  await refused({ person_id: there.id }, 409, 'already_registered');
  await refused({ person_id: invited.id }, 409, 'already_invited');
  assert.equal((await seat(await invitationOf(admin, session, invited), { person_id: free.id })).body.code, 'no_replacement_proposed');
  assert.equal((await admin.post(`/invitations/${session.id}/replacement`, { person_id: free.id })).status, 404);
  for (const { role, caller } of await callersWithoutMail(server, admin)) assert.equal((await caller.post(`/invitations/${proposal.id}/replacement`, { person_id: free.id })).status, 403, role);
  const now = await admin.read(`/sessions/${session.id}`);
  await admin.change(`/sessions/${session.id}/status`, { status: 'cancelled', reason: 'Salle fermée' }, { version: now.version });
  await refused({ person_id: free.id }, 409, 'session_cancelled');
  assert.equal(await standing(session, free), undefined);
  assert.equal((await invitationOf(admin, session, asked)).replaced_by, undefined);
});

test('Places of organisations are counted with what lies under them, decide whom to ask next, and warn before too many are asked', async () => {
  const session = await sessionToCome(admin, { seats: 3 });
  const [ministry, other] = [await admin.create('/organisations', { name: { fr: `Ministère ${Date.now()}` }, type: 'ministry' }), await admin.create('/organisations', { name: { fr: `Agence ${Date.now()}` }, type: 'ministry' })];
  const direction = await admin.create('/organisations', { name: { fr: `Direction ${Date.now()}` }, type: 'directorate', parent_id: ministry.id });
  await admin.change(`/sessions/${session.id}/designation_plan`, { women_percent: 50, quotas: [{ organisation_id: ministry.id, places: 1 }, { organisation_id: other.id, places: 2 }] }, { version: 0 });
  const of = (organisation, more = {}) => personWithAddress(admin, { organisation_id: organisation.id, ...more });
  const seated = await of(direction, { sex: 'M' });
  await register(session, seated);
  await register(session, await personWithAddress(admin, { sex: 'M' }));
  await register(session, await personWithAddress(admin, { sex: 'M' }));
  const [full, man, woman] = [await of(ministry, { sex: 'F' }), await of(other, { sex: 'M' }), await of(other, { sex: 'F' })];
  for (const person of [full, man, woman]) await register(session, person);
  const spare = await of(ministry);
  const { room, items } = await admin.read(`/sessions/${session.id}/invitations`);
  assert.deepEqual(room.quotas.map(({ organisation_id: id, places, confirmed, projected }) => [id, places, confirmed, projected]).sort(), [[ministry.id, 1, 1, 1], [other.id, 2, 0, 0]].sort());
  // The women's share lacks, but the first woman who waits is of an organisation that has its place.
  assert.deepEqual(items.filter(({ next }) => next).map(({ person_id: id }) => id), [woman.id]);
  assert.equal(room.women_target_percent, 50);
  const preview = await admin.post(`/sessions/${session.id}/message_preview`, { kind: 'invitation', person_ids: [spare.id, woman.id], answer_by: day(5) });
  assert.deepEqual([preview.body.over_quota, preview.body.items.map(({ over_quota: over }) => over)], [1, [true, false]]);
});
