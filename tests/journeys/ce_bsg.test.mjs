// The demonstration's project on gender-responsive budgeting, whose figures its sources state: 52 people, 60 Canadians reached apart.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../support/house.mjs';
import { freshDatabase } from '../support/postgres.mjs';
import { command, startServer } from '../support/server.mjs';
import { eventually, valuesBy } from './figures.mjs';

const project = { measure: 'unique_participants', programme: 'CE-BSG-PAT' };
let database, server, admin;
const seed = () => command(database.url, ['seed', 'demo', '--file', join(root, 'ops/seeds')]);

before(async () => {
  database = await freshDatabase();
  const seeded = await seed();
  assert.equal(seeded.code, 0, seeded.stderr);
  server = await startServer({ database });
  admin = await server.signIn();
  // What was committed while no server ran is numbered when one has started.
  await eventually(() => admin.read('/reach', project), (figure) => figure.value === 52, 60_000);
});
after(async () => {
  await server?.stop();
  await database?.drop();
});

test('the project reached 52 people once each, 31 women and 19 men', async () => {
  const figure = await admin.read('/reach', { ...project, by: 'sex' });
  assert.equal(figure.value, 52);
  assert.deepEqual(valuesBy(figure, 'sex'), { F: 31, M: 19, not_stated: 2 });
  assert.equal(figure.missing.sex, 2);
});

test('its rows by activity sum to 61: nine entries more than people', async () => {
  const figure = await admin.read('/reach', { ...project, by: 'session' });
  assert.equal(figure.value, 52);
  assert.equal(figure.groups.reduce((sum, group) => sum + group.value, 0), 61);
  assert.equal(figure.overlap, 9);
});

test('seven people hold the repeat entries, each in every row they are in', async () => {
  const { items, people_total, entries } = await admin.read('/reach/repeats', { ...project, by: 'session' });
  assert.deepEqual([items.length, people_total, entries], [7, 7, 9]);
  assert.equal(items.reduce((sum, item) => sum + item.rows.length - 1, 0), 9);
  assert.ok(items.every((item) => item.display_name));
});

test('the records behind the figure are 52 people', async () => {
  const { items } = await admin.read('/reach/records', { ...project, limit: 200 });
  assert.equal(new Set(items.map((item) => item.person_id)).size, 52);
});

test('the 60 Canadians of its outreach stand beside the people', async () => {
  const figure = await admin.read('/reach', { measure: 'outreach_audience', programme: 'CE-BSG-PAT' });
  assert.equal(figure.value, 60);
  assert.deepEqual(figure.audiences.map((each) => [each.method, each.country, each.total]), [['estimated', 'CA', 60]]);
});

test('the demonstration says what it is, and each of its accounts signs in', async () => {
  assert.equal((await admin.read('/me')).demonstration, true);
  for (const role of ['administrator', 'coordinator', 'trainer', 'manager', 'focal_point', 'partner', 'auditor', 'viewer']) {
    const client = await server.signIn({ email: `${role}@demo.athar.example`, password: 'athar-demo-2026' });
    assert.equal(client.user.role, role);
  }
});

test('verify finds a row changed behind its back, and nothing once it is put right', async () => {
  const [[session, person]] = await database.query(`
    select a.session_id, a.person_id from athar.attendance a
    join athar.session_programme sp on sp.session_id = a.session_id join athar.programme p on p.id = sp.programme_id
    where p.code = 'CE-BSG-PAT' and a.present order by 1, 2 limit 1`);
  const tamper = (present) => database.query(
    `update athar.attendance set present = ${present} where session_id = '${session}' and person_id = '${person}'`);
  await tamper(false);
  const bad = await command(database.url, ['verify']);
  assert.equal(bad.code, 1, 'a difference must be told by the exit code');
  await tamper(true);
  const good = await command(database.url, ['verify']);
  assert.equal(good.code, 0, good.stdout);
});

test('loading the demonstration again changes nothing', async () => {
  const count = () => database.query(`
    select (select count(*) from athar.person), (select count(*) from athar.session), (select count(*) from athar.registration),
           (select count(*) from athar.attendance), (select count(*) from athar.change_set), (select count(*) from athar.account)`);
  const before = await count();
  const again = await seed();
  assert.equal(again.code, 0, again.stderr);
  assert.deepEqual(await count(), before);
});
