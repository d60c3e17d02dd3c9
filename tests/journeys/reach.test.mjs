import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { attend, eventually, hold, register, valuesBy, verify } from './figures.mjs';
import { callerOf, makePerson, makeProgramme, past, sessionBody } from './training.mjs';

const oneMorning = [{ date: '2026-06-02', sittings: [{ starts: '09:00', ends: '12:00' }] }];
let server, admin, programme, other, ministry, directorate, elsewhere, people, first, second, third;

// Four people: A and B serve in the directorate, in two regions; C has neither organisation nor region; D says no sex and was
// registered only. A was at every sitting of both sessions, B at one of three, C at the second session. Nobody entered the third.
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
  other = await makeProgramme(admin);
  ministry = await admin.create('/organisations', { name: { fr: 'Ministère', ar: 'وزارة' }, type: 'ministry' });
  directorate = await admin.create('/organisations', { name: { fr: 'Direction' }, type: 'directorate', parent_id: ministry.id });
  elsewhere = await admin.create('/organisations', { name: { fr: 'Association' }, type: 'association' });
  people = [
    await makePerson(admin, { sex: 'F', organisation_id: directorate.id, place_code: 'MA-04' }),
    await makePerson(admin, { sex: 'M', organisation_id: directorate.id, place_code: 'MA-06' }),
    await makePerson(admin, { sex: 'F' }),
    await makePerson(admin, { sex: 'not_stated' }),
  ];
  const [a, b, c, d] = people;
  first = await admin.create('/sessions', sessionBody(programme, { days: past }));
  second = await admin.create('/sessions', sessionBody(programme, { days: oneMorning, kind: 'workshop', place_code: 'MA-06' }));
  third = await admin.create('/sessions', sessionBody(programme, { days: [{ ...oneMorning[0], date: '2026-06-03' }] }));
  await register(admin, first, a, b, d);
  await register(admin, second, a, c);
  await register(admin, third, b);
  await attend(admin, first, [[a, 3], [b, 1]]);
  await attend(admin, second, [[a, 1], [c, 1]]);
  for (const session of [first, second, third]) await hold(admin, session);
  await eventually(() => ask({ measure: 'sessions' }), (figure) => figure.value === 3);
});
after(() => server.stop());

const ask = (query, caller = admin) => caller.read('/reach', { programme: programme.code, ...query });

test('every measure counts what its definition says', async () => {
  const expected = { unique_participants: 3, unique_registered: 4, unique_attended: 2, unique_completed: 2, attendances: 6, person_hours: 17,
    sessions: 3, sittings: 5 };
  for (const [measure, value] of Object.entries(expected)) {
    const figure = await ask({ measure });
    assert.equal(figure.value, value, measure);
    assert.equal(figure.definition.code, measure);
    assert.ok(figure.definition.name.fr && figure.definition.name.ar && figure.definition.text.fr, `${measure} explains itself`);
    assert.ok(figure.known_as_of.tick > 0 && figure.known_as_of.recorded_at);
  }
});

test('the list of measures has their definitions', async () => {
  const { items } = await admin.read('/measures');
  const codes = items.map((item) => item.code);
  for (const code of ['unique_participants', 'unique_registered', 'unique_attended', 'unique_completed', 'attendances', 'person_hours', 'sessions', 'sittings', 'outreach_audience']) {
    assert.ok(codes.includes(code), code);
  }
  assert.equal(new Set(codes).size, codes.length);
  const focalPoint = await callerOf(server, admin, 'focal_point', { organisation_id: (await admin.create('/organisations', { name: { fr: 'Direction' }, type: 'directorate' })).id });
  assert.ok(!(await focalPoint.read('/measures')).items.some((item) => item.code === 'outreach_audience'), 'shown to whom outreach is not');
  const audience = items.find((item) => item.code === 'outreach_audience');
  assert.deepEqual(audience, (await admin.read('/reach', { measure: 'outreach_audience' })).definition);
  const attended = items.find((item) => item.code === 'unique_attended');
  assert.deepEqual([attended.unit, attended.at_least_percent, attended.scope], ['person', 50, 'all_time']);
  assert.ok(items.every((item) => item.name.fr && item.name.ar && item.name.en && item.text.fr && item.text.ar && item.text.en));
});

test('rows, overlap, missing values and completeness are told with the figure', async () => {
  const bySession = await ask({ measure: 'unique_participants', by: 'session' });
  assert.deepEqual(valuesBy(bySession, 'session'), { [first.id]: 2, [second.id]: 2 });
  assert.equal(bySession.overlap, 1);
  assert.equal(bySession.labels.session[first.id].fr, first.title.fr);
  assert.deepEqual(bySession.completeness,
    { sessions_held: 3, sessions_without_attendance: 1, sittings_held: 5, sittings_without_attendance: 1 });

  const bySex = await ask({ measure: 'unique_participants', by: 'sex' });
  assert.deepEqual(valuesBy(bySex, 'sex'), { F: 2, M: 1 });
  assert.equal(bySex.overlap, 0);
  assert.deepEqual([bySex.missing.sex, bySex.missing.region, bySex.missing.organisation], [0, 1, 1]);
  assert.equal((await ask({ measure: 'unique_registered' })).missing.sex, 1);

  const byBoth = await ask({ measure: 'attendances', by: 'region,month' });
  assert.deepEqual(byBoth.groups.map((group) => [group.key.region, group.key.month, group.value]).sort(),
    [['MA-04', '2026-05', 3], ['MA-04', '2026-06', 1], ['MA-06', '2026-05', 1], ['unknown', '2026-06', 1]]);
  assert.equal(byBoth.overlap, 0);
  assert.equal(byBoth.labels.region['MA-04'].ar.length > 0, true);
});

test('filters narrow the figure; several values of one dimension widen it, however they are written', async () => {
  const value = async (query) => (await ask({ measure: 'unique_participants', ...query })).value;
  assert.equal(await value({ sex: 'F' }), 2);
  assert.equal(await value({ sex: 'F', region: 'MA-04' }), 1);
  assert.equal(await value({ region: 'MA-04,MA-06' }), 2);
  assert.equal(await value({ region: 'unknown' }), 1);
  assert.equal(await value({ kind: 'workshop' }), 2);
  assert.equal(await value({ session_region: 'MA-04' }), 2);
  assert.equal(await value({ from: '2026-06-01' }), 2);
  assert.equal(await value({ to: '2026-05-31' }), 2);
  assert.equal(await value({ organisation: directorate.id }), 2);
  assert.equal(await value({ programme: programme.id }), 3);
  assert.equal(await value({ programme: other.code }), 0);
  const twice = await admin.get(`/reach?measure=unique_participants&programme=${programme.code}&region=MA-04&region=MA-06`);
  assertProblem(twice, 422, 'invalid_input', { region: 'given_twice' });
  assert.equal((await ask({ measure: 'unique_attended', at_least_percent: 30 })).value, 3);
});

test('figures split and narrow by course, follow an edition that changes its course, and stay as they were in the past', async () => {
  const course = await admin.create('/courses', { title: { fr: 'Budget sensible au genre', ar: 'الميزانية' }, kind: 'training', modality: 'in_person', languages: [] });
  const before_ = (await ask({ measure: 'unique_participants' })).known_as_of;
  const alone = await ask({ measure: 'unique_participants', by: 'course' });
  assert.deepEqual([valuesBy(alone, 'course'), alone.missing.course], [{ unknown: 3 }, 3]);
  const stored = await admin.read(`/sessions/${first.id}`);
  await admin.change(`/sessions/${first.id}`, { ...stored, course_id: course.id }, { version: stored.version });
  const split = await ask({ measure: 'unique_participants', by: 'course' });
  assert.deepEqual([valuesBy(split, 'course'), split.overlap], [{ [course.id]: 2, unknown: 2 }, 1], 'A was in both');
  assert.equal(split.labels.course[course.id].ar, 'الميزانية');
  assert.equal((await ask({ measure: 'sessions', course: course.reference })).value, 1);
  assert.equal((await ask({ measure: 'attendances', course: `${course.id},unknown` })).value, 6);
  assert.equal((await ask({ measure: 'unique_participants', course: 'unknown' })).value, 2);
  assert.deepEqual((await ask({ measure: 'sessions', course: course.reference })).filters.course, [course.id], 'a reference stands for its id');
  const { items } = await admin.read('/reach/records', { programme: programme.code, measure: 'unique_participants', course: course.reference });
  assert.equal(items.length, 2);
  const csv = await admin.get('/reach/records', { query: { programme: programme.code, measure: 'unique_participants', course: course.reference, format: 'csv' } });
  assert.equal(csv.body.trim().split('\n').length, 3, csv.body);
  const past_ = await ask({ measure: 'unique_participants', by: 'course', known_as_of: before_.recorded_at });
  assert.deepEqual(valuesBy(past_, 'course'), { unknown: 3 }, 'as it was known then');
  assertProblem(await admin.get('/reach?measure=sessions&course=C-99999'), 422, 'invalid_input', { course: 'invalid_parameter' });
  const now = await admin.read(`/sessions/${first.id}`);
  await admin.change(`/sessions/${first.id}`, { ...now, course_id: undefined }, { version: now.version });
  assert.deepEqual(valuesBy(await ask({ measure: 'unique_participants', by: 'course' }), 'course'), { unknown: 3 });
});

test('a run is one answer, and each of its points is the same question with that last day', async () => {
  const ends = ['2026-05-01', '2026-05-12', '2026-05-31', '2026-06-02', '2026-06-30'];
  const query = { measure: 'unique_participants', by: 'sex', ends: ends.join(',') };
  const run = await admin.read('/reach/cumulative', { programme: programme.code, ...query });
  assert.deepEqual(run.points.map(({ to, value }) => [to, value]), [[ends[0], 0], [ends[1], 2], [ends[2], 2], [ends[3], 3], [ends[4], 3]]);
  for (const point of run.points) {
    const alone = await ask({ measure: 'unique_participants', by: 'sex', to: point.to });
    assert.deepEqual([point.value, point.groups], [alone.value, alone.groups]);
    assert.equal(run.known_as_of.tick, alone.known_as_of.tick);
  }
  const asOf = { known_as_of: run.known_as_of.recorded_at };
  const then = await admin.read('/reach/cumulative', { programme: programme.code, ...query, ...asOf });
  assert.deepEqual(then.points, run.points);

  const bounded = await admin.read('/reach/cumulative', { programme: programme.code, ...query, to: '2026-05-31' });
  assert.equal(bounded.points.at(-1).value, 2, 'a point never passes the last day of the question');
  const auditor = await callerOf(server, admin, 'auditor',
    { programme_id: programme.id, period_from: '2026-01-01', period_to: '2026-05-31', expires_at: '2199-01-01T00:00:00Z' });
  assert.equal((await auditor.read('/reach/cumulative', query)).points.at(-1).value, 2, 'nor the last day of an auditor');

  const refused = (more) => admin.get('/reach/cumulative', { query: { measure: 'sessions', ...more } });
  assertProblem(await refused({}), 422, 'invalid_input', { ends: 'required' });
  for (const bad of ['', '2026-02-30', '2026-01-31,', Array(61).fill('2026-01-31').join(',')]) {
    assertProblem(await refused({ ends: bad }), 422, 'invalid_input', { ends: 'invalid_parameter' });
  }
  assert.equal((await admin.get('/reach', { query: { measure: 'sessions', ends: '2026-01-31' } })).status, 422);
});

test('a head count is shown beside the people and added only when asked', async () => {
  const mine = await makeProgramme(admin);
  const session = await admin.create('/sessions', sessionBody(mine, { head_count: { total: 30, women: 12, men: 10 } }));
  await hold(admin, session);
  const figure = (query) => admin.read('/reach', { measure: 'unique_participants', programme: mine.code, ...query });
  const shown = await eventually(() => figure({}), (answer) => answer.head_counts.sessions === 1);
  assert.equal(shown.value, 0);
  assert.deepEqual(shown.head_counts, { sessions: 1, total: 30, women: 12, men: 10, sex_unknown: 8 });
  assert.equal(shown.completeness.sessions_without_attendance, 0);
  assert.equal((await figure({ head_counts: 'added' })).value, 30);
  assert.deepEqual(valuesBy(await figure({ head_counts: 'added', by: 'sex' }), 'sex'), { F: 12, M: 10, not_stated: 8 });
  assert.equal((await figure({ head_counts: 'excluded' })).head_counts, undefined);
});

test('the records behind a figure are the people it counted, page by page', async () => {
  const query = { measure: 'unique_participants', programme: programme.code };
  const all = await admin.read('/reach/records', query);
  assert.equal(all.items.length, 3);
  const a = all.items.find((item) => item.person_id === people[0].id);
  assert.deepEqual([a.sex, a.region_code, a.organisation_name.fr], ['F', 'MA-04', 'Direction']);
  assert.deepEqual(a.sessions.map((each) => [each.session_id, each.attended_minutes, each.planned_minutes]), [[first.id, 480, 480], [second.id, 180, 180]]);
  assert.equal(a.sessions[0].reference, first.reference);

  const paged = [];
  let cursor;
  do {
    const page = await admin.read('/reach/records', { ...query, limit: 1, cursor });
    paged.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  assert.deepEqual(paged.map((item) => item.person_id), all.items.map((item) => item.person_id));

  const women = await admin.read('/reach/records', { ...query, sex: 'F', region: 'MA-04' });
  assert.deepEqual(women.items.map((item) => item.person_id), [people[0].id]);
  const sessions = await admin.read('/reach/records', { ...query, measure: 'sessions' });
  assert.deepEqual(sessions.items.map((item) => item.session.session_id).sort(), [first.id, second.id, third.id].sort());
  const csv = await admin.get('/reach/records', { query: { ...query, format: 'csv' } });
  assert.match(csv.headers.get('content-type'), /^text\/csv/);
  const counts = csv.body.trim().split('\r\n').slice(1).map((line) => Number(line.split(';').at(-1)));
  assert.equal(counts.reduce((sum, count) => sum + count, 0), 4, 'a file of people counts them');
});

test('repeats are the people in more than one row, and explain the overlap', async () => {
  const { items, people_total, entries } = await admin.read('/reach/repeats', { measure: 'unique_participants', by: 'session', programme: programme.code });
  assert.deepEqual([people_total, entries], [1, 1]);
  assert.equal(items[0].person_id, people[0].id);
  assert.deepEqual(items[0].rows.map((row) => row.key.session).sort(), [first.id, second.id].sort());
});

test("one's own write is in the next figure", async () => {
  const mine = await makeProgramme(admin);
  const session = await admin.create('/sessions', sessionBody(mine));
  for (let written = 1; written <= 10; written += 1) {
    const person = await makePerson(admin);
    await register(admin, session, person);
    assert.equal((await admin.read('/reach', { measure: 'unique_registered', programme: mine.code })).value, written);
  }
});

test('a figure known as of an instant stays the same whatever is corrected later', async () => {
  const mine = await makeProgramme(admin);
  const session = await admin.create('/sessions', sessionBody(mine));
  const [a, b] = [await makePerson(admin, { sex: 'F' }), await makePerson(admin, { sex: 'M' })];
  await register(admin, session, a, b);
  await attend(admin, session, [[a, 1], [b, 1]]);
  const question = { measure: 'unique_participants', by: 'sex', programme: mine.code };
  const before = await eventually(() => admin.read('/reach', question), (figure) => figure.value === 2);
  const known_as_of = before.known_as_of.recorded_at;
  const recordsBefore = await admin.read('/reach/records', { ...question, known_as_of });

  await admin.change(`/sessions/${session.id}/attendances`, { entries: [{ person_id: b.id, date: past[0].date, sitting: 1, present: false }] });
  await admin.change(`/people/${a.id}`, { ...a, sex: 'M' }, { version: a.version });
  const now = await eventually(() => admin.read('/reach', question), (figure) => figure.value === 1 && valuesBy(figure, 'sex').M === 1);
  assert.notEqual(now.known_as_of.tick, before.known_as_of.tick);

  for (let again = 0; again < 2; again += 1) {
    const then = await admin.read('/reach', { ...question, known_as_of });
    assert.deepEqual({ ...then, labels: undefined }, { ...before, labels: undefined });
  }
  const recordsThen = await admin.read('/reach/records', { ...question, known_as_of });
  assert.deepEqual(recordsThen.items.map((item) => [item.person_id, item.sex]), recordsBefore.items.map((item) => [item.person_id, item.sex]));
  assert.equal((await admin.read('/reach', { ...question, known_as_of: '2020-01-01T00:00:00Z' })).value, 0);
});

test('a wrong question names the parameter', async () => {
  const refuse = async (query, fields) => assertProblem(await admin.get('/reach', { query }), 422, 'invalid_input', fields);
  await refuse({}, { measure: 'unknown_measure' });
  await refuse({ measure: 'everybody' }, { measure: 'unknown_measure' });
  await refuse({ measure: 'sessions', by: 'shoe_size' }, { by: 'unknown_dimension' });
  await refuse({ measure: 'sessions', shoe_size: '42' }, { shoe_size: 'unknown_dimension' });
  await refuse({ measure: 'sessions', by: 'sex' }, { by: 'invalid_parameter' });
  await refuse({ measure: 'sessions', sex: 'F' }, { sex: 'invalid_parameter' });
  await refuse({ measure: 'unique_participants', sex: 'woman' }, { sex: 'invalid_parameter' });
  await refuse({ measure: 'unique_participants', by: 'sex,region,month,kind' }, { by: 'too_many_groupings' });
  await refuse({ measure: 'unique_participants', by: 'sex,sex' }, { by: 'invalid_parameter' });
  await refuse({ measure: 'unique_participants', from: '2026-02-30' }, { from: 'invalid_parameter' });
  await refuse({ measure: 'unique_participants', from: '2026-03-01', to: '2026-02-01' }, { to: 'invalid_parameter' });
  await refuse({ measure: 'unique_attended', at_least_percent: 101 }, { at_least_percent: 'invalid_parameter' });
  await refuse({ measure: 'attendances', head_counts: 'added' }, { head_counts: 'invalid_parameter' });
  await refuse({ measure: 'unique_participants', programme: 'NO-SUCH' }, { programme: 'invalid_parameter' });
  await refuse({ measure: 'unique_participants', organisation: 'x' }, { organisation: 'invalid_parameter' });
  await refuse({ measure: 'unique_participants', known_as_of: 'yesterday' }, { known_as_of: 'invalid_instant' });
  const future = await admin.get('/reach', { query: { measure: 'unique_participants', known_as_of: '2199-01-01T00:00:00Z' } });
  assertProblem(future, 422, 'future_instant', { known_as_of: 'future_instant' });
  assertProblem(await admin.get('/reach/records', { query: { measure: 'unique_participants', cursor: 'x'.repeat(50) } }), 422, 'invalid_input');
  assertProblem(await admin.get('/reach/records', { query: { measure: 'unique_participants', limit: 0 } }), 422, 'invalid_input', { limit: 'out_of_range' });
});

test('an auditor sees one programme and one period, with names, and nothing else', async () => {
  const auditor = await callerOf(server, admin, 'auditor',
    { programme_id: programme.id, period_from: '2026-06-01', period_to: '2026-06-30', expires_at: '2199-01-01T00:00:00Z' });
  const read = (query) => auditor.read('/reach', query);
  assert.equal((await read({ measure: 'unique_participants' })).value, 2);
  assert.equal((await read({ measure: 'sessions', from: '2026-01-01', to: '2026-12-31' })).value, 2);
  assert.equal((await read({ measure: 'unique_participants', programme: programme.code })).value, 2);
  assertProblem(await auditor.get('/reach', { query: { measure: 'unique_participants', programme: other.code } }), 403, 'not_allowed');
  const { items } = await auditor.read('/reach/records', { measure: 'unique_participants' });
  assert.deepEqual(items.map((item) => item.person_id).sort(), [people[0].id, people[2].id].sort());
  assert.ok(items.every((item) => item.family_name), 'the evidence is nominal');
  assert.ok(items.every((item) => item.sessions.every((session) => session.session_id !== first.id)), 'only sessions of the period');
});

test('a focal point sees their organisation and what lies below it', async () => {
  const focal = await callerOf(server, admin, 'focal_point', { organisation_id: ministry.id });
  assert.equal((await ask({ measure: 'unique_participants' }, focal)).value, 2);
  assert.equal((await ask({ measure: 'unique_participants', organisation: directorate.id }, focal)).value, 2);
  assertProblem(await focal.get('/reach', { query: { measure: 'unique_participants', organisation: elsewhere.id } }), 403, 'not_allowed');
  assertProblem(await focal.get('/reach', { query: { measure: 'unique_participants', organisation: 'unknown' } }), 403, 'not_allowed');
  const { items } = await focal.read('/reach/records', { measure: 'unique_participants' });
  assert.deepEqual(items.map((item) => item.person_id).sort(), [people[0].id, people[1].id].sort());
  const { items: repeats } = await focal.read('/reach/repeats', { measure: 'unique_participants', by: 'session' });
  assert.deepEqual(repeats.map((item) => item.person_id), [people[0].id]);
});

test('a viewer reads figures but no names, a partner neither', async () => {
  const viewer = await callerOf(server, admin, 'viewer');
  assert.equal((await ask({ measure: 'unique_participants' }, viewer)).value, 3);
  assertProblem(await viewer.get('/reach/records', { query: { measure: 'unique_participants' } }), 403, 'not_allowed');
  assertProblem(await viewer.get('/reach/repeats', { query: { measure: 'unique_participants', by: 'session' } }), 403, 'not_allowed');
  const partner = await callerOf(server, admin, 'partner', { organisation_id: elsewhere.id });
  assertProblem(await partner.get('/reach', { query: { measure: 'unique_participants' } }), 403, 'not_allowed');
  assertProblem(await server.client().get('/reach', { query: { measure: 'unique_participants' } }), 401, 'unauthenticated');
});

test('outreach audiences are a figure of their own, never part of the people', async () => {
  await admin.create('/outreach_activities', { programme_id: programme.id, title: { fr: 'Sensibilisation' }, kind: 'public_engagement', date: '2026-05-20',
    country: 'CA', audiences: [{ country: 'CA', total: 60, method: 'estimated', note: 'Selon la source' }] });
  const figure = await ask({ measure: 'outreach_audience', by: 'method' });
  assert.equal(figure.value, 60);
  assert.deepEqual(valuesBy(figure, 'method'), { estimated: 60 });
  assert.equal((await ask({ measure: 'unique_participants' })).value, 3);
});

test('verify finds nothing that differs', async () => {
  const { code, stdout } = await verify(server.database.url);
  assert.equal(code, 0, stdout);
});
