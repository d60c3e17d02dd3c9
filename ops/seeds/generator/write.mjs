import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const flat = (value) => typeof value !== 'object' || value === null;
const WIDTH = 150;

/** JSON that reads well in a diff: what fits on a line stays on one. */
export function pretty(value, indent = 0) {
  const oneLine = oneLineOf(value);
  if (flat(value) || indent + oneLine.length <= WIDTH) return oneLine;
  const inner = ' '.repeat(indent + 1);
  const outer = ' '.repeat(indent);
  if (Array.isArray(value)) return `[\n${value.map((item) => inner + pretty(item, indent + 1)).join(',\n')}\n${outer}]`;
  const lines = Object.entries(value).map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${pretty(item, indent + 1)}`,
  );
  return `{\n${lines.join(',\n')}\n${outer}}`;
}

function oneLineOf(value) {
  if (flat(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLineOf).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${oneLineOf(item)}`)
    .join(', ')}}`;
}

/** Unknown is absent: drops undefined and null members and empty lists, deeply. */
export function known(value) {
  if (Array.isArray(value)) return value.map(known);
  if (flat(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, known(item)]));
}

export function writeText(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

export function writeCollection(path, collection, items) {
  writeText(path, `${pretty({ collection, items: known(items) })}\n`);
}
