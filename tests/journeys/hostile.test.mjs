// What nobody should send, line by line: each gets a clear refusal that names the place, never a 500, and nothing is stored of it.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf, makePerson, makeProgramme, past, sessionBody } from './training.mjs';

let server, admin, program, programme, organisation;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  program = await server.program(['read', 'write']);
  programme = await makeProgramme(admin);
  organisation = await admin.create('/organisations', { name: { fr: 'Ministère' }, type: 'ministry' });
});
after(() => server.stop());

const person = { family_name: 'Alaoui', given_name: 'Salma', sex: 'F' };
const stored = async () => {
  const [row] = await server.database.query(
    'select (select count(*) from athar.person), (select count(*) from athar.organisation), (select count(*) from athar.session), (select count(*) from athar.change_set)');
  return row;
};
/** Refused as `status` `code`, at `fields`, with nothing stored. */
async function refused(send, status, code, fields) {
  const before = await stored();
  assertProblem(await send(), status, code, fields);
  assert.deepEqual(await stored(), before, 'a refusal stores nothing');
}
const postPerson = (body) => admin.post('/people', body);

/** What comes back for bytes sent as they are on a socket of their own. */
function raw(bytes, patience = 5000) {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    const late = setTimeout(() => socket.destroy(), patience);
    socket.setEncoding('latin1');
    socket.on('data', (text) => (answer += text));
    socket.on('error', (error) => (answer === '' && error.code !== 'ECONNRESET' ? reject(error) : undefined));
    socket.on('close', () => {
      clearTimeout(late);
      resolve(answer);
    });
  });
}
const statusOf = (answer) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);

describe('JSON that is none', () => {
  const malformed = {
    'is malformed': ['{"family_name" "Alaoui"}', 'syntax_error'],
    'is truncated': ['{"family_name":"Ala', 'incomplete'],
    'has a second document behind it': ['{} {}', 'trailing_text'],
    'has a key twice': ['{"family_name":"A","given_name":"B","sex":"F","sex":"M"}', 'duplicate_key'],
    'has a key twice, once written with an escape': ['{"sex":"F","\\u0073ex":"M"}', 'duplicate_key'],
    'is nested a thousand deep': [`${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`, 'too_deep'],
    'is an array a hundred thousand deep': ['['.repeat(100_000), 'too_deep'],
    'holds NUL': ['{"family_name":"A\\u0000B"}', 'nul_character'],
    'holds half a surrogate pair': ['{"family_name":"\\ud83d"}', 'syntax_error'],
    'holds a number without end': [`{"birth_year":1${'0'.repeat(400)}}`, 'number_too_large'],
    'is NaN': ['{"birth_year":NaN}', 'syntax_error'],
    'has a comment': ['{/* */"family_name":"A"}', 'syntax_error'],
    'is empty': ['', 'empty_body'],
  };
  for (const [what, [body, code]] of Object.entries(malformed)) {
    test(`a body that ${what} is refused, saying where`, () => refused(() => postPerson(body), 400, 'malformed_json', { '': code }));
  }

  test('a body that is not UTF-8 is refused', async () => {
    for (const bytes of [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82]]) {
      const body = Buffer.concat([Buffer.from('{"family_name":"'), Buffer.from(bytes), Buffer.from('"}')]);
      await refused(() => postPerson(body), 400, 'malformed_json', { '': 'invalid_utf8' });
    }
  });

  test('a body that is no object is refused', async () => {
    for (const body of ['[]', '1', 'null', '"x"', 'true']) await refused(() => postPerson(body), 422, 'invalid_input', { '': 'wrong_type' });
  });

  test('a body over a mebibyte is refused before it is read', async () => {
    const answer = await raw(`POST /api/v1/people HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${program.token}\r\nContent-Type: application/json\r\n` +
      'Content-Length: 1073741824\r\n\r\n{');
    assert.equal(statusOf(answer), 413);
    assert.match(answer, /application\/problem\+json/);
  });

  test('a body of a mebibyte of one string is refused for its length', () =>
    refused(() => postPerson({ ...person, family_name: 'x'.repeat(1_000_000) }), 422, 'invalid_input', { family_name: 'too_long' }));
});

describe('fields of the wrong kind', () => {
  test('every wrong field is named in one answer', () =>
    refused(() => postPerson({ family_name: 5, given_name: ['a'], sex: 'X', birth_year: '1980', organisation_id: 'x', colour: 'red' }), 422,
      'invalid_input', { family_name: 'wrong_type', given_name: 'wrong_type', sex: 'not_one_of', birth_year: 'wrong_type',
        organisation_id: 'invalid_uuid', colour: 'unknown_field' }));

  test('what is no address and no telephone number is refused', () =>
    refused(() => postPerson({ ...person, email: 'nobody', phone: 'abc' }), 422, 'invalid_input', { email: 'invalid_email', phone: 'invalid_phone' }));

  test('a fraction, a great number and a negative one are no counts', async () => {
    for (const [seats, code] of [[1.5, 'not_a_whole_number'], [1e18, 'out_of_range'], [-1, 'out_of_range'], [9007199254740993, 'out_of_range'], ['5', 'wrong_type'], [true, 'wrong_type']]) {
      await refused(() => admin.post('/sessions', sessionBody(programme, { seats })), 422, 'invalid_input', { seats: code });
    }
  });

  test('control characters and broken names are refused', async () => {
    for (const name of ['A\u0007B', 'A\u001b[31mB', 'A\nB', 'A\u007fB']) {
      await refused(() => postPerson({ ...person, family_name: name }), 422, 'invalid_input', { family_name: 'control_characters' });
    }
  });

  test('a name of ten thousand characters is refused, and one of ten thousand Arabic letters', async () => {
    await refused(() => postPerson({ ...person, family_name: 'x'.repeat(10_000) }), 422, 'invalid_input', { family_name: 'too_long' });
    await refused(() => postPerson({ ...person, family_name_ar: 'ع'.repeat(10_000) }), 422, 'invalid_input', { family_name_ar: 'too_long' });
    await refused(() => admin.post('/organisations', { name: { fr: 'x'.repeat(10_000) }, type: 'ministry' }), 422, 'invalid_input', { 'name/fr': 'too_long' });
  });

  test('NUL and broken UTF-8 in an address are refused', async () => {
    for (const path of ['/people?q=%00', '/people?q=%ff', '/sessions?region=%00', '/people/%00', '/organisations?type=%c0%af', '/reach?measure=%00', '/places/%ff']) {
      const { status } = await admin.get(path);
      assert.ok([400, 404, 422].includes(status), `${path}: ${status}`);
    }
  });

  test('a query of wrong values names each of them', async () => {
    assertProblem(await admin.get('/people?limit=0&sex=X&organisation=5&cursor=zzz&colour=red'), 422, 'invalid_input',
      { limit: 'out_of_range', sex: 'not_one_of', organisation: 'invalid_uuid', cursor: 'invalid_cursor', colour: 'unknown_parameter' });
    for (const limit of ['201', '-1', '1e2', '99999999999999999999', '0x10', ' ']) {
      assert.ok([200, 422].includes((await admin.get('/people', { query: { limit } })).status), limit);
    }
  });
});

describe('dates that cannot be', () => {
  const session = (days) => () => admin.post('/sessions', sessionBody(programme, { days }));
  test('30 February', () => refused(session([{ date: '2026-02-30' }]), 422, 'invalid_input', { 'days/0/date': 'invalid_date' }));
  test('29 February of a common year', () => refused(session([{ date: '2026-02-29' }]), 422, 'invalid_input', { 'days/0/date': 'invalid_date' }));
  test('year 0', () => refused(session([{ date: '0000-01-01' }]), 422, 'invalid_input', { 'days/0/date': 'invalid_date' }));
  test('year 10000', () => refused(session([{ date: '10000-01-01' }]), 422, 'invalid_input', { 'days/0/date': 'invalid_date' }));
  test('an end before its start', () =>
    refused(session([{ date: '2026-05-12', sittings: [{ starts: '12:00', ends: '09:00' }] }]), 422, 'invalid_input', { 'days/0/sittings/0/ends': 'end_before_start' }));
  test('an hour of 25', async () => {
    const { status, body } = await session([{ date: '2026-05-12', sittings: [{ starts: '25:00', ends: '26:00' }] }])();
    assert.equal(status, 422);
    assert.equal(body.fields[0].path, 'days/0/sittings/0/starts');
  });
  test('two overlapping days', () =>
    refused(session([{ date: '2026-05-12' }, { date: '2026-05-12' }]), 422, 'invalid_input', { 'days/1/date': 'days_overlap' }));
  test('two overlapping sittings', () =>
    refused(session([{ date: '2026-05-12', sittings: [{ starts: '09:00', ends: '12:00' }, { starts: '11:00', ends: '13:00' }] }]), 422, 'invalid_input',
      { 'days/0/sittings/1/starts': 'sittings_overlap' }));
  test('a programme that ends before it starts', async () => {
    const { status } = await admin.post('/programmes', { code: 'T-ENDS', title: { fr: 'x' }, starts_on: '2026-05-12', ends_on: '2026-05-11' });
    assert.equal(status, 422);
  });
  test('a birth in the future', () => refused(() => postPerson({ ...person, birth_date: '2199-01-01' }), 422, 'invalid_input', { birth_date: 'birth_in_future' }));
});

describe("others' ids", () => {
  test('ids that are nobody\'s are refused where they are used and not found where they are asked for', async () => {
    await refused(() => postPerson({ ...person, organisation_id: randomUUID() }), 422, 'invalid_input', { organisation_id: 'unknown_organisation' });
    for (const path of ['/people', '/organisations', '/sessions', '/programmes', '/accounts']) {
      for (const id of [randomUUID(), 'x', '0', '..%2f..%2fetc', '00000000-0000-0000-0000-000000000000', `${organisation.id}'`]) {
        const answer = await admin.get(`${path}/${id}`);
        assertProblem(answer, 404, answer.body.code === 'route_not_found' ? 'route_not_found' : 'not_found');
      }
    }
  });

  test("an id that is another record's is taken, whoever asks and whatever it was", async () => {
    const mine = await makePerson(admin);
    await refused(() => postPerson({ ...person, id: mine.id }), 409, 'id_taken');
    const coordinator = await callerOf(server, admin, 'coordinator');
    const body = { ...person, id: randomUUID() };
    assert.equal((await admin.post('/people', body)).status, 201);
    assertProblem(await coordinator.post('/people', body), 409, 'id_taken');
  });

  test("a focal point cannot reach other organisations' people by their ids", async () => {
    const other = await admin.create('/organisations', { name: { fr: 'Autre' }, type: 'ministry' });
    const theirs = await makePerson(admin, { organisation_id: other.id });
    const focal = await callerOf(server, admin, 'focal_point', { organisation_id: organisation.id });
    assertProblem(await focal.get(`/people/${theirs.id}`), 404, 'not_found');
    assertProblem(await focal.put(`/people/${theirs.id}`, theirs, { version: 1 }), 403, 'not_allowed');
    assert.ok(!(await focal.read('/people')).items.some((item) => item.id === theirs.id));
  });

  test('attendance of somebody who is not registered is refused, and of a sitting that is not', async () => {
    const session = await admin.create('/sessions', sessionBody(programme));
    const nobody = await makePerson(admin);
    const put = (entry) => () => admin.put(`/sessions/${session.id}/attendances`, { entries: [entry] });
    await refused(put({ person_id: nobody.id, date: past[0].date, sitting: 1, present: true }), 422, 'invalid_input', { 'entries/0/person_id': 'not_registered' });
    await refused(put({ person_id: randomUUID(), date: past[0].date, sitting: 1, present: true }), 422, 'invalid_input', { 'entries/0/person_id': 'unknown_person' });
  });
});

describe('texts that want to be code', () => {
  test('script in names is text, in JSON that says so and that browsers do not sniff', async () => {
    const name = '<script>alert(1)</script>';
    const made = await admin.create('/people', { ...person, family_name: name });
    const answer = await admin.get(`/people/${made.id}`);
    assert.equal(answer.body.family_name, name);
    assert.match(answer.headers.get('content-type'), /^application\/json/);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    const missing = await admin.get(`/people/${encodeURIComponent(name)}`);
    assert.match(missing.headers.get('content-type'), /^application\/problem\+json/);
  });

  test('formulas are neutralised in every CSV', async () => {
    const formulas = ['=cmd|calc', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '="a;b"'];
    for (const formula of formulas) {
      if (formula.startsWith('\t')) continue;
      await admin.create('/people', { ...person, family_name: formula, given_name: 'Zz' });
      await admin.create('/organisations', { name: { fr: formula }, type: 'ministry' });
      await admin.create('/sessions', sessionBody(programme, { title: { fr: formula } }));
    }
    for (const path of ['/people', '/organisations', '/sessions', '/outreach_activities']) {
      const answer = await admin.get(path, { query: { format: 'csv' } });
      assert.equal(answer.status, 200, path);
      assert.match(answer.headers.get('content-disposition'), /^attachment/);
      for (const line of answer.body.replace(/^\uFEFF/, '').split('\r\n')) {
        for (const cell of line.split(';')) assert.doesNotMatch(cell, /^"?[=@+]|^"?-[^"\d]/, `${path}: ${cell}`);
      }
    }
  });

  test('searches of quotes, wildcards and SQL find nothing and harm nothing', async () => {
    for (const q of ["'; drop table athar.person; --", '%', '_', '\\', '%%%%', "' or '1'='1", '\\u0000', '*'.repeat(200), '(((', '🙂', 'ـ'.repeat(100)]) {
      for (const path of ['/people', '/organisations', '/sessions']) assert.equal((await admin.get(path, { query: { q } })).status, 200, `${path} ${q}`);
    }
    assert.ok((await admin.read('/people')).items.length > 0);
  });
});

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
    const expires_at = new Date(Date.now() + 2500).toISOString();
    const auditor = await callerOf(server, admin, 'auditor', { programme_id: programme.id, period_from: '2026-01-01', period_to: '2026-12-31', expires_at });
    await auditor.read('/me');
    await new Promise((resolve) => setTimeout(resolve, 5000));
    assert.equal((await auditor.get('/me')).status, 401);
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
      const status = statusOf(await raw(bytes, 2000));
      assert.ok(statuses.includes(status), `answered ${status}`);
    });
  }

  test('paths that climb find no file', async () => {
    for (const path of ['/../../etc/passwd', '/..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/api/v1/../../etc/passwd', '//etc/passwd', '/%00', '/a%5c..%5c..']) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
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
    const open = new Set(['POST /api/v1/sign_in', 'GET /api/v1/openapi.json']);
    let asked = 0;
    for (const [path, methods] of Object.entries(description.paths)) {
      for (const method of Object.keys(methods)) {
        if (!['get', 'post', 'put', 'delete'].includes(method)) continue;
        const route = `${method.toUpperCase()} ${path.startsWith('/api') ? path : `/api/v1${path}`}`;
        if (open.has(route) || /\/live$/.test(path)) continue;
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
    const own = /\/(sign_in|sign_out|sign_out_everywhere|me\/.*|access_tokens.*)$/;
    const before = await stored();
    for (const [path, methods] of Object.entries(description.paths)) {
      for (const method of Object.keys(methods)) {
        if (!['post', 'put', 'delete'].includes(method) || own.test(path)) continue;
        const target = (path.startsWith('/api') ? path : `/api/v1${path}`).replaceAll(/\{[^}]+\}/g, randomUUID());
        const answer = await partner.request(method.toUpperCase(), `/${target}`, { body: {} });
        assert.equal(answer.status, 403, `${method} ${path}`);
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
