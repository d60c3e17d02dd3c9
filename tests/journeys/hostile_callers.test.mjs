// Callers who are not who they say, writes that meet, HTTP that is none: each gets a clear refusal, never a 500.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { eventually } from './figures.mjs';
import { person, raw, refusedBy, statusOf, storedIn } from './hostile.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, program, programme, organisation;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  program = await server.program(['read', 'write']);
  programme = await makeProgramme(admin);
  organisation = await admin.create('/organisations', { name: { fr: 'Ministère' }, type: 'ministry' });
});
after(() => server.stop());
const stored = () => storedIn(server)();
const refused = refusedBy(stored);

describe('callers who are not who they say', () => {
  test('a forged cookie and a forged token are refused', async () => {
    for (const headers of [{ cookie: `athar_session=${randomBytes(32).toString('base64url')}` }, { cookie: 'athar_session=' }, { cookie: `athar_session=${'x'.repeat(5000)}` },
      { cookie: 'athar_session=%00' }, { authorization: 'Bearer x' }, { authorization: 'Bearer ' }, { authorization: 'Basic YWRtaW46YWRtaW4=' },
      { authorization: `Bearer ${admin.cookie.split('=')[1]}` }]) {
      const answer = await server.client().get('/me', { headers });
      assert.equal(answer.status, 401, JSON.stringify(headers).slice(0, 60));
      assert.equal(answer.headers.get('www-authenticate'), 'Bearer');
    }
  });

  test('a token is no cookie', async () => {
    assertProblem(await server.client().get('/me', { headers: { cookie: `athar_session=${program.token}` } }), 401, 'session_expired');
  });

  test('an expired session is over', async () => {
    const manager = await callerOf(server, admin, 'manager');
    await manager.read('/me');
    await server.database.query(`update athar.sign_in_session set expires_at = now() - interval '1 second' where account_id = '${manager.user.id}'`);
    await new Promise((resolve) => setTimeout(resolve, 2100)); // a session is believed for two seconds
    assertProblem(await manager.get('/me'), 401, 'session_expired');
  });

  test('an account whose time is over cannot sign in or go on', async () => {
    const end = Date.now() + 5000;
    const expires_at = new Date(end).toISOString();
    const auditor = await callerOf(server, admin, 'auditor', { programme_id: programme.id, period_from: '2026-01-01', period_to: '2026-12-31', expires_at });
    await auditor.read('/me');
    await eventually(async () => (await auditor.get('/me')).status, (status) => status === 401, 15_000);
    assert.ok(Date.now() >= end, 'not before its time');
  });

  test('a write without the CSRF token, or with another\'s, is refused', async () => {
    const coordinator = await callerOf(server, admin, 'coordinator');
    for (const token of ['', 'x', admin.csrf, `${coordinator.csrf}x`]) {
      await refused(() => coordinator.post('/people', person, { headers: { 'x-csrf-token': token } }), 403, 'csrf_token_missing');
    }
    const without = server.client();
    without.cookie = coordinator.cookie;
    await refused(() => without.post('/people', person), 403, 'csrf_token_missing');
    await refused(() => without.put(`/organisations/${organisation.id}`, organisation, { version: 1 }), 403, 'csrf_token_missing');
    await refused(() => without.delete(`/organisations/${organisation.id}`, { version: 1 }), 403, 'csrf_token_missing');
    assert.equal((await coordinator.post('/people', person)).status, 201);
  });

  test('a token that may read writes nothing', async () => {
    const reader = await server.program(['read']);
    await reader.read('/people');
    await refused(() => reader.post('/people', person), 403, 'not_allowed');
  });

  test('wrong passwords and unknown accounts are answered alike, and slowed down', async () => {
    const email = `guess-${randomUUID().slice(0, 8)}@example.org`;
    const known = `known-${randomUUID().slice(0, 8)}@example.org`;
    await admin.create('/accounts', { email: known, name: 'x', role: 'viewer', password: 'a pass phrase 4711 x', active: true });
    const guess = (to) => server.client().post('/sign_in', { email: to, password: 'wrong' });
    const [one, two] = [await guess(email), await guess(known)];
    assert.equal(one.status, 401);
    assert.deepEqual({ ...one.body, request_id: 0 }, { ...two.body, request_id: 0 });
    let last;
    for (let i = 0; i < 12; i += 1) last = await guess(email);
    assert.equal(last.status, 429);
    assert.ok(Number(last.headers.get('retry-after')) > 0);
  });
});

describe('the same again, and at the same time', () => {
  test('a stale If-Match gets the state it collided with', async () => {
    const made = await makePerson(admin);
    await admin.change(`/people/${made.id}`, { ...made, given_name: 'Une' }, { version: 1 });
    const before = await stored();
    const answer = await admin.put(`/people/${made.id}`, { ...made, given_name: 'Autre' }, { version: 1 });
    assertProblem(answer, 412, 'stale');
    assert.deepEqual([answer.body.current.version, answer.body.current.given_name], [2, 'Une']);
    assertProblem(await admin.put(`/people/${made.id}`, made), 428, 'precondition_required');
    for (const garbage of ['x', '"', '"1e1"', '"99999999999999999999"', '', '-1']) {
      const { status } = await admin.put(`/people/${made.id}`, made, { headers: { 'if-match': garbage } });
      assert.ok([412, 428].includes(status), `${garbage}: ${status}`);
    }
    assertProblem(await admin.delete(`/people/${made.id}`, { version: 1 }), 412, 'stale');
    assert.deepEqual(await stored(), before);
  });

  test('two who change the same record at the same moment: one is told', async () => {
    const made = await makePerson(admin);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => admin.put(`/people/${made.id}`, { ...made, given_name: `Nom ${i}` }, { version: 1 })));
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 412, 412, 412, 412, 412, 412, 412]);
    assert.equal((await admin.read(`/people/${made.id}`)).version, 2);
  });

  test('the same POST twice is one record: by its id, and by an Idempotency-Key', async () => {
    const body = { ...person, id: randomUUID() };
    const together = await Promise.all(Array.from({ length: 6 }, () => admin.post('/people', body)));
    assert.deepEqual(together.map((answer) => answer.status).sort(), [200, 200, 200, 200, 200, 201]);
    assertProblem(await admin.post('/people', { ...body, given_name: 'Autre' }), 409, 'id_taken');

    const headers = { 'idempotency-key': randomUUID() };
    const keyed = await Promise.all(Array.from({ length: 6 }, () => admin.post('/people', person, { headers })));
    assert.equal(new Set(keyed.map((answer) => answer.body.id)).size, 1);
    assert.ok(keyed.every((answer) => answer.status === 201));
    assertProblem(await admin.post('/people', { ...person, given_name: 'Autre' }, { headers }), 409, 'idempotency_key_reused');
    await refused(() => admin.post('/people', person, { headers: { 'idempotency-key': 'x'.repeat(201) } }), 422, 'invalid_input');
  });

  test('two people taking the last seat: one has it, one waits', async () => {
    for (let round = 0; round < 5; round += 1) {
      const session = await admin.create('/sessions', sessionBody(programme, { seats: 1 }));
      const two = [await makePerson(admin), await makePerson(admin)];
      const made = await Promise.all(two.map((each, i) => (i ? program : admin).create(`/sessions/${session.id}/registrations`, { person_id: each.id })));
      assert.deepEqual(made.map((registration) => registration.status).sort(), ['registered', 'waiting']);
    }
  });
});

describe('HTTP that is none', () => {
  const head = (more) => `GET /api/v1/me HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
  const lines = {
    'headers of 20 KiB': [head(`X-Long: ${'x'.repeat(20_000)}\r\n`), [431]],
    'a thousand headers': [head('X-Many: x\r\n'.repeat(1500)), [431]],
    'an address of 20 KiB': [`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, [414, 431]],
    'no HTTP at all': ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n', [400]],
    'a method of its own': ['BREW /api/v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', [400, 405, 501]],
    'HTTP/3.0': ['GET / HTTP/3.0\r\n\r\n', [400, 505]],
    'two lengths': [head('Content-Length: 1\r\nContent-Length: 2\r\n'), [400]],
    'a length and chunks': [head('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'), [400]],
    'a negative length': [head('Content-Length: -1\r\n'), [400]],
    'a folded header': [head('X-A: b\r\n c: d\r\n'), [400, 401]],
    'NUL in a header': [head('X-A: b\0c\r\n'), [400]],
  };
  for (const [what, [bytes, statuses]] of Object.entries(lines)) {
    test(`${what} is refused`, async () => {
      const status = statusOf(await raw(server.port, bytes, 2000));
      assert.ok(statuses.includes(status), `answered ${status}`);
    });
  }

  test('paths that climb find no file', async () => {
    for (const path of ['/../../etc/passwd', '/..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/api/v1/../../etc/passwd', '//etc/passwd', '/%00', '/a%5c..%5c..']) {
      const answer = await raw(server.port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      assert.ok([400, 404, 401].includes(statusOf(answer)), `${path}: ${answer.slice(0, 60)}`);
      assert.doesNotMatch(answer, /root:/);
    }
  });

  test('unknown routes and wrong methods say so', async () => {
    assertProblem(await admin.get('/no_such_thing'), 404, 'route_not_found');
    const wrong = await admin.request('PATCH', `/people/${randomUUID()}`, { body: {} });
    assert.ok([405, 501].includes(wrong.status), String(wrong.status));
    const put = await admin.put('/people', {});
    assertProblem(put, 405, 'method_not_allowed');
    assert.match(put.headers.get('allow'), /GET/);
  });

  test('a client that hangs up in the middle of a body leaves nothing', async () => {
    const before = await stored();
    for (let i = 0; i < 20; i += 1) {
      await new Promise((resolve) => {
        const socket = connect(server.port, '127.0.0.1', () => {
          socket.write(`POST /api/v1/people HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${program.token}\r\nContent-Length: 70\r\n\r\n{"family_name":"Half","giv`, () => socket.destroy());
        });
        socket.once('close', resolve);
      });
    }
    assert.deepEqual(await stored(), before);
  });
});

describe('wrong role on every route', () => {
  // A partner may do next to nothing; what the routes' own descriptions say they need is refused to all who lack it.
  test('nobody signed in gets 401 from every route that needs a caller', async () => {
    const { body: description } = await admin.get('/openapi.json');
    let asked = 0;
    for (const [path, methods] of Object.entries(description.paths)) {
      for (const method of Object.keys(methods)) {
        if (!['get', 'post', 'put', 'delete'].includes(method)) continue;
        const route = `${method.toUpperCase()} ${path.startsWith('/api') ? path : `/api/v1${path}`}`;
        if (methods[method].security?.length === 0 || /\/live$/.test(path)) continue;
        const target = route.split(' ')[1].replaceAll(/\{[^}]+\}/g, randomUUID());
        const answer = await server.client().request(method.toUpperCase(), `/${target}`, method === 'get' ? {} : { body: {} });
        assert.equal(answer.status, 401, route);
        asked += 1;
      }
    }
    assert.ok(asked > 40, `${asked} routes`);
  });

  test('a partner gets 403 from every route that writes', async () => {
    const partner = await callerOf(server, admin, 'partner', { organisation_id: organisation.id });
    const { body: description } = await admin.get('/openapi.json');
    const own = /\/(sign_in|sign_out|sign_out_everywhere|me\/.*|access_tokens.*|calendar_feeds.*|exports.*|saved_views.*)$/;
    const before = await stored();
    for (const [path, methods] of Object.entries(description.paths)) {
      for (const method of Object.keys(methods)) {
        if (!['post', 'put', 'delete'].includes(method) || own.test(path) || methods[method].security?.length === 0) continue;
        const target = (path.startsWith('/api') ? path : `/api/v1${path}`).replaceAll(/\{[^}]+\}/g, randomUUID());
        const answer = await partner.request(method.toUpperCase(), `/${target}`, { body: {} });
        // To an agreement of their own a partner contributes, and to a letter it names people; of others there is nothing to find.
        const statuses = ['agreements_contribute', 'designations_write'].includes(methods[method]['x-permission']) ? [403, 404, 422] : [403];
        assert.ok(statuses.includes(answer.status), `${method} ${path}: ${answer.status}`);
      }
    }
    assert.deepEqual(await stored(), before);
  });
});

test('after all this the server answers and logged no breakage', async () => {
  assert.equal((await admin.get('//healthz')).status, 200);
  assert.equal((await admin.get('//readyz')).status, 200);
  server.assertNoBreakage();
});
