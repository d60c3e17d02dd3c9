// Signing in, and what a page does with a wrong password, in French and in Arabic.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, openPage } from '../support/browser.mjs';
import { administrator, startServer } from '../support/server.mjs';

let server, browser;
before(async () => {
  server = await startServer({ web: true });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a wrong password is refused in words, the right one opens the page that was asked for', async () => {
  const page = await openPage(browser, server.url);
  page.allow(/401/);
  await page.goto('/people');
  await page.locator('input[type=email]').fill(administrator.email);
  await page.locator('input[type=password]').fill('not this one, certainly');
  await page.locator('button[type=submit]').click();
  await page.getByRole('alert').first().waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.locator('input[type=password]').fill(administrator.password);
  await page.locator('button[type=submit]').click();
  await page.getByRole('heading', { level: 1, name: 'Personnes' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/people');
  page.assertClean();
});

test('in Arabic the page runs from right to left and Today is the first page', async () => {
  const page = await openPage(browser, server.url, { language: 'ar' });
  // The language somebody chose in this browser goes before the account's.
  await page.addInitScript((language) => localStorage.setItem('athar.language', language), 'ar');
  page.allow(/401/);
  await page.goto('/');
  await page.locator('input[type=email]').fill(administrator.email);
  await page.locator('input[type=password]').fill(administrator.password);
  await page.locator('button[type=submit]').click();
  await page.getByText('للبدء').waitFor();
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  assert.deepEqual(await accessibilityViolations(page), []);
  page.assertClean();
});
