import type { Language } from '@/shared/i18n';
import { formatNumber } from './numbers';

/** What stands before the decimals where nothing else tells: Moroccan French and Arabic write 1 500,50, English 1,500.50. */
const decimalMarks: Record<Language, string> = { fr: ',', ar: ',', en: '.' };
/** Marks that only group: spaces of every width, apostrophes, the Arabic thousands mark. */
const grouping = /[\s\u00a0\u2009\u202f'’٬]/g;

function asLatin(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '')
    .trim()
    .replace(grouping, '_')
    .replace(/٫/g, ';');
}

/** Where the decimals begin: the place of their mark, or none. */
function decimalAt(text: string, decimals: number, language: Language): number | undefined {
  const marks = [...text.matchAll(/[^\d]/g)].map(({ 0: mark, index }) => ({ mark, index }));
  const last = marks.at(-1);
  if (!last || last.mark === '_') return undefined;
  if (last.mark === ';') return last.index;
  if (marks.filter(({ mark }) => mark === last.mark).length > 1) return undefined;
  const looksGrouped = marks.length === 1 && /^[1-9]\d{0,2}[.,]\d{3}$/.test(text);
  // 1.500 of a currency with two decimals is fifteen hundred; of one with three, the language says which mark is the decimal one.
  return looksGrouped && (decimals < 3 || last.mark !== decimalMarks[language]) ? undefined : last.index;
}

/**
 * A number as people type it: "1500,50", "1 500,50", "1.500,50", "1,500.50", "١٥٠٠٫٥٠". Empty for a blank text, undefined for what cannot be read or
 * has more decimals than there may be: nobody's 1500,50 becomes 150 050.
 */
export function readNumber(typed: string, decimals: number, language: Language): number | '' | undefined {
  if (/[_;]/.test(typed)) return undefined;
  const text = asLatin(typed);
  if (text === '') return '';
  if (!/^[\d.,;_]+$/.test(text) || !/\d/.test(text)) return undefined;
  const at = decimalAt(text, decimals, language);
  const whole = text.slice(0, at);
  const part = at === undefined ? '' : text.slice(at + 1);
  if (part.length > decimals || !/^\d*$/.test(part)) return undefined;
  const isGrouped = ['_', '.', ','].some((mark) => new RegExp(`^\\d{1,3}(\\${mark}\\d{3})+$`).test(whole));
  if (!/^\d*$/.test(whole) && !isGrouped) return undefined;
  const value = Number(`${whole.replace(/\D/g, '') || '0'}.${part || '0'}`);
  return Number.isSafeInteger(Math.round(value * 10 ** decimals)) ? value : undefined;
}

/** As it is shown for typing on: 1 500,5; with `isMoney` all its decimals or none. It reads back as what it was. */
export function showNumber(language: Language, value: number, decimals: number, isMoney = false): string {
  return formatNumber(language, value, decimals, isMoney && !Number.isInteger(value) ? decimals : 0);
}
