// A session moved on the calendar concerns people: the same question as in its form, in the same step, by mouse and by keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { personWithAddress } from '../journeys/inviting.mjs';
import { makePerson, makeProgramme } from '../journeys/training.mjs';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { mailServer } from '../support/mail.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

const words = {
  fr: { ask: 'Prévenir les personnes attendues ?', tell: 'Prévenir 2 personnes par courriel', nobody: 'Ne prévenir personne', missing: 'Dites si les personnes attendues sont prévenues.', word: 'Un mot de plus', save: 'Enregistrer le déplacement', leave: 'Ne pas déplacer', undo: 'Annuler', later: '+ 1 jour', reason: 'Motif', holiday: 'Jour férié', days: 'Nombre de journées', subject: /^Changement : / },
  ar: { ask: 'هل يخبر الأشخاص المنتظرون؟', tell: 'إخبار شخصين بالبريد الإلكتروني', nobody: 'عدم إخبار أحد', missing: 'المرجو تحديد هل يخبر الأشخاص المنتظرون.', word: 'كلمة إضافية', save: 'حفظ التغيير', leave: 'عدم تغيير الموعد', undo: 'تراجع', later: '+ يوم', reason: 'السبب', holiday: 'يوم عطلة', days: 'عدد الأيام', subject: /^تغيير: / },
};
const sittings = [{ starts: '09:00', ends: '12:30' }];
let mail, server, browser, admin, programme;
before(async () => {
  mail = await mailServer();
  [server, browser] = await Promise.all([startServer({ web: true, environment: mail.environment }), openBrowser()]);
  admin = await server.signIn();
  programme = await makeProgramme(admin);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await mail?.stop();
});

/** A session of two days with two people who have an address, or with nobody. */
async function expecting(title, date, language, count = 2) {
  const second = `${date.slice(0, 8)}${String(Number(date.slice(8)) + 1).padStart(2, '0')}`;
  const session = await admin.create('/sessions', { programme_id: programme.id, title: { fr: title, ar: title }, kind: 'training', modality: 'in_person', place_code: 'MA-04', seats: 20,
    days: [date, second].map((each) => ({ date: each, sittings })) });
  for (let number = 0; number < count; number += 1) {
    const person = await personWithAddress(admin, { language });
    await admin.create(`/sessions/${session.id}/registrations`, { person_id: person.id });
  }
  if (count > 0) await admin.create(`/sessions/${session.id}/registrations`, { person_id: (await makePerson(admin)).id });
  return session;
}
const dates = async ({ id }) => (await admin.read(`/sessions/${id}`)).days.map(({ date }) => date);
const untilDates = async (session, expected) => {
  for (let tries = 0; tries < 200 && JSON.stringify(await dates(session)) !== JSON.stringify(expected); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(await dates(session), expected);
};
const barOf = (page, title) => page.locator('.ec-event:not(.ec-ghost):not(.ec-preview)', { hasText: title }).first();
async function drag(page, title, date) {
  const bar = await barOf(page, title).boundingBox();
  const cell = await page.locator(`.ec-day:has(time[datetime^="${date}"])`).first().boundingBox();
  const rtl = await page.evaluate(() => document.documentElement.dir === 'rtl');
  await page.mouse.move(rtl ? bar.x + bar.width - 14 : bar.x + 14, bar.y + bar.height / 2);
  await page.mouse.down();
  await page.mouse.move(cell.x + cell.width / 2, cell.y + cell.height / 2, { steps: 8 });
  await page.mouse.up();
}

for (const [language, month] of [['fr', '2027-06'], ['ar', '2027-09']]) {
  const w = words[language];
  const on = (...days) => days.map((day) => `${month}-${String(day).padStart(2, '0')}`);
  const open = async (viewport) => {
    const page = await signedInPage(browser, server, { language, ...(viewport && { viewport }) });
    await page.goto(`/calendar?view=month&date=${month}-01`);
    return page;
  };

  test(`${language}: a drag asks once, saves nothing before it is answered, and tells who is expected`, async () => {
    const title = `Dire ${language}`;
    const session = await expecting(title, on(7)[0], language);
    const page = await open();
    await barOf(page, title).waitFor();
    await drag(page, title, on(16)[0]);
    const dialog = page.getByRole('dialog', { name: w.ask });
    await dialog.getByRole('radio', { name: w.tell }).waitFor();
    assert.deepEqual(await dates(session), on(7, 8), 'nothing is saved yet');
    await dialog.getByRole('button', { name: w.save }).click();
    await dialog.getByText(w.missing).waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
    await picture(page, `calendar-tell-${language}`);
    await dialog.getByRole('radio', { name: w.tell }).check();
    await dialog.getByLabel(w.word).fill('Le centre est fermé.');
    const before = mail.taken.length;
    await dialog.getByRole('button', { name: w.save }).click();
    await untilDates(session, on(16, 17));
    await mail.received(before + 2);
    assert.deepEqual(mail.taken.slice(before).map(({ subject }) => w.subject.test(subject)), [true, true]);
    // Whoever was told of it is told of its end, or not: it is asked again.
    await page.getByRole('button', { name: w.undo }).click();
    await dialog.getByRole('radio', { name: w.nobody }).check();
    await dialog.getByRole('button', { name: w.save }).click();
    await untilDates(session, on(7, 8));
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(mail.taken.length, before + 2);
    page.assertClean();
    await page.context().close();
  });

  test(`${language}: not moved after all, the bar goes back; without people there is no question`, async () => {
    const [title, alone] = [`Laisser ${language}`, `Seule ${language}`];
    const session = await expecting(title, on(21)[0], language);
    const other = await expecting(alone, on(9)[0], language, 0);
    const page = await open();
    await barOf(page, title).waitFor();
    const before = await barOf(page, title).boundingBox();
    await drag(page, title, on(14)[0]);
    await page.getByRole('dialog', { name: w.ask }).getByRole('button', { name: w.leave }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const back = await barOf(page, title).boundingBox();
    // In its cell again; a line of weeks above may have grown by some pixels meanwhile.
    assert.equal(Math.round(back.x), Math.round(before.x));
    assert.ok(Math.abs(back.y - before.y) < 20, `${back.y} for ${before.y}`);
    assert.deepEqual(await dates(session), on(21, 22));
    await drag(page, alone, on(23)[0]);
    await untilDates(other, on(23, 24));
    assert.equal(await page.getByRole('dialog').count(), 0);
    page.assertClean();
    await page.context().close();
  });

  test(`${language}: by keyboard it is asked in the dialog itself, at 390 px too`, async () => {
    const title = `Touches ${language}`;
    const session = await expecting(title, on(27)[0], language);
    for (const viewport of [{ width: 390, height: 844 }, undefined]) {
      const page = await open(viewport);
      await barOf(page, title).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(w.days).waitFor();
      await dialog.getByRole('button', { name: w.later }).focus();
      await page.keyboard.press('Enter');
      await dialog.getByRole('radio', { name: w.tell }).waitFor();
      await dialog.getByRole('button', { name: w.save }).focus();
      await page.keyboard.press('Enter');
      await dialog.getByText(w.missing).waitFor();
      await dialog.getByRole('radio', { name: w.tell }).focus();
      await page.keyboard.press('Space');
      await dialog.getByLabel(w.word).waitFor();
      await picture(page, `calendar-move-tell-${language}-${viewport?.width ?? 1280}`);
      assert.deepEqual(await accessibilityViolations(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
      if (viewport) {
        await page.context().close();
        continue;
      }
      const before = mail.taken.length;
      await dialog.getByRole('button', { name: w.save }).focus();
      await page.keyboard.press('Enter');
      await untilDates(session, on(28, 29));
      await mail.received(before + 2);
      page.assertClean();
      await page.context().close();
    }
  });
}
