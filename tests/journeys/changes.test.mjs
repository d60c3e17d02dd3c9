// History: who changed what, and what each role may read of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../support/server.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

test('a correction shows before and after, newest first, page by page', async () => {
  const person = await admin.create('/people', { family_name: 'El Ouardi', given_name: 'Samira', sex: 'F', email: 'samira@example.org' });
  await admin.change(`/people/${person.id}`, { ...person, given_name: 'Samia' }, { version: 1 });
  const { items } = await admin.read('/changes', { concept: 'people', id: person.id });
  assert.deepEqual(items.map((line) => line.action), ['updated', 'created']);
  assert.deepEqual([items[0].before.given_name, items[0].after.given_name], ['Samira', 'Samia']);
  assert.equal(items[0].concept, 'people');
  assert.equal(items[1].before, undefined);
  const first = await admin.read('/changes', { concept: 'people', id: person.id, limit: 1 });
  const second = await admin.read('/changes', { concept: 'people', id: person.id, limit: 1, cursor: first.next_cursor });
  assert.deepEqual([first.items[0].id, second.items[0].id], items.map((line) => line.id));

  const password = 'a long enough pass phrase 42';
  await admin.create('/accounts', { email: 'manager.history@example.org', name: 'M', role: 'manager', password });
  await admin.create('/accounts', { email: 'viewer.history@example.org', name: 'V', role: 'viewer', password });
  const manager = await server.signIn({ email: 'manager.history@example.org', password });
  const seen = await manager.read('/changes');
  assert.ok(seen.items.length > 0);
  assert.ok(seen.items.every((line) => line.concept !== 'accounts' && line.after?.email === undefined));
  const viewer = await server.signIn({ email: 'viewer.history@example.org', password });
  assert.equal((await viewer.get('/changes')).status, 403);
});

test('bad queries are refused', async () => {
  for (const query of [{ id: 'x' }, { actor: 'x' }, { cursor: 'x' }, { limit: 0 }, { nonsense: 1 }]) {
    assert.equal((await admin.get('/changes', { query })).status, 422, JSON.stringify(query));
  }
});
