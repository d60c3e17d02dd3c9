// A coordinator changes a session and decides in the same step who hears of it; seats somebody who was proposed; prints convocations.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { invite, personWithAddress, sessionToCome, tokenOf } from '../journeys/inviting.mjs';
import { makePerson } from '../journeys/training.mjs';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { mailServer } from '../support/mail.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

let mail, server, browser, admin, session, salma, karim;
before(async () => {
  mail = await mailServer();
  [server, browser] = await Promise.all([startServer({ web: true, environment: mail.environment }), openBrowser()]);
  admin = await server.signIn();
  session = await sessionToCome(admin, { seats: 12, title: { fr: 'Budget sensible au genre', ar: 'الميزانية المستجيبة للنوع', en: 'Gender budgeting' } });
  const ministry = await admin.create('/organisations', { name: { fr: 'Ministère de la Transition', ar: 'وزارة الانتقال' }, type: 'ministry' });
  salma = await personWithAddress(admin, { sex: 'F', language: 'ar', family_name: 'Alaoui', given_name: 'Salma', family_name_ar: 'العلوي', given_name_ar: 'سلمى', organisation_id: ministry.id });
  karim = await personWithAddress(admin, { sex: 'M', family_name: 'Bennis', given_name: 'Karim', organisation_id: ministry.id });
  for (const person of [salma, karim, await makePerson(admin)]) await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  await admin.change(`/sessions/${session.id}/designation_plan`, { women_percent: 50, quotas: [{ organisation_id: ministry.id, places: 2 }] }, { version: 0 });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await mail?.stop();
});

const pictures = process.env.ATHAR_PICTURES;
async function look(page, name) {
  assert.deepEqual(await accessibilityViolations(page), [], name);
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

test('A change of place is saved only with a decision whether people are told; a status too', async () => {
  const page = await signedInPage(browser, server);
  await page.goto(`/sessions/${session.id}/edit`);
  await page.getByLabel('Salle ou adresse').fill('Salle Toubkal');
  await page.getByText('Prévenir 2 personnes par courriel').waitFor();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Dites si les personnes attendues sont prévenues.').waitFor();
  await look(page, 'tell-form-fr');
  await page.getByRole('radio', { name: 'Prévenir 2 personnes par courriel' }).check();
  await page.getByLabel('Un mot de plus').fill('La salle Atlas est en travaux.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await mail.received(2);
  assert.deepEqual(mail.taken.map(({ subject }) => subject).sort(), ['Changement : Budget sensible au genre', 'تغيير: الميزانية المستجيبة للنوع'].sort());
  // A note that nobody was told of asks nothing.
  await page.goto(`/sessions/${session.id}/edit`);
  await page.getByLabel('Salle ou adresse').waitFor();
  await page.waitForTimeout(300);
  assert.equal(await page.getByText('Prévenir 2 personnes').count(), 0);

  await page.goto(`/sessions/${session.id}`);
  await page.getByRole('button', { name: 'Changer le statut' }).click();
  await page.getByRole('menuitem', { name: 'Confirmer la session' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Prévenir 2 personnes par courriel').waitFor();
  assert.equal(await dialog.getByRole('button', { name: 'Confirmer' }).isDisabled(), true);
  await look(page, 'tell-status-fr');
  await dialog.getByRole('radio', { name: 'Ne prévenir personne' }).check();
  await dialog.getByRole('button', { name: 'Confirmer' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Changer le statut' }).click();
  await page.getByRole('menuitem', { name: 'Reporter la session' }).click();
  await dialog.getByLabel('Motif').fill('Grève');
  await dialog.getByRole('radio', { name: 'Prévenir 2 personnes par courriel' }).check();
  await dialog.getByRole('button', { name: 'Confirmer' }).click();
  await mail.received(4);
  assert.deepEqual(mail.taken.slice(2).map(({ subject }) => subject).sort(), ['Report : Budget sensible au genre', 'تأجيل: الميزانية المستجيبة للنوع'].sort());
  page.assertClean();
});

test('Somebody who was proposed is found or recorded, seated and invited; the room shows places and whom to ask next', async () => {
  const other = await sessionToCome(admin, { seats: 12, title: { fr: 'Évaluation des politiques', ar: 'تقييم السياسات' } });
  const { organisation_id: ministry } = await admin.read(`/people/${karim.id}`);
  await admin.change(`/sessions/${other.id}/designation_plan`, { women_percent: 50, quotas: [{ organisation_id: ministry, places: 2 }] }, { version: 0 });
  await invite(admin, other, [karim, salma]);
  await server.client().put(`/answers/${await tokenOf(admin, other, karim)}`, { answer: 'replacement', replacement_name: 'Nadia Berrada', replacement_contact: 'nadia.berrada@example.org' });
  const page = await signedInPage(browser, server);
  await page.goto(`/sessions/${other.id}?tab=invitations`);
  await page.getByText('Places par organisation').waitFor();
  await look(page, 'quotas-fr');
  await page.getByRole('button', { name: 'Donner la place de Karim Bennis' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('nadia.berrada@example.org').waitFor();
  await look(page, 'replace-fr');
  await dialog.getByRole('button', { name: 'Nouvelle personne' }).click();
  assert.deepEqual([await dialog.getByLabel('Adresse électronique').inputValue(), await dialog.getByLabel('Nom', { exact: true }).inputValue()], ['nadia.berrada@example.org', 'Berrada']);
  await look(page, 'replace-new-fr');
  await dialog.getByRole('button', { name: /^Créer/ }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Remplacé par Nadia Berrada').waitFor();
  await page.getByRole('button', { name: 'Réglages' }).click();
  await page.getByLabel('Jours avant la fin du délai').waitFor();
  await look(page, 'filling-fr');
  page.assertClean();
  for (const [language, width] of [['ar', 1280], ['ar', 390], ['fr', 390]]) {
    const each = await signedInPage(browser, server, { language, viewport: { width, height: 900 } });
    await each.goto(`/sessions/${other.id}?tab=invitations`);
    await each.getByTestId('share-confirmed').waitFor();
    await look(each, `room-${language}-${width}`);
    await each.close();
  }
});

test('Convocations are printed for one or all, with a practical note that is written on the spot', async () => {
  const now = await admin.read(`/sessions/${session.id}`);
  await admin.change(`/sessions/${session.id}/status`, { status: 'open' }, { version: now.version });
  const page = await signedInPage(browser, server);
  await page.goto(`/sessions/${session.id}?tab=registrations`);
  await page.getByRole('button', { name: 'Documents' }).click();
  await page.getByRole('menuitem', { name: 'Convocations' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Changer la note pratique' }).click();
  await dialog.getByLabel('Qui prend en charge quels frais, en français').fill('Le centre prend en charge les repas.');
  await dialog.getByLabel('Contact : nom, téléphone').fill('Mme Idrissi, 05 37 00 00 00');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.getByText('Mme Idrissi, 05 37 00 00 00').waitFor();
  await look(page, 'convocations-fr');
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Télécharger' }).click()]);
  assert.match(download.suggestedFilename(), /^Convocation – F-.*\.pdf$/);
  if (pictures) await download.saveAs(`${pictures}/convocations-fr.pdf`);
  page.assertClean();
});

const phoneWords = {
  fr: { place: 'Salle ou adresse', tell: 'Prévenir 2 personnes par courriel', status: 'Changer le statut', postpone: 'Reporter la session', documents: 'Documents', convocations: 'Convocations', note: 'Changer la note pratique', costs: 'Qui prend en charge quels frais, en français', download: 'Télécharger', word: 'Un mot de plus' },
  ar: { place: 'القاعة أو العنوان', tell: 'إخبار شخصين بالبريد الإلكتروني', status: 'تغيير الحالة', postpone: 'تأجيل الدورة', documents: 'الوثائق', convocations: 'الاستدعاءات', note: 'تغيير المعلومات العملية', costs: 'من يتحمل المصاريف، بالفرنسية', download: 'تنزيل', word: 'كلمة إضافية' },
};
for (const language of ['fr', 'ar'])
  test(`${language}: the words to people are decided on a phone too`, async () => {
    const w = phoneWords[language];
    const own = await sessionToCome(admin, { seats: 12, title: { fr: 'Téléphone', ar: 'هاتف' } });
    for (const person of [salma, karim, await makePerson(admin)]) await admin.create(`/sessions/${own.id}/registrations`, { person_id: person.id });
    const page = await signedInPage(browser, server, { language, viewport: { width: 390, height: 844 } });
    const fits = async (name) => {
      await look(page, `${name}-${language}-390`);
      const wide = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('[role=dialog], [role=dialog] *')].filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== 'visible' && !each.closest('.sr') && getComputedStyle(each).textOverflow !== 'ellipsis' && each.tagName !== 'INPUT').map((each) => `${each.tagName}.${each.className} ${each.scrollWidth}>${each.clientWidth}`));
      assert.deepEqual(wide, [], name);
    };
    await page.goto(`/sessions/${own.id}/edit`);
    await page.getByLabel(w.place).fill(`Salle ${language}`);
    await page.getByText(w.tell).waitFor();
    await page.getByRole('radio', { name: w.tell }).check();
    await fits('tell-form');
    await page.goto(`/sessions/${own.id}`);
    await page.getByRole('button', { name: w.status }).click();
    await page.getByRole('menuitem', { name: w.postpone }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: w.tell }).check();
    await dialog.getByLabel(w.word).waitFor();
    await fits('tell-status');
    await page.keyboard.press('Escape');
    await page.goto(`/sessions/${own.id}?tab=registrations`);
    await page.getByRole('button', { name: w.documents }).click();
    await page.getByRole('menuitem', { name: w.convocations }).click();
    await dialog.getByRole('button', { name: w.download }).waitFor();
    await fits('convocations');
    await dialog.getByRole('button', { name: w.note }).click();
    await dialog.getByLabel(w.costs).waitFor();
    await fits('convocations-note');
    page.assertClean();
    await page.close();
  });
