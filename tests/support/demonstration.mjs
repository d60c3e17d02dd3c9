// A server with the demonstration data, and its people at a browser.
import { openPage } from './browser.mjs';
import { demonstrationDatabase } from './postgres.mjs';
import { startServer } from './server.mjs';

export const password = 'athar-demo-2026';
export const emailOf = (role) => `${role}@demo.athar.example`;

/** Serves the built application on a seeded database of its own; `stop()` ends both. `args` are more of `serve`'s. */
export async function startDemonstration({ args: more = [] } = {}) {
  const database = await demonstrationDatabase();
  const server = await startServer({ database, web: true, args: more });
  return {
    server,
    async stop() {
      await server.stop();
      await database.drop?.();
    },
  };
}

/** A page where the demonstration's `role` is signed in. */
export async function pageOf(browser, server, role, options = {}) {
  const page = await openPage(browser, server.url, options);
  await page.addInitScript((language) => localStorage.setItem('athar.language', language), options.language ?? 'fr');
  page.allow(/401/); // the first question, who is signed in, is answered nobody
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(emailOf(role));
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
}
