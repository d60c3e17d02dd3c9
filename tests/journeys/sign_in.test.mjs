// Signing in and out: uniform refusals, limits, cookies, CSRF tokens, passwords, and how sign-ins end.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { administrator, command, startServer } from '../support/server.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

const password = 'a phrase nobody guesses 81';

async function makeAccount(more = {}) {
  const email = `p-${randomUUID().slice(0, 12)}@example.org`;
  const account = await admin.create('/accounts', { email, name: 'Samira El Ouardi', role: 'viewer', password, active: true, ...more });
  return { ...account, password };
}
const tryToSignIn = (email, secret, headers) => server.client().post('/sign_in', { email, password: secret }, { headers });
const withCookie = (cookie, csrf) => Object.assign(server.client(), { cookie: `athar_session=${cookie}`, csrf });

test('a sign-in gives a cookie out of reach of scripts, a CSRF token and what the person may do', async () => {
  const account = await makeAccount({ role: 'coordinator', language: 'ar' });
  const answer = await tryToSignIn(account.email.toUpperCase(), password);
  assert.equal(answer.status, 200);
  const cookie = answer.headers.get('set-cookie');
  for (const part of [/^athar_session=[\w-]{43};/, /; HttpOnly(;|$)/, /; SameSite=Lax(;|$)/, /; Path=\/(;|$)/]) assert.match(cookie, part);
  assert.doesNotMatch(cookie, /Secure/);
  assert.match(answer.body.csrf_token, /^[\w-]{43}$/);
  assert.equal(answer.body.user.id, account.id);
  assert.equal(answer.body.user.language, 'ar');
  assert.equal(answer.body.user.can.people_write, true);
  assert.equal(answer.body.user.can.accounts_manage, false);
  assert.ok(!JSON.stringify(answer.body).includes(password));
  assert.equal(answer.headers.get('cache-control'), 'no-store');

  const client = await server.signIn(account);
  const me = await client.read('/me');
  assert.equal(me.user.email, account.email);
  assert.equal(me.csrf_token, client.csrf);

  const overHttps = await tryToSignIn(account.email, password, { 'x-forwarded-proto': 'https' });
  assert.match(overHttps.headers.get('set-cookie'), /; Secure/);
});

test('an unknown e-mail, a wrong password, a closed and an expired account are refused in the same words', async () => {
  const account = await makeAccount();
  const closed = await makeAccount({ active: false });
  const expired = await makeAccount({ expires_at: '2020-01-01T00:00:00Z' });
  const answers = [];
  for (const [email, secret] of [['nobody@example.org', password], [account.email, 'wrong'], [closed.email, password], [expired.email, password],
    [account.email, `${password} `], ["' or 1=1 --", password]]) {
    const answer = await tryToSignIn(email, secret);
    assertProblem(answer, 401, 'wrong_credentials');
    assert.equal(answer.headers.get('set-cookie'), null);
    answers.push({ ...answer.body, request_id: undefined });
  }
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
});

test('a body that is no sign-in is refused by field', async () => {
  assertProblem(await server.client().post('/sign_in', '{'), 400, 'malformed_json');
  assertProblem(await server.client().post('/sign_in', { email: 'a@example.org' }), 422, 'invalid_input', { password: 'required' });
  assertProblem(await server.client().post('/sign_in', { email: ['a'], password: 1 }), 422, 'invalid_input',
    { email: 'wrong_type', password: 'wrong_type' });
  assertProblem(await tryToSignIn('a@example.org', 'x'.repeat(201)), 422, 'invalid_input', { password: 'too_long' });
  assert.equal((await tryToSignIn('a@example.org', 'x'.repeat(20_000))).status, 413);
});

test('ten wrong guesses stop that e-mail at that address, and nobody else', async () => {
  const [victim, other] = [await makeAccount(), await makeAccount()];
  const attacker = { 'x-forwarded-for': '203.0.113.7' };
  for (let i = 0; i < 10; i += 1) assertProblem(await tryToSignIn(victim.email, `guess ${i}`, attacker), 401, 'wrong_credentials');
  for (const guess of ['guess', password]) {
    const answer = await tryToSignIn(victim.email.toUpperCase(), guess, attacker);
    assertProblem(answer, 429, 'too_many_attempts');
    const wait = Number(answer.headers.get('retry-after'));
    assert.ok(wait > 500 && wait <= 600, `Retry-After: ${wait}`);
  }
  // Whoever writes more addresses before the proxy's own is not believed.
  assertProblem(await tryToSignIn(victim.email, password, { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' }), 429, 'too_many_attempts');
  assert.equal((await tryToSignIn(other.email, password, attacker)).status, 200, 'others at that address');
  assert.equal((await tryToSignIn(victim.email, password)).status, 200, 'the owner elsewhere');
  // An e-mail without an account is stopped as well: the limit tells nothing.
  for (let i = 0; i < 10; i += 1) await tryToSignIn('nobody-at-all@example.org', `guess ${i}`, attacker);
  assertProblem(await tryToSignIn('nobody-at-all@example.org', 'guess', attacker), 429, 'too_many_attempts');
});

test('a forged, foreign or missing sign-in is nobody', async () => {
  assertProblem(await server.client().get('/me'), 401, 'unauthenticated');
  for (const cookie of ['A'.repeat(43), "' or '1'='1", 'x', '%00', 'A'.repeat(100)]) {
    const answer = await withCookie(cookie).get('/me');
    assertProblem(answer, 401, 'session_expired');
    assert.match(answer.headers.get('set-cookie'), /athar_session=;.*Max-Age=0/);
  }
  assertProblem(await withCookie('A'.repeat(101)).get('/me'), 401, 'unauthenticated');
  assertProblem(await withCookie('').get('/people'), 401, 'unauthenticated');
  const token = await admin.create('/access_tokens', { name: 'as a cookie' });
  assertProblem(await withCookie(token.token).get('/me'), 401, 'session_expired');
  const cookie = admin.cookie.slice('athar_session='.length);
  assertProblem(await server.client({ token: cookie }).get('/me'), 401, 'session_expired');
});

test('a sign-in ends with its time', async () => {
  const account = await makeAccount();
  const client = await server.signIn(account);
  await client.read('/me');
  await server.database.query(`update athar.sign_in_session set expires_at = clock_timestamp() where account_id = '${account.id}'`);
  await new Promise((resolve) => setTimeout(resolve, 2100)); // what was read of a session is believed for two seconds
  assertProblem(await client.get('/me'), 401, 'session_expired');
});

test('a write of a browser needs the CSRF token of its own session', async () => {
  const account = await makeAccount();
  const [client, second] = [await server.signIn(account), await server.signIn(account)];
  const change = (headers) => client.put('/me/preferences', { language: 'en' }, { headers });
  for (const forged of ['', 'x', second.csrf, client.csrf.slice(1), `${client.csrf}A`]) {
    assertProblem(await change({ 'x-csrf-token': forged }), 403, 'csrf_token_missing');
  }
  assert.equal((await client.read('/me')).user.language, 'fr');
  assert.equal((await change({})).status, 204);
  assert.equal((await client.read('/me')).user.language, 'en');
  // Before its permissions, so that a forger learns nothing from the answer.
  assertProblem(await client.post('/accounts', {}, { headers: { 'x-csrf-token': 'x' } }), 403, 'csrf_token_missing');
});

test('refusals come in the language of the account, or the one asked for', async () => {
  const account = await makeAccount({ language: 'ar' });
  const client = await server.signIn(account);
  assert.match((await client.get('/accounts')).body.title, /[\u0621-\u064a]/);
  const english = await client.get('/accounts', { headers: { 'accept-language': 'en' } });
  assert.match(english.body.title, /^[\x20-\x7e]+$/);
});

test('signing out ends this session at once, signing out everywhere all of them', async () => {
  const account = await makeAccount();
  const [one, two, three] = [await server.signIn(account), await server.signIn(account), await server.signIn(account)];
  const token = await one.create('/access_tokens', { name: 'statistics' });
  const old = Object.assign(server.client(), { cookie: one.cookie, csrf: one.csrf });
  await old.read('/me');
  assert.equal((await one.post('/sign_out')).status, 204);
  assert.equal(one.cookie, undefined);
  assertProblem(await old.get('/me'), 401, 'session_expired');
  await two.read('/me');
  await three.read('/me');
  assert.equal((await two.post('/sign_out_everywhere')).status, 204);
  for (const client of [two, three]) assert.equal((await client.get('/me')).status, 401);
  assert.equal((await server.client({ token: token.token }).get('/me')).status, 200, 'programs go on');
});

test('a new password ends the other sessions and replaces the old', async () => {
  const account = await makeAccount();
  const [mine, other] = [await server.signIn(account), await server.signIn(account)];
  const change = (current_password, new_password) => mine.put('/me/password', { current_password, new_password });
  assertProblem(await change('wrong', 'another phrase 4711'), 422, 'invalid_input', { current_password: 'wrong_credentials' });
  for (const weak of ['short', account.email, 'motdepasse123', 'aaaaaaaaaaaa']) {
    assertProblem(await change(password, weak), 422, 'invalid_input', { new_password: 'weak_password' });
  }
  assert.equal((await other.get('/me')).status, 200);
  assert.equal((await change(password, 'another phrase 4711')).status, 204);
  await mine.read('/me');
  assertProblem(await other.get('/me'), 401, 'session_expired');
  assertProblem(await tryToSignIn(account.email, password), 401, 'wrong_credentials');
  assert.equal((await tryToSignIn(account.email, 'another phrase 4711')).status, 200);
});

test('the history tells of sign-outs and passwords, never of secrets; nor does the log', async () => {
  const account = await makeAccount();
  const client = await server.signIn(account);
  const { token } = await client.create('/access_tokens', { name: 'statistics' });
  await client.put('/me/password', { current_password: password, new_password: 'yet another phrase 12' });
  const history = JSON.stringify(await admin.read('/changes', { actor: account.id }));
  assert.match(history, /password_changed/);
  const everything = history + JSON.stringify(await admin.read('/changes', { concept: 'accounts', id: account.id })) + server.log();
  for (const secret of [password, 'yet another phrase 12', token, client.csrf, client.cookie.split('=')[1], '$argon2id']) {
    assert.ok(!everything.includes(secret), secret);
  }
});

test('ensure-admin opens the door again for whoever runs the machine', async () => {
  const made = await command(server.database.url, ['user', 'ensure-admin'], {
    ATHAR_ADMIN_EMAIL: administrator.email, ATHAR_ADMIN_PASSWORD: 'short',
  });
  assert.notEqual(made.code, 0);
  assert.equal((await tryToSignIn(administrator.email, administrator.password)).status, 200);
});
