// Likely duplicates: a form warns before one is made, the review shows both side by side and is worked through by keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, openPage, picture } from '../support/browser.mjs';
import { administrator, startServer } from '../support/server.mjs';

let server, browser, admin, page;
const signedIn = async (options) => {
  const opened = await openPage(browser, server.url, options);
  opened.allow(/401/);
  await opened.goto('/sign-in');
  await opened.locator('input[type=email]').fill(administrator.email);
  await opened.locator('input[type=password]').fill(administrator.password);
  await opened.locator('button[type=submit]').click();
  await opened.locator('#content h1').waitFor();
  return opened;
};
before(async () => {
  server = await startServer({ web: true });
  browser = await openBrowser();
  admin = await server.signIn();
  const ministry = await admin.create('/organisations', { name: { fr: 'Ministère de la Transition', ar: 'وزارة الانتقال' }, type: 'ministry' });
  await admin.create('/people', { given_name: 'Samira', family_name: 'El Ouardi', birth_date: '1984-03-11', sex: 'F', organisation_id: ministry.id, function: 'Cheffe de service', email: 'samira@example.ma' });
  page = await signedIn();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a form warns of somebody who is there already; saving again creates all the same', async () => {
  await page.goto('/people/new');
  await page.getByLabel('Prénom en arabe').fill('سميرة');
  await page.getByLabel('Nom en arabe', { exact: true }).fill('الوردي');
  await page.getByRole('radio', { name: 'date', exact: true }).check();
  await page.getByLabel('Date de naissance').fill('11/03/1984');
  await page.getByLabel('Téléphone').fill('06 12 34 56 78');
  const warning = page.getByRole('status', { name: 'Peut-être déjà enregistré' });
  await warning.getByRole('link', { name: /Samira El Ouardi/ }).waitFor();
  assert.match(await warning.innerText(), /même nom dans l’autre écriture/);
  await picture(page, 'duplicates-form-fr', { fullPage: true });
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByText('enregistrez de nouveau').waitFor();
  assert.equal((await admin.read('/people', { q: 'الوردي' })).items.length, 0, 'held back');
  await page.getByRole('button', { name: 'Enregistrer quand même' }).click();
  await page.getByRole('heading', { level: 1, name: /سميرة الوردي/ }).waitFor();
  await page.getByText('Cette fiche est peut-être la même que').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
});

test('the review shows both records and is answered by keyboard, and the answer can be taken back', async () => {
  await page.goto('/duplicates');
  const table = page.getByRole('table', { name: 'Côte à côte' });
  await table.getByRole('link', { name: /Samira El Ouardi/ }).waitFor();
  await page.getByText('même date de naissance').waitFor();
  await picture(page, 'duplicates-review-fr', { fullPage: true });
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.keyboard.press('2');
  await page.getByText('Aucun doublon à examiner').waitFor();
  assert.equal((await admin.read('/duplicates', { verdict: 'different' })).items.length, 1);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await table.waitFor();
  await page.keyboard.press('3');
  await page.getByText('Aucun doublon à examiner').waitFor();
  await page.getByRole('link', { name: 'Plus tard' }).click();
  await page.getByRole('button', { name: 'Remettre à examiner' }).click();
  await page.getByText('Rien n’a été remis à plus tard').waitFor();
  assert.equal((await admin.read('/duplicates')).items.length, 1);
});

test('the whole register is compared from the page', async () => {
  await page.goto('/duplicates');
  await page.getByRole('button', { name: 'Comparer tout le registre' }).click();
  await page.getByText(/Comparé le .* — fiches : 2, paires : 1/).waitFor();
});

test('the review reads in Arabic and on a phone', async () => {
  const wide = await signedIn();
  await wide.goto('/duplicates');
  await wide.getByRole('table').waitFor();
  await wide.getByRole('button', { name: 'العربية' }).click();
  await wide.getByRole('heading', { level: 1, name: 'تكرارات محتملة' }).waitFor();
  await picture(wide, 'duplicates-review-ar', { fullPage: true });
  assert.deepEqual(await accessibilityViolations(wide), []);
  wide.assertClean();
  const phone = await signedIn({ viewport: { width: 390, height: 844 } });
  await phone.goto('/duplicates');
  await phone.getByRole('table').waitFor();
  await picture(phone, 'duplicates-review-phone', { fullPage: true });
  assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'nothing runs off the side');
  assert.deepEqual(await accessibilityViolations(phone), []);
  phone.assertClean();
  page.assertClean();
});
