// Lists as they come have columns of identity cards and of the payroll. Their numbers are not kept: nowhere, in no writing of the file.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { freshDatabase } from '../support/postgres.mjs';
import { command, startServer } from '../support/server.mjs';
import { fileOf, made } from './exports.mjs';
import { confirm, preview, rowsOf } from './importing.mjs';

let database, folder, server, admin;
const numbers = ['QZ918273', '918273', 'QK554433', '554433', '7766554'];
const lines = [
  ['Liste des participants'],
  ['Nom', 'Prénom', 'N° CIN', 'Sexe', 'PPR', 'Téléphone'],
  ['Benkirane', 'Hajar', 'QZ918273', 'F', '7766554', '0661234567'],
  ['Tazi', 'Karim; dit « K »', 'QK 554433', 'H', '7766554', ''],
  ['Erreur', '', 'QZ918273', 'Z', '', ''],
];
const csv = (delimiter) => lines.map((cells) => cells.map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell)).join(delimiter)).join('\r\n');

before(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'athar-lists-'));
  server = await startServer({ database });
  admin = await server.signIn();
});
after(async () => {
  await server.stop();
  await database.drop();
  rmSync(folder, { recursive: true });
});

function workbook() {
  const path = join(folder, 'liste.xlsx');
  execFileSync('/usr/bin/python3', ['-c', 'import json,sys,openpyxl\nb=openpyxl.Workbook()\nfor r in json.loads(sys.argv[2]): b.active.append(r)\nb.save(sys.argv[1])', path, JSON.stringify(lines)]);
  return readFileSync(path);
}

async function assertNowhere(...texts) {
  const dump = execFileSync('/usr/lib/postgresql/15/bin/pg_dump', ['-d', database.url], { maxBuffer: 256 * 1024 * 1024 }).toString();
  // Bytes stand in a dump as hexadecimal digits.
  const written = numbers.flatMap((number) => [number, Buffer.from(number).toString('hex'), Buffer.from(number, 'utf16le').toString('hex')]);
  for (const text of [dump, server.log(), ...texts]) for (const number of written) assert.ok(!text.includes(number), `${number} stands in ${text.slice(0, 60)}…`);
}

for (const [what, content, name] of [['a text file', () => csv(';'), 'liste.csv'], ['a text file of the Windows of before', () => Buffer.from(csv('\t'), 'latin1'), 'liste.txt'], ['a workbook', workbook, 'liste.xlsx']])
  test(`${what} gives its people and leaves the numbers out`, async () => {
    const previewed = await preview(admin, 'people', content(), { name });
    assert.equal(previewed.counts.error, 1, JSON.stringify(previewed));
    const rows = (await Promise.all(['new', 'unchanged', 'changed', 'error'].map((group) => rowsOf(admin, previewed.id, group)))).flat();
    assert.equal(rows.length, 3);
    assert.ok(JSON.stringify(previewed.sample).includes('"…"'), 'the column is seen, without its numbers');
    await assertNowhere(JSON.stringify(previewed), JSON.stringify(rows));
    const done = await confirm(admin, previewed.id, { skip_rows_in_error: true });
    assert.equal(done.state, 'confirmed');
    const [hajar] = (await admin.read('/people', { q: 'benkirane' })).items;
    assert.equal(hajar.phone, '+212661234567');
    const file = await admin.get(`/imports/${previewed.id}/file`);
    if (name.endsWith('.xlsx')) assertProblem(file, 404, 'not_found');
    else assert.match(file.bytes.toString(), /"Benkirane".*"Hajar".*"…"/);
    const held = await made(admin, { list: 'held_data', format: 'csv', filters: { person: hajar.id } });
    await assertNowhere(file.bytes.toString(), Buffer.from((await fileOf(admin, held.id)).bytes).toString());
  });

test('the command that imports keeps none either', async () => {
  const path = join(folder, 'par-commande.csv');
  (await import('node:fs')).writeFileSync(path, csv(';').replace('Benkirane', 'Benjelloun'));
  const done = await command(database.url, ['import', 'people', path, '--skip-rows-in-error']);
  assert.equal(done.code, 0, done.stderr + done.stdout);
  await assertNowhere(done.stdout);
});

test('a list without such columns is kept as it came', async () => {
  const content = 'Nom;Prénom;Sexe\r\nAlami;Samira;F\r\n';
  const previewed = await preview(admin, 'people', content);
  assert.equal((await admin.get(`/imports/${previewed.id}/file`)).bytes.toString(), content);
});
