// Two records of one of the project's 52 people are compared, merged (52 → 51), found in the ledger and separated again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { emailOf, pageOf, password, startDemonstration } from '../support/demonstration.mjs';

const pictures = process.env.ATHAR_PICTURES;
let demonstration, browser, admin, page, kept, other;
before(async () => {
  demonstration = await startDemonstration();
  browser = await openBrowser();
  admin = await demonstration.server.signIn({ email: emailOf('administrator'), password });
  page = await pageOf(browser, demonstration.server, 'coordinator');
  page.allow(/409|422/);
  const { items } = await admin.read('/reach/records', { measure: 'unique_participants', programme: 'CE-BSG-PAT', limit: 60 });
  [kept, other] = await Promise.all([items[0], items[1]].map(({ person_id: id }) => admin.read(`/people/${id}`)));
  await admin.change(`/people/${other.id}`, { ...other, email: 'autre@example.org' }, { version: other.version });
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

async function picture(name, where = page) {
  if (pictures) await where.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}
const project = (row) => row.filter({ hasText: 'CE-BSG-PAT' }).filter({ hasText: 'Participants uniques' });

test('from the person’s page, both records stand side by side with the figures that will change', async () => {
  await page.goto(`/people/${kept.id}`);
  await page.getByRole('button', { name: 'Fusionner avec une autre fiche' }).click();
  await page.getByRole('dialog').getByLabel('Autre fiche de la même personne').fill(other.family_name);
  await page.getByRole('option', { name: other.family_name }).first().waitFor();
  await page.goto(`/people/${kept.id}/merge/${other.id}`);
  await page.getByRole('heading', { level: 1, name: 'Fusionner deux fiches' }).waitFor();
  await project(page.getByRole('row')).getByText('52 → 51').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture('merge-fr');
});

test('a field is chosen, and a change of it is shown before it is confirmed', async () => {
  const radio = page.getByRole('radio', { name: /autre@example\.org/ });
  await radio.check();
  assert.ok(await radio.isChecked());
  await page.getByLabel('Motif').fill('Même personne, deux orthographes');
  await page.getByRole('button', { name: 'Fusionner les fiches' }).click();
  await page.getByText('Cette fiche réunit 1 autre fiche.').waitFor();
  assert.equal((await admin.read(`/people/${kept.id}`)).email, 'autre@example.org');
  await picture('merged-person-fr');
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.goto(`/people/${other.id}`);
  await page.getByText('Cette fiche a été fusionnée avec une autre.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Modifier' }).count(), 0);
  await picture('merged-away-fr');
  await page.getByRole('link', { name: 'Ouvrir la fiche gardée' }).click();
  await page.waitForURL(`**/people/${kept.id}`);
});

test('merging what is merged is told instead of offered', async () => {
  await page.goto(`/people/${kept.id}/merge/${other.id}`);
  await page.getByRole('heading', { name: 'Ces deux fiches sont déjà fusionnées' }).waitFor();
  await page.goto(`/people/${kept.id}/merge/${kept.id}`);
  await page.getByRole('heading', { name: 'C’est deux fois la même fiche' }).waitFor();
});

test('the ledger names the figure, asks about the field that changed since, and undoes', async () => {
  const now = await admin.read(`/people/${kept.id}`);
  await admin.change(`/people/${kept.id}`, { ...now, email: 'nouvelle@example.org' }, { version: now.version });
  await page.goto('/merges');
  await page.getByText('Même personne, deux orthographes').waitFor();
  await page.locator('summary').first().click();
  await project(page.getByRole('row')).getByText('52 → 51').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture('ledger-fr');
  await page.getByRole('button', { name: /Annuler la fusion/ }).click();
  const dialog = page.getByRole('dialog');
  await project(dialog.getByRole('row')).getByText('51 → 52').waitFor();
  const confirm = dialog.getByRole('button', { name: 'Annuler la fusion', exact: true });
  assert.ok(await confirm.isDisabled(), 'a question waits for its answer');
  await picture('undo-fr');
  assert.deepEqual(await accessibilityViolations(page), []);
  await dialog.getByRole('radio', { name: /nouvelle@example\.org/ }).check();
  await confirm.click();
  await page.getByText('annulée', { exact: true }).waitFor();
  await page.getByText(/gardés tels quels/).waitFor();
  assert.equal((await admin.read(`/people/${kept.id}`)).email, 'nouvelle@example.org');
  assert.equal((await admin.read(`/people/${other.id}`)).merged_into, undefined);
  page.assertClean();
});

test('in Arabic and on a phone nothing lies beyond the edge', async () => {
  const arabic = await pageOf(browser, demonstration.server, 'coordinator', { language: 'ar' });
  const found = [];
  for (const [name, size] of [['wide', { width: 1360, height: 850 }], ['phone', { width: 390, height: 844 }]]) {
    for (const [language, where] of [['fr', page], ['ar', arabic]]) {
      await where.setViewportSize(size);
      for (const [file, address] of [['merge', `/people/${kept.id}/merge/${other.id}`], ['ledger', '/merges'], ['person', `/people/${kept.id}`]]) {
        await where.goto(address);
        await where.waitForLoadState('networkidle');
        if (file === 'ledger') await where.locator('summary').first().click();
        const beyond = await where.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (beyond > 0) found.push(`${language} ${name} ${file}: ${beyond}`);
        for (const violation of await accessibilityViolations(where)) found.push(`${language} ${name} ${file}: ${violation}`);
        await picture(`${file}-${language}-${name}`, where);
      }
    }
  }
  assert.deepEqual(found, []);
});
