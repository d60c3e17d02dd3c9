// A ministry's register of agreements brought in from its page: columns, corrections, words for the lists, the result, and back again.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { root } from '../support/house.mjs';
import { startServer } from '../support/server.mjs';

let server, browser, admin, folder;
const coordinator = { email: 'samira@example.org', password: 'a long enough pass phrase 42' };

before(async () => {
  [server, browser, folder] = await Promise.all([startServer({ web: true }), openBrowser(), mkdtemp(join(tmpdir(), 'athar-register-'))]);
  admin = await server.signIn();
  await admin.create('/accounts', { ...coordinator, name: 'Samira El Ouardi', role: 'coordinator', active: true });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  if (folder) await rm(folder, { recursive: true });
});

const signedIn = (options) => signedInPage(browser, server, { who: coordinator, ...options });

const next = (page, name) => page.getByRole('button', { name }).click();
const fits = async (page, where) => assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, where);

async function register() {
  const file = join(folder, 'registre.xlsx');
  await promisify(execFile)('/usr/bin/python3', [join(root, 'tests/support/register_list.py'), file, 'sources']);
  return { name: 'Registre des accords.xlsx', mimeType: 'application/octet-stream', buffer: await readFile(file) };
}

test('the register becomes agreements, their amendments and their family, and is taken back', async () => {
  const page = await signedIn({ viewport: { width: 1280, height: 900 } });
  await page.goto('/agreements');
  await next(page, 'Importer un registre');
  await page.getByText('Déposez la liste ici').waitFor();
  assert.equal(await page.getByRole('radio', { name: /Accords de partenariat/ }).isChecked(), true);
  const template = await page.request.get(await page.getByRole('link', { name: 'Modèle Excel' }).getAttribute('href'));
  assert.equal(template.headers()['content-type'], 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'import_register_new_fr', { fullPage: true });
  await page.locator('input[type=file]').setInputFiles(await register());

  await page.getByText('L’en-tête semble être à la ligne 4.').waitFor();
  await next(page, 'Continuer avec ces colonnes');
  const fieldOf = (column) => page.getByRole('combobox', { name: `Champ rempli par la colonne « ${column} »` });
  assert.equal(await fieldOf('Avenant à').inputValue(), 'amends');
  assert.equal(await fieldOf('Autres parties').inputValue(), 'other_parties');
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'import_register_columns_fr', { fullPage: true });
  await next(page, 'Voir ce qui va se passer');
  // Nobody is on record yet: the page says how to go on.
  await page.getByText('Des organisations de la liste ne sont pas dans l’annuaire').waitFor();
  await page.getByRole('link', { name: 'Les créer, en disant leur type' }).click();
  await page.getByLabel('Créer les organisations qui manquent').check();
  await page.getByLabel('Type des organisations créées').selectOption({ index: 1 });
  await page.getByLabel('Ajouter aux listes les types et domaines qui manquent').check();
  await next(page, 'Voir ce qui va se passer');
  await page.getByText('Toutes les lignes peuvent être reprises.').waitFor();
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'import_register_check_fr', { fullPage: true });
  await next(page, 'Confirmer l’import');
  await page.getByText('Créé : 10 accords ou avenants').waitFor();
  await picture(page, 'import_register_result_fr', { fullPage: true });
  await page.getByRole('button', { name: 'Voir les accords' }).click();
  await page.getByRole('link', { name: /Mémorandum d’accord/ }).first().waitFor();
  assert.equal((await admin.read('/agreements', { total: true })).total, 8);
  await page.goBack();

  await next(page, 'Défaire l’import');
  await page.getByRole('dialog').getByRole('button', { name: 'Défaire l’import' }).click();
  await page.getByText('Cet import a été repris en arrière.').waitFor();
  assert.equal((await admin.read('/agreements', { total: true })).total, 0);
  page.assertClean();
});

test('in Arabic on a phone, what is odd is told beside its cell and a refused cell is put right', async () => {
  const page = await signedIn({ language: 'ar', viewport: { width: 390, height: 844 } });
  await page.goto('/imports/new?kind=agreements');
  await page.getByText('ضع اللائحة هنا').waitFor();
  await picture(page, 'import_register_new_ar_phone', { fullPage: true });
  const text = 'المرجع;نوع الاتفاقية;العنوان;الأطراف الموقعة;تاريخ التوقيع;النهاية;المجالات\nأ-1;بروتوكول تعاون;اتفاقية أولى;;2018;2016;ميدان جديد\nأ-2;بروتوكول تعاون;اتفاقية ثانية;;الربيع;2030;الأسرة\n';
  await page.locator('input[type=file]').setInputFiles({ name: 'سجل.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await next(page, 'المتابعة بهذه الأعمدة');
  await next(page, 'معاينة ما سيحدث');
  await page.getByText('بعض الأنواع أو المجالات الواردة في الملف غير موجودة في اللوائح').waitFor();
  await fits(page, 'check');
  assert.deepEqual(await accessibilityViolations(page), []);
  await picture(page, 'import_register_check_ar_phone', { fullPage: true });
  await page.getByRole('gridcell', { name: /الربيع/ }).click();
  await page.keyboard.type('مارس 2018');
  await page.keyboard.press('Enter');
  await page.getByRole('gridcell', { name: /الربيع/ }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'إضافتها إلى اللوائح' }).click();
  await page.getByLabel('إضافة الأنواع والمجالات غير الموجودة إلى اللوائح').check();
  await next(page, 'معاينة ما سيحدث');
  await page.getByText('يمكن إدراج كل الأسطر.').waitFor();
  await page.getByText('النهاية سابقة للتوقيع.').waitFor();
  await picture(page, 'import_register_odd_ar_phone', { fullPage: true });
  await next(page, 'تأكيد الاستيراد');
  await page.getByText('أُنشئ: اتفاقيتان أو ملحقان').waitFor();
  await fits(page, 'result');
  page.assertClean();
});
