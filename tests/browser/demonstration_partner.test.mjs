// A fresh demonstration has something to show on every page of a partner and about partners, in French and in Arabic.
import { after, before, test } from 'node:test';
import { openBrowser, picture } from '../support/browser.mjs';
import { pageOf, startDemonstration } from '../support/demonstration.mjs';

let browser, demonstration;
before(async () => {
  demonstration = await startDemonstration();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

const visible = async (page, ...texts) => {
  for (const text of texts) await page.getByText(text).first().waitFor({ timeout: 10_000 });
};

for (const language of ['fr', 'ar']) {
  const said = {
    fr: { open: 'Conduite de projet digital', answered: 'Protection des données personnelles', waiting: 'En attente', accepted: 'Acceptée', declined: 'Non retenue', sent: 'Parti' },
    ar: { open: 'قيادة المشروع الرقمي', answered: 'حماية المعطيات الشخصية', waiting: 'قيد الدراسة', accepted: 'مقبول', declined: 'غير معتمد', sent: 'أرسلت' },
  }[language];

  test(`a partner's entrance and its corrections (${language})`, async () => {
    const page = await pageOf(browser, demonstration.server, 'partner', { language });
    await page.goto('/entrance');
    await visible(page, said.answered, said.open, 'Le cabinet rend sa version provisoire');
    await picture(page, `demonstration_entrance_${language}`, { fullPage: true });
    await page.goto('/corrections');
    await visible(page, said.waiting, said.accepted, said.declined);
    await picture(page, `demonstration_corrections_${language}`, { fullPage: true });
    page.assertClean();
    await page.context().close();
  });

  test(`what the house sees of partners (${language})`, async () => {
    const page = await pageOf(browser, demonstration.server, 'coordinator', { language });
    await page.goto('/partner-reports');
    await visible(page, 'institut@demo.athar.example', said.sent);
    await picture(page, `demonstration_partner_reports_${language}`, { fullPage: true });
    await page.goto('/corrections');
    await visible(page, said.waiting);
    page.assertClean();
    await page.context().close();
  });
}
