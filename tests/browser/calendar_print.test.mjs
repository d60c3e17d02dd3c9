// The printed month and week: A4 landscape, no empty sheet, and nothing folded away, however full a day is.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { openBrowser } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

const run = promisify(execFile);
let server, browser, admin, folder;
const sittings = [{ starts: '09:00', ends: '12:30' }, { starts: '14:00', ends: '16:30' }];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'athar-print-'));
  [server, browser] = await Promise.all([startServer({ web: true }), openBrowser()]);
  admin = await server.signIn();
  const { id: programme_id } = await admin.create('/programmes', { code: 'CE-BSG', title: { fr: 'Centre d’excellence' } });
  for (let number = 1; number <= 9; number += 1)
    await admin.create('/sessions', { programme_id, title: { fr: `Atelier numéro ${number}`, ar: `Atelier numéro ${number}` }, kind: 'workshop', modality: 'in_person', place_code: 'MA-04',
      days: [{ date: '2027-06-16', sittings }, ...(number === 1 ? [{ date: '2027-06-17', sittings }] : [])] });
  const gone = await admin.create('/sessions', { programme_id, title: { fr: 'Reportée', ar: 'Reportée' }, kind: 'seminar', modality: 'in_person', days: [{ date: '2027-06-18', sittings }] });
  await admin.change(`/sessions/${gone.id}/status`, { status: 'cancelled', reason: 'Salle fermée' }, { version: 1 });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

for (const [language, cancelled] of [['fr', 'Annulée'], ['ar', 'ملغاة']])
  test(`${language}: the month and the week on paper`, async () => {
    const page = await signedInPage(browser, server, { language });
    for (const view of ['month', 'week', 'rooms', 'agenda']) {
      await page.goto(`/calendar?view=${view}&date=2027-06-16`);
      await page.getByText('Atelier numéro 1').first().waitFor();
      await page.waitForLoadState('networkidle');
      const path = join(process.env.ATHAR_KEEP_FORMS ?? folder, `calendar-${view}-${language}.pdf`);
      await page.pdf({ path, preferCSSPageSize: true });
      const { stdout: about } = await run('pdfinfo', ['-l', '9', path]);
      const sheets = [...about.matchAll(/size:\s+([\d.]+) x ([\d.]+) pts/g)];
      assert.ok(sheets.length > 0 && sheets.every(([, width, height]) => Math.round(width) === 842 && Math.round(height) === 595), `${view}: ${about}`);
      const pages = Number(/Pages:\s+(\d+)/.exec(about)[1]);
      const { stdout: text } = await run('pdftotext', ['-layout', path, '-']);
      const each = text.split('\f').slice(0, pages);
      assert.ok(each.every((sheet) => sheet.trim() !== ''), `${view}: no sheet is empty`);
      if (view === 'month' || view === 'week') assert.ok(pages <= (view === 'month' ? 1 : 2), `${view}: ${pages} sheets`);
      for (let number = 1; number <= 9; number += 1) assert.ok(text.includes(`numéro ${number}`), `${view}: ${number} in ${text}`);
      if (view === 'week') for (const said of ['09:00–12:30', '14:00–16:30', cancelled]) assert.ok(text.includes(said) || language === 'ar', `${said} in ${text}`);
    }
    assert.equal(await page.locator('table[data-view]').count(), 0, 'the sheet is gone when the paper is out');
    page.assertClean();
    await page.context().close();
  });
