// Who works by the keyboard is not thrown back to the top of the page when what was pressed is gone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { invite, personWithAddress, sessionToCome, tokenOf } from '../journeys/inviting.mjs';
import { openBrowser, openPage } from '../support/browser.mjs';
import { emailOf, pageOf, password, startDemonstration } from '../support/demonstration.mjs';

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

const focused = (page, element) => element.and(page.locator(':focus')).waitFor({ timeout: 10_000 });
async function press(page, button) {
  await button.focus();
  await page.keyboard.press('Enter');
}

test('after a wrong password, one goes on typing in its field', async () => {
  const page = await openPage(browser, server.url, { language: 'fr' });
  page.allow(/401/);
  await page.goto('/sign-in');
  await page.getByLabel('Adresse').fill(emailOf('coordinator'));
  await page.keyboard.press('Tab');
  await page.keyboard.type('not the password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  const field = page.getByRole('textbox', { name: 'Mot de passe' });
  await focused(page, field);
  assert.equal(await field.inputValue(), '');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.locator('#content h1').waitFor();
  page.assertClean();
});

test('on the page behind an invitation, the focus goes to what takes the place of the pressed button', async () => {
  const admin = await server.signIn({ email: emailOf('administrator'), password });
  const session = await sessionToCome(admin, { seats: 12 });
  const person = await personWithAddress(admin);
  await invite(admin, session, [person]);
  const page = await openPage(browser, server.url, { language: 'fr' });
  await page.goto(`/answer/${await tokenOf(admin, session, person)}`);
  const other = page.getByRole('button', { name: 'Proposer quelqu’un d’autre' });
  await press(page, other);
  await focused(page, page.getByLabel('Nom de la personne'));
  await press(page, page.getByRole('button', { name: 'Retour' }));
  await focused(page, other);
  const comes = page.getByRole('button', { name: 'Je viens' });
  await press(page, comes);
  await page.getByRole('status').waitFor();
  await focused(page, comes);
  page.assertClean();
});

test('after a pair of likely duplicates is decided, the next one has the focus; not before', async () => {
  const page = await pageOf(browser, server, 'coordinator');
  await page.goto('/duplicates');
  const pair = page.getByRole('group', { name: 'Côte à côte' });
  await pair.waitFor();
  assert.equal(await pair.and(page.locator(':focus')).count(), 0);
  await press(page, pair.getByRole('button', { name: /^Plus tard/ }));
  await focused(page, pair);
  page.assertClean();
});

test('a head count is entered and left by the keyboard', async () => {
  const admin = await server.signIn({ email: emailOf('administrator'), password });
  const session = await sessionToCome(admin);
  const page = await pageOf(browser, server, 'coordinator');
  await page.goto(`/sessions/${session.id}`);
  const enter = page.getByRole('button', { name: 'Saisir', exact: true });
  await enter.waitFor();
  await press(page, enter);
  const total = page.getByLabel('Total');
  await focused(page, total);
  await page.keyboard.press('Escape');
  await focused(page, enter);
  await page.keyboard.press('Enter');
  await focused(page, total);
  await page.keyboard.type('40');
  await page.keyboard.press('Enter');
  await focused(page, page.getByRole('button', { name: 'Modifier', exact: true }).last());
  page.assertClean();
});
