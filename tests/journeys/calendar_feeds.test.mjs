// Feeds and files for calendar programs, read back by two programs that are not ours.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { byIcalJs, byPython } from '../support/calendar.mjs';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, programme;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
});
after(() => server.stop());

const morning = [{ starts: '09:00', ends: '12:00' }];
const session = (more) => admin.create('/sessions', sessionBody(programme, more));
const feedOf = async (caller, body) => (await caller.create('/calendar_feeds', body)).path;
const read = (path, headers) => server.client().get(`/${path}`, { headers });

test('hours stay on the wall before, in and after Ramadan 2027, for both programs', async () => {
  for (const [date, utc] of [['2027-02-04', '08:00'], ['2027-02-11', '09:00'], ['2027-03-04', '09:00'], ['2027-03-18', '08:00'], ['2026-03-05', '09:00'], ['2028-02-10', '09:00'], ['2028-03-09', '08:00']]) {
    const { id } = await session({ days: [{ date, sittings: morning }] });
    const { body, headers } = await admin.get(`/sessions/${id}/calendar_file`);
    assert.match(headers.get('content-type'), /^text\/calendar/);
    assert.equal(byPython(body).events[0].starts, `${date}T${utc}:00Z`, date);
    assert.equal(byIcalJs(body).events[0].times[0][0], `${date}T${utc}:00.000Z`, date);
  }
});

test('a session across the change of clocks has every day at its hour, without the weekend, and a day of other hours', async () => {
  const days = [['2027-02-04', morning], ['2027-02-05', morning], ['2027-02-08', [{ starts: '09:00', ends: '11:00' }, { starts: '11:30', ends: '15:00' }]]];
  const { id } = await session({ days: days.map(([date, sittings]) => ({ date, sittings })) });
  const { body } = await admin.get(`/sessions/${id}/calendar_file`);
  assert.deepEqual(byIcalJs(body).events[0].times.sort(), [
    ['2027-02-04T08:00:00.000Z', '2027-02-04T11:00:00.000Z'], ['2027-02-05T08:00:00.000Z', '2027-02-05T11:00:00.000Z'],
    ['2027-02-08T09:00:00.000Z', '2027-02-08T15:00:00.000Z'],
  ]);
});

test('days far apart are each there, days of unknown hours are whole, other zones keep theirs', async () => {
  const far = await session({ days: ['2027-01-11', '2027-06-14', '2027-11-15'].map((date) => ({ date, sittings: morning })) });
  assert.deepEqual(byIcalJs((await admin.get(`/sessions/${far.id}/calendar_file`)).body).events[0].times.map(([starts]) => starts),
    ['2027-01-11T08:00:00.000Z', '2027-06-14T08:00:00.000Z', '2027-11-15T08:00:00.000Z']);
  const whole = await session({ days: [{ date: '2027-01-11', sittings: [{}] }, { date: '2027-01-12', sittings: [{}] }] });
  assert.deepEqual(byIcalJs((await admin.get(`/sessions/${whole.id}/calendar_file`)).body).events[0].times, [['2027-01-11', '2027-01-12'], ['2027-01-12', '2027-01-13']]);
  const abroad = await session({ place_code: undefined, country: 'CA', time_zone: 'America/Toronto', days: [{ date: '2027-07-05', sittings: morning }] });
  assert.equal(byPython((await admin.get(`/sessions/${abroad.id}/calendar_file`)).body).events[0].starts, '2027-07-05T13:00:00Z');
  const none = await session({ days: [], planned_period: '2027-03' });
  assertProblem(await admin.get(`/sessions/${none.id}/calendar_file`), 409, 'session_without_days');
  assertProblem(await admin.get(`/sessions/${randomUUID()}/calendar_file`), 404, 'not_found');
});

test('signs and Arabic are escaped and folded so that both programs read the same words', async () => {
  const title = { fr: 'Budget; genre, suite : « 1\\2 »', ar: 'الميزانية المستجيبة للنوع الاجتماعي والتخطيط الترابي المندمج على مستوى الجهات والأقاليم' };
  const { id } = await session({ title, venue: 'Salle 2, 3e étage; aile B', days: [{ date: '2027-01-11', sittings: morning }] });
  for (const [language, summary] of [['fr', title.fr], ['ar', title.ar]]) {
    const { body, bytes } = await admin.get(`/sessions/${id}/calendar_file`, { headers: { 'accept-language': language } });
    assert.ok(bytes.toString('latin1').split('\r\n').every((line) => line.length <= 75), 'no line is longer than 75 octets');
    assert.ok(!body.includes('\uFFFD'));
    for (const seen of [byPython(body).events[0], byIcalJs(body).events[0]]) {
      assert.equal(seen.summary, summary);
      assert.match(seen.location, /^Salle 2, 3e étage; aile B/);
    }
  }
});

test('a programme’s feed follows its sessions: the sequence rises, a cancelled one stays as cancelled', async () => {
  const other = await makeProgramme(admin);
  const held = await admin.create('/sessions', sessionBody(other, { days: [{ date: '2027-01-11', sittings: morning }] }));
  const path = await feedOf(admin, { kind: 'programme', programme_id: other.id });
  const first = await read(path);
  assert.equal(first.status, 200);
  const [before] = byIcalJs(first.body).events;
  const etag = first.headers.get('etag');
  assert.match(first.headers.get('cache-control'), /private, max-age=\d+/);
  assert.equal((await read(path, { 'if-none-match': etag })).status, 304);

  await admin.change(`/sessions/${held.id}`, sessionBody(other, { days: [{ date: '2027-01-18', sittings: morning }] }), { version: 1 });
  const second = await read(path, { 'if-none-match': etag });
  assert.equal(second.status, 200);
  const [after_] = byIcalJs(second.body).events;
  assert.equal(after_.uid, before.uid);
  assert.ok(after_.sequence > before.sequence);
  assert.equal(after_.times[0][0], '2027-01-18T08:00:00.000Z');
  await admin.change(`/sessions/${held.id}/status`, { status: 'cancelled', reason: 'Salle indisponible' }, { version: 2 });
  const [last] = byPython((await read(path)).body).events;
  assert.deepEqual([last.status, last.uid], ['CANCELLED', before.uid]);
  assert.ok(last.sequence > after_.sequence);
});

test('a forged secret is unknown, a replaced or ended one is gone', async () => {
  const path = await feedOf(admin, { kind: 'programme', programme_id: programme.id });
  assertProblem(await read(path.replace(/\/calendar\/..../, '/calendar/AAAA')), 404, 'not_found');
  assertProblem(await read(path.replace('.ics', '')), 404, 'not_found');
  const next = await feedOf(admin, { kind: 'programme', programme_id: programme.id });
  assertProblem(await read(path), 410, 'calendar_feed_ended');
  const { items } = await admin.read('/calendar_feeds', { kind: 'programme', programme_id: programme.id });
  assert.equal(items.length, 1);
  assert.equal(items[0].path, undefined, 'the secret is told once');
  assert.equal((await admin.delete(`/calendar_feeds/${items[0].id}`)).status, 204);
  assertProblem(await read(next), 410, 'calendar_feed_ended');
  assertProblem(await admin.delete(`/calendar_feeds/${items[0].id}`), 404, 'not_found');
  const stored = await server.database.query('select secret_hash from athar.calendar_feed');
  assert.ok(!JSON.stringify(stored).includes(path.slice(10, 30)), 'only a hash is stored');
});

test('a person’s own feed holds what they take part in and teach; it ends with their erasure', async () => {
  const person = await makePerson(admin);
  const taught = await session({ days: [{ date: '2027-01-11', sittings: morning }], team: [{ person_id: person.id, role: 'trainer' }] });
  const attended = await session({ days: [{ date: '2027-01-12', sittings: morning }] });
  await session({ days: [{ date: '2027-01-13', sittings: morning }] });
  await admin.create(`/sessions/${attended.id}/registrations`, { person_id: person.id });
  const trainer = await callerOf(server, admin, 'trainer', { person_id: person.id });
  const own = await feedOf(trainer, { kind: 'person', person_id: person.id });
  const teaching = await feedOf(trainer, { kind: 'trainer', person_id: person.id });
  const uids = async (path) => byIcalJs((await read(path)).body).events.map(({ uid }) => uid.slice(0, 36));
  assert.deepEqual(await uids(own), [taught.id, attended.id]);
  assert.deepEqual(await uids(teaching), [taught.id]);
  const byCoordinator = await feedOf(await callerOf(server, admin, 'coordinator'), { kind: 'person', person_id: person.id });
  assert.equal((await admin.read('/calendar_feeds', { kind: 'person', person_id: person.id })).items.length, 2);
  const held = await admin.get(`/people/${person.id}/held_data`);
  assert.equal(JSON.stringify(held.body).match(/calendar_feeds/g)?.length, 1);

  const { version } = await admin.read(`/people/${person.id}`);
  assert.equal((await admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': `"${version}"` } })).status, 201);
  for (const path of [own, teaching, byCoordinator]) assertProblem(await read(path), 410, 'calendar_feed_ended');
});

test('only who may see the sessions makes a feed; it ends when they may not any more', async () => {
  const person = await makePerson(admin);
  for (const role of ['manager', 'viewer']) {
    const caller = await callerOf(server, admin, role);
    assertProblem(await caller.post('/calendar_feeds', { kind: 'person', person_id: person.id }), 403, 'not_allowed');
    assert.equal((await caller.post('/calendar_feeds', { kind: 'programme', programme_id: programme.id })).status, 201);
  }
  const partner = await callerOf(server, admin, 'partner', { organisation_id: (await admin.create('/organisations', { name: { fr: 'Partenaire' }, type: 'ministry' })).id });
  assertProblem(await partner.post('/calendar_feeds', { kind: 'programme', programme_id: programme.id }), 403, 'not_allowed');
  const other = await makeProgramme(admin);
  const auditor = await callerOf(server, admin, 'auditor', { programme_id: other.id, period_from: '2020-01-01', period_to: '2030-01-01', expires_at: '2199-01-01T00:00:00Z' });
  assertProblem(await auditor.post('/calendar_feeds', { kind: 'programme', programme_id: programme.id }), 404, 'not_found');
  assertProblem(await server.client().post('/calendar_feeds', { kind: 'programme', programme_id: programme.id }), 401, 'unauthenticated');

  const coordinator = await callerOf(server, admin, 'coordinator');
  const path = await feedOf(coordinator, { kind: 'programme', programme_id: programme.id });
  assert.equal((await read(path)).status, 200);
  const account = await admin.read(`/accounts/${coordinator.user.id}`);
  await admin.change(`/accounts/${account.id}`, { ...account, active: false }, { version: account.version });
  assertProblem(await read(path), 410, 'calendar_feed_ended');
});

test('bad subjects are refused by name', async () => {
  for (const [body, fields] of [
    [{ kind: 'person' }, { person_id: 'required' }],
    [{ kind: 'programme', person_id: randomUUID(), programme_id: programme.id }, { person_id: 'unknown_field' }],
    [{ kind: 'programme', programme_id: randomUUID() }, { programme_id: 'unknown_programme' }],
    [{ kind: 'person', person_id: randomUUID() }, { person_id: 'unknown_person' }],
    [{ kind: 'room' }, { kind: 'not_one_of' }],
  ])
    assertProblem(await admin.post('/calendar_feeds', body), 422, 'invalid_input', fields);
  assertProblem(await admin.get('/calendar_feeds'), 422, 'invalid_input', { kind: 'required' });
});
