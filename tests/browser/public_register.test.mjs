// The public register as anybody reads it, what the house puts into it, the map of countries, and views that follow their owner.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, openPage, picture } from '../support/browser.mjs';
import { emailOf, pageOf, password, startDemonstration } from '../support/demonstration.mjs';

let demonstration, server, browser, admin;
before(async () => {
  demonstration = await startDemonstration();
  server = demonstration.server;
  browser = await openBrowser();
  admin = await server.signIn({ email: emailOf('administrator'), password });
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

async function publicPage(path, options = {}) {
  const page = await openPage(browser, server.url, options);
  await page.addInitScript((language) => localStorage.setItem('athar.language', language), options.language ?? 'fr');
  await page.goto(path);
  await page.locator('h1').waitFor();
  return page;
}

async function looksRight(page, why) {
  assert.deepEqual(await accessibilityViolations(page), [], why);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(beyond <= 0, `${why}: scrolls sideways by ${beyond}`);
}

const phone = { viewport: { width: 390, height: 844 } };

test('anybody reads the register without an account, narrows it, and sends the address', async () => {
  const page = await publicPage('/public/agreements');
  await page.getByText('10 accords').waitFor();
  for (const words of ['Mémorandum d’entente', 'Commission mixte maroco-omanaise', 'Mascate, 7 janvier 2019']) await page.getByText(words.replaceAll('’', "'"), { exact: false }).first().waitFor();
  assert.equal(await page.getByText(/@|A-\d{4}|négociation/).count(), 0);
  await looksRight(page, 'the register');
  await picture(page, 'public-register-fr', { fullPage: true });
  await page.getByRole('button', { name: /^Pays/ }).click();
  await page.getByRole('menuitemradio', { name: /^Oman/ }).click();
  await page.waitForURL(/country=OM/);
  await page.getByText('1 accord', { exact: true }).waitFor();
  await page.getByRole('link', { name: /Sultanat d'Oman/ }).click();
  await page.getByRole('heading', { level: 1, name: /Sultanat d'Oman/ }).waitFor();
  assert.match(page.url(), /\/public\/agreements\/[0-9a-f-]{36}$/);
  await page.goBack();
  await page.getByText('1 accord', { exact: true }).waitFor();
  await page.goto('/public/agreements?q=introuvable');
  await page.getByText('Aucun accord ne correspond').waitFor();
  await looksRight(page, 'nothing found');
  await picture(page, 'public-register-none-fr');
  await page.getByRole('button', { name: 'Tout effacer' }).first().click();
  await page.getByText('10 accords').waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('button', { name: 'Imprimer' }).isVisible(), false);
  assert.equal(await page.getByText('Commission mixte maroco-omanaise').first().isVisible(), true);
  page.assertClean();
});

test('a family with its amendments and amounts, in Arabic and on a phone', async () => {
  const programme = (await admin.read('/public/agreements', { q: 'Programme pour la promotion' })).items[0];
  const page = await publicPage(`/public/agreements/${programme.id}`);
  await page.getByText('Accords liés').waitFor();
  assert.equal(await page.getByRole('link', { name: /Promotion de normes sociales/ }).count(), 1);
  await page.getByText(/1\s?250\s?000/).first().waitFor();
  await looksRight(page, 'one agreement');
  await picture(page, 'public-agreement-fr', { fullPage: true });
  page.assertClean();
  for (const path of ['/public/agreements', `/public/agreements/${programme.id}`]) {
    const arabic = await publicPage(path, { language: 'ar', ...phone });
    await arabic.waitForLoadState('networkidle');
    assert.equal(await arabic.evaluate(() => document.documentElement.dir), 'rtl');
    await looksRight(arabic, `${path} in Arabic`);
    await picture(arabic, `public${path.endsWith('agreements') ? '-register' : '-agreement'}-ar-phone`, { fullPage: true });
    arabic.assertClean();
  }
});

test('an agreement that is gone, and a server that does not answer, are said in words', async () => {
  const page = await publicPage('/public/agreements');
  page.allow(/404|503|Failed to load/);
  await page.goto('/public/agreements/0195f000-0000-7000-8000-000000000000');
  await page.getByText('n’est pas dans le registre public').waitFor();
  await looksRight(page, 'absent');
  await picture(page, 'public-agreement-absent-fr');
  await page.route('**/api/v1/public/agreements?**', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"database_unavailable"}' }));
  await page.goto('/public/agreements');
  await page.getByRole('button', { name: 'Réessayer' }).waitFor({ timeout: 30_000 });
  await picture(page, 'public-register-failing-fr');
  await page.unroute('**/api/v1/public/agreements?**');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.getByText('10 accords').waitFor();
});

test('a coordinator sees how an agreement would look, publishes it, and takes it out again', async () => {
  const page = await pageOf(browser, server, 'coordinator');
  const grant = (await admin.read('/agreements', { q: 'subvention' })).items[0];
  await page.goto(`/agreements/${grant.id}`);
  const panel = page.getByRole('region', { name: 'Registre public' });
  await panel.getByText('Non publié').waitFor();
  await panel.getByRole('button', { name: 'Voir comme le public' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Financer les sessions du programme').waitFor();
  assert.equal(await dialog.getByText('Claire Fontaine').count(), 0);
  await looksRight(page, 'the preview');
  await picture(page, 'publication-preview-fr');
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Publier' }).click();
  await panel.getByText('Publié', { exact: true }).waitFor();
  await panel.scrollIntoViewIfNeeded();
  await looksRight(page, 'published');
  await picture(page, 'publication-panel-fr');
  const href = await panel.getByRole('link', { name: 'Ouvrir la page publique' }).getAttribute('href');
  assert.equal((await server.client().get(`/public/agreements/${href.split('/').at(-1)}`)).status, 200);
  await panel.getByRole('button', { name: 'Retirer du registre public' }).click();
  await panel.getByText('Non publié').waitFor();
  page.assertClean();
});

test('a country is chosen on the map, which shows Morocco in one piece; the list beside it does the same', async () => {
  const page = await pageOf(browser, server, 'coordinator');
  const loaded = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto('/agreements');
  const map = page.locator('svg:has([data-country])');
  await map.waitFor();
  assert.equal(await map.locator('path[data-home]').count(), 1);
  // One piece without a line of its own between the provinces: its outline has one contour on the mainland.
  const home = await map.locator('path[data-home]').getAttribute('d');
  assert.equal(home.match(/M/g).length, 1);
  await looksRight(page, 'the register');
  await picture(page, 'agreements-map-fr', { fullPage: true });
  await map.locator('[data-country="BE"]').click();
  await page.waitForURL(/country=BE/);
  assert.equal(await page.getByRole('button', { name: /^Belgique/ }).getAttribute('aria-pressed'), 'true');
  const counted = Number((await page.getByRole('button', { name: /^Belgique/ }).locator('b').textContent()).trim());
  await page.waitForFunction((count) => document.querySelectorAll('tbody tr').length === count, counted);
  await page.getByRole('button', { name: /^Belgique/ }).press('Enter');
  await page.waitForURL((url) => !url.search.includes('country'));
  page.assertClean();
  const arabic = await pageOf(browser, server, 'coordinator', { language: 'ar', ...phone });
  await arabic.goto('/agreements');
  await arabic.locator('svg:has([data-country])').waitFor();
  await looksRight(arabic, 'the register in Arabic on a phone');
  await picture(arabic, 'agreements-map-ar-phone', { fullPage: true });
  arabic.assertClean();
  // The shapes come with the map, not before.
  const other = await pageOf(browser, server, 'coordinator');
  const scripts = [];
  other.on('request', (request) => scripts.push(request.url()));
  await other.goto('/people');
  await other.waitForLoadState('networkidle');
  assert.ok(loaded.some((url) => /CountryMap/.test(url)) && !scripts.some((url) => /CountryMap/.test(url)));
});

test('a view is kept by the server: another browser of the same person has it, and a colleague once it is shared', async () => {
  const page = await pageOf(browser, server, 'coordinator');
  await page.goto('/agreements?country=BE&sort=ends_on');
  await page.getByRole('button', { name: 'Enregistrer la vue' }).click();
  await page.getByRole('textbox', { name: /Nom de la vue/ }).fill('Belgique, par échéance');
  await looksRight(page, 'keeping a view');
  await picture(page, 'views-keep-fr');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByRole('link', { name: 'Belgique, par échéance' }).waitFor();
  const second = await pageOf(browser, server, 'coordinator');
  await second.goto('/agreements');
  await second.getByRole('link', { name: 'Belgique, par échéance' }).click();
  await second.waitForURL(/country=BE&sort=ends_on/);
  const colleague = await pageOf(browser, server, 'administrator');
  await colleague.goto('/agreements');
  await colleague.getByRole('table').waitFor();
  assert.equal(await colleague.getByRole('link', { name: 'Belgique, par échéance' }).count(), 0);
  await second.getByRole('button', { name: 'Modifier la vue Belgique, par échéance' }).click();
  await second.getByRole('checkbox', { name: 'Partager' }).check();
  await picture(second, 'views-change-fr');
  await second.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await second.getByTitle('Partagée').waitFor();
  await colleague.reload();
  await colleague.getByRole('link', { name: 'Belgique, par échéance' }).waitFor();
  page.assertClean();
  second.assertClean();
  colleague.assertClean();
});
