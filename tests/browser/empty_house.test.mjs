// A house where nothing is recorded yet: its pages say what to do first, and do not blame a filter nobody has set.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

let server, browser, page;
before(async () => {
  server = await startServer({ web: true });
  browser = await openBrowser();
  page = await signedInPage(browser, server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const leadsTo = async (name, address) => {
  await page.locator('#content').getByRole('link', { name, exact: true }).click();
  await page.waitForURL((url) => url.pathname === address);
};

test('the dashboard says how figures come about, and speaks of filters only when there are some', async () => {
  await page.goto('/reach');
  await page.getByRole('heading', { name: 'Aucune présence saisie pour l’instant' }).waitFor();
  assert.equal(await page.getByText('retirez un filtre').count(), 0);
  await leadsTo('Ouvrir les sessions', '/sessions');
  await page.goto('/reach?from=2026-01-01');
  await page.getByText('retirez un filtre').waitFor();
});

test('the list of letters says where a letter is written', async () => {
  await page.goto('/designations');
  await page.getByText('Une lettre se rédige sur la page d’une session').waitFor();
  await page.goto('/designations?state=answered');
  await page.getByRole('heading', { name: 'Aucune lettre dans cet état' }).waitFor();
  assert.equal(await page.getByText('Une lettre se rédige').count(), 0);
  await page.goto('/designations');
  await leadsTo('Ouvrir les sessions', '/sessions');
  page.assertClean();
});
