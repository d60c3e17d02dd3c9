// The published tables: a manager sees what will be hidden and prints an edition; anybody reads it without an account.
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

async function publicPage(options) {
  const page = await openPage(browser, server.url, options);
  await page.addInitScript((language) => localStorage.setItem('athar.language', language), options.language ?? 'fr');
  await page.goto('/public/tables');
  await page.locator('table').last().waitFor();
  return page;
}

async function looksRight(page) {
  assert.deepEqual(await accessibilityViolations(page), []);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(beyond <= 0, `scrolls sideways by ${beyond}`);
}

test('anybody reads the edition without an account, in French, in Arabic and on a phone', async () => {
  const page = await publicPage({});
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Tables publiées');
  const table = page.getByRole('table', { name: 'Projet avec un expert canadien : personnes par région' });
  assert.equal(await table.getByRole('row', { name: /Ensemble/ }).last().getByRole('cell').last().textContent(), '52');
  for (const cell of await page.locator('td').allTextContents()) assert.ok(cell === '<5' || cell === 'n. p.' || /^[\d\s\u202f]+$/.test(cell), cell);
  await page.getByText('moins de cinq personnes, zéro compris').first().waitFor();
  await looksRight(page);
  await picture(page, 'public-tables-fr', { fullPage: true });
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('button', { name: 'Imprimer' }).isVisible(), false);
  assert.equal(await table.isVisible(), true);
  page.assertClean();

  const phone = await publicPage({ language: 'ar', viewport: { width: 390, height: 800 } });
  assert.equal(await phone.evaluate(() => document.documentElement.dir), 'rtl');
  await looksRight(phone);
  await picture(phone, 'public-tables-ar-phone', { fullPage: true });
  phone.assertClean();
});

test('a manager lists a table and sees before it is printed which cells will be hidden', async () => {
  const page = await pageOf(browser, server, 'administrator');
  await page.getByRole('link', { name: 'Tables publiées' }).click();
  await page.getByText('la prochaine paraîtra demain').waitFor();
  await looksRight(page);
  await picture(page, 'published-tables-fr', { fullPage: true });
  await page.getByRole('button', { name: 'Nouvelle table' }).click();
  await page.getByRole('group', { name: 'Intitulé' }).getByRole('textbox').first().fill('Personnes par âge et par sexe');
  await page.getByLabel('Lignes').selectOption('age_band');
  await page.getByLabel('Colonnes').selectOption('age_band');
  await looksRight(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Colonnes').selectOption('sex');
  await picture(page, 'published-table-form-fr', { fullPage: true });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('heading', { level: 1, name: /Personnes par âge et par sexe/ }).waitFor();
  await page.getByText('dans la prochaine édition').waitFor();
  await page.getByText(/^vaut \d+$/).first().waitFor();
  await looksRight(page);
  await picture(page, 'published-table-fr', { fullPage: true });
  await page.getByRole('button', { name: 'Retirer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await page.getByText('la prochaine paraîtra demain').waitFor();
  assert.equal(await page.getByText('Personnes par âge et par sexe').count(), 0, 'never printed: gone');
  page.allow(/422/); // the refused grouping
  page.assertClean();
});
