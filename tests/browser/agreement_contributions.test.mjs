// An agreement's moved end, its parties' former names and its whole history; a file as evidence; what partners bring to a meeting of a committee.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';
import { makeAgreement, makeOrganisation } from '../journeys/agreeing.mjs';

const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const who = { email: 'partenaire@example.org', password: 'a pass phrase of partners 4711' };
let server, browser, admin, page, partner, agreement, commitment, meeting, ministry, funder;
before(async () => {
  server = await startServer({ web: true, args: ['--files', mkdtempSync(join(tmpdir(), 'athar-contributions-'))] });
  browser = await openBrowser();
  admin = await server.signIn();
  ministry = await makeOrganisation(admin, { name: { fr: 'Ministère de la Fonction publique et de la Modernisation de l’administration', ar: 'وزارة الوظيفة العمومية وتحديث الإدارة' }, country: 'MA' });
  funder = await makeOrganisation(admin, { name: { fr: 'Fonds de coopération', ar: 'صندوق التعاون' }, country: 'BE' });
  agreement = await makeAgreement(admin, [ministry, funder], { title: { fr: 'Programme de promotion des droits des femmes', ar: 'برنامج النهوض بحقوق النساء' }, status: 'in_force', signed_on: '2016-05-16', ends_on: '2019' });
  await admin.change(`/agreements/${agreement.id}/terms`, { amendments: [{ reference: 'Avenant 1', signed_on: '2019-10-02', ends_on: '2020', text: { fr: 'Prorogation' } }], components: [], rates: [], claims: [] }, { version: 0 });
  const { version } = await admin.read(`/organisations/${ministry.id}`);
  await admin.create(`/organisations/${ministry.id}/events`, { version, kind: 'renamed', date: '2021-10-07', name: { fr: 'Ministère de la Transition numérique', ar: 'وزارة الانتقال الرقمي' } });
  commitment = await admin.create('/commitments', { agreement_id: agreement.id, clause: 'Art. 5', description: { fr: 'Remettre deux rapports', ar: 'تقديم تقريرين' }, organisation_id: funder.id, measure: 'documents', target: 2 });
  const committee = await admin.create('/committees', { agreement_id: agreement.id, kind: 'steering', name: { fr: 'Comité de pilotage', ar: 'لجنة القيادة' },
    members: [{ organisation_id: ministry.id, person_name: 'Houria Benjelloun', person_name_ar: 'حورية بنجلون', role: 'chair' },
      { organisation_id: funder.id, person_name: 'Claire Fontaine', person_name_ar: 'كلير فونتين', role: 'co_chair' }] });
  const call = (offset) => admin.create('/committee_meetings', { committee_id: committee.id, held_on: day(offset), place: { fr: 'Rabat', ar: 'الرباط' }, items: [{ title: { fr: 'Programme de l’année', ar: 'برنامج السنة' } }] });
  const held = await call(-40);
  await admin.change(`/committee_meetings/${held.id}/opening`, {}, { version: held.version });
  meeting = await call(12);
  await admin.create('/accounts', { ...who, name: 'Claire Fontaine', role: 'partner', organisation_id: funder.id, active: true });
  page = await signedInPage(browser, server);
  partner = await signedInPage(browser, server, { who });
  for (const each of [page, partner]) each.allow(/409|412|422/);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
const clean = async (on) => assert.deepEqual(await accessibilityViolations(on), []);

test('the agreement shows the end that holds beside the signed one, and a renamed party as it signed', async () => {
  await page.goto(`/agreements/${agreement.id}`);
  await page.getByText('déplacée par avenant ; signée :').waitFor();
  await page.getByText('Ministère de la Fonction publique et de la Modernisation de l’administration').waitFor();
  await page.getByText('Aujourd’hui :').waitFor();
  await clean(page);
  await picture(page, 'agreement-moved-end');
  await page.goto('/agreements?sort=ends_on');
  const row = page.getByRole('row', { name: /Programme de promotion/ });
  await row.getByText('2020').waitFor();
  await page.goto(`/agreements/${agreement.id}?tab=history`);
  for (const what of ['Avenants et montants des accords', 'Obligations', 'Comités', 'Réunions de comités']) await page.getByText(`· ${what}`, { exact: false }).first().waitFor();
  await clean(page);
  await picture(page, 'agreement-history');
});

test('a file is added as evidence and taken back as it came', async () => {
  await partner.goto(`/commitments/${commitment.id}`);
  await partner.getByRole('button', { name: 'Ajouter un justificatif' }).click();
  const dialog = partner.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles({ name: 'تقرير.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 rapport') });
  await dialog.getByLabel('Note').fill('Premier rapport');
  await clean(partner);
  await picture(partner, 'evidence-form');
  await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  const link = partner.getByRole('link', { name: 'تقرير.pdf' });
  await link.waitFor();
  await clean(partner);
  await picture(partner, 'evidence-file');
  const [download] = await Promise.all([partner.waitForEvent('download'), link.click()]);
  assert.equal(download.suggestedFilename(), 'تقرير.pdf');
});

test('a partner says who is coming and proposes a point; nothing else of the meeting is theirs to write', async () => {
  await partner.goto(`/committee-meetings/${meeting.id}`);
  const replies = partner.getByRole('radiogroup', { name: 'Réponse de Claire Fontaine' });
  await replies.getByText('Vient', { exact: true }).click();
  await partner.getByText('Viennent : 1 · sans réponse : 1').waitFor();
  assert.equal(await partner.getByRole('radiogroup', { name: 'Réponse de Houria Benjelloun' }).count(), 0);
  await partner.getByRole('button', { name: 'Proposer un point' }).click();
  await partner.getByRole('button', { name: 'Proposer', exact: true }).click();
  await partner.getByText('Ce champ est obligatoire.', { exact: true }).waitFor();
  await partner.getByLabel('Point de l’ordre du jour').fill('Calendrier des décaissements');
  await partner.getByLabel('Pourquoi').fill('La deuxième tranche est due.');
  await clean(partner);
  await picture(partner, 'meeting-proposal-form');
  await partner.getByRole('button', { name: 'Proposer', exact: true }).click();
  await partner.getByText('En attente').waitFor();
  assert.equal(await partner.getByRole('button', { name: 'Inscrire' }).count(), 0);
  await clean(partner);
  await picture(partner, 'meeting-as-partner');
});

test('the secretary puts the point on the agenda and a paper on the table', async () => {
  await page.goto(`/committee-meetings/${meeting.id}`);
  await page.getByText('Calendrier des décaissements').waitFor();
  await clean(page);
  await picture(page, 'meeting-with-proposal');
  await page.getByRole('button', { name: 'Inscrire' }).click();
  await page.getByText('Inscrit', { exact: true }).waitFor();
  assert.equal((await admin.read(`/committee_meetings/${meeting.id}`)).items.at(-1).title.fr, 'Calendrier des décaissements');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Apporter un document' }).click()]);
  await chooser.setFiles({ name: 'Note de cadrage.pdf', mimeType: 'application/pdf', buffer: Buffer.from('note') });
  await page.getByRole('link', { name: 'Note de cadrage.pdf' }).waitFor();
  await page.getByText('non montré aux partenaires').waitFor();
  await clean(page);
  await picture(page, 'meeting-papers');
  await partner.reload();
  await partner.getByText('Inscrit', { exact: true }).waitFor();
  assert.equal(await partner.getByText('Note de cadrage.pdf').count(), 0);
  await page.getByRole('button', { name: 'Retirer de la table : Note de cadrage.pdf' }).click();
  await page.getByText('Aucun document de l’accord n’est sur la table.').waitFor();
  await page.getByRole('button', { name: 'Choisir parmi les documents' }).click();
  await page.getByRole('menuitem', { name: 'Note de cadrage.pdf' }).click();
  await page.getByRole('link', { name: 'Note de cadrage.pdf' }).waitFor();
});

test('every committee’s meetings are on one page, found by when and by words', async () => {
  await page.goto('/committee-meetings');
  await page.getByRole('link', { name: 'Comité de pilotage' }).nth(1).waitFor();
  await clean(page);
  await picture(page, 'meetings');
  await page.goto('/committee-meetings?when=coming');
  await page.getByText(/Réunion n° 2/).waitFor();
  assert.equal(await page.getByText(/Réunion n° 1 /).count(), 0);
  await page.goto('/committee-meetings?q=introuvable');
  await page.getByText('Rien ne correspond à ces filtres').waitFor();
  await picture(page, 'meetings-none');
});

test('the same in Arabic and on a phone', async () => {
  const arabic = await signedInPage(browser, server, { language: 'ar' });
  const phone = await signedInPage(browser, server, { language: 'ar', viewport: { width: 390, height: 844 } });
  const french = await signedInPage(browser, server, { viewport: { width: 390, height: 844 } });
  for (const [where, suffix] of [[arabic, 'ar'], [phone, 'ar-phone'], [french, 'fr-phone']])
    for (const [path, name] of [[`/agreements/${agreement.id}`, 'agreement-moved-end'], [`/agreements/${agreement.id}?tab=history`, 'agreement-history'], [`/commitments/${commitment.id}`, 'evidence-file'],
      [`/committee-meetings/${meeting.id}`, 'meeting-with-proposal'], ['/committee-meetings', 'meetings']]) {
      await where.goto(path);
      await where.locator('#content h1').waitFor();
      await where.waitForLoadState('networkidle');
      await clean(where);
      assert.ok(await where.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} ${suffix} is no wider than the screen`);
      await picture(where, `${name}-${suffix}`);
    }
});
