// The list of a learning platform comes in like any other list: mapped, looked at, taken, remembered, taken back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { command, startServer } from '../support/server.mjs';
import { confirm, importing, preview, remarks, rowsOf, upload } from './importing.mjs';
import { callerOf, makePerson, makeProgramme, past, sessionBody } from './training.mjs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let server, admin, programme, people;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  people = await Promise.all([['Bennani', 'Nadia', 'nadia'], ['Chraibi', 'Karim', 'karim'], ['Tazi', 'Imane', 'imane']].map(([family_name, given_name, email]) =>
    makePerson(admin, { family_name, given_name, email: `${email}@example.org` })));
});
after(() => server?.stop());

const course = { link: 'https://example.org/course', opens_on: '2026-04-01', closes_on: '2026-04-30', planned_minutes: 300 };
async function online(more = {}) {
  const session = await admin.create('/sessions', sessionBody(programme, { modality: 'e_learning', days: [], ...more }));
  for (const person of people) await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  await admin.change(`/sessions/${session.id}/e_learning`, course, { version: 1 });
  return session;
}
const list = 'Email;Progression;Completion date\nnadia@example.org;100 %;20/04/2026\nKARIM@example.org;50;\n';
const percents = async (session) =>
  Object.fromEntries((await admin.read(`/sessions/${session.id}/e_learning`)).learners.map(({ given_name: name, percent }) => [name, percent]));

test('a list is looked at, taken, counts in the figures, changes nothing the second time, and is taken back as one step', async () => {
  const session = await online();
  await admin.change(`/sessions/${session.id}/status`, { status: 'running' }, { version: 2 });
  const previewed = await preview(admin, 'progress', list, { session: session.id });
  assert.deepEqual(previewed.mapping, { email: 'Email', percent: 'Progression', completed_date: 'Completion date' });
  assert.deepEqual(previewed.required_fields.map((group) => group[0]), ['email', 'percent']);
  assert.deepEqual(previewed.counts, { new: 2, unchanged: 0, changed: 0, error: 0 });
  assert.deepEqual(await percents(session), { Nadia: undefined, Karim: undefined, Imane: undefined }, 'a preview changes nothing');
  const done = await confirm(admin, previewed.id);
  assert.equal(done.state, 'confirmed', JSON.stringify(done.failure));
  assert.deepEqual(await percents(session), { Nadia: 100, Karim: 50, Imane: undefined });
  const figure = async (measure) => (await admin.read('/reach', { measure, session: session.id })).value;
  assert.deepEqual([await figure('person_hours'), await figure('unique_participants'), await figure('unique_completed')], [7.5, 2, 1]);

  const again = await importing(admin, 'progress', list, { session: session.id });
  assert.deepEqual(again.counts, { new: 0, unchanged: 2, changed: 0, error: 0 });
  const more = await importing(admin, 'progress', list.replace(';50;', ';80 %;'), { session: session.id });
  assert.deepEqual(more.counts, { new: 0, unchanged: 1, changed: 1, error: 0 });
  const [changed] = await rowsOf(admin, more.id, 'changed');
  assert.deepEqual([changed.label, changed.changes], ['Karim Chraibi', [{ field: 'percent', before: '50', after: '80' }]]);
  assert.equal(await figure('person_hours'), 9);

  const refused = await admin.delete(`/imports/${done.id}/confirmation`);
  assertProblem(refused, 409, 'import_built_upon', { [`learner_progress/${people[1].id}`]: 'changed_since' });
  assert.equal((await admin.delete(`/imports/${more.id}/confirmation`)).status, 200);
  assert.deepEqual(await percents(session), { Nadia: 100, Karim: 50, Imane: undefined });
  assert.equal((await admin.delete(`/imports/${done.id}/confirmation`)).status, 200, 'the first can go back once the second did');
  assert.deepEqual(await percents(session), { Nadia: undefined, Karim: undefined, Imane: undefined });
  assert.deepEqual([await figure('person_hours'), await figure('unique_participants')], [0, 0]);
  const { completeness } = await admin.read('/reach', { measure: 'sessions', session: session.id });
  assert.deepEqual([completeness.sittings_held, completeness.sittings_without_attendance], [1, 1], 'nobody\'s progress is known again');
});

test('fractions, words and a one that may be all or a percent', async () => {
  const session = await online();
  const shares = await importing(admin, 'progress', 'Nom complet;Taux d\'avancement\nBENNANI Nadia;0,85\nImane Tazi;1\nKarim Chraibi;0\n', { session: session.id });
  assert.deepEqual(shares.counts, { new: 3, unchanged: 0, changed: 0, error: 0 });
  assert.deepEqual(await percents(session), { Nadia: 85, Karim: 0, Imane: 100 });
  const words = await online();
  await importing(admin, 'progress', 'الاسم الكامل;البريد الإلكتروني;نسبة التقدم\n;nadia@example.org;مكتمل\n;karim@example.org;٤٢ ٪\n', { session: words.id });
  assert.deepEqual(await percents(words), { Nadia: 100, Karim: 42, Imane: undefined });
  const asked = await preview(admin, 'progress', 'Email;Terminé ?;Progression\nnadia@example.org;;1\nkarim@example.org;;0\n', { session: session.id });
  const [row] = await rowsOf(admin, asked.id, 'error');
  assert.deepEqual([row.errors[0].code, row.errors[0].choices.map(({ value }) => value)], ['ambiguous_percent', ['100 %', '1 %']]);
  await admin.change(`/imports/${asked.id}/corrections`, { corrections: [{ row: row.row, column: 'Progression', value: '100 %' }] });
});

test('people who are not in the session are named, with those of it who are called alike; a correction says who was meant', async () => {
  const session = await online();
  const stranger = await makePerson(admin, { family_name: 'Ouazzani', given_name: 'Zineb' });
  const text = 'Nom complet;Progression\nNadya Bennany;40\nZineb Ouazzani;10\nHamza Fassi;20\nKarim Chraibi;900\nImane Tazi;70\nTAZI Imane;80\n';
  const previewed = await preview(admin, 'progress', text, { session: session.id });
  assert.deepEqual(previewed.counts, { new: 1, unchanged: 0, changed: 0, error: 5 });
  const rows = await rowsOf(admin, previewed.id, 'error');
  assert.deepEqual(remarks(rows), [[2, 'Nom complet', 'unknown_learner'], [3, 'Nom complet', 'not_a_learner'], [4, 'Nom complet', 'unknown_learner'],
    [5, 'Progression', 'invalid_percent'], [7, 'Nom complet', 'repeated_person']]);
  const [{ choices }] = rows[0].errors;
  assert.equal(choices.length, 1);
  assert.match(choices[0].label, /Nadia Bennani/);
  assert.match(rows[1].errors[0].message, /Zineb Ouazzani/);
  assert.equal(stranger.given_name, 'Zineb');
  assertProblem(await admin.put(`/imports/${previewed.id}/confirmation`, {}), 409, 'rows_in_error');
  await admin.change(`/imports/${previewed.id}/corrections`, { corrections: [{ row: 2, column: 'Nom complet', value: choices[0].value }] });
  const done = await (async () => {
    for (;;) {
      const now = await admin.read(`/imports/${previewed.id}`);
      if (now.state === 'previewed') return confirm(admin, now.id, { skip_rows_in_error: true });
    }
  })();
  assert.deepEqual([done.state, done.counts.new, done.counts.error], ['confirmed', 2, 4]);
  assert.deepEqual(await percents(session), { Nadia: 40, Karim: undefined, Imane: 70 });
});

test('the columns of a list once taken are remembered for the next session', async () => {
  const [one, other] = [await online(), await online()];
  const odd = 'Qui;Combien\nnadia@example.org;30\n';
  const made = await upload(admin, 'progress', odd, { session: one.id });
  assert.deepEqual(made.body.mapping, {});
  assertProblem(await admin.put(`/imports/${made.body.id}/mapping`, { mapping: { email: 'Qui' } }), 422, 'invalid_input', { 'mapping/percent': 'required' });
  await admin.delete(`/imports/${made.body.id}`);
  await importing(admin, 'progress', odd, { session: one.id, more: { email: 'Qui', percent: 'Combien' } });
  const next = (await upload(admin, 'progress', odd.replace('30', '60'), { session: other.id })).body;
  assert.deepEqual([next.mapping, Boolean(next.remembered_at)], [{ email: 'Qui', percent: 'Combien' }, true]);
});

test('only sessions with an online course take one, and only those who may import', async () => {
  const training = await admin.create('/sessions', sessionBody(programme));
  const empty = await admin.create('/sessions', sessionBody(programme, { modality: 'blended', days: past }));
  const gone = await online();
  const before = await preview(admin, 'progress', list, { session: gone.id });
  const { version } = await admin.read(`/sessions/${gone.id}`);
  await admin.change(`/sessions/${gone.id}/status`, { status: 'cancelled', reason: 'Plateforme fermée' }, { version });
  const cases = [[{}, 'required'], [{ session: programme.id }, 'unknown_session'], [{ session: training.id }, 'not_of_this_kind'], [{ session: empty.id }, 'no_online_course'],
    [{ session: gone.id }, 'session_cancelled']];
  for (const [options, code] of cases) assertProblem(await upload(admin, 'progress', list, options), 422, 'invalid_input', { session: code });
  assertProblem(await admin.post('/imports', list, { query: { kind: 'progress', session: empty.id, designation: empty.id } }), 422, 'invalid_input', { designation: 'unknown_parameter' });
  const failed = await confirm(admin, before.id);
  assert.deepEqual([failed.state, failed.failure.code], ['failed', 'session_cancelled'], 'cancelled between the preview and the confirmation');
  const session = await online();
  assertProblem(await upload(await callerOf(server, admin, 'manager'), 'progress', list, { session: session.id }), 403, 'not_allowed');
  assertProblem(await upload(admin, 'progress', '', { session: session.id }), 422, 'invalid_input', { file: 'empty_file' });
});

test('the command line takes one too', async () => {
  const session = await online();
  const folder = await mkdtemp(join(tmpdir(), 'athar-progress-'));
  try {
    await writeFile(join(folder, 'plateforme.csv'), list);
    const run = await command(server.database.url, ['import', 'progress', join(folder, 'plateforme.csv'), '--session', session.id]);
    assert.equal(run.code, 0, run.stderr);
    assert.deepEqual(await percents(session), { Nadia: 100, Karim: 50, Imane: undefined });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
