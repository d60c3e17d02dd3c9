// An outreach activity with an estimated audience: noted, shown apart, never in the number of people.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
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

test('an audience is added to an activity and stays apart from people', async () => {
  const page = await pageOf(browser, server, 'coordinator');
  await page.goto('/outreach?programme=CE-BSG-PAT');
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.locator('tbody th a, tbody td a').first().click();
  await page.getByRole('button', { name: 'Modifier' }).click();
  await page.getByRole('button', { name: 'Ajouter un public' }).click();
  const audience = page.getByRole('group', { name: /^Public \d+$/ }).last();
  await audience.getByLabel('Total').fill('40');
  await audience.getByLabel('Source du nombre').fill('Compté à l’entrée');
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'outreach-form-fr', { fullPage: true });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Compté à l’entrée').waitFor();
  await picture(page, 'outreach-fr', { fullPage: true });
  await page.goto('/reach?programme=CE-BSG-PAT');
  await page.getByRole('region', { name: 'Public touché', exact: true }).getByText('100', { exact: true }).waitFor();
  await page.getByRole('region', { name: 'Personnes', exact: true }).getByText('52', { exact: true }).waitFor();
  page.assertClean();
});
