// Places: what lies where, codes with a slash, hostile queries.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { command, startServer } from '../support/server.mjs';

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

test('an official list taken in from the command line stands in the history, once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'athar-places-'));
  const file = join(folder, 'places.csv');
  writeFileSync(file, 'code,kind,parent_code,name_fr,name_ar,name_en,type\n04.999,province,MA-04,Province d’essai,,,\n04.999/1,commune,04.999,Commune d’essai,,,\n');
  const importing = () => command(server.database.url, ['import', 'places', file]);
  const first = await importing();
  assert.equal(first.code, 0, first.stderr);
  assert.match(first.stdout, /^2 places new or changed of 2/);
  assert.match((await importing()).stdout, /^0 places new or changed of 2/);
  rmSync(folder, { recursive: true });
  const { items } = await admin.read('/changes', { concept: 'places' });
  assert.deepEqual(items.map((line) => [line.action, line.actor_name ?? line.actor?.name, line.after]), [['imported', 'athar-server import', { rows: 2, taken: 2 }]]);
});
