// The shipped data as the tests read it: the committed files alone.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SEEDS = fileURLToPath(new URL('../../ops/seeds/', import.meta.url));

export const readJson = (path) => JSON.parse(readFileSync(join(SEEDS, path), 'utf8'));
export const demoFiles = readdirSync(join(SEEDS, 'demo')).sort();
export const collections = demoFiles.map((file) => ({ file, ...readJson(`demo/${file}`) }));
export const itemsOf = (collection) =>
  collections.filter((part) => part.collection === collection).flatMap(({ items }) => items);

export const organisations = itemsOf('organisations');
export const people = itemsOf('people');
export const programmes = itemsOf('programmes');
export const sessions = itemsOf('sessions');
export const outreach = itemsOf('outreach_activities');
export const accounts = itemsOf('accounts');
export const groups = itemsOf('person_groups');
export const references = readFileSync(join(SEEDS, 'reference/reference_lists.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([list, code, fr, ar, en, position]) => ({ list, code, name: { fr, ar, en }, position: Number(position), active: true }));
export const places = readFileSync(join(SEEDS, 'reference/places.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [code, kind, parent_code, fr, ar, en, type] = line.split('\t');
    return { code, kind, parent_code, name: { fr, ar, en }, type };
  });

export const placeCodes = new Map(places.map((place) => [place.code, place]));
export const personOf = new Map(people.map((person) => [person.id, person]));
export const idsOf = (items) => new Set(items.map(({ id }) => id));
export const codesOf = (list) => new Set(references.filter((item) => item.list === list).map(({ code }) => code));
export const programmeCode = new Map(programmes.map(({ id, code }) => [id, code]));
export const REAL_CODES = ['CE-BSG-PAT', 'CE-BSG-STRATEGY', 'E-TAMKEEN', 'COOP-BILAT', 'PRIM'];
export const EXPERT = people.find(({ family_name }) => family_name === 'Filion');
export const sittingsOf = (session) =>
  (session.days ?? []).flatMap(({ date, sittings }) => sittings.map((_, at) => ({ date, sitting: at + 1 })));
export const marksOf = ({ attendance }) => (attendance ?? '').replaceAll(' ', '');

/** Every text of a value with the path that leads to it. */
export function* texts(value, path = '') {
  if (typeof value === 'string') yield [path, value];
  else if (value && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) yield* texts(item, `${path}/${key}`);
}
