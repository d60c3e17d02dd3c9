// Totals by disability on the page of figures: told by a person, not moved by the page's filters, seen by whoever sees all figures.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { emailOf, pageOf, password, startDemonstration } from '../support/demonstration.mjs';

let demonstration, server, browser, admin, purpose, trained;
const sizes = { 1280: { width: 1280, height: 850 }, 390: { width: 390, height: 844 } };
const titles = { fr: 'Situation de handicap', ar: 'وضعية الإعاقة' };
const none = { seeing: 'none', hearing: 'none', walking: 'none', remembering: 'none', self_care: 'none', communicating: 'none' };

before(async () => {
  demonstration = await startDemonstration();
  server = demonstration.server;
  browser = await openBrowser();
  admin = await server.signIn({ email: emailOf('administrator'), password });
  purpose = await admin.create('/purposes', { code: 'acces', name: { fr: 'Accessibilité des sessions' }, legal_basis: 'public_mission', text: {} });
  trained = (await admin.read('/reach/records', { measure: 'unique_participants', limit: 40 })).items;
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

async function authorise(number) {
  const { version } = (await admin.read('/sensitive_authorisations')).items.find(({ kind }) => kind === 'disability');
  await admin.change('/sensitive_authorisations/disability', number ? { number, granted_on: '2026-03-02', purpose_id: purpose.id } : {}, { version });
}

async function answer(people, answers) {
  for (const { person_id: id } of people)
    await admin.change(`/people/${id}/disability`, { answers, date: '2026-06-02', channel: 'form' }, { version: 0 });
}

async function panelOf(role, { language = 'fr', width = 1280, query = '' } = {}) {
  const page = await pageOf(browser, server, role, { language, viewport: sizes[width] });
  await page.goto(`/reach${query}`);
  return { page, panel: page.getByRole('region', { name: titles[language], exact: true }) };
}

async function looked(page, name, panel) {
  await page.waitForLoadState('networkidle');
  assert.deepEqual(await accessibilityViolations(page), [], name);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${name} is ${over} px wider than the screen`);
  await picture(panel, name);
}

test('while the CNDP authorised nothing the page does not speak of it', async () => {
  const { page, panel } = await panelOf('manager');
  await page.getByRole('region', { name: 'Personnes', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  assert.equal(await panel.count(), 0);
  page.assertClean();
});

test('too few answers: whoever may tell totals is told why none is told', async () => {
  await authorise('A-DS-417/2026');
  await answer(trained.slice(0, 7), { ...none, walking: 'a_lot' });
  await answer(trained.slice(7, 11), none);
  for (const [language, button] of [['fr', 'Compter et publier'], ['ar', 'إحصاء ونشر']])
    for (const width of [1280, 390]) {
      const { page, panel } = await panelOf('coordinator', { language, width });
      page.allow(/409/);
      await panel.getByRole('button', { name: button }).click();
      await panel.getByRole('alert').waitFor();
      await looked(page, `disability-refused-${language}-${width}`, panel);
      page.assertClean();
    }
});

test('three totals are told, a reader sees them, no filter moves them', async () => {
  await answer(trained.slice(11, 14), none);
  const { page, panel } = await panelOf('coordinator');
  await panel.getByRole('button', { name: 'Compter et publier' }).click();
  await panel.getByRole('row', { name: 'Oui 7', exact: true }).waitFor();
  await panel.getByRole('button', { name: 'Compter à nouveau' }).waitFor();
  page.assertClean();
  const reader = await panelOf('manager', { query: '?programme=CE-BSG-PAT' });
  await reader.panel.getByRole('row', { name: 'Oui 7', exact: true }).waitFor();
  await reader.panel.getByRole('row', { name: 'Non 7', exact: true }).waitFor();
  assert.equal(await reader.panel.getByRole('button').count(), 0, 'a reader of figures tells nothing');
  reader.page.assertClean();
});

test('the totals as pictures in both scripts, wide and on a phone', async () => {
  for (const language of ['fr', 'ar'])
    for (const width of [1280, 390]) {
      const { page, panel } = await panelOf('coordinator', { language, width });
      await panel.getByRole('table').waitFor();
      assert.equal(await panel.getByRole('row').count(), 4);
      await panel.scrollIntoViewIfNeeded();
      await looked(page, `disability-totals-${language}-${width}`, panel);
      page.assertClean();
    }
});

test('a second telling on the same day is refused in words and leaves the totals', async () => {
  const { page, panel } = await panelOf('coordinator');
  page.allow(/409/);
  await panel.getByRole('button', { name: 'Compter à nouveau' }).click();
  await panel.getByRole('alert').waitFor();
  await panel.getByRole('row', { name: 'Oui 7', exact: true }).waitFor();
});

test('figures that cannot be had are said to be missing, and asked for again', async () => {
  const page = await pageOf(browser, server, 'manager', { viewport: sizes[390] });
  page.allow(/503/);
  await page.route('**/api/v1/reach/disability', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ status: 503, code: 'unavailable', message: 'Service momentanément indisponible' }) }));
  await page.goto('/reach');
  const panel = page.getByRole('region', { name: titles.fr, exact: true });
  await panel.getByRole('button', { name: 'Réessayer' }).waitFor({ timeout: 20_000 });
  await picture(panel, 'disability-failed-fr-390');
  await page.unroute('**/api/v1/reach/disability');
  await panel.getByRole('button', { name: 'Réessayer' }).click();
  await panel.getByRole('row', { name: 'Oui 7', exact: true }).waitFor();
});

test('the authorisation lapsed: nothing of it is left on the page', async () => {
  await authorise(null);
  const { page, panel } = await panelOf('manager');
  await page.getByRole('region', { name: 'Personnes', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  assert.equal(await panel.count(), 0);
});
