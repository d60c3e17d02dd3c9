// The evaluation forms of a course: written with it, seen on its page, taken as a PDF; in French and in Arabic, wide and on a phone.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { accessibilityViolations, openBrowser, picture } from '../support/browser.mjs';
import { signedInPage } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

let server, browser, admin;
const words = {
  fr: { group: 'Questions · Personnes participantes', add: 'Ajouter une question · Personnes participantes', other: 'Ajouter une question · Institutions d’accueil', answer: 'Réponse', up: 'Monter la question 2', save: 'Enregistrer', hosts: 'Questions · Institutions d’accueil', required: 'Ce champ est obligatoire.', print: 'Personnes participantes · Imprimer la fiche (PDF)', field: 'fr' },
  ar: { group: 'الأسئلة · المشاركات والمشاركون', add: 'إضافة سؤال · المشاركات والمشاركون', other: 'إضافة سؤال · المؤسسات المستقبلة', answer: 'نوع الجواب', up: 'رفع السؤال 2', save: 'حفظ', hosts: 'الأسئلة · المؤسسات المستقبلة', required: 'هذه الخانة إلزامية.', print: 'المشاركات والمشاركون · طباعة الاستمارة (PDF)', field: 'ar' },
};

before(async () => {
  [server, browser] = await Promise.all([startServer({ web: true }), openBrowser()]);
  admin = await server.signIn();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const [language, viewport] of [['fr', { width: 1360, height: 900 }], ['ar', { width: 390, height: 844 }]]) {
  const w = words[language];

  test(`${language}: two questions are written, put in order, and printed for those who are asked`, async () => {
    const course = await admin.create('/courses', { title: { fr: 'Budget sensible au genre', ar: 'الميزانية المستجيبة للنوع' }, kind: 'training', modality: 'in_person', languages: ['fr'] });
    const page = await signedInPage(browser, server, { language, viewport });
    await page.goto(`/courses/${course.id}/edit`);
    const group = page.getByRole('group', { name: w.group });
    for (const text of language === 'fr' ? ['Que changeriez-vous ?', 'Les objectifs ont-ils été atteints ?'] : ['ماذا تقترحون تغييره؟', 'هل بلغت الأهداف؟']) {
      await page.getByRole('button', { name: w.add }).click();
      await group.locator(`[data-path$="text.${w.field}"]`).last().fill(text);
    }
    await group.getByLabel(w.answer).first().selectOption('text');
    await page.getByRole('button', { name: w.up }).click();
    // A question that says nothing is refused beside its field, and nothing is lost.
    await page.getByRole('button', { name: w.other }).click();
    page.allow(/422/);
    await page.getByRole('button', { name: w.save, exact: true }).click();
    await page.getByRole('group', { name: w.hosts }).getByText(w.required).waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
    await picture(page, `course-questions-${language}`, { fullPage: true });
    await page.getByRole('button', { name: language === 'fr' ? 'Retirer la question 1' : 'حذف السؤال 1' }).last().click();
    await page.getByRole('button', { name: w.save, exact: true }).click();
    const link = page.getByRole('link', { name: w.print });
    await link.waitFor();
    const stored = (await admin.read(`/courses/${course.id}`)).questions;
    assert.deepEqual(stored.map(({ audience, answer }) => [audience, answer]), [['participants', 'scale'], ['participants', 'text']]);
    assert.deepEqual(await accessibilityViolations(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
    await picture(page, `course-evaluation-${language}`, { fullPage: true });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const bytes = await readFile(await download.path());
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    page.assertClean();
    await page.context().close();
  });
}
