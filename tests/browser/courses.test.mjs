// The catalogue and what comes of it: editions of three and five days, a change that some follow, a copy, steps with reasons, a budget.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { emailOf, pageOf, password, startDemonstration } from '../support/demonstration.mjs';

let demonstration, server, browser, admin;
before(async () => {
  demonstration = await startDemonstration();
  server = demonstration.server;
  browser = await openBrowser();
  admin = await server.signIn({ email: emailOf('administrator'), password });
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

const courseNamed = async (q) => (await admin.read('/courses', { q })).items[0];
const clean = async (page) => assert.deepEqual(await accessibilityViolations(page), []);

test('a five-day edition is opened from the template that has a three-day one, with the course’s words and without holidays', async () => {
  const page = await pageOf(browser, server, 'coordinator');
  await page.goto('/courses?q=trois');
  await page.getByText('3 · 5 jours').waitFor();
  await clean(page);
  await picture(page, 'courses-fr');
  await page.getByRole('link', { name: 'Formation de trois ou cinq jours' }).click();
  await page.getByRole('link', { name: 'Formation de cinq jours' }).waitFor();
  await page.getByRole('link', { name: 'Formation de trois jours' }).waitFor();
  await clean(page);
  await picture(page, 'course-of-the-source-fr', { fullPage: true });

  await page.getByRole('button', { name: 'Nouvelle édition' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('5 jours').click();
  await dialog.getByLabel('Premier jour').fill('08/01/2027');
  await page.keyboard.press('Tab');
  await dialog.getByText(/Manifeste de l’Indépendance/).waitFor();
  await clean(page);
  await picture(page, 'new-edition-fr');
  await dialog.getByRole('button', { name: 'Ouvrir la session' }).click();
  await page.getByText('Nouvelle édition de « Formation de trois ou cinq jours »').waitFor();
  assert.equal(await page.getByRole('textbox', { name: /Intitulé/ }).first().inputValue(), 'Formation de trois ou cinq jours');
  assert.deepEqual(await page.getByRole('group', { name: /^Jour \d$/ }).evaluateAll((days) => days.map((day) => day.querySelector('input').value)),
    ['08/01/2027', '12/01/2027', '13/01/2027', '15/01/2027', '18/01/2027'], '11 and 14 January are holidays');
  page.assertClean();
});

test('a change of a course asks which editions follow, and the others keep theirs', async () => {
  const course = await courseNamed('Marquage');
  const editions = (await admin.read(`/courses/${course.id}/scheduled_editions`)).items;
  const programme = (await admin.read('/programmes', { code: 'FORM-ADM' })).items[0];
  while (editions.length < 2) {
    await admin.create('/sessions', { programme_id: programme.id, title: course.title, kind: 'training', modality: 'in_person', course_id: course.id, seats: 25, languages: ['fr', 'ar'],
      planned_period: '2027-Q2', days: [] });
    editions.splice(0, editions.length, ...(await admin.read(`/courses/${course.id}/scheduled_editions`)).items);
  }
  const page = await pageOf(browser, server, 'coordinator');
  await page.goto(`/courses/${course.id}`);
  await page.getByText('Grille de marquage et cas limites').waitFor();
  await clean(page);
  await picture(page, 'course-fr', { fullPage: true });
  await page.getByRole('button', { name: 'Modifier' }).click();
  await page.getByLabel('Places par édition').fill('40');
  await clean(page);
  await picture(page, 'course-form-fr', { fullPage: true });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: new RegExp(editions[0].reference) }).check();
  await clean(page);
  await picture(page, 'course-followers-fr');
  await dialog.getByRole('button', { name: 'Enregistrer, une session suit' }).click();
  await page.getByRole('heading', { name: 'Marquage budgétaire sensible au genre' }).waitFor();
  assert.equal((await admin.read(`/sessions/${editions[0].session_id}`)).seats, 40);
  assert.notEqual((await admin.read(`/sessions/${editions[1].session_id}`)).seats, 40);
  page.assertClean();
});

test('a copy is previewed with what could not be kept; a postponement keeps its reason; a budget adds each currency apart', async () => {
  const running = (await admin.read('/sessions', { status: 'running', programme: 'FORM-ADM' })).items[0];
  const page = await pageOf(browser, server, 'coordinator');
  await page.goto(`/sessions/${running.id}?tab=budget`);
  await page.getByText('Total en EUR').waitFor();
  await page.getByText('au-delà du prévu').first().waitFor();
  await clean(page);
  await picture(page, 'session-budget-fr', { fullPage: true });
  await page.getByRole('button', { name: 'Modifier le budget' }).click();
  await page.getByRole('group', { name: 'Poste 5' }).getByLabel('Montant engagé').fill('2400');
  await clean(page);
  await picture(page, 'session-budget-form-fr', { fullPage: true });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('button', { name: 'Modifier le budget' }).waitFor();
  assert.equal((await admin.read(`/sessions/${running.id}/budget`)).lines[4].committed_minor, 240000);

  await page.getByRole('button', { name: 'Copier l’édition' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Premier jour de la nouvelle édition').fill('17/05/2027');
  await page.keyboard.press('Tab');
  await dialog.getByText(/est férié \(Aïd Al Adha\)/).first().waitFor();
  await clean(page);
  await picture(page, 'session-copy-fr');
  await dialog.getByRole('button', { name: 'Créer la copie' }).click();
  await page.getByText('mer. 19 mai 2027').first().waitFor();

  await page.getByRole('button', { name: 'Changer le statut' }).click();
  await page.getByRole('menuitem', { name: 'Reporter la session' }).click();
  await page.getByRole('dialog').getByLabel('Motif').fill('Salle en travaux');
  await page.getByRole('dialog').getByRole('button', { name: 'Confirmer' }).click();
  await page.getByText('Session reportée.').waitFor();
  await page.getByRole('region', { name: 'Étapes' }).getByText('Salle en travaux').waitFor();
  await clean(page);
  await picture(page, 'session-steps-fr', { fullPage: true });
  await page.goto('/budgets');
  await page.getByRole('cell', { name: 'EUR' }).waitFor();
  await clean(page);
  await picture(page, 'budgets-fr');
  page.assertClean();
});

test('in Arabic and on a phone', async () => {
  const running = (await admin.read('/sessions', { status: 'running', programme: 'FORM-ADM' })).items[0];
  const course = await courseNamed('Marquage');
  const page = await pageOf(browser, server, 'manager', { language: 'ar' });
  for (const [name, address, text] of [
    ['courses', '/courses', 'دليل التكوينات'], ['course', `/courses/${course.id}`, 'البرنامج'],
    ['session-budget', `/sessions/${running.id}?tab=budget`, 'حسب الممول'], ['session-steps', `/sessions/${running.id}?tab=details`, 'المراحل'], ['budgets', '/budgets', 'ميزانيات الدورات'],
  ]) {
    await page.setViewportSize({ width: 1360, height: 850 });
    await page.goto(address);
    await page.getByText(text).first().waitFor();
    await page.waitForLoadState('networkidle');
    await clean(page);
    await picture(page, `${name}-ar`, { fullPage: true });
    await page.setViewportSize({ width: 390, height: 844 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, `${name} scrolls sideways`);
    await clean(page);
    await picture(page, `${name}-phone-ar`, { fullPage: true });
  }
  page.assertClean();
});
