// The pages that no other test looks at, with data: nothing for axe to say, no sideways scroll at 200 % zoom, read by the keyboard, printed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { emailOf, pageOf, password, startDemonstration } from '../support/demonstration.mjs';

let demonstration, server, browser, page, addresses, agreement;
before(async () => {
  demonstration = await startDemonstration();
  server = demonstration.server;
  browser = await openBrowser();
  page = await pageOf(browser, server, 'administrator');
  const admin = await server.signIn({ email: emailOf('administrator'), password });
  const first = async (path) => (await admin.read(path, { limit: 1 })).items[0].id;
  const session = await first('/sessions?programme=CE-BSG-PAT');
  [agreement] = (await admin.read('/agreements', { q: 'DEMO/2025/07' })).items;
  // The forms, and the pages of organisations and groups, are looked at where they are filled in.
  addresses = [
    '/', '/calendar?date=2027-03-01', '/calendar?view=agenda', '/sessions', `/sessions/${session}?tab=details`, `/sessions/${session}?tab=history`, `/outreach/${await first('/outreach_activities')}`,
    `/people/${await first('/people')}`, '/programmes', `/programmes/${await first('/programmes')}`, '/reach/records?measure=unique_participants&programme=CE-BSG-PAT',
    '/deadlines', '/committee-meetings', '/commitments', `/commitments/${(await admin.read('/commitments')).items[0].commitment_id}`, '/imports', '/account/preferences', '/account/password', '/account/access-tokens', '/nowhere',
  ];
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

async function open(address) {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
}

test('axe has nothing to say, and at 200 % zoom nothing lies beyond the edge', async () => {
  // 200 % of a window 1280 wide leaves 640 points of width.
  await page.setViewportSize({ width: 640, height: 450 });
  const found = [];
  for (const address of addresses) {
    await open(address);
    for (const violation of await accessibilityViolations(page)) found.push(`${address}: ${violation}`);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (beyond > 0) found.push(`${address}: scrolls sideways by ${beyond}`);
  }
  await page.setViewportSize({ width: 1360, height: 850 });
  assert.deepEqual(found, []);
});

test('the history of an agreement is told in the trade’s words', async () => {
  await open(`/agreements/${agreement.id}?tab=history`);
  await page.getByText('a diffusé le procès-verbal').first().waitFor();
  await page.getByText('a enregistré l’étape : En vigueur').waitFor();
  const told = await page.getByRole('region', { name: 'Historique' }).innerText();
  assert.deepEqual(told.match(/[a-z]+_[a-z_]+/g), null);
});

test('in Arabic a text cut short in a list keeps its beginning, in whichever script it is', async () => {
  const arabic = await pageOf(browser, server, 'administrator', { language: 'ar', viewport: { width: 1280, height: 900 } });
  await arabic.goto('/agreements');
  await arabic.locator('tbody tr').first().waitFor();
  const cut = await arabic.locator('tbody th bdi').evaluateAll((texts) =>
    texts.filter((text) => text.scrollWidth > text.clientWidth).map((text) => [getComputedStyle(text).direction, /[\u0600-\u06ff]/.test(text.textContent[0])]));
  assert.ok(cut.length > 0, 'some title is too long for its column');
  for (const [direction, isArabic] of cut) assert.equal(direction, isArabic ? 'rtl' : 'ltr');
  const beyond = await arabic.locator('table').evaluate((table) => table.scrollWidth - table.parentElement.clientWidth);
  assert.ok(beyond <= 0, `the end of an agreement lies ${beyond} beyond the edge of the list`);
  await arabic.close();
});

test('by keyboard: past the navigation, into a list, along its rows, into a record', async () => {
  await open('/sessions');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Aller au contenu');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
  const rows = page.locator('tbody [data-rowfocus]');
  for (let steps = 0; steps < 40 && !(await page.evaluate(() => document.activeElement.hasAttribute('data-rowfocus'))); steps += 1) {
    await page.keyboard.press('Tab');
    const isSeen = await page.evaluate(() => {
      const { outlineStyle, boxShadow, borderColor } = getComputedStyle(document.activeElement);
      return outlineStyle !== 'none' || boxShadow !== 'none' || borderColor !== '';
    });
    assert.ok(isSeen, 'what has the focus shows it');
  }
  await page.keyboard.press('ArrowDown');
  const second = await rows.nth(1).textContent();
  await page.waitForFunction((text) => document.activeElement.textContent === text, second);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: second }).waitFor();
});

test('on paper the navigation and the buttons are gone, the day of the figures and the heads of tables stay', async () => {
  await open('/reach?programme=CE-BSG-PAT');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('navigation', { name: 'Navigation principale' }).isVisible(), false);
  assert.equal(await page.getByRole('button', { name: 'Imprimer' }).isVisible(), false);
  assert.equal(await page.getByText('Situation arrêtée au').first().isVisible(), true);
  assert.equal(await page.getByText('Données de démonstration').isVisible(), true);
  const display = await page.locator('thead').first().evaluate((head) => getComputedStyle(head).display);
  assert.equal(display, 'table-header-group');
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(beyond <= 0, `the sheet is ${beyond} too narrow`);
  await page.emulateMedia({ media: 'screen' });
  page.assertClean();
});
