import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertProblem } from '../support/client.mjs';
import { freshDatabase } from '../support/postgres.mjs';
import { command, startServer } from '../support/server.mjs';
import { callerOf, makeProgramme } from './training.mjs';

let server, admin, programme;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
});
after(() => server.stop());

const upload = (text, caller = admin) =>
  caller.post('/imports', text, { query: { kind: 'sessions' }, headers: { 'content-type': 'text/csv', 'x-file-name': 'sessions.csv' } });
async function settled(id) {
  for (let i = 0; i < 600; i += 1) {
    const import_ = await admin.read(`/imports/${id}`);
    if (!['previewing', 'confirming'].includes(import_.state)) return import_;
    await sleep(50);
  }
  throw new Error('the import does not end');
}
async function preview(text, more = {}) {
  const made = await upload(text);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const { id, mapping } = made.body;
  await admin.change(`/imports/${id}/mapping`, { mapping, defaults: { programme: programme.code, ...more } });
  return settled(id);
}
async function confirm(id, more = {}) {
  await admin.change(`/imports/${id}/confirmation`, more);
  return settled(id);
}
const file = (prefix, rows) =>
  `slug;intitulé;date de début;effectif;pays\n${Array.from({ length: rows }, (_, i) => `${prefix}-${i};Atelier ${i};2025-0${1 + (i % 9)}-12;${i % 5 ? i : ''};${i % 7 ? 'MA' : 'W3'}`).join('\n')}\n`;

test('a file is previewed, confirmed, and found unchanged the second time', async () => {
  const made = await upload(file('a', 10));
  assert.deepEqual(made.body.mapping, { external_reference: 'slug', title: 'intitulé', first_date: 'date de début', head_count_total: 'effectif', country: 'pays' });
  assert.deepEqual([made.body.rows, made.body.sample.length, made.body.state], [10, 5, 'uploaded']);
  const previewed = await preview(file('a', 10), { kind: 'workshop' });
  assert.deepEqual(previewed.counts, { new: 10, unchanged: 0, changed: 0, error: 0 });
  assert.equal((await admin.read('/sessions', { q: 'a-1' })).items.length, 0, 'nothing is written before confirming');
  const confirmed = await confirm(previewed.id);
  assert.equal(confirmed.state, 'confirmed', JSON.stringify(confirmed.failure));
  const sessions = (await admin.read('/sessions', { programme: programme.code })).items;
  assert.equal(sessions.length, 10);
  assert.ok(sessions.every((each) => each.status === 'completed' && each.kind === 'workshop' && each.sittings === 1));
  const { items } = await admin.read(`/imports/${previewed.id}/rows`, { group: 'new' });
  assert.deepEqual([items[0].row, items[0].errors[0].code, items[0].errors[0].severity], [2, 'unknown_country', 'warning']);
  assert.ok(items[0].errors[0].message.length > 5);
  const zero = await admin.read(`/sessions/${items[0].subject_id}`);
  assert.deepEqual([zero.head_count, zero.country], [undefined, undefined], 'unknown, not zero');
  const again = await preview(file('a', 10));
  assert.deepEqual(again.counts, { new: 0, unchanged: 10, changed: 0, error: 0 });
  const changed = await preview(file('a', 10).replace('Atelier 3', 'Séminaire 3'));
  assert.deepEqual(changed.counts, { new: 0, unchanged: 9, changed: 1, error: 0 });
  await confirm(changed.id);
  assert.equal((await admin.read('/sessions', { q: 'Séminaire' })).items.length, 1);
});

test('an emptied attendance is unknown again, not zero and not what it was, and undoing brings it back', async () => {
  const text = file('v', 10);
  await confirm((await preview(text)).id);
  const emptied = await preview(text.replace(';3;MA', ';;MA').replace('Atelier 4;', 'Séminaire 4;'));
  assert.deepEqual(emptied.counts, { new: 0, unchanged: 8, changed: 2, error: 0 });
  const { items } = await admin.read(`/imports/${emptied.id}/rows`, { group: 'changed' });
  assert.deepEqual(items[0].changes, [{ field: 'head_count_total', before: '3', after: '' }]);
  const session = () => admin.read(`/sessions/${items[0].subject_id}`);
  assert.equal((await session()).head_count.total, 3);
  await confirm(emptied.id);
  assert.equal((await session()).head_count, undefined);
  assert.equal((await admin.delete(`/imports/${emptied.id}/confirmation`)).status, 200);
  assert.equal((await session()).head_count.total, 3);
  // A column without a single number says nothing of anybody.
  const without = text.replace(/;\d*;(MA|W3)/g, ';;$1');
  assert.deepEqual((await preview(without)).counts, { new: 0, unchanged: 10, changed: 0, error: 0 });
});

test('a number that may have a decimal asks once', async () => {
  const asked = await preview('slug;intitulé;date de début;effectif;femmes\nq-1;Atelier;2025-01-12;1.250;3\n');
  const [row] = (await admin.read(`/imports/${asked.id}/rows`, { group: 'error' })).items;
  assert.deepEqual(row.errors.map(({ column, code, choices }) => [column, code, choices]), [['effectif', 'ambiguous_count', [{ value: '1250', label: '1250' }]]]);
});

test('days of one cell that may be read in two ways are asked about one by one, as the reader writes days', async () => {
  const previewed = await preview('slug;intitulé;jours\nd-1;Deux jours;"03/04/2025, 05/04/2025"\n', { kind: 'workshop' });
  assert.equal(previewed.counts.new, 1, 'with the day first, as in Morocco');
  const mixed = await preview('slug;intitulé;date de début\nd-2;Un jour;03/04/2025\nd-3;Un jour;04/13/2025\nd-4;Un jour;13/04/2025\n', { kind: 'workshop' });
  const [row] = (await admin.read(`/imports/${mixed.id}/rows`, { group: 'error' })).items;
  const [{ code, message, choices }] = row.errors;
  assert.equal(code, 'ambiguous_date');
  assert.match(message, /\(3 avril 2025 \| 4 mars 2025\)|\(4 mars 2025 \| 3 avril 2025\)/);
  assert.deepEqual(choices.map(({ label }) => label).sort(), ['3 avril 2025', '4 mars 2025']);
  assert.deepEqual(choices.map(({ value }) => value).sort(), ['2025-03-04', '2025-04-03']);
});

test('a session of a list becomes an edition of its course, which says what the row leaves open; undoing takes it out again', async () => {
  const title = { fr: 'Marchés publics et genre', ar: 'الصفقات العمومية والنوع' };
  const course = await admin.create('/courses', { title, kind: 'seminar', modality: 'distance', seats: 18, languages: ['fr'], durations: [{ days: 3 }, { days: 5 }] });
  const twin = await admin.create('/courses', { title: { fr: 'Marchés publics' }, kind: 'training', modality: 'in_person', languages: [], archived: true });
  const list = `réf;formation;date de début;intitulé\nk-1;${course.reference};12/05/2026;\nk-2;marches publics ET genre;18/05/2026;Atelier de Fès\nk-3;الصفقات العمومية والنوع;;\n`;
  const previewed = await preview(list);
  assert.equal(previewed.mapping.course, 'formation');
  assert.deepEqual(previewed.counts, { new: 3, unchanged: 0, changed: 0, error: 0 });
  const news = (await admin.read(`/imports/${previewed.id}/rows`, { group: 'new' })).items;
  assert.deepEqual(news[0].errors.map(({ code, severity }) => [code, severity]), [['days_of_course', 'warning']]);
  assert.match(news[0].errors[0].message, /14 mai 2026/);
  await confirm(previewed.id);
  const sessions = await Promise.all((await admin.read(`/imports/${previewed.id}/rows`, { group: 'new' })).items.map(({ subject_id: id }) => admin.read(`/sessions/${id}`)));
  assert.deepEqual(sessions.map((each) => [each.course.reference, each.edition, each.title.fr, each.kind, each.modality, each.seats, each.languages]), [
    [course.reference, 1, title.fr, 'seminar', 'distance', 18, ['fr']], [course.reference, 2, 'Atelier de Fès', 'seminar', 'distance', 18, ['fr']],
    [course.reference, 3, title.fr, 'seminar', 'distance', 18, ['fr']]]);
  assert.deepEqual(sessions[0].days.map(({ date }) => date), ['2026-05-12', '2026-05-13', '2026-05-14']);
  assert.deepEqual(sessions[0].days[0].sittings, [{ number: 1 }], 'hours that nobody said are unknown');
  assert.deepEqual((await preview(list)).counts, { new: 0, unchanged: 3, changed: 0, error: 0 });

  const wrong = await preview(`réf;formation;date de début;intitulé\nk-4;Marché public et genres;12/05/2026;\nk-5;Poterie;12/05/2026;X\nk-6;${twin.reference};12/05/2026;X\n`);
  const errors = (await admin.read(`/imports/${wrong.id}/rows`, { group: 'error' })).items.map(({ errors: [error] }) => error);
  assert.deepEqual(errors.map(({ column, code }) => [column, code]), [['formation', 'unknown_course'], ['formation', 'unknown_course'], ['formation', 'course_archived']]);
  assert.deepEqual(errors[0].choices[0], { value: course.reference, label: `${title.fr} · ${course.reference}` });
  assert.deepEqual(errors[1].choices, []);
  await admin.change(`/imports/${wrong.id}/corrections`, { corrections: [{ row: 2, column: 'formation', value: errors[0].choices[0].value }] });
  assert.equal((await settled(wrong.id)).counts.new, 1);

  const alone = await preview('réf;intitulé;date de début\nk-7;Seule;12/05/2026\n');
  await confirm(alone.id);
  const joined = await preview(`réf;formation\nk-7;${course.reference}\n`);
  const [row] = (await admin.read(`/imports/${joined.id}/rows`, { group: 'changed' })).items;
  assert.deepEqual(row.changes, [{ field: 'course', before: '', after: course.reference }]);
  await confirm(joined.id);
  assert.deepEqual([(await admin.read(`/sessions/${row.subject_id}`)).edition, (await admin.read(`/sessions/${row.subject_id}`)).title.fr], [4, 'Seule']);
  assert.equal((await admin.delete(`/imports/${joined.id}/confirmation`)).status, 200);
  assert.equal((await admin.read(`/sessions/${row.subject_id}`)).course, undefined);
});

test('rows in error hold the whole back unless they are skipped', async () => {
  const text = `${file('e', 3)}e-0;Encore;2025-01-12;;MA\nx;Sans date;30/02/2025;;MA\n`;
  const previewed = await preview(text);
  assert.deepEqual(previewed.counts, { new: 3, unchanged: 0, changed: 0, error: 2 });
  assertProblem(await admin.put(`/imports/${previewed.id}/confirmation`, {}), 409, 'rows_in_error');
  const { items } = await admin.read(`/imports/${previewed.id}/rows`, { group: 'error' });
  assert.deepEqual(items.map((row) => [row.row, row.errors[0].column, row.errors[0].code]),
    [[5, 'slug', 'repeated_code'], [6, 'date de début', 'invalid_date']]);
  assert.equal((await confirm(previewed.id, { skip_rows_in_error: true })).state, 'confirmed');
  assert.equal((await admin.read('/sessions', { q: 'e-' , programme: programme.code })).items.filter((s) => /Atelier [012]$/.test(s.title.fr)).length >= 3, true);
});

test('hostile files are refused by name, and leave nothing', async () => {
  const before = (await admin.read('/imports', { total: true })).total;
  for (const [name, content, code] of [
    ['empty', '\n', 'empty_file'],
    ['10,000 columns', `${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',')}\n1\n`, 'too_many_columns'],
    ['an open quote', 'a,b\n"1,2\n', 'open_quote'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file_is_picture'],
    ['a corrupt workbook', Buffer.from('504b0304140000000800', 'hex'), 'corrupt_workbook'],
  ])
    assertProblem(await upload(content), 422, 'invalid_input', { file: code }, name);
  assert.equal((await admin.read('/imports', { total: true })).total, before);
  const latin = await upload(Buffer.from('slug;intitulé\nr1;Été\n', 'latin1'));
  assert.deepEqual([latin.body.text.encoding, latin.body.mapping.title, latin.body.sample[0][1]], ['windows-1252', 'intitulé', 'Été']);
  const twice = await upload('slug,slug\n1,2\n');
  assert.equal(new Set(twice.body.columns).size, 2, 'a name twice is two columns');
  assertProblem(await admin.put(`/imports/${twice.body.id}/mapping`, { mapping: {} }), 422, 'invalid_input', { 'mapping/external_reference': 'required' });
  assertProblem(await admin.put(`/imports/${twice.body.id}/mapping`, { mapping: twice.body.mapping, defaults: { programme: 'NOBODY' } }), 422, 'invalid_input', { 'defaults/programme': 'unknown_programme' });
});

test('a disk that is full fails the import with its reason, and nothing of it stays', async () => {
  const previewed = await preview(file('full', 5));
  await server.database.query(`create function athar.no_room() returns trigger language plpgsql as $$ begin raise exception 'no room' using errcode = '53100'; end $$`);
  await server.database.query('create trigger no_room before insert on athar.session for each row execute function athar.no_room()');
  const failed = await confirm(previewed.id);
  await server.database.query('drop function athar.no_room() cascade');
  assert.deepEqual([failed.state, failed.failure.code], ['failed', 'storage_full']);
  assert.equal((await admin.read('/sessions', { q: 'full-1' })).items.length, 0);
});

test('a cancelled confirmation writes nothing', async () => {
  const previewed = await preview(file('stop', 8_000));
  await admin.change(`/imports/${previewed.id}/confirmation`, {});
  assert.equal((await admin.delete(`/imports/${previewed.id}`)).status, 204);
  assert.equal((await settled(previewed.id)).state, 'cancelled');
  await sleep(500);
  assert.equal((await admin.read('/sessions', { q: 'stop-17' })).items.length, 0);
});

test('of two who confirm at once one wins; a cancelled import stays cancelled', async () => {
  const previewed = await preview(file('race', 20));
  const answers = await Promise.all([1, 2, 3].map(() => admin.put(`/imports/${previewed.id}/confirmation`, {})));
  assert.deepEqual(answers.map((each) => each.status).sort(), [200, 409, 409]);
  assert.equal((await settled(previewed.id)).state, 'confirmed');
  const dropped = await preview(file('dropped', 3));
  assert.equal((await admin.delete(`/imports/${dropped.id}`)).status, 204);
  assertProblem(await admin.put(`/imports/${dropped.id}/confirmation`, {}), 409, 'import_not_ready');
  assert.equal((await admin.read('/sessions', { q: 'dropped-1' })).items.length, 0);
});

test('only those who keep the records import', async () => {
  const viewer = await callerOf(server, admin, 'viewer');
  assertProblem(await upload(file('v', 1), viewer), 403, 'not_allowed');
});

test('a server killed while it writes leaves nothing half-written, and says so', async () => {
  const database = await freshDatabase();
  let first = await startServer({ database });
  let caller = await first.signIn();
  const its = await makeProgramme(caller);
  const made = await upload(file('big', 20_000), caller);
  await caller.change(`/imports/${made.body.id}/mapping`, { mapping: made.body.mapping, defaults: { programme: its.code } });
  const state = async () => (await caller.read(`/imports/${made.body.id}`)).state;
  while ((await state()) === 'previewing') await sleep(50);
  await caller.change(`/imports/${made.body.id}/confirmation`, {});
  while ((await caller.read(`/imports/${made.body.id}`)).progress.done === 0) await sleep(5);
  await first.crash();
  first = await startServer({ database });
  caller = await first.signIn();
  const after_ = await caller.read(`/imports/${made.body.id}`);
  assert.deepEqual([after_.state, after_.failure.code], ['failed', 'import_interrupted']);
  assert.equal((await caller.read('/sessions')).items.length, 0);
  assert.equal((await caller.read('/today')).counts.imports_failed, 1);
  await first.stop();
  await database.drop();
});

test('the command line imports 1,467 rows in three seconds, all or nothing', async () => {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'athar-import-'));
  const path = join(folder, 'sessions.csv');
  await writeFile(path, file('cli', 1467));
  const run = (...more) => command(database.url, ['import', 'sessions', path, ...more]);
  const refused = await run();
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /--default programme=CODE.*--create-programme/);
  assert.match((await run('--create-programme', 'OLD=Avant', '--dry-run')).stdout, /1467 new[\s\S]*dry run/);
  const started = performance.now();
  const done = await run('--create-programme', 'OLD=Avant');
  assert.equal(done.code, 0, done.stderr + done.stdout);
  assert.ok(performance.now() - started < 3000 * 3, `took ${performance.now() - started} ms under the sanitizers`);
  assert.match(done.stdout, /1467 new/);
  assert.match((await run('--default', 'programme=OLD')).stdout, /0 new\n1467 unchanged/);
  await rm(folder, { recursive: true });
  await database.drop();
});
