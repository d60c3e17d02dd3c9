// Where things are in this house.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the sources. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');

/** The server under test: the sanitized build unless ATHAR_SERVER_BINARY names another. */
export function serverBinary() {
  const path = process.env.ATHAR_SERVER_BINARY ?? join(root, 'build/asan/athar-server');
  if (!existsSync(path)) throw new Error(`${path} is not built: ops/test builds it`);
  return path;
}

/** Files under `folder` (from the top) whose name matches, as {path, text}, in order. */
export function sources(folder, pattern) {
  const top = join(root, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\/(node_modules|dist|coverage)\//.test(path))
    .sort()
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
}
