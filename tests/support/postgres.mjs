// Databases for tests, on the cluster of this run: ops/test names it in ATHAR_TEST_POSTGRES_URL; a single test file
// started by hand uses the cluster of ops/test-postgres.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root, serverBinary } from './house.mjs';

const run = promisify(execFile);
const bin = '/usr/lib/postgresql/15/bin';

/** Rows of `sql` as arrays of text; null is undefined. Throws with PostgreSQL's own words. */
export async function query(url, sql) {
  const { stdout } = await run(
    join(bin, 'psql'),
    ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-F', '\u001f', '-R', '\u001e', '-P', 'null=\u0001', '-d', url, '-c', sql],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const text = stdout.replace(/\n$/, '');
  if (text === '') return [];
  return text.split('\u001e').map((row) => row.split('\u001f').map((cell) => (cell === '\u0001' ? undefined : cell)));
}

/** The address of another database of the same cluster. */
export function inDatabase(url, name) {
  return url.replace(/^(postgresql:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}

let maintenance;
/** The run's cluster, as its superuser. */
export function clusterUrl() {
  maintenance ??= process.env.ATHAR_TEST_POSTGRES_URL
    ?? execFileSync(join(root, 'ops/test-postgres'), { encoding: 'utf8' }).trim();
  return maintenance;
}

let counter = 0;
/** A new empty database; `drop()` removes it, also under open connections. */
export async function emptyDatabase(cluster = clusterUrl(), template = 'template1') {
  counter += 1;
  const name = `journey_${process.pid}_${counter}`;
  await query(cluster, `create database ${name} template ${template}`);
  const url = inDatabase(cluster, name);
  return { name, url, query: (sql) => query(url, sql), drop: () => query(cluster, `drop database if exists ${name} with (force)`) };
}

/** A new database as `athar-server migrate` leaves it: a copy of a template made once for this build of the server. */
export async function freshDatabase(cluster = clusterUrl()) {
  return emptyDatabase(cluster, await template(cluster, migrated));
}

/** A new database with the demonstration data of today, copied like that. */
export async function demonstrationDatabase(cluster = clusterUrl()) {
  return emptyDatabase(cluster, await template(cluster, seeded));
}

const seeds = join(root, 'ops/seeds');
// What a template holds: the commands that fill it, what it is copied from, and what it depends on beside the server's build.
const migrated = { name: 'migrated', commands: [['migrate']], from: undefined, depends: () => '' };
const seeded = {
  name: 'seeded',
  commands: [['seed', 'demo', '--file', seeds]],
  from: migrated,
  depends: () => [new Date().toISOString().slice(0, 10), ...readdirSync(seeds, { recursive: true }).map((file) => `${file} ${statSync(join(seeds, file)).mtimeMs}`)].join(),
};

const templates = new Map();
function template(cluster, content) {
  const key = `${cluster} ${content.name}`;
  if (!templates.has(key)) templates.set(key, makeTemplate(cluster, content));
  return templates.get(key);
}

// Test files run in several processes: whoever creates the database under the working name makes the template, the others
// wait for it to get its own name.
async function makeTemplate(cluster, { name: kind, commands, from, depends }) {
  const below = from ? await template(cluster, from) : 'template1';
  const { mtimeMs, size } = statSync(serverBinary());
  const name = `athar_${kind}_${createHash('sha256').update(`${mtimeMs} ${size} ${depends()}`).digest('hex').slice(0, 16)}`;
  const making = `${name}_making`;
  const exists = async (database) => (await query(cluster, `select 1 from pg_database where datname = '${database}'`)).length > 0;
  const deadline = Date.now() + 120_000;
  while (!(await exists(name))) {
    try {
      await query(cluster, `create database ${making} template ${below}`);
    } catch (error) {
      if (!/already exists|duplicate key|being accessed/.test(error.message)) throw error;
      if (Date.now() > deadline) {
        throw new Error(`${making} was not finished by the process that began it: drop it and try again`);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    // Another process may have finished between the look and the making.
    if (await exists(name)) {
      await query(cluster, `drop database ${making}`);
      break;
    }
    try {
      for (const args of commands) await run(serverBinary(), args, { env: { ...process.env, ATHAR_DATABASE_URL: inDatabase(cluster, making) } });
      await query(cluster, `alter database ${making} rename to ${name}`);
    } catch (error) {
      await query(cluster, `drop database if exists ${making} with (force)`);
      throw new Error(`making the ${kind} template failed: ${error.stderr || error.message}`);
    }
  }
  return name;
}

/**
 * A cluster of the test's own, which it may stop, kill and start again; fsync on unless told.
 * `crash()` kills the postmaster and its children at once, as a loss of power would.
 */
export async function ownCluster({ fsync = true } = {}) {
  const place = mkdtempSync(join(process.env.ATHAR_TEST_CLUSTERS ?? '/tmp', 'athar-own-cluster-'));
  chmodSync(place, 0o755);
  const directory = join(place, 'postgres');
  let child;

  async function start() {
    child = spawn(join(root, 'ops/postgres'), ['serve', directory, '--fsync', fsync ? 'on' : 'off'], { stdio: 'ignore' });
    child.ended = new Promise((resolve) => child.once('exit', resolve));
    await run(join(root, 'ops/postgres'), ['wait', directory, String(child.pid)]);
  }
  async function signal(name) {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(name);
    await child.ended;
  }
  await start();
  return {
    directory,
    url: execFileSync(join(root, 'ops/postgres'), ['url', directory], { encoding: 'utf8' }).trim(),
    start,
    stop: () => signal('SIGINT'), // a fast shutdown: clients are cut off, the files are in order
    crash: () => signal('SIGQUIT'), // an immediate one: recovery on the next start
    async end() {
      await signal('SIGQUIT');
      rmSync(place, { recursive: true, force: true });
    },
  };
}
