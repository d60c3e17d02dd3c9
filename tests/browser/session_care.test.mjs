// A programme, and what happens to a session besides its attendance: a waiting list, a head count, a cancelled day.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

let server, browser, admin, page;
const people = [];
before(async () => {
  server = await startServer({ web: true });
  browser = await openBrowser();
  admin = await server.signIn();
  for (const family_name of ['Alami', 'Berrada', 'Chraïbi', 'Daoudi']) people.push(await admin.create('/people', { given_name: 'Salma', family_name, sex: 'F' }));
  page = await signedInPage(browser, server);
  page.allow(/412|422/); // refused saves are what these tests look at
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const save = () => page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
async function sessionOf(more = {}) {
  const { items } = await admin.read('/programmes');
  return admin.create('/sessions', {
    programme_ids: items.map(({ id }) => id), title: { fr: 'Atelier budgétaire' }, kind: 'workshop', modality: 'in_person',
    days: [{ date: '2026-10-06', sittings: [{ starts: '09:00', ends: '12:30' }] }], ...more,
  });
}

test('a programme is entered with an estimated amount and unknown dates, and corrected', async () => {
  await page.goto('/programmes/new');
  await page.getByLabel('Code').fill('prim test');
  await page.getByLabel('Intitulé (Français)').fill('Programme régional');
  await page.getByRole('textbox', { name: 'Montant' }).fill('1250000');
  await page.getByLabel(/estimé/i).check();
  await save();
  await page.getByRole('alert').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.getByLabel('Code').fill('PRIM-T');
  await save();
  await page.getByRole('heading', { level: 1, name: 'Programme régional' }).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  const { items } = await admin.read('/programmes');
  assert.deepEqual([items[0].code, items[0].starts_on ?? null], ['PRIM-T', null]);
  const { budget } = await admin.read(`/programmes/${items[0].id}`);
  assert.deepEqual([budget.amount_minor, budget.estimated], [125000000, true]);
  await page.goto('/programmes');
  await page.getByRole('link', { name: /Programme régional/ }).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
});

test('who waits is moved up, and gets the seat that somebody gives back', async () => {
  const session = await sessionOf({ seats: 2 });
  for (const { id } of people) await admin.create(`/sessions/${session.id}/registrations`, { person_id: id });
  await page.goto(`/sessions/${session.id}?tab=registrations`);
  const waiting = page.getByRole('region', { name: /Liste d’attente/ });
  await waiting.getByText('Salma Chraïbi').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await waiting.getByRole('button', { name: /Daoudi/ }).first().click();
  await waiting.locator('li').first().getByText('Salma Daoudi').waitFor();
  await page.getByRole('button', { name: 'Noter le désistement de Salma Alami' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Désistement' }).click();
  await page.getByRole('table').getByText('Salma Daoudi').waitFor();
  const { items } = await admin.read(`/sessions/${session.id}/registrations`);
  const status = Object.fromEntries(items.map(({ family_name, status }) => [family_name, status]));
  assert.deepEqual(status, { Alami: 'withdrawn', Berrada: 'registered', 'Chraïbi': 'waiting', Daoudi: 'registered' });
});

test('a registration may count for one of the session’s programmes only', async () => {
  const other = await admin.create('/programmes', { code: 'OTHER-T', title: { fr: 'Autre programme' } });
  const session = await sessionOf();
  await admin.create(`/sessions/${session.id}/registrations`, { person_id: people[0].id });
  await page.goto(`/sessions/${session.id}?tab=registrations`);
  await page.getByRole('button', { name: /Alami compte pour tous les programmes/ }).click();
  await page.getByRole('menuitemcheckbox', { name: /OTHER-T/ }).click();
  await page.getByRole('button', { name: /Alami compte pour PRIM-T/ }).waitFor();
  const { items } = await admin.read(`/sessions/${session.id}/registrations`);
  assert.equal(items[0].programme_ids.length, 1);
  assert.ok(!items[0].programme_ids.includes(other.id));
});

test('a head count that does not add up is refused, then kept apart from people', async () => {
  const session = await sessionOf();
  await page.goto(`/sessions/${session.id}`);
  const panel = page.getByRole('region', { name: 'Effectif compté sans noms' });
  await panel.getByRole('button', { name: 'Saisir' }).click();
  await panel.getByLabel('Total').fill('30');
  await panel.getByLabel('Femmes', { exact: false }).fill('25');
  await panel.getByLabel('Hommes', { exact: false }).fill('10');
  await panel.getByRole('button', { name: 'Enregistrer' }).click();
  await panel.getByRole('alert').waitFor();
  await panel.getByLabel('Femmes', { exact: false }).fill('18');
  await panel.getByRole('button', { name: 'Enregistrer' }).click();
  await panel.getByText('30', { exact: true }).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  assert.deepEqual((await admin.read(`/sessions/${session.id}`)).head_count, { total: 30, women: 18, men: 10 });
});

test('a session is cancelled only with a reason, which is shown; a stale change says so', async () => {
  const session = await sessionOf();
  await page.goto(`/sessions/${session.id}`);
  await page.getByRole('button', { name: 'Changer le statut' }).click();
  await page.getByRole('menuitem', { name: /Annuler/ }).click();
  const dialog = page.getByRole('dialog');
  assert.equal(await dialog.getByRole('button', { name: 'Confirmer' }).isDisabled(), true);
  await dialog.getByLabel('Motif').fill('Salle indisponible');
  assert.deepEqual(await accessibilityViolations(page), []);
  await admin.change(`/sessions/${session.id}`, { ...(await admin.read(`/sessions/${session.id}`)), venue: 'Salle 2' }, { version: session.version });
  await dialog.getByRole('button', { name: 'Confirmer' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByRole('button', { name: 'Confirmer' }).click();
  await page.getByText('Annulée', { exact: true }).first().waitFor();
  const stored = await admin.read(`/sessions/${session.id}`);
  assert.deepEqual([stored.status, stored.status_reason], ['cancelled', 'Salle indisponible']);
  await page.goto(`/sessions/${session.id}?tab=details`);
  await page.getByText('Salle indisponible').first().waitFor();
  page.assertClean();
});
