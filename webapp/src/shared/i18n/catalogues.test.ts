import { describe, expect, it } from 'vitest';
import { languages, type Language } from '.';

const files = import.meta.glob<{ default: Record<string, unknown> }>('./catalogues/*/*.json', { eager: true });
const sources = import.meta.glob<string>(['/src/**/*.{ts,tsx}', '!/src/**/*.test.*'], { eager: true, query: '?raw', import: 'default' });

const plural = /_(zero|one|two|few|many|other)$/;

function flatten(value: Record<string, unknown>, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, inner] of Object.entries(value)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof inner === 'string') flat.set(path, inner);
    else for (const [deep, text] of flatten(inner as Record<string, unknown>, path)) flat.set(deep, text);
  }
  return flat;
}

const catalogues = new Map<string, Map<Language, Map<string, string>>>();
for (const [path, file] of Object.entries(files)) {
  const [, language, namespace] = /catalogues\/(\w+)\/(\w+)\.json$/.exec(path) ?? [];
  if (!language || !namespace) throw new Error(path);
  const byLanguage = catalogues.get(namespace) ?? new Map<Language, Map<string, string>>();
  byLanguage.set(language as Language, flatten(file.default));
  catalogues.set(namespace, byLanguage);
}

const bases = (keys: Iterable<string>) => [...new Set([...keys].map((key) => key.replace(plural, '')))].sort();
const holes = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map(([, name]) => name).sort();

describe.each([...catalogues])('the catalogue %s', (_namespace, byLanguage) => {
  it('says the same things in the three languages', () => {
    const french = bases(byLanguage.get('fr')?.keys() ?? []);
    for (const language of languages) expect(bases(byLanguage.get(language)?.keys() ?? []), language).toEqual(french);
  });

  it.each(languages)('has every plural form of %s, and no other', (language) => {
    const keys = byLanguage.get(language) ?? new Map<string, string>();
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const base of new Set([...keys.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, '')))) {
      const forms = [...keys.keys()].filter((key) => key.startsWith(`${base}_`)).map((key) => key.slice(base.length + 1));
      // i18next takes "zero" for 0 in any language; everything else follows the language's own rules.
      expect(forms.filter((form) => form !== 'zero').sort(), base).toEqual(wanted.filter((form) => form !== 'zero').sort());
      if (wanted.includes('zero')) expect(forms, base).toContain('zero');
    }
  });

  it('fills the same holes, and leaves no text empty', () => {
    for (const [key, french] of byLanguage.get('fr') ?? []) {
      for (const language of languages) {
        const said = byLanguage.get(language)?.get(key);
        if (said === undefined) continue; // a plural form this language does not have
        expect(said.trim(), `${language} ${key}`).not.toBe('');
        if (!plural.test(key)) expect(holes(said), `${language} ${key}`).toEqual(holes(french));
      }
    }
  });
});

it('every key written in the sources is in the catalogues', () => {
  const missing: string[] = [];
  for (const [path, source] of Object.entries(sources)) {
    const spaces = [...source.matchAll(/useTranslation\(\s*(\[[^\]]*\]|'[^']*')?\s*\)/g)].flatMap(([, names]) =>
      names ? [...names.matchAll(/'([^']+)'/g)].map(([, name]) => name ?? '') : ['common'],
    );
    for (const [, written] of source.matchAll(/\bt\(\s*'([^'$]+)'/g)) {
      const [space, key] = written?.includes(':') ? written.split(':') : [undefined, written];
      const isKnown = (space ? [space] : spaces).some((name) =>
        bases(catalogues.get(name)?.get('fr')?.keys() ?? []).includes(key ?? ''),
      );
      if (!isKnown) missing.push(`${path}: ${written}`);
    }
  }
  expect(missing).toEqual([]);
});
