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

/** 1 250 000 · 1,250,000; at most `digits` decimals. */
export function formatNumber(language: Language, value: number, digits = 1): string {
  return format(language, { maximumFractionDigits: digits }).format(value);
}

/** `share` is 0…1: 0.62 → "62 %". Halves round up, as in the printed reports. */
export function formatPercent(language: Language, share: number, digits = 0): string {
  return format(language, { style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** "+12", "−3", "0": always with its sign, for differences. */
export function formatDifference(language: Language, value: number): string {
  return format(language, { signDisplay: 'exceptZero', maximumFractionDigits: 1 }).format(value).replace('-', '−');
}

/** Amounts come in minor units; they are never abbreviated. Minor units follow ISO 4217. */
export function formatMoney(language: Language, amountMinor: number, currency: string): string {
  const money = format(language, { style: 'currency', currency });
  const decimals = money.resolvedOptions().maximumFractionDigits ?? 2;
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
