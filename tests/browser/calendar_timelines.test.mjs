// Rooms and trainers as rows of a timeline: bars go from one row to another and to other days, by mouse and by keyboard, from left to right
// and from right to left. What the database refuses goes back to where it was, with a message and somewhere to go.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

let server, browser, admin, programme, rooms, trainers;
const words = {
  fr: { room: 'Salle', trainer: 'Formateur', save: 'Enregistrer le déplacement', undo: 'Annuler', refused: 'Le déplacement n’a pas été enregistré', taken: 'Salle déjà prise', nobody: 'Sans salle réservée', rif: 'Salle Rif', hind: 'Hind Chraïbi' },
  ar: { room: 'القاعة', trainer: 'المكون', save: 'حفظ التغيير', undo: 'تراجع', refused: 'لم يحفظ تغيير الموعد', taken: 'قاعة محجوزة', nobody: 'دون قاعة محجوزة', rif: 'قاعة الريف', hind: 'هند الشرايبي' },
};
const sittings = [{ starts: '09:00', ends: '12:30' }, { starts: '14:00', ends: '16:30' }];
const wide = { width: 2100, height: 900 };

before(async () => {
  [server, browser] = await Promise.all([startServer({ web: true }), openBrowser()]);
  admin = await server.signIn();
  programme = await admin.create('/programmes', { code: 'CE-BSG', title: { fr: 'Centre d’excellence', ar: 'مركز الامتياز' } });
  const { id: venue_id } = await admin.create('/venues', { name: { fr: 'Centre de formation', ar: 'مركز التكوين' } });
  rooms = [];
  for (const [fr, ar] of [['Salle Atlas', 'قاعة الأطلس'], ['Salle Rif', 'قاعة الريف'], ['Salle Toubkal', 'قاعة توبقال']])
    rooms.push(await admin.create('/rooms', { venue_id, name: { fr, ar }, seats: 30 }));
  trainers = [];
  for (const [given_name, family_name, given_name_ar, family_name_ar] of [['Salma', 'Alaoui', 'سلمى', 'العلوي'], ['Hind', 'Chraïbi', 'هند', 'الشرايبي']]) {
    trainers.push(await admin.create('/people', { given_name, family_name, given_name_ar, family_name_ar, sex: 'F' }));
    await admin.create('/trainers', { person_id: trainers.at(-1).id });
  }
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function plan(title, month, days, { room, trainer } = {}) {
  const session = await admin.create('/sessions', {
    programme_id: programme.id, title: { fr: title, ar: title }, kind: 'training', modality: 'in_person', seats: 20,
    days: days.map((day) => ({ date: `${month}-${String(day).padStart(2, '0')}`, sittings })), ...(trainer && { team: [{ person_id: trainer.id, role: 'trainer' }] }),
  });
  if (room) await admin.change(`/sessions/${session.id}/bookings`, { bookings: [{ room_id: room.id }] }, { version: 1 });
  return session;
}
const stateOf = async ({ id }) => {
  const [session, bookings] = await Promise.all([admin.read(`/sessions/${id}`), admin.read(`/sessions/${id}/bookings`)]);
  return { days: session.days.map(({ date }) => Number(date.slice(8))), rooms: bookings.bookings.map(({ room_id }) => room_id), trainers: session.team.map(({ person_id }) => person_id) };
};
const until = async (session, expected) => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (JSON.stringify(await stateOf(session)) === JSON.stringify(expected)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.deepEqual(await stateOf(session), expected);
};
const barOf = (page, title) => page.locator('.ec-event:not(.ec-ghost):not(.ec-preview)', { hasText: title }).first();
const rowOf = (page, title) => page.locator('.ec-row-head', { hasText: title }).first();

/** Opens a timeline, and waits until its type and all its rows are there, so that nothing slides away from under the pointer. */
async function open(page, view, month) {
  await page.goto(`/calendar?view=${view}&date=${month}-01`);
  await page.locator('.ec-event').first().waitFor();
  await page.waitForLoadState('networkidle');
  for (let before = '', quiet = 0; quiet < 5; quiet += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const boxes = JSON.stringify([await page.locator('.ec-row-head').last().boundingBox(), await page.locator('.ec-event').last().boundingBox()]);
    if (boxes !== before) quiet = 0;
    before = boxes;
  }
}

/** The middle of the row of `title` on that day. */
async function spot(page, title, date) {
  const row = await rowOf(page, title).boundingBox();
  const column = await page.locator(`.ec-col-head:has(time[datetime^="${date}"])`).first().boundingBox();
  return { x: column.x + column.width / 2, y: row.y + row.height / 2, row: title };
}
async function drag(page, title, to, during) {
  const bar = await barOf(page, title).boundingBox();
  const rtl = await page.evaluate(() => document.documentElement.dir === 'rtl');
  const from = { x: rtl ? bar.x + bar.width - 20 : bar.x + 20, y: bar.y + bar.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, from.y + 4, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 12 });
  // A busy machine may still be behind the hand.
  const strip = page.locator('[data-dragging]', { hasText: to.row });
  for (let tries = 0; tries < 10 && !(await strip.isVisible()); tries += 1) {
    await page.mouse.move(to.x + (tries % 2), to.y);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await during?.(strip);
  await page.mouse.up();
}

for (const [language, month] of [['fr', '2027-06'], ['ar', '2027-09']]) {
  const w = words[language];
  const date = (day) => `${month}-${String(day).padStart(2, '0')}`;

  test(`${language}: a booking is dragged to another room and two days later, and taken back`, async () => {
    const [atlas, rif] = rooms;
    const session = await plan(`Atelier ${language}`, month, [7, 8], { room: atlas });
    const page = await signedInPage(browser, server, { language, viewport: wide });
    await open(page, 'rooms', month);
    await barOf(page, `Atelier ${language}`).waitFor();
    await drag(page, `Atelier ${language}`, await spot(page, w.rif, date(9)), async (strip) => {
      await strip.getByText(language === 'fr' ? 'Rien ne s’y oppose' : 'لا شيء يمنع ذلك').waitFor();
      await picture(page, `calendar-rooms-dragging-${language}`);
    });
    await until(session, { days: [9, 10], rooms: [rif.id], trainers: [] });
    assert.deepEqual(await accessibilityViolations(page), []);
    await page.getByRole('button', { name: w.undo }).click();
    await until(session, { days: [7, 8], rooms: [atlas.id], trainers: [] });
    page.assertClean();
    await page.context().close();
  });

  test(`${language}: what the database refuses goes back, says why, and goes where it is free`, async () => {
    const [atlas, , toubkal] = rooms;
    const session = await plan(`Refus ${language}`, month, [14, 15], { room: atlas });
    const rival = await plan(`Rival ${language}`, month, [21, 22], { room: toubkal });
    const page = await signedInPage(browser, server, { language, viewport: wide });
    page.allow(/409/);
    await open(page, 'rooms', month);
    const bar = barOf(page, `Refus ${language}`);
    await bar.waitFor();
    const before = await bar.boundingBox();
    await drag(page, `Refus ${language}`, await spot(page, language === 'fr' ? 'Salle Toubkal' : 'قاعة توبقال', date(21)));
    const dialog = page.getByRole('dialog', { name: w.refused });
    await dialog.getByRole('alert').getByText(rival.reference).waitFor();
    await dialog.getByText(w.taken).first().waitFor();
    assert.deepEqual(await stateOf(session), { days: [14, 15], rooms: [atlas.id], trainers: [] });
    assert.deepEqual(await bar.boundingBox(), before, 'the bar is where it was');
    assert.deepEqual(await accessibilityViolations(page), []);
    await picture(page, `calendar-refused-${language}`);
    await dialog.getByRole('status').getByRole('button').first().click();
    await until(session, { days: [23, 24], rooms: [toubkal.id], trainers: [] });
    page.assertClean();
    await page.context().close();
  });

  test(`${language}: by keyboard a booking goes to another room, and lets its room go`, async () => {
    const [atlas, rif] = rooms;
    const session = await plan(`Touches ${language}`, month, [28], { room: atlas });
    const page = await signedInPage(browser, server, { language, viewport: wide });
    await open(page, 'rooms', month);
    await barOf(page, `Touches ${language}`).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(w.room).selectOption({ label: w.rif });
    assert.deepEqual(await accessibilityViolations(page), []);
    await picture(page, `calendar-rooms-keyboard-${language}`);
    await dialog.getByRole('button', { name: w.save }).focus();
    await page.keyboard.press('Enter');
    await until(session, { days: [28], rooms: [rif.id], trainers: [] });
    await dialog.waitFor({ state: 'detached' });
    await barOf(page, `Touches ${language}`).focus();
    await page.keyboard.press('Enter');
    await dialog.getByLabel(w.room).selectOption({ label: w.nobody });
    await dialog.getByRole('button', { name: w.save }).focus();
    await page.keyboard.press('Enter');
    await until(session, { days: [28], rooms: [], trainers: [] });
    page.assertClean();
    await page.context().close();
  });

  test(`${language}: a session is dragged to another trainer, and by keyboard back again`, async () => {
    const [salma, hind] = trainers;
    const session = await plan(`Relève ${language}`, month, [10], { trainer: salma });
    const page = await signedInPage(browser, server, { language, viewport: wide });
    await open(page, 'trainers', month);
    await barOf(page, `Relève ${language}`).waitFor();
    await drag(page, `Relève ${language}`, await spot(page, w.hind, date(14)));
    await until(session, { days: [14], rooms: [], trainers: [hind.id] });
    await rowOf(page, w.hind).waitFor();
    await picture(page, `calendar-trainers-moved-${language}`);
    await page.getByRole('button', { name: w.undo }).waitFor();
    await barOf(page, `Relève ${language}`).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(w.trainer).selectOption({ value: salma.id });
    await dialog.getByRole('button', { name: w.save }).focus();
    await page.keyboard.press('Enter');
    await until(session, { days: [14], rooms: [], trainers: [salma.id] });
    page.assertClean();
    await page.context().close();
  });
}

test('of two coordinators who drag onto one room at one instant one wins, and the other one’s bar goes back', async () => {
  const [atlas, rif, toubkal] = rooms;
  const rivals = [await plan('Course A', '2027-10', [5], { room: atlas }), await plan('Course B', '2027-10', [5], { room: toubkal })];
  const pages = await Promise.all([1, 2].map(() => signedInPage(browser, server, { language: 'fr', viewport: wide })));
  await Promise.all(pages.map(async (page) => {
    page.allow(/409/);
    await open(page, 'rooms', '2027-10');
  }));
  await Promise.all(pages.map(async (page, index) => drag(page, index === 0 ? 'Course A' : 'Course B', await spot(page, 'Salle Rif', '2027-10-05'))));
  const lost = await Promise.any(pages.map((page) => page.getByRole('dialog', { name: words.fr.refused }).getByRole('alert').textContent()));
  assert.match(lost, /Salle Rif · F-\d{4}-\d+/);
  const held = (await Promise.all(rivals.map(stateOf))).filter(({ rooms: [room] }) => room === rif.id);
  assert.equal(held.length, 1);
  for (const page of pages) page.assertClean();
});
