// Every route with every role: 403 exactly where the policy table (domain/access/access.cpp) has nothing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { root } from '../support/house.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf, makePerson, makeProgramme } from './training.mjs';

const roles = ['administrator', 'coordinator', 'trainer', 'manager', 'focal_point', 'partner', 'auditor', 'viewer'];

/** The table as it stands in the source: {permission: {writes, granted: {role: bool}}}. */
function policy() {
  const text = readFileSync(join(root, 'domain/access/access.cpp'), 'utf8');
  const rows = [...text.matchAll(/PolicyRow\{Permission::(\w+),\s*"(\w+)",\s*(true|false),\s*\{([\w,\s]+)\}\}/g)];
  return Object.fromEntries(rows.map(([, , name, writes, cells]) => {
    const granted = cells.split(',').map((cell) => cell.trim() !== 'no');
    assert.equal(granted.length, roles.length, name);
    return [name, { writes: writes === 'true', granted: Object.fromEntries(roles.map((role, i) => [role, granted[i]])) }];
  }));
}

const table = policy();
const operations = Object.entries(JSON.parse(readFileSync(join(root, 'tests/golden/openapi.json'), 'utf8')).paths)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, ...operation })))
  .filter((operation) => operation.path.startsWith('/api/v1/'));
const guarded = operations.filter((operation) => operation.security?.length !== 0); // open routes say security: []
// These end or change the sign-in that asks; sign_in.test.mjs walks them.
const ofOnesOwn = new Set(['/api/v1/sign_out', '/api/v1/sign_out_everywhere', '/api/v1/me/password', '/api/v1/me/preferences']);
// Open by table, refused inside: to roles without the queues, to those who see a part of the figures only, and to those who see agreements
// and no sessions. today.test.mjs, disability_totals.test.mjs and commitments.test.mjs walk them.
const decidedInside = new Set(['/api/v1/today', '/api/v1/reach/disability', '/api/v1/sessions/{id}/agreements']);

const values = { list: 'grade', code: 'none', province: '01.511', commune: 'none' };
const target = ({ path }) => path.replace('/api/v1', '').replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '00000000-0000-4000-8000-000000000000');
const send = (caller, operation) => caller.request(operation.method, target(operation), operation.method === 'GET' ? {} : { body: '{' });

let server, admin;
const callers = {};
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  const organisation = await admin.create('/organisations', { name: { fr: 'Association Tifawin' }, type: 'association' });
  const programme = await makeProgramme(admin);
  const person = await makePerson(admin);
  const bounds = {
    trainer: { person_id: person.id },
    focal_point: { organisation_id: organisation.id },
    partner: { organisation_id: organisation.id },
    auditor: { programme_id: programme.id, period_from: '2026-01-01', period_to: '2026-12-31', expires_at: '2099-01-01T00:00:00Z' },
  };
  for (const role of roles) callers[role] = await callerOf(server, admin, role, bounds[role]);
});
after(() => server?.stop());

// Exports are one route; whether a file may hold names is decided by what is ordered: exports.test.mjs walks it.
test('the table and the routes speak of the same permissions', () => {
  assert.equal(Object.keys(table).length, 55);
  assert.ok(guarded.length > 60);
  for (const operation of guarded) assert.ok(table[operation['x-permission']], `${operation.method} ${operation.path}`);
  const used = new Set(operations.map((operation) => operation.security?.length === 0 ? 'open' : operation['x-permission']));
  assert.deepEqual(Object.keys(table).filter((name) => !used.has(name)), ['people_export'], 'permissions without a route');
});

for (const role of roles) {
  test(`a ${role} is refused what the table does not grant, and nothing else`, async () => {
    const wrong = [];
    for (const operation of guarded) {
      if (ofOnesOwn.has(operation.path) || decidedInside.has(operation.path)) continue;
      const answer = await send(callers[role], operation);
      const granted = table[operation['x-permission']].granted[role];
      if (granted === (answer.status === 403)) wrong.push(`${operation.method} ${operation.path}: ${answer.status}`);
      if (answer.status === 403) assertProblem(answer, 403, 'not_allowed');
    }
    assert.deepEqual(wrong, []);
  });

  test(`the menus of a ${role} offer what the table grants`, async () => {
    const { user } = await callers[role].read('/me');
    assert.deepEqual(user.can, Object.fromEntries(Object.entries(table).map(([name, row]) => [name, row.granted[role]])));
  });
}

test('nobody signed in is refused everywhere, and signs in', async () => {
  for (const operation of guarded) assertProblem(await send(server.client(), operation), 401, 'unauthenticated');
});

test('every write of a browser is refused without its CSRF token', async () => {
  for (const operation of guarded.filter(({ method }) => method !== 'GET')) {
    const answer = await admin.request(operation.method, target(operation), { body: '{}', headers: { 'x-csrf-token': 'A'.repeat(43) } });
    assertProblem(answer, 403, 'csrf_token_missing');
  }
  await admin.read('/me');
});

test('a token for reading is refused every write', async () => {
  const reader = await server.program(['read']);
  for (const operation of guarded.filter(({ method }) => method !== 'GET')) assertProblem(await send(reader, operation), 403, 'not_allowed');
});
