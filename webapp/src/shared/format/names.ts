import { currentLanguage, type Language } from '@/shared/i18n';

/** {fr?, ar?, en?}: at least one is there. */
export type LocalizedText = { fr?: string | null; ar?: string | null; en?: string | null };

const fallbacks: Record<Language, Language[]> = { fr: ['fr', 'en', 'ar'], ar: ['ar', 'fr', 'en'], en: ['en', 'fr', 'ar'] };

/** The text in the page's language, else in the nearest one, with the language it is really in (for `lang` and `dir`). */
export function pickText(
  text: LocalizedText | null | undefined,
  language: Language = currentLanguage(),
): { text: string; language: Language } | undefined {
  if (!text) return undefined;
  for (const candidate of fallbacks[language]) {
    const found = text[candidate];
    if (found) return { text: found, language: candidate };
  }
  return undefined;
}

/** The same as plain text, empty when there is none. For attributes, sorting and search options. */
export function plainText(text: LocalizedText | null | undefined, language: Language = currentLanguage()): string {
  return pickText(text, language)?.text ?? '';
}

export interface NamedPerson {
  family_name: string;
  given_name: string;
  family_name_ar?: string | null;
  given_name_ar?: string | null;
}

/** Both scripts of a person's name; `arabic` is absent where it was never given. */
export function namesOf(person: NamedPerson): { latin: string; arabic?: string } {
  const latin = `${person.given_name} ${person.family_name}`.trim();
  const arabic = `${person.given_name_ar ?? ''} ${person.family_name_ar ?? ''}`.trim();
  return arabic ? { latin, arabic } : { latin };
}

/** The name first in the page's own script, and the other script's when there is one. */
export function nameInOrder(
  person: NamedPerson,
  language: Language = currentLanguage(),
): { first: string; firstLanguage: Language; other?: string; otherLanguage?: Language } {
  const { latin, arabic } = namesOf(person);
  // Somebody written down in Arabic alone has that name on every page.
  if (arabic && !latin) return { first: arabic, firstLanguage: 'ar' };
  if (language === 'ar' && arabic) return { first: arabic, firstLanguage: 'ar', other: latin, otherLanguage: 'fr' };
  const first = { first: latin, firstLanguage: language === 'ar' ? ('fr' as const) : language };
  return arabic ? { ...first, other: arabic, otherLanguage: 'ar' } : first;
}
