// The dashboard on the demonstration data: figures, what is behind them, as of a day, in two scripts and on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { pageOf, startDemonstration } from '../support/demonstration.mjs';

let demonstration, server, browser;
const phone = { width: 390, height: 844 };

before(async () => {
  demonstration = await startDemonstration();
  server = demonstration.server;
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

test('52 people of 61 entries less 9 repeats; the number opens the people', async () => {
  const page = await pageOf(browser, server, 'manager');
  await page.goto('/reach?programme=CE-BSG-PAT');
  const people = page.getByRole('region', { name: 'Personnes', exact: true });
  await people.getByText('52', { exact: true }).waitFor();
  const table = page.getByRole('table', { name: 'Par session' });
  await table.getByRole('row', { name: /Somme des lignes 61/ }).waitFor();
  await table.getByRole('row', { name: /répétées de 7 personnes −9/ }).waitFor();
  await table.getByRole('row', { name: /comptées une seule fois 52/ }).waitFor();
  await page.getByRole('link', { name: /Rabat-Salé-Kénitra : 27 personnes/ }).waitFor();
  await page.waitForLoadState('networkidle');
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'reach-fr-1440', { fullPage: true });

  await people.getByRole('link', { name: '52' }).click();
  await page.waitForURL(/reach\/records/);
  await page.getByRole('heading', { name: 'Ce qui a été compté' }).waitFor();
  await page.locator('tbody tr').nth(51).waitFor();
  assert.equal(await page.locator('tbody tr').count(), 52);
  await page.goBack();
  await page.getByRole('link', { name: /répétées de 7 personnes/ }).click();
  await page.getByRole('heading', { name: 'Personnes comptées dans plusieurs lignes' }).waitFor();
  await page.locator('tbody tr').nth(6).waitFor();
  assert.equal(await page.locator('tbody tr').count(), 7);
  assert.deepEqual(await accessibilityViolations(page), []);
  page.assertClean();
});

test('by course: the rows lead to their people, the filter narrows every figure, and what stands outside the catalogue says so', async () => {
  for (const [language, width] of [['fr', 1280], ['ar', 1280], ['fr', 390], ['ar', 390]]) {
    const page = await pageOf(browser, server, 'manager', { language, viewport: { width, height: 844 } });
    await page.goto('/reach?programme=CE-BSG-PAT');
    const title = language === 'fr' ? 'Par formation du catalogue' : 'حسب تكوين الدليل', course = language === 'fr' ? 'Formation de trois ou cinq jours' : 'دورة تكوينية من ثلاثة أو خمسة أيام';
    const table = page.getByRole('table', { name: title });
    await table.getByRole('row', { name: language === 'fr' ? /Hors catalogue/ : /خارج الدليل/ }).waitFor();
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await accessibilityViolations(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'the page scrolls sideways');
    await picture(page, `reach-course-${language}-${width}`, { fullPage: true });
    const row = table.getByRole('row', { name: course });
    const people = (await row.getByRole('link').innerText()).trim();
    await row.getByRole('link').click();
    await page.waitForURL(/reach\/records.*course=/);
    await page.getByText(course).first().waitFor();
    await page.locator(`tbody tr >> nth=${Number(people) - 1}`).waitFor();
    assert.equal(await page.locator('tbody tr').count(), Number(people));
    await picture(page, `reach-course-records-${language}-${width}`);
    if (width === 1280 && language === 'fr') {
      await page.goto('/reach');
      await page.getByRole('button', { name: /^Formation/ }).click();
      await page.getByRole('menuitemcheckbox', { name: course }).or(page.getByRole('checkbox', { name: course })).or(page.getByRole('menuitem', { name: course })).first().click();
      await page.waitForURL(/course=/);
      await page.keyboard.press('Escape');
      await page.getByRole('table', { name: 'Par session' }).waitFor();
      await picture(page, 'reach-course-filter-fr-1280');
    }
    page.assertClean();
  }
});

test('as of a day before anything was entered, nothing is counted and nothing moves', async () => {
  const page = await pageOf(browser, server, 'manager');
  await page.goto('/reach?programme=CE-BSG-PAT&known_as_of=2020-01-01T22:59:59Z');
  await page.getByText(/Situation arrêtée au/).last().waitFor();
  await page.getByText('Ces chiffres ne bougent plus.').waitFor();
  await page.getByRole('button', { name: 'Revenir à maintenant' }).click();
  await page.getByRole('region', { name: 'Personnes', exact: true }).getByText('52', { exact: true }).waitFor();
});

test('in Arabic and on a phone it is the same page, and a viewer gets numbers without names', async () => {
  const arabic = await pageOf(browser, server, 'manager', { language: 'ar', viewport: phone });
  await arabic.goto('/reach?programme=CE-BSG-PAT');
  await arabic.getByRole('region', { name: 'الأشخاص', exact: true }).getByText('52', { exact: true }).waitFor();
  await arabic.waitForLoadState('networkidle');
  assert.deepEqual(await accessibilityViolations(arabic), []);
  assert.ok(await arabic.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'the page scrolls sideways');
  await picture(arabic, 'reach-ar-390', { fullPage: true });
  arabic.assertClean();

  const viewer = await pageOf(browser, server, 'viewer');
  await viewer.goto('/reach?programme=CE-BSG-PAT');
  const people = viewer.getByRole('region', { name: 'Personnes', exact: true });
  await people.getByText('52', { exact: true }).waitFor();
  assert.equal(await people.getByRole('link', { name: '52' }).count(), 0);
  viewer.assertClean();
});
