import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf, makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, programme;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
});
after(() => server?.stop());

const body = (more = {}) => ({
  title: { fr: 'Budget sensible au genre', ar: 'الميزانية المستجيبة للنوع' }, objectives: { fr: 'Savoir lire un budget' }, audience: { fr: 'Cadres des finances' },
  kind: 'training', modality: 'in_person', seats: 25, languages: ['fr', 'ar'], durations: [{ days: 5, minutes: 1800 }, { days: 3 }],
  modules: [{ title: { fr: 'Analyse' }, days: 1 }, { title: { fr: 'Exercices' }, minutes: 90 }], competencies: ['Analyse', 'Chiffrage'],
  materials: [{ title: 'Manuel', link: 'https://example.org/manuel.pdf', note: '2e édition' }, { title: 'Diaporama' }],
  certificate: { attended_percent: 80, test: true }, ...more,
});
const edition = (course, more = {}) => admin.create('/sessions', sessionBody(programme, { course_id: course.id, title: course.title, seats: 25, languages: course.languages, ...more }));

test('a course is read back as it was written, found, exported and deleted only while nothing refers to it', async () => {
  const before_ = await admin.create('/courses', body({ title: { fr: 'Initiation au genre' } }));
  const made = await admin.create('/courses', body({ prerequisites: [before_.id] }));
  assert.match(made.reference, /^C-\d{4}$/);
  assert.deepEqual(made.durations, [{ days: 3 }, { days: 5, minutes: 1800 }]);
  assert.equal(made.prerequisite_courses[0].reference, before_.reference);
  const read = await admin.read(`/courses/${made.id}`);
  const same = await admin.change(`/courses/${made.id}`, read, { version: 1 });
  assert.deepEqual({ ...same, version: 1 }, read, 'what was read may be sent back');

  const listed = await admin.read('/courses', { q: 'sensible', language: 'ar', archived: false, total: true });
  assert.deepEqual([listed.total, listed.items[0].id, listed.items[0].durations_days], [1, made.id, [3, 5]]);
  const first = await admin.read('/courses', { limit: 1 });
  const next = await admin.read('/courses', { limit: 1, cursor: first.next_cursor });
  assert.notEqual(first.items[0].id, next.items[0].id);
  const csv = await admin.get('/courses', { query: { format: 'csv', q: made.reference } });
  assert.match(csv.body, new RegExp(`${made.reference};Budget sensible au genre;`));

  assertProblem(await admin.delete(`/courses/${before_.id}`, { version: 1 }), 409, 'in_use');
  assert.equal((await admin.delete(`/courses/${made.id}`, { version: 2 })).status, 204);
  assertProblem(await admin.get(`/courses/${made.id}`), 404, 'not_found');
});

const refused = {
  'no title': [{ title: {} }, { title: 'required' }],
  'same length twice': [{ durations: [{ days: 3 }, { days: 3 }] }, { 'durations/1/days': 'given_twice' }],
  'no day at all': [{ durations: [{ days: 0 }] }, { 'durations/0/days': 'out_of_range' }],
  'a module in days and minutes': [{ modules: [{ title: { fr: 'x' }, days: 1, minutes: 60 }] }, { 'modules/0/minutes': 'days_or_minutes' }],
  'a link that runs': [{ materials: [{ title: 'x', link: 'javascript:alert(1)' }] }, { 'materials/0/link': 'invalid_link' }],
  '101 percent': [{ certificate: { attended_percent: 101 } }, { 'certificate/attended_percent': 'out_of_range' }],
  'unknown prerequisite': [{ prerequisites: [randomUUID()] }, { prerequisites: 'unknown_course' }],
  'unknown field': [{ colour: 'red' }, { colour: 'unknown_field' }],
  'text for a list': [{ competencies: 'Analyse' }, { competencies: 'wrong_type' }],
};
for (const [name, [more, fields]] of Object.entries(refused))
  test(`a course is refused: ${name}`, async () => assertProblem(await admin.post('/courses', body(more)), 422, 'invalid_input', fields));

test('two editors: the second is told, and nothing is lost', async () => {
  const course = await admin.create('/courses', body());
  await admin.change(`/courses/${course.id}`, { ...course, objectives: { fr: 'Chiffrer' } }, { version: 1 });
  const stale = await admin.put(`/courses/${course.id}`, { ...course, competencies: ['Autre'] }, { version: 1 });
  assertProblem(stale, 412, 'stale');
  assert.equal(stale.body.current.objectives.fr, 'Chiffrer');
  const id = randomUUID();
  const once = body({ id });
  assert.deepEqual([(await admin.post('/courses', once)).status, (await admin.post('/courses', once)).status], [201, 200]);
  assertProblem(await admin.post('/courses', { ...once, seats: 3 }), 409, 'id_taken');
});

test('a prerequisite never leads back to its course', async () => {
  const [a, b] = [await admin.create('/courses', body()), await admin.create('/courses', body())];
  await admin.change(`/courses/${b.id}`, { ...b, prerequisites: [a.id] }, { version: 1 });
  assertProblem(await admin.put(`/courses/${a.id}`, { ...a, prerequisites: [b.id] }, { version: 1 }), 422, 'invalid_input', { prerequisites: 'prerequisite_circle' });
  assertProblem(await admin.put(`/courses/${a.id}`, { ...a, prerequisites: [a.id] }, { version: 1 }), 422, 'invalid_input', { 'prerequisites/0': 'own_prerequisite' });
});

test('three- and five-day editions come from one template, numbered, without holidays', async () => {
  const course = await admin.create('/courses', body());
  const days = async (count, starts_on) => admin.read(`/courses/${course.id}/edition_days`, { days: count, starts_on });
  const three = await days(3, '2027-01-07');
  assert.deepEqual(three.days.map(({ date }) => date), ['2027-01-07', '2027-01-08', '2027-01-12'], '11 January is a holiday');
  assert.deepEqual(three.notes.map(({ remark, from, to, name }) => [remark, from, to, name.fr]), [['holiday', '2027-01-11', '2027-01-12', 'Manifeste de l’Indépendance']]);
  const five = await days(5, '2027-06-07');
  assert.equal(five.days.length, 5);
  assertProblem(await admin.get(`/courses/${course.id}/edition_days`, { query: { days: 4, starts_on: '2027-06-07' } }), 422, 'invalid_input', { days: 'no_such_duration' });
  assertProblem(await admin.get(`/courses/${course.id}/edition_days`, { query: { days: 3 } }), 422, 'invalid_input', { starts_on: 'required' });

  const first = await edition(course, { days: three.days });
  const second = await edition(course, { days: five.days });
  assert.deepEqual([first.edition, second.edition, second.course.reference], [1, 2, course.reference]);
  const editions = await admin.read('/sessions', { course: course.id, sort: 'first_date' });
  assert.deepEqual(editions.items.map((item) => [item.edition, item.course_reference]), [[1, course.reference], [2, course.reference]]);
  const csv = await admin.get('/sessions', { query: { format: 'csv', course: course.id } });
  assert.match(csv.body, new RegExp(`${course.reference};2;`));
  assert.equal((await admin.read(`/courses/${course.id}`)).editions, 2);

  await admin.change(`/courses/${course.id}`, { ...(await admin.read(`/courses/${course.id}`)), archived: true }, { version: 1 });
  assertProblem(await admin.post('/sessions', sessionBody(programme, { course_id: course.id })), 422, 'invalid_input', { course_id: 'course_archived' });
  assertProblem(await admin.get(`/courses/${course.id}/edition_days`, { query: { days: 3, starts_on: '2027-06-07' } }), 409, 'course_archived');
  assertProblem(await admin.post('/sessions', sessionBody(programme, { course_id: randomUUID() })), 422, 'invalid_input', { course_id: 'unknown_course' });
});

test('a change of a course asks which scheduled editions follow, field by field', async () => {
  const course = await admin.create('/courses', body());
  const [one, two, held] = [await edition(course), await edition(course), await edition(course)];
  await admin.change(`/sessions/${held.id}/status`, { status: 'completed' }, { version: 1 });
  const listed = await admin.read(`/courses/${course.id}/scheduled_editions`);
  assert.deepEqual(listed.items.map((item) => item.reference), [one.reference, two.reference], 'what was held never follows');
  const next = { ...course, title: { fr: 'Budget et genre' }, seats: 20 };
  const put = (more) => admin.put(`/courses/${course.id}`, { ...next, ...more }, { version: 1 });

  assertProblem(await put({}), 422, 'invalid_input', { followers: 'followers_undecided' });
  assertProblem(await put({ followers: [{ session_id: held.id, version: 2, fields: ['title'] }] }), 422, 'invalid_input', { 'followers/0/session_id': 'not_a_scheduled_edition' });
  assertProblem(await put({ followers: [{ session_id: one.id, version: 9, fields: ['title'] }] }), 422, 'invalid_input', { 'followers/0/version': 'follower_changed' });
  assertProblem(await put({ followers: [{ session_id: one.id, version: 1, fields: ['kind'] }] }), 422, 'invalid_input', { 'followers/0/fields/0': 'field_not_changed' });
  assert.equal((await admin.read(`/courses/${course.id}`)).title.fr, 'Budget sensible au genre', 'nothing was half saved');

  const saved = await put({ followers: [{ session_id: one.id, version: 1, fields: ['title'] }] });
  assert.equal(saved.status, 200);
  const [followed, kept] = [await admin.read(`/sessions/${one.id}`), await admin.read(`/sessions/${two.id}`)];
  assert.deepEqual([followed.title.fr, followed.seats, followed.version], ['Budget et genre', 25, 2]);
  assert.deepEqual([kept.title.fr, kept.seats, kept.version], ['Budget sensible au genre', 25, 1]);
  assert.deepEqual((await admin.read(`/courses/${course.id}/scheduled_editions`)).items.map((item) => item.differs), [['seats'], ['title', 'seats']]);
  // What no edition shares is changed without a question.
  assert.equal((await admin.put(`/courses/${course.id}`, { ...saved.body, objectives: { fr: 'Autre' } }, { version: 2 })).status, 200);
});

test('an edition that follows never has fewer seats than people', async () => {
  const course = await admin.create('/courses', body({ seats: 2 }));
  const session = await edition(course, { seats: 2 });
  for (let i = 0; i < 2; ++i) await admin.create(`/sessions/${session.id}/registrations`, { person_id: (await makePerson(admin)).id });
  const version = (await admin.read(`/sessions/${session.id}`)).version;
  const refusal = await admin.put(`/courses/${course.id}`, { ...course, seats: 1, followers: [{ session_id: session.id, version, fields: ['seats'] }] }, { version: 1 });
  assertProblem(refusal, 422, 'invalid_input', { 'followers/0/fields': 'seats_below_registered' });
});

test('roles read and write the catalogue as they may', async () => {
  const course = await admin.create('/courses', body());
  for (const role of ['manager', 'viewer']) {
    const caller = await callerOf(server, admin, role);
    assert.equal((await caller.read(`/courses/${course.id}`)).can.update, false);
    assertProblem(await caller.post('/courses', body()), 403, 'not_allowed');
    assertProblem(await caller.put(`/courses/${course.id}`, course, { version: 1 }), 403, 'not_allowed');
    assertProblem(await caller.get(`/courses/${course.id}/scheduled_editions`), 403, 'not_allowed');
  }
  const ministry = await admin.create('/organisations', { name: { fr: 'Fonds' }, type: 'ministry' });
  const partner = await callerOf(server, admin, 'partner', { organisation_id: ministry.id });
  assertProblem(await partner.get('/courses'), 403, 'not_allowed');
});
