// Places: what lies where, codes with a slash, hostile queries.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../support/server.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

test('the twelve regions, and the provinces of one', async () => {
  assert.equal((await admin.read('/places', { kind: 'region', parent: 'MA' })).items.length, 12);
  const provinces = await admin.read('/places', { kind: 'province', parent: 'MA-04' });
  assert.ok(provinces.items.length > 3);
  assert.ok(provinces.items.every((place) => place.region_code === 'MA-04'));
});

test('pages by cursor give every country once', async () => {
  const seen = new Set();
  let cursor;
  do {
    const page = await admin.read('/places', { kind: 'country', limit: 100, cursor });
    for (const place of page.items) assert.ok(!seen.has(place.code)), seen.add(place.code);
    cursor = page.next_cursor;
  } while (cursor);
  assert.ok(seen.size > 190);
});

test('a code with a slash is found as it is and percent-encoded', async () => {
  const commune = (await admin.read('/places', { kind: 'commune' })).items.find((place) => place.code.includes('/'));
  assert.ok(commune);
  assert.equal((await admin.read(`/places/${commune.code}`)).code, commune.code);
  assert.equal((await admin.read(`/places/${encodeURIComponent(commune.code)}`)).code, commune.code);
  assert.equal((await admin.get('/places/nowhere')).status, 404);
});

for (const [name, query] of [['kind', { kind: 'village' }], ['limit', { limit: 1000 }], ['cursor', { cursor: 'AAAA' }], ['parameter', { nonsense: 1 }]]) {
  test(`a wrong ${name} is refused`, async () => assert.equal((await admin.get('/places', { query })).status, 422));
}
