// Which routes the servers of this run answered well. The servers' logs name them; `note` keeps them in the run's folder, and
// run as a program this file names the routes of tests/golden/openapi.json that no journey travelled, and fails.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { operations } from '../architecture/rules.mjs';
import { root } from './house.mjs';

const folder = process.env.ATHAR_TEST_CLUSTERS;
const notes = folder && join(folder, 'routes.txt');

/** Notes the routes of a server's log that were answered without a refusal (an upgrade counts). */
export function note(log) {
  if (!notes) return;
  const travelled = new Set();
  for (const [, method, route, status] of log.matchAll(/\bmethod=(\w+) route=(\S+) status=(\d+)/g)) {
    if (Number(status) < 400) travelled.add(`${method} ${route}`);
  }
  if (travelled.size > 0) appendFileSync(notes, `${[...travelled].join('\n')}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const description = JSON.parse(readFileSync(join(root, 'tests/golden/openapi.json'), 'utf8'));
  const travelled = new Set(notes && existsSync(notes) ? readFileSync(notes, 'utf8').split('\n') : []);
  const missing = operations(description)
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !travelled.has(route));
  for (const route of missing) console.log(`no journey travels ${route}`);
  process.exit(missing.length > 0 ? 1 : 0);
}
