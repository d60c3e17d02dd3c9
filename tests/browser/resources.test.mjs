// Rooms, holidays and trainers are kept on their pages; a session is planned with its room in one go; what is refused says by whom.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

let server, browser, admin, programme_id, venue, atlas, first, person;
const day = (date) => ({ date, sittings: [{ starts: '09:00', ends: '16:00' }] });
const phone = { viewport: { width: 390, height: 800 } };
const room = (page) => page.locator('input[data-path="rooms"]');

before(async () => {
  server = await startServer({ web: true });
  browser = await openBrowser();
  admin = await server.signIn();
  programme_id = (await admin.create('/programmes', { code: 'CE-BSG', title: { fr: 'Centre d’excellence', ar: 'مركز الامتياز' } })).id;
  venue = await admin.create('/venues', { name: { fr: 'Centre de formation', ar: 'مركز التكوين' }, place_code: 'MA-04' });
  atlas = await admin.create('/rooms', { venue_id: venue.id, name: { fr: 'Salle Atlas', ar: 'قاعة الأطلس' }, seats: 25 });
  await admin.create('/rooms', { venue_id: venue.id, name: { fr: 'Salle Zagora', ar: 'قاعة زاكورة' }, seats: 8 });
  first = await admin.create('/sessions', { programme_id, title: { fr: 'Budget sensible au genre', ar: 'الميزانية المستجيبة للنوع' }, kind: 'training', modality: 'in_person',
    days: [day('2027-09-07')], rooms: { room_ids: [atlas.id] } });
  for (const given_name of ['Salma', 'Omar']) {
    person = await admin.create('/people', { family_name: 'Bennani', given_name, sex: 'F' });
    await admin.create(`/sessions/${first.id}/registrations`, { person_id: person.id });
  }
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a venue and its room are added from their pages, and the room is found by what it has', async () => {
  const page = await signedInPage(browser, server);
  await page.goto('/venues/new');
  await page.getByLabel('Nom (français)').fill('Annexe');
  await page.getByLabel('Adresse').fill('12, rue des Roses');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('heading', { name: 'Annexe' }).waitFor();
  await page.getByRole('link', { name: 'Nouvelle salle' }).click();
  await page.getByRole('heading', { name: 'Nouvelle salle' }).waitFor();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  page.allow(/422/);
  await page.getByRole('alert').getByRole('link', { name: /Nom/ }).waitFor();
  await page.getByLabel('Nom (français)').fill('Salle Rif');
  await page.locator('input[data-path="seats"]').fill('14');
  await page.getByLabel('sonorisation').press('Space');
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('heading', { name: 'Salle Rif' }).waitFor();
  await page.goto('/rooms?equipment=sound');
  await page.getByRole('link', { name: 'Salle Rif' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Salle Atlas' }).count(), 0);
  page.assertClean();
});

test('a booked room is not removed, retired or made smaller than its people, and the page says for whom', async () => {
  const page = await signedInPage(browser, server);
  page.allow(/409/);
  await page.goto(`/rooms/${atlas.id}`);
  await page.getByRole('link', { name: 'Budget sensible au genre' }).waitFor();
  await page.getByRole('button', { name: 'Supprimer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await page.getByText(`Des sessions utilisent cette salle (${first.reference}).`).waitFor();
  await page.goto(`/rooms/${atlas.id}/edit`);
  await page.locator('input[data-path="seats"]').fill('1');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('alert').getByText(`Davantage de personnes y sont confirmées : ${first.reference} (2)`).waitFor();
  await page.locator('input[data-path="seats"]').fill('25');
  await page.getByLabel(/En service/).uncheck();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('alert').getByText(`Des sessions utilisent cette salle (${first.reference}).`).waitFor();
  assert.equal((await admin.read(`/rooms/${atlas.id}`)).version, 1);
  page.assertClean();
});

test('a session whose room is taken begins on the day that is offered, and has its room in the same save', async () => {
  const second = await admin.create('/sessions', { programme_id, title: { fr: 'Suivi et évaluation' }, kind: 'training', modality: 'in_person', seats: 20, days: [day('2027-09-07')] });
  const page = await signedInPage(browser, server);
  page.allow(/409/);
  await page.goto(`/sessions/${second.id}/edit`);
  await page.getByText(/Libres à ces dates : [12] sur [23]/).waitFor();
  await room(page).fill('atlas');
  await page.getByRole('option', { name: /Salle Atlas.*25 places.*Prise/ }).click();
  const chosen = page.locator('li').filter({ hasText: 'Salle Atlas' });
  await chosen.getByText(first.reference).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('alert').getByText(`Cette salle est déjà prise à ce moment : Salle Atlas · ${first.reference} · 2027-09-07 09:00–16:00`).waitFor();
  // Meanwhile somebody books equipment for it: that leaves this form alone.
  const asset = await admin.create('/assets', { name: { fr: 'Valise' } });
  await admin.change(`/sessions/${second.id}/bookings`, { bookings: [{ asset_id: asset.id }] }, { version: 1 });
  await chosen.getByRole('button', { name: /8 sept/ }).click();
  await chosen.getByText('Libre', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('alert').getByText('Les réservations de cette session ont changé entre-temps').waitFor();
  await page.waitForTimeout(500);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.waitForURL(`**/sessions/${second.id}`);
  const saved = await admin.read(`/sessions/${second.id}`);
  assert.deepEqual(saved.days.map(({ date }) => date), ['2027-09-08']);
  assert.deepEqual([saved.venue, saved.place_code], ['Salle Atlas, Centre de formation', 'MA-04'], 'the place follows the room');
  assert.deepEqual((await admin.read(`/sessions/${second.id}/bookings`)).bookings.map(({ name }) => name.fr), ['Valise', 'Salle Atlas']);
  page.assertClean();
});

test('booking a room leaves an open form of the session to go on', async () => {
  const third = await admin.create('/sessions', { programme_id, title: { fr: 'Leadership' }, kind: 'training', modality: 'in_person', days: [day('2027-09-14')] });
  const page = await signedInPage(browser, server);
  await page.goto(`/sessions/${third.id}/edit`);
  await page.getByLabel('Remarque').fill('Prévoir des badges');
  await admin.change(`/sessions/${third.id}/bookings`, { bookings: [{ room_id: atlas.id }] }, { version: 1 });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.waitForURL(`**/sessions/${third.id}`);
  assert.equal((await admin.read(`/sessions/${third.id}`)).note, 'Prévoir des badges');
  assert.equal((await admin.read(`/sessions/${third.id}/bookings`)).bookings.length, 1);
  page.assertClean();
});

test('an announced day of the moon is corrected and confirmed', async () => {
  const page = await signedInPage(browser, server);
  await page.goto('/holidays?year=2027');
  await page.getByRole('button', { name: 'Confirmer Aïd Al Fitr' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Dernier jour').fill('12/03/2027');
  await dialog.getByLabel('Dernier jour').press('Tab');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('4 dates lunaires attendent leur confirmation.').waitFor();
  const fitr = (await admin.read('/holidays', { year: 2027 })).items.find(({ name }) => name.fr === 'Aïd Al Fitr');
  assert.deepEqual([fitr.ends_on, fitr.confirmed], ['2027-03-12', true]);
  await page.getByRole('button', { name: 'Année suivante' }).click();
  await page.getByText('5 dates lunaires attendent leur confirmation.').waitFor();
  page.assertClean();
});

test('a person enters the pool from their page, gets a feed, and is refused to a second session with the first one’s hours', async () => {
  const page = await signedInPage(browser, server);
  page.allow(/409/);
  await page.goto(`/people/${person.id}`);
  await page.getByRole('link', { name: 'Ajouter au vivier' }).click();
  await page.locator('input[data-path="fields"]').fill('Audit');
  await page.locator('input[data-path="fields"]').press('Enter');
  await page.getByRole('button', { name: 'Ajouter une habilitation' }).click();
  await page.getByLabel('Intitulé').fill('Animation');
  await page.getByLabel('Valable jusqu’au').fill('01/01/2020');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Expirée').waitFor();
  await page.getByRole('button', { name: 'Créer une adresse' }).click();
  await page.getByText(/\/calendar\/.*\.ics/).waitFor();
  await page.goto('/trainers?expiry=over');
  await page.getByRole('link', { name: /Bennani/ }).waitFor();

  const team = [{ person_id: person.id, role: 'trainer' }];
  const plan = (more) => admin.create('/sessions', { programme_id, title: { fr: 'Audit' }, kind: 'training', modality: 'in_person', days: [day('2027-10-05')], ...more });
  const [won, lost] = [await plan({ team }), await plan({})];
  await page.goto(`/sessions/${lost.id}/edit`);
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await page.locator('input[data-path="team.0.person_id"]').fill('bennani omar');
  await page.getByRole('option', { name: /Bennani/ }).first().click();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('alert').getByText(`Ce formateur est déjà pris à ce moment : Omar Bennani · ${won.reference} · 2027-10-05 09:00–16:00`).waitFor();
  page.assertClean();
});

test('every page of resources is right to left on a phone, with nothing for axe to say', async () => {
  const page = await signedInPage(browser, server, { language: 'ar', ...phone });
  for (const [path, heading] of [['/rooms', 'القاعات'], [`/rooms/${atlas.id}`, 'قاعة الأطلس'], ['/venues', 'أماكن التكوين'], [`/venues/${venue.id}`, 'مركز التكوين'], ['/assets', 'المعدات'],
    ['/assets/new', 'معدات جديدة'], ['/holidays?year=2027', 'أيام العطل ورمضان'], ['/trainers', 'فريق المكوِّنين'], [`/trainers/${person.id}`, /Bennani/], [`/trainers/${person.id}/edit`, 'تعديل بطاقة المكوِّن'],
    ['/rooms?q=zzzz', 'القاعات']]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.waitForFunction(() => !document.querySelector('[class*=skeleton]'));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, `${path} is wider than the phone`);
    assert.deepEqual(await accessibilityViolations(page), [], path);
  }
  page.assertClean();
});
