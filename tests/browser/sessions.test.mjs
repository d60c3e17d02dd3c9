// A coordinator plans a session, registers people and ticks attendance: in French at a desk, in Arabic on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

let server, browser, admin, programme;
const coordinator = { email: 'samira@example.org', password: 'a long enough pass phrase 42' };

before(async () => {
  server = await startServer({ web: true });
  browser = await openBrowser();
  admin = await server.signIn();
  await admin.create('/accounts', { ...coordinator, name: 'Samira El Ouardi', role: 'coordinator', active: true });
  programme = await admin.create('/programmes', { code: 'CE-BSG', title: { fr: 'Centre d’excellence', ar: 'مركز الامتياز' } });
  for (const [given_name, family_name, given_name_ar, family_name_ar, sex] of [
    ['Naïma', 'Aït Taleb', 'نعيمة', 'أيت الطالب', 'F'],
    ['Hicham', 'Bouazza', 'هشام', 'بوعزة', 'M'],
  ]) await admin.create('/people', { given_name, family_name, given_name_ar, family_name_ar, sex });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const signedIn = (options) => signedInPage(browser, server, { who: coordinator, ...options });

/** What the server holds, once it holds `count` entries. */
async function attendances(id, count) {
  for (let tries = 0; ; tries += 1) {
    const { entries } = await admin.read(`/sessions/${id}/attendances`);
    if (entries.length === count) return entries;
    assert.ok(tries < 200, `${entries.length} entries stored, not ${count}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('a session is planned, two people are registered, and a tick reaches the server', async () => {
  const page = await signedIn();
  await page.goto('/sessions/new');
  await page.getByLabel('Intitulé (Français)').fill('Marquage budgétaire sensible au genre');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('alert').waitFor(); // no programme: the server says so, and nothing typed is lost
  assert.equal(await page.getByLabel('Intitulé (Français)').inputValue(), 'Marquage budgétaire sensible au genre');
  page.allow(/422/);
  await page.getByRole('combobox', { name: 'Programmes' }).or(page.getByLabel('Programmes')).first().click();
  await page.getByRole('option', { name: /CE-BSG/ }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Fixer le premier jour' }).click();
  await page.getByRole('textbox', { name: 'Jour 1', exact: true }).fill('05/10/2026');
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.waitForURL(/\/sessions\/[0-9a-f-]{36}/);
  const id = new URL(page.url()).pathname.split('/').at(-1);

  for (const name of ['Aït', 'Bouazza']) {
    await page.getByPlaceholder('Chercher une personne').fill(name);
    await page.getByRole('option', { name: new RegExp(name) }).first().click();
    await page.getByText(/inscription enregistrée/).filter({ hasText: name }).waitFor();
  }
  assert.deepEqual(await accessibilityViolations(page), []);

  await page.goto(`/sessions/${id}`);
  const cell = page.getByRole('gridcell', { name: /Naïma Aït Taleb.*09:00/ });
  await cell.focus();
  await page.keyboard.press('p');
  await page.keyboard.press('a');
  const stored = await attendances(id, 2);
  assert.deepEqual(stored.map(({ present }) => present).sort(), [false, true]);
  await page.getByText(/Enregistré à/).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  page.assertClean();
});

test('on a phone in Arabic one sitting is ticked with large marks', async () => {
  const session = await admin.create('/sessions', {
    programme_id: programme.id, title: { fr: 'Atelier', ar: 'ورشة تفكير' }, kind: 'workshop', modality: 'in_person',
    days: [{ date: '2026-10-06', sittings: [{ starts: '09:00', ends: '12:30' }, { starts: '14:00', ends: '16:30' }] }],
  });
  const { items } = await admin.read('/people', { q: 'Bouazza' });
  await admin.create(`/sessions/${session.id}/registrations`, { person_id: items[0].id });
  const page = await signedIn({ language: 'ar', viewport: { width: 390, height: 844 } });
  await page.goto(`/sessions/${session.id}`);
  const mark = page.getByRole('button', { name: /هشام بوعزة: حاضر/ });
  await mark.click();
  assert.equal(await mark.getAttribute('aria-pressed'), 'true');
  const box = await mark.boundingBox();
  assert.ok(box.width >= 44 && box.height >= 44, `a mark is ${box.width} by ${box.height}`);
  const [entry] = await attendances(session.id, 1);
  assert.equal(entry.present, true);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
  assert.deepEqual(await accessibilityViolations(page), []);
  page.assertClean();
});
