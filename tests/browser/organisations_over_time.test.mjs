// What happens to an organisation is told on its page, seen in its history and on the list, and undone; a mistake stays in the form, by field.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { emailOf, pageOf, password, startDemonstration } from '../support/demonstration.mjs';

const pictures = process.env.ATHAR_PICTURES;
let demonstration, browser, admin, page, school, network;
before(async () => {
  demonstration = await startDemonstration();
  browser = await openBrowser();
  admin = await demonstration.server.signIn({ email: emailOf('administrator'), password });
  page = await pageOf(browser, demonstration.server, 'coordinator');
  page.allow(/409|412|422/);
  const named = async (q) => (await admin.read('/organisations', { q })).items[0];
  [school, network] = [await named('métiers de l’administration'), await named('Réseau des ressources humaines publiques')];
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

async function picture(name, where = page) {
  if (pictures) await where.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

test('the page tells what happened, the list marks what is no more and finds a school by its former name', async () => {
  await page.goto(`/organisations/${school.id}`);
  const history = page.getByRole('region', { name: 'Histoire' }).or(page.locator('section', { hasText: 'Histoire' })).first();
  await history.getByText('Prend le nom').waitFor();
  await history.getByText('Reprend').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture('organisation-history-fr');
  await page.goto('/organisations?q=IMA');
  await page.getByText('Trouvée sous l’ancien nom', { exact: false }).first().waitFor();
  await page.goto('/organisations?state=former');
  await page.getByText('N’existe plus').first().waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture('organisations-former-fr');
  await page.getByRole('link', { name: /Ancrage/ }).first().click();
  await page.getByText('elle a rejoint', { exact: false }).waitFor();
  await picture('organisation-ended-fr');
});

test('a change is told: what is wrong is said at its field, what is right stands in the history and is undone', async () => {
  await page.goto(`/organisations/${network.id}`);
  await page.getByRole('button', { name: 'Enregistrer un changement' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Enregistrer le changement' }).click();
  await dialog.getByText('Ce champ est obligatoire.').first().waitFor();
  await dialog.getByText('Ce nom est déjà celui de l\'organisation.').first().waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture('organisation-event-wrong-fr');
  await dialog.getByLabel('À partir du').fill('01/02/2024');
  await dialog.getByLabel('Changement').focus();
  await dialog.getByRole('textbox', { name: /Nouveau nom/ }).first().fill('Réseau des écoles (démonstration)');
  await dialog.getByRole('button', { name: 'Enregistrer le changement' }).click();
  await page.getByRole('heading', { level: 1, name: 'Réseau des écoles (démonstration)' }).waitFor();
  await page.getByText('1er févr. 2024').waitFor();
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler ce changement' }).click();
  await page.getByRole('heading', { level: 1, name: 'Réseau des ressources humaines publiques' }).waitFor();
  page.assertClean();
});

for (const [language, width] of [['ar', 1360], ['ar', 390], ['fr', 390]]) {
  test(`the same in ${language} at ${width}`, async () => {
    const other = await pageOf(browser, demonstration.server, 'coordinator', { language, viewport: { width, height: 850 } });
    for (const [name, address] of [['organisation-history', `/organisations/${school.id}`], ['organisations-former', '/organisations?state=former'], ['today', '/'], ['retention', '/privacy?tab=retention']]) {
      await other.goto(address);
      await other.locator('#content h1').waitFor();
      await other.waitForLoadState('networkidle');
      assert.deepEqual(await accessibilityViolations(other), [], `${name} ${language} ${width}`);
      await picture(`${name}-${language}-${width}`, other);
    }
    await other.goto(`/organisations/${school.id}`);
    await other.locator('#content').getByRole('button', { name: language === 'ar' ? 'تسجيل تغيير' : 'Enregistrer un changement' }).click();
    await other.getByRole('dialog').getByRole('combobox').first().waitFor();
    await picture(`organisation-event-${language}-${width}`, other);
    other.assertClean();
  });
}
