// A partner proposes a correction, the coordinator decides it on one screen; the half-yearly report, from the page that sends it to the page its link opens.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, openPage, picture } from '../support/browser.mjs';
import { mailServer, partOf } from '../support/mail.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';
import { agreementBody, makeOrganisation } from '../journeys/agreeing.mjs';
import { soon } from '../journeys/inviting.mjs';

const partner = { email: 'partenaire@example.org', password: 'a pass phrase of partners 4711' };
const phone = { width: 390, height: 844 }, desk = { width: 1280, height: 850 };

let mail, server, browser, admin, page, agreement, parties;
before(async () => {
  mail = await mailServer();
  server = await startServer({ web: true, environment: mail.environment });
  browser = await openBrowser();
  admin = await server.signIn();
  parties = [await makeOrganisation(admin, { name: { fr: 'Ministère de la Solidarité, de l’Insertion sociale et de la Famille', ar: 'وزارة التضامن والإدماج الاجتماعي والأسرة' } }),
    await makeOrganisation(admin, { name: { fr: 'Fonds de coopération', ar: 'صندوق التعاون' } })];
  agreement = await admin.create('/agreements', agreementBody([], { title: { fr: 'Convention pour la formation des administrations', ar: 'اتفاقية تكوين الإدارات' }, status: 'in_force', ends_on: '2027', reference: 'C-2019/14',
    parties: [{ organisation_id: parties[0].id, role: 'implementer' }, { organisation_id: parties[1].id, role: 'funder', contact_name: 'Claire Fontaine', contact_email: 'contact@fonds.example', signatory_name: 'Omar Tazi', signatory_capacity: 'Directeur' }] }));
  await admin.create('/commitments', { agreement_id: agreement.id, clause: 'Art. 5', description: { fr: 'Remettre le rapport final', ar: 'تقديم التقرير النهائي' }, organisation_id: parties[1].id, measure: 'documents', target: 1, first_due_on: '2027-06-30' });
  await admin.put(`/agreements/${agreement.id}/terms`, { components: [{ title: { fr: 'Formation', ar: 'التكوين' }, amounts: [{ step: 'committed', party_id: parties[1].id, currency: 'EUR', amount_minor: 125_000_000 }] }], amendments: [], rates: [], claims: [] }, { version: 0 });
  await admin.create('/accounts', { ...partner, name: 'Claire Fontaine', role: 'partner', organisation_id: parties[1].id, active: true });
  page = await signedInPage(browser, server, { viewport: desk });
  page.allow(/4(04|12|22)/);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await mail?.stop();
});

const clean = async (on = page) => assert.deepEqual(await accessibilityViolations(on), []);
const fits = async (on) => assert.ok(await on.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${on.url()} is not wider than the screen`);
const fieldsOf = async () => (await admin.read(`/agreements/${agreement.id}/correctable_fields`)).items;
const propose = async (values, remark) => {
  const fields = await fieldsOf();
  return admin.create(`/agreements/${agreement.id}/corrections`, { remark, changes: Object.entries(values).map(([path, proposed]) => ({ path, seen: fields.find((field) => field.path === path).value, proposed })) });
};

test('a partner proposes what should stand there, with what is recorded before their eyes', async () => {
  const theirs = await signedInPage(browser, server, { who: partner, viewport: desk });
  theirs.allow(/422/);
  await theirs.goto(`/agreements/${agreement.id}?tab=corrections`);
  await theirs.getByText('Aucune correction proposée').waitFor();
  await clean(theirs);
  await picture(theirs, 'corrections-empty-fr', { fullPage: true });
  await theirs.getByRole('button', { name: 'Proposer une correction' }).first().click();
  await theirs.getByRole('heading', { level: 1, name: 'Proposer une correction' }).waitFor();
  await theirs.getByRole('button', { name: 'Corriger : Fin', exact: true }).click();
  await theirs.getByLabel('Proposé : Fin').fill('2026-99');
  assert.equal(await theirs.locator('details[open]').count(), 1, 'one subject is open at a time');
  assert.ok(await theirs.getByLabel('Proposé : Fin').evaluate((input) => input === document.activeElement), 'whoever chooses a field types into it at once');
  await theirs.locator('summary').filter({ hasText: 'Parties' }).click();
  await theirs.locator('summary').filter({ hasText: 'Fonds de coopération' }).click();
  await theirs.getByRole('button', { name: 'Corriger : Adresse électronique' }).click();
  await theirs.getByLabel('Proposé : Adresse électronique').fill('direction@fonds.example');
  await theirs.locator('summary').filter({ hasText: 'Composantes et montants' }).click();
  await theirs.locator('summary').filter({ hasText: 'Montants' }).last().click();
  await theirs.getByRole('button', { name: 'Corriger : Montant engagé' }).click();
  await theirs.getByLabel('Proposé : Montant engagé').fill('1300000');
  await theirs.getByLabel('Remarque').fill('D’après l’exemplaire signé à Rabat');
  const proposal = theirs.getByRole('region', { name: 'Votre proposition' });
  assert.equal(await proposal.getByLabel(/^Proposé/).count(), 3, 'only what is to change is in the proposal');
  const send = theirs.getByRole('button', { name: 'Proposer les 3 corrections' });
  await send.click();
  await theirs.getByRole('alert').first().waitFor();
  await clean(theirs);
  await picture(theirs, 'correction-propose-fr', { fullPage: true });
  await theirs.getByLabel('Proposé : Fin').fill('06/2028');
  await theirs.getByRole('button', { name: 'Proposer les 3 corrections' }).click();
  await theirs.getByRole('heading', { level: 1, name: 'Proposition de correction' }).waitFor();
  await theirs.getByText('En attente').waitFor();
  await theirs.getByText(/1.300.000.€/).waitFor();
  assert.equal(await theirs.getByRole('checkbox').count(), 0);
  await clean(theirs);
  await picture(theirs, 'correction-partner-fr', { fullPage: true });
  theirs.assertClean();
  await theirs.context().close();
});

test('the coordinator reads recorded and proposed side by side, and accepts some with a reason for the rest', async () => {
  await page.goto('/');
  await page.getByRole('link', { name: /1 proposition attend une suite/ }).click();
  await page.getByRole('link', { name: /Fin/ }).first().click();
  await page.getByRole('checkbox', { name: 'Accepter : Fin' }).waitFor();
  await clean();
  await picture(page, 'correction-decide-fr', { fullPage: true });
  await page.getByRole('checkbox', { name: 'Accepter : Montant engagé' }).uncheck();
  await page.getByRole('button', { name: 'Enregistrer les 2 champs acceptés' }).waitFor();
  await page.getByLabel(/Motif de ce qui n’est pas retenu/).fill('Le montant est celui de l’avenant n° 1');
  await page.getByRole('button', { name: 'Enregistrer les 2 champs acceptés' }).click();
  await page.getByText('Acceptée en partie').waitFor();
  await page.getByText('Le montant est celui de l’avenant n° 1').waitFor();
  assert.equal(await page.getByText('Non retenu').count(), 1);
  await clean();
  await picture(page, 'correction-decided-fr', { fullPage: true });
  const now = await admin.read(`/agreements/${agreement.id}`);
  assert.deepEqual([now.ends_on, now.parties[1].contact_email], ['2028-06', 'direction@fonds.example']);
  page.assertClean();
});

test('what moved meanwhile is shown and not chosen; whoever comes second is told', async () => {
  const made = await propose({ reference: 'C-2019/15', signed_at_place: 'Rabat' }, 'Numéro du registre');
  const first = await propose({ reference: 'C-2019/14 bis' });
  await admin.change(`/agreement_corrections/${first.id}/decision`, { accepted: [{ path: 'reference', recorded: 'C-2019/14' }] }, { version: 1 });
  await page.goto(`/corrections/${made.id}`);
  await page.getByText(/La valeur enregistrée a changé depuis la proposition/).waitFor();
  assert.equal(await page.getByRole('checkbox', { name: 'Accepter : Référence' }).isChecked(), false);
  assert.equal(await page.getByRole('checkbox', { name: 'Accepter : Lieu de signature' }).isChecked(), true);
  await clean();
  await picture(page, 'correction-moved-fr', { fullPage: true });
  await page.getByRole('checkbox', { name: 'Accepter : Référence' }).check();
  await admin.change(`/agreement_corrections/${made.id}/decision`, { accepted: [], answer: 'Déjà corrigé' }, { version: 1 });
  await page.getByRole('button', { name: 'Accepter et enregistrer' }).click();
  await page.getByText('Quelqu’un a décidé avant vous').waitFor();
  await page.getByText('Déjà corrigé').waitFor();
  assert.equal((await admin.read(`/agreements/${agreement.id}`)).reference, 'C-2019/14 bis');
  page.assertClean();
});

test('what a proposal is about and is removed meanwhile is told with its day', async () => {
  const embassy = await makeOrganisation(admin, { name: { fr: 'Ambassade' } });
  const { version, ...record } = await admin.read(`/agreements/${agreement.id}`);
  const joined = await admin.change(`/agreements/${agreement.id}`, { ...record, parties: [...record.parties, { organisation_id: embassy.id, role: 'witness' }] }, { version });
  const made = await propose({ [`parties/${joined.parties[2].id}/contact_name`]: 'Leila Amrani', signed_at_place: 'Casablanca' });
  await admin.change(`/agreements/${agreement.id}`, { ...joined, parties: joined.parties.slice(0, 2) }, { version: joined.version });
  await page.goto(`/corrections/${made.id}`);
  await page.getByText(/^retiré le \d/).waitFor();
  assert.equal(await page.getByRole('checkbox', { name: 'Accepter : Interlocuteur' }).isDisabled(), true);
  await clean();
  await picture(page, 'correction-removed-fr', { fullPage: true });
  await admin.change(`/agreement_corrections/${made.id}/decision`, { accepted: [], answer: 'Plus partie' }, { version: 1 });
  page.assertClean();
});

test('in Arabic and on a phone the same screen reads from top to bottom', async () => {
  const fields = await fieldsOf();
  const money = fields.find(({ group }) => group === 'amounts').path, due = fields.find(({ name }) => name === 'first_due_on').path;
  const made = await propose({ 'title/ar': 'اتفاقية تكوين أطر الإدارات', signed_on: '2019-04-10', [money]: '130000000', [due]: '2027-09-30' }, 'حسب النسخة الموقعة');
  for (const [language, name] of [['fr', 'Accepter : Date de signature'], ['ar', 'قبول: تاريخ التوقيع']]) {
    for (const viewport of [desk, phone]) {
      const on = await signedInPage(browser, server, { language, viewport });
      const size = viewport === phone ? 'phone' : 'wide';
      await on.goto(`/corrections/${made.id}`);
      await on.getByRole('checkbox', { name }).waitFor();
      await clean(on);
      await fits(on);
      await picture(on, `correction-decide-${language}-${size}`, { fullPage: true });
      await on.goto('/corrections');
      await on.getByRole('table').waitFor();
      await clean(on);
      await fits(on);
      await picture(on, `corrections-${language}-${size}`, { fullPage: true });
      await on.goto(`/agreements/${agreement.id}/corrections/new`);
      await on.getByRole('textbox').first().waitFor();
      await on.locator('summary').first().click();
      await clean(on);
      await fits(on);
      if (viewport === desk) assert.ok(await on.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight), 'folded it is one screen');
      await picture(on, `correction-propose-${language}-${size}`, { fullPage: true });
      on.assertClean();
      await on.context().close();
    }
  }
});

test('a half-yearly report is previewed, sent now and opened from its link without signing in', async () => {
  await page.goto('/partner-reports');
  await page.getByText('direction@fonds.example').waitFor();
  await clean();
  await page.getByRole('button', { name: /Envoyer maintenant à Claire Fontaine/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Envoyer maintenant' }).click();
  await page.getByRole('table').getByText('direction@fonds.example').waitFor();
  await page.getByLabel('Premier envoi (janvier à juin)').fill('32/01');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByText(/jour de ce semestre/).first().waitFor();
  await clean();
  await picture(page, 'partner-reports-fr-wide', { fullPage: true });
  await soon(() => assert.ok(mail.taken.some(({ subject }) => /point semestriel/.test(subject))));
  const path = /https:\/\/athar\.example(\/report\/[\w-]+)/.exec(partOf(mail.taken.find(({ subject }) => /point semestriel/.test(subject)).raw, 'text/plain'))[1];
  for (const [language, viewport, size] of [['fr', desk, 'wide'], ['fr', phone, 'phone'], ['ar', phone, 'phone']]) {
    const on = await openPage(browser, server.url, { language, viewport });
    await on.addInitScript((chosen) => localStorage.setItem('athar.language', chosen), language);
    on.allow(/40[14]/);
    await on.goto(path);
    const link = on.getByRole('link', { name: language === 'fr' ? 'Ouvrir le document (PDF)' : 'فتح الوثيقة (PDF)' });
    await link.waitFor();
    await clean(on);
    await fits(on);
    await picture(on, `report-link-${language}-${size}`, { fullPage: true });
    const file = await on.request.get(`${server.url}${await link.getAttribute('href')}`);
    assert.deepEqual([file.status(), file.headers()['content-type']], [200, 'application/pdf']);
    await on.goto(`${path.slice(0, -2)}xx`);
    await on.getByText(language === 'fr' ? 'Ce lien n’ouvre rien' : 'هذا الرابط لا يفتح شيئا').waitFor();
    await clean(on);
    await picture(on, `report-link-forged-${language}-${size}`, { fullPage: true });
    await on.context().close();
  }
  for (const [language, viewport, size] of [['ar', desk, 'wide'], ['fr', phone, 'phone'], ['ar', phone, 'phone']]) {
    const on = await signedInPage(browser, server, { language, viewport });
    await on.goto('/partner-reports');
    await on.getByText('direction@fonds.example').first().waitFor();
    await clean(on);
    await fits(on);
    await picture(on, `partner-reports-${language}-${size}`, { fullPage: true });
    on.assertClean();
    await on.context().close();
  }
});
