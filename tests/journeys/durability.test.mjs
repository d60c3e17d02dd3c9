// What was answered is kept: the server killed in the middle of writes, PostgreSQL stopped, crashed and started under load. On a
// cluster of its own with fsync on.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Client } from '../support/client.mjs';
import { freshDatabase, ownCluster } from '../support/postgres.mjs';
import { administrator, command, freePort, startServer } from '../support/server.mjs';
import { eventually } from './figures.mjs';
import { sessionBody } from './training.mjs';

// Nothing here is about speed: a machine with other work to do takes its time to start, to sync and to recover.
const patience = 90_000;

let cluster, database;
before(async () => {
  cluster = await ownCluster();
  database = await freshDatabase(cluster.url);
});
const running = new Set();
after(async () => {
  // A test that failed leaves its server behind.
  for (const server of running) await server.crash().catch(() => {});
  await cluster?.end();
});
async function start(options) {
  const server = await startServer({ database, ...options });
  running.add(server);
  return server;
}
async function stop(server, options) {
  running.delete(server);
  await server.stop(options);
}

/** A programme with one session, made by a program with a bearer token. */
async function subject(server) {
  const admin = await server.signIn();
  const { token } = await admin.create('/access_tokens', { name: 'durability' });
  const client = new Client(server.url, { token });
  const programme = await client.create('/programmes', { code: `D-${randomUUID().slice(0, 8).toUpperCase()}`, title: { fr: 'Endurance' } });
  const session = await client.create('/sessions', sessionBody(programme));
  return { client, programme, session };
}

/**
 * Writers that register new people one after another until told to stop. Each writes down what it was told: `acknowledged` are the
 * ids of registrations answered 201; `attempted` those sent. `answers` counts what came back, `unanswered` what did not.
 */
function writers(count, client, session) {
  const log = { attempted: [], acknowledged: [], refused: [], unanswered: 0 };
  let stopping = false;
  const post = async (path, body) => {
    const response = await fetch(`${client.url}/api/v1${path}`, {
      method: 'POST', headers: { ...client.headers(), 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(60_000) });
    const text = await response.text();
    if (response.status !== 201) {
      log.refused.push({ status: response.status, retryAfter: response.headers.get('retry-after'), code: text.startsWith('{') ? JSON.parse(text).code : text });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return response.status === 201;
  };
  const one = async (number) => {
    for (let i = 0; !stopping; i += 1) {
      const person = { id: randomUUID(), family_name: `Famille ${number}`, given_name: `Prénom ${i}`, sex: i % 2 ? 'F' : 'M' };
      const registration = { id: randomUUID(), person_id: person.id };
      try {
        if (!(await post('/people', person))) continue;
        log.attempted.push(registration.id);
        if (await post(`/sessions/${session.id}/registrations`, registration)) log.acknowledged.push(registration.id);
      } catch (error) {
        log.unanswered += 1;
        log.broken = `${error.name}: ${error.message} ${error.cause ?? ''}`;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  };
  const all = Array.from({ length: count }, (_, number) => one(number));
  const stop = () => ((stopping = true), Promise.all(all));
  const until = (enough) => eventually(() => enough(log), Boolean, patience).catch(async (error) => {
    await stop();
    const last = JSON.stringify([log.refused.at(-1), log.broken]);
    throw new Error(`${error.message}: ${log.acknowledged.length} acknowledged, ${log.refused.length} refused, ${log.unanswered} unanswered; ${last}`);
  });
  return { log, until, stop };
}

const registered = async (session) => (await database.query(`select id from athar.registration where session_id = '${session.id}'`)).map(([id]) => id);

/** Every acknowledged write is there, whole, told in the history and in the figures; nothing that was never sent is. */
async function assertNothingLost(server, { programme, session }, log) {
  const admin = await server.signIn();
  const there = new Set(await registered(session));
  const lost = log.acknowledged.filter((id) => !there.has(id));
  assert.deepEqual(lost, [], `${lost.length} of ${log.acknowledged.length} acknowledged registrations are lost`);
  const sent = new Set(log.attempted);
  assert.ok([...there].every((id) => sent.has(id)));
  const [[told]] = await database.query(
    `select count(*) from athar.registration r where r.session_id = '${session.id}'
     and not exists (select 1 from athar.change_set c where c.subject_id = r.id)`);
  assert.equal(told, '0', 'a write without its line of history is half a write');
  assert.equal((await admin.read(`/sessions/${session.id}`)).counts.registered, there.size);
  await eventually(() => admin.read('/reach', { measure: 'unique_registered', programme: programme.code }), (figure) => figure.value === there.size, patience);
  const ticks = await database.query('select n from athar.tick order by n');
  assert.ok(ticks.every(([tick], i) => i === 0 || Number(tick) === Number(ticks[i - 1][0]) + 1), 'ticks have no gap');
}

async function assertVerified() {
  const verified = await command(database.url, ['verify']);
  assert.equal(verified.code, 0, verified.stdout + verified.stderr);
}

test('the server is killed in the middle of writes: every acknowledged write is there when it starts again', async () => {
  let server = await start();
  const about = await subject(server);
  const logs = [];
  for (let round = 0; round < 2; round += 1) {
    const writing = writers(6, about.client, about.session);
    await writing.until((log) => log.acknowledged.length >= 25);
    running.delete(server);
    await server.crash();
    await writing.stop();
    assert.ok(writing.log.acknowledged.length >= 25);
    logs.push(writing.log);
    server = await start({ admin: false });
    about.client = new Client(server.url, { token: about.client.token });
    await assertNothingLost(server, about, { acknowledged: logs.flatMap((log) => log.acknowledged), attempted: logs.flatMap((log) => log.attempted) });
  }
  await stop(server);
  await assertVerified();
});

test('PostgreSQL is stopped and started under load: 503 with Retry-After meanwhile, then it goes on without a restart', async () => {
  const server = await start();
  const about = await subject(server);
  const feed = about.client.live();
  await feed.subscribe('q', { measure: 'unique_registered', programme: about.programme.code });
  await feed.next((message) => message.id === 'q');
  const writing = writers(6, about.client, about.session);
  let acknowledged = 0;
  for (const end of ['stop', 'crash']) {
    await writing.until((log) => log.acknowledged.length >= acknowledged + 15);
    const refusedBefore = writing.log.refused.length;
    await cluster[end]();
    await writing.until((log) => log.refused.length >= refusedBefore + 12);
    assert.equal((await server.client().get('//healthz')).status, 200);
    await eventually(async () => (await server.client().get('//readyz')).status, (status) => status === 503, patience);
    const read = await about.client.get('/people');
    assert.equal(read.status, 503);
    assert.ok(Number(read.headers.get('retry-after')) >= 1);
    assert.equal(read.body.code, 'database_unavailable');
    acknowledged = writing.log.acknowledged.length;
    await cluster.start();
    await writing.until((log) => log.acknowledged.length >= acknowledged + 15);
    acknowledged = writing.log.acknowledged.length;
  }
  await writing.stop();
  assert.ok(writing.log.refused.every((answer) => answer.status === 503), JSON.stringify(writing.log.refused.find((answer) => answer.status !== 503)));
  assert.ok(writing.log.refused.every((answer) => Number(answer.retryAfter) >= 1));
  assert.equal(writing.log.unanswered, 0, `the server answers every request, but ${writing.log.broken}`);
  await eventually(async () => (await server.client().get('//readyz')).status, (status) => status === 200, patience);
  await assertNothingLost(server, about, writing.log);
  const { length } = await registered(about.session);
  await feed.next((message) => message.id === 'q' && message.value.value === length, patience);
  await feed.close();
  await stop(server, { broken: true });
  await assertVerified();
});

test('a server started while PostgreSQL is away says so and can be started again', async () => {
  await cluster.stop();
  try {
    const port = await freePort();
    await assert.rejects(startServer({ database, admin: false, port, patience: 5000 }));
  } finally {
    await cluster.start();
  }
  const server = await start({ admin: false });
  await server.signIn(administrator);
  await stop(server);
});
