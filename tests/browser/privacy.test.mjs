// Personal data on the screen: a request comes, is answered, a consent is recorded, a record is erased; in French and Arabic, wide and on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { emailOf, pageOf, password, startDemonstration } from '../support/demonstration.mjs';

let demonstration, server, browser, admin, person;
before(async () => {
  demonstration = await startDemonstration();
  server = demonstration.server;
  browser = await openBrowser();
  admin = await server.signIn({ email: emailOf('administrator'), password });
  person = (await admin.read('/people', { limit: 3 })).items[2];
  await admin.create('/purposes', { code: 'photo', name: { fr: 'Photographies', ar: 'الصور', en: 'Photographs' }, legal_basis: 'consent',
    text: { fr: 'Je peux être photographié pendant les sessions.', ar: 'يمكن تصويري خلال الدورات.', en: 'I may be photographed during sessions.' } });
  await admin.create('/purposes', { code: 'suivi', name: { fr: 'Suivi des formations', ar: 'تتبع التكوينات', en: 'Follow-up of trainings' }, legal_basis: 'public_mission', text: {} });
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

test('a request is recorded, shown with its last day, and answered', async () => {
  const page = await pageOf(browser, server, 'coordinator');
  await page.goto('/privacy');
  await page.getByText('Aucune demande').waitFor();
  await picture(page, 'privacy-empty-fr');
  await page.goto(`/privacy?person=${person.id}`);
  await page.getByText('Demandes de', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: 'Enregistrer une demande' }).click();
  await page.getByLabel('Ce qui est demandé').fill('Je souhaite savoir ce que vous détenez sur moi.');
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'privacy-request-fr');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByText('à répondre avant le', { exact: false }).waitFor();
  await page.getByRole('button', { name: /^Répondre à DP-/ }).click();
  await page.getByRole('radio', { name: 'Remettre les données' }).check();
  await picture(page, 'privacy-answer-fr');
  await page.getByRole('button', { name: 'Enregistrer la réponse' }).click();
  await page.getByText('données remises').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'privacy-requests-fr', { fullPage: true });
  page.assertClean();
});

test('purposes, notice and retention are read and changed', async () => {
  const page = await pageOf(browser, server, 'administrator');
  for (const tab of ['purposes', 'notice', 'retention', 'erasures']) {
    await page.goto(`/privacy?tab=${tab}`);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await accessibilityViolations(page), [], tab);
    await picture(page, `privacy-${tab}-fr`, { fullPage: true });
  }
  await page.goto('/privacy?tab=retention');
  await page.getByRole('textbox', { name: 'Mois' }).first().fill('24');
  await page.getByRole('button', { name: 'Enregistrer : Courriel et téléphone' }).click();
  await page.getByText('La prochaine purge en viderait', { exact: false }).waitFor();
  page.assertClean();
});

test('a consent is recorded; the record is erased by its name, and goes on counting', async () => {
  const page = await pageOf(browser, server, 'administrator');
  await page.goto(`/people/${person.id}?tab=privacy`);
  await page.getByRole('button', { name: 'Enregistrer une réponse : Photographies' }).click();
  await page.getByRole('radio', { name: 'consent', exact: true }).check();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByText('consenti', { exact: true }).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'privacy-person-fr', { fullPage: true });
  const before = await admin.read('/reach', { measure: 'unique_participants', by: 'sex' });
  await page.getByRole('button', { name: 'Effacer…' }).click();
  const confirm = page.getByRole('button', { name: 'Effacer définitivement' });
  assert.ok(await confirm.isDisabled());
  await page.getByLabel('Pour confirmer, recopiez le nom').fill(person.display_name);
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'privacy-erase-fr');
  page.allow(/404/);
  await confirm.click();
  await page.getByText('Fiche effacée le', { exact: false }).waitFor();
  await picture(page, 'privacy-erased-fr', { fullPage: true });
  assert.equal(await page.getByText(person.family_name).count(), 0);
  assert.deepEqual((await admin.read('/reach', { measure: 'unique_participants', by: 'sex' })).groups, before.groups);
  page.assertClean();
});

test('names leave with a reason; without one the file counts', async () => {
  const page = await pageOf(browser, server, 'coordinator');
  page.allow(/422/);
  await page.goto('/people');
  await page.getByRole('button', { name: 'Exporter' }).click();
  await picture(page, 'export-menu-fr');
  await page.getByRole('menuitem', { name: 'Liste nominative…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Exporter' }).click();
  await page.getByText('Indiquez le motif.').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'export-names-fr');
  await page.getByLabel('Motif').fill('Convocations de juin');
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Exporter' }).click();
  assert.match((await download).suggestedFilename(), /^Personnes .*\.xlsx$/);
  page.assertClean();
});

test('in Arabic and on a phone everything is there and nothing lies beyond the edge', async () => {
  const other = (await admin.read('/people', { limit: 1 })).items[0];
  for (const [name, options] of [['ar', { language: 'ar' }], ['ar-390', { language: 'ar', viewport: { width: 390, height: 844 } }], ['fr-390', { viewport: { width: 390, height: 844 } }]]) {
    const page = await pageOf(browser, server, 'administrator', options);
    for (const [what, address] of [['requests', '/privacy'], ['purposes', '/privacy?tab=purposes'], ['notice', '/privacy?tab=notice'], ['retention', '/privacy?tab=retention'],
      ['erasures', '/privacy?tab=erasures'], ['person', `/people/${other.id}?tab=privacy`]]) {
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      await picture(page, `privacy-${what}-${name}`, { fullPage: true });
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(beyond <= 0, `${name} ${what} scrolls sideways by ${beyond}`);
      assert.deepEqual(await accessibilityViolations(page), [], `${name} ${what}`);
    }
    page.assertClean();
  }
});
