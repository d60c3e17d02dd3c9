// A person is recorded in both scripts, found again by a part of the Arabic name, and corrected while somebody else saves.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, openPage } from '../support/browser.mjs';
import { administrator, startServer } from '../support/server.mjs';

let server, browser, admin, page;
before(async () => {
  server = await startServer({ web: true });
  browser = await openBrowser();
  admin = await server.signIn();
  page = await openPage(browser, server.url);
  page.allow(/401|409|412/);
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(administrator.email);
  await page.locator('input[type=password]').fill(administrator.password);
  await page.locator('button[type=submit]').click();
  await page.locator('#content h1').waitFor();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a person is recorded with a telephone as people write it, and found by the Arabic name', async () => {
  await page.goto('/people/new');
  await page.getByLabel('Prénom', { exact: true }).fill('Khadija');
  await page.getByLabel('Nom', { exact: true }).fill('Bennani');
  await page.getByLabel('Prénom en arabe').fill('خديجة');
  await page.getByLabel('Nom en arabe', { exact: true }).fill('بناني');
  await page.getByRole('radio', { name: 'femme', exact: true }).check();
  await page.getByLabel('Téléphone').fill('06 12 34 56 78');
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('heading', { level: 1, name: /Khadija Bennani/ }).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  const { items } = await admin.read('/people', { q: 'خديجة' });
  assert.equal(items[0].phone, '+212612345678');
  await page.goto('/people?q=خديجة');
  await page.getByRole('link', { name: /Khadija Bennani/ }).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
});

test('chosen people join a group together, which their pages say; it can be taken back at once', async () => {
  const group = await admin.create('/person_groups', { code: 'reseau_drh', name: { fr: 'Réseau des DRH', ar: 'شبكة الموارد البشرية' }, kind: 'network' });
  const [first, second] = await Promise.all(['Hind', 'Rachid'].map((given_name) => admin.create('/people', { given_name, family_name: 'Ensemble', sex: 'F' })));
  await admin.create(`/person_groups/${group.id}/members`, { person_id: second.id });
  await page.goto('/people?q=Ensemble');
  await page.getByRole('checkbox', { name: 'Choisir Hind Ensemble' }).check();
  await page.getByRole('checkbox', { name: 'Choisir Rachid Ensemble' }).check();
  const bar = page.getByRole('region', { name: '2 lignes choisies' });
  assert.deepEqual(await accessibilityViolations(page), []);
  await bar.getByRole('button', { name: 'Ajouter à un groupe' }).click();
  await page.getByRole('menuitem', { name: 'Réseau des DRH' }).click();
  await page.getByText('1 personne ajoutée. 1 en faisait déjà partie.').waitFor();
  await bar.waitFor({ state: 'detached' });
  assert.deepEqual((await admin.read(`/people/${first.id}`)).groups.map(({ id }) => id), [group.id]);

  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await page.getByText('1 personne ajoutée.').waitFor({ state: 'detached' });
  const isMember = async () => (await admin.read(`/people/${first.id}`)).groups.length > 0;
  for (let i = 0; (await isMember()) && i < 100; i += 1) await page.waitForTimeout(50);
  assert.equal(await isMember(), false);
  await page.goto(`/people/${second.id}`);
  await page.getByRole('link', { name: 'Réseau des DRH' }).click();
  await page.getByRole('heading', { level: 1, name: 'Réseau des DRH' }).waitFor();
});

test('when somebody else saved in between, both versions are shown and mine can be kept', async () => {
  const person = await admin.create('/people', { given_name: 'Karim', family_name: 'El Guerrouj', sex: 'M' });
  await page.goto(`/people/${person.id}/edit`);
  await page.getByLabel('Fonction').fill('Chef de service');
  await admin.put(`/people/${person.id}`, { given_name: 'Karim', family_name: 'El Guerrouj', sex: 'M', function: 'Chef de division' }, { version: person.version });
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByRole('heading', { name: 'Cette fiche a changé entre-temps' }).waitFor();
  await page.getByRole('cell', { name: 'Chef de division' }).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.getByRole('button', { name: 'Enregistrer ma version' }).click();
  await page.getByRole('heading', { level: 1, name: /Karim El Guerrouj/ }).waitFor();
  assert.equal((await admin.read(`/people/${person.id}`)).function, 'Chef de service');
  page.assertClean();
});
