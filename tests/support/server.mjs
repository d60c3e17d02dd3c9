// A real athar-server on a database of its own, for journeys.
//
//   const server = await startServer();              // fresh, migrated, with an administrator
//   const admin = await server.signIn();             // a browser's session: cookie and CSRF token
//   const place = await admin.get('/places/MA-01');  // → {status, headers, body}
//   await server.stop();                             // drains; throws when the log shows a 500 or a sanitizer's report
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from './client.mjs';
import { root, serverBinary } from './house.mjs';
import { freshDatabase } from './postgres.mjs';
import { note } from './routes_travelled.mjs';

const run = promisify(execFile);

export const administrator = { email: 'administrator@example.org', password: 'a long enough pass phrase 42' };

/** A port that was free a moment ago. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Runs one command of the server's on a database; resolves to {code, stdout, stderr}, whatever the code. */
export async function command(url, args, environment = {}) {
  const env = { ...process.env, ATHAR_DATABASE_URL: url, ...environment };
  try {
    return { code: 0, ...(await run(serverBinary(), args, { env, maxBuffer: 64 * 1024 * 1024 })) };
  } catch (error) {
    if (typeof error.code !== 'number') throw error;
    return { code: error.code, stdout: error.stdout, stderr: error.stderr };
  }
}

const lines = (text, pattern) => text.split('\n').filter((line) => pattern.test(line));

/**
 * Starts a server. Options: `database` ({url}, when several servers share one), `args` (more of `serve`'s), `web` (serve
 * webapp/dist), `port`, `environment`, `admin` (false makes none).
 */
export async function startServer(options = {}) {
  const database = options.database ?? (await freshDatabase());
  const ours = options.database === undefined;
  if (options.admin !== false) {
    const made = await command(database.url, ['user', 'ensure-admin'], {
      ATHAR_ADMIN_EMAIL: administrator.email,
      ATHAR_ADMIN_PASSWORD: administrator.password,
    });
    assert.equal(made.code, 0, `user ensure-admin failed: ${made.stderr}`);
  }
  const port = options.port ?? (await freePort());
  // However busy the machine is, a figure has what its reader has just recorded.
  const args = ['serve', '--host', '127.0.0.1', '--port', String(port), '--own-write-patience', '5000', ...(options.args ?? [])];
  if (options.web) args.push('--static', join(root, 'webapp/dist'));

  let log = '';
  const child = spawn(serverBinary(), args, {
    env: { ...process.env, ATHAR_DATABASE_URL: database.url, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => (log += text));
  }
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  const running = () => child.exitCode === null && child.signalCode === null;
  // A test that dies must not leave its server behind.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);

  const server = {
    port,
    url: `http://127.0.0.1:${port}`,
    database,
    process: child,
    log: () => log,
    /** Lines of the log that match. */
    logged: (pattern) => lines(log, pattern),
    client: (more) => new Client(server.url, more),
    async signIn(who = administrator) {
      const client = new Client(server.url);
      await client.signIn(who);
      return client;
    },
    /** A client with a bearer token of the administrator. */
    async program(scopes) {
      const token = await (await server.signIn()).create('/access_tokens', { name: 'journey', scopes });
      return new Client(server.url, { token: token.token });
    },
    /** What a run must never log: a 500, a sanitizer's report. */
    assertNoBreakage() {
      assert.deepEqual(lines(log, /^.*\bstatus=500\b|ERROR: \w+Sanitizer|runtime error:/), [], `the server broke:\n${log.slice(-4000)}`);
    },
    /** Ends it at once, as a crash of its process would; the database stays. */
    async crash() {
      child.kill('SIGKILL');
      await ended;
      process.removeListener('exit', kill);
      note(log);
    },
    /** Drains and ends it. `broken` allows breakage in the log, for journeys that break the database on purpose. */
    async stop({ broken = false } = {}) {
      const alive = running();
      if (alive) child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGABRT'), 60_000);
      const { code, signal } = await ended;
      clearTimeout(late);
      process.removeListener('exit', kill);
      note(log);
      if (ours) await database.drop();
      if (!broken) server.assertNoBreakage();
      if (alive) assert.deepEqual({ code, signal }, { code: 0, signal: null }, `the server did not end well:\n${log.slice(-4000)}`);
    },
  };

  const deadline = Date.now() + (options.patience ?? 90_000);
  for (;;) {
    if (!running()) throw new Error(`athar-server ended while starting:\n${log}`);
    try {
      if ((await fetch(`${server.url}/readyz`)).status === 200) return server;
    } catch {
      // not listening yet
    }
    if (Date.now() > deadline) {
      kill();
      throw new Error(`athar-server was not ready in time:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
