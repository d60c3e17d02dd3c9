// A secretary runs a meeting: calls it, opens it, notes who came and what is decided, circulates the minutes; two who write at once lose nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';
import { makeAgreement, makeOrganisation } from '../journeys/agreeing.mjs';

const pictures = process.env.ATHAR_PICTURES;
const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const typed = (date) => date.split('-').reverse().join('/');
let server, browser, admin, page, agreement, committee, ministry, funder;
before(async () => {
  server = await startServer({ web: true });
  browser = await openBrowser();
  admin = await server.signIn();
  ministry = await makeOrganisation(admin, { name: { fr: 'Ministère de la Transition numérique', ar: 'وزارة الانتقال الرقمي' }, country: 'MA' });
  funder = await makeOrganisation(admin, { name: { fr: 'Fonds de coopération', ar: 'صندوق التعاون' }, country: 'BE' });
  agreement = await makeAgreement(admin, [ministry, funder]);
  committee = await admin.create('/committees', {
    agreement_id: agreement.id, kind: 'steering', name: { fr: 'Comité de pilotage', ar: 'لجنة القيادة' }, every_months: 6, first_due_on: day(-12),
    members: [
      { organisation_id: ministry.id, person_name: 'Houria Benjelloun', person_name_ar: 'حورية بنجلون', capacity: { fr: 'Directrice', ar: 'مديرة' }, role: 'chair' },
      { organisation_id: funder.id, person_name: 'Claire Fontaine', person_name_ar: 'كلير فونتين', capacity: { fr: 'Chargée de programme', ar: 'مكلفة بالبرنامج' }, role: 'co_chair' },
    ],
  });
  page = await signedInPage(browser, server);
  page.allow(/409|412|422/);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
async function picture(name, where = page) {
  if (pictures) await where.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

test('the agreement says that its committee is overdue, and a meeting is called', async () => {
  await page.goto(`/agreements/${agreement.id}?tab=committees`);
  await page.getByText(/En retard depuis le/).waitFor();
  await page.getByText('Houria Benjelloun').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture('committees-fr');
  await page.getByRole('button', { name: 'Convoquer une réunion' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Date' }).fill(typed(day(0)));
  await dialog.getByRole('textbox', { name: /Lieu/ }).first().fill('Rabat');
  await dialog.getByRole('button', { name: 'Convoquer une réunion' }).click();
  await page.getByRole('heading', { level: 1, name: /Réunion n° 1/ }).waitFor();
});

test('the meeting is opened, written and circulated; a decision without owner is refused where it stands', async () => {
  await page.getByRole('button', { name: 'Ouvrir la réunion' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ajouter un chiffre' }).click();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture('meeting-opening-fr');
  await page.getByRole('dialog').getByRole('button', { name: 'Ouvrir la réunion' }).click();
  await page.getByText(/arrêtés au/).waitFor();
  await page.getByRole('button', { name: 'Ajouter un point' }).click();
  await page.getByLabel(/Point de l’ordre du jour/).fill('Programme de 2027');
  await page.getByLabel(/Échanges/).fill('La présidente ouvre le point.');
  await page.getByRole('button', { name: 'Ajouter une décision' }).click();
  await page.getByRole('textbox', { name: /^Décision/ }).fill('Le programme est arrêté avant la fin de l’année.');
  for (const name of ['Houria Benjelloun', 'Claire Fontaine']) await page.getByRole('radiogroup', { name: `Présence de ${name}` }).getByText('Présent·e').click();
  await page.getByText('Des changements ne sont pas enregistrés.').waitFor();
  await picture('meeting-writing-fr');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Décision n° 1').waitFor();
  await page.getByRole('button', { name: 'Diffuser pour observations' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Diffuser pour observations' }).click();
  await page.getByRole('dialog').getByText('Désignez un responsable pour cette décision.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
  await page.getByRole('textbox', { name: 'Responsable', exact: true }).fill('Houria Benjelloun');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Des changements ne sont pas enregistrés.').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Diffuser pour observations' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Diffuser pour observations' }).click();
  await page.getByText('PV diffusé').first().waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture('meeting-circulated-fr');
});

test('something is said of the meeting on its own page, and stays there', async () => {
  const said = page.getByRole('region', { name: 'Observations' });
  await said.getByLabel('Votre observation').fill('La salle est confirmée.');
  await said.getByRole('button', { name: 'Envoyer' }).click();
  await said.getByRole('listitem').getByText('La salle est confirmée.').waitFor();
  const { items } = await admin.read('/agreement_comments', { agreement: agreement.id });
  assert.deepEqual(items.map(({ meeting_id, text }) => [page.url().endsWith(meeting_id), text]), [[true, 'La salle est confirmée.']]);
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.route('**/api/v1/agreement_comments*', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"unavailable","status":503,"title":"Momentanément inaccessible"}' }));
  page.allow(/503/);
  await page.reload();
  await page.getByRole('region', { name: 'Observations' }).getByRole('button', { name: 'Réessayer' }).waitFor({ timeout: 20_000 });
  await page.unroute('**/api/v1/agreement_comments*');
  await page.getByRole('region', { name: 'Observations' }).getByRole('button', { name: 'Réessayer' }).click();
  await page.getByRole('region', { name: 'Observations' }).getByRole('listitem').getByText('La salle est confirmée.').waitFor();
});

test('of two who write at once both are kept; where both wrote the same place the reader chooses', async () => {
  const meeting = (await admin.read('/committee_meetings', { agreement: agreement.id })).items[0];
  const stored = await admin.read(`/committee_meetings/${meeting.id}`);
  await page.getByLabel(/Échanges/).fill('La présidente ouvre le point et salue le fonds.');
  await admin.change(`/committee_meetings/${meeting.id}`, { ...stored, documents: 'Note de cadrage' }, { version: stored.version });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText(/Quelqu’un d’autre écrivait en même temps/).waitFor();
  await page.getByText('Des changements ne sont pas enregistrés.').waitFor({ state: 'detached' });
  const joined = await admin.read(`/committee_meetings/${meeting.id}`);
  assert.deepEqual([joined.documents, joined.items[0].exchanges.fr], ['Note de cadrage', 'La présidente ouvre le point et salue le fonds.']);

  await page.getByLabel('Documents remis').fill('Note de cadrage, version 2');
  await admin.change(`/committee_meetings/${meeting.id}`, { ...joined, documents: 'Budget' }, { version: joined.version });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('cell', { name: 'Budget' }).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture('meeting-two-writers-fr');
  await page.getByRole('button', { name: 'Enregistrer ma version' }).click();
  await page.getByText('Des changements ne sont pas enregistrés.').waitFor({ state: 'detached' });
  assert.equal((await admin.read(`/committee_meetings/${meeting.id}`)).documents, 'Note de cadrage, version 2');
});

test('in Arabic and on a phone it reads as well', async () => {
  const meeting = (await admin.read('/committee_meetings', { agreement: agreement.id })).items[0];
  const arabic = await signedInPage(browser, server, { language: 'ar', viewport: { width: 390, height: 844 } });
  for (const [name, path] of [['committees-ar-phone', `/agreements/${agreement.id}?tab=committees`], ['meeting-ar-phone', `/committee-meetings/${meeting.id}`]]) {
    await arabic.goto(path);
    await arabic.getByText('حورية بنجلون').first().waitFor();
    assert.equal(await arabic.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, `${name} is wider than the phone`);
    assert.deepEqual(await accessibilityViolations(arabic), []);
    await picture(name, arabic);
  }
  arabic.assertClean();
  page.assertClean();
});
