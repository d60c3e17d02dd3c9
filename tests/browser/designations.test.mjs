// A coordinator shares out places, sends a letter and takes a name; the focal point finds the letter and names one of their people.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from '../support/client.mjs';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { emailOf, pageOf, password, startDemonstration } from '../support/demonstration.mjs';
import { day } from '../journeys/designations.mjs';

let demonstration, server, browser, session, organisation;

before(async () => {
  demonstration = await startDemonstration();
  server = demonstration.server;
  browser = await openBrowser();
  const coordinator = new Client(server.url);
  await coordinator.signIn({ email: emailOf('coordinator'), password });
  const focal = new Client(server.url);
  await focal.signIn({ email: emailOf('focal_point'), password });
  organisation = focal.user.organisation_id ?? (await focal.read('/me')).user.organisation_id;
  const [programme] = (await coordinator.read('/programmes')).items;
  session = await coordinator.create('/sessions', {
    programme_id: programme.id, title: { fr: 'Programmation budgétaire sensible au genre', ar: 'البرمجة الميزانياتية المستجيبة للنوع' }, kind: 'training',
    modality: 'in_person', place_code: 'MA-04', seats: 25, days: [{ date: day(40), sittings: [{ starts: '09:00', ends: '12:00' }] }],
  });
  await coordinator.change(`/sessions/${session.id}/status`, { status: 'open' }, { version: session.version });
  const others = (await coordinator.read('/organisations', { limit: 6 })).items.filter((each) => each.id !== organisation).slice(0, 3);
  await coordinator.change(`/sessions/${session.id}/designation_plan`, {
    women_percent: 40, deadline: day(12), profile: { fr: 'Cadres chargés de la préparation du budget', ar: 'أطر مكلفة بإعداد الميزانية' },
    quotas: [{ organisation_id: organisation, places: 3 }, ...others.map(({ id }, i) => ({ organisation_id: id, places: i + 2 }))],
  }, { version: 0 });
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

test('letters are prepared, sent and answered, and the numbers follow', async () => {
  const page = await pageOf(browser, server, 'coordinator');
  await page.goto(`/sessions/${session.id}?tab=designations`);
  await page.getByRole('button', { name: 'Préparer 4 lettres' }).click();
  await page.getByText('Brouillon').first().waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  const actions = page.getByRole('button', { name: /^Actions sur la lettre/ });
  assert.equal(await actions.count(), 4);
  const letters = (await page.request.get(`/api/v1/sessions/${session.id}/designations`).then((answer) => answer.json())).items;
  const index = letters.findIndex((each) => each.organisation_id === organisation);
  await actions.nth(index).click();
  await page.getByRole('menuitem', { name: 'Modifier la lettre' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Date d’envoi').fill(day(-2).split('-').reverse().join('/'));
  await dialog.getByLabel('N° d’ordre de départ').fill('214/26');
  await dialog.getByLabel('Destinataire (fonction)').focus(); // the calendar of a day in focus lies over the buttons
  await picture(page, 'designation-letter-form-fr', { fullPage: true });
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Envoyée', { exact: true }).first().waitFor();
  await picture(page, 'designations-fr', { fullPage: true });

  // The focal point, on a phone and in Arabic too.
  const focal = await pageOf(browser, server, 'focal_point', { viewport: { width: 390, height: 844 } });
  await focal.goto('/designations');
  await focal.getByRole('heading', { name: 'Désignations attendues' }).waitFor();
  await focal.getByText('Délai dépassé').waitFor(); // the demonstration's own late letter
  assert.deepEqual(await accessibilityViolations(focal), []);
  await focal.goto(`/designations?letter=${letters[index].id}`);
  await focal.getByRole('button', { name: 'Nouvelle personne' }).click();
  const form = focal.getByRole('dialog');
  await form.getByLabel('Prénom', { exact: true }).fill('Hind');
  await form.getByLabel('Nom', { exact: true }).fill('Essai-Désignée');
  await form.getByLabel('Femme').check();
  await form.getByLabel('Fonction').fill('Cheffe de service');
  assert.deepEqual(await accessibilityViolations(focal), []);
  await form.getByRole('button', { name: 'Désigner' }).click();
  await focal.getByText('Place attribuée').waitFor();
  assert.deepEqual(await accessibilityViolations(focal), []);
  await picture(focal, 'designations-expected-phone-fr', { fullPage: true });
  focal.assertClean();

  const arabic = await pageOf(browser, server, 'coordinator', { language: 'ar' });
  await arabic.goto(`/sessions/${session.id}?tab=designations`);
  await arabic.getByText('له مقعد').first().waitFor();
  assert.deepEqual(await accessibilityViolations(arabic), []);
  await picture(arabic, 'designations-ar', { fullPage: true });
  const phone = await pageOf(browser, server, 'focal_point', { language: 'ar', viewport: { width: 390, height: 844 } });
  await phone.goto(`/designations?letter=${letters[index].id}`);
  await phone.getByText('له مقعد').first().waitFor();
  await picture(phone, 'designations-expected-phone-ar', { fullPage: true });
  await page.reload();
  await page.getByText('Réponse reçue').waitFor();
  await page.getByText('1 sur 3').waitFor();
  page.assertClean();
  arabic.assertClean();
  await page.goto('/');
  await page.getByText('2 administrations n’ont pas répondu').waitFor(); // the focal point's and the partner's, both of the demonstration
  await picture(page, 'today-letters-fr', { fullPage: true });
});
