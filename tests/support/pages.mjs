// Somebody at a browser, signed in.
import { openPage } from './browser.mjs';
import { administrator } from './server.mjs';

/** A page of `who` (the administrator unless told) in `language`, past the sign-in. */
export async function signedInPage(browser, server, { who = administrator, ...options } = {}) {
  const page = await openPage(browser, server.url, options);
  // The language somebody chose in this browser goes before the account's.
  await page.addInitScript((language) => localStorage.setItem('athar.language', language), options.language ?? 'fr');
  page.allow(/401/); // the first question, who is signed in, is answered nobody
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(who.email);
  await page.locator('input[type=password]').fill(who.password);
  await page.locator('button[type=submit]').click();
  await page.locator('#content h1').waitFor();
  return page;
}
