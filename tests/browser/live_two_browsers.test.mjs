// One reads the dashboard in Arabic while another ticks attendance: the figure moves without being asked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, picture } from '../support/browser.mjs';
import { emailOf, pageOf, password, startDemonstration } from '../support/demonstration.mjs';

let demonstration, server, browser;

before(async () => {
  demonstration = await startDemonstration();
  server = demonstration.server;
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

test('a tick in one browser moves the number in another', async () => {
  const coordinator = await server.signIn({ email: emailOf('coordinator'), password });
  const { items } = await coordinator.read('/sessions?programme=CE-BSG-PAT&has_missing_attendance=true');
  const session = items[0];
  const manager = await pageOf(browser, server, 'manager', { language: 'ar' });
  await manager.goto('/reach?programme=CE-BSG-PAT');
  const tile = manager.getByRole('region', { name: 'عدد مرات الحضور', exact: true });
  await tile.getByText('256', { exact: true }).waitFor();
  await manager.getByText('مباشر', { exact: true }).waitFor();
  await picture(manager, 'live-before-ar');

  const ticking = await pageOf(browser, server, 'coordinator');
  await ticking.goto(`/sessions/${session.id}?tab=attendance`);
  const cell = ticking.getByRole('gridcell', { name: /: non pointé/ }).first();
  await cell.waitFor();
  await picture(ticking, 'live-ticking-fr');
  await cell.click();
  await ticking.getByText(/Enregistré à/).waitFor();

  await tile.getByText('257', { exact: true }).waitFor({ timeout: 5000 });
  await tile.getByText('الآن').waitFor();
  await picture(manager, 'live-after-ar');
  manager.assertClean();
  ticking.assertClean();
});
