// A ministry's register as a file: read, corrected, confirmed, read again, taken back; and what bad registers are told.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { assertProblem } from '../support/client.mjs';
import { root } from '../support/house.mjs';
import { startServer } from '../support/server.mjs';
import { confirm, importing, preview, remarks, rowsOf, settled, upload } from './importing.mjs';
import { agreementBody, makeOrganisation } from './agreeing.mjs';
import { fileOf, made as exported } from './exports.mjs';
import { callerOf } from './training.mjs';

let server, admin, folder;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  folder = await mkdtemp(join(tmpdir(), 'athar-register-'));
});
after(async () => {
  await server?.stop();
  if (folder) await rm(folder, { recursive: true });
});

const makes = { create_organisations: 'true', organisation_type: 'ministry' };

async function register(kind, ...more) {
  const file = join(folder, `${kind}.xlsx`);
  await promisify(execFile)('/usr/bin/python3', [join(root, 'tests/support/register_list.py'), file, kind, ...more.map(String)]);
  return new Uint8Array(await readFile(file));
}

const agreements = async (q) => (await admin.read('/agreements', { q: q || undefined, limit: 100 })).items;
const agreementOf = async (reference) => admin.read(`/agreements/${(await agreements(reference)).find((each) => each.reference === reference).id}`);
const termsOf = (agreement) => admin.read(`/agreements/${agreement.id}/terms`);

test('the register of published agreements is read as it is kept, and is known again', async () => {
  const file = await register('sources');
  const made = await upload(admin, 'agreements', file, { name: 'registre.xlsx' });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.equal(made.body.sheets[made.body.layout.sheet].name, 'Registre');
  assert.equal(made.body.layout.header_first, 4);
  assert.deepEqual([made.body.mapping.reference, made.body.mapping.amends, made.body.mapping.other_parties], ['N°', 'Avenant à', 'Autres parties']);
  const previewed = await preview(admin, 'agreements', file, { name: 'registre.xlsx', defaults: makes });
  assert.deepEqual(previewed.counts, { new: 10, unchanged: 0, changed: 0, error: 0 }, JSON.stringify(remarks(await rowsOf(admin, previewed.id, 'error'))));
  assert.equal((await agreements('')).length, 0, 'nothing is written before confirming');
  const done = await confirm(admin, previewed.id);
  assert.equal(done.state, 'confirmed', JSON.stringify(done.failure));

  const kuwait = await agreementOf('2019-1');
  assert.deepEqual([kuwait.signed_on, kuwait.signed_at_place, kuwait.country, kuwait.type, kuwait.status], ['2019-04-09', 'Koweït', 'KW', 'memorandum', 'signed']);
  const unicef = await agreementOf('2016-2');
  assert.deepEqual([unicef.signed_on, unicef.in_force_on, unicef.ends_on, unicef.parent_code], ['2016-11-23', '2017', '2019', (await agreementOf('2016-0')).code]);
  assert.deepEqual(unicef.parties.map(({ role }) => role), ['signatory', 'signatory', 'beneficiary']);
  assert.equal(unicef.parties[1].acronym.fr, 'UNICEF', 'what stands in brackets is its acronym');
  const terms = await termsOf(unicef);
  assert.deepEqual(terms.amendments.map(({ reference, ends_on: on }) => [reference, on]), [['2016-2 A', '2020']]);
  assert.deepEqual(terms.components.map(({ amounts }) => amounts.map(({ step, currency, amount_minor: minor }) => [step, currency, minor])), [[['committed', 'EUR', 125_000_000]]]);
  assert.equal((await agreementOf('2018-1')).signed_on, '2018-01', 'a month that Excel keeps as its first day is no day');
  assert.equal((await agreements('Prolongation')).length, 0, 'an amendment is no agreement of its own');

  const again = await preview(admin, 'agreements', file, { name: 'registre.xlsx', defaults: makes });
  assert.deepEqual(again.counts, { new: 0, unchanged: 10, changed: 0, error: 0 });
  const history = (await admin.read('/changes', { concept: 'agreements', id: unicef.id })).items;
  assert.deepEqual(history.map(({ action }) => action), ['imported']);

  const organisations = (await admin.read('/organisations', { total: true })).total;
  assert.equal((await admin.delete(`/imports/${done.id}/confirmation`)).status, 200);
  assert.equal((await agreements('')).length, 0);
  assert.ok((await admin.read('/organisations', { total: true })).total < organisations, 'the organisations it made are gone too');
});

test('the exported register comes back as it is', async () => {
  const [house, partner] = [await makeOrganisation(admin, { name: { fr: 'Ministère de la Famille' } }), await makeOrganisation(admin, { name: { fr: 'Agence X' } })];
  const made = await admin.create('/agreements', agreementBody([house], {
    title: { fr: 'Accord exporté' }, reference: 'EXP/1', status: 'in_force', in_force_on: '2019-05', ends_on: '2040', country: 'BE',
    parties: [{ organisation_id: house.id, role: 'signatory' }, { organisation_id: partner.id, role: 'funder' }],
  }));
  const csv = await (await fetch(`${admin.url}/api/v1/agreements?format=csv&q=EXP`, { headers: admin.headers() })).text();
  const same = await preview(admin, 'agreements', csv);
  assert.deepEqual(same.counts, { new: 0, unchanged: 1, changed: 0, error: 0 }, JSON.stringify([remarks(await rowsOf(admin, same.id, 'error')), await rowsOf(admin, same.id, 'changed')]));
  // The workbook that the list's page offers, with the filters it shows.
  const order = await exported(admin, { list: 'agreements', format: 'xlsx', language: 'ar', filters: { q: 'EXP', status: 'in_force' }, columns: [] });
  assert.equal(order.state, 'done', JSON.stringify(order));
  assert.equal(order.progress.done, 1);
  const book = await preview(admin, 'agreements', (await fileOf(admin, order.id)).bytes, { name: 'سجل.xlsx' });
  assert.deepEqual(book.counts, { new: 0, unchanged: 1, changed: 0, error: 0 }, JSON.stringify([remarks(await rowsOf(admin, book.id, 'error')), await rowsOf(admin, book.id, 'changed')]));
  assert.equal((await admin.delete(`/agreements/${made.id}`, { version: made.version })).status, 204);
});

test('what is changed is shown in words, undone as one step, and not undone once somebody went on', async () => {
  const organisation = await makeOrganisation(admin, { name: { fr: 'Ministère de l’Eau' } });
  const made = await admin.create('/agreements', agreementBody([organisation], { title: { fr: 'Eau potable' }, reference: 'EAU-1', signed_on: '2017', status: 'signed' }));
  const text = 'Référence;État;Fin;Domaines;Bailleurs de fonds;Avenant à;Intitulé\nEAU-1;Suspendu;2035;Famille;Ministère de l’Eau;;\nEAU-1-A;;2038;;;EAU-1;Prolongation\n';
  const previewed = await preview(admin, 'agreements', text);
  assert.deepEqual(previewed.counts, { new: 1, unchanged: 0, changed: 1, error: 0 });
  const [row] = await rowsOf(admin, previewed.id, 'changed');
  assert.deepEqual(row.changes.find(({ field }) => field === 'status'), { field: 'status', before: 'Signé', after: 'Suspendu' });
  assert.equal(row.subject_id, made.id);
  await confirm(admin, previewed.id);
  const changed = await agreementOf('EAU-1');
  assert.deepEqual([changed.status, changed.ends_on, changed.parties.length, changed.domains.length], ['suspended', '2035', 2, 1]);
  const life = await admin.read(`/agreements/${made.id}/steps`);
  assert.deepEqual(life.items.map(({ status }) => status), ['signed', 'suspended']);

  const body = (agreement, note) => {
    const { type, title, signed_on: on, ends_on: end, parties, reference } = agreement;
    return { type, title, signed_on: on, ends_on: end, reference, note, parties: parties.map(({ id, organisation_id: organisationId, role }) => ({ id, organisation_id: organisationId, role })) };
  };
  await admin.change(`/agreements/${made.id}`, body(changed, 'à suivre'), { version: changed.version });
  const refused = await admin.delete(`/imports/${previewed.id}/confirmation`);
  assert.deepEqual([refused.status, refused.body.code, refused.body.fields[0].path], [409, 'import_built_upon', `agreements/${made.id}`]);

  const second = await importing(admin, 'agreements', 'Référence;Fin\nEAU-1;2036\n');
  assert.equal((await agreementOf('EAU-1')).ends_on, '2036');
  assert.equal((await admin.delete(`/imports/${second.id}/confirmation`)).status, 200);
  assert.equal((await agreementOf('EAU-1')).ends_on, '2035');
});

test('odd history is warned of in the reader’s language and kept; what cannot be is refused', async () => {
  const text = 'Référence;Intitulé;Date de signature;Entrée en vigueur;Fin;Avenant à;Accord parent;Montant;Monnaie;Signataires\n'
    + 'O-1;Ancien;2018;2017;2016;;;;;Ministère inconnu\nO-2;Avenant;2010;;2020;O-1;;;;\nO-3;Cercle;;;;;O-4;;;\nO-4;Cercle;;;;;O-3;;;\nO-5;Date;le printemps;;;;;;;\n'
    + 'O-6;Lien;;;;ailleurs;;;;\nO-7;Somme;2018;;;;;-3;EUR;\nO-1;Deux fois;;;;;;;;\nO-8;Type;2018;;;;;;;\n';
  const previewed = await preview(admin, 'agreements', text, { defaults: { ...makes, agreement_type: 'protocol' } });
  assert.deepEqual(previewed.counts, { new: 3, unchanged: 0, changed: 0, error: 6 });
  const fresh = await rowsOf(admin, previewed.id, 'new');
  assert.deepEqual(remarks(fresh).filter(([row]) => row === 2).map(([, column, code]) => [column, code]),
    [['Entrée en vigueur', 'in_force_before_signature'], ['Fin', 'ends_before_signature'], ['Fin', 'ends_before_in_force']]);
  assert.ok(fresh.every(({ errors }) => errors.every(({ severity, message }) => severity === 'warning' && message.length > 10)));
  assert.deepEqual(remarks(await rowsOf(admin, previewed.id, 'error')).map(([row, column, code]) => [row, column, code]), [
    [4, 'Accord parent', 'circular_family'], [5, 'Accord parent', 'circular_family'], [6, 'Date de signature', 'invalid_partial_date'],
    [7, 'Avenant à', 'unknown_agreement'], [8, 'Montant', 'out_of_range'], [9, 'Référence', 'repeated_reference'],
  ]);
  for (const language of ['ar', 'en']) {
    const { items } = (await admin.get(`/imports/${previewed.id}/rows`, { query: { group: 'error' }, headers: { 'accept-language': language } })).body;
    assert.ok(items.every(({ errors }) => errors.every(({ message, code }) => message !== code && message.length > 5)), language);
  }
  assertProblem(await admin.put(`/imports/${previewed.id}/confirmation`, {}), 409, 'rows_in_error', { rows: 'rows_in_error' });
  const done = await confirm(admin, previewed.id, { skip_rows_in_error: true });
  const terms = await termsOf(await agreementOf('O-1'));
  assert.equal(terms.amendments[0].signed_on, undefined);
  assert.deepEqual(terms.claims.map(({ field, value }) => [field, value]), [['signed_on', '2010']]);
  // The terms stay what their own page can save.
  const body = {
    amendments: terms.amendments.map(({ id, reference, ends_on: on, text: said }) => ({ id, reference, ends_on: on, text: said, amounts: [], parties: [] })),
    components: [], rates: [], claims: terms.claims.map(({ field, value, source, note }) => ({ field, value, source, note })),
  };
  const saved = await admin.put(`/agreements/${(await agreementOf('O-1')).id}/terms`, body, { version: terms.version });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  assert.equal((await admin.delete(`/imports/${done.id}/confirmation`)).status, 409, 'somebody saved the terms since');
});

test('words that lists lack are offered for them, made once, and taken back', async () => {
  const text = 'Référence;Type;Intitulé;Domaines;Signataires\nM-1;Jumelage;A;"Irrigation ; Famille";Ville A\nM-2;jumelage;B;irrigation;Ville A\n';
  const refused = await preview(admin, 'agreements', text, { defaults: makes });
  assert.deepEqual(remarks(await rowsOf(admin, refused.id, 'error')).map(([, column, code]) => `${column} ${code}`),
    ['Type unknown_word', 'Domaines unknown_word', 'Type unknown_word', 'Domaines unknown_word']);
  const done = await importing(admin, 'agreements', text, { defaults: { ...makes, create_words: 'true' } });
  const words = async (list) => (await admin.read(`/reference_lists/${list}`)).items.map(({ code }) => code);
  assert.ok((await words('agreement_type')).includes('jumelage'));
  assert.ok((await words('agreement_domain')).includes('irrigation'));
  await admin.delete(`/imports/${done.id}/confirmation`);
  assert.ok(!(await words('agreement_domain')).includes('irrigation'));
});

test('a name that two organisations bear is asked about, and answered within its cell', async () => {
  const [one, other] = await Promise.all([1, 2].map((i) => makeOrganisation(admin, { name: { fr: `Office ${i}` }, acronym: { fr: 'OFX' } })));
  const text = 'Référence;Type;Intitulé;Signataires;Date de signature\nQ-1;protocol;Q;"Office 1 ; OFX";2018\n';
  const asked = await preview(admin, 'agreements', text);
  const [{ errors }] = await rowsOf(admin, asked.id, 'error');
  const choice = errors[0].choices.find(({ value }) => value.includes(other.id));
  assert.ok(choice.label.includes('Office 2'), JSON.stringify(errors));
  await admin.change(`/imports/${asked.id}/corrections`, { corrections: [{ row: 2, column: 'Signataires', value: choice.value }] });
  assert.deepEqual((await settled(admin, asked.id)).counts, { new: 1, unchanged: 0, changed: 0, error: 0 });
  await confirm(admin, asked.id);
  assert.deepEqual((await agreementOf('Q-1')).parties.map(({ organisation_id: id }) => id), [one.id, other.id]);
});

/** ATHAR_REGISTER_ROWS=6000 tries a whole ministry's. */
const many = Number(process.env.ATHAR_REGISTER_ROWS ?? 1200);

test('a large register is read, written, known again and taken back', async () => {
  const file = await register('large', many);
  const begun = Date.now();
  const previewed = await preview(admin, 'agreements', file, { name: 'grand.xlsx', defaults: makes });
  assert.deepEqual(previewed.counts, { new: many, unchanged: 0, changed: 0, error: 0 });
  const read = Date.now();
  const done = await confirm(admin, previewed.id);
  assert.equal(done.state, 'confirmed', JSON.stringify(done.failure));
  const written = Date.now();
  assert.equal((await admin.read('/agreements', { q: 'F00007', total: true })).total, 5);
  const again = await preview(admin, 'agreements', file, { name: 'grand.xlsx', defaults: makes });
  assert.deepEqual(again.counts, { new: 0, unchanged: many, changed: 0, error: 0 });
  const known = Date.now();
  assert.equal((await admin.delete(`/imports/${done.id}/confirmation`)).status, 200);
  console.log(`${many} rows: read ${read - begun} ms, written ${written - read} ms, read again ${known - written} ms, taken back ${Date.now() - known} ms`);
  assert.equal((await admin.read('/agreements', { q: 'F00007', total: true })).total, 0);
});

test('hostile registers are refused in words', async () => {
  assertProblem(await upload(admin, 'agreements', new Uint8Array(33 * 1024 * 1024)), 413, 'body_too_large');
  assertProblem(await upload(admin, 'agreements', ''), 422, 'invalid_input', { file: 'empty_file' });
  const formulas = await preview(admin, 'agreements', await register('formulas'), { name: 'f.xlsx', defaults: { agreement_type: 'protocol' } });
  const found = remarks(await rowsOf(admin, formulas.id, 'error')).map(([, , code]) => code);
  assert.ok(found.includes('formula_without_value') && found.includes('error_cell'), JSON.stringify(found));
  const one = await upload(admin, 'agreements', 'a\n1\n2\n');
  assert.equal(one.status, 201);
  assertProblem(await admin.put(`/imports/${one.body.id}/mapping`, { mapping: {}, defaults: {} }), 422, 'invalid_input', { 'mapping/title': 'required' });
  const wrong = await upload(admin, 'agreements', await register('wrong_sheet'), { name: 'w.xlsx' });
  assert.deepEqual([wrong.status, wrong.body.sheets.map(({ hidden }) => hidden)], [201, [false, true]]);
  const chosen = await preview(admin, 'agreements', await register('wrong_sheet'), { name: 'w.xlsx', layout: { sheet: 1 }, defaults: { agreement_type: 'protocol' } });
  assert.equal(chosen.counts.new, 1);
  const script = await preview(admin, 'agreements', 'Référence;Intitulé;Signataires\n<script>;=cmd|x;"\';drop table agreement;--"\n', { defaults: { ...makes, agreement_type: 'protocol' } });
  assert.equal(script.counts.new, 1);
  await confirm(admin, script.id);
  assert.equal((await agreementOf('<script>')).title.fr, '=cmd|x');
});

test('defaults are asked of the records; nobody else brings registers in', async () => {
  const made = (await upload(admin, 'agreements', 'Référence;Intitulé\nZ;Z\n')).body;
  const asked = (defaults) => admin.put(`/imports/${made.id}/mapping`, { mapping: made.mapping, defaults });
  assertProblem(await asked({ agreement_type: 'nothing' }), 422, 'invalid_input', { 'defaults/agreement_type': 'unknown_reference' });
  assertProblem(await asked({ create_organisations: 'true' }), 422, 'invalid_input', { 'defaults/organisation_type': 'required' });
  assertProblem(await asked({ country: 'Atlantide' }), 422, 'invalid_input', { 'defaults/country': 'unknown_country' });
  assertProblem(await asked({ create_words: 'maybe' }), 422, 'invalid_input', { 'defaults/create_words': 'not_one_of' });
  assertProblem(await asked({ parent: 'x' }), 422, 'invalid_input', { 'defaults/parent': 'unknown_field' });
  for (const role of ['viewer', 'partner', 'trainer']) {
    const organisation = role === 'partner' ? await makeOrganisation(admin) : undefined;
    const caller = await callerOf(server, admin, role, organisation ? { organisation_id: organisation.id } : {});
    assertProblem(await upload(caller, 'agreements', 'Référence;Intitulé\nZ;Z\n'), 403, 'not_allowed');
  }
});
