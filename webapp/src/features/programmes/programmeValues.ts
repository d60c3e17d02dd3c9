import type { Programme, ProgrammeBody } from '@/shared/api';
import { minorOf, wholeOf, type LocalizedText } from '@/shared/format';

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

export const newProgramme: ProgrammeValues = {
  code: '', title: {}, summary: {}, starts_on: null, ends_on: null, dates_note: '', amount: '', currency: 'MAD', estimated: false,
  funders: [], implementers: [], partners: [],
};

export function valuesOf(programme: Programme): ProgrammeValues {
  const { budget } = programme;
  return {
    code: programme.code,
    title: programme.title,
    summary: programme.summary ?? {},
    starts_on: programme.starts_on ?? null,
    ends_on: programme.ends_on ?? null,
    dates_note: programme.dates_note ?? '',
    amount: budget ? wholeOf(budget.amount_minor, budget.currency) : '',
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
        : { amount_minor: minorOf(values.amount, values.currency) as number, currency: values.currency, estimated: values.estimated },
    funders: chosen(values.funders),
    implementers: chosen(values.implementers),
    partners: chosen(values.partners),
  };
}
