// What a coordinator does with a list on a phone of 390 pixels, in French and Arabic: everything lies on the screen. And one hour everywhere.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { preview } from '../journeys/importing.mjs';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

let server, browser, admin, people, session;
const phone = { width: 390, height: 844 };
const sittings = [{ starts: '09:00', ends: '12:30' }, { starts: '14:00', ends: '16:30' }];
before(async () => {
  [server, browser] = await Promise.all([startServer({ web: true }), openBrowser()]);
  admin = await server.signIn();
  const programme = await admin.create('/programmes', { code: 'CE-BSG', title: { fr: 'Centre d’excellence' } });
  const [finances, interior] = await Promise.all([['Ministère de l’Économie et des Finances', 'وزارة الاقتصاد والمالية'], ['Ministère de l’Intérieur', 'وزارة الداخلية']].map(([fr, ar]) =>
    admin.create('/organisations', { name: { fr, ar }, type: 'ministry', place_code: 'MA-04' })));
  people = [];
  for (const [organisation, birth_year] of [[finances, 1980], [interior, 1991]])
    people.push(await admin.create('/people', { given_name: 'Amine', family_name: 'Alami', given_name_ar: 'أمين', family_name_ar: 'العلمي', sex: 'M',
      organisation_id: organisation.id, function: 'Chef de la division des affaires juridiques et du contentieux', birth_year }));
  session = await admin.create('/sessions', { programme_id: programme.id, title: { fr: 'Budget', ar: 'الميزانية' }, kind: 'training', modality: 'in_person',
    days: [{ date: '2026-11-25', sittings }] });
  await admin.change(`/sessions/${session.id}/status`, { status: 'open' }, { version: session.version });
  for (const { id } of people) await admin.create(`/sessions/${session.id}/registrations`, { person_id: id });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** What the locator finds lies between the edges of the screen, each as far as it is wide. */
async function assertOnScreen(locator, what) {
  const boxes = await Promise.all((await locator.all()).map((one) => one.boundingBox()));
  assert.ok(boxes.length > 0, `${what}: nothing found`);
  for (const box of boxes) assert.ok(box && box.x >= 0 && box.x + box.width <= phone.width && box.width > 0, `${what}: ${JSON.stringify(box)}`);
}

const list = 'Nom;Prénom;Organisme;Date de naissance;E-mail;Téléphone;Fonction\nAlami;Amine;;;;;Chef de bureau\nNeuve;Hind;;30/02/1980;hind@;06;Cheffe\n';

for (const [language, words] of [['fr', { born: /Intérieur .* naissance 1991/, left: 'Reste 1 ligne en erreur.', correct: /^Ligne 3, Courriel/ }],
  ['ar', { born: /الداخلية .*مواليد 1991/, left: 'بقي سطر خاطئ واحد.', correct: /البريد/ }]]) {
  test(`the check of a list in ${language}: bad cells under the name they belong to, a choice between two of one name, a cell put right`, async () => {
    const { id } = await preview(admin, 'people', list);
    const page = await signedInPage(browser, server, { language, viewport: phone });
    await page.goto(`/imports/${id}`);
    const wrong = page.locator('td[data-wrong="error"]');
    await wrong.first().waitFor();
    assert.equal(await wrong.count(), 4);
    await assertOnScreen(wrong, 'bad cells');
    await assertOnScreen(page.locator('td[data-wrong] button'), 'choices');
    assert.deepEqual(await accessibilityViolations(page), []);

    const mail = wrong.filter({ hasText: 'hind@' });
    await mail.click();
    const box = page.getByRole('textbox', { name: words.correct });
    await assertOnScreen(box, 'the cell being edited');
    const hit = await box.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2) === element;
    });
    assert.ok(hit, 'nothing lies over the cell being edited');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: words.born }).click();
    await page.getByText(words.left).waitFor();
    const { items } = await admin.read(`/imports/${id}/rows`, { group: 'changed' });
    assert.deepEqual(items.map(({ subject_id: subject }) => subject), [people[1].id]);
    page.assertClean();
    await page.context().close();
  });

  test(`the registrations and the sittings of a session in ${language} are read without scrolling sideways`, async () => {
    const page = await signedInPage(browser, server, { language, viewport: phone });
    await page.goto(`/sessions/${session.id}?tab=registrations`);
    await page.getByRole('rowheader').first().waitFor();
    assert.equal(await page.getByRole('rowheader').count(), 2, 'a table still, to who does not see it');
    await assertOnScreen(page.locator('tbody :is(th, td, select, button)'), 'registrations');
    assert.deepEqual(await accessibilityViolations(page), []);
    await page.goto(`/sessions/${session.id}`);
    const chooser = page.locator('main select').first();
    await chooser.waitFor();
    await assertOnScreen(chooser, 'the chooser of sittings');
    const room = await chooser.evaluate((element) => {
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = getComputedStyle(element).font;
      const { paddingLeft, paddingRight } = getComputedStyle(element);
      return element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - pen.measureText(element.selectedOptions[0].text).width;
    });
    assert.ok(room >= 0, `the name of the sitting lacks ${-room} pixels`);
    page.assertClean();
    await page.context().close();
  });
}

test('an instant on a page is the hour that paper and spreadsheets say, whatever the browser knows of Morocco', async () => {
  const { items } = await admin.read('/imports');
  const page = await signedInPage(browser, server);
  await page.goto('/imports');
  const instant = Date.parse(items[0].created_at);
  const said = execFileSync('date', ['-d', new Date(instant).toISOString(), '+%-H h %M'], { env: { ...process.env, TZ: 'Africa/Casablanca' }, encoding: 'utf8' }).trim();
  const row = page.getByRole('row').filter({ has: page.locator(`a[href="/imports/${items[0].id}"]`) });
  await row.waitFor();
  assert.ok((await row.innerText()).replaceAll('\u202f', ' ').includes(`, ${said}`), `${await row.innerText()} is not ${said}`);
  page.assertClean();
});
