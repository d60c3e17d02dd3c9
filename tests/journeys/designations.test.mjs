// Administrations are asked by letter; their people come by form, by focal point, by hand; seats, waiting list and shares follow.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { sheetsOf } from '../support/xlsx.mjs';
import { askingSession, bodyOf, day, filled, formOf, letters, makeAdministration } from './designations.mjs';
import { confirm, remarks, rowsOf, settled } from './importing.mjs';
import { callerOf, makePerson, makeProgramme } from './training.mjs';

let server, admin, programme;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
});
after(() => server?.stop());

const families = ['Alaoui', 'Bennani', 'Chraibi', 'Daoudi', 'Fassi', 'Ghali', 'Haddad', 'Idrissi', 'Jabri', 'Kettani', 'Lahlou', 'Mansouri'];
let made = 0;
const newPerson = () => {
  made += 1;
  return { family_name: families[made % families.length], given_name: `Prénom${made}`, sex: made % 2 ? 'F' : 'M' };
};
const inFrench = ({ family_name: nom, given_name, sex }, more = {}) => ({ Nom: nom, Prénom: given_name, Sexe: sex === 'F' ? 'Femme' : 'Homme', Fonction: 'Cadre', ...more });

const upload = (caller, bytes, query) =>
  caller.post('/imports', bytes, { query: { kind: 'registrations', ...query }, headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'fiche.xlsx' } });

/** A returned form, previewed. */
async function previewed(bytes, query = {}) {
  const made = await upload(admin, bytes, query);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  await admin.change(`/imports/${made.body.id}/mapping`, { mapping: made.body.mapping, defaults: made.body.defaults });
  const import_ = await settled(admin, made.body.id);
  assert.equal(import_.state, 'previewed', JSON.stringify(import_));
  return import_;
}
const returned = async (bytes, query) => {
  const import_ = await previewed(bytes, query);
  const done = await confirm(admin, import_.id);
  assert.equal(done.state, 'confirmed', JSON.stringify(done));
  return done;
};
const letterOf = (id) => admin.read(`/designations/${id}`);
const name = (caller, letter, person, more = {}) => caller.post(`/designations/${letter.id}/people`, { person, ...more });

test('25 seats, 31 designations of six administrations, two by returned form: six wait in order, and a withdrawal moves the next up', async () => {
  const six = [];
  for (let i = 0; i < 6; i += 1) six.push(await makeAdministration(admin));
  const session = await askingSession(admin, programme, six.map((each, i) => [each, i === 0 ? 6 : 5]), { seats: 25 });
  const sent = await letters(admin, session);
  assert.equal(sent.size, 6);
  const before = await admin.read(`/sessions/${session.id}/designations`);
  assert.deepEqual([before.unanswered, before.counts.places, before.counts.missing], [6, 31, 31]);

  // The first by their form in French, with columns and rows moved; the second by theirs in Arabic.
  const first = await filled(await formOf(admin, sent.get(six[0].id)), { rows: Array.from({ length: 6 }, () => inFrench(newPerson())), reverse_columns: true, blank_lines: true });
  const done = await returned(first, { session: session.id });
  assert.deepEqual(done.counts, { new: 6, unchanged: 0, changed: 0, error: 0 });
  assert.equal(done.designation_id, sent.get(six[0].id).id, 'the form says by itself which letter it answers');
  const arabic = await formOf(admin, sent.get(six[1].id), 'ar');
  const inArabic = Array.from({ length: 5 }, (_, i) => ({ 'الاسم العائلي': ['العلوي', 'بناني', 'الداودي', 'الفاسي', 'غالي'][i], 'الاسم الشخصي': ['سلمى', 'كريم', 'نورة', 'علي', 'أمينة'][i], 'الجنس': i % 2 ? 'ذكر' : 'أنثى' }));
  assert.deepEqual((await returned(await filled(arabic, { rows: inArabic }), { designation: sent.get(six[1].id).id })).counts, { new: 5, unchanged: 0, changed: 0, error: 0 });

  // Two by their focal points, two by the coordinator's hand.
  for (const [i, organisation] of six.slice(2).entries()) {
    const caller = i < 2 ? await callerOf(server, admin, 'focal_point', { organisation_id: organisation.id }) : admin;
    for (let n = 0; n < 5; n += 1) {
      const answer = await name(caller, sent.get(organisation.id), newPerson());
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
    }
  }
  const full = await admin.read(`/sessions/${session.id}/designations`);
  assert.deepEqual([full.unanswered, full.counts.designated, full.counts.confirmed, full.counts.waiting, full.counts.missing], [0, 31, 25, 6, 0]);
  assert.equal(full.counts.women + full.counts.men, 31);
  assert.deepEqual(new Set(full.items.flatMap((each) => each.people.map((person) => person.channel))), new Set(['letter', 'focal_point', 'typed']));
  const waiting = full.items.flatMap((each) => each.people).filter((person) => person.status === 'waiting').sort((a, b) => a.waiting_position - b.waiting_position);
  assert.deepEqual(waiting.map((person) => person.waiting_position), [1, 2, 3, 4, 5, 6]);

  const one = full.items.flatMap((each) => each.people).find((person) => person.status === 'registered');
  const registration = (await admin.read(`/sessions/${session.id}/registrations`)).items.find((each) => each.person_id === one.person_id);
  assert.equal((await admin.delete(`/registrations/${registration.id}`, { version: registration.version })).status, 204);
  const moved = await admin.read(`/sessions/${session.id}/designations`);
  const people = moved.items.flatMap((each) => each.people);
  assert.equal(people.find((person) => person.person_id === waiting[0].person_id).status, 'registered', 'the first who waited');
  assert.deepEqual([moved.counts.designated, moved.counts.confirmed, moved.counts.waiting, moved.counts.missing, moved.counts.withdrawn], [30, 25, 5, 1, 1]);
});

test('the form carries its letter out of sight, in the language of the administration, with drop-downs', async () => {
  const organisation = await makeAdministration(admin);
  const session = await askingSession(admin, programme, [[organisation, 3]]);
  const letter = (await letters(admin, session)).get(organisation.id);
  for (const [language, header, right] of [['fr', 'Nom', false], ['ar', 'الاسم العائلي باللاتينية', true]]) {
    const sheets = await sheetsOf(await formOf(admin, letter, language));
    assert.deepEqual(sheets[0].rows[3][0], header);
    assert.equal(sheets[0].right_to_left, right);
    assert.ok(sheets[0].rows[0][0].includes(session.reference));
    assert.ok(Object.keys(sheets[0].drop_downs).length >= 2);
    const key = sheets.find((sheet) => sheet.name === 'athar');
    assert.deepEqual([key.state, key.rows[0].slice(0, 2)], ['hidden', ['athar-designation', letter.id]]);
  }
});

test('the same form twice changes nothing; people beyond the places, substitutes and unknown words are each said', async () => {
  const organisation = await makeAdministration(admin);
  const session = await askingSession(admin, programme, [[organisation, 2]], { seats: 10 });
  const letter = (await letters(admin, session)).get(organisation.id);
  const form = await formOf(admin, letter);
  const rows = [inFrench(newPerson()), inFrench(newPerson()), inFrench(newPerson()), inFrench(newPerson(), { 'Titulaire ou suppléant': 'Suppléant' })];
  const bytes = await filled(form, { rows });
  const before = await previewed(bytes);
  assert.deepEqual(remarks(await rowsOf(admin, before.id, 'new')), [[7, '', 'beyond_places']], 'a warning, on the third main');
  assert.equal((await confirm(admin, before.id)).state, 'confirmed');
  const after = await letterOf(letter.id);
  assert.deepEqual(after.people.map((each) => [each.rank, each.standing, each.status]), [[1, 'main', 'registered'], [2, 'main', 'registered'], [3, 'main', 'registered'], [4, 'substitute', undefined]]);
  assert.deepEqual([after.state, after.answered_on], ['answered', day(0)]);
  const again = await returned(bytes);
  assert.deepEqual(again.counts, { new: 0, unchanged: 4, changed: 0, error: 0 });
  assert.deepEqual((await letterOf(letter.id)).people, after.people);

  const wrong = await previewed(await filled(form, { rows: [inFrench(newPerson(), { Sexe: 'beaucoup', 'Titulaire ou suppléant': 'peut-être' })] }));
  assert.deepEqual((await rowsOf(admin, wrong.id, 'error')).flatMap((row) => row.errors.map((each) => each.code)).includes('not_one_of'), true);

  // Taking the import back takes the names back.
  assert.equal((await admin.delete(`/imports/${before.id}/confirmation`)).body.state, 'undone');
  assert.deepEqual((await letterOf(letter.id)).people, []);
});

test('a form of another session or another letter is refused; one without its key answers the letter it is given for', async () => {
  const [one, two] = [await makeAdministration(admin), await makeAdministration(admin)];
  const session = await askingSession(admin, programme, [[one, 2], [two, 2]]);
  const other = await askingSession(admin, programme, [[one, 2]]);
  const sent = await letters(admin, session);
  const elsewhere = (await letters(admin, other)).get(one.id);
  const form = await filled(await formOf(admin, elsewhere), { rows: [inFrench(newPerson())] });
  assertProblem(await upload(admin, form, { session: session.id }), 422, 'invalid_input', { file: 'form_of_another_session' });
  assertProblem(await upload(admin, form, { designation: sent.get(one.id).id }), 422, 'invalid_input', { file: 'form_of_another_session' });
  const neighbour = await filled(await formOf(admin, sent.get(two.id)), { rows: [inFrench(newPerson())] });
  assertProblem(await upload(admin, neighbour, { designation: sent.get(one.id).id }), 422, 'invalid_input', { file: 'form_of_another_letter' });
  assertProblem(await upload(admin, neighbour, { designation: randomUUID() }), 422, 'invalid_input', { designation: 'unknown_designation' });
  assertProblem(await admin.post('/imports', 'Nom\nA\n', { query: { kind: 'people', designation: sent.get(one.id).id }, headers: { 'content-type': 'application/octet-stream' } }), 422, 'invalid_input', { designation: 'unknown_parameter' });
  const bare = await filled(await formOf(admin, sent.get(two.id)), { rows: [inFrench(newPerson())], forget_key: true });
  assert.equal((await returned(bare, { designation: sent.get(one.id).id })).designation_id, sent.get(one.id).id);
  assert.equal((await letterOf(sent.get(one.id).id)).people.length, 1);
});

test('a form looked at before its letter was cancelled is not confirmed after', async () => {
  const organisation = await makeAdministration(admin);
  const session = await askingSession(admin, programme, [[organisation, 2]]);
  const letter = (await letters(admin, session)).get(organisation.id);
  const import_ = await previewed(await filled(await formOf(admin, letter), { rows: [inFrench(newPerson())] }));
  assert.equal((await admin.delete(`/designations/${letter.id}`, { version: letter.version })).status, 204);
  const done = await confirm(admin, import_.id);
  assert.deepEqual([done.state, done.failure.code], ['failed', 'designation_cancelled']);
  assertProblem(await upload(admin, await filled(await formOf(admin, letter), { rows: [inFrench(newPerson())] }), {}), 422, 'invalid_input', { designation: 'designation_cancelled' });
});

test('a namesake of another administration stays who they are', async () => {
  const [one, two] = [await makeAdministration(admin), await makeAdministration(admin)];
  const theirs = await makePerson(admin, { family_name: 'Zeroual', given_name: 'Karim', sex: 'M', organisation_id: two.id });
  const session = await askingSession(admin, programme, [[one, 2]]);
  const letter = (await letters(admin, session)).get(one.id);
  await returned(await filled(await formOf(admin, letter), { rows: [{ Nom: 'Zeroual', Prénom: 'Karim', Sexe: 'Homme' }] }));
  const [person] = (await letterOf(letter.id)).people;
  assert.notEqual(person.person_id, theirs.id);
  assert.equal((await admin.read(`/people/${theirs.id}`)).organisation_id, two.id);
});

test('a focal point sees and names their own people on their own letters, within the places', async () => {
  const ministry = await makeAdministration(admin);
  const child = await makeAdministration(admin, { parent_id: ministry.id });
  const other = await makeAdministration(admin);
  const session = await askingSession(admin, programme, [[child, 1], [other, 1], [ministry, 1]]);
  const sent = await letters(admin, session, { sent: null });
  const focal = await callerOf(server, admin, 'focal_point', { organisation_id: ministry.id });
  assert.deepEqual((await focal.read('/designations')).items, [], 'a draft is the coordinator\'s');
  for (const letter of sent.values()) await admin.change(`/designations/${letter.id}`, { ...bodyOf(letter), note: 'à nous', sent_on: day(-1) }, { version: letter.version });
  const { items } = await focal.read('/designations', { state: 'sent' });
  assert.deepEqual(new Set(items.map((each) => each.organisation_id)), new Set([ministry.id, child.id]));
  assert.ok(items.every((each) => each.note === undefined && each.can.update === false && each.can.name === true));
  assert.equal((await focal.read('/today')).counts.letters_unanswered, 2);
  assert.equal((await focal.read(`/sessions/${session.id}/designations`)).items.length, 2);

  const theirs = sent.get(other.id);
  for (const answer of [await focal.get(`/designations/${theirs.id}`), await focal.get(`/designations/${theirs.id}/reply_form`), await focal.get(`/designations/${theirs.id}/letter`),
    await name(focal, theirs, newPerson()), await focal.delete(`/designations/${theirs.id}`, { version: 1 })])
    assertProblem(answer, 404, 'not_found');
  const letter = sent.get(child.id);
  const stranger = await makePerson(admin, { organisation_id: other.id, email: `rachida.${process.pid}@example.org`, family_name: 'Rachidi', given_name: 'Rachida' });
  const mine = await makePerson(admin, { organisation_id: child.id });
  assertProblem(await focal.post(`/designations/${letter.id}/people`, { person_id: stranger.id }), 422, 'invalid_input', { person_id: 'unknown_person' });
  assertProblem(await focal.post(`/designations/${letter.id}/people`, { person_id: randomUUID() }), 422, 'invalid_input', { person_id: 'unknown_person' });
  const named = await focal.post(`/designations/${letter.id}/people`, { person_id: mine.id, channel: 'letter' });
  assert.deepEqual([named.status, named.body.people[0].channel, named.body.state], [201, 'focal_point', 'answered']);
  assertProblem(await name(focal, letter, newPerson()), 409, 'places_exceeded');
  // Words that describe somebody of another administration make a new record: nothing is learnt of, or done to, the other.
  const substitute = await name(focal, letter, { family_name: 'Rachidi', given_name: 'Rachida', sex: 'F', email: stranger.email }, { standing: 'substitute' });
  assert.equal(substitute.status, 201, JSON.stringify(substitute.body));
  assert.notEqual(substitute.body.people[1].person_id, stranger.id);
  assert.equal((await admin.read(`/people/${stranger.id}`)).organisation_id, other.id);

  for (const answer of [await focal.put(`/designations/${letter.id}`, bodyOf(letter), { version: 3 }), await focal.post(`/designations/${letter.id}/reminders`, { sent_on: day(0) }),
    await focal.put(`/sessions/${session.id}/designation_plan`, { quotas: [] }, { version: 1 }), await focal.post(`/sessions/${session.id}/designations`, {})])
    assertProblem(answer, 403, 'not_allowed');

  // The main leaves, the substitute takes the place.
  assert.equal((await focal.delete(`/designations/${letter.id}/people/${mine.id}`)).body.people.length, 1);
  const [left] = (await focal.read(`/designations/${letter.id}`)).people;
  const promoted = await focal.change(`/designations/${letter.id}/people/${left.person_id}`, { standing: 'main' });
  assert.deepEqual([promoted.people[0].standing, promoted.people[0].status], ['main', 'registered']);
  assertProblem(await focal.delete(`/designations/${letter.id}/people/${mine.id}`), 404, 'not_found');
});

test('two focal points who name at once do not go beyond the places together', async () => {
  const organisation = await makeAdministration(admin);
  const session = await askingSession(admin, programme, [[organisation, 1]]);
  const letter = (await letters(admin, session)).get(organisation.id);
  const callers = [];
  for (let i = 0; i < 2; i += 1) callers.push(await callerOf(server, admin, 'focal_point', { organisation_id: organisation.id }));
  const answers = await Promise.all(callers.map((caller) => name(caller, letter, newPerson())));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
});

test('letters, reminders and plans refuse what cannot be, by field', async () => {
  const organisation = await makeAdministration(admin);
  const session = await askingSession(admin, programme, [[organisation, 2]]);
  const path = `/sessions/${session.id}/designation_plan`;
  const quota = { organisation_id: organisation.id, places: 2 };
  for (const [body, fields] of [
    [{ quotas: [quota, quota] }, { 'quotas/1/organisation_id': 'given_twice' }],
    [{ quotas: [{ ...quota, places: 0 }] }, { 'quotas/0/places': 'out_of_range' }],
    [{ women_percent: 101, quotas: [] }, { women_percent: 'out_of_range' }],
    [{ deadline: '2026-02-30', quotas: [] }, { deadline: 'invalid_date' }],
  ]) assertProblem(await admin.put(path, body, { version: 1 }), 422, 'invalid_input', fields);
  assertProblem(await admin.put(path, { quotas: [{ organisation_id: randomUUID(), places: 1 }] }, { version: 1 }), 422, 'invalid_input', { quotas: 'unknown_organisation' });
  assertProblem(await admin.put(path, { quotas: [] }, { version: 0 }), 412, 'stale');
  assertProblem(await admin.put(path, '{', { version: 1 }), 400, 'malformed_json');
  assertProblem(await admin.post(`/sessions/${session.id}/designations`, { organisation_ids: [randomUUID()] }), 422, 'invalid_input', { 'organisation_ids/0': 'unknown_organisation' });
  assertProblem(await admin.post(`/sessions/${randomUUID()}/designations`, {}), 404, 'not_found');

  const [letter] = (await admin.post(`/sessions/${session.id}/designations`, {})).body.items;
  assert.equal((await admin.post(`/sessions/${session.id}/designations`, {})).body.items.length, 1, 'a repeat makes nothing');
  assertProblem(await admin.post(`/designations/${letter.id}/reminders`, { sent_on: day(0) }), 409, 'letter_not_sent');
  for (const [more, fields] of [
    [{ sent_on: day(1) }, { sent_on: 'future_date' }],
    [{ answered_on: day(-1) }, { sent_on: 'required' }],
    [{ sent_on: day(-2), answered_on: day(-3) }, { answered_on: 'answer_before_sending' }],
    [{ sent_on: day(-2), deadline: day(-3) }, { deadline: 'deadline_before_sending' }],
    [{ places: 0 }, { places: 'out_of_range' }],
    [{ language: 'de' }, { language: 'not_one_of' }],
    [{ addressee: 'x'.repeat(201) }, { addressee: 'too_long' }],
  ]) assertProblem(await admin.put(`/designations/${letter.id}`, { ...bodyOf(letter), ...more }, { version: letter.version }), 422, 'invalid_input', fields);
  const sent = await admin.change(`/designations/${letter.id}`, { ...bodyOf(letter), sent_on: day(-3), deadline: day(-1) }, { version: letter.version });
  assertProblem(await admin.put(`/designations/${letter.id}`, bodyOf(letter), { version: letter.version }), 412, 'stale');
  assert.equal(sent.overdue, true);
  assert.deepEqual((await admin.read('/designations', { overdue: true, session: session.id, total: true })).total, 1);
  const csv = await admin.get('/designations', { query: { session: session.id, format: 'csv' } });
  assert.equal(csv.body.trim().split('\r\n').length, 2, 'a line a letter');
  const reminded = await admin.create(`/designations/${letter.id}/reminders`, { sent_on: day(-1), outgoing_number: '12/26' });
  assert.deepEqual(reminded.reminders, [{ sent_on: day(-1), outgoing_number: '12/26' }]);
  assertProblem(await admin.post(`/designations/${letter.id}/reminders`, { sent_on: day(-1) }), 409, 'already_reminded');
  assertProblem(await admin.post(`/designations/${letter.id}/reminders`, { sent_on: day(-4) }), 422, 'invalid_input', { sent_on: 'reminder_before_sending' });
  for (const [body, fields] of [
    [{}, { person_id: 'required' }],
    [{ person_id: randomUUID(), person: newPerson() }, { person_id: 'given_twice' }],
    [{ person: {} }, undefined],
    [{ person: { ...newPerson(), email: 'no address' } }, { 'person/email': 'invalid_email' }],
    [{ person_id: 'x' }, { person_id: 'invalid_uuid' }],
    [{ person: newPerson(), standing: 'king' }, { standing: 'not_one_of' }],
  ]) assertProblem(await admin.post(`/designations/${letter.id}/people`, body), 422, 'invalid_input', fields);
  const person = await makePerson(admin);
  assert.equal((await admin.post(`/designations/${letter.id}/people`, { person_id: person.id })).status, 201);
  assertProblem(await admin.post(`/designations/${letter.id}/people`, { person_id: person.id }), 409, 'already_designated');

  const now = await letterOf(letter.id);
  assert.equal((await admin.delete(`/designations/${letter.id}`, { version: now.version })).status, 204);
  assertProblem(await admin.post(`/designations/${letter.id}/people`, { person: newPerson() }), 409, 'designation_cancelled');
  assert.equal((await admin.post(`/sessions/${session.id}/designations`, {})).body.items.length, 2, 'a cancelled letter makes room for another');
});

test('erasing somebody keeps the letter\'s numbers and forgets the name', async () => {
  const organisation = await makeAdministration(admin);
  const session = await askingSession(admin, programme, [[organisation, 2]]);
  const letter = (await letters(admin, session)).get(organisation.id);
  const named = await name(admin, letter, { family_name: 'Oubliéex', given_name: 'Personnex', sex: 'F' });
  const now = named.body;
  await admin.change(`/designations/${letter.id}`, { ...bodyOf(now), addressee: 'Personnex Oubliéex, Secrétaire générale' }, { version: now.version });
  const person = await admin.read(`/people/${now.people[0].person_id}`);
  const erased = await admin.post(`/people/${person.id}/erasure`, undefined, { headers: { 'if-match': `"${person.version}"` } });
  assert.ok(erased.status < 300, JSON.stringify(erased.body));
  const after = await letterOf(letter.id);
  assert.equal(after.counts.designated, 1);
  assert.ok(!JSON.stringify(after).includes('Oubliéex'));
});
