// What parties owe, on the screen: recorded, waived, shown with evidence; the chain from a clause to its workshop and back; deadlines by month.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';
import { makeAgreement, makeOrganisation } from '../journeys/agreeing.mjs';
import { attend, hold, register } from '../journeys/figures.mjs';
import { makePerson, makeProgramme, sessionBody } from '../journeys/training.mjs';

let today;
const inDays = (days) => new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const partner = { email: 'partenaire@example.org', password: 'a pass phrase of partners 4711' };

let server, browser, admin, page, agreement, session, parties;
before(async () => {
  server = await startServer({ web: true });
  browser = await openBrowser();
  admin = await server.signIn();
  today = (await admin.read('/today')).date;
  parties = [await makeOrganisation(admin, { name: { fr: 'Ministère de la Solidarité, de l’Insertion sociale et de la Famille', ar: 'وزارة التضامن والإدماج الاجتماعي والأسرة' } }),
    await makeOrganisation(admin, { name: { fr: 'Fonds de coopération', ar: 'صندوق التعاون' } })];
  agreement = await makeAgreement(admin, parties, { title: { fr: 'Convention pour la formation des administrations', ar: 'اتفاقية تكوين الإدارات' }, status: 'in_force',
    ends_on: inDays(150), renewal: 'tacit', renewal_months: 12, notice_months: 3, owner_id: (await admin.read('/me')).user.id });
  await admin.create('/accounts', { ...partner, name: 'Claire Fontaine', role: 'partner', organisation_id: parties[1].id, active: true });
  const programme = await makeProgramme(admin);
  session = await admin.create('/sessions', sessionBody(programme, { title: { fr: 'Atelier de budgétisation sensible au genre', ar: 'ورشة الميزانية المستجيبة للنوع' }, kind: 'workshop' }));
  const people = await Promise.all([1, 2, 3].map(() => makePerson(admin)));
  await register(admin, session, ...people);
  await attend(admin, session, people.map((person) => [person, 3]));
  await hold(admin, session);
  await admin.create(`/agreements/${agreement.id}/sessions`, { session_id: session.id });
  const add = (more) => admin.create('/commitments', { agreement_id: agreement.id, organisation_id: parties[0].id, ...more });
  await add({ clause: 'Art. 4.1', description: { fr: 'Former 150 personnes des administrations', ar: 'تكوين 150 شخصا من الإدارات' }, measure: 'people', target: 150, first_due_on: inDays(60) });
  await add({ clause: 'Art. 2', description: { fr: 'Verser la subvention en trois tranches annuelles', ar: 'صرف المنحة على ثلاث دفعات سنوية' }, measure: 'payment', currency: 'EUR', target: 125_000_000,
    organisation_id: parties[1].id, responsible_name: 'Claire Fontaine', first_due_on: inDays(-200), every_months: 12, last_due_on: inDays(600) });
  await add({ clause: 'Art. 5', description: { fr: 'Remettre le rapport final', ar: 'تقديم التقرير النهائي' }, measure: 'documents', target: 1, first_due_on: inDays(-12) });
  page = await signedInPage(browser, server);
  page.allow(/422/);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const clean = async (on = page) => assert.deepEqual(await accessibilityViolations(on), []);
const save = (within = page) => within.getByRole('button', { name: 'Enregistrer', exact: true }).click();

test('an agreement’s tab lists what is owed and takes another clause', async () => {
  await page.goto(`/agreements/${agreement.id}?tab=commitments`);
  await page.getByRole('link', { name: 'Remettre le rapport final' }).waitFor();
  await page.getByText(/^0.€ sur 1.250.000.€$/).first().waitFor();
  await clean();
  await picture(page, 'commitments-tab-fr', { fullPage: true });
  await page.getByRole('button', { name: 'Ajouter une obligation' }).first().click();
  await save(); // nothing said yet
  await page.getByRole('alert').waitFor();
  await clean();
  await page.getByLabel('Obligation (Français)').fill('Tenir un atelier pratique');
  await page.getByLabel('Article').fill('Art. 6');
  await page.getByLabel('Mesure').last().selectOption('people');
  await page.getByLabel('Cible').fill('3');
  await page.getByLabel('Ne compter que les sessions rattachées à cet article').check();
  await picture(page, 'commitment-form-fr', { fullPage: true });
  await save();
  await page.getByRole('heading', { level: 1, name: 'Tenir un atelier pratique' }).waitFor();
  await page.getByText('0 sur 3 personnes').waitFor();
  page.assertClean();
});

test('the workshop is said to serve the clause from either side, and the figure leads to its people', async () => {
  await page.getByRole('checkbox', { name: /Atelier de budgétisation.* sert cet article/ }).click();
  await page.getByRole('checkbox', { name: /Atelier de budgétisation.* sert cet article/, checked: true }).waitFor();
  await page.getByText('3 sur 3 personnes').waitFor();
  await page.getByText('Honorée').first().waitFor();
  await clean();
  await picture(page, 'commitment-fr', { fullPage: true });
  await page.getByRole('link', { name: /3 sur 3 personnes/ }).click();
  await page.waitForURL(/\/reach\/records/);
  await page.getByText('Salma').first().waitFor();
  await page.goto(`/sessions/${session.id}?tab=details`);
  const clause = page.getByRole('checkbox', { name: 'Art. 6 · Tenir un atelier pratique' });
  await clause.waitFor();
  assert.equal(await clause.isChecked(), true);
  await clean();
  await picture(page, 'session-serves-fr', { fullPage: true });
  await clause.click();
  await page.getByRole('checkbox', { name: 'Art. 6 · Tenir un atelier pratique', checked: false }).waitFor();
  page.assertClean();
});

test('evidence and a waiver, each with its day and author', async () => {
  await page.goto(`/agreements/${agreement.id}?tab=commitments`);
  await page.getByRole('link', { name: 'Remettre le rapport final' }).click();
  await page.getByRole('button', { name: 'Ajouter un justificatif' }).click();
  const dialog = page.getByRole('dialog');
  await save(dialog);
  await dialog.getByRole('alert').waitFor();
  await clean();
  await dialog.getByLabel('Note').fill('Rapport remis en main propre');
  await dialog.getByLabel('Compte pour').fill('1');
  await save(dialog);
  await page.getByText('Rapport remis en main propre').waitFor();
  await page.getByText('Honorée', { exact: true }).waitFor();
  await page.getByRole('button', { name: /Retirer le justificatif/ }).click();
  await page.getByText('En retard', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Dispenser' }).click();
  await dialog.getByLabel('Motif').fill('Remplacé par le rapport de la convention suivante');
  await save(dialog);
  await page.getByText('Dispensée', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Retirer la dispense' }).click();
  await page.getByText('En retard', { exact: true }).waitFor();
  page.assertClean();
});

test('deadlines by month, in French and in Arabic, wide and on a phone', async () => {
  await page.goto('/deadlines');
  await page.getByRole('link', { name: 'Remettre le rapport final' }).waitFor();
  await page.getByText('Préavis de renouvellement').first().waitFor();
  await clean();
  await picture(page, 'deadlines-fr', { fullPage: true });
  await page.goto('/');
  await page.getByText(/obligations? en retard/).waitFor();
  for (const viewport of [undefined, { width: 390, height: 844 }]) {
    const arab = await signedInPage(browser, server, { language: 'ar', ...(viewport ? { viewport } : {}) });
    const name = viewport ? 'phone' : 'wide';
    for (const [path, said, of] of [['/deadlines', 'تقديم التقرير النهائي', 'deadlines'], ['/commitments', 'تقديم التقرير النهائي', 'commitments'],
      [`/agreements/${agreement.id}?tab=commitments`, 'تقديم التقرير النهائي', 'commitments-tab']]) {
      await arab.goto(path);
      await arab.getByRole('link', { name: said }).first().waitFor();
      await clean(arab);
      assert.ok(await arab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${path} is not wider than the ${name} screen`);
      await picture(arab, `${of}-ar-${name}`, { fullPage: true });
    }
    await arab.getByRole('link', { name: 'صرف المنحة على ثلاث دفعات سنوية' }).first().click();
    await arab.getByRole('heading', { level: 1 }).waitFor();
    await arab.getByText('Claire Fontaine').first().waitFor();
    await clean(arab);
    await picture(arab, `commitment-ar-${name}`, { fullPage: true });
    arab.assertClean();
    await arab.context().close();
  }
});

test('a partner sees what is owed under their agreement, without figures, and adds what they did', async () => {
  const theirs = await signedInPage(browser, server, { who: partner });
  await theirs.goto('/deadlines');
  await theirs.getByRole('link', { name: 'Verser la subvention en trois tranches annuelles' }).first().click();
  await theirs.getByRole('button', { name: 'Ajouter un justificatif' }).click();
  const dialog = theirs.getByRole('dialog');
  assert.equal(await dialog.getByLabel('Compte pour').count(), 0);
  await dialog.getByLabel('Note').fill('Ordre de virement transmis');
  await save(dialog);
  await theirs.getByText('Ordre de virement transmis').waitFor();
  assert.equal(await theirs.getByRole('button', { name: 'Dispenser' }).count(), 0);
  await clean(theirs);
  await picture(theirs, 'commitment-partner-fr', { fullPage: true });
  await theirs.goto(`/agreements/${agreement.id}?tab=commitments`);
  await theirs.getByRole('link', { name: 'Former 150 personnes des administrations' }).waitFor();
  assert.equal(await theirs.getByText(/sur 150/).count(), 0);
  theirs.assertClean();
});

test('nothing owed yet: the page says what it is for', async () => {
  const bare = await makeAgreement(admin, parties, { title: { fr: 'Protocole sans obligations' } });
  await page.goto(`/agreements/${bare.id}?tab=commitments`);
  await page.getByText('Aucune obligation enregistrée').waitFor();
  await page.goto('/commitments?q=introuvable');
  await page.getByText(/Rien|Aucun/).first().waitFor();
  await clean();
});
