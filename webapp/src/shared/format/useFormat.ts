import { useMemo } from 'react';
import { useLanguage } from '@/shared/i18n';
import { countryName } from './countries';
import * as dates from './dates';
import { pickText, plainText, type LocalizedText } from './names';
import * as numbers from './numbers';

/** Every formatter, bound to the page's language. */
export function useFormat() {
  const language = useLanguage();
  return useMemo(
    () => ({
      language,
      number: (value: number, digits?: number) => numbers.formatNumber(language, value, digits),
      percent: (share: number, digits?: number) => numbers.formatPercent(language, share, digits),
      difference: (value: number) => numbers.formatDifference(language, value),
      money: (amountMinor: number, currency: string) => numbers.formatMoney(language, amountMinor, currency),
      duration: (minutes: number) => numbers.formatDuration(language, minutes),
      date: (date: string, shape?: dates.DateShape) => dates.formatDate(language, date, shape),
      dateParts: (date: string) => dates.dateParts(language, date),
      period: (from: string, to: string, shape?: dates.DateShape) => dates.formatPeriod(language, from, to, shape),
      plannedPeriod: (period: string) => dates.formatPlannedPeriod(language, period),
      month: (month: string, withYear?: boolean) => dates.formatMonth(language, month, withYear),
      time: (at: string) => dates.formatTime(language, at),
      instant: (at: string, shape?: dates.DateShape) => dates.formatInstant(language, at, shape),
      age: (from: string, now?: Date) => dates.formatAge(language, from, now),
      country: (code: string) => countryName(language, code),
      text: (text: LocalizedText | null | undefined) => plainText(text, language),
      pick: (text: LocalizedText | null | undefined) => pickText(text, language),
    }),
    [language],
  );
}

export type Format = ReturnType<typeof useFormat>;
