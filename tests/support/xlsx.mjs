// What is in a spreadsheet, read by a reader that is not ours (openpyxl).
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './house.mjs';

/** The sheets of an XLSX given as bytes: name, state, right_to_left, frozen, filter, widths, rows, types, formats, drop_downs. */
export async function sheetsOf(bytes) {
  const folder = await mkdtemp(join(tmpdir(), 'athar-xlsx-'));
  try {
    const file = join(folder, 'book.xlsx');
    await writeFile(file, bytes);
    const { stdout } = await promisify(execFile)('/usr/bin/python3', [join(root, 'tests/support/read_xlsx.py'), file], { maxBuffer: 256 * 1024 * 1024 });
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The rows of a sheet as objects by header. */
export function records(sheet) {
  const [header, ...rows] = sheet.rows;
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
}
