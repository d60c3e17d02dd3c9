// Registrations with attendance from a ministry's list: people, seats, marks, the live figure, undoing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { verify } from './figures.mjs';
import { confirm, importing, preview, remarks, rowsOf, settled, upload } from './importing.mjs';
import { makePerson, makeProgramme, sessionBody } from './training.mjs';

let server, admin, programme;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  programme = await makeProgramme(admin);
});
after(() => server.stop());

const openSession = async (more = {}) => {
  const session = await admin.create('/sessions', sessionBody(programme, more));
  await admin.change(`/sessions/${session.id}/status`, { status: 'open' }, { version: session.version });
  return session;
};
const registered = async (session) => (await admin.read(`/sessions/${session.id}/registrations`)).items.map((each) => [each.family_name, each.status]);
const entries = async (session) => (await admin.read(`/sessions/${session.id}/attendances`)).entries;
// Two title lines, a header on two rows, days of a morning and an afternoon, a total below.
const list = `Royaume du Maroc;;;;;;
Liste des participants;;;;;;
N°;Nom et prénom;Sexe;Administration;12/05/2026;;13/05/2026
;;;;Matin;Après-midi;Matin
1;EL IDRISSI Bouchra;F;Agence;P;P;P
2;TAZI Karim;H;Agence;P;A;
3;AMRANI Salma;F;Agence;;;
Total;3;;;;;
`;
const layout = { header_first: 3, header_last: 4 };
const defaults = { create_organisations: 'true', organisation_type: 'public_institution' };

test('a list with a header on two rows is registered with its marks; the figure moves; an empty cell is unknown', async () => {
  const session = await openSession();
  const made = await upload(admin, 'registrations', list, { session: session.id });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const laid = await admin.change(`/imports/${made.body.id}/layout`, { layout });
  assert.deepEqual(laid.mapping, { full_name: 'Nom et prénom', sex: 'Sexe', organisation: 'Administration',
    'attendance/2026-05-12/1': '12/05/2026 › Matin', 'attendance/2026-05-12/2': '12/05/2026 › Après-midi', 'attendance/2026-05-13': '13/05/2026 › Matin' });
  assert.deepEqual(laid.ignored_rows.map((each) => each.why), ['total']);
  const live = admin.live();
  await live.subscribe('people', { measure: 'unique_participants', programme: programme.code });
  await live.next((message) => message.id === 'people');
  const done = await importing(admin, 'registrations', list, { session: session.id, layout, defaults });
  assert.deepEqual(done.counts, { new: 3, unchanged: 0, changed: 0, error: 0 });
  await live.next((message) => message.id === 'people' && message.value.value === 2);
  await live.close();
  assert.deepEqual((await entries(session)).map((each) => each.present).sort(), [false, true, true, true, true]);
  assert.deepEqual((await preview(admin, 'registrations', list, { session: session.id, layout, defaults })).counts, { new: 0, unchanged: 3, changed: 0, error: 0 });
  const figure = await admin.read('/reach', { measure: 'attendances', programme: programme.code });
  assert.equal(figure.value, 4);
});

test('a changed mark changes that person only, and undoing brings the old one back', async () => {
  const session = await openSession();
  await importing(admin, 'registrations', list, { session: session.id, layout, defaults });
  const before = await entries(session);
  const changed = await importing(admin, 'registrations', list.replace('P;A;', 'P;P;'), { session: session.id, layout, defaults });
  assert.deepEqual(changed.counts, { new: 0, unchanged: 2, changed: 1, error: 0 });
  const [row] = await rowsOf(admin, changed.id, 'changed');
  assert.deepEqual(row.changes, [{ field: 'attendance/2026-05-12/2', before: 'absent', after: 'present' }]);
  assert.equal((await admin.delete(`/imports/${changed.id}/confirmation`)).body.state, 'undone');
  assert.deepEqual(await entries(session), before);
});

test('undoing a list takes registrations, people and figures back; later attendance stands in its way', async () => {
  const session = await openSession();
  const text = list.replaceAll('EL IDRISSI Bouchra', 'ZOUHAIR Imane').replaceAll('TAZI Karim', 'ZNIBER Ali').replaceAll('AMRANI Salma', 'ZAKI Nora');
  const done = await importing(admin, 'registrations', text, { session: session.id, layout, defaults });
  assert.equal((await admin.read('/people', { q: 'zouhair' })).items.length, 1);
  assert.equal((await admin.delete(`/imports/${done.id}/confirmation`)).body.state, 'undone');
  assert.deepEqual([await registered(session), await entries(session), (await admin.read('/people', { q: 'zouhair' })).items], [[], [], []]);
  const again = await importing(admin, 'registrations', text, { session: session.id, layout, defaults });
  const nora = (await admin.read('/people', { q: 'zaki' })).items[0];
  await admin.change(`/sessions/${session.id}/attendances`, { entries: [{ person_id: nora.id, date: '2026-05-13', sitting: 1, present: true }] });
  const refused = await admin.delete(`/imports/${again.id}/confirmation`);
  assert.equal(refused.status, 409, JSON.stringify(refused.body));
  assert.deepEqual([refused.body.code, refused.body.fields[0].code], ['import_built_upon', 'referred_to']);
  assert.equal((await registered(session)).length, 3, 'nothing of a refused undoing is done');
});

test('seats are given in the order of the rows, then the waiting list; a mark needs a seat', async () => {
  const future = [{ date: '2027-05-12', sittings: [{ starts: '09:00', ends: '12:00' }] }];
  const session = await openSession({ seats: 1, days: future });
  const text = 'Nom;Prénom\nPlace;Une\nAttente;Deux\n';
  const done = await importing(admin, 'registrations', text, { session: session.id });
  assert.deepEqual(remarks(await rowsOf(admin, done.id, 'new')), [[3, '', 'seats_taken_waiting']]);
  assert.deepEqual(await registered(session), [['Place', 'registered'], ['Attente', 'waiting']]);
  const early = await preview(admin, 'registrations', 'Nom;Prénom;Jour 1\nPlace;Une;P\n', { session: session.id });
  assert.deepEqual(remarks(await rowsOf(admin, early.id, 'error')), [[2, 'Jour 1', 'future_attendance']]);
  const full = await openSession({ seats: 1 });
  const marked = await preview(admin, 'registrations', 'Nom;Prénom;Présence\nPlace;Une;P\nAttente;Deux;P\n', { session: full.id });
  assert.deepEqual(remarks(await rowsOf(admin, marked.id, 'error')), [[3, 'Présence', 'seats_taken']]);
});

test('whoever withdrew stays so; a role of another is changed', async () => {
  const session = await openSession();
  const person = await makePerson(admin, { family_name: 'Retrait', given_name: 'Yassine' });
  const made = await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  await admin.delete(`/registrations/${made.id}`, { version: made.version });
  const kept = await preview(admin, 'registrations', 'Nom;Prénom;Rôle\nRetrait;Yassine;participant\n', { session: session.id });
  assert.deepEqual(remarks(await rowsOf(admin, kept.id, 'unchanged')), [[2, '', 'stays_withdrawn']]);
  await importing(admin, 'registrations', 'Nom;Prénom\nAnime;Zineb\n', { session: session.id });
  const changed = await importing(admin, 'registrations', 'Nom;Prénom;Rôle\nAnime;Zineb;Formatrice\n', { session: session.id });
  assert.deepEqual((await rowsOf(admin, changed.id, 'changed'))[0].changes, [{ field: 'role', before: 'participant', after: 'trainer' }]);
  assert.equal((await admin.delete(`/imports/${changed.id}/confirmation`)).body.state, 'undone');
  assert.equal((await admin.read(`/sessions/${session.id}/registrations`)).items.find((each) => each.family_name === 'Anime').role, 'participant');
});

test('registrations need a session, other lists have none', async () => {
  assertProblem(await upload(admin, 'registrations', 'Nom\nA\n'), 422, 'invalid_input', { session: 'required' });
  assertProblem(await upload(admin, 'registrations', 'Nom\nA\n', { session: programme.id }), 422, 'invalid_input', { session: 'unknown_session' });
  assertProblem(await upload(admin, 'people', 'Nom\nA\n', { session: programme.id }), 422, 'invalid_input', { session: 'unknown_parameter' });
});

test('the layout can be chosen otherwise: the columns are guessed anew, nothing is previewed', async () => {
  const session = await openSession();
  const made = await upload(admin, 'registrations', list, { session: session.id });
  const moved = await admin.change(`/imports/${made.body.id}/layout`, { layout: { header_first: 3, header_last: 3 } });
  assert.deepEqual([moved.state, moved.mapping['attendance/2026-05-13']], ['uploaded', '13/05/2026']);
  assertProblem(await admin.put(`/imports/${made.body.id}/layout`, { layout: { header_first: 9, header_last: 3 } }), 422, 'invalid_input');
  assertProblem(await admin.put(`/imports/${made.body.id}/layout`, { layout: { sheet: 4 } }), 422, 'invalid_input', { 'layout/sheet': 'out_of_range' });
  assertProblem(await admin.put(`/imports/${made.body.id}/layout`, { layout: { encoding: 'ebcdic' } }), 422, 'invalid_input', { 'layout/encoding': 'not_one_of' });
  const back = await admin.change(`/imports/${made.body.id}/layout`, { layout: {} });
  assert.deepEqual(back.layout, { sheet: 0, header_first: 3, header_last: 4 }, 'what is left out is guessed');
});

test('a list of a past session tells where somebody served on its first day, and nothing of a post that began later', async () => {
  const [east, west] = await Promise.all(['Office de l’Est', 'Office de l’Ouest'].map((fr) => admin.create('/organisations', { name: { fr }, type: 'public_institution' })));
  const rim = await makePerson(admin, { family_name: 'Poste', given_name: 'Rim', email: 'rim.poste@example.ma', organisation_id: east.id });
  const ali = await makePerson(admin, { family_name: 'Poste', given_name: 'Ali', email: 'ali.poste@example.ma', organisation_id: west.id });
  await admin.create(`/people/${ali.id}/affiliations`, { organisation_id: east.id, from: '2026-06-01' }, { version: ali.version });
  const session = await openSession();
  const text = 'Nom;Prénom;E-mail;Organisme\nPoste;Rim;rim.poste@example.ma;Office de l’Ouest\nPoste;Ali;ali.poste@example.ma;Office de l’Ouest\n';
  const done = await importing(admin, 'registrations', text, { session: session.id });
  assert.equal(done.counts.new, 2);
  const rows = await rowsOf(admin, done.id, 'new');
  assert.deepEqual(remarks(rows), [[3, 'Organisme', 'later_post']]);
  assert.match(rows[1].errors[0].message, /1er juin 2026/);
  const posts = async ({ id }) => (await admin.read(`/people/${id}`)).affiliations.map((each) => [each.organisation_id === east.id ? 'east' : 'west', each.from, each.to]);
  assert.deepEqual(await posts(rim), [['west', '2026-05-12', undefined], ['east', undefined, '2026-05-11']]);
  assert.deepEqual(await posts(ali), [['east', '2026-06-01', undefined], ['west', undefined, '2026-05-31']]);
  assert.equal((await admin.delete(`/imports/${done.id}/confirmation`)).status, 200);
  assert.deepEqual(await posts(rim), [['east', undefined, undefined]]);
});

test('verify finds nothing that differs after all that', async () => {
  const { code, stdout } = await verify(server.database.url);
  assert.equal(code, 0, stdout);
});
