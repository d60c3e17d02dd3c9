// Says what the first load weighs and fails when its scripts pass the limit.
// First load = the entry module, what it imports statically, and the largest catalogue chunk of one language.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const limitKb = 250;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const html = await readFile(join(dist, 'index.html'), 'utf8');

const seen = new Map();
async function weigh(path) {
  if (seen.has(path)) return;
  const body = await readFile(join(dist, path));
  seen.set(path, gzipSync(body, { level: 9 }).length / 1024);
  const dir = path.slice(0, path.lastIndexOf('/') + 1);
  for (const [, next] of body.toString('utf8').matchAll(/(?:from|import)\s*["'](\.\/[^"']+\.js)["']/g)) {
    await weigh(dir + next.slice(2));
  }
}
for (const [, path] of html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)) await weigh(path);

const scripts = [...seen].sort((a, b) => b[1] - a[1]);
const total = scripts.reduce((sum, [, kb]) => sum + kb, 0);
for (const [path, kb] of scripts) console.log(`${kb.toFixed(1).padStart(8)} kB  ${path}`);

const css = (await readdir(join(dist, 'assets'))).filter((name) => html.includes(name) && name.endsWith('.css'));
for (const name of css) {
  const kb = gzipSync(await readFile(join(dist, 'assets', name)), { level: 9 }).length / 1024;
  console.log(`${kb.toFixed(1).padStart(8)} kB  assets/${name} (style, not counted)`);
}
console.log(`${total.toFixed(1).padStart(8)} kB  first load script, gzip; limit ${limitKb} kB`);
if (scripts.length === 0) throw new Error('no script found in dist/index.html');
if (total > limitKb) {
  console.error('the first load is over its limit');
  process.exit(1);
}
