// What outside eyes get: tables printed once a day without small cells, and nothing by any other way.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { command, startServer } from '../support/server.mjs';
import { attend, eventually, hold, register } from './figures.mjs';
import { sheetsOf } from '../support/xlsx.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

const morning = (date) => [{ date, sittings: [{ starts: '09:00', ends: '12:00' }] }];
let server, admin, manager, partner, programme, organisation, tables;

/** A session of one morning that was held, with everybody of `people` present. */
async function held(date, people) {
  const session = await admin.create('/sessions', sessionBody(programme, { days: morning(date) }));
  await register(admin, session, ...people);
  await attend(admin, session, people.map((person) => [person, 1]));
  await hold(admin, session);
  return session;
}

const group = (count, more) => Promise.all(Array.from({ length: count }, () => makePerson(admin, more)));

// Rabat 12 women and 9 men, Fès 6 women and 1 man, nowhere 2 who say no sex: 30 people.
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  organisation = await admin.create('/organisations', { name: { fr: 'Bailleur' }, type: 'donor' });
  manager = await callerOf(server, admin, 'manager');
  partner = await callerOf(server, admin, 'partner', { organisation_id: organisation.id });
  const people = [
    ...(await group(12, { sex: 'F', place_code: 'MA-04' })),
    ...(await group(9, { sex: 'M', place_code: 'MA-04' })),
    ...(await group(6, { sex: 'F', place_code: 'MA-03' })),
    ...(await group(1, { sex: 'M', place_code: 'MA-03' })),
    ...(await group(2, { sex: 'not_stated' })),
  ];
  await held('2026-05-12', people);
  await eventually(() => admin.read('/reach', { measure: 'unique_participants' }), (figure) => figure.value === 30);
});
after(() => server?.stop());

const body = (more = {}) => ({ title: { fr: 'Personnes formées', ar: 'الأشخاص المستفيدون' }, measure: 'unique_participants', by: ['region', 'sex'], ...more });
const cells = (table) => Object.fromEntries(table.cells.map(({ key, mark, number }) => [key.join(' '), mark === 'number' ? number : mark]));

/** The edition of today becomes yesterday's, so that the next may be printed. */
const turnADay = () => server.database.query(`begin; alter table athar.published_figure drop constraint published_figure_of_edition;
  update athar.published_figure set day = day - 1001; update athar.published_edition set day = day - 1001;
  update athar.published_figure set day = day + 1000; update athar.published_edition set day = day + 1000;
  alter table athar.published_figure add constraint published_figure_of_edition foreign key (day) references athar.published_edition (day) on delete cascade; commit`);

test('before the first edition nobody outside sees anything', async () => {
  assert.deepEqual(await server.client().read('/public/tables'), { items: [] });
  assertProblem(await manager.post('/published_editions', {}), 409, 'nothing_to_publish');
});

test('a manager lists a table and sees before it is printed what will be hidden', async () => {
  const table = await manager.create('/published_tables', body());
  assert.equal(table.in_last_edition, false);
  assert.deepEqual(table.can, { update: true, delete: true });
  const sexes = await manager.create('/published_tables', body({ by: ['sex'], programme_id: programme.id }));
  tables = [table, sexes];
  assertProblem(await server.client().get(`/public/tables/${table.id}`), 404, 'not_found');
  const preview = await manager.read(`/published_tables/${table.id}/preview`);
  const man = preview.cells.find(({ key }) => key[0] === 'MA-03' && key[1] === 'M');
  assert.deepEqual([man.value, man.mark, man.number], [1, 'under_5', undefined]);
  assert.equal(preview.cells.find(({ key }) => key.join('') === '').number, 30);
  assert.equal(preview.by[0].codes.filter(({ code }) => code.startsWith('MA-')).length, 12, 'every region stands there, whoever came');
});

test('an edition is printed once a day, and anybody reads it', async () => {
  const edition = await manager.create('/published_editions', {});
  assertProblem(await manager.post('/published_editions', {}), 409, 'edition_of_today_exists');
  const list = await server.client().read('/public/tables');
  assert.equal(list.edition.day, edition.day);
  assert.deepEqual(list.items.map(({ id }) => id), tables.map(({ id }) => id));
  for (const reader of [server.client(), partner, admin]) {
    const printed = cells(await reader.read(`/public/tables/${tables[0].id}`));
    assert.equal(printed[' '], 30);
    assert.equal(printed['MA-03 M'], 'under_5');
    assert.equal(printed['MA-01 F'], 'under_5', 'a zero looks like a few');
    for (const value of Object.values(printed)) assert.ok(typeof value === 'string' || value >= 5);
    // Fès has 7 people and 6 women: both numbers would say that there is one man.
    assert.ok(printed['MA-03 F'] === 'withheld' || printed['MA-03 '] === 'withheld');
  }
});

test('the same numbers are in no other table of the edition: no subtraction finds a small cell', async () => {
  // Everything that outside eyes can read, as equations over the regions and sexes; each hidden cell must keep 1 to 4 open.
  const grid = cells(await server.client().read(`/public/tables/${tables[0].id}`));
  const sexes = cells(await server.client().read(`/public/tables/${tables[1].id}`));
  // There is one programme only: both tables count the same people.
  for (const sex of ['F', 'M', 'not_stated', 'prefers_not_to_say', ''])
    if (typeof sexes[sex] === 'number' && typeof grid[` ${sex}`] === 'number') assert.equal(sexes[sex], grid[` ${sex}`], sex);
  const regions = [...new Set(Object.keys(grid).map((key) => key.split(' ')[0]))];
  const columns = ['F', 'M', 'not_stated', 'prefers_not_to_say', ''];
  const lines = [
    ...regions.map((region) => ({ total: `${region} `, parts: columns.filter(Boolean).map((sex) => `${region} ${sex}`) })),
    { total: '', parts: columns.filter(Boolean), of: sexes },
    ...columns.map((sex) => ({ total: ` ${sex}`, parts: regions.filter(Boolean).map((region) => `${region} ${sex}`) })),
  ];
  for (const { total, parts, of = grid } of lines) {
    const hidden = parts.filter((part) => typeof of[part] !== 'number');
    if (typeof of[total] !== 'number' || hidden.length === 0) continue;
    const rest = of[total] - parts.reduce((sum, part) => sum + (typeof of[part] === 'number' ? of[part] : 0), 0);
    assert.ok(rest === 0 || hidden.some((part) => of[part] === 'withheld') || (rest >= 4 && rest <= 1 + 4 * (hidden.length - 1)),
      `${total}: ${rest} people are in ${hidden.length} hidden cells`);
  }
});

test('outside eyes get not_allowed for any other question', async () => {
  const stranger = server.client();
  for (const query of [{ sex: 'F' }, { by: 'sex' }, { from: '2026-05-12' }, { known_as_of: '2026-05-12T00:00:00Z' }, { programme: programme.code }, { measure: 'attendances' }]) {
    for (const reader of [stranger, partner]) {
      assertProblem(await reader.get(`/public/tables/${tables[0].id}`, { query }), 403, 'not_allowed');
      assertProblem(await reader.get('/public/tables', { query }), 403, 'not_allowed');
    }
  }
  const session = (await admin.read('/sessions')).items[0];
  const person = (await admin.read('/people')).items[0];
  for (const path of ['/reach?measure=unique_participants', '/reach?measure=unique_participants&sex=F', '/reach/cumulative?measure=sessions&ends=2026-05-31',
    '/reach/records?measure=unique_participants', '/reach/repeats?measure=unique_participants&by=session', '/measures', '/people', `/people/${person.id}`,
    '/sessions', `/sessions/${session.id}`, `/sessions/${session.id}/registrations`, `/sessions/${session.id}/attendances`, '/person_groups', '/changes',
    '/published_tables', `/published_tables/${tables[0].id}`, `/published_tables/${tables[0].id}/preview`]) {
    assertProblem(await partner.get(path), 403, 'not_allowed');
    assertProblem(await stranger.get(path), 401, 'unauthenticated');
  }
  assertProblem(await partner.post('/exports', { kind: 'list', list: 'people', format: 'csv' }), 403, 'not_allowed');
  assert.ok((await partner.read('/organisations')).items.every((item) => item.people_count === undefined), 'nor how many people an organisation has');
  const feed = partner.live();
  await assert.rejects(feed.opened);
});

test('the next day one more person moves no number, and five do', async () => {
  await turnADay();
  const earlier = cells(await server.client().read(`/public/tables/${tables[0].id}`));
  await held('2026-05-19', await group(1, { sex: 'F', place_code: 'MA-04' }));
  await eventually(() => admin.read('/reach', { measure: 'unique_participants' }), (figure) => figure.value === 31);
  assert.deepEqual(cells(await server.client().read(`/public/tables/${tables[0].id}`)), earlier, 'nothing moves between editions');
  await manager.create('/published_editions', {});
  assert.deepEqual(cells(await server.client().read(`/public/tables/${tables[0].id}`)), earlier);
  const preview = await manager.read(`/published_tables/${tables[0].id}/preview`);
  const total = preview.cells.find(({ key }) => key.join('') === '');
  assert.deepEqual([total.value, total.number, total.held], [31, 30, true]);

  await turnADay();
  await held('2026-05-20', await group(9, { sex: 'F', place_code: 'MA-04' }));
  await eventually(() => admin.read('/reach', { measure: 'unique_participants' }), (figure) => figure.value === 40);
  const { code, stdout } = await command(server.database.url, ['publish']);
  assert.equal(code, 0, stdout);
  assert.match(stdout, /Published the edition of \d{4}-\d\d-\d\d/);
  assert.equal(cells(await server.client().read(`/public/tables/${tables[0].id}`))[' '], 40);
  const again = await command(server.database.url, ['publish']);
  assert.equal(again.code, 1);
  assert.match(again.stderr, /edition_of_today_exists/);
});

test('two who publish at once make one edition', async () => {
  await turnADay();
  const answers = await Promise.all([manager.post('/published_editions', {}), manager.post('/published_editions', {}), admin.post('/published_editions', {})]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409]);
});

test('the printed table is a spreadsheet too, in the reader\'s language', async () => {
  const answer = await server.client({ language: 'ar' }).get(`/public/tables/${tables[0].id}?format=csv`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type'), /^text\/csv/);
  const rows = answer.body.replace(/^\uFEFF/, '').trim().split('\r\n').map((row) => row.split(';'));
  assert.equal(rows[0][0], 'الأشخاص المستفيدون');
  assert.equal(rows.at(-1).at(-1), '40');
  assert.ok(rows.some((row) => row.includes('<5')) && !answer.body.includes('under_5'));
});

test('the printed table is a workbook too: the same edition, the same marks, no number that is hidden elsewhere', async () => {
  const table = await server.client().read(`/public/tables/${tables[0].id}`);
  for (const language of ['fr', 'ar']) {
    const answer = await server.client({ language }).get(`/public/tables/${tables[0].id}?format=xlsx`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-disposition'), new RegExp(`athar-${table.edition.day}[.]xlsx`));
    const [sheet] = await sheetsOf(answer.bytes);
    const written = sheet.rows.slice(4).flatMap((row) => row.slice(1));
    const printed = table.cells.map(({ mark, number }) => (mark === 'number' ? number : mark));
    const count = (values, wanted) => values.filter((value) => value === wanted).length;
    assert.equal(written.length, printed.length);
    assert.deepEqual(written.filter((value) => typeof value === 'number').sort((a, b) => a - b), printed.filter((value) => typeof value === 'number').sort((a, b) => a - b));
    assert.equal(count(written, '<5'), count(printed, 'under_5'));
    assert.equal(sheet.right_to_left, language === 'ar');
  }
  assertProblem(await server.client().get(`/public/tables/${tables[0].id}?format=pdf`), 403, 'not_allowed');
  assertProblem(await server.client().get(`/public/tables/${tables[0].id}?format=xlsx&sex=F`), 403, 'not_allowed');
});

test('sessions are counted as they are: they are announced anyway', async () => {
  const table = await manager.create('/published_tables', body({ measure: 'sessions', by: ['kind'] }));
  const preview = await manager.read(`/published_tables/${table.id}/preview`);
  assert.deepEqual(preview.cells.map(({ key, mark, number }) => [key[0], mark, number]), [['', 'number', 3], ['training', 'number', 3]]);
  const answer = await manager.delete(`/published_tables/${table.id}`, { version: table.version });
  assert.equal(answer.status, 204);
  assertProblem(await manager.get(`/published_tables/${table.id}`), 404, 'not_found');
});

test('a title may change, what is counted may not; two who change it at once are told', async () => {
  const [table] = tables;
  const renamed = await manager.change(`/published_tables/${table.id}`, { ...table, title: { en: 'People trained' }, measure: 'sessions' }, { version: table.version });
  assert.deepEqual([renamed.title.en, renamed.measure, renamed.version], ['People trained', 'unique_participants', table.version + 1]);
  assertProblem(await manager.put(`/published_tables/${table.id}`, { title: { en: 'Other' } }, { version: table.version }), 412, 'stale');
  assertProblem(await manager.put(`/published_tables/${table.id}`, { title: {} }, { version: renamed.version }), 422, 'invalid_input');
});

test('bad tables are refused by field', async () => {
  const wrong = [
    [{ title: {} }, 'title', 'required'],
    [{ measure: 'attendances' }, 'measure', 'measure_not_published'],
    [{ measure: 'happiness' }, 'measure', 'unknown_measure'],
    [{ by: ['region', 'sex', 'kind'] }, 'by', 'too_many_groupings'],
    [{ by: ['organisation'] }, 'by/0', 'dimension_not_published'],
    [{ by: ['colour'] }, 'by/0', 'unknown_dimension'],
    [{ by: ['year', 'month'] }, 'by', 'one_time_grouping'],
    [{ by: ['programme'], programme_id: programme.id }, 'by/0', 'grouped_by_its_filter'],
    [{ programme_id: randomUUID() }, 'programme_id', 'unknown_programme'],
    [{ from: '2026-02-01', to: '2026-01-01' }, 'to', 'end_before_start'],
  ];
  for (const [more, path, code] of wrong) {
    assertProblem(await manager.post('/published_tables', body(more)), 422, 'invalid_input', { [path]: code });
  }
  assertProblem(await manager.get(`/published_tables/${randomUUID()}/preview`), 404, 'not_found');
  assertProblem(await manager.get('/published_tables/nothing'), 404, 'not_found');
  const id = randomUUID();
  await manager.create('/published_tables', body({ id, by: [] }));
  assert.equal((await manager.post('/published_tables', body({ id, by: [] }))).status, 200, 'sent twice, made once');
  assert.equal((await manager.delete(`/published_tables/${id}`, { version: 1 })).status, 204);
});

test('a withdrawn table is gone at once for readers and stays in the family', async () => {
  const table = await manager.read(`/published_tables/${tables[1].id}`);
  assert.equal((await manager.delete(`/published_tables/${table.id}`, { version: table.version })).status, 204);
  assertProblem(await server.client().get(`/public/tables/${table.id}`), 404, 'not_found');
  assert.deepEqual((await server.client().read('/public/tables')).items.map(({ id }) => id), [tables[0].id]);
  const kept = (await manager.read('/published_tables')).items.find(({ id }) => id === table.id);
  assert.ok(kept.withdrawn_at && kept.can.delete === false);
  assertProblem(await manager.delete(`/published_tables/${table.id}`, { version: kept.version }), 409, 'table_withdrawn');
  const lines = (await admin.read('/changes', { concept: 'published_tables' })).items;
  assert.ok(lines.some(({ action, subject_id: subject }) => action === 'deleted' && subject === table.id));
});
