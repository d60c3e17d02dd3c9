// Terms and money of an agreement: the Belgian family as a tree and on one line of time, its money at three dates, its amendments, its sources.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser } from '../support/browser.mjs';
import { emailOf, pageOf, password, startDemonstration } from '../support/demonstration.mjs';

const pictures = process.env.ATHAR_PICTURES;
let demonstration, browser, admin, programme, empty;

const nothing = { amendments: [], components: [], rates: [], claims: [] };
const source = 'Page « Coopération bilatérale » du ministère (source 003)';

before(async () => {
  demonstration = await startDemonstration();
  browser = await openBrowser();
  admin = await demonstration.server.signIn({ email: emailOf('administrator'), password });
  const organisation = async (q) => (await admin.read('/organisations', { q })).items[0].id;
  const [belgium, morocco, unfpa, unicef] = [await organisation('Royaume de Belgique'), await organisation('Royaume du Maroc'), await organisation('UNFPA'), await organisation('UNICEF')];
  const signed = (...ids) => ids.map((id) => ({ organisation_id: id, role: 'signatory' }));
  const agreement = (title, more) => admin.create('/agreements', { type: 'specific_agreement', title, status: 'in_force', signed_on: '2016-05-16', ...more });
  const minutes = await agreement({ fr: 'PV de la 19e session de la Commission mixte maroco-belge (essai)', ar: 'محضر الدورة التاسعة عشرة للجنة المختلطة (اختبار)' },
    { type: 'commission_minutes', parties: signed(morocco, belgium) });
  programme = await agreement({ fr: 'Promotion et protection des droits des femmes et des enfants (essai)', ar: 'النهوض بحقوق النساء والأطفال وحمايتها (اختبار)' },
    { parent_id: minutes.id, parties: signed(morocco, belgium) });
  const planned = (fr, ar, amount_minor, more) => ({ title: { fr, ar }, ...more,
    amounts: [{ step: 'planned', currency: 'EUR', amount_minor, is_estimated: true, party_id: belgium, source }] });
  const terms = await admin.change(`/agreements/${programme.id}/terms`, { ...nothing,
    components: [planned('Amélioration de la qualité des services de lutte contre la violence à l’égard des femmes', 'تحسين جودة خدمات محاربة العنف ضد النساء', 125000000),
      planned('Soutien aux associations et image des femmes dans les médias', 'دعم الجمعيات وصورة المرأة في الإعلام', 200000000, { is_not_carried_out: true }),
      planned('Protection des enfants de la violence', 'حماية الأطفال من العنف', 125000000)],
    amendments: [{ ends_on: '2020', text: { fr: 'Le projet a été prolongé jusqu’à fin 2020.' }, document: source }],
    claims: [{ field: 'period', value: '2016-2020', source }, { field: 'period', value: '2017-2020', source: 'Intitulé du procès-verbal, même page' }] }, { version: 0 });
  for (const [fr, party, day, axis] of [['L’appui au renforcement de la lutte contre la violence à l’égard des femmes', unfpa, '2016-11-30', 0],
    ['Promotion de normes sociales protectrices des enfants', unicef, '2016-11-23', 2]]) {
    const delegated = await agreement({ fr: `${fr} (essai)` }, { type: 'delegation_agreement', signed_on: day, parent_id: programme.id, parties: signed(belgium, party) });
    await admin.change(`/agreements/${delegated.id}/terms`, { ...nothing, components: [{ signed_title: { fr }, continues_id: terms.components[axis].id,
      amounts: [{ step: 'committed', currency: 'EUR', amount_minor: 125000000, is_estimated: true, party_id: belgium, on: day, source }] }] }, { version: 0 });
  }
  empty = await agreement({ fr: 'Accord sans montants (essai)' }, { parties: signed(morocco) });
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

async function picture(name, page) {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

const address = (agreement, more = '') => `/agreements/${agreement.id}?tab=terms${more}`;

test('the money of the programme at three dates, planned beside signed', async () => {
  const page = await pageOf(browser, demonstration.server, 'coordinator');
  const total = page.getByRole('row', { name: /Total en EUR/ });
  for (const [day, committed] of [['2016-05-16', /non renseigné/], ['2016-11-23', /1\s250\s000/], ['2016-11-30', /2\s500\s000/]]) {
    await page.goto(address(programme, `&on=${day}`));
    await total.waitFor();
    assert.match(await total.getByRole('cell').nth(0).innerText(), /4\s500\s000\s€\s+estimé/);
    assert.match(await total.getByRole('cell').nth(1).innerText(), committed);
    assert.match(await total.getByRole('cell').nth(2).innerText(), /non renseigné/);
    await picture(`agreement-terms-${day}`, page);
  }
  assert.deepEqual(await accessibilityViolations(page), []);
  await page.getByText('motif non précisé par la source').waitFor();
  await page.getByText('Signé : Promotion de normes sociales protectrices des enfants').waitFor();
  assert.equal(await page.getByText('se contredisent', { exact: true }).count(), 2);
  page.assertClean();
});

test('the family is a nested list with links that the keyboard reaches', async () => {
  const page = await pageOf(browser, demonstration.server, 'coordinator');
  await page.goto(address(programme));
  const family = page.getByRole('region', { name: 'Accords au-dessus et au-dessous' });
  await family.waitFor();
  assert.equal(await family.locator('li li li').count(), 2, 'minutes, then the programme, then its two agreements');
  assert.equal(await family.locator('[aria-current=page]').count(), 1);
  await family.getByRole('link', { name: /normes sociales/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /normes sociales/ }).waitFor();
  await page.getByText('Met en œuvre : Protection des enfants de la violence').waitFor();
  page.assertClean();
});

test('terms are entered: what is wrong is said at its field and nothing is lost', async () => {
  const page = await pageOf(browser, demonstration.server, 'coordinator');
  page.allow(/422/);
  await page.goto(address(empty));
  await page.getByText('Aucun terme ni montant saisi').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture('agreement-terms-empty', page);
  await page.getByRole('button', { name: 'Modifier les termes et montants' }).click();
  await page.getByRole('button', { name: 'Ajouter une composante' }).click();
  const component = page.getByRole('group', { name: 'Composante 1', exact: true });
  await component.getByRole('textbox', { name: 'Intitulé à la programmation (français)' }).fill('Formation des cadres');
  await component.getByRole('textbox', { name: 'Montant' }).fill('1500,50');
  await page.getByRole('button', { name: 'Ajouter un avenant' }).click();
  const amendment = page.getByRole('group', { name: 'Avenant 1', exact: true });
  await amendment.getByLabel('Référence').fill('Avenant n° 1');
  await amendment.getByLabel('Signé le').fill('2015');
  await amendment.getByLabel('Nouvelle fin').fill('12/2021');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Un avenant ne peut pas précéder la signature de l\'accord', { exact: false }).first().waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture('agreement-terms-form-wrong', page);
  await amendment.getByLabel('Signé le').fill('03/2018');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('heading', { name: 'Avenant n° 1' }).waitFor();
  await page.getByRole('region', { name: 'Avenants' }).getByText('décembre 2021').waitFor();
  const stored = await admin.read(`/agreements/${empty.id}/terms`);
  assert.deepEqual([stored.components[0].amounts[0].amount_minor, stored.amendments[0].signed_on, stored.at.ends_on], [150050, '2018-03', '2021-12']);
  page.assertClean();
});

test('what cannot be read says so', async () => {
  const page = await pageOf(browser, demonstration.server, 'coordinator');
  page.allow(/503|Failed to load/);
  await page.route(/\/api\/v1\/agreements\/[^/]+\/terms/, (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' }));
  await page.goto(address(programme));
  await page.getByRole('button', { name: 'Réessayer' }).first().waitFor({ timeout: 30_000 });
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture('agreement-terms-failed', page);
});

for (const [language, width] of [['fr', 1360], ['ar', 1360], ['ar', 390], ['fr', 390]]) {
  test(`the same in ${language} at ${width}`, async () => {
    const page = await pageOf(browser, demonstration.server, 'coordinator', { language, viewport: { width, height: 850 } });
    await page.goto(address(programme, '&on=2020-10-15'));
    await page.getByRole('table').first().waitFor();
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await accessibilityViolations(page), []);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(sideways, 0, 'nothing but tables scrolls sideways');
    await picture(`agreement-terms-${language}-${width}`, page);
    await page.getByRole('button', { name: language === 'ar' ? 'تعديل البنود والمبالغ' : 'Modifier les termes et montants' }).click();
    await page.getByRole('group').first().waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
    await picture(`agreement-terms-form-${language}-${width}`, page);
    page.assertClean();
  });
}
