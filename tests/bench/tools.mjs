// The programs a measurement uses: psql, pgbench, wrk, nginx, and athar-server itself.
import { execFile, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const postgres = '/usr/lib/postgresql/15/bin';
const here = import.meta.dirname;
export const connections = 16;

export const inDatabase = (url, name) => url.replace(/^(postgresql:\/\/[^/]*\/)[^?]*/, `$1${name}`);

export async function sql(url, text) {
  const { stdout } = await run(join(postgres, 'psql'), ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', url, '-c', text], { maxBuffer: 1 << 28 });
  return stdout.split('\n').filter((line) => line !== '').map((line) => line.split('|'));
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Transactions a second of scripts chosen at random, each prepared once a connection; `clients` at once. */
export async function pgbench(url, work, name, scripts, { seconds, clients = connections }) {
  const files = scripts.map((text, i) => {
    const path = join(work, `${name}-${i}.sql`);
    writeFileSync(path, text);
    return ['-f', path];
  });
  const { stdout } = await run(join(postgres, 'pgbench'), ['-n', '-M', 'prepared', '-c', String(clients), '-j', String(Math.min(2, clients)), '-T', String(seconds), ...files.flat(), url],
    { maxBuffer: 1 << 26 }).catch((error) => {
    throw new Error(`pgbench, ${name}: ${error.stderr.split('\n').slice(0, 3).join('\n')}`);
  });
  return Number(/tps = ([\d.]+) \(without/.exec(stdout)[1]);
}

/** Requests a second over HTTP: `lines` are "METHOD PATH BODY"; with `once` none is sent twice. */
export async function wrk(url, work, name, lines, { seconds, token = '', once = false }) {
  const file = join(work, `${name}.requests`);
  writeFileSync(file, lines.join('\n') + '\n');
  const { stdout } = await run('wrk', ['-t2', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', join(here, 'requests.lua'), url, '--', token || 'none', file, once ? 'once' : 'again']);
  const told = JSON.parse(stdout.split('\n').find((line) => line.startsWith('{')));
  return { ...told, rate: told.requests / told.seconds };
}

/** A server on `url`; `milliseconds` is what it took to be ready. */
export async function serve(binary, url, work) {
  const port = await freePort();
  const started = performance.now();
  let log = '';
  const child = spawn(binary, ['serve', '--host', '127.0.0.1', '--port', String(port)], { env: { ...process.env, ATHAR_DATABASE_URL: url }, stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr.setEncoding('utf8').on('data', (text) => (log += text));
  const ended = new Promise((resolve) => child.once('close', resolve));
  process.once('exit', () => child.kill('SIGKILL'));
  const address = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`athar-server ended:\n${log}`);
    if (performance.now() - started > 120_000) throw new Error(`athar-server was not ready in two minutes:\n${log.slice(-2000)}`);
    if ((await fetch(`${address}/readyz`).catch(() => undefined))?.status === 200) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const milliseconds = performance.now() - started;
  const status = () => readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return {
    address,
    milliseconds,
    /** What was logged since the last call. */
    takeLog() {
      const text = log;
      log = '';
      return text;
    },
    residentMiB: () => Number(/VmRSS:\s+(\d+)/.exec(status())[1]) / 1024,
    /** Seconds of processor time so far. */
    processorSeconds() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** nginx with one file of 10 kB on loopback. */
export async function staticFile(work) {
  const port = await freePort();
  writeFileSync(join(work, 'ten.html'), 'x'.repeat(10_000));
  const configuration = join(work, 'nginx.conf');
  writeFileSync(configuration, `daemon off; worker_processes 2; pid ${work}/nginx.pid; error_log ${work}/nginx.log; ${process.getuid() === 0 ? 'user root;' : ''}
    events { worker_connections 512; }
    http { access_log off; keepalive_requests 1000000; client_body_temp_path ${work}; proxy_temp_path ${work}; fastcgi_temp_path ${work}; uwsgi_temp_path ${work};
      scgi_temp_path ${work}; server { listen 127.0.0.1:${port}; root ${work}; open_file_cache max=10; } }`);
  const child = spawn('/usr/sbin/nginx', ['-c', configuration], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('close', resolve));
  process.once('exit', () => child.kill('SIGKILL'));
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { address: `http://127.0.0.1:${port}`, stop: () => (child.kill('SIGTERM'), ended) };
}

export const percentile = (values, percent) => {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
};
