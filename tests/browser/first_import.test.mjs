// The first thing a new house does: ten years of workshops from another system's export, through the wizard into an empty server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

const sessions = 1467;
const heads = 36_258;
const countries = ['US', 'CA', 'GB', 'AU', 'ZA', 'DE', 'NO', 'NZ', 'FR', 'BR', 'W3', ''];
const hosts = ['University of Toronto', 'Space Telescope Science Institute', 'University College, London', "Université Bishop's", 'GFZ Potsdam'];
const tags = ['SWC', 'DC', 'SWC,TTT', 'TTT'];

/** Rows as the export of The Carpentries has them: slugs, tags and hosts with commas, heads that nobody counted, countries that are none. */
function workshops() {
  const rows = Array.from({ length: sessions }, (_, i) => {
    const date = new Date(Date.UTC(2012, 0, 18) + i * 2 * 86_400_000).toISOString().slice(0, 10);
    return { slug: `${date}-host${i}`, tag: tags[i % 4], date, heads: i % 29 === 7 ? undefined : 12 + ((i * 7) % 26), host: hosts[i % 5], country: countries[i % 12] };
  });
  const counted = rows.filter((row) => row.heads !== undefined);
  counted.at(-1).heads += heads - counted.reduce((sum, row) => sum + row.heads, 0);
  return rows;
}

const cell = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (rows) =>
  `slug,tag_name,start_date,attendance,host_name,country\n${rows.map((row) => [row.slug, row.tag, row.date, row.heads ?? '', row.host, row.country].map(String).map(cell).join(',')).join('\n')}\n`;

let server, browser, admin, page;
before(async () => {
  [server, browser] = await Promise.all([startServer({ web: true }), openBrowser()]);
  admin = await server.signIn();
  await admin.create('/programmes', { code: 'CARP', title: { fr: 'Ateliers de programmation' } });
  page = await signedInPage(browser, server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function bring(name, rows) {
  await page.goto('/imports/new?kind=sessions');
  await page.getByText('Déposez la liste ici').waitFor();
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv(rows)) });
}
const press = (name) => page.getByRole('button', { name }).click();
const tab = (name) => page.getByRole('link', { name });

test('1,467 sessions with 36,258 heads come through the wizard, and a list with ten rows changed changes ten', { timeout: 300_000 }, async () => {
  const rows = workshops();
  await bring('carpentries.csv', rows);
  await page.getByText('1 467 lignes').first().waitFor();
  await press('Continuer avec ces colonnes');
  const fieldOf = (column) => page.getByRole('combobox', { name: `Champ rempli par la colonne « ${column} »` });
  const guessed = await Promise.all(['slug', 'start_date', 'attendance', 'country'].map((column) => fieldOf(column).inputValue()));
  assert.deepEqual(guessed, ['external_reference', 'first_date', 'head_count_total', 'country']);
  await fieldOf('host_name').selectOption('title');
  await page.getByLabel('Programme').last().selectOption('CARP');
  await press('Voir ce qui va se passer');
  await page.getByText('Toutes les lignes peuvent être reprises.').waitFor({ timeout: 60_000 });
  assert.match(await tab(/^Nouvelles/).innerText(), /1\u202f467/);
  assert.deepEqual(await accessibilityViolations(page), []);
  await press('Confirmer l’import');
  await page.getByText('L’import est terminé').waitFor({ timeout: 120_000 });
  assert.match(await page.getByText(/Créé :/).innerText(), /1\u202f467 sessions/);
  assert.equal(await headsOnRecord(), heads);

  const changed = rows.map((row, i) => (i > 0 && i % 140 === 0 ? { ...row, host: `${row.host} (corrigé)` } : row));
  assert.equal(changed.filter((row, i) => row !== rows[i]).length, 10);
  await bring('carpentries corrigé.csv', changed);
  await page.getByText(/Colonnes lues comme le/).waitFor();
  await press('Voir ce qui va se passer');
  await page.getByText('Toutes les lignes peuvent être reprises.').waitFor({ timeout: 60_000 });
  assert.match(await tab(/^Modifiées/).innerText(), /\b10\b/);
  assert.match(await tab(/^Déjà connues/).innerText(), /1\u202f457/);
  assert.match(await tab(/^Nouvelles/).innerText(), /\b0\b/);
  await press('Confirmer l’import');
  await page.getByText('L’import est terminé').waitFor({ timeout: 120_000 });
  assert.match(await page.getByText(/Modifié :/).innerText(), /10 sessions/);
  assert.equal((await admin.read('/sessions', { total: 'true', limit: 1 })).total, sessions, 'nothing is doubled');
  assert.equal((await admin.read('/sessions', { q: 'corrigé', total: 'true' })).total, 10);
  assert.equal(await headsOnRecord(), heads);
  page.assertClean();
});

/** Read page by page, as a program of somebody else would. */
async function headsOnRecord() {
  let sum = 0;
  for (let cursor; ; ) {
    const { items, next_cursor: next } = await admin.read('/sessions', { limit: 200, ...(cursor ? { cursor } : {}) });
    for (const { head_count_total: counted } of items) sum += counted ?? 0;
    if (!next) return sum;
    cursor = next;
  }
}
