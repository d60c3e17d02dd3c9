import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { assertProblem, Client } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { eventually, register, valuesBy } from './figures.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server.stop());

/** A programme with one session, and how to register one more person in it. */
async function subject() {
  const programme = await makeProgramme(admin);
  const session = await admin.create('/sessions', sessionBody(programme));
  return {
    programme,
    session,
    question: { measure: 'unique_registered', programme: programme.code },
    grow: async (more) => register(admin, session, await makePerson(admin, more)),
  };
}
const valued = (id, value) => (message) => message.id === id && message.value?.value === value;

test('a subscriber gets the figure as it is, then each change within a second of its write', async () => {
  const { question, grow, programme } = await subject();
  const manager = await callerOf(server, admin, 'manager');
  const feed = manager.live();
  await feed.subscribe('q1', { ...question, by: ['sex'] });
  const snapshot = await feed.next((message) => message.id === 'q1');
  assert.equal(snapshot.value.value, 0);
  assert.equal(snapshot.version, snapshot.value.known_as_of.tick);

  const written = performance.now();
  await grow({ sex: 'F' });
  const change = await feed.next(valued('q1', 1));
  assert.ok(change.at - written < 1000, `the change came after ${change.at - written} ms`);
  assert.ok(change.version > snapshot.version);
  assert.equal(change.moved_by, 1);
  assert.deepEqual(valuesBy(change.value, 'sex'), { F: 1 });

  // What arrives is what asking would answer.
  const asked = await manager.read('/reach', { ...question, by: 'sex' });
  assert.deepEqual({ ...change.value, known_as_of: 0 }, { ...asked, known_as_of: 0 });
  assert.equal(asked.labels.sex !== undefined || programme.code.length > 0, true);
  await feed.close();
});

test('who does not subscribe to what moved hears nothing', async () => {
  const [moving, still] = [await subject(), await subject()];
  const feed = admin.live();
  await feed.subscribe('still', still.question);
  await feed.subscribe('moving', moving.question);
  await feed.next((message) => message.id === 'still');
  await moving.grow();
  await feed.next(valued('moving', 1));
  assert.equal(feed.messages.filter((message) => message.id === 'still').length, 1);
  await feed.close();
});

test('after unsubscribing no more comes, and the same name may ask something else', async () => {
  const [one, two] = [await subject(), await subject()];
  const feed = admin.live();
  await feed.subscribe('q', one.question);
  await feed.next(valued('q', 0));
  await feed.send({ unsubscribe: 'q' });
  await feed.subscribe('other', one.question);
  await feed.next((message) => message.id === 'other');
  await one.grow();
  await feed.next(valued('other', 1));
  assert.equal(feed.messages.filter((message) => message.id === 'q').length, 1);

  await feed.subscribe('q', two.question);
  await two.grow();
  await feed.next((message) => message.id === 'q' && message.value.filters.programme[0] === two.programme.id && message.value.value === 1);
  await feed.subscribe('q', one.question);
  await feed.next((message) => message.id === 'q' && message.value.filters.programme[0] === one.programme.id && message.value.value === 1);
  await two.grow();
  await eventually(() => admin.read('/reach', two.question), (figure) => figure.value === 2);
  await one.grow();
  await feed.next(valued('q', 2));
  assert.ok(!feed.messages.some((message) => message.value?.filters.programme[0] === two.programme.id && message.value.value === 2));
  await feed.close();
});

test('who comes back with the version it knows gets only what moved since', async () => {
  const { question, grow } = await subject();
  const feed = admin.live();
  await feed.subscribe('q', question);
  const { version } = await feed.next(valued('q', 0));
  await feed.send({ resume: { q: version } });
  await grow();
  const moved = await feed.next(valued('q', 1));
  assert.equal(feed.messages.length, 2, 'nothing had moved: the resume is not answered');
  await feed.send({ resume: { q: version } });
  await feed.next((message) => message !== moved && valued('q', 1)(message) && message.at > moved.at);
  await feed.close();
});

test('the feed is for callers who may read figures', async () => {
  const refusedWith = async (client) => {
    const feed = client.live();
    await assert.rejects(feed.opened);
    const answer = await client.get('/live', { headers: {} });
    return answer.status;
  };
  const organisation = await admin.create('/organisations', { name: { fr: 'Bailleur' }, type: 'donor' });
  await refusedWith(await callerOf(server, admin, 'partner', { organisation_id: organisation.id }));
  await refusedWith(server.client());
  await refusedWith(server.client({ token: 'forged' }));
});

test('an organisation bound caller is told its own figures only', async () => {
  const { question, session } = await subject();
  const organisation = await admin.create('/organisations', { name: { fr: 'Point focal' }, type: 'ministry' });
  const focal = await callerOf(server, admin, 'focal_point', { organisation_id: organisation.id });
  const feed = focal.live();
  await feed.subscribe('q', question);
  await feed.next(valued('q', 0));
  await register(admin, session, await makePerson(admin));
  await register(admin, session, await makePerson(admin, { organisation_id: organisation.id }));
  await feed.next(valued('q', 1));
  assert.equal((await admin.read('/reach', question)).value, 2);
  await feed.subscribe('out', { ...question, organisation: (await admin.create('/organisations', { name: { fr: 'Autre' }, type: 'ministry' })).id });
  const refusal = await feed.next((message) => message.id === 'out');
  assert.deepEqual([refusal.error.status, refusal.error.code], [403, 'not_allowed']);
  await feed.close();
});

test('a bad message is answered and the conversation goes on', async () => {
  const { question } = await subject();
  const feed = admin.live({ 'accept-language': 'en' });
  const bad = ['not json', '[]', '{}', '"text"', '{"subscribe":5,"query":{}}', '{"subscribe":"","query":{}}', '{"shout":"q"}', '{"subscribe":"q1"',
    `{"subscribe":"${'x'.repeat(65)}","query":{}}`, `${'['.repeat(2000)}`, '{"subscribe":"a\\u0000b","query":5}', '{"resume":{"unknown":3}}', '{"unsubscribe":"unknown"}'];
  let answered = 0;
  for (const text of bad) {
    await feed.send(text);
    if (!/resume|unsubscribe/.test(text)) answered += 1;
    const expected = answered;
    await feed.next(() => feed.messages.filter((message) => message.error).length === expected).catch((error) => assert.fail(`${text.slice(0, 60)}: ${error.message}`));
  }
  for (const [id, query, path, code] of [['m', { measure: 'everybody' }, 'measure', 'unknown_measure'], ['d', { ...question, by: ['shoe_size'] }, 'by', 'unknown_dimension'],
    ['f', { ...question, from: '2026-02-30' }, 'from', 'invalid_parameter'], ['n', { ...question, at_least_percent: 1e300 }, 'at_least_percent', 'invalid_parameter']]) {
    await feed.subscribe(id, query);
    const { error } = await feed.next((message) => message.id === id);
    assert.deepEqual([error.status, error.fields.some((field) => field.path === path && field.code === code)], [422, true], JSON.stringify(error));
  }
  await feed.subscribe('good', question);
  await feed.next(valued('good', 0));
  await feed.close();
});

test('too many subscriptions are refused one by one', async () => {
  const { question } = await subject();
  const feed = admin.live();
  for (let i = 0; i < 65; i += 1) await feed.subscribe(`q${i}`, question);
  await feed.next(valued('q63', 0));
  const { error } = await feed.next((message) => message.id === 'q64');
  assert.deepEqual([error.status, error.code], [429, 'too_many_subscriptions']);
  await feed.close();
});

test('a message of a megabyte closes the socket, not the server', async () => {
  const feed = admin.live();
  await feed.send(`{"subscribe":"${'x'.repeat(1024 * 1024)}"}`);
  // 1009 where the close frame still arrives; the connection is given up while the rest is on its way.
  assert.ok([1006, 1009].includes((await feed.closed).code));
  await admin.read('/measures');
});

test('signing out everywhere closes the socket', async () => {
  const { question } = await subject();
  const manager = await callerOf(server, admin, 'manager');
  const feed = manager.live();
  await feed.subscribe('q', question);
  await feed.next(valued('q', 0));
  assert.equal((await manager.post('/sign_out_everywhere')).status, 204);
  assert.equal((await feed.closed).code, 4401);
  await assert.rejects(manager.live().opened);
});

test('a commit in one server process reaches the subscribers of another on the same database', async () => {
  const second = await startServer({ database: server.database, admin: false });
  try {
    const { question, grow } = await subject();
    const there = await second.signIn();
    const feed = there.live();
    await eventually(() => there.read('/reach', question).catch(() => ({})), (figure) => figure.value === 0);
    await feed.subscribe('q', question);
    await feed.next(valued('q', 0));
    for (let value = 1; value <= 3; value += 1) {
      const written = performance.now();
      await grow();
      const change = await feed.next(valued('q', value));
      assert.ok(change.at - written < 1500, `after ${change.at - written} ms`);
    }
    await feed.close();
  } finally {
    await second.stop();
  }
});

/** A reader that opens the feed on a bare socket, subscribes, and can stop reading. */
async function bareReader(client, subscriptions) {
  const socket = connect(server.port, '127.0.0.1');
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const headers = { Host: `127.0.0.1:${server.port}`, Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'), ...client.headers() };
  socket.write(`GET /api/v1/live HTTP/1.1\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`);
  let bytes = Buffer.alloc(0);
  const messages = [];
  let open = false;
  const take = () => {
    if (!open) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) return;
      assert.match(bytes.subarray(0, end).toString(), /^HTTP\/1\.1 101 /);
      bytes = bytes.subarray(end + 4);
      open = true;
    }
    for (;;) {
      if (bytes.length < 2) return;
      let length = bytes[1] & 127;
      let at = 2;
      if (length === 126) {
        if (bytes.length < 4) return;
        length = bytes.readUInt16BE(2);
        at = 4;
      } else if (length === 127) {
        if (bytes.length < 10) return;
        length = Number(bytes.readBigUInt64BE(2));
        at = 10;
      }
      if (bytes.length < at + length) return;
      if ((bytes[0] & 15) === 1) messages.push(JSON.parse(bytes.subarray(at, at + length).toString()));
      bytes = bytes.subarray(at + length);
    }
  };
  socket.on('data', (part) => {
    bytes = Buffer.concat([bytes, part]);
    take();
  });
  await eventually(() => open, (is) => is);
  const send = (message) => {
    const text = Buffer.from(JSON.stringify(message));
    const head = text.length < 126 ? Buffer.from([0x81, 0x80 | text.length]) : Buffer.from([0x81, 0x80 | 126, text.length >> 8, text.length & 255]);
    socket.write(Buffer.concat([head, Buffer.alloc(4), text])); // a mask of zeros leaves the text as it is
  };
  for (const [id, query] of Object.entries(subscriptions)) send({ subscribe: id, query });
  return { socket, messages };
}

test('a reader that stops reading gets the latest of each figure when it reads again', async () => {
  const { question, programme } = await subject();
  // Many rows make the figure large, so that what the kernel keeps for a slow reader is soon full.
  const sessions = await Promise.all(Array.from({ length: 60 }, () => admin.create('/sessions', sessionBody(programme))));
  const one = await makePerson(admin);
  for (const session of sessions) await register(admin, session, one);
  await eventually(() => admin.read('/reach', question), (figure) => figure.value === 1);
  const query = { ...question, by: ['session', 'month'] };
  const ids = Array.from({ length: 60 }, (_, i) => `q${i}`);
  const reader = await bareReader(admin, Object.fromEntries(ids.map((id) => [id, query])));
  await eventually(() => reader.messages.length, (count) => count === ids.length);
  reader.socket.pause();

  const writes = 40;
  for (let i = 0; i < writes; i += 1) {
    await register(admin, sessions[i], await makePerson(admin));
    await eventually(() => admin.read('/reach', question), (figure) => figure.value === i + 2);
  }
  reader.socket.resume();
  await eventually(() => ids.every((id) => reader.messages.findLast((message) => message.id === id).value.value === writes + 1), (all) => all);
  assert.ok(reader.messages.length < ids.length * writes, `${reader.messages.length} messages: what was overtaken is left out`);
  const versions = reader.messages.filter((message) => message.id === 'q0').map((message) => message.version);
  assert.deepEqual(versions, [...versions].sort((a, b) => a - b), 'never an older figure after a newer one');
  reader.socket.destroy();
});

test('a page of another site cannot open the feed with the browser\'s cookie', async () => {
  const feed = admin.live({ origin: 'https://elsewhere.example' });
  await assert.rejects(feed.opened);
  assertProblem(await server.client().get('/reach', { query: { measure: 'sessions' } }), 401, 'unauthenticated');
});

for (const [whose, open] of Object.entries({
  "an auditor's account": async (programme, expires_at) => {
    const auditor = await callerOf(server, admin, 'auditor', { programme_id: programme.id, period_from: '2026-01-01', period_to: '2026-12-31', expires_at });
    return auditor.live();
  },
  "a program's token": async (_programme, expires_at) => {
    const manager = await callerOf(server, admin, 'manager');
    const { token } = await manager.create('/access_tokens', { name: 'for a moment', expires_at });
    return new Client(server.url, { token }).live();
  },
})) {
  test(`a feed ends by itself when ${whose} does, and no other`, async () => {
    const { question, programme } = await subject();
    const lasting = admin.live();
    await lasting.subscribe('q1', question);
    await lasting.next((message) => message.id === 'q1');
    const end = Date.now() + 5000; // time enough to make an account and open its feed
    const feed = await open(programme, new Date(end).toISOString());
    await feed.subscribe('q1', question);
    await feed.next((message) => message.id === 'q1');
    const { code } = await Promise.race([feed.closed, new Promise((resolve) => setTimeout(resolve, 10_000, { code: 'still open' }))]);
    assert.equal(code, 4401);
    const late = Date.now() - end;
    assert.ok(late >= 0 && late < 3000, `${late} ms after its end`);
    assert.equal(await Promise.race([lasting.closed, new Promise((resolve) => setTimeout(resolve, 300, 'open'))]), 'open');
    await lasting.close();
  });
}

test('the feed of somebody who is erased ends at once, and no other', async () => {
  const { question } = await subject();
  const email = `erased-${randomBytes(4).toString('hex')}@example.org`;
  const person = await makePerson(admin);
  await admin.create('/accounts', { email, name: 'Mme Passagère', role: 'coordinator', password: 'a pass phrase of staff 4711', active: true, person_id: person.id });
  const staff = new Client(server.url);
  await staff.signIn({ email, password: 'a pass phrase of staff 4711' });
  const [lasting, feed] = [admin.live(), staff.live()];
  for (const each of [lasting, feed]) {
    await each.subscribe('q1', question);
    await each.next((message) => message.id === 'q1');
  }
  const erased = await admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': `"${person.version}"` } });
  assert.equal(erased.status, 201, JSON.stringify(erased.body));
  const { code } = await Promise.race([feed.closed, new Promise((resolve) => setTimeout(resolve, 5000, { code: 'still open' }))]);
  assert.equal(code, 4401);
  assert.equal(await Promise.race([lasting.closed, new Promise((resolve) => setTimeout(resolve, 300, 'open'))]), 'open');
  await lasting.close();
});
