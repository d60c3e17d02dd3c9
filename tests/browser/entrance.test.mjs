// The partner's entrance on the screen: signing in lands on it, minutes are confirmed, a comment is said and answered, a person is nominated,
// the reach is read; empty and failing; French and Arabic, wide and on a phone.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';
import { makeAgreement, makeOrganisation } from '../journeys/agreeing.mjs';
import { askingSession, day, letters } from '../journeys/designations.mjs';
import { attend, eventually, hold, register } from '../journeys/figures.mjs';
import { makePerson, makeProgramme, sessionBody } from '../journeys/training.mjs';

const partner = { email: 'partenaire@example.org', password: 'a pass phrase of partners 4711' };
const newcomer = { email: 'nouveau@example.org', password: 'a pass phrase of partners 4712' };

let server, browser, admin, page, agreement, next;
before(async () => {
  server = await startServer({ web: true, args: ['--files', mkdtempSync(join(tmpdir(), 'athar-entrance-'))] });
  browser = await openBrowser();
  admin = await server.signIn();
  const ministry = await makeOrganisation(admin, { name: { fr: 'Ministère de la Solidarité, de l’Insertion sociale et de la Famille', ar: 'وزارة التضامن والإدماج الاجتماعي والأسرة' } });
  const fund = await makeOrganisation(admin, { name: { fr: 'Fonds de coopération pour l’égalité', ar: 'صندوق التعاون من أجل المساواة' }, type: 'donor' });
  const other = await makeOrganisation(admin, { name: { fr: 'Autre bailleur' }, type: 'donor' });
  agreement = await makeAgreement(admin, [ministry, fund], { title: { fr: 'Convention pour la formation des administrations', ar: 'اتفاقية تكوين الإدارات' }, status: 'in_force', ends_on: day(150) });
  await makeAgreement(admin, [ministry, fund], { title: { fr: 'Mémorandum sur la statistique sociale', ar: 'مذكرة تفاهم حول الإحصاء الاجتماعي' }, status: 'signed', ends_on: '2029' });
  for (const [who, organisation_id] of [[partner, fund.id], [newcomer, other.id]]) await admin.create('/accounts', { ...who, name: 'Claire Fontaine', role: 'partner', organisation_id, active: true });
  const commit = (clause, fr, ar, first_due_on) => admin.create('/commitments', { agreement_id: agreement.id, clause, description: { fr, ar }, organisation_id: fund.id, measure: 'documents', target: 1, first_due_on });
  await commit('Art. 5', 'Remettre le rapport d’activité', 'تقديم تقرير النشاط', day(-4));
  await commit('Art. 7', 'Désigner un point focal pour chaque région', 'تعيين نقطة اتصال لكل جهة', day(21));
  const committee = await admin.create('/committees', { agreement_id: agreement.id, kind: 'steering', name: { fr: 'Comité de pilotage', ar: 'لجنة القيادة' },
    members: [{ organisation_id: ministry.id, person_name: 'Nadia Alaoui', person_name_ar: 'نادية العلوي', role: 'chair' }] });
  const call = (held_on) => admin.create('/committee_meetings', { committee_id: committee.id, held_on, starts: '10:00', place: { fr: 'Rabat', ar: 'الرباط' }, items: [{ title: { fr: 'Bilan', ar: 'الحصيلة' } }] });
  let past = await call(day(-14));
  past = await admin.change(`/committee_meetings/${past.id}/opening`, { figures: [] }, { version: past.version });
  for (const each of past.attendees) each.standing = 'present';
  past = await admin.change(`/committee_meetings/${past.id}`, past, { version: past.version });
  await admin.change(`/committee_meetings/${past.id}/minutes_status`, { status: 'circulated' }, { version: past.version });
  next = await call(day(12));
  await admin.change(`/committee_meetings/${next.id}`, { ...next, documents: 'Projet de programme annuel\nNote de synthèse' }, { version: next.version });
  const upload = await admin.post(`/agreements/${agreement.id}/documents`, Buffer.from('x'), { query: { title: 'Rapport conjoint 2026', shown_to_partners: true },
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'rapport.pdf' } });
  assert.equal(upload.status, 201);

  const programme = await makeProgramme(admin);
  const asking = await askingSession(admin, programme, [[fund, 2]], { title: { fr: 'Atelier des partenaires', ar: 'ورشة الشركاء' } });
  await letters(admin, asking);
  const session = await admin.create('/sessions', sessionBody(programme, { title: { fr: 'Atelier de budgétisation', ar: 'ورشة الميزانية' } }));
  const people = [];
  for (let i = 0; i < 17; i += 1) people.push(await makePerson(admin, { sex: i < 9 ? 'F' : i < 15 ? 'M' : 'not_stated' }));
  await register(admin, session, ...people);
  await attend(admin, session, people.map((person) => [person, 3]));
  await hold(admin, session);
  await admin.create(`/agreements/${agreement.id}/sessions`, { session_id: session.id });
  await eventually(() => admin.read('/reach', { measure: 'unique_participants' }), (figure) => figure.value === 17);
  await admin.create('/published_tables', { title: { fr: 'Personnes formées', ar: 'الأشخاص المستفيدون' }, measure: 'unique_participants', by: ['sex'], agreement_id: agreement.id });
  await admin.create('/published_editions', {});
  page = await signedInPage(browser, server, { who: partner });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const clean = async (on) => assert.deepEqual(await accessibilityViolations(on), []);
const withinTheEdge = async (on) => assert.ok(await on.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'nothing lies beyond the edge');

test('signing in lands on the entrance: what is owed, what comes, what to read, whom to name, and the reach', async () => {
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: 'Fonds de coopération pour l’égalité' }).waitFor();
  const owed = page.getByRole('region', { name: 'Ce que vous devez' });
  assert.equal(await owed.getByRole('listitem').count(), 2);
  await owed.getByText('En retard').waitFor();
  await page.getByText('Projet de programme annuel').waitFor();
  await page.getByRole('table').getByText('<5').first().waitFor();
  await page.getByRole('region', { name: 'Vos accords' }).getByRole('link', { name: 'Mémorandum sur la statistique sociale' }).waitFor();
  await clean(page);
  await picture(page, 'entrance-fr', { fullPage: true });
});

test('minutes and a paper are confirmed with one press, and the buttons make way for what was said', async () => {
  const meetings = page.getByRole('region', { name: 'Réunions' });
  await meetings.getByRole('button', { name: /^Nous sommes d’accord/ }).click();
  await meetings.getByText('D’accord', { exact: true }).waitFor();
  const documents = page.getByRole('region', { name: 'Documents partagés' });
  await documents.getByRole('button', { name: /^Nous avons lu/ }).click();
  await documents.getByText('Lu', { exact: true }).waitFor();
  assert.equal((await admin.read(`/agreements/${agreement.id}/confirmations`)).items.length, 2);
});

test('whoever confirms what was changed meanwhile is shown the last version, and confirms that one', async () => {
  await page.goto(`/agreements/${agreement.id}?tab=words`);
  const confirmations = page.getByRole('region', { name: 'Confirmations' });
  const agree = confirmations.getByRole('button', { name: /^Nous sommes d’accord/ });
  await agree.waitFor();
  const { version, ...record } = await admin.read(`/agreements/${agreement.id}`);
  await admin.change(`/agreements/${agreement.id}`, { ...record, signed_at_place: 'Rabat' }, { version });
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/confirmations') && answer.request().method() === 'POST');
  await agree.click();
  assert.equal((await answered).status(), 412);
  await confirmations.getByRole('alert').getByText('a été modifié pendant votre lecture').waitFor();
  await clean(page);
  await picture(page, 'confirmation-overtaken-fr', { fullPage: true });
  await agree.click();
  await confirmations.getByText('D’accord', { exact: true }).first().waitFor();
  await confirmations.getByText(`version ${version + 1}`).waitFor();
  assert.equal(await confirmations.getByRole('alert').count(), 0);
  const [last] = (await admin.read(`/agreements/${agreement.id}/confirmations`)).items;
  assert.deepEqual([last.stance, last.subject_version, last.is_current], ['agreed', version + 1, true]);
  await page.goto('/');
});

test('a comment is said, the coordinator finds it on the page of the day and answers, the partner reads the answer', async () => {
  const comments = page.getByRole('region', { name: 'Observations' });
  await comments.getByLabel('Votre observation').fill('Pouvons-nous remettre le rapport en mars ?');
  await comments.getByRole('button', { name: 'Envoyer' }).click();
  await comments.getByText('attend une réponse').waitFor();
  const house = await signedInPage(browser, server);
  await house.goto('/');
  await house.getByText('1 observation attend une réponse').waitFor();
  await house.getByRole('button', { name: /^Répondre/ }).first().click();
  await house.waitForURL(/partner-comments/);
  await house.getByRole('button', { name: 'Répondre' }).click();
  await clean(house);
  await picture(house, 'partner-comments-fr', { fullPage: true });
  await house.getByLabel('Répondre').fill('Oui, avant le 15 mars.');
  await house.getByRole('button', { name: 'Envoyer' }).click();
  await house.getByText('Aucune observation n’attend de réponse').waitFor();
  await house.goto(`/agreements/${agreement.id}?tab=words`);
  await house.getByText('Oui, avant le 15 mars.').waitFor();
  await clean(house);
  await picture(house, 'agreement-words-fr', { fullPage: true });
  await house.close();
  await page.goto('/');
  await page.getByText('Oui, avant le 15 mars.').waitFor();
});

test('a meeting is spoken of on its own page, by the partner and by the house', async () => {
  await page.goto(`/committee-meetings/${next.id}`);
  const comments = page.getByRole('region', { name: 'Observations' });
  await comments.getByLabel('Votre observation').fill('Nous viendrons à trois.');
  await comments.getByRole('button', { name: 'Envoyer' }).click();
  await comments.getByText('attend une réponse').waitFor();
  await clean(page);
  const house = await signedInPage(browser, server);
  await house.goto(`/committee-meetings/${next.id}`);
  await house.getByRole('region', { name: 'Observations' }).getByText('Nous viendrons à trois.').waitFor();
  await clean(house);
  await picture(house, 'meeting-words-fr', { fullPage: true });
  await house.close();
  await page.goto('/');
});

test('a partner nominates somebody of its own', async () => {
  await page.getByRole('button', { name: 'Nouvelle personne' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Prénom', { exact: true }).fill('Jan');
  await dialog.getByLabel('Nom', { exact: true }).fill('Peeters');
  await dialog.getByRole('button', { name: 'Désigner' }).click();
  await page.getByText('Jan Peeters').waitFor();
  assert.equal(await page.getByRole('link', { name: 'Jan Peeters' }).count(), 0, 'a partner has no page of people');
  await clean(page);
});

test('the house sees a partner’s entrance from its organisation and from the agreement, and is asked whose where nothing says so', async () => {
  const house = await signedInPage(browser, server);
  await house.goto(`/agreements/${agreement.id}`);
  const parties = house.getByRole('region', { name: 'Parties' });
  await parties.getByRole('link', { name: 'Voir son espace de partenaire' }).nth(1).waitFor();
  await parties.getByRole('link', { name: 'Fonds de coopération pour l’égalité' }).click();
  const agreements = house.getByRole('region', { name: 'Accords' });
  await agreements.getByRole('link', { name: 'Mémorandum sur la statistique sociale' }).waitFor();
  await clean(house);
  await agreements.getByRole('link', { name: 'Voir l’espace du partenaire' }).click();
  await house.getByRole('heading', { level: 1, name: 'Fonds de coopération pour l’égalité' }).waitFor();
  await house.getByText('Lui seul peut y confirmer et y écrire.', { exact: false }).waitFor();
  assert.equal(await house.getByLabel('Votre observation').count(), 0);
  await clean(house);
  await picture(house, 'entrance-seen-by-the-house-fr', { fullPage: true });
  await house.goto('/entrance');
  await house.getByRole('heading', { name: 'De quel partenaire ?' }).waitFor();
  await clean(house);
  house.assertClean();
  await house.close();
});

test('in Arabic, and on a phone, nothing lies beyond the edge', async () => {
  for (const [language, width] of [['ar', 1280], ['fr', 390], ['ar', 390]]) {
    const other = await signedInPage(browser, server, { who: partner, language, viewport: { width, height: 900 } });
    await other.goto('/');
    await other.getByRole('table').first().waitFor();
    await withinTheEdge(other);
    await clean(other);
    await picture(other, `entrance-${language}-${width}`, { fullPage: true });
    await other.close();
  }
});

test('a partner without agreements is told what the page is for; one that cannot be read says so and tries again', async () => {
  const empty = await signedInPage(browser, server, { who: newcomer });
  await empty.goto('/');
  await empty.getByText('Aucun accord ne vous est ouvert').waitFor();
  await clean(empty);
  await picture(empty, 'entrance-empty-fr');
  await empty.close();
  const failing = await signedInPage(browser, server, { who: partner });
  failing.allow(/503|Failed to load/);
  await failing.route('**/api/v1/entrance*', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"unavailable","status":503,"title":"Les données sont momentanément inaccessibles","request_id":"7d1f"}' }));
  await failing.goto('/');
  await failing.getByRole('button', { name: 'Réessayer' }).waitFor({ timeout: 20_000 });
  await picture(failing, 'entrance-failing-fr');
  await failing.unroute('**/api/v1/entrance*');
  await failing.getByRole('button', { name: 'Réessayer' }).click();
  await failing.getByRole('region', { name: 'Ce que vous devez' }).waitFor();
  await failing.close();
});
