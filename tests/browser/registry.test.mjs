// Organisations, groups of people and the trail of what was changed in them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

let server, browser, admin, page;
before(async () => {
  server = await startServer({ web: true });
  browser = await openBrowser();
  admin = await server.signIn();
  page = await signedInPage(browser, server);
  page.allow(/412|422/); // refused saves are what these tests look at
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const save = () => page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
const h1 = (name) => page.getByRole('heading', { level: 1, name }).waitFor();

test('an organisation is entered with its acronyms, earlier name, country and telephone, and read again', async () => {
  await page.goto('/organisations/new');
  await page.getByLabel('Nom (Français)').fill('Ministère de la Transition numérique');
  await page.getByLabel('Nom (Arabe)').fill('وزارة الانتقال الرقمي');
  await page.getByLabel('Sigle (Français)').fill('MTNRA');
  await page.getByLabel('Autres noms').fill('MMSP\nFonction publique');
  await page.getByRole('textbox', { name: 'Pays', exact: true }).fill('Maro');
  await page.getByRole('option', { name: /^Maroc/ }).first().click();
  await page.getByLabel('Téléphones').fill('05 37 67 99 06');
  await page.getByLabel('En-tête de lettre (Français)').fill('Royaume du Maroc');
  await page.getByRole('button', { name: 'Ajouter un nom d’avant' }).click();
  await page.getByRole('group', { name: 'Nom' }).last().getByLabel('Nom (Français)').fill('Ministère de la Réforme de l’Administration');
  await page.getByLabel('Sigle (Français)').last().fill('MRAFP');
  await page.getByRole('textbox', { name: 'Porté jusqu’au' }).fill('06/10/2021');
  await save(); // no type yet: refused, and nothing typed is lost
  await page.getByRole('alert').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  assert.equal(await page.getByLabel('Sigle (Français)').first().inputValue(), 'MTNRA');
  await page.getByLabel('Type').selectOption('ministry');
  await save();
  await h1('Ministère de la Transition numérique');
  await page.getByText('MRAFP').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  const { items } = await admin.read('/organisations', { q: 'Fonction publique' });
  const stored = await admin.read(`/organisations/${items[0].id}`);
  assert.deepEqual([stored.phones, stored.country, stored.aliases], [['+212537679906'], 'MA', ['MMSP', 'Fonction publique']]);
  assert.deepEqual(stored.earlier_names, [{ name: { fr: 'Ministère de la Réforme de l’Administration' }, acronym: { fr: 'MRAFP' }, until: '2021-10-06' }]);

  await page.getByRole('button', { name: 'Modifier' }).click();
  await page.getByLabel('Courriel').fill('contact@example.org');
  await admin.change(`/organisations/${stored.id}`, { ...stored, email: 'bureau@example.org' }, { version: stored.version });
  await save();
  await page.getByRole('cell', { name: 'bureau@example.org' }).waitFor();
  await page.getByRole('button', { name: 'Reprendre la version enregistrée' }).click();
  assert.equal(await page.getByLabel('Courriel').inputValue(), 'bureau@example.org');
});

test('the history of a record says who changed what, before and after, and so does the whole trail', async () => {
  const { items } = await admin.read('/organisations', { q: 'Transition' });
  await page.goto(`/organisations/${items[0].id}?tab=history`);
  await page.getByText('a modifié').waitFor();
  await page.getByText('Voir ce qui a changé').first().click();
  await page.getByRole('row', { name: /Courriel .*bureau@example\.org/ }).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.goto('/history?concept=organisations');
  await page.getByRole('link', { name: 'Ministère de la Transition numérique' }).first().waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.getByRole('link', { name: 'Ministère de la Transition numérique' }).first().click();
  await h1('Ministère de la Transition numérique');
});

test('a group is made; somebody joins, leaves on a day, and is found as of a day', async () => {
  for (const [given_name, family_name] of [['Naïma', 'Aït Taleb'], ['Hicham', 'Bouazza']]) await admin.create('/people', { given_name, family_name, sex: 'F' });
  await page.goto('/groups');
  await page.getByText('Aucun groupe pour l’instant').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.getByRole('button', { name: 'Nouveau groupe' }).click();
  await page.getByLabel('Nom (Français)').fill('Réseau des DRH');
  await page.getByLabel('Type').selectOption('network');
  assert.deepEqual(await accessibilityViolations(page), []);
  await save();
  await h1('Réseau des DRH');
  const group = (await admin.read('/person_groups')).items[0];
  assert.equal(group.code, 'reseau_des_drh');

  await page.getByRole('textbox', { name: 'Membre depuis le' }).fill('01/09/2025');
  await page.keyboard.press('Enter');
  for (const name of ['Aït', 'Bouazza']) {
    await page.getByPlaceholder('Chercher une personne').fill(name);
    await page.getByRole('option', { name: new RegExp(name) }).first().click();
    await page.getByRole('row', { name: new RegExp(`${name}.*depuis le 1er sept\\. 2025`) }).waitFor();
  }
  await page.getByRole('button', { name: /^Dates de .*Bouazza/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Dernier jour' }).fill('01/01/2020');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByRole('textbox', { name: 'Dernier jour' }).fill('31/12/2025');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('ancien membre').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);

  await page.goto(`/groups/${group.id}?on=2026-01-15`);
  await page.getByRole('link', { name: /Aït Taleb/ }).waitFor();
  assert.equal(await page.getByRole('link', { name: /Bouazza/ }).count(), 0);
  await page.goto(`/groups/${group.id}?on=2020-01-01`);
  await page.getByText('Personne n’était membre à cette date.').waitFor();
  await page.getByRole('button', { name: 'Voir toutes les dates' }).click();
  await page.getByRole('button', { name: /^Retirer .*Bouazza/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await page.getByRole('link', { name: /Bouazza/ }).waitFor({ state: 'detached' });
  assert.equal((await admin.read(`/person_groups/${group.id}/members`)).items.length, 1);

  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/Personne, session/).fill('DRH');
  await page.getByRole('button', { name: /Réseau des DRH/ }).first().waitFor();
  await page.keyboard.press('Escape');

  await page.goto(`/groups/${group.id}/edit`);
  await page.getByLabel('Nom (Français)').fill('Réseau national des DRH');
  await admin.change(`/person_groups/${group.id}`, { code: group.code, kind: 'working_group', name: { fr: 'Groupe des DRH' } }, { version: 1 });
  await save();
  await page.getByRole('cell', { name: 'Groupe des DRH', exact: true }).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.getByRole('button', { name: 'Enregistrer ma version' }).click();
  await h1('Réseau national des DRH');
  page.assertClean();
});

test('who may read people but not write them sees the group and no way to change it', async () => {
  const manager = { email: 'manager@example.org', password: 'a long enough pass phrase 42' };
  await admin.create('/accounts', { ...manager, name: 'Direction', role: 'manager', active: true });
  const group = (await admin.read('/person_groups')).items[0];
  const theirs = await signedInPage(browser, server, { who: manager });
  await theirs.goto(`/groups/${group.id}`);
  await theirs.getByRole('link', { name: /Aït Taleb/ }).waitFor();
  for (const name of ['Modifier', 'Supprimer', /^Dates de/]) assert.equal(await theirs.getByRole('button', { name }).count(), 0);
  assert.equal(await theirs.getByPlaceholder('Chercher une personne').count(), 0);
  theirs.assertClean();
});
