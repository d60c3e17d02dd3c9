import { decimalsOf, type LocalizedText } from '@/shared/format';
import type { Commitment, CommitmentBody } from './queries';

export const measures = ['people', 'attendances', 'person_hours', 'sessions', 'deliverables', 'documents', 'payment'] as const;
export const statuses = ['late', 'at_risk', 'open', 'met', 'waived'] as const;
export type Measure = (typeof measures)[number];
export type Status = (typeof statuses)[number];

/** Figures of reach over the agreement's sessions; the others are added up from the evidence. */
export const isFigure = (measure: Measure) => measures.indexOf(measure) < 4;

/** How many smallest units make one; what is no money has no smaller ones. */
export const scaleOf = (currency: string | null | undefined) => (currency ? 10 ** decimalsOf(currency) : 1);

export interface CommitmentValues extends Record<string, unknown> {
  clause: string;
  description: LocalizedText;
  organisation_id: string;
  responsible_name: string;
  measure: Measure;
  target: number | string;
  currency: string;
  linked_only: boolean;
  first_due_on: string | null;
  recurs: boolean;
  every_months: number | string;
  last_due_on: string | null;
  note: string;
}

export const newCommitment: CommitmentValues = {
  clause: '', description: {}, organisation_id: '', responsible_name: '', measure: 'deliverables', target: 1, currency: 'MAD', linked_only: false,
  first_due_on: null, recurs: false, every_months: 12, last_due_on: null, note: '',
};

export function valuesOf(c: Commitment): CommitmentValues {
  return {
    clause: c.clause ?? '', description: c.description, organisation_id: c.organisation_id, responsible_name: c.responsible_name ?? '', measure: c.measure,
    target: c.target / scaleOf(c.currency), currency: c.currency ?? 'MAD', linked_only: c.linked_only, first_due_on: c.first_due_on ?? null,
    recurs: c.every_months != null, every_months: c.every_months ?? 12, last_due_on: c.last_due_on ?? null, note: c.note ?? '',
  };
}

export function bodyOf(values: CommitmentValues, agreementId: string): CommitmentBody {
  const currency = values.measure === 'payment' ? values.currency : undefined;
  return {
    agreement_id: agreementId,
    clause: values.clause.trim() || undefined,
    description: values.description as CommitmentBody['description'],
    organisation_id: values.organisation_id,
    responsible_name: values.responsible_name.trim() || undefined,
    measure: values.measure,
    target: Math.round(Number(values.target) * scaleOf(currency)),
    currency,
    linked_only: isFigure(values.measure) && values.linked_only,
    first_due_on: values.first_due_on ?? undefined,
    every_months: values.recurs ? Number(values.every_months) : undefined,
    last_due_on: values.recurs ? (values.last_due_on ?? undefined) : undefined,
    note: values.note.trim() || undefined,
  };
}
