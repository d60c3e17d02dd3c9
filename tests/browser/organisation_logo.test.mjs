// The picture that an organisation prints at the head of its documents, brought by the browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { jpeg, png } from '../support/pictures.mjs';
import { startServer } from '../support/server.mjs';

let server, browser, admin, page, organisation;
before(async () => {
  [server, browser] = await Promise.all([startServer({ web: true }), openBrowser()]);
  admin = await server.signIn();
  organisation = await admin.create('/organisations', { name: { fr: 'Direction du Budget', ar: 'مديرية الميزانية' }, type: 'directorate' });
  page = await signedInPage(browser, server);
  page.allow(/422/); // what is no picture is refused
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const choose = (name, mimeType, buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
const shown = () => page.getByRole('img', { name: 'Logo : Direction du Budget' });
const width = () => shown().evaluate((image) => (image.complete ? image.naturalWidth : 0));

test('a logo is chosen, seen, replaced and taken away; a damaged one is refused in words', async () => {
  await page.goto(`/organisations/${organisation.id}/edit`);
  const field = page.getByRole('group', { name: 'Logo' });
  await field.waitFor();
  const damaged = png(120, 40);
  damaged[damaged.length - 20] ^= 1;
  await choose('abîmé.png', 'image/png', damaged);
  await page.getByRole('alert').filter({ hasText: 'incomplète ou abîmée' }).waitFor();
  assert.equal((await admin.read(`/organisations/${organisation.id}`)).logo, undefined);
  assert.deepEqual(await accessibilityViolations(page), []);

  await choose('logo.png', 'image/png', png(120, 40));
  await shown().waitFor();
  await page.waitForFunction(() => document.querySelector('main img')?.naturalWidth === 120);
  assert.equal(await page.getByRole('alert').count(), 0, 'what was wrong before is no longer said');
  await choose('logo.jpg', 'image/jpeg', jpeg);
  await page.waitForFunction(() => document.querySelector('main img')?.naturalWidth === 24);
  assert.deepEqual(await accessibilityViolations(page), []);

  await page.goto(`/organisations/${organisation.id}`);
  await shown().waitFor();
  assert.equal(await width(), 24);
  await page.goto(`/organisations/${organisation.id}/edit`);
  await field.getByRole('button', { name: 'Retirer le logo' }).click();
  await shown().waitFor({ state: 'detached' });
  assert.equal((await admin.read(`/organisations/${organisation.id}`)).logo, undefined);
  page.assertClean();
});
