import i18next, { type BackendModule, type FormatterModule } from 'i18next';
import { formatNumber } from '@/shared/format/numbers';
import { readStorage, writeStorage } from '@/shared/storage';
import { initReactI18next, Trans, useTranslation } from 'react-i18next';

export const languages = ['fr', 'ar', 'en'] as const;
export type Language = (typeof languages)[number];

const remembered = 'athar.language';
const catalogues = import.meta.glob<{ default: Record<string, unknown> }>('./catalogues/*/*.json');

/** A namespace is one file per language, read when a page first asks for it. */
const catalogueBackend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = catalogues[`./catalogues/${language}/${namespace}.json`];
    if (!load) return done(new Error(`no catalogue ${language}/${namespace}`), false);
    load().then(
      (file) => done(null, file.default),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), false),
    );
  },
};

/** A number is written as the language groups it, wherever a text counts something: 1 467 lignes. */
const grouping: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) => (typeof value === 'number' && isLanguage(language) ? formatNumber(language, value) : String(value)),
};

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** The language chosen before on this machine, else the browser's if it is one of ours, else French. */
export function firstLanguage(): Language {
  const stored = readStorage(remembered);
  if (isLanguage(stored)) return stored;
  const wished = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return wished ?? 'fr';
}

export async function startLanguages(language: Language = firstLanguage()): Promise<void> {
  i18next.on('languageChanged', applyToDocument);
  await i18next
    .use(catalogueBackend)
    .use(grouping)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: [...languages],
      load: 'languageOnly',
      ns: ['common', 'terms', 'shell'],
      defaultNS: 'common',
      interpolation: { escapeValue: false, alwaysFormat: true }, // React escapes
      react: { useSuspense: true },
      returnNull: false,
    });
}

const namespaces = [...new Set(Object.keys(catalogues).map((path) => path.slice(path.lastIndexOf('/') + 1, -'.json'.length)))];

/** Reads the words of all pages: a panel that opens later has its own at once, instead of blanking the page it is on while it waits for them. */
export async function readAllWords(): Promise<void> {
  await i18next.loadNamespaces(namespaces);
}

/** True once somebody has used the switch in this browser. */
export function hasChosenLanguage(): boolean {
  return isLanguage(readStorage(remembered));
}

export async function changeLanguage(language: Language): Promise<void> {
  writeStorage(remembered, language);
  await i18next.changeLanguage(language);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'fr';
}

export function directionOf(language: Language): 'rtl' | 'ltr' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : 'fr';
}

function applyToDocument(language: string): void {
  if (!isLanguage(language)) return;
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

export { Trans, useTranslation };
