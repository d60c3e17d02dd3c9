import type { Language } from '@/shared/i18n';

/** Latin digits everywhere: Moroccan administration writes 2026, not ٢٠٢٦. */
export const locales: Record<Language, string> = { fr: 'fr', ar: 'ar-MA-u-nu-latn', en: 'en-GB' };

const made = new Map<string, Intl.NumberFormat>();

function format(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let found = made.get(key);
  if (!found) made.set(key, (found = new Intl.NumberFormat(locales[language], options)));
  return found;
}

/** 1 250 000 · 1,250,000; at most `digits` decimals and at least `fewest`. */
export function formatNumber(language: Language, value: number, digits = 1, fewest = 0): string {
  return format(language, { maximumFractionDigits: digits, minimumFractionDigits: fewest }).format(value);
}

/** `share` is 0…1: 0.62 → "62 %". Halves round up, as in the printed reports. */
export function formatPercent(language: Language, share: number, digits = 0): string {
  return format(language, { style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** "+12", "−3", "0": always with its sign, for differences. */
export function formatDifference(language: Language, value: number): string {
  return format(language, { signDisplay: 'exceptZero', maximumFractionDigits: 1 }).format(value).replace('-', '−');
}

/** The currencies that are offered; any other that is stored stays. */
export const currencies = ['MAD', 'EUR', 'CAD', 'USD', 'GBP', 'CHF', 'JPY', 'XOF', 'TND', 'KWD', 'OMR'];

/** Decimals of a currency after ISO 4217: 2 for most, none for the yen, 3 for the Tunisian dinar. */
export function decimalsOf(currency: string): number {
  return format('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount as people write it, from how it is stored. */
export function wholeOf(amountMinor: number, currency: string): number {
  return amountMinor / 10 ** decimalsOf(currency);
}

/** An amount as it is stored, from what was typed; undefined where nothing was, NaN where it could not be read. */
export function minorOf(amount: number | '' | null | undefined, currency: string): number | undefined {
  return typeof amount === 'number' ? Math.round(amount * 10 ** decimalsOf(currency)) : undefined;
}

/** Amounts come in minor units; they are never abbreviated. Minor units follow ISO 4217. */
export function formatMoney(language: Language, amountMinor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const scale = 10 ** decimals;
  const whole = amountMinor % scale === 0;
  return format(language, { style: 'currency', currency, minimumFractionDigits: whole ? 0 : decimals }).format(
    amountMinor / scale,
  );
}

/** Minutes as hours and minutes: 90 → "1 h 30", 60 → "1 h". */
export function formatDuration(language: Language, minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  const unit = { fr: 'h', ar: 'س', en: 'h' }[language];
  const shown = formatNumber(language, hours, 0);
  return rest === 0 ? `${shown} ${unit}` : `${shown} ${unit} ${String(rest).padStart(2, '0')}`;
}

/** Share of the whole, or undefined where there is nothing to share. */
export function shareOf(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined;
}
