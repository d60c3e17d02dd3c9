// What sessions of some kinds are planned with: a study visit's plan and papers, a coaching's visits, a platform's list.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

const pictures = process.env.ATHAR_PICTURES;
let server, browser, admin, page, programme;
const people = [];
before(async () => {
  server = await startServer({ web: true });
  browser = await openBrowser();
  admin = await server.signIn();
  programme = await admin.create('/programmes', { code: 'PLANS', title: { fr: 'Programme' } });
  for (const family_name of ['Alami', 'Berrada', 'Chraïbi']) people.push(await admin.create('/people', { given_name: 'Salma', family_name, sex: 'F' }));
  page = await signedInPage(browser, server);
  page.allow(/412|422/);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function sessionOf(more) {
  const session = await admin.create('/sessions', {
    programme_ids: [programme.id], title: { fr: 'Session' }, kind: 'training', modality: 'in_person',
    days: [{ date: '2026-10-06', sittings: [{ starts: '09:00', ends: '12:30' }] }], ...more,
  });
  for (const { id } of people) await admin.create(`/sessions/${session.id}/registrations`, { person_id: id });
  return session;
}

test('a visit is planned from nothing, its papers are ticked by the keyboard, and a number is refused in a note', async () => {
  const { id } = await sessionOf({ kind: 'study_visit' });
  await page.goto(`/sessions/${id}?tab=visit`);
  await page.getByRole('button', { name: 'Établir le plan' }).click();
  await page.getByLabel('Chef de délégation').selectOption({ label: 'Salma Berrada' });
  await page.getByRole('button', { name: 'Ajouter une institution' }).click();
  await page.getByLabel('Ou son nom').fill('Institut d’Ottawa');
  await page.getByRole('button', { name: 'Ajouter un rendez-vous' }).click();
  await page.getByLabel('Début').fill('10:00');
  await page.getByLabel('Fin').fill('09:00');
  await page.getByLabel('Objet (Français)').fill('Accueil');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('alert').getByText(/Rendez-vous 1/).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.getByLabel('Fin').fill('12:00');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('region', { name: 'Programme', exact: true }).getByText('Accueil').waitFor();
  const stored = await admin.read(`/sessions/${id}/study_visit`);
  assert.deepEqual([stored.version, stored.hosts[0].name, stored.entries[0].date], [1, 'Institut d’Ottawa', '2026-10-06']);

  const cell = (name) => page.getByRole('button', { name });
  await cell(/Alami, Passeport/).focus();
  await page.keyboard.press('r');
  await cell(/Alami, Passeport.*prête/).waitFor();
  await page.keyboard.press('ArrowRight');
  // Its answer comes when a note is being written already, which stays.
  let go;
  const held = new Promise((resolve) => (go = resolve));
  await page.route('**/study_visit/papers', (route) => held.then(() => route.continue()), { times: 1 });
  await page.keyboard.press(' ');
  await cell(/Alami, Visa.*demandée/).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Remarque').fill('passeport AB123456');
  const answered = page.waitForResponse('**/study_visit/papers');
  go();
  await answered;
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.getByText(/aucun n'est conservé/).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  const { delegation } = await admin.read(`/sessions/${id}/study_visit`);
  const alami = delegation.find(({ family_name }) => family_name === 'Alami');
  assert.deepEqual(alami.papers.map(({ state }) => state), ['ready', 'asked', 'needed', 'needed']);
});

test('a coach’s visit is logged and is a sitting with its attendance', async () => {
  const { id } = await sessionOf({ kind: 'coaching', days: [] });
  await page.goto(`/sessions/${id}?tab=coaching`);
  await page.getByRole('button', { name: 'Noter une visite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Date' }).fill('06/10/2026');
  await dialog.getByLabel('Durée en minutes').fill('90');
  await dialog.getByLabel('Objet').fill('Indicateurs');
  await dialog.getByLabel('Salma Berrada').uncheck();
  assert.deepEqual(await accessibilityViolations(page), []);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('listitem').getByText('Indicateurs').waitFor();
  const session = await admin.read(`/sessions/${id}`);
  assert.deepEqual([session.days[0].date, session.planned_minutes, session.counts.present_any], ['2026-10-06', 90, 2]);
});

test('a platform’s list is looked at, then taken; a second time nothing is left to take', async () => {
  const { id } = await sessionOf({ modality: 'blended' });
  await page.goto(`/sessions/${id}?tab=online`);
  await page.getByRole('button', { name: 'Saisir' }).click();
  await page.getByLabel('Adresse du cours').fill('https://example.org/cours');
  await page.getByLabel('Ouvre le').fill('01/09/2026');
  await page.getByLabel('Ferme le').fill('05/10/2026');
  await page.getByLabel('Durée du cours en heures').fill('2');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const file = { name: 'lms.csv', mimeType: 'text/csv', buffer: Buffer.from('Nom complet;Progression\nAlami Salma;100 %\nPersonne Inconnue;10 %\n') };
  const bring = async () => {
    await page.goto(`/sessions/${id}?tab=online`);
    await page.getByRole('button', { name: 'Reprendre la liste de la plateforme' }).click();
    await page.getByRole('radio', { name: /Progression d’un cours en ligne/, checked: true }).waitFor();
    await page.locator('input[type=file]').setInputFiles(file);
  };
  await page.getByRole('row', { name: /Alami/ }).waitFor();
  await bring();
  await page.getByRole('button', { name: 'Continuer avec ces colonnes' }).click();
  await page.getByRole('button', { name: 'Voir ce qui va se passer' }).click();
  await page.getByText(/n'est inscrit à cette session/).waitFor();
  await page.getByText('Reste 1 ligne en erreur.').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  if (pictures) await page.screenshot({ path: `${pictures}/progress-check-fr-1280.png`, fullPage: true });
  await page.getByLabel('Laisser de côté les lignes en erreur').check();
  await page.getByRole('button', { name: 'Confirmer l’import' }).click();
  await page.getByText('Créé : progression de 1 personne').waitFor();
  await page.getByRole('button', { name: 'Voir la progression' }).click();
  await page.getByRole('row', { name: /Alami/ }).getByText('100 %').waitFor();

  await bring();
  await page.getByText(/Colonnes lues comme le/).waitFor();
  await page.getByRole('button', { name: 'Voir ce qui va se passer' }).click();
  await page.getByRole('link', { name: /Déjà connues\s*1/ }).waitFor();
  await page.goto('/imports');
  await page.getByRole('row', { name: /lms\.csv.*Progression.*Importé/ }).first().waitFor();
  page.assertClean();
});
