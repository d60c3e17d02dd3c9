// Somebody at a browser, signed in.
import { openPage } from './browser.mjs';
import { Client } from './client.mjs';
import { administrator } from './server.mjs';

/**
 * A page where `who` is signed in, on the first page, in `language`. Signed in over the API, with a session of its own: the form
 * is sign_in.test.mjs's, and loading the application for it first took half of the time.
 */
export async function enteredPage(browser, server, who, options) {
  const page = await openPage(browser, server.url, options);
  // The language somebody chose in this browser goes before the account's.
  await page.addInitScript((language) => localStorage.setItem('athar.language', language), options.language ?? 'fr');
  page.allow(/401/); // a session may end under an open page
  const client = new Client(server.url);
  await client.signIn(who);
  const [name, value] = client.cookie.split('=');
  await page.context().addCookies([{ name, value, url: server.url, httpOnly: true, sameSite: 'Lax' }]);
  await page.goto('/');
  return page;
}

/** A page of `who` (the administrator unless told) in `language`, past the sign-in. */
export async function signedInPage(browser, server, { who = administrator, ...options } = {}) {
  const page = await enteredPage(browser, server, who, options);
  await page.locator('#content h1').waitFor();
  return page;
}
