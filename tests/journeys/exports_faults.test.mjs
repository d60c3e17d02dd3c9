// Exports that do not come to their end: cancelled, out of room, killed with the server, ordered too often, by somebody who is gone.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { assertProblem } from '../support/client.mjs';
import { freshDatabase, query } from '../support/postgres.mjs';
import { command, startServer } from '../support/server.mjs';
import { fileOf, made, settled } from './exports.mjs';
import { callerOf } from './training.mjs';

const many = { kind: 'list', list: 'people', format: 'xlsx', names: true, reason: 'A journey' };
let database, folder, server, admin;

const restart = async () => {
  server = await startServer({ database, args: ['--files', folder] });
  admin = await server.signIn();
};
const files = async () => (await readdir(join(folder, 'exports'))).sort();

before(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'athar-files-'));
  for (const args of [['migrate'], ['seed', 'load', '--people', '40000', '--sessions', '10', '--registrations', '10', '--organisations', '20']]) {
    const done = await command(database.url, args);
    assert.equal(done.code, 0, done.stderr);
  }
  await restart();
});
after(async () => {
  await server.stop();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Waits until some of the rows are written, and no more than some. */
async function underWay(caller, id) {
  for (;;) {
    const now = await caller.read(`/exports/${id}`);
    assert.ok(['queued', 'running'].includes(now.state), `already ${now.state}`);
    if (now.state === 'running' && now.progress.done > 0) return now;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('one that is cancelled in the middle leaves nothing, and the next one runs', async () => {
  const { id } = await admin.create('/exports', many);
  await underWay(admin, id);
  assert.equal((await admin.delete(`/exports/${id}`)).status, 204);
  assert.equal((await settled(admin, id)).state, 'cancelled');
  assertProblem(await admin.get(`/exports/${id}/file`), 409, 'export_not_ready');
  const small = await made(admin, { list: 'organisations', format: 'csv' });
  assert.equal(small.state, 'done');
  assert.deepEqual(await files(), [small.id]);
});

test('a disk that is full fails it with a clear code and no half file', async () => {
  const before = await files();
  await promisify(execFile)('prlimit', ['--pid', String(server.process.pid), '--fsize=300000:unlimited']);
  for (const format of ['xlsx', 'csv']) {
    const failed = await made(admin, { ...many, format });
    assert.deepEqual([failed.state, failed.failure?.code, failed.file_name], ['failed', 'no_space', undefined]);
    assert.match(failed.failure.message, /disque/);
  }
  assert.deepEqual(await files(), before);
  await promisify(execFile)('prlimit', ['--pid', String(server.process.pid), '--fsize=unlimited:unlimited']);
  assert.equal((await made(admin, { ...many, format: 'csv' })).state, 'done');
});

test('of one account one runs at a time, five may be open, and the sixth is refused', async () => {
  const ids = [];
  for (let i = 0; i < 5; i += 1) ids.push((await admin.create('/exports', many)).id);
  const refused = await admin.post('/exports', many);
  assertProblem(refused, 429, 'too_many_exports');
  assert.ok(Number(refused.headers.get('retry-after')) > 0);
  await underWay(admin, ids[0]);
  const states = await Promise.all(ids.map(async (id) => (await admin.read(`/exports/${id}`)).state));
  assert.equal(states.filter((state) => state === 'running').length, 1, String(states));
  for (const id of ids.reverse()) await admin.delete(`/exports/${id}`);
});

test('whoever is closed out meanwhile gets nothing', async () => {
  const caller = await callerOf(server, admin, 'coordinator');
  const first = await caller.create('/exports', many);
  const second = await caller.create('/exports', many);
  await underWay(caller, first.id);
  const [{ id, version }] = (await admin.read('/accounts', { q: caller.user.email })).items;
  await admin.change(`/accounts/${id}`, { ...(await admin.read(`/accounts/${id}`)), active: false }, { version });
  assertProblem(await caller.get(`/exports/${first.id}/file`), 401, 'session_expired');
  const account = await admin.read(`/accounts/${id}`);
  // The second one began after the end of the account.
  const states = () => query(database.url, `select state from athar.export where id in ('${first.id}', '${second.id}') and state in ('queued', 'running')`);
  while ((await states()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await admin.change(`/accounts/${id}`, { ...account, active: true }, { version: account.version });
  await caller.signIn({ email: caller.user.email, password: 'a pass phrase of coordinator 4711' });
  const late = await settled(caller, second.id);
  assert.deepEqual([late.state, late.failure?.code], ['failed', 'export_account_inactive']);
});

test('a server that is killed in the middle says so afterwards, and makes what waited', async () => {
  const running = await admin.create('/exports', { ...many, format: 'csv' });
  const waiting = await admin.create('/exports', { kind: 'list', list: 'organisations', format: 'csv' });
  await underWay(admin, running.id);
  const kept = (await files()).filter((name) => !name.endsWith('.part'));
  assert.ok((await files()).some((name) => name.endsWith('.part')), 'the half file lies there');
  await server.crash();
  await restart();
  const interrupted = await settled(admin, running.id);
  assert.deepEqual([interrupted.state, interrupted.failure.code], ['failed', 'export_interrupted']);
  assert.equal((await settled(admin, waiting.id)).state, 'done');
  assert.deepEqual(await files(), [...kept, waiting.id].sort());
});

test('a server that ends in the middle marks it interrupted itself', async () => {
  const { id } = await admin.create('/exports', many);
  await underWay(admin, id);
  await server.stop();
  await restart();
  const interrupted = await admin.read(`/exports/${id}`);
  assert.deepEqual([interrupted.state, interrupted.failure.code], ['failed', 'export_interrupted']);
});

test('a file that somebody took off the disk is said to be gone', async () => {
  const done = await made(admin, { list: 'organisations', format: 'csv' });
  await rm(join(folder, 'exports', done.id));
  assertProblem(await admin.get(`/exports/${done.id}/file`), 404, 'export_file_gone');
  assert.equal((await fileOf(admin, done.id)).status, 404);
});
