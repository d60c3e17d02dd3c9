// Organisations and people from files as administrations send them: new, known, changed, corrected, undone.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { verify } from './figures.mjs';
import { confirm, importing, preview, remarks, rowsOf, settled, upload } from './importing.mjs';
import { callerOf } from './training.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server.stop());

const organisations = `Dénomination;الاسم بالعربية;Sigle;Type;Ministère de tutelle;Région;Téléphone
Direction du Budget;مديرية الميزانية;DB;directorate;Ministère des Finances;Rabat-Salé-Kénitra;05 37 67 75 01
Ministère des Finances;وزارة المالية;MEF;ministry;;;
`;
const people = `Nom et prénom;Civilité;Date de naissance;Organisme;Fonction;E-mail;Téléphone
EL IDRISSI Bouchra;Mme;12/03/1980;DB;Cheffe de service;b.elidrissi@example.ma;0661 23 45 67
TAZI Karim;M.;05/11/1975;Direction du budget;Administrateur;;0662 11 22 33
AMRANI Salma;Mme;;Ministère des finances;;salma@example.ma;
`;
const organisationTypes = async () => (await admin.read('/organisations')).items.map((each) => [each.name.fr, each.type, each.parent_name?.fr ?? null]);

test('organisations: parents are found in the same file, and the second time nothing changes', async () => {
  const done = await importing(admin, 'organisations', organisations);
  assert.deepEqual(done.counts, { new: 2, unchanged: 0, changed: 0, error: 0 });
  assert.deepEqual(await organisationTypes(), [['Direction du Budget', 'directorate', 'Ministère des Finances'], ['Ministère des Finances', 'ministry', null]]);
  assert.deepEqual((await preview(admin, 'organisations', organisations)).counts, { new: 0, unchanged: 2, changed: 0, error: 0 });
  const other = await preview(admin, 'organisations', organisations.replace('05 37 67 75 01', '05 37 67 75 99').replace('Région', 'Ville').replace('Rabat-Salé-Kénitra', 'Atlantis'));
  assert.deepEqual(remarks(await rowsOf(admin, other.id, 'error')), [[2, 'Ville', 'unknown_place']]);
});

test('people: matched in both spellings of their organisation, the second time unchanged', async () => {
  const previewed = await preview(admin, 'people', people);
  assert.deepEqual(previewed.counts, { new: 3, unchanged: 0, changed: 0, error: 0 });
  assert.equal((await admin.read('/people', { q: 'idrissi' })).items.length, 0, 'nothing is written before confirming');
  await confirm(admin, previewed.id);
  const [bouchra] = (await admin.read('/people', { q: 'idrissi' })).items;
  assert.deepEqual([bouchra.family_name, bouchra.given_name, bouchra.sex, bouchra.phone, bouchra.function, bouchra.organisation_name.fr],
    ['EL IDRISSI', 'Bouchra', 'F', '+212661234567', 'Cheffe de service', 'Direction du Budget']);
  assert.deepEqual((await preview(admin, 'people', people)).counts, { new: 0, unchanged: 3, changed: 0, error: 0 });
  const turned = people.replace('EL IDRISSI Bouchra', 'Bouchra El Idrissi').replace('TAZI Karim', 'Karim TAZI');
  assert.deepEqual((await preview(admin, 'people', turned)).counts, { new: 0, unchanged: 3, changed: 0, error: 0 }, 'another spelling is the same person');
});

test('a changed row says what it replaces; the layout, the columns and the defaults come back with the next file of that shape', async () => {
  const changed = await preview(admin, 'people', people.replace('Administrateur', 'Chef de division'));
  assert.deepEqual(changed.counts, { new: 0, unchanged: 2, changed: 1, error: 0 });
  const [row] = await rowsOf(admin, changed.id, 'changed');
  assert.deepEqual([row.label, row.changes], ['Karim TAZI', [{ field: 'function', before: 'Administrateur', after: 'Chef de division' }]]);
  const { mapping } = changed;
  delete mapping.phone;
  await admin.change(`/imports/${changed.id}/mapping`, { mapping, defaults: { category: 'civil_servant' } });
  await settled(admin, changed.id);
  assert.equal((await confirm(admin, changed.id)).state, 'confirmed');
  const again = await upload(admin, 'people', people.replaceAll('Nom et prénom', 'NOM ET PRENOM'));
  assert.deepEqual([again.body.mapping.phone, again.body.defaults, typeof again.body.remembered_at], [undefined, { category: 'civil_servant' }, 'string']);
});

test('wrong cells are named by row and column, and put right in place beside the untouched file', async () => {
  const text = `${people}BENNANI Nadia;Mme;30/02/1990;Office inconnu;;nadia@;\nTAZI Karim;M.;05/11/1975;DB;;;\n`;
  const previewed = await preview(admin, 'people', text, { name: 'liste à corriger.csv' });
  assert.deepEqual(remarks(await rowsOf(admin, previewed.id, 'error')).map(([row, column, code]) => `${row} ${column} ${code}`).sort(), [
    '5 Date de naissance invalid_date', '5 E-mail invalid_email', '5 Organisme unknown_organisation', '6 Nom et prénom repeated_person']);
  assertProblem(await admin.put(`/imports/${previewed.id}/corrections`, { corrections: [{ row: 99, column: 'E-mail', value: '' }, { row: 5, column: 'Couleur', value: '' }] }),
    422, 'invalid_input', { 'corrections/0/row': 'out_of_range', 'corrections/1/column': 'unknown_column' });
  await admin.change(`/imports/${previewed.id}/corrections`, { corrections: [
    { row: 5, column: 'Date de naissance', value: '28/02/1990' }, { row: 5, column: 'E-mail', value: 'nadia@example.ma' }, { row: 5, column: 'Organisme', value: 'MEF' }] });
  const corrected = await settled(admin, previewed.id);
  assert.deepEqual([corrected.counts.error, corrected.counts.new, corrected.corrections.length], [1, 1, 3]);
  const file = await admin.get(`/imports/${previewed.id}/file`);
  assert.equal(createHash('sha256').update(file.body).digest('hex'), corrected.sha256, 'the file stays as it came');
  assert.match(file.headers.get('content-disposition'), /^attachment; filename\*=UTF-8''liste%20%C3%A0%20corriger\.csv$/);
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
  assertProblem(await admin.put(`/imports/${previewed.id}/confirmation`, {}), 409, 'rows_in_error');
  assert.equal((await confirm(admin, previewed.id, { skip_rows_in_error: true })).state, 'confirmed');
  assert.equal((await admin.read('/people', { q: 'bennani' })).items.length, 1);
});

test('several who match are an error that names them; somebody of another organisation is somebody else', async () => {
  for (const name of ['A', 'B']) await admin.create('/people', { family_name: 'Homonyme', given_name: 'Amine', function: name });
  const previewed = await preview(admin, 'people', 'Nom;Prénom;Fonction\nHomonyme;Amine;C\n');
  const [row] = await rowsOf(admin, previewed.id, 'error');
  assert.deepEqual(remarks([row]), [[2, 'Nom', 'ambiguous_person']]);
  assert.match(row.errors[0].detail, /Amine Homonyme; Amine Homonyme/);
  // Which one is a choice, with what tells them apart; a choice is a correction like any other.
  const { choices } = row.errors[0];
  assert.deepEqual(choices.map(({ label }) => label), ['Amine Homonyme · A', 'Amine Homonyme · B', 'Une autre personne : nouvelle fiche']);
  const put = async (value) => {
    await admin.change(`/imports/${previewed.id}/corrections`, { corrections: [{ row: 2, column: 'Nom', value }] });
    return settled(admin, previewed.id);
  };
  assert.deepEqual((await put(choices[2].value)).counts, { new: 1, unchanged: 0, changed: 0, error: 0 });
  assert.deepEqual((await put(choices[1].value)).counts, { new: 0, unchanged: 0, changed: 1, error: 0 });
  const [chosen] = await rowsOf(admin, previewed.id, 'changed');
  assert.deepEqual([chosen.label, chosen.values.family_name, chosen.changes], ['Amine Homonyme', 'Homonyme', [{ field: 'function', before: 'B', after: 'C' }]]);
  await confirm(admin, previewed.id);
  assert.deepEqual((await admin.read('/people', { q: 'homonyme' })).items.map((each) => each.function).sort(), ['A', 'C']);
  const apart = await preview(admin, 'people', 'Nom;Prénom;Organisme\nTAZI;Karim;Ministère des Finances\n');
  const [fresh] = await rowsOf(admin, apart.id, 'new');
  assert.deepEqual([fresh.errors[0].code, fresh.errors[0].severity], ['namesake', 'warning']);
});

test('which of several organisations of one name is a choice in the reader’s language, with what each is part of', async () => {
  const [budget, health] = await Promise.all([['Ministère du Plan', 'وزارة التخطيط'], ['Ministère de la Santé', 'وزارة الصحة']].map(([fr, ar]) =>
    admin.create('/organisations', { name: { fr, ar }, type: 'ministry' })));
  const made = await Promise.all([budget, health].map((parent) =>
    admin.create('/organisations', { name: { fr: 'Direction des ressources humaines', ar: 'مديرية الموارد البشرية' }, type: 'directorate', parent_id: parent.id, place_code: 'MA-04' })));
  const previewed = await preview(admin, 'people', 'Nom;Prénom;Organisme\nChoix;Hind;Direction des ressources humaines\n');
  const { items } = (await admin.get(`/imports/${previewed.id}/rows`, { headers: { 'accept-language': 'ar' } })).body;
  const { code, choices } = items[0].errors[0];
  assert.deepEqual([code, choices.map(({ label }) => label).sort()],
    ['ambiguous_organisation', ['مديرية الموارد البشرية · وزارة التخطيط · الرباط-سلا-القنيطرة', 'مديرية الموارد البشرية · وزارة الصحة · الرباط-سلا-القنيطرة']]);
  const { value } = choices.find(({ label }) => label.includes('الصحة'));
  await admin.change(`/imports/${previewed.id}/corrections`, { corrections: [{ row: 2, column: 'Organisme', value }] });
  assert.equal((await settled(admin, previewed.id)).counts.new, 1);
  await confirm(admin, previewed.id);
  assert.equal((await admin.read('/people', { q: 'choix hind' })).items[0].organisation_id, made[1].id);
});

test('somebody who serves elsewhere by now gets a dated post; undoing opens the one before again', async () => {
  for (const fr of ['Office de l’Est', 'Office de l’Ouest']) await admin.create('/organisations', { name: { fr }, type: 'public_institution' });
  const list = (office, post) => `Nom;Prénom;E-mail;Organisme;Fonction\nPoste;Rim;rim.poste@example.ma;Office de l’${office};${post}\n`;
  await importing(admin, 'people', list('Est', 'Cheffe de bureau'));
  const posts = async () => {
    const { items } = await admin.read('/people', { q: 'rim poste' });
    assert.equal(items.length, 1);
    return (await admin.read(`/people/${items[0].id}`)).affiliations.map((each) => [each.organisation_name.fr, each.function, each.from, each.to]);
  };
  const before = [['Office de l’Est', 'Cheffe de bureau', undefined, undefined]];
  assert.deepEqual(await posts(), before);
  const moved = await importing(admin, 'people', list('Ouest', 'Directrice'));
  assert.equal(moved.counts.changed, 1);
  const { date: today } = await admin.read('/today');
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  assert.deepEqual(await posts(), [['Office de l’Ouest', 'Directrice', today, undefined], ['Office de l’Est', 'Cheffe de bureau', undefined, yesterday]]);
  assert.deepEqual((await preview(admin, 'people', list('Ouest', 'Directrice'))).counts, { new: 0, unchanged: 1, changed: 0, error: 0 });
  // On the day a post began, another list corrects it.
  await importing(admin, 'people', list('Est', 'Directrice'));
  assert.deepEqual((await posts()).map(([office, , from]) => [office, from]), [['Office de l’Est', today], ['Office de l’Est', undefined]]);
  const { items } = await admin.read('/imports', { limit: 10 });
  for (const { id, file_name: name, state } of items.slice(0, 3)) if (state === 'confirmed') assert.equal((await admin.delete(`/imports/${id}/confirmation`)).status, 200, name);
  assert.deepEqual(await posts(), before);
});

test('organisations that nobody has are made when a default says so, one for all spellings', async () => {
  const text = 'Nom;Prénom;Organisme\nAlaoui;Rachid;Agence du Sud\nAlaoui;Hind;AGENCE DU SUD\n';
  const defaults = { create_organisations: 'true', organisation_type: 'implementing_agency' };
  const made = await upload(admin, 'people', text);
  assertProblem(await admin.put(`/imports/${made.body.id}/mapping`, { mapping: made.body.mapping, defaults: { create_organisations: 'true' } }),
    422, 'invalid_input', { 'defaults/organisation_type': 'required' });
  await importing(admin, 'people', text, { defaults });
  const found = (await admin.read('/organisations', { q: 'agence du sud' })).items;
  assert.deepEqual(found.map((each) => [each.name.fr, each.type, each.people_count]), [['Agence du Sud', 'implementing_agency', 2]]);
});

test('an import is undone as one step, while nothing else was built on it', async () => {
  const before = (await admin.read('/people', { total: true })).total;
  const text = 'Nom;Prénom;E-mail;Organisme\nOuali;Meryem;meryem@example.ma;Office du Nord\nEL IDRISSI;Bouchra;bouchra@example.ma;DB\n';
  const done = await importing(admin, 'people', text, { defaults: { create_organisations: 'true', organisation_type: 'public_institution', category: 'civil_servant' } });
  assert.deepEqual(done.counts, { new: 1, unchanged: 0, changed: 1, error: 0 });
  assert.deepEqual([done.can.undo, done.built_upon], [true, []]);
  const undone = await admin.delete(`/imports/${done.id}/confirmation`);
  assert.deepEqual([undone.body.can?.undo, undone.body.built_upon], [false, []]);
  assert.deepEqual([undone.status, undone.body.state], [200, 'undone'], JSON.stringify(undone.body));
  assert.equal((await admin.read('/people', { total: true })).total, before);
  assert.equal((await admin.read('/people', { q: 'idrissi' })).items[0].email, 'b.elidrissi@example.ma');
  assert.equal((await admin.read('/organisations', { q: 'office du nord' })).items.length, 0);
  assertProblem(await admin.delete(`/imports/${done.id}/confirmation`), 409, 'import_not_ready');
});

test('the history of a record names the imports that made or changed it', async () => {
  const done = await importing(admin, 'people', 'Nom;Prénom\nTrace;Une\n');
  const person = (await admin.read('/people', { q: 'trace une' })).items[0];
  const { items } = await admin.read('/changes', { concept: 'people', id: person.id });
  assert.deepEqual(items.map((each) => [each.concept, each.action, each.subject_id]), [['imports', 'imported', done.id]]);
});

test('undoing is refused with the records that stand in the way', async () => {
  const done = await importing(admin, 'people', 'Nom;Prénom;E-mail\nSabri;Omar;omar@example.ma\nSabri;Lina;lina@example.ma\n');
  const [omar, lina] = await Promise.all(['omar sabri', 'lina sabri'].map(async (q) => (await admin.read('/people', { q })).items[0]));
  await admin.change(`/people/${omar.id}`, { ...(await admin.read(`/people/${omar.id}`)), function: 'Chef' }, { version: omar.version });
  const changed = await admin.delete(`/imports/${done.id}/confirmation`);
  assertProblem(changed, 409, 'import_built_upon', { [`people/${omar.id}`]: 'changed_since' });
  const told = await admin.read(`/imports/${done.id}`); // before anybody tries
  assert.deepEqual([told.can.undo, told.built_upon.map(({ path, code, detail }) => [path, code, detail])], [false, [[`people/${omar.id}`, 'changed_since', 'Omar Sabri']]]);
  const second = await importing(admin, 'people', 'Nom;Prénom;E-mail\nSabri;Rim;rim@example.ma\n');
  const rim = (await admin.read('/people', { q: 'rim sabri' })).items[0];
  const group = await admin.create('/person_groups', { code: 'reseau_rh', name: { fr: 'Réseau RH' }, kind: (await admin.read('/reference_lists/group_kind')).items[0].code });
  await admin.create(`/person_groups/${group.id}/members`, { person_id: rim.id });
  assertProblem(await admin.delete(`/imports/${second.id}/confirmation`), 409, 'import_built_upon', { [`people/${rim.id}`]: 'referred_to' });
  assert.equal((await admin.read(`/imports/${second.id}`)).can.undo, false);
  assert.equal((await admin.delete(`/person_groups/${group.id}/members/${rim.id}`)).status, 204);
  assert.equal((await admin.read(`/imports/${second.id}`)).can.undo, true, 'nothing rests on it any more');
  assert.equal((await admin.delete(`/imports/${second.id}/confirmation`)).status, 200);
  assert.ok(lina.id, 'nothing of a refused undoing is done');
});

test('a list without a row is not confirmed', async () => {
  const empty = await preview(admin, 'people', 'Nom;Prénom;E-mail\n');
  assert.deepEqual([empty.state, empty.rows, empty.can.confirm], ['previewed', 0, false]);
  assertProblem(await admin.put(`/imports/${empty.id}/confirmation`, {}), 409, 'nothing_to_import');
});

test('of two imports the later is undone first, then the earlier', async () => {
  const list = (post) => `Nom;Prénom;Téléphone;Fonction\nChaîne;Amina;0661555001;${post}\n`;
  const first = await importing(admin, 'people', list('Cheffe'));
  const second = await importing(admin, 'people', list('Directrice'));
  assert.deepEqual([first.counts.new, second.counts.changed], [1, 1]);
  const amina = (await admin.read('/people', { q: 'amina chaine' })).items[0];
  assertProblem(await admin.delete(`/imports/${first.id}/confirmation`), 409, 'import_built_upon', { [`people/${amina.id}`]: 'changed_since' });
  for (const { id } of [second, first]) assert.equal((await admin.delete(`/imports/${id}/confirmation`)).status, 200);
  assert.equal((await admin.read('/people', { q: 'amina chaine', total: true })).total, 0);
});

test('two who import the same file at once make nothing twice', async () => {
  const text = `Nom;Prénom;E-mail\n${Array.from({ length: 200 }, (_, i) => `Course;Participant${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))};p${i}@course.example`).join('\n')}\n`;
  const both = await Promise.all([preview(admin, 'people', text), preview(admin, 'people', text)]);
  await Promise.all(both.map(({ id }) => admin.change(`/imports/${id}/confirmation`, {})));
  const states = await Promise.all(both.map(({ id }) => settled(admin, id)));
  assert.deepEqual(states.map((each) => each.counts.new).sort((a, b) => a - b), [0, 200]);
  assert.equal((await admin.read('/people', { q: 'course participant', total: true })).total, 200);
});

test('only those who keep the records import, undo and read the file', async () => {
  const done = await importing(admin, 'people', 'Nom;Prénom\nRoles;Un\n');
  const viewer = await callerOf(server, admin, 'viewer');
  for (const answer of await Promise.all([viewer.get(`/imports/${done.id}/file`), viewer.delete(`/imports/${done.id}/confirmation`),
    viewer.put(`/imports/${done.id}/corrections`, { corrections: [] }), viewer.put(`/imports/${done.id}/layout`, { layout: {} }), upload(viewer, 'people', 'Nom\nA\n')]))
    assertProblem(answer, 403, 'not_allowed');
});

test('verify finds nothing that differs', async () => {
  const { code, stdout } = await verify(server.database.url);
  assert.equal(code, 0, stdout);
});
