// Lists of words: added, renamed, put aside, put in order; never deleted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../support/server.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

test('a word is added at the end, renamed, and no longer offered', async () => {
  const added = await admin.create('/reference_lists/grade/items', { code: 'envoy', name: { fr: 'Envoyé' } });
  const list = await admin.read('/reference_lists/grade');
  assert.equal(list.items.at(-1).code, 'envoy');
  const renamed = await admin.change('/reference_lists/grade/items/envoy', { ...added, name: { fr: 'Envoyée' }, active: false }, { version: added.version });
  assert.deepEqual([renamed.name.fr, renamed.active], ['Envoyée', false]);
  assert.equal((await admin.put('/reference_lists/grade/items/envoy', added, { version: added.version })).status, 412);
  assert.equal((await admin.delete('/reference_lists/grade/items/envoy')).status, 405);
});

test('an order names every word once', async () => {
  const codes = (await admin.read('/reference_lists/person_category')).items.map((item) => item.code).reverse();
  const ordered = await admin.change('/reference_lists/person_category/order', { codes });
  assert.deepEqual(ordered.items.map((item) => item.code), codes);
  assert.equal((await admin.put('/reference_lists/person_category/order', { codes: codes.slice(1) })).status, 422);
});

test('hostile words are refused', async () => {
  for (const [body, status] of [['[', 400], [{ code: 'É', name: { fr: 'x' } }, 422], [{ code: 'x', name: {} }, 422],
    [{ code: 'x'.repeat(10_000), name: { fr: 'x' } }, 422], [{ code: 'envoy', name: { fr: 'x' } }, 409]]) {
    assert.equal((await admin.post('/reference_lists/grade/items', body)).status, status, JSON.stringify(body).slice(0, 60));
  }
  assert.equal((await admin.get('/reference_lists/nothing')).status, 404);
});

test('only administrators write', async () => {
  const password = 'a long enough pass phrase 42';
  await admin.create('/accounts', { email: 'coordinator.words@example.org', name: 'C', role: 'coordinator', password });
  const coordinator = await server.signIn({ email: 'coordinator.words@example.org', password });
  assert.equal((await coordinator.get('/reference_lists/grade')).status, 200);
  assert.equal((await coordinator.post('/reference_lists/grade/items', { code: 'a', name: { fr: 'A' } })).status, 403);
});
