// A workbook and a text file of many people: how long previewing and confirming take, how much memory the server holds, and what other
// requests feel of it. Figures are printed, not asserted.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { inDatabase, percentile, serve, sql } from './tools.mjs';

const { values: options } = parseArgs({ options: { server: { type: 'string' }, work: { type: 'string' }, database: { type: 'string' }, rows: { type: 'string', default: '50000' } } });
const rows = Number(options.rows);
const url = inDatabase(options.database, 'import_bench');
const account = { email: 'bench@example.org', password: 'a pass phrase for the bench 42' };
const say = (...cells) => console.log(cells.join('  '));

/** People of an administration, the same on every machine: twelve columns, every one with an address of its own. */
function csv(prefix) {
  const families = ['EL IDRISSI', 'TAZI', 'AMRANI', 'BENNANI', 'ALAOUI', 'FASSI', 'CHRAIBI', 'BERRADA', 'OUAZZANI', 'ZNIBER', 'AIT TALEB', 'EL MANSOURI'];
  const givens = ['Bouchra', 'Karim', 'Salma', 'Nadia', 'Rachid', 'Hind', 'Amine', 'Meryem', 'Omar', 'Lina', 'Youssef', 'Zineb', 'Imane', 'Ali', 'Nora'];
  const arabic = ['الإدريسي بشرى', 'التازي كريم', 'العمراني سلمى', 'بناني نادية', 'العلوي رشيد'];
  const lines = ['Nom;Prénom;الاسم الكامل;Civilité;Date de naissance;Organisme;Fonction;Catégorie;Région;E-mail;Téléphone;Langue'];
  for (let i = 0; i < rows; i += 1) {
    lines.push([`${families[i % families.length]} ${Math.floor(i / 180)}`, givens[i % givens.length], arabic[i % arabic.length], i % 2 ? 'M.' : 'Mme',
      `${String(1 + (i % 28)).padStart(2, '0')}/${String(1 + (i % 12)).padStart(2, '0')}/${1960 + (i % 40)}`, `Direction ${i % 300}`, 'Administrateur', '',
      'Rabat-Salé-Kénitra', `${prefix}${i}@exemple.ma`, `06${String(10_000_000 + i)}`, 'français'].join(';'));
  }
  return `${lines.join('\n')}\n`;
}

function workbook(text, path) {
  writeFileSync(`${path}.csv`, text);
  execFileSync('/usr/bin/python3', ['-c', `
import csv, sys
from openpyxl import Workbook
book = Workbook(write_only=True)
sheet = book.create_sheet("Liste")
for row in csv.reader(open(sys.argv[1] + ".csv", encoding="utf-8"), delimiter=";"): sheet.append(row)
book.save(sys.argv[1])`, path]);
  return readFileSync(path);
}

await sql(options.database, 'drop database if exists import_bench with (force)');
await sql(options.database, 'create database import_bench');
const cli = (...args) => execFileSync(options.server, args, { env: { ...process.env, ATHAR_DATABASE_URL: url, ATHAR_ADMIN_EMAIL: account.email, ATHAR_ADMIN_PASSWORD: account.password }, stdio: ['ignore', 'pipe', 'inherit'] });
cli('migrate');
cli('user', 'ensure-admin');
cli('seed', 'load', '--people', '20000', '--sessions', '500', '--registrations', '50000');
const server = await serve(options.server, url, options.work);
const headers = { 'content-type': 'application/json' };
const signIn = await fetch(`${server.address}/api/v1/sign_in`, { method: 'POST', headers, body: JSON.stringify(account) });
headers['x-csrf-token'] = (await signIn.json()).csrf_token;
headers.cookie = signIn.headers.getSetCookie()[0].split(';')[0];
async function call(method, path, body, more = {}) {
  const sent = body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body);
  const answer = await fetch(`${server.address}/api/v1${path}`, { method, headers: { ...headers, ...more }, body: sent });
  const text = await answer.text();
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Asks for lists, one after another, until told to stop; the milliseconds each took. */
function others() {
  let stopped = false;
  const took = [];
  const paths = ['/people?q=tazi', '/sessions?limit=50', '/reach?measure=unique_participants&by=sex', '/organisations?limit=50'];
  const done = (async () => {
    for (let i = 0; !stopped; i += 1) {
      const at = performance.now();
      await call('GET', paths[i % paths.length]);
      took.push(performance.now() - at);
      await sleep(5);
    }
  })();
  return async () => {
    stopped = true;
    await done;
    return took;
  };
}

let memory = 0;
const watch = setInterval(() => (memory = Math.max(memory, server.residentMiB())), 50);
async function until(id, state) {
  for (;;) {
    const import_ = await call('GET', `/imports/${id}`);
    if (import_.state === state) return import_;
    if (['failed', 'cancelled'].includes(import_.state)) throw new Error(JSON.stringify(import_.failure));
    await sleep(100);
  }
}

async function measure(name, bytes) {
  memory = server.residentMiB();
  const started = performance.now();
  const made = await call('POST', '/imports?kind=people', bytes, { 'content-type': 'application/octet-stream', 'x-file-name': 'liste' });
  const uploaded = performance.now();
  await call('PUT', `/imports/${made.id}/mapping`, { mapping: made.mapping, defaults: { create_organisations: 'true', organisation_type: 'public_institution' } });
  const previewed = await until(made.id, 'previewed');
  const previewedAt = performance.now();
  await call('PUT', `/imports/${made.id}/confirmation`, { skip_rows_in_error: true });
  const confirmed = await until(made.id, 'confirmed');
  const ended = performance.now();
  const seconds = (from, to) => `${((to - from) / 1000).toFixed(1)} s`;
  say(name, `${rows} rows, ${(bytes.length / 1e6).toFixed(1)} MB`, `upload and reading ${seconds(started, uploaded)}`, `previewed after ${seconds(started, previewedAt)}`,
    `confirmed in ${seconds(previewedAt, ended)}`, `server at most ${Math.round(memory)} MiB`, JSON.stringify(previewed.counts), JSON.stringify(confirmed.counts));
  return made.id;
}

const usual = others();
await sleep(4000);
const calm = await usual();
const under = others();
const first = await measure('workbook', workbook(csv('x'), join(options.work, 'people.xlsx')));
const busy = await under();
say('others', `p99 usually ${percentile(calm, 99).toFixed(1)} ms`, `p99 during the import ${percentile(busy, 99).toFixed(1)} ms`);
await measure('the same again', readFileSync(join(options.work, 'people.xlsx')));
const undoing = performance.now();
await call('DELETE', `/imports/${first}/confirmation`);
say('undone', `${((performance.now() - undoing) / 1000).toFixed(1)} s`);
await measure('text file', Buffer.from(csv('y')));
clearInterval(watch);
await server.stop();
say(cli('verify').toString().trim().split('\n').at(-1));
