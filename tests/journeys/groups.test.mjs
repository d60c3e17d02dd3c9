// Groups of people and their members.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

test('people join a group once, for some days, and leave it', async () => {
  const group = await admin.create('/person_groups', { code: 'hr_network', name: { fr: 'Réseau RH' }, kind: 'network' });
  const person = await admin.create('/people', { family_name: 'El Ouardi', given_name: 'Samira', sex: 'F' });
  const members = `/person_groups/${group.id}/members`;
  const member = await admin.create(members, { person_id: person.id, from: '2024-11-01' });
  assert.equal(member.display_name, 'Samira El Ouardi');
  assert.equal((await admin.post(members, { person_id: person.id })).body.code, 'already_member');
  const changed = await admin.change(`${members}/${person.id}`, { from: '2024-11-01', to: '2026-01-31' });
  assert.equal(changed.to, '2026-01-31');
  assert.equal((await admin.put(`${members}/${person.id}`, { from: '2026-02-01', to: '2026-01-31' })).status, 422);
  const on = async (day) => (await admin.read(members, { on: day, total: true })).total;
  assert.deepEqual([await on('2024-10-31'), await on('2024-11-01'), await on('2026-01-31'), await on('2026-02-01')], [0, 1, 1, 0]);
  assertProblem(await admin.get(`${members}?on=2026-02-30`), 422, 'invalid_input', { on: 'invalid_date' });
  assert.equal((await admin.read(members, { total: true })).total, 1);
  assert.equal((await admin.read(`/person_groups/${group.id}`)).members_count, 1);
  const other = await admin.create('/person_groups', { code: 'a_committee', name: { fr: 'Comité', ar: 'لجنة' }, kind: 'working_group' });
  await admin.create(`/person_groups/${other.id}/members`, { person_id: person.id });
  const { groups, can } = await admin.read(`/people/${person.id}`);
  assert.deepEqual(groups.map((each) => [each.id, each.name.fr, each.kind_name.fr !== '', each.from, each.to]),
    [[other.id, 'Comité', true, undefined, undefined], [group.id, 'Réseau RH', true, '2024-11-01', '2026-01-31']], 'those left come last');
  assert.equal(can.delete, false);
  assert.equal((await admin.delete(`/person_groups/${other.id}`, { version: 1 })).status, 204);
  assert.equal((await admin.delete(`/people/${person.id}`, { version: 1 })).body.code, 'in_use');
  assert.equal((await admin.delete(`${members}/${person.id}`)).status, 204);
  assert.equal((await admin.delete(`${members}/${person.id}`)).status, 404);
});

test('bad groups are refused', async () => {
  for (const [body, status] of [[{ code: 'Réseau', name: { fr: 'x' }, kind: 'network' }, 422], [{ code: 'a', name: {}, kind: 'network' }, 422],
    [{ code: 'a', name: { fr: 'x' }, kind: 'gang' }, 422], [{ code: 'hr_network', name: { fr: 'x' }, kind: 'network' }, 409], ['nothing', 400]]) {
    assert.equal((await admin.post('/person_groups', body)).status, status, JSON.stringify(body));
  }
  const unknown = '/person_groups/00000000-0000-4000-8000-000000000000';
  assert.equal((await admin.get(unknown)).status, 404);
  assert.equal((await admin.get(`${unknown}/members`)).status, 404);
});
