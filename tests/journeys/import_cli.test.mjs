// Sessions with head counts from a small CSV through the command line: everything or nothing, and the second time nothing.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { command, startServer } from '../support/server.mjs';
import { eventually, verify } from './figures.mjs';
import { sessionBody } from './training.mjs';

const good = `slug;start_date;attendance;femmes;host_name;country
w-1;2024-03-04;30;12;Institut national;MA
w-2;2024-03-11;;;Université « Hassan »;FR
w-3;2024-04-02;18;;=SUM(A1);TN
w-4;2024-04-09;0;;"Nom; avec séparateur ""cité""";MA
`;
let server, admin, folder;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  folder = mkdtempSync(join(tmpdir(), 'athar-import-'));
});
after(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const fixed = ['--default', 'programme=IMP-1', '--default', 'kind=workshop', '--default', 'modality=in_person', '--create-programme', 'IMP-1=Programme importé'];
function importing(text, ...more) {
  const file = join(folder, 'sessions.csv');
  writeFileSync(file, text);
  return command(server.database.url, ['import', 'sessions', file, '--map', 'external_reference=slug', '--map', 'head_count_total=attendance', ...fixed, ...more]);
}
const count = async () => Number((await server.database.query('select count(*) from athar.session'))[0][0]);
const history = async () => Number((await server.database.query('select count(*) from athar.change_set'))[0][0]);

test('a dry run says what would happen and writes nothing', async () => {
  const before = await history();
  const { code, stdout, stderr } = await importing(good, '--dry-run');
  assert.equal(code, 0, stderr);
  assert.match(stdout, /4/);
  assert.deepEqual([await count(), await history()], [0, before]);
});

test('a row in error is named by row and column, and nothing is written', async () => {
  const before = await history();
  const { code, stdout, stderr } = await importing(good.replace('2024-04-02', '2024-02-30').replace(';FR', ';ZZ'));
  assert.equal(code, 1);
  const told = stdout + stderr;
  assert.match(told, /start_date/, told);
  assert.match(told, /country/, told);
  assert.deepEqual([await count(), await history()], [0, before]);
});

test('the file is imported: head counts add up, an empty attendance is unknown and not zero', async () => {
  const { code, stdout, stderr } = await importing(good);
  assert.equal(code, 0, stdout + stderr);
  const sessions = await admin.read('/sessions', { programme: 'IMP-1', total: true });
  assert.equal(sessions.total, 4);
  const stored = await server.database.query('select external_reference, head_count_total, head_count_women, title_fr from athar.session order by 1');
  assert.deepEqual(stored, [['w-1', '30', '12', 'Institut national'], ['w-2', undefined, undefined, 'Université « Hassan »'], ['w-3', '18', undefined, '=SUM(A1)'],
    ['w-4', '0', undefined, 'Nom; avec séparateur "cité"']]);
  // The server that was running meanwhile has it in its figures.
  const figure = await eventually(() => admin.read('/reach', { measure: 'unique_participants', programme: 'IMP-1' }), (answer) => answer.head_counts.total === 48);
  assert.deepEqual(figure.head_counts, { sessions: 3, total: 48, women: 12, men: 0, sex_unknown: 36 });
  assert.deepEqual([figure.completeness.sessions_held, figure.completeness.sessions_without_attendance], [4, 1]);
});

test('imported again, nothing changes', async () => {
  const before = await server.database.query('select id, version from athar.session order by 1');
  const lines = await history();
  const { code, stdout, stderr } = await importing(good);
  // A file that brings nothing new is no failure.
  assert.equal(code, 0, stdout + stderr);
  assert.deepEqual(await server.database.query('select id, version from athar.session order by 1'), before);
  assert.equal(await history(), lines);
});

test('a changed row changes that session only', async () => {
  const { code, stdout, stderr } = await importing(good.replace('w-1;2024-03-04;30', 'w-1;2024-03-04;31'));
  assert.equal(code, 0, stdout + stderr);
  const versions = await server.database.query('select external_reference, version, head_count_total from athar.session order by 1');
  assert.deepEqual(versions.map(([reference, , total]) => [reference, total]), [['w-1', '31'], ['w-2', undefined], ['w-3', '18'], ['w-4', '0']]);
  assert.ok(Number(versions[0][1]) > Number(versions[1][1]));
});

test('every kind has its line: organisations, people, registrations with their marks', async () => {
  const write = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const run = async (...args) => {
    const answer = await command(server.database.url, ['import', ...args]);
    return { ...answer, told: answer.stdout + answer.stderr };
  };
  const organisations = write('organisations.csv', 'Liste des organismes;;\nDénomination;Sigle;Type\nAgence du Nord;ADN;implementing_agency\n');
  const first = await run('organisations', organisations, '--header-rows', '2');
  assert.equal(first.code, 0, first.told);
  assert.match(first.stdout, /^1 new$/m);
  const people = write('people.csv', 'Agent;Org\nEL IDRISSI Bouchra;ADN\nTAZI Karim;XYZ\n');
  const held = await run('people', people, '--map', 'full_name=Agent', '--map', 'organisation=Org');
  assert.equal(held.code, 1, held.told);
  assert.match(held.told, /row 3, Org: unknown_organisation \(XYZ\)[\s\S]*Nothing was written/);
  const some = await run('people', people, '--map', 'full_name=Agent', '--map', 'organisation=Org', '--skip-rows-in-error');
  assert.equal(some.code, 0, some.told);
  assert.match(some.stdout, /^1 new$[\s\S]*^1 in error$/m);
  const programme = await admin.create('/programmes', { code: 'CLI-REG', title: { fr: 'Inscriptions' } });
  const session = await admin.create('/sessions', sessionBody(programme));
  const marks = write('marks.csv', 'Nom complet;12/05/2026 › Matin\nBouchra EL IDRISSI;P\nNEUF Agent;A\n');
  assert.match((await run('registrations', marks)).told, /session: required/);
  const registered = await run('registrations', marks, '--session', session.id);
  assert.equal(registered.code, 0, registered.told);
  assert.match(registered.stdout, /^2 new$/m);
  assert.match((await run('registrations', marks, '--session', session.id)).stdout, /^0 new\n2 unchanged$/m);
  assert.equal((await admin.read(`/sessions/${session.id}/attendances`)).entries.length, 2);
  assert.equal((await run('dances', marks)).code, 1);
});

test('what is no list is refused with a sentence', async () => {
  for (const [text, why] of [['', /./], ['\u0000\u0001', /./], ['a;b\n"open', /./], ['slug;start_date\n', /./], [Buffer.from([0xff, 0xfe, 0x41]), /./]]) {
    const before = await history();
    const { code, stdout, stderr } = await importing(text);
    assert.equal(code, 1, `${JSON.stringify(text)}: ${stdout}`);
    assert.match(stdout + stderr, why);
    assert.doesNotMatch(stderr, /Sanitizer|terminate called/);
    assert.equal(await history(), before);
  }
  const missing = await command(server.database.url, ['import', 'sessions', join(folder, 'none.csv')]);
  assert.notEqual(missing.code, 0);
});

test('verify finds nothing that differs', async () => {
  const { code, stdout } = await verify(server.database.url);
  assert.equal(code, 0, stdout);
});
