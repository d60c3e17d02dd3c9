// An administrator opens an account for somebody, who then enters; a coordinator finds no such page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, openPage, picture } from '../support/browser.mjs';
import { pageOf, startDemonstration } from '../support/demonstration.mjs';

let demonstration, server, browser;

before(async () => {
  demonstration = await startDemonstration();
  server = demonstration.server;
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

test('an account is refused, corrected, created, and opens the door', async () => {
  const page = await pageOf(browser, server, 'administrator');
  page.allow(/422/);
  await page.goto('/accounts/new');
  await page.getByLabel('Nom', { exact: false }).first().fill('Kawtar Ziani');
  await page.getByLabel('Courriel').fill('kawtar@example.org');
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill('court');
  await page.getByRole('radio', { name: 'Direction' }).check();
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  await page.getByRole('alert').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'accounts-refused-fr', { fullPage: true });
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill('une phrase assez longue 42');
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  await page.getByRole('link', { name: 'Kawtar Ziani' }).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'accounts-fr', { fullPage: true });
  page.assertClean();

  const theirs = await openPage(browser, server.url, { language: 'fr' });
  theirs.allow(/401/);
  await theirs.goto('/sign-in');
  await theirs.locator('input[type=email]').fill('kawtar@example.org');
  await theirs.locator('input[type=password]').fill('une phrase assez longue 42');
  await theirs.locator('button[type=submit]').click();
  await theirs.getByRole('link', { name: 'Tableau de bord' }).first().waitFor();
  assert.equal(await theirs.getByRole('link', { name: 'Comptes' }).count(), 0);
});
