// Sensitive data and signed sheets on the screen: authorised, asked in the six questions' own words, sealed, scanned, eliminated.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { emailOf, pageOf, password, startDemonstration } from '../support/demonstration.mjs';
import { jpeg, png } from '../support/pictures.mjs';

let demonstration, server, browser, admin, person, session, folder;
const phone = { viewport: { width: 390, height: 844 } };
const looked = async (page, name) => {
  assert.deepEqual(await accessibilityViolations(page), [], name);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${name} is ${over} px wider than the screen`);
  await picture(page, name, { fullPage: true });
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'athar-files-'));
  demonstration = await startDemonstration({ args: ['--files', join(folder, 'files')] });
  server = demonstration.server;
  browser = await openBrowser();
  admin = await server.signIn({ email: emailOf('administrator'), password });
  session = (await admin.read('/sessions', { status: 'completed', to: '2026-03-31', limit: 1 })).items[0];
  person = await admin.read(`/people/${(await admin.read(`/sessions/${session.id}/registrations`)).items[0].person_id}`);
  await admin.create('/purposes', { code: 'acces', name: { fr: 'Accessibilité des sessions', ar: 'ولوجية الدورات', en: 'Accessible sessions' }, legal_basis: 'consent',
    text: { fr: 'Vos réponses servent à préparer les salles et les supports.', ar: 'تستعمل أجوبتكم لإعداد القاعات والوثائق.' } });
  await admin.create('/purposes', { code: 'identite', name: { fr: 'Identification des agents', ar: 'تحديد هوية الموظفين' }, legal_basis: 'public_mission', text: {} });
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function authorise(page, what, purpose) {
  await page.getByRole('button', { name: `Enregistrer une autorisation : ${what}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Numéro de l’autorisation').fill('A-DS-417/2026');
  await dialog.getByLabel('Date de l’autorisation').fill('02/03/2026');
  await page.keyboard.press('Tab');
  await dialog.getByLabel('Finalité').selectOption({ label: purpose });
  await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

test('three kinds are off until the number of an authorisation is entered', async () => {
  const page = await pageOf(browser, server, 'administrator');
  page.allow(/422/);
  await page.goto(`/people/${person.id}?tab=privacy`);
  await page.getByText('Rien n’est recueilli', { exact: false }).waitFor();
  await page.getByRole('link', { name: 'l’enregistrer' }).click();
  await page.getByText('non recueilli').first().waitFor();
  await looked(page, 'sensitive-authorisations-off-fr');
  await page.getByRole('button', { name: 'Enregistrer une autorisation : Situation de handicap' }).click();
  await page.getByLabel('Numéro de l’autorisation').fill('A-DS-417/2026');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await looked(page, 'sensitive-authorisation-refused-fr');
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
  await authorise(page, 'Situation de handicap', 'Accessibilité des sessions – consentement');
  await authorise(page, 'Numéro de CIN', 'Identification des agents – mission d’intérêt public');
  await authorise(page, 'Numéro de PPR', 'Identification des agents – mission d’intérêt public');
  await page.getByText('Qui porte ce numéro ?').waitFor();
  await looked(page, 'sensitive-authorisations-fr');
  page.assertClean();
});

test('the six questions are asked with consent; a number is sealed, read on demand, found', async () => {
  const page = await pageOf(browser, server, 'administrator');
  await page.goto(`/people/${person.id}?tab=privacy`);
  await page.getByText('La finalité demande le consentement', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Enregistrer une réponse : Accessibilité des sessions' }).click();
  await page.getByRole('radio', { name: 'consent', exact: true }).check();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByRole('button', { name: 'Renseigner : Situation de handicap' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('PROBLÈME DE SANTÉ', { exact: false }).waitFor();
  await dialog.getByText('Do you have difficulty seeing, even if wearing glasses?').waitFor();
  const radios = dialog.getByRole('radio', { name: 'Non, aucune difficulté' });
  for (let i = 0; i < 6; i += 1) await radios.nth(i).check();
  await dialog.getByRole('radio', { name: 'Oui, beaucoup de difficultés' }).nth(2).check();
  await looked(page, 'sensitive-questions-fr');
  await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Marcher, monter des marches').waitFor();
  await page.getByRole('button', { name: 'Renseigner : Numéro de CIN' }).click();
  await dialog.getByLabel('Numéro de CIN').fill('qz 918273');
  await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await page.getByText('QZ918273').count(), 0);
  await page.getByRole('button', { name: 'Lire : Numéro de CIN', exact: false }).click();
  await page.getByText('QZ918273').waitFor();
  await looked(page, 'sensitive-person-fr');
  await page.goto('/privacy?tab=sensitive');
  await page.getByLabel('Numéro entier').fill('QZ918273');
  await page.getByRole('button', { name: 'Chercher', exact: true }).click();
  await page.getByRole('status').getByRole('link').waitFor();
  await looked(page, 'sensitive-found-fr');
  page.assertClean();

  const arabic = await pageOf(browser, server, 'administrator', { language: 'ar', ...phone });
  await arabic.goto(`/people/${person.id}?tab=privacy`);
  await arabic.getByText('معطيات حساسة').first().waitFor();
  await arabic.getByText('المشي وصعود السلالم').waitFor();
  await looked(arabic, 'sensitive-person-ar-phone');
  await arabic.getByRole('button', { name: 'تصحيح: وضعية الإعاقة' }).click();
  await arabic.getByText('مشكلة صحية', { exact: false }).waitFor();
  await looked(arabic, 'sensitive-questions-ar-phone');
  await arabic.goto('/privacy?tab=sensitive');
  await arabic.getByText('من يحمل هذا الرقم؟').waitFor();
  await looked(arabic, 'sensitive-authorisations-ar-phone');
  arabic.assertClean();
});

test('a signed sheet is attached beside the attendance, replaced, and opened from there', async () => {
  const page = await pageOf(browser, server, 'coordinator');
  page.allow(/422/);
  await page.goto(`/sessions/${session.id}`);
  await page.getByText('feuille manquante').first().waitFor();
  await looked(page, 'signed-sheets-missing-fr');
  const scans = { first: join(folder, 'feuille jour 1.png'), second: join(folder, 'page 2.jpg'), wrong: join(folder, 'liste.pdf') };
  await writeFile(scans.first, png(600, 800, 240));
  await writeFile(scans.second, jpeg);
  await writeFile(scans.wrong, '<script>alert(1)</script>');
  const choose = async (button, files) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
    await chooser.setFiles(files);
  };
  const add = page.getByRole('button', { name: /^(Joindre une feuille signée|Ajouter une page)/ }).first();
  await choose(add, [scans.wrong]);
  await page.getByText('ni un PDF, ni une image', { exact: false }).waitFor();
  await choose(add, [scans.first, scans.second]);
  await page.getByRole('link', { name: 'page 2' }).waitFor();
  await writeFile(scans.first, png(620, 800, 250));
  await choose(page.getByRole('button', { name: 'Remplacer la page 1' }), scans.first);
  await page.getByText('remplacée').waitFor();
  await looked(page, 'signed-sheets-fr');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'page 2' }).click()]);
  assert.match(download.suggestedFilename(), new RegExp(`^${session.reference}-.*-2\\.jpg$`));
  page.assertClean();
  const arabic = await pageOf(browser, server, 'coordinator', { language: 'ar', ...phone });
  await arabic.goto(`/sessions/${session.id}`);
  await arabic.getByText('الأوراق الموقعة').waitFor();
  await looked(arabic, 'signed-sheets-ar-phone');
  arabic.assertClean();
});

test('from a figure to the scan in three clicks', async () => {
  const page = await pageOf(browser, server, 'administrator');
  const { days } = await admin.read(`/sessions/${session.id}`);
  await page.goto(`/reach?from=${days[0].date}&to=${days.at(-1).date}`);
  await page.locator('a[href*="/reach/records?measure=unique_participants"]').first().click();
  await page.locator(`a[href="/sessions/${session.id}"]`).first().click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'page 2' }).click()]);
  assert.match(download.suggestedFilename(), /-2\.jpg$/);
  page.assertClean();
});

test('scans past their date are eliminated with an agreement; the register keeps it; an erasure lists what stays', async () => {
  const rule = (await admin.read('/retention')).items.find((each) => each.rule === 'signed_sheets');
  const page = await pageOf(browser, server, 'administrator');
  await page.goto('/privacy?tab=sheets');
  await page.getByText('Aucune feuille à proposer').waitFor();
  await looked(page, 'eliminations-empty-fr');
  await admin.change('/retention/signed_sheets', { months: 1 }, { version: rule.version });
  await page.reload();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Éliminer 1 feuille' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Référence de l’accord').fill('AM-2026-118');
  await dialog.getByLabel('Autorité').fill('Archives du Maroc');
  await dialog.getByLabel('Date de l’accord').fill('02/11/2026');
  await page.keyboard.press('Tab');
  await looked(page, 'eliminations-dialog-fr');
  await dialog.getByRole('button', { name: 'Éliminer', exact: true }).click();
  await page.getByText('AM-2026-118').waitFor();
  await looked(page, 'eliminations-fr');
  await page.goto('/privacy?tab=retention');
  await page.getByText('à proposer aux archives', { exact: false }).waitFor();
  await page.goto(`/people/${person.id}?tab=privacy`);
  await page.getByRole('button', { name: 'Effacer…' }).click();
  await page.getByText('portent le nom et restent', { exact: false }).waitFor();
  await looked(page, 'erase-with-sheets-fr');
  page.assertClean();
  const arabic = await pageOf(browser, server, 'administrator', { language: 'ar', ...phone });
  await arabic.goto('/privacy?tab=sheets');
  await arabic.getByRole('heading', { name: 'سجل الإتلاف' }).waitFor();
  await looked(arabic, 'eliminations-ar-phone');
  arabic.assertClean();
});
