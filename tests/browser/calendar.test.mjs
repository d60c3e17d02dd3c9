// The calendar with three hundred sessions in a month: seen, dragged by mouse and moved by keyboard, from left to right and from right to left.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

let server, browser, admin, programmes, trainers;
const words = {
  fr: { dialog: 'Nombre de journées', later: '+ 1 jour', save: 'Enregistrer le déplacement', undo: 'Annuler', again: 'Déplacer quand même', conflict: 'Quelqu’un a modifié', taken: 'Formateur déjà pris', reason: 'Motif', stands: 'Quelque chose s’y oppose', holiday: 'Jour férié', free: 'Prochains départs libres', none: 'Aucune session sur cette période', move: 'Déplacer : ' },
  ar: { dialog: 'عدد الأيام', later: '+ يوم', save: 'حفظ التغيير', undo: 'تراجع', again: 'تغيير الموعد رغم ذلك', conflict: 'عدل شخص آخر', taken: 'مكوِّن محجوز', reason: 'السبب', stands: 'يوجد ما يمنع ذلك', holiday: 'يوم عطلة', free: 'أقرب المواعيد الشاغرة', none: 'لا توجد دورات في هذه الفترة', move: 'تغيير موعد: ' },
};
const titles = [
  ['Budget sensible au genre', 'الميزانية المستجيبة للنوع'], ['Planification territoriale', 'التخطيط الترابي'], ['Suivi et évaluation', 'التتبع والتقييم'],
  ['Statistiques selon le sexe', 'الإحصائيات حسب الجنس'], ['Lutte contre les violences', 'محاربة العنف'], ['Marchés publics et équité', 'الصفقات العمومية والإنصاف'],
];
const kinds = ['training', 'workshop', 'reflection_workshop', 'study_visit', 'coaching', 'seminar', 'conference'];
const sittings = [{ starts: '09:00', ends: '12:30' }, { starts: '14:00', ends: '16:30' }];
const april = (day) => `2027-04-${String(day).padStart(2, '0')}`;

before(async () => {
  [server, browser] = await Promise.all([startServer({ web: true }), openBrowser()]);
  admin = await server.signIn();
  programmes = [];
  for (const code of ['CE-BSG', 'E-TAMKEEN', 'PRIM']) programmes.push(await admin.create('/programmes', { code, title: { fr: code } }));
  trainers = [];
  for (const [given_name, family_name, given_name_ar, family_name_ar] of [['Salma', 'Alaoui', 'سلمى', 'العلوي'], ['Driss', 'Bennani', 'إدريس', 'بناني'], ['Hind', 'Chraïbi', 'هند', 'الشرايبي']])
    trainers.push(await admin.create('/people', { given_name, family_name, given_name_ar, family_name_ar, sex: 'F' }));
  const places = ['MA-04', 'MA-02', 'MA-07', 'MA-01'];
  for (let number = 0; number < 300; number += 1) {
    const [fr, ar] = titles[number % titles.length];
    const day = 1 + (number * 11) % 28;
    const long = number % 3 === 0 ? 3 : 1;
    await admin.create('/sessions', {
      programme_id: programmes[number % 3].id, title: { fr: `${fr} ${number}`, ar: `${ar} ${number}` }, kind: kinds[number % 7], modality: 'in_person',
      place_code: places[number % 4], seats: 25,
      days: Array.from({ length: long }, (_, step) => ({ date: april(day + step), sittings: number % 2 ? sittings : sittings.slice(0, 1) })),
      ...(number % 10 === 0 ? { team: [{ person_id: trainers[number % 3].id, role: 'trainer' }] } : {}),
    });
  }
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A session of its own in a month without others. */
async function alone(title, month, day, more = {}) {
  return admin.create('/sessions', {
    programme_id: programmes[0].id, title: { fr: title, ar: title }, kind: 'training', modality: 'in_person', place_code: 'MA-04',
    days: [0, 1].map((step) => ({ date: `${month}-${String(day + step).padStart(2, '0')}`, sittings })), ...more,
  });
}
const dates = async ({ id }) => (await admin.read(`/sessions/${id}`)).days.map(({ date }) => date);
const eventOf = (page, title) => page.locator('.ec-event:not(.ec-ghost):not(.ec-preview)', { hasText: title }).first();
const cellOf = (page, date) => page.locator(`.ec-day:has(time[datetime^="${date}"])`).first();
const untilDates = async (session, expected) => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (JSON.stringify(await dates(session)) === JSON.stringify(expected)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.deepEqual(await dates(session), expected);
};

async function drag(page, from, to, { during } = {}) {
  const begin = await from.boundingBox();
  const end = await to.boundingBox();
  const rtl = await page.evaluate(() => document.documentElement.dir === 'rtl');
  // The first day of a bar lies where reading begins.
  const x = rtl ? begin.x + begin.width - 14 : begin.x + 14;
  await page.mouse.move(x, begin.y + begin.height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 6, begin.y + begin.height / 2 + 4, { steps: 3 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 });
  await during?.();
  await page.mouse.up();
}

for (const [language, month] of [['fr', '2027-06'], ['ar', '2027-07']]) {
  const w = words[language];

  test(`${language}: a month of three hundred sessions, a week, an agenda, the timelines; axe has nothing to say`, async () => {
    const page = await signedInPage(browser, server, { language, viewport: { width: 1360, height: 900 } });
    for (const view of ['month', 'week', 'agenda', 'rooms', 'trainers']) {
      // A week of twenty sessions at the same hour has no room for each: it is looked at with a filter.
      await page.goto(`/calendar?view=${view}&date=2027-04-14${view === 'week' ? '&programme=PRIM&kind=seminar' : ''}`);
      await page.locator(view === 'agenda' ? 'ol > li h2' : '.ec-event').first().waitFor();
      await page.waitForLoadState('networkidle');
      await picture(page, `calendar-${view}-${language}`, { fullPage: view !== 'agenda' });
      assert.deepEqual(await accessibilityViolations(page), [], view);
    }
    await page.goto('/calendar?date=2027-03-01');
    await page.locator('.holiday-name').first().waitFor();
    await picture(page, `calendar-ramadan-${language}`, { fullPage: true });
    await page.goto('/calendar?date=2031-01-01');
    await page.getByText(w.none).waitFor();
    await picture(page, `calendar-empty-${language}`);
    page.assertClean();
    await page.context().close();
  });

  test(`${language}: a bar is dragged to another day by mouse, its clash told on the way, saved for a reason, and taken back`, async () => {
    const title = `Glisser ${language}`;
    const session = await alone(title, month, 7, { team: [{ person_id: trainers[0].id, role: 'trainer' }] });
    const blocking = await alone(`Occupe ${language}`, month, 16, { team: [{ person_id: trainers[0].id, role: 'trainer' }] });
    const page = await signedInPage(browser, server, { language });
    page.allow(/409/);
    const checks = [];
    page.on('request', (request) => request.url().endsWith('/clash_checks') && checks.push(request));
    await page.goto(`/calendar?view=month&date=${month}-01`);
    await eventOf(page, title).waitFor();
    await drag(page, eventOf(page, title), cellOf(page, `${month}-15`), {
      during: async () => {
        const strip = page.locator('[aria-hidden=true]', { hasText: w.taken }).first();
        await strip.waitFor();
        assert.match(await strip.textContent(), new RegExp(blocking.reference));
        assert.match(await strip.textContent(), new RegExp(w.free));
        await picture(page, `calendar-dragging-${language}`);
      },
    });
    assert.ok(checks.length <= 3, `asked where the hand rested, not on the whole way: ${checks.length}`);
    const dialog = page.getByRole('dialog', { name: w.stands });
    await dialog.getByText(w.taken).first().waitFor();
    assert.deepEqual(await dates(session), [`${month}-07`, `${month}-08`], 'nothing is saved before somebody says why');
    assert.deepEqual(await accessibilityViolations(page), []);
    await picture(page, `calendar-reason-${language}`);
    await dialog.getByLabel(w.reason).fill('Animation partagée');
    await page.keyboard.press('Enter');
    await untilDates(session, [`${month}-15`, `${month}-16`]);
    const { items } = await admin.read(`/sessions/${session.id}/clash_overrides`);
    assert.deepEqual(items.map(({ kind, date, reason }) => [kind, date, reason])[0], ['trainer_taken', `${month}-16`, 'Animation partagée']);
    await page.getByRole('button', { name: w.undo }).click();
    await untilDates(session, [`${month}-07`, `${month}-08`]);
    page.assertClean();
    await page.context().close();
  });

  test(`${language}: a bar is saved where it is let go, though the pointer was never seen to move there`, async () => {
    const title = `Lâcher ${language}`;
    const session = await alone(title, month, 8);
    const page = await signedInPage(browser, server, { language });
    await page.goto(`/calendar?view=month&date=${month}-01`);
    await eventOf(page, title).waitFor();
    await page.evaluate(([wanted, there, last]) => {
      const rtl = document.documentElement.dir === 'rtl';
      const bar = [...document.querySelectorAll('.ec-event')].find((each) => each.textContent.includes(wanted));
      const { left, right, top } = bar.getBoundingClientRect();
      const middle = (date) => {
        const box = document.querySelector(`.ec-day:has(time[datetime^="${date}"])`).getBoundingClientRect();
        return { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
      };
      const send = (target, type, at) => target.dispatchEvent(new PointerEvent(type, { ...at, bubbles: true, isPrimary: true, pointerId: 1, pointerType: 'mouse', button: 0, buttons: type === 'pointerup' ? 0 : 1 }));
      send(bar, 'pointerdown', { clientX: rtl ? right - 14 : left + 14, clientY: top + 6 });
      send(document.body, 'pointermove', middle(there));
      send(document.body, 'pointerup', middle(last));
    }, [title, `${month}-09`, `${month}-17`]);
    await untilDates(session, [`${month}-17`, `${month}-18`]);
    page.assertClean();
    await page.context().close();
  });

  test(`${language}: a bar is made longer at its end by mouse`, async () => {
    const title = `Allonger ${language}`;
    const session = await alone(title, month, 21);
    const page = await signedInPage(browser, server, { language, viewport: { width: 1360, height: 1300 } });
    await page.goto(`/calendar?view=month&date=${month}-01`);
    const bar = eventOf(page, title);
    await bar.waitFor();
    const box = await bar.boundingBox();
    const cell = await cellOf(page, `${month}-24`).boundingBox();
    const edge = language === 'ar' ? box.x + 2 : box.x + box.width - 2;
    await page.mouse.move(edge, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(edge + (language === 'ar' ? -8 : 8), box.y + box.height / 2, { steps: 3 });
    await page.mouse.move(cell.x + cell.width / 2, box.y + box.height / 2, { steps: 10 });
    await page.mouse.up();
    await untilDates(session, [21, 22, 23, 24].map((day) => `${month}-${day}`));
    page.assertClean();
    await page.context().close();
  });

  test(`${language}: by keyboard alone: Enter on a session, a day later, two days longer, saved`, async () => {
    const title = `Clavier ${language}`;
    const session = await alone(title, month, language === 'fr' ? 28 : 19); // in July without the holiday of the 30th
    const page = await signedInPage(browser, server, { language });
    await page.goto(`/calendar?view=month&date=${month}-01`);
    await eventOf(page, title).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(w.dialog).waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
    await dialog.getByLabel(w.dialog).fill('3');
    await dialog.getByRole('button', { name: w.later }).focus();
    await page.keyboard.press('Enter');
    await picture(page, `calendar-move-${language}`);
    await dialog.getByRole('button', { name: w.save }).focus();
    await page.keyboard.press('Enter');
    await untilDates(session, language === 'fr' ? ['2027-06-29', '2027-06-30', '2027-07-01'] : ['2027-07-20', '2027-07-21', '2027-07-22']);
    page.assertClean();
    await page.context().close();
  });

  test(`${language}: by keyboard onto a holiday: told before it is saved, with a free day that is taken instead`, async () => {
    const title = `Férié ${language}`;
    const session = await alone(title, '2027-07', 27);
    const page = await signedInPage(browser, server, { language });
    await page.goto('/calendar?view=month&date=2027-07-01');
    await eventOf(page, title).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(w.dialog).fill('4');
    await dialog.getByText(w.holiday).waitFor();
    const save = dialog.getByRole('button', { name: w.save });
    assert.equal(await save.isDisabled(), true, 'not without a reason');
    assert.deepEqual(await accessibilityViolations(page), []);
    await picture(page, `calendar-holiday-${language}`);
    await dialog.getByRole('status').getByRole('button').first().focus();
    await page.keyboard.press('Enter');
    await dialog.getByText(w.holiday).waitFor({ state: 'detached' });
    await save.focus();
    await page.keyboard.press('Enter');
    await untilDates(session, ['2027-08-02', '2027-08-03', '2027-08-04', '2027-08-05']);
    page.assertClean();
    await page.context().close();
  });

  test(`${language}: in the week a sitting is dragged to another day and hour`, async () => {
    const title = `Semaine ${language}`;
    const session = await admin.create('/sessions', { programme_id: programmes[0].id, title: { fr: title, ar: title }, kind: 'training', modality: 'in_person',
      days: [{ date: `${month}-12`, sittings: [{ starts: '09:00', ends: '11:00' }] }, { date: `${month}-13`, sittings: [{ starts: '09:00', ends: '11:00' }] }] });
    const page = await signedInPage(browser, server, { language, viewport: { width: 1360, height: 1200 } });
    const friday = language === 'fr' ? ['2027-06-14', '2027-06-16'] : ['2027-07-12', '2027-07-14'];
    await admin.change(`/sessions/${session.id}`, { ...(await bodyFor(session)), days: [{ date: friday[0], sittings: [{ starts: '09:00', ends: '11:00' }] }] }, { version: 1 });
    await page.goto(`/calendar?view=week&date=${friday[0]}`);
    const event = eventOf(page, title);
    await event.waitFor();
    const box = await event.boundingBox();
    const column = await page.locator(`.ec-body .ec-day`).nth(2).boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + 20, { steps: 3 });
    await page.mouse.move(column.x + column.width / 2, box.y + 12 + 96, { steps: 12 });
    await page.mouse.up();
    for (let tries = 0; tries < 300 && (await dates(session))[0] !== friday[1]; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    const [day] = (await admin.read(`/sessions/${session.id}`)).days;
    assert.deepEqual([day.date, day.sittings[0].starts, day.sittings[0].ends], [friday[1], '11:00', '13:00']);
    await page.context().close();
  });

  test(`${language}: what somebody else saved first is shown, and moved over only when told to`, async () => {
    const title = `Conflit ${language}`;
    const session = await alone(title, month, 1);
    const page = await signedInPage(browser, server, { language });
    page.allow(/412/);
    await page.goto(`/calendar?view=month&date=${month}-01`);
    await eventOf(page, title).waitFor();
    const days = [{ date: `${month}-02`, sittings }];
    await admin.change(`/sessions/${session.id}`, { ...(await bodyFor(session)), days }, { version: 1 });
    await drag(page, eventOf(page, title), cellOf(page, `${month}-09`));
    const dialog = page.getByRole('dialog');
    await dialog.getByText(w.conflict).waitFor();
    assert.deepEqual(await dates(session), [`${month}-02`]);
    await picture(page, `calendar-conflict-${language}`);
    await dialog.getByRole('button', { name: w.again }).click();
    await untilDates(session, [`${month}-10`]);
    page.assertClean();
    await page.context().close();
  });

  test(`${language}: a phone shows the agenda first, within its width, with the dialog to move`, async () => {
    const page = await signedInPage(browser, server, { language, viewport: { width: 390, height: 844 } });
    await page.goto('/calendar?date=2027-04-14');
    await page.locator('ol > li h2').first().waitFor();
    await picture(page, `calendar-phone-${language}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= 390), true);
    assert.deepEqual(await accessibilityViolations(page), []);
    await page.getByRole('button', { name: w.move }).first().click();
    await page.getByRole('dialog').getByLabel(w.dialog).waitFor();
    await picture(page, `calendar-phone-move-${language}`);
    page.assertClean();
    await page.context().close();
  });
}

async function bodyFor({ id }) {
  const { title, programme_ids, kind, modality, place_code, time_zone, languages, team } = await admin.read(`/sessions/${id}`);
  return { title, programme_ids, kind, modality, place_code, time_zone, languages, team: team.map(({ person_id, role }) => ({ person_id, role })) };
}
