// Access tokens of programs: shown once, scopes, ends, and what they cannot do.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf } from './training.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

const association = { name: { fr: 'Association Tifawin' }, type: 'association' };

test('a token is shown once, works without cookie and CSRF token, and ends when deleted', async () => {
  const made = await admin.post('/access_tokens', { name: 'statistics' });
  assert.equal(made.status, 201);
  assert.match(made.body.token, /^[\w-]{43}$/);
  assert.deepEqual(made.body.scopes, ['read', 'write']);
  const listed = (await admin.read('/access_tokens')).items.find((token) => token.id === made.body.id);
  assert.deepEqual([listed.name, listed.token], ['statistics', undefined]);

  const program = server.client({ token: made.body.token });
  assert.equal((await program.read('/me')).user.email, admin.user.email);
  const stored = await program.create('/organisations', association);
  // Programs may leave If-Match out, and are refused when it is stale.
  const renamed = await program.change(`/organisations/${stored.id}`, { ...association, name: { fr: 'Tifawin' } });
  assert.equal(renamed.version, 2);
  assertProblem(await program.put(`/organisations/${stored.id}`, association, { version: 1 }), 412, 'stale');

  assert.equal((await admin.delete(`/access_tokens/${made.body.id}`)).status, 204);
  assertProblem(await program.get('/me'), 401, 'session_expired');
  assertProblem(await admin.delete(`/access_tokens/${made.body.id}`), 404, 'not_found');
});

test('a token for reading changes nothing, not even what is its own', async () => {
  const reader = await server.program(['read']);
  const stored = await admin.create('/organisations', association);
  await reader.read('/organisations');
  assert.equal((await reader.read(`/organisations/${stored.id}`)).can.update, false);
  const me = await reader.read('/me');
  assert.equal(me.user.can.organisations_write, false);
  assert.equal(me.user.can.organisations_read, true);
  for (const [method, path, body] of [
    ['POST', '/organisations', association], ['PUT', `/organisations/${stored.id}`, association], ['DELETE', `/organisations/${stored.id}`],
    ['POST', '/accounts', {}], ['POST', '/access_tokens', { name: 'more', scopes: ['read'] }],
    ['DELETE', '/access_tokens/00000000-0000-4000-8000-000000000000'], ['PUT', '/me/preferences', { language: 'en' }],
    ['PUT', '/me/password', { current_password: 'x', new_password: 'y' }], ['POST', '/sign_out_everywhere'], ['POST', '/sign_out'],
  ]) {
    assertProblem(await reader.request(method, path, { body }), 403, 'not_allowed');
  }
  assert.equal((await admin.read(`/organisations/${stored.id}`)).version, 1);
});

test('a token may do no more than its owner, whose tokens are nobody else’s', async () => {
  const viewer = await callerOf(server, admin, 'viewer');
  const made = await viewer.create('/access_tokens', { name: 'mine', scopes: ['read', 'write'] });
  const program = server.client({ token: made.token });
  assertProblem(await program.post('/organisations', association), 403, 'not_allowed');
  assertProblem(await program.get('/people'), 403, 'not_allowed');
  assert.ok(!(await admin.read('/access_tokens')).items.some((token) => token.id === made.id));
  assertProblem(await admin.delete(`/access_tokens/${made.id}`), 404, 'not_found');
  await program.read('/me');
});

test('a token ends with its day and with its owner', async () => {
  const expired = await admin.create('/access_tokens', { name: 'old', expires_at: '2020-01-01T00:00:00Z' });
  assertProblem(await server.client({ token: expired.token }).get('/me'), 401, 'session_expired');

  const owner = await callerOf(server, admin, 'viewer');
  const { token } = await owner.create('/access_tokens', { name: 'statistics' });
  const program = server.client({ token });
  await program.read('/me');
  const account = await admin.read(`/accounts/${owner.user.id}`);
  await admin.change(`/accounts/${account.id}`, { ...account, active: false }, { version: account.version });
  assertProblem(await program.get('/me'), 401, 'session_expired');
});

test('bad tokens are refused', async () => {
  assertProblem(await admin.post('/access_tokens', {}), 422, 'invalid_input', { name: 'required' });
  assertProblem(await admin.post('/access_tokens', { name: 'x', scopes: ['read', 'root'] }), 422, 'invalid_input', { 'scopes/1': 'not_one_of' });
  for (const authorization of ['Bearer x', `Bearer ${'A'.repeat(43)}`]) {
    assertProblem(await server.client().get('/me', { headers: { authorization } }), 401, 'session_expired');
  }
  for (const authorization of ['Basic eDp5', 'Bearer', `Bearer ${'A'.repeat(101)}`, 'bearer']) {
    assertProblem(await server.client().get('/me', { headers: { authorization } }), 401, 'unauthenticated');
  }
  // A cookie beside a bad token does not help.
  assertProblem(await admin.get('/me', { headers: { authorization: 'Bearer x' } }), 401, 'session_expired');
});
