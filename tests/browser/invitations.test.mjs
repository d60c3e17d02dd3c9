// From the session's page to somebody's phone and back: invite, the mail arrives, its link is answered, the share of women moves.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { invite, personWithAddress, sessionToCome, tokenOf } from '../journeys/inviting.mjs';
import { askingSession, letters, makeAdministration } from '../journeys/designations.mjs';
import { makeProgramme } from '../journeys/training.mjs';
import { accessibilityViolations, openBrowser, openPage } from '../support/browser.mjs';
import { mailServer, partOf } from '../support/mail.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

let mail, server, browser, admin, session, woman, man;
before(async () => {
  mail = await mailServer();
  [server, browser] = await Promise.all([startServer({ web: true, environment: mail.environment }), openBrowser()]);
  admin = await server.signIn();
  session = await sessionToCome(admin, { seats: 12, title: { fr: 'Budget sensible au genre', ar: 'الميزانية المستجيبة للنوع', en: 'Gender budgeting' } });
  woman = await personWithAddress(admin, { sex: 'F', language: 'ar', family_name: 'Alaoui', given_name: 'Salma', family_name_ar: 'العلوي', given_name_ar: 'سلمى' });
  man = await personWithAddress(admin, { sex: 'M', family_name: 'Bennis', given_name: 'Karim' });
  for (const person of [woman, man]) await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  await admin.change(`/sessions/${session.id}/filling`, { version: 0, women_target_percent: 50, promotion_stops_days: 0 });
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
/** The address in the mail to that person, on this server. */
const linkIn = (to) => new URL(/https:\/\/\S+/.exec(partOf(mail.taken.findLast((one) => one.to === to).raw, 'text/plain'))[0]).pathname;

test('Invite, the mail arrives, the link is answered on a phone, and the share of women moves on the open page', async () => {
  const page = await signedInPage(browser, server);
  await page.goto(`/sessions/${session.id}?tab=invitations`);
  await page.getByRole('checkbox', { name: 'Choisir tout le monde' }).check();
  await page.getByRole('button', { name: 'Inviter' }).click();
  await page.getByRole('dialog').getByText('2 messages seront écrits.').waitFor();
  await look(page, 'invite-fr');
  await page.getByRole('dialog').getByRole('button', { name: 'Écrire 2 messages' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await mail.received(2);
  await page.getByTestId('share-confirmed').filter({ hasText: '—' }).waitFor();
  await look(page, 'panel-fr');

  const phone = await openPage(browser, server.url, { viewport: { width: 390, height: 800 } });
  await phone.goto(linkIn(woman.email));
  // The mail's language is the page's.
  await phone.getByRole('button', { name: 'سأحضر' }).waitFor();
  assert.equal(await phone.locator('html').getAttribute('dir'), 'rtl');
  await look(phone, 'answer-ar-390');
  await phone.getByRole('button', { name: 'سأحضر' }).click();
  await phone.getByText('أجبتم: سأحضر.').waitFor();
  await look(phone, 'answered-ar-390');
  await page.getByTestId('share-confirmed').filter({ hasText: '100' }).waitFor();
  const other = await openPage(browser, server.url, { viewport: { width: 390, height: 800 } });
  await other.addInitScript(() => localStorage.setItem('athar.language', 'fr'));
  await other.goto(linkIn(man.email));
  await other.getByRole('button', { name: 'Proposer quelqu’un d’autre' }).click();
  await other.getByLabel('Nom de la personne').fill('Nadia Berrada');
  await look(other, 'propose-fr-390');
  await other.getByRole('button', { name: 'Proposer', exact: true }).click();
  await other.getByText('Vous avez proposé :').waitFor();
  await page.getByText('Nadia Berrada').waitFor();
  await look(page, 'panel-answered-fr');
  page.assertClean();
});

test('Forged and expired links say so; the outbox and the texts read well in French and Arabic, wide and narrow', async () => {
  const late = await personWithAddress(admin);
  await invite(admin, session, [late]);
  const token = await tokenOf(admin, session, late);
  await server.database.query(`update athar.invitation set answer_by = current_date - 1 where person_id = '${late.id}'`);
  const phone = await openPage(browser, server.url, { viewport: { width: 390, height: 800 } });
  await phone.addInitScript(() => localStorage.setItem('athar.language', 'fr'));
  phone.allow?.(/404/);
  await phone.goto(`/answer/${token}`);
  await phone.getByText('Le délai de réponse est passé.').waitFor();
  await look(phone, 'expired-fr-390');
  await phone.goto(`/answer/${token.slice(0, -1)}`);
  await phone.getByText('Ce lien n’est pas valable').waitFor();
  await look(phone, 'forged-fr-390');

  mail.behave = () => 'refuse';
  await invite(admin, session, [await personWithAddress(admin, { family_name: 'Refusé', given_name: 'Omar' })]);
  for (const [language, width] of [['fr', 1280], ['ar', 1280], ['fr', 390], ['ar', 390]]) {
    const page = await signedInPage(browser, server, { language, viewport: { width, height: 900 } });
    await page.goto('/outbox');
    await page.getByText('550').first().waitFor();
    await look(page, `outbox-${language}-${width}`);
    await page.goto('/outbox/templates');
    await page.locator('textarea').first().waitFor();
    await page.getByText(language === 'ar' ? 'معاينة' : 'Aperçu', { exact: true }).waitFor();
    await look(page, `templates-${language}-${width}`);
    await page.goto(`/sessions/${session.id}?tab=invitations`);
    await page.getByTestId('share-confirmed').waitFor();
    await look(page, `panel-${language}-${width}`);
    await page.close();
  }
});

test('Whom to invite next stands in order with its reasons; a substitute is chosen from there and leaves the list once asked', async () => {
  const programme = await makeProgramme(admin);
  const [north, south] = [await makeAdministration(admin, { name: { fr: 'Ministère de l’Intérieur', ar: 'وزارة الداخلية' } }), await makeAdministration(admin, { name: { fr: 'Ministère de la Santé', ar: 'وزارة الصحة' } })];
  const asking = await askingSession(admin, programme, [[north, 2], [south, 3]], { seats: 6 });
  const sent = await letters(admin, asking);
  const named = async (organisation, standing, more) => {
    const somebody = await personWithAddress(admin, { organisation_id: organisation.id, ...more });
    await admin.create(`/designations/${sent.get(organisation.id).id}/people`, { person_id: somebody.id, standing });
  };
  await named(north, 'main', { family_name: 'Bennis', given_name: 'Karim', sex: 'M' });
  await named(south, 'substitute', { family_name: 'Tazi', given_name: 'Omar', sex: 'M' });
  await named(south, 'substitute', { family_name: 'Alaoui', given_name: 'Salma', sex: 'F', family_name_ar: 'العلوي', given_name_ar: 'سلمى' });
  for (const [language, width] of [['ar', 1280], ['ar', 390], ['fr', 390], ['fr', 1280]]) {
    const page = await signedInPage(browser, server, { language, viewport: { width, height: 900 } });
    await page.goto(`/sessions/${asking.id}?tab=invitations`);
    const panel = page.getByRole('region', { name: language === 'fr' ? 'Qui inviter ensuite' : 'من ندعو بعد ذلك' });
    await panel.getByRole('listitem').first().waitFor();
    await panel.getByText(language === 'fr' ? 'Comment cet ordre est fait' : 'كيف حُدد هذا الترتيب').click();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'the page scrolls sideways');
    await look(page, `ask-next-${language}-${width}`);
    if (language === 'fr' && width === 1280) {
      const steps = await panel.locator('ol').first().locator('> li').allInnerTexts();
      assert.match(steps[0], /Salma Alaoui[^]*suppléant·e sur la lettre[^]*Il manque des femmes[^]*Quota à pourvoir/i);
      assert.match(steps[1], /Omar Tazi/i);
      assert.match(steps[2], /Ministère de l’Intérieur[^]*1 nom à demander/);
      await panel.getByRole('checkbox', { name: /Salma Alaoui/i }).check();
      await page.getByRole('button', { name: 'Inviter', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: /Écrire 1 message/ }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await panel.getByText(/Salma Alaoui/i).waitFor({ state: 'detached' });
      page.assertClean();
    }
    await page.close();
  }
});
