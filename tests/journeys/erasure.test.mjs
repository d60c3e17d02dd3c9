// A person is erased: the name is gone from the database, from Athar's own files and, once the storage is purged, from the files of a
// fresh cluster; every figure stays as it was.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { assertProblem } from '../support/client.mjs';
import { root } from '../support/house.mjs';
import { ownCluster } from '../support/postgres.mjs';
import { command, startServer } from '../support/server.mjs';
import { verify } from './figures.mjs';
import { fileOf, made, orderOf, settled } from './exports.mjs';
import { importing } from './importing.mjs';
import { callerOf, makePerson, makeProgramme, past, sessionBody } from './training.mjs';

const run = promisify(execFile);
const traces = ['Ghizlane', 'GHIZLANE', 'ghizlane', 'Zerhouni', 'ZERHOUNI', 'zerhouni', 'غزلان', 'الزرهوني', '612345670'];
let cluster, url, server, admin, coordinator, files, ghizlane, sessions, session;

const owned = () => execFileSync(join(root, 'ops/postgres'), ['url', cluster.directory, 'athar', 'athar'], { encoding: 'utf8' }).trim();

/** Files under a folder in which one of the traces stands. */
async function filesThatTell(folder) {
  try {
    const { stdout } = await run('grep', ['-rlaF', ...traces.flatMap((trace) => ['-e', trace]), folder], { maxBuffer: 16 * 1024 * 1024 });
    return stdout.trim().split('\n');
  } catch (error) {
    assert.equal(error.code, 1, error.stderr); // grep found nothing
    return [];
  }
}

before(async () => {
  cluster = await ownCluster();
  execFileSync(join(root, 'ops/postgres'), ['own', cluster.directory, 'athar']);
  url = owned();
  assert.equal((await command(url, ['migrate'])).code, 0);
  files = mkdtempSync(join(tmpdir(), 'athar-erasure-'));
  server = await startServer({ database: { url }, args: ['--files', files] });
  admin = await server.signIn();
  coordinator = await callerOf(server, admin, 'coordinator');

  const programme = await makeProgramme(admin);
  const ministry = await admin.create('/organisations', { name: { fr: 'Ministère de la Transition' }, type: 'ministry' });
  const csv = 'Nom;Prénom;Sexe;Courriel\nZERHOUNI;Ghizlane;F;ghizlane.zerhouni@example.org\nNaciri;Karim;H;karim@example.org\n';
  await importing(coordinator, 'people', csv, { name: 'liste ghizlane zerhouni.csv' });
  const [found] = (await admin.read('/people', { q: 'ghizlane' })).items;
  const { body } = await admin.get(`/people/${found.id}`);
  ghizlane = await admin.change(`/people/${found.id}`, { ...body, family_name: 'Zerhouni', family_name_ar: 'الزرهوني', given_name_ar: 'غزلان',
    phone: '+212612345670', birth_date: '1980-06-01', organisation_id: ministry.id, function: 'Cheffe Zerhouni', place_code: 'MA-04',
    administrative_level: 'central', category: 'civil_servant' }, { version: body.version });
  ghizlane = await admin.create(`/people/${found.id}/affiliations`, { organisation_id: ministry.id, function: 'Directrice', place_code: 'MA-06', from: '2026-05-13' });
  await callerOf(server, admin, 'trainer', { person_id: ghizlane.id, name: 'Ghizlane Zerhouni' });

  sessions = [];
  for (const first of ['2026-03-02', '2026-05-20', '2026-06-10']) {
    const days = past.slice(0, 1).map((day) => ({ ...day, date: first }));
    const each = await admin.create('/sessions', sessionBody(programme, { days, note: 'Animé avec Ghizlane Zerhouni.',
      team: first.startsWith('2026-03') ? [{ person_id: ghizlane.id, role: 'trainer' }] : [] }));
    const others = [await makePerson(admin), await makePerson(admin)];
    for (const person of [ghizlane, ...others]) await admin.create(`/sessions/${each.id}/registrations`, { person_id: person.id });
    await admin.change(`/sessions/${each.id}/attendances`, { entries: [ghizlane, ...others].flatMap((person) =>
      [1, 2].map((sitting) => ({ person_id: person.id, date: first, sitting, present: true }))) });
    sessions.push(each);
  }
  session = sessions[0];
  const { version } = await admin.read(`/sessions/${session.id}`);
  await admin.change(`/sessions/${session.id}/status`, { status: 'open', reason: 'Demandé par Ghizlane Zerhouni' }, { version });
  await admin.change(`/sessions/${session.id}/budget`, { lines: [{ label: 'Honoraires de Ghizlane Zerhouni', currency: 'MAD', planned_minor: 100, note: 'Zerhouni Ghizlane' }] }, { version: 0 });
  await admin.create('/courses', { title: { fr: 'Formation' }, kind: 'training', modality: 'in_person', materials: [{ title: 'Manuel', note: 'De Ghizlane Zerhouni' }] });
});
after(async () => {
  await server?.stop();
  await cluster?.end();
  if (files) rmSync(files, { recursive: true, force: true });
});

const dimensions = ['sex', 'age_band', 'organisation', 'region', 'administrative_level', 'category', 'session', 'programme', 'month'];
/** What is counted, as text: measures by dimensions, now or as of an instant. */
async function figures(known_as_of) {
  const out = [];
  // An instant of the past is read anew each time: the measure that knows who is who is asked there.
  for (const measure of known_as_of ? ['unique_participants'] : ['unique_participants', 'attendances', 'person_hours'])
    for (const by of known_as_of ? dimensions.slice(0, 6) : dimensions) {
      const { value, groups, overlap, missing } = await admin.read('/reach', { measure, by, ...(known_as_of ? { known_as_of } : {}) });
      out.push(JSON.stringify({ measure, by, value, groups, overlap, missing }));
    }
  return out;
}

test('a record is erased: no figure moves, at any time, and the name is nowhere at once', async () => {
  const list = await made(admin, { list: 'people', format: 'csv', language: 'fr', filters: { q: 'Zerhouni' } });
  assert.equal(list.state, 'done');
  assert.notDeepEqual(await filesThatTell(files), [], 'the file of the list holds the name: this test can see it');
  const instants = [];
  const past = [];
  for (const each of sessions) {
    // Something is recorded between the instants.
    await admin.change(`/sessions/${each.id}`, { ...(await admin.read(`/sessions/${each.id}`)), seats: 30 }, { version: (await admin.read(`/sessions/${each.id}`)).version });
    const instant = new Date().toISOString();
    instants.push(instant);
    past.push(await figures(instant));
  }
  const now = await figures();
  assert.match(now[0], /"value":7/);

  assertProblem(await coordinator.post(`/people/${ghizlane.id}/erasure`, {}, { headers: { 'if-match': `"${ghizlane.version}"` } }), 403, 'not_allowed');
  assertProblem(await admin.post(`/people/${ghizlane.id}/erasure`, undefined, { headers: { 'if-match': '"1"' } }), 412, 'stale');
  assertProblem(await admin.post(`/people/${ghizlane.id}/erasure`, undefined), 428, 'precondition_required');
  const under_way = await coordinator.create('/exports', orderOf({ list: 'people', format: 'xlsx', language: 'fr' }));
  const answer = await admin.post(`/people/${ghizlane.id}/erasure`, undefined, { headers: { 'if-match': `"${ghizlane.version}"` } });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  const erased = answer.body;
  assert.match(erased.label, /^X-[0-9A-F]{5}-[0-9A-F]{5}$/);
  assert.notEqual(erased.person_id, ghizlane.id);
  assert.equal(erased.participations, 3);

  assert.deepEqual(await figures(), now);
  for (const [i, instant] of instants.entries()) assert.deepEqual(await figures(instant), past[i], instant);
  const verified = await verify(url);
  assert.equal(verified.code, 0, verified.stdout);

  // Gone: the page, the search, the account, the original of the import, the list that was made.
  assertProblem(await admin.get(`/people/${ghizlane.id}`), 404, 'not_found');
  assert.deepEqual((await admin.read('/people', { q: 'zerhouni' })).items, []);
  assert.equal((await admin.read('/people', { limit: 200 })).items.some((each) => each.id === erased.person_id), false);
  const page = await admin.read(`/people/${erased.person_id}`);
  assert.deepEqual([page.display_name, page.birth_date, page.email, page.participations.length], [erased.label, undefined, undefined, 3]);
  assert.deepEqual(page.affiliations.map(({ function: said, from, to }) => [said, from, to]), [[undefined, undefined, undefined]], 'where they serve now, for figures, and nothing of when');
  assert.ok(page.erased_at);
  assert.ok(Object.values(page.can).every((may) => may === false), JSON.stringify(page.can));
  assert.equal((await admin.read(`/exports/${list.id}`)).failure.code, 'person_erased');
  assert.equal((await fileOf(admin, list.id)).status, 409);
  const [imported] = (await admin.read('/imports')).items;
  assertProblem(await admin.get(`/imports/${imported.id}/file`), 404, 'not_found');
  const records = await admin.read('/reach/records', { measure: 'unique_participants', session: session.id });
  assert.ok(JSON.stringify(records).includes(erased.label), 'the figure still leads to its records');
  const changes = await admin.read('/changes', { concept: 'people', id: erased.person_id });
  assert.deepEqual([changes.items[0].action, changes.items[0].before, changes.items[0].after], ['erased', undefined, undefined]);
  const own = changes.items.filter((line) => line.concept === 'people');
  assert.ok(own.length >= 3 && own.every((line) => line.before === undefined && line.after === undefined), JSON.stringify(own));

  // A list that was under way meanwhile is withdrawn, or was read after the erasure.
  const end = await settled(coordinator, under_way.id);
  if (end.state === 'done') {
    writeFileSync(join(files, 'check.xlsx'), (await fileOf(coordinator, end.id)).bytes);
    const { stdout } = await run('unzip', ['-p', join(files, 'check.xlsx')], { maxBuffer: 64 * 1024 * 1024 });
    assert.ok(!traces.some((trace) => stdout.includes(trace)));
  } else {
    assert.equal(end.failure.code, 'person_erased');
  }
  assert.equal(existsSync(join(files, 'exports', list.id)), false);

  assert.deepEqual(await filesThatTell(files), []);
  const { stdout: dump } = await run('/usr/lib/postgresql/15/bin/pg_dump', ['-d', url], { maxBuffer: 256 * 1024 * 1024 });
  assert.ok(dump.includes(erased.label));
  for (const trace of [...traces, ghizlane.id]) assert.ok(!dump.includes(trace), `${trace} stands in a dump`);
});

test('who was erased is not erased again, registered or given a name', async () => {
  const [erased] = (await admin.read('/erasures')).items;
  const page = await admin.read(`/people/${erased.person_id}`);
  assertProblem(await admin.post(`/people/${page.id}/erasure`, undefined, { headers: { 'if-match': `"${page.version}"` } }), 409, 'already_erased');
  assertProblem(await admin.put(`/people/${page.id}`, { family_name: 'Zerhouni', given_name: 'G', sex: 'F' }, { version: page.version }), 409, 'already_erased');
  assertProblem(await admin.post(`/people/${page.id}/affiliations`, { function: 'Zerhouni', from: '2026-01-01' }), 409, 'already_erased');
  const fresh = await admin.create('/sessions', sessionBody(await makeProgramme(admin)));
  assertProblem(await admin.post(`/sessions/${fresh.id}/registrations`, { person_id: page.id }), 409, 'already_erased');
  assertProblem(await coordinator.get('/erasures'), 403, 'not_allowed');
  for (const id of ['nonsense', '00000000-0000-7000-8000-000000000000'])
    assertProblem(await admin.post(`/people/${id}/erasure`, undefined, { headers: { 'if-match': '"1"' } }), 404, 'not_found');
});

test('two administrators erase the same person at once: one does', async () => {
  const person = await makePerson(admin);
  const answers = await Promise.all([1, 2, 3].map(() => admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': '"1"' } })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 404, 404]);
});

test('after purge-storage the files of the cluster tell nothing either', async () => {
  await server.stop();
  assert.notDeepEqual(await filesThatTell(cluster.directory), [], 'before the purge the files do hold the name');
  const purged = await command(url, ['purge-storage']);
  assert.equal(purged.code, 0, purged.stdout + purged.stderr);
  assert.deepEqual(await filesThatTell(cluster.directory), []);
  const verified = await command(url, ['verify']);
  assert.equal(verified.code, 0, verified.stdout);
});
