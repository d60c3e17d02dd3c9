// Routes that no longer story passes: each is walked once, and looked at.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

test('a group is renamed, its member read, and the empty group deleted', async () => {
  const group = await admin.create('/person_groups', { code: 'it_network', name: { fr: 'Réseau DSI' }, kind: 'network' });
  const renamed = await admin.change(`/person_groups/${group.id}`, { code: 'it_network', name: { fr: 'Réseau des DSI', ar: 'شبكة نظم المعلومات' }, kind: 'network' },
    { version: group.version });
  assert.deepEqual([renamed.name.ar, renamed.version], ['شبكة نظم المعلومات', group.version + 1]);
  assert.equal((await admin.put(`/person_groups/${group.id}`, { code: 'it_network', name: { fr: 'x' }, kind: 'network' }, { version: group.version })).status, 412);

  const person = await makePerson(admin);
  await admin.create(`/person_groups/${group.id}/members`, { person_id: person.id, from: '2026-01-05' });
  assert.equal((await admin.read(`/person_groups/${group.id}/members/${person.id}`)).from, '2026-01-05');
  assert.equal((await admin.delete(`/person_groups/${group.id}/members/${person.id}`)).status, 204);
  assert.equal((await admin.delete(`/person_groups/${group.id}`, { version: renamed.version })).status, 204);
  assert.equal((await admin.get(`/person_groups/${group.id}`)).status, 404);
});

test('a region and one word of a list are read by their codes', async () => {
  const region = await admin.read('/places/MA-04');
  assert.deepEqual([region.kind, region.parent_code], ['region', 'MA']);
  const word = await admin.read('/reference_lists/organisation_type/items/ministry');
  assert.equal(word.code, 'ministry');
  assert.ok(word.name.ar);
});

test('a registration changes its role, and a stale change is refused', async () => {
  const session = await admin.create('/sessions', sessionBody(await makeProgramme(admin)));
  const registration = await admin.create(`/sessions/${session.id}/registrations`, { person_id: (await makePerson(admin)).id });
  const changed = await admin.change(`/registrations/${registration.id}`, { role: 'observer', status: 'registered' }, { version: registration.version });
  assert.equal(changed.role, 'observer');
  assert.equal((await admin.put(`/registrations/${registration.id}`, { role: 'participant', status: 'registered' }, { version: registration.version })).status, 412);
});
