// A server with the demonstration data, and its people at a browser.
import { demonstrationDatabase } from './postgres.mjs';
import { enteredPage } from './pages.mjs';
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
export function pageOf(browser, server, role, options = {}) {
  return enteredPage(browser, server, { email: emailOf(role), password }, options);
}
