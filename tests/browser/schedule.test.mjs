// A coordinator books a room that is taken, is told by whom, and steps through the problems of the plan: in French and in Arabic.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

let server, browser, admin, first, second;
const days = [{ date: '2027-03-03', sittings: [{ starts: '09:00', ends: '16:00' }] }];

before(async () => {
  server = await startServer({ web: true });
  browser = await openBrowser();
  admin = await server.signIn();
  const { id: programme_id } = await admin.create('/programmes', { code: 'CE-BSG', title: { fr: 'Centre d’excellence', ar: 'مركز الامتياز' } });
  const plan = (fr, ar) => admin.create('/sessions', { programme_id, title: { fr, ar }, kind: 'training', modality: 'in_person', seats: 40, days });
  [first, second] = [await plan('Budget sensible au genre', 'الميزانية المستجيبة للنوع'), await plan('Suivi et évaluation', 'التتبع والتقييم')];
  const { id: venue_id } = await admin.create('/venues', { name: { fr: 'Centre de formation', ar: 'مركز التكوين' } });
  const room = await admin.create('/rooms', { venue_id, name: { fr: 'Salle Atlas', ar: 'قاعة الأطلس' }, seats: 25 });
  await admin.change(`/sessions/${first.id}/bookings`, { bookings: [{ room_id: room.id }] }, { version: 1 });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a room that is taken is refused on the page with the other session and its hours', async () => {
  const page = await signedInPage(browser, server, {});
  page.allow(/409/);
  await page.goto(`/sessions/${second.id}?tab=resources`);
  await page.locator('input[data-path="rooms"]').fill('atlas');
  await page.getByRole('option', { name: /Salle Atlas/ }).click();
  await page.locator('li').filter({ hasText: 'Salle Atlas' }).getByText(first.reference).waitFor();
  await page.getByRole('button', { name: 'Réserver', exact: true }).click();
  await page.getByRole('alert').getByText(`Salle Atlas · ${first.reference} · 2027-03-03 09:00–16:00`).waitFor();
  if (process.env.RES_PICTURES) await page.screenshot({ path: `${process.env.RES_PICTURES}/session_fr.png`, fullPage: true });
  assert.deepEqual(await accessibilityViolations(page), []);
  page.assertClean();
});

for (const [language, title, viewport] of [['fr', 'Problèmes de planning', { width: 1360, height: 850 }], ['ar', 'مشاكل البرمجة', { width: 390, height: 800 }]]) {
  test(`the problems of the plan in ${language}`, async () => {
    const page = await signedInPage(browser, server, { language, viewport });
    await page.goto('/schedule-problems?from=2027-03-01&to=2027-03-31');
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByText(first.reference).first().waitFor();
    if (process.env.RES_PICTURES) await page.screenshot({ path: `${process.env.RES_PICTURES}/problems_${language}.png`, fullPage: true });
    assert.deepEqual(await accessibilityViolations(page), []);
    page.assertClean();
  });
}
