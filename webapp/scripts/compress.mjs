// Puts a .gz and a .br beside every text file of dist/, so that the server never compresses while serving.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const isText = /\.(js|css|html|svg|json|txt|map|webmanifest)$/;
const smallest = 512; // bytes; below this the headers weigh more than what is gained

const files = await readdir(dist, { recursive: true, withFileTypes: true });
let done = 0;
await Promise.all(
  files
    .filter((entry) => entry.isFile() && isText.test(entry.name))
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const body = await readFile(path);
      if (body.length < smallest) return;
      const [gz, br] = await Promise.all([
        promisify(gzip)(body, { level: 9 }),
        promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
      ]);
      await Promise.all([writeFile(`${path}.gz`, gz), writeFile(`${path}.br`, br)]);
      done += 1;
    }),
);
console.log(`${done} files compressed (gzip, brotli)`);
