import dayjs from 'dayjs';
import type { Language } from '.';

/** Monday, in all three languages: the Moroccan administration's week. */
export const weekStart = 1;

const words: Record<Language, () => Promise<unknown>> = {
  fr: () => import('dayjs/locale/fr'),
  ar: () => import('dayjs/locale/ar-ma'),
  en: () => Promise.resolve(),
};
const names: Record<Language, string> = { fr: 'fr', ar: 'ar-ma', en: 'en' };

/** Reads the month and day names the calendars need; returns the name to give them. */
export async function loadCalendarWords(language: Language): Promise<string> {
  await words[language]();
  dayjs.locale(names[language]);
  return names[language];
}
