// After a split, on the organisation's page: who still stands under what was split, put under a successor at once, and put back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { emailOf, pageOf, password, startDemonstration } from '../support/demonstration.mjs';

let demonstration, server, browser, admin, was, north, south;
const people = [];
const sizes = { 1280: { width: 1280, height: 850 }, 390: { width: 390, height: 844 } };
const titles = { fr: 'Postes après la scission', ar: 'المناصب بعد التقسيم' };

before(async () => {
  demonstration = await startDemonstration();
  server = demonstration.server;
  browser = await openBrowser();
  admin = await server.signIn({ email: emailOf('administrator'), password });
  const add = (fr, ar) => admin.create('/organisations', { name: { fr, ar }, type: 'ministry' });
  was = await add('Agence de l’habitat', 'وكالة السكن');
  north = await add('Agence de l’habitat du Nord', 'وكالة السكن للشمال');
  south = await add('Agence de l’habitat et de l’aménagement du Sud et des provinces sahariennes', 'وكالة السكن والتهيئة للجنوب والأقاليم الصحراوية');
  for (let i = 0; i < 57; i += 1) {
    const number = String(i).padStart(2, '0');
    const person = await admin.create('/people', { family_name: `Naciri ${number}`, given_name: 'Brahim', family_name_ar: `الناصري ${number}`, given_name_ar: 'إبراهيم', sex: 'M' });
    await admin.create(`/people/${person.id}/affiliations`, { organisation_id: was.id, from: '2020-01-01', function: i % 2 ? 'Chef de la division des affaires administratives et juridiques' : 'رئيس قسم' });
    people.push(person);
  }
  await admin.create(`/organisations/${was.id}/events`, { version: was.version, kind: 'split', date: '2026-03-01', successor_ids: [north.id, south.id] });
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

async function panelOf(role, { language = 'fr', width = 1280 } = {}) {
  const page = await pageOf(browser, server, role, { language, viewport: sizes[width] });
  await page.goto(`/organisations/${was.id}`);
  return { page, panel: page.getByRole('region', { name: titles[language], exact: true }) };
}

async function looked(page, name, panel) {
  await page.waitForLoadState('networkidle');
  assert.deepEqual(await accessibilityViolations(page), [], name);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${name} is ${over} px wider than the screen`);
  await picture(panel, name);
}

test('everybody who still stands there is listed, in both scripts, wide and on a phone', async () => {
  for (const language of ['fr', 'ar'])
    for (const width of [1280, 390]) {
      const { page, panel } = await panelOf('coordinator', { language, width });
      await panel.getByRole('listitem').first().waitFor();
      await panel.getByText('57', { exact: false }).first().waitFor();
      const overlapping = await panel.locator('li').evaluateAll((lines) => lines.filter((line) => line.scrollHeight > line.clientHeight + 1).length);
      assert.equal(overlapping, 0, `lines run into each other in ${language} at ${width}`);
      await looked(page, `split-posts-${language}-${width}`, panel);
      page.assertClean();
    }
});

test('one by one and all at once: they go under a successor, and the list empties', async () => {
  const { page, panel } = await panelOf('coordinator');
  const attach = panel.getByRole('button', { name: /^Rattacher/ });
  assert.equal(await attach.isDisabled(), true);
  await panel.getByRole('checkbox', { name: /Naciri 03/ }).check();
  await panel.getByRole('checkbox', { name: /Naciri 05/ }).check();
  assert.equal(await attach.isDisabled(), true, 'nobody said where to');
  await panel.getByRole('combobox', { name: 'Organisation issue de la scission' }).selectOption({ label: 'Agence de l’habitat du Nord' });
  await panel.getByRole('button', { name: 'Rattacher 2 personnes' }).click();
  await panel.getByText('55 personnes à rattacher').waitFor();
  const correction = panel.getByRole('listitem').filter({ hasText: '2 personnes rattachées à' });
  await correction.getByText('Agence de l’habitat du Nord').waitFor();
  assert.deepEqual((await admin.read(`/people/${people[3].id}`)).affiliations.map((each) => each.organisation_id), [north.id, was.id]);

  while (await panel.getByRole('button', { name: 'Afficher la suite' }).count()) {
    await panel.getByRole('button', { name: 'Afficher la suite' }).click();
    await page.waitForLoadState('networkidle');
  }
  await panel.getByRole('checkbox', { name: 'Toutes' }).check();
  await panel.getByRole('combobox', { name: 'Organisation issue de la scission' }).selectOption({ index: 2 });
  await panel.getByRole('button', { name: 'Rattacher 55 personnes' }).click();
  await panel.getByText('Tous les postes sont rattachés.').waitFor();
  await panel.getByRole('listitem').filter({ hasText: '55 personnes rattachées à' }).waitFor();
  await looked(page, 'split-posts-done-fr-1280', panel);
  page.assertClean();
  for (const [language, width] of [['ar', 1280], ['ar', 390], ['fr', 390]]) {
    const other = await panelOf('coordinator', { language, width });
    await other.panel.getByRole('listitem').nth(1).waitFor();
    await looked(other.page, `split-posts-done-${language}-${width}`, other.panel);
    other.page.assertClean();
  }
});

test('whoever moved on since stays there when the others are put back', async () => {
  await admin.create(`/people/${people[5].id}/affiliations`, { organisation_id: south.id, from: '2026-06-01', function: 'Directeur' });
  const { page, panel } = await panelOf('coordinator');
  const correction = panel.getByRole('listitem').filter({ hasText: 'Agence de l’habitat du Nord' });
  await correction.getByRole('button', { name: 'Annuler' }).click();
  await correction.getByText('Le poste de 1 personne a changé depuis et reste tel quel.').waitFor();
  await panel.getByText('1 personne à rattacher').waitFor();
  await panel.getByRole('checkbox', { name: /Naciri 03/ }).waitFor();
  assert.deepEqual((await admin.read(`/people/${people[3].id}`)).affiliations.map((each) => each.organisation_id), [was.id]);
  await looked(page, 'split-posts-back-fr-1280', panel);
  page.assertClean();
});

test('two people at once: who comes second is told, and sees where they went', async () => {
  const [one, two] = [await panelOf('coordinator'), await panelOf('coordinator', { width: 390 })];
  for (const { page, panel } of [one, two]) {
    page.allow(/422/);
    await panel.getByRole('checkbox', { name: /Naciri 03/ }).check();
    await panel.getByRole('combobox').selectOption({ index: 1 });
  }
  await one.panel.getByRole('button', { name: 'Rattacher 1 personne' }).click();
  await one.panel.getByText('Tous les postes sont rattachés.').waitFor();
  await two.panel.getByRole('button', { name: 'Rattacher 1 personne' }).click();
  await two.page.getByRole('alert').filter({ hasText: /rattach|poste/i }).waitFor();
  await two.panel.getByText('Tous les postes sont rattachés.').waitFor();
  await looked(two.page, 'split-posts-second-fr-390', two.panel);
});

test('a list that cannot be had is said to be missing; who may not write sees none', async () => {
  const page = await pageOf(browser, server, 'coordinator', { viewport: sizes[390] });
  page.allow(/503/);
  await page.route('**/posts_to_correct*', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ status: 503, code: 'unavailable', message: 'Service momentanément indisponible' }) }));
  await page.goto(`/organisations/${was.id}`);
  const panel = page.getByRole('region', { name: titles.fr, exact: true });
  await panel.getByRole('button', { name: 'Réessayer' }).waitFor({ timeout: 20_000 });
  await looked(page, 'split-posts-failed-fr-390', panel);
  const reader = await panelOf('manager');
  await reader.page.getByRole('heading', { level: 1 }).waitFor();
  await reader.page.waitForLoadState('networkidle');
  assert.equal(await reader.panel.count(), 0);
});
