// From a ministry's Excel list to registrations with attendance, by keyboard and mouse; back again; and what a bad file is told.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { root } from '../support/house.mjs';
import { startServer } from '../support/server.mjs';

let server, browser, admin, programme, folder;
const coordinator = { email: 'samira@example.org', password: 'a long enough pass phrase 42' };

before(async () => {
  [server, browser, folder] = await Promise.all([startServer({ web: true }), openBrowser(), mkdtemp(join(tmpdir(), 'athar-lists-'))]);
  admin = await server.signIn();
  await admin.create('/accounts', { ...coordinator, name: 'Samira El Ouardi', role: 'coordinator', active: true });
  programme = await admin.create('/programmes', { code: 'CE-BSG', title: { fr: 'Centre d’excellence' } });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  if (folder) await rm(folder, { recursive: true });
});

const signedIn = (options) => signedInPage(browser, server, { who: coordinator, ...options });

const sittings = [{ starts: '09:00', ends: '12:30' }, { starts: '14:00', ends: '16:30' }];

function session(title) {
  return admin.create('/sessions', {
    programme_id: programme.id, title: { fr: title }, kind: 'workshop', modality: 'in_person',
    days: [{ date: '2026-10-05', sittings }, { date: '2026-10-06', sittings }],
  });
}

/** The difficult list as a ministry sends it. */
async function ministryList() {
  await promisify(execFile)('/usr/bin/python3', [join(root, 'tests/support/ministry_list.py'), folder, 'ministry_list.xlsx']);
  return { name: 'Liste du ministère (v2).xlsx', mimeType: 'application/octet-stream', buffer: await readFile(join(folder, 'ministry_list.xlsx')) };
}

const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const choose = (page, file) => page.locator('input[type=file]').setInputFiles(file);
const next = (page, name) => page.getByRole('button', { name }).click();

test('a ministry’s list becomes registrations with attendance, and is taken back in one step', async () => {
  const { id } = await session('Budget sensible au genre');
  const page = await signedIn();
  await page.goto(`/sessions/${id}?tab=registrations`);
  await page.getByRole('link', { name: 'Importer une liste' }).click();
  await page.getByText('Déposez la liste ici').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  assert.equal(await fileBehind(page, 'Modèle Excel'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  await choose(page, await ministryList());

  await page.getByText('L’en-tête semble être aux lignes 6 à 7.').waitFor();
  await page.getByText('La ligne 11 est masquée dans le classeur').waitFor();
  // The header is a choice of the reader's: a row out, and in again, by keyboard.
  await page.getByRole('button', { name: 'Ligne 6 : en-tête' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByText('L’en-tête est à la ligne 6.').waitFor();
  await page.keyboard.press('Space');
  await page.getByText('L’en-tête semble être aux lignes 6 à 7.').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await next(page, 'Continuer avec ces colonnes');

  const fieldOf = (column) => page.getByRole('combobox', { name: `Champ rempli par la colonne « ${column} »` });
  assert.equal(await fieldOf('Jour 1 › Matin').inputValue(), 'attendance/2026-10-05/1');
  assert.equal(await fieldOf('Jour 2 › Après-midi').inputValue(), 'attendance/2026-10-06/2');
  assert.equal(await fieldOf('Nom & Prénom').inputValue(), 'full_name');
  await page.getByLabel('Créer les organisations qui manquent').check();
  await page.getByLabel('Type des organisations créées').selectOption({ index: 1 });
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.reload(); // what was chosen lasts
  assert.equal(await page.getByLabel('Créer les organisations qui manquent').isChecked(), true);
  await next(page, 'Voir ce qui va se passer');

  await page.getByText('Restent 3 lignes en erreur.').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await correct(page);
  await page.getByText('Toutes les lignes peuvent être reprises.').waitFor();
  await next(page, 'Confirmer l’import');
  await page.getByText('L’import est terminé').waitFor();
  await page.getByText('Créé : 8 inscriptions').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);

  assert.equal(await fileBehind(page, 'Imprimer la feuille de présence'), 'application/pdf');
  assert.equal(await fileBehind(page, 'Fichier d’origine'), 'application/octet-stream');

  const { entries } = await admin.read(`/sessions/${id}/attendances`);
  assert.equal(entries.length, 29); // three cells of the list are empty: unknown, not absent
  await page.getByRole('button', { name: 'Voir les inscriptions' }).click();
  await page.getByRole('rowheader', { name: /Bouchra El Idrissi/i }).waitFor();
  await page.goBack();

  await next(page, 'Défaire l’import');
  await page.getByRole('dialog').getByRole('button', { name: 'Défaire l’import' }).click();
  await page.getByText('Cet import a été repris en arrière.').waitFor();
  assert.equal((await admin.read(`/sessions/${id}/registrations`)).items.length, 0);
  await page.goto('/imports');
  await page.getByRole('row', { name: /Liste du ministère.*Repris en arrière/ }).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  page.assertClean();
});

/** The kind of file that a link leads to. */
async function fileBehind(page, name) {
  const answer = await page.request.get(await page.getByRole('link', { name }).getAttribute('href'));
  return answer.status() === 200 ? answer.headers()['content-type'] : `${answer.status()}`;
}

/** Puts right, each in its place, what the list says badly: by a choice, by typing, from cell to cell with Tab. */
async function correct(page) {
  const left = (said) => page.getByText(said).waitFor();
  const cell = (row, value) => page.getByRole('row').filter({ has: page.locator('th', { hasText: row }) }).getByRole('gridcell', { name: value });
  await cell('TAZI', /Cette croix/).getByRole('button', { name: 'absent·e' }).click();
  await left('Restent 2 lignes en erreur.');
  await cell('ALAOUI', /pas été calculée/).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Commune de Salé');
  await page.keyboard.press('Escape'); // left as it was
  await page.keyboard.press('Enter');
  await page.keyboard.type('Commune de Salé');
  await page.keyboard.press('Enter');
  await left('Reste 1 ligne en erreur.');
  // The row has gone to the new ones: the focus is on the one that is left, in the same column.
  assert.match(await page.evaluate(() => document.activeElement?.closest('td')?.textContent ?? 'nowhere'), /formule de cette cellule est en erreur/);
  await cell('14', /=BERRADA/).click();
  await page.keyboard.type('BERRADA Zineb');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('DGCT');
  await page.keyboard.press('Enter');
}

const sessionsCsv = (last) =>
  `slug;intitulé;date début;effectif total;femmes\nagadir-1;Atelier BSG Agadir;05/10/2026;24;14\nfes-2;Atelier BSG Fès;07/10/2026;${last};9\n`;

test('sessions come from a CSV file, whose shape is remembered; the same list again changes nothing, and one row changes one', async () => {
  const page = await signedIn({ language: 'ar', viewport: { width: 390, height: 844 } });
  const bring = async (file) => {
    await page.goto('/imports/new?kind=sessions');
    await page.getByText('ضع اللائحة هنا').waitFor();
    await choose(page, file);
  };
  await bring(csv('دورات.csv', sessionsCsv(18)));
  await next(page, 'المتابعة بهذه الأعمدة');
  await page.getByLabel('البرنامج').last().selectOption('CE-BSG');
  await next(page, 'معاينة ما سيحدث');
  await page.getByText('يمكن إدراج كل الأسطر.').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
  assert.deepEqual(await accessibilityViolations(page), []);
  await next(page, 'تأكيد الاستيراد');
  await page.getByText('أُنشئ: دورتان').waitFor();

  await bring(csv('دورات-2.csv', sessionsCsv(21)));
  await page.getByText(/قُرئت الأعمدة كما في/).waitFor();
  await next(page, 'معاينة ما سيحدث');
  await page.getByRole('link', { name: /معدلة/ }).click();
  const changed = page.getByRole('gridcell').filter({ has: page.locator('del') });
  await changed.waitFor();
  assert.match(await changed.innerText(), /18[^]*21/);
  page.assertClean();
});

test('a file that is no list is told what it is and what to do', async () => {
  const page = await signedIn();
  page.allow(/422/);
  await page.goto('/imports/new?kind=people');
  await page.getByText('Déposez la liste ici').waitFor();
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  await choose(page, { name: 'liste.xlsx', mimeType: 'application/octet-stream', buffer: png });
  await page.getByRole('alert').filter({ hasText: 'Ce fichier est une image' }).waitFor();
  await choose(page, csv('vide.csv', ''));
  await page.getByRole('alert').filter({ hasText: 'Il est vide.' }).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  page.assertClean();
});
