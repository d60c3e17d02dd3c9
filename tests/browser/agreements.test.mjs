// The register of agreements: narrowed by a country and a month, an agreement taken a step further, a paper added, and what a partner sees of it.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { emailOf, pageOf, password, startDemonstration } from '../support/demonstration.mjs';

let demonstration, server, browser, admin, grant;
before(async () => {
  demonstration = await startDemonstration({ args: ['--files', mkdtempSync(join(tmpdir(), 'athar-papers-'))] });
  server = demonstration.server;
  browser = await openBrowser();
  admin = await server.signIn({ email: emailOf('administrator'), password });
  grant = (await admin.read('/agreements', { q: 'subvention' })).items[0];
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

test('the register is narrowed by a country and by a month, and says so in the address', async () => {
  const page = await pageOf(browser, server, 'coordinator');
  await page.goto('/agreements');
  await page.getByRole('button', { name: /^Oman/ }).click();
  await page.waitForURL(/country=OM/);
  await page.getByRole('link', { name: /Sultanat d'Oman/ }).waitFor();
  await page.getByText('1 ligne', { exact: true }).waitFor();
  assert.equal(await page.locator('tbody tr').count(), 1);
  await page.goto('/agreements');
  await page.getByRole('button', { name: /prend fin en janv. 2027/ }).click();
  await page.waitForURL(/ends_from=2027-01-01&ends_to=2027-01-31/);
  await page.getByRole('link', { name: /Convention spécifique sur/ }).waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  page.assertClean();
});

test('an agreement is suspended for a reason, and a paper added in two versions', async () => {
  const page = await pageOf(browser, server, 'coordinator');
  page.allow(/422/); // the step without its reason
  await page.goto(`/agreements/${grant.id}`);
  await page.getByRole('button', { name: 'Nouvelle étape' }).click();
  await page.getByLabel("L’accord est maintenant").selectOption('suspended');
  await page.getByLabel('Date', { exact: false }).last().fill('06/2026');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Indiquez le motif.').first().waitFor();
  await page.getByLabel('Motif ou remarque').fill('Crédits en attente');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByText('Crédits en attente').waitFor();
  const life = await admin.read(`/agreements/${grant.id}/steps`);
  assert.deepEqual([life.status, life.items.at(-1).happened_on], ['suspended', '2026-06']);

  await page.goto(`/agreements/${grant.id}?tab=documents`);
  const file = (name) => ({ name, mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>'.repeat(9000)) });
  await page.locator('input[type=file]').first().setInputFiles(file('annexe.html'));
  await page.getByText('annexe.html, version 1').waitFor();
  await page.getByLabel('Montré aux partenaires').check();
  await page.locator('input[type=file]').last().setInputFiles(file('annexe révisée.html'));
  await page.getByText('annexe.html, version 2').waitFor();
  const download = page.waitForEvent('download');
  await page.getByText('annexe.html, version 2').click();
  assert.equal((await download).suggestedFilename(), 'annexe révisée.html');
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'agreement-documents', { fullPage: true });
  page.assertClean();
});

test('the register keeps to one party’s agreements and names it; what cannot be read of an agreement says so in its place', async () => {
  const page = await pageOf(browser, server, 'coordinator');
  page.allow(/503/);
  const { organisation_id: fund, name } = grant.parties.find(({ role }) => role === 'funder');
  await page.goto(`/agreements?party=${fund}`);
  await page.getByRole('button', { name: new RegExp(`Parties.*${name.fr.slice(0, 20)}`) }).waitFor();
  await page.getByText('2 lignes').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.getByRole('button', { name: 'Tout effacer' }).click();
  await page.getByText('2 lignes').waitFor({ state: 'detached' });

  const unavailable = (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"unavailable","status":503,"title":"Momentanément inaccessible"}' });
  await page.route(/\/sessions|\/confirmations|agreement_comments/, unavailable);
  for (const [address, panel] of [['', 'Sessions qui le servent'], ['?tab=words', 'Observations'], ['?tab=words', 'Confirmations']]) {
    await page.goto(`/agreements/${grant.id}${address}`);
    await page.getByRole('region', { name: panel }).getByRole('button', { name: 'Réessayer' }).waitFor({ timeout: 20_000 });
  }
  page.assertClean();
});

test('how many agreements a session of a commission made leads to them, named in the register', async () => {
  const { items } = await admin.read('/joint_commissions');
  const commission = items.find(({ sessions }) => sessions.some((each) => each.agreements_count > 0));
  const session = commission.sessions.find((each) => each.agreements_count > 0);
  const page = await pageOf(browser, server, 'coordinator');
  await page.goto('/joint-commissions');
  await page.locator(`a[href="/agreements?commission_session=${session.id}"]`).click();
  await page.getByRole('button', { name: new RegExp(`Conclus lors de.*${commission.name.fr.slice(0, 12)}.*Session n° ${session.number}`) }).waitFor();
  await page.locator('tbody tr').first().waitFor();
  assert.equal(await page.locator('tbody tr').count(), session.agreements_count);
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'agreements-of-a-session-fr', { fullPage: true });
  await page.getByRole('button', { name: 'Tout effacer' }).click();
  await page.waitForURL((url) => !url.search.includes('commission_session'));
  page.assertClean();
});

test('a party that still owes is not taken out by the form; when it leaves, what it owes stands beside it', async () => {
  const ministry = grant.parties.find(({ role }) => role !== 'funder');
  const leaving = await admin.create('/organisations', { name: { fr: 'Association qui se retire' }, type: 'ministry' });
  const agreement = await admin.create('/agreements', { type: 'memorandum', title: { fr: 'Accord à trois' }, status: 'in_force', signed_on: '2020',
    parties: [ministry.organisation_id, leaving.id].map((organisation_id) => ({ organisation_id, role: 'signatory' })) });
  await admin.create('/commitments', { agreement_id: agreement.id, clause: 'Art. 2', description: { fr: 'Remettre un rapport' }, organisation_id: leaving.id, measure: 'documents', target: 1, first_due_on: '2030-01-31' });
  const first = await pageOf(browser, server, 'coordinator');
  first.allow(/422/);
  await first.goto(`/agreements/${agreement.id}/edit`);
  await first.getByRole('group', { name: 'Partie 2' }).getByRole('button', { name: /Retirer/ }).click();
  await first.getByRole('button', { name: 'Enregistrer' }).click();
  await first.getByText(`La partie ${leaving.name.fr} ne peut pas être retirée : elle a des obligations`).nth(1).waitFor();
  assert.deepEqual(await accessibilityViolations(first), []);
  await picture(first, 'agreement-party-owes-fr', { fullPage: true });
  first.assertClean();

  const page = await pageOf(browser, server, 'coordinator');
  await page.goto(`/agreements/${agreement.id}/edit`);
  await page.getByRole('group', { name: 'Partie 2' }).getByLabel('Retrait le').fill('2025');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('heading', { level: 1, name: 'Accord à trois' }).waitFor();
  await page.getByRole('region', { name: 'Parties' }).getByText('a encore 1 obligation à remplir').waitFor();
  await picture(page, 'agreement-party-left-fr', { fullPage: true });
  await page.goto(`/agreements/${agreement.id}?tab=terms`);
  await page.getByText(`La partie ${leaving.name.fr} quitte l'accord et a encore des obligations à remplir`).waitFor();
  page.assertClean();
});

test('a partner reads its own agreements and their papers; in Arabic on a phone nothing lies beyond the edge', async () => {
  const page = await pageOf(browser, server, 'partner');
  await page.goto('/agreements');
  await page.getByRole('link', { name: /Convention de subvention/ }).waitFor();
  assert.equal(await page.locator('tbody tr').count(), 2);
  assert.equal(await page.getByRole('button', { name: 'Nouvel accord' }).count(), 0);
  await page.goto(`/agreements/${grant.id}?tab=documents`);
  await page.getByText('annexe.html, version 2').waitFor();
  assert.equal(await page.getByLabel('Montré aux partenaires').count(), 0);
  page.assertClean();

  const phone = await pageOf(browser, server, 'coordinator', { language: 'ar', viewport: { width: 390, height: 844 } });
  for (const path of ['/agreements', `/agreements/${grant.id}`, '/agreements/new', '/joint-commissions']) {
    await phone.goto(path);
    await phone.waitForLoadState('networkidle');
    assert.deepEqual(await accessibilityViolations(phone), [], path);
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path);
    await picture(phone, `agreements-ar${path.replaceAll('/', '-').replace(grant.id, 'one')}`, { fullPage: true });
  }
  phone.assertClean();
});
