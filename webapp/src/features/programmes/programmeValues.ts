import type { Programme, ProgrammeBody } from '@/shared/api';
import type { LocalizedText } from '@/shared/format';

/** What the form holds; the budget's amount is in whole units, as people write it. */
export interface ProgrammeValues extends Record<string, unknown> {
  code: string;
  title: LocalizedText;
  summary: LocalizedText;
  starts_on: string | null;
  ends_on: string | null;
  dates_note: string;
  amount: number | '';
  currency: string;
  estimated: boolean;
  funders: (string | null)[];
  implementers: (string | null)[];
  partners: (string | null)[];
}

export const currencies = ['MAD', 'EUR', 'CAD', 'USD', 'GBP', 'CHF', 'JPY'] as const;

export const newProgramme: ProgrammeValues = {
  code: '', title: {}, summary: {}, starts_on: null, ends_on: null, dates_note: '', amount: '', currency: 'MAD', estimated: false,
  funders: [], implementers: [], partners: [],
};

/** How many smallest units make one: 100 for most currencies, 1 for the yen. */
function scaleOf(currency: string): number {
  return 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2);
}

export function valuesOf(programme: Programme): ProgrammeValues {
  const { budget } = programme;
  return {
    code: programme.code,
    title: programme.title,
    summary: programme.summary ?? {},
    starts_on: programme.starts_on ?? null,
    ends_on: programme.ends_on ?? null,
    dates_note: programme.dates_note ?? '',
    amount: budget ? budget.amount_minor / scaleOf(budget.currency) : '',
    currency: budget?.currency ?? 'MAD',
    estimated: budget?.estimated ?? false,
    funders: programme.funders,
    implementers: programme.implementers,
    partners: programme.partners,
  };
}

export function bodyOf(values: ProgrammeValues): ProgrammeBody {
  const chosen = (ids: (string | null)[]) => ids.filter((id): id is string => Boolean(id));
  const hasSummary = Object.values(values.summary).some(Boolean);
  return {
    code: values.code.trim(),
    title: values.title as ProgrammeBody['title'],
    summary: hasSummary ? (values.summary as ProgrammeBody['summary']) : undefined,
    starts_on: values.starts_on ?? undefined,
    ends_on: values.ends_on ?? undefined,
    dates_note: values.dates_note.trim() || undefined,
    budget:
      values.amount === ''
        ? undefined
        : { amount_minor: Math.round(values.amount * scaleOf(values.currency)), currency: values.currency, estimated: values.estimated },
    funders: chosen(values.funders),
    implementers: chosen(values.implementers),
    partners: chosen(values.partners),
  };
}
