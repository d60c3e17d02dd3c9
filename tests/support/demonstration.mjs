// A server with the demonstration data, and its people at a browser.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openPage } from './browser.mjs';
import { root } from './house.mjs';
import { freshDatabase } from './postgres.mjs';
import { command, startServer } from './server.mjs';

export const password = 'athar-demo-2026';
export const emailOf = (role) => `${role}@demo.athar.example`;

/** Seeds a database of its own and serves the built application on it; `stop()` ends both. */
export async function startDemonstration() {
  const database = await freshDatabase();
  for (const args of [['migrate'], ['seed', 'demo', '--file', join(root, 'ops/seeds')]]) {
    const done = await command(database.url, args);
    assert.equal(done.code, 0, `${args.join(' ')}: ${done.stderr}`);
  }
  const server = await startServer({ database, web: true });
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
