// The outbox over real SMTP: a mail server that refuses, puts off, falls silent or dies after DATA, TLS and authentication, and Athar killed
// in the middle of two hundred messages.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { mailServer, partOf } from '../support/mail.mjs';
import { freshDatabase } from '../support/postgres.mjs';
import { startServer } from '../support/server.mjs';
import { callersWithoutMail, invite, personWithAddress, sessionToCome, soon } from './inviting.mjs';

const open = [];
after(async () => {
  for (const each of open.reverse()) await each().catch(() => {});
});
async function house(options, more = {}) {
  const mail = await mailServer(options);
  open.push(() => mail.stop());
  const server = await startServer({ environment: { ...mail.environment, ...more } });
  open.push(() => server.stop());
  const admin = await server.signIn();
  return { mail, server, admin, session: await sessionToCome(admin) };
}
const messages = async (client, session) => (await client.read('/mail_messages', { session: session.id })).items;

test('An invitation leaves once, in the language of the person, with text and HTML, and no name begins a header', async () => {
  const { mail, admin, session } = await house();
  const arab = await personWithAddress(admin, { language: 'ar', family_name: 'Alaoui', given_name: 'Salma', family_name_ar: 'العلوي', given_name_ar: 'سلمى' });
  const odd = await personWithAddress(admin, { language: 'en', given_name: 'Eve "Bcc: all@example.org" <x@y.example>', family_name: 'Été' });
  await invite(admin, session, [arab, odd], { message: 'Apportez <vos> chiffres.' });
  await mail.received(2);
  const toArab = mail.taken.find(({ to }) => to === arab.email), toOdd = mail.taken.find(({ to }) => to === odd.email);
  assert.match(toArab.subject, /^دعوة: Budget sensible au genre$/);
  assert.match(partOf(toArab.raw, 'text/html'), /dir="rtl"/);
  assert.match(partOf(toArab.raw, 'text/plain'), /سلمى العلوي/);
  assert.match(partOf(toArab.raw, 'text/plain'), /https:\/\/athar\.example\/answer\/[\w-]{46}/);
  assert.match(partOf(toOdd.raw, 'text/html'), /Apportez &lt;vos&gt; chiffres\./);
  assert.equal(toOdd.headers.bcc, undefined);
  const entry = partOf(toOdd.raw, 'text/calendar').replace(/\r\n /g, '');
  assert.deepEqual([entry.match(/^ATTENDEE/gm).length, entry.match(/mailto:[^\r"]*/g)], [1, ['mailto:coordination@athar.example', `mailto:${odd.email}`]]);
  assert.equal(toOdd.headers.to.length, 1);
  assert.deepEqual(toOdd.headers['reply-to'], ['<coordination@athar.example>']);
  assert.match(toOdd.raw.split('\r\n\r\n')[0], /^[\x20-\x7e\r\n\t]*$/, 'headers are ASCII');
  assert.match(toOdd.messageId, /^<[0-9a-f-]{36}@athar\.example>$/);
  await soon(async () => assert.deepEqual((await messages(admin, session)).map(({ state, answer }) => [state, /^250/.test(answer ?? '')]), [['sent', true], ['sent', true]]));
  assert.equal(mail.connections, 1, 'one connection for both');
});

test('Refused for good it fails and says why; put off it goes again; a coordinator retries or gives up, others may not', async () => {
  const { mail, server, admin, session } = await house();
  const refused = await personWithAddress(admin), later = await personWithAddress(admin);
  const puts = {};
  mail.behave = ({ to }) => {
    puts[to] = (puts[to] ?? 0) + 1;
    return to === refused.email ? 'refuse' : puts[to] < 2 ? 'put_off' : 'take';
  };
  await invite(admin, session, [refused, later]);
  await mail.received(1);
  await soon(async () => assert.deepEqual((await messages(admin, session)).map(({ state }) => state).sort(), ['failed', 'sent']));
  const failed = (await messages(admin, session)).find(({ state }) => state === 'failed');
  assert.equal(failed.problem, 'refused');
  assert.match(failed.answer, /550.*not wanted here/);
  assert.equal((await admin.read('/mail_status')).failed, 1);
  assert.equal((await admin.read(`/mail_messages/${failed.id}`)).body.length > 50, true);

  for (const { role, caller } of await callersWithoutMail(server, admin)) {
    assert.equal((await caller.get('/mail_messages')).status, 403, role);
    assert.equal((await caller.get('/mail_status')).status, 403, role);
    assert.equal((await caller.get(`/mail_messages/${failed.id}`)).status, 403, role);
    assert.equal((await caller.put(`/mail_messages/${failed.id}/state`, { state: 'waiting' }, { version: failed.version })).status, 403, role);
  }
  const stale = await admin.put(`/mail_messages/${failed.id}/state`, { state: 'waiting' }, { version: failed.version - 1 });
  assert.equal(stale.status, 412);
  assert.equal((await admin.put(`/mail_messages/${failed.id}/state`, { state: 'sent' }, { version: failed.version })).status, 422);
  mail.behave = () => 'take';
  await admin.change(`/mail_messages/${failed.id}/state`, { state: 'waiting' }, { version: failed.version });
  await mail.received(2);
  const sent = await soon(async () => {
    const now = await admin.read(`/mail_messages/${failed.id}`);
    assert.equal(now.state, 'sent');
    return now;
  });
  assert.equal((await admin.put(`/mail_messages/${failed.id}/state`, { state: 'given_up' }, { version: sent.version })).body.code, 'mail_on_its_way');
  assert.equal((await admin.get('/mail_messages', { query: { state: 'lost' } })).status, 422);
  assert.match((await admin.get('/mail_messages', { query: { format: 'csv' } })).body, /;/);
});

test('A mail server that dies after DATA, or falls silent, loses nothing: the same Message-ID comes again', async () => {
  const { mail, admin, session } = await house();
  const dies = await personWithAddress(admin), hangs = await personWithAddress(admin);
  const seen = {};
  mail.behave = ({ to, messageId }) => {
    (seen[to] ??= []).push(messageId);
    return seen[to].length > 1 ? 'take' : to === dies.email ? 'die' : 'hang';
  };
  await invite(admin, session, [dies, hangs]);
  await mail.received(2);
  for (const { email } of [dies, hangs]) assert.deepEqual([seen[email].length, new Set(seen[email]).size], [2, 1], email);
  assert.deepEqual(mail.taken.map(({ to }) => to).sort(), [dies.email, hangs.email].sort());
});

test('Without a mail server messages wait, and the page says so', async () => {
  const server = await startServer();
  open.push(() => server.stop());
  const admin = await server.signIn();
  const session = await sessionToCome(admin);
  await invite(admin, session, [await personWithAddress(admin)]);
  const status = await admin.read('/mail_status');
  assert.deepEqual([status.leaves, status.waiting, status.server], [false, 1, undefined]);
});

for (const security of ['starttls', 'tls']) {
  test(`Over ${security} with a user and a password`, async () => {
    const { mail, admin, session } = await house({ security, user: 'athar', password: 'a pass phrase' });
    await invite(admin, session, [await personWithAddress(admin)]);
    await mail.received(1);
  });
}

test('A wrong password and a certificate of somebody else keep the message waiting and say which', async () => {
  for (const [more, problem] of [[{ ATHAR_MAIL_PASSWORD: 'another' }, 'not_signed_in'], [{ ATHAR_MAIL_CA_FILE: '/etc/ssl/certs/ca-certificates.crt' }, 'not_secure']]) {
    const { mail, admin, session } = await house({ security: 'starttls', user: 'athar', password: 'a pass phrase' }, more);
    await invite(admin, session, [await personWithAddress(admin)]);
    await soon(async () => assert.equal((await messages(admin, session))[0].problem, problem));
    assert.equal((await messages(admin, session))[0].state, 'waiting');
    assert.equal(mail.taken.length, 0);
    assert.equal((await admin.read('/mail_status')).last_problem, problem);
  }
});

test('Athar killed with -9 in the middle of two hundred messages: each arrives, once but for the one in its hands', async () => {
  const database = await freshDatabase();
  const mail = await mailServer();
  open.push(() => mail.stop());
  mail.delay = 5;
  let server = await startServer({ database, environment: mail.environment });
  const admin = await server.signIn();
  const session = await sessionToCome(admin, { seats: 300 });
  const people = [];
  for (let i = 0; i < 200; i += 1) people.push(await personWithAddress(admin));
  const told = await invite(admin, session, people);
  assert.equal(told.written, 200);
  let kills = 0;
  for (const count of [40, 110, 160]) {
    await mail.received(count);
    await server.crash();
    kills += 1;
    server = await startServer({ database, environment: mail.environment });
  }
  open.push(() => server.stop());
  const again = await server.signIn();
  await soon(async () => assert.equal((await again.read('/mail_status')).sent, 200));
  const times = new Map();
  for (const { messageId, to } of mail.taken) times.set(messageId, [...(times.get(messageId) ?? []), to]);
  assert.equal(times.size, 200, 'every message arrived');
  assert.deepEqual(new Set(mail.taken.map(({ to }) => to)), new Set(people.map(({ email }) => email)));
  const twice = [...times.values()].filter((to) => to.length > 1);
  assert.ok(twice.length <= kills && twice.every((to) => to.length === 2), `${twice.length} arrived twice after ${kills} kills`);
  console.log(`# ${mail.taken.length} deliveries of 200 messages, ${kills} kills, ${twice.length} twice under one Message-ID`);
});
