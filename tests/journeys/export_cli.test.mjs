// Lists out of the command line.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { command, startServer } from '../support/server.mjs';
import { sheetsOf } from '../support/xlsx.mjs';
import { makeProgramme, sessionBody } from './training.mjs';

let server, folder, session, programme;
before(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), 'athar-export-'));
  const admin = await server.signIn();
  programme = await makeProgramme(admin);
  session = await admin.create('/sessions', sessionBody(programme));
  await admin.create('/sessions', sessionBody(await makeProgramme(admin)));
});
after(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});
const exported = (...args) => command(server.database.url, ['export', ...args]);

test('a spreadsheet of a list with filter, columns and language', async () => {
  const file = join(folder, 'sessions.xlsx');
  const done = await exported('sessions', file, '--filter', `programme=${programme.code}`, '--columns', 'reference,first_date', '--language', 'en');
  assert.deepEqual([done.code, done.stdout], [0, '1 rows\n'], done.stderr);
  const [list] = await sheetsOf(await readFile(file));
  assert.deepEqual(list.rows, [['Reference', 'First day'], [session.reference, '2026-05-12T00:00:00']]);
});

test('CSV goes to the file or to standard output', async () => {
  const shown = await exported('sessions');
  assert.match(shown.stdout, new RegExp(`^\uFEFFRéférence;.*\r\n`));
  assert.match(shown.stdout, new RegExp(`${session.reference};Budget sensible au genre;`));
  const file = join(folder, 'sessions.csv');
  assert.equal((await exported('sessions', '--out', file)).code, 0);
  assert.equal(await readFile(file, 'utf8'), shown.stdout);
});

test('what cannot be exported leaves the file as it was', async () => {
  const file = join(folder, 'kept.csv');
  await writeFile(file, 'as it was');
  for (const args of [['salaries', file], ['sessions', file, '--filter', 'sex=F'], ['sessions', file, '--columns', 'password']]) {
    const refused = await exported(...args);
    assert.equal(refused.code, 1, args.join(' '));
    assert.match(refused.stderr, /not_one_of|unknown_parameter/);
  }
  assert.equal(await readFile(file, 'utf8'), 'as it was');
  assert.ok((await readdir(folder)).every((name) => !name.endsWith('.part')));
});
