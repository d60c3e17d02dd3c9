import type { Language } from '@/shared/i18n';
import { locales } from './numbers';

/** "MA" → Maroc, المغرب, Morocco; a code that no country has is shown as it is. */
export function countryName(language: Language, code: string): string {
  try {
    return new Intl.DisplayNames(locales[language], { type: 'region' }).of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}
