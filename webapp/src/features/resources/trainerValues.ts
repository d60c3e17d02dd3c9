import type { Trainer, TrainerBody } from './queries';

export interface AccreditationValues {
  title: string;
  issuer: string;
  valid_from: string | null;
  expires_on: string | null;
}

export interface AbsenceValues {
  starts_on: string | null;
  ends_on: string | null;
  reason: string;
}

/** What the form holds: the body's own names, with empty texts where the body says nothing. */
export interface TrainerValues extends Record<string, unknown> {
  person_id: string | null;
  standing: Trainer['standing'];
  fields: string[];
  languages: string[];
  training_of_trainers: Trainer['training_of_trainers'];
  weekdays: string[];
  contract_reference: string;
  contract_from: string | null;
  contract_to: string | null;
  double_booking: Trainer['double_booking'];
  accreditations: AccreditationValues[];
  absences: AbsenceValues[];
  note: string;
}

export function newTrainer(person?: string): TrainerValues {
  return {
    person_id: person ?? null, standing: 'internal', fields: [], languages: [], training_of_trainers: 'none', weekdays: ['1', '2', '3', '4', '5'],
    contract_reference: '', contract_from: null, contract_to: null, double_booking: 'refused', accreditations: [], absences: [], note: '',
  };
}

export function valuesOf(trainer: Trainer): TrainerValues {
  return {
    person_id: trainer.person_id,
    standing: trainer.standing,
    fields: trainer.fields,
    languages: trainer.languages,
    training_of_trainers: trainer.training_of_trainers,
    weekdays: trainer.weekdays.map(String),
    contract_reference: trainer.contract_reference ?? '',
    contract_from: trainer.contract_from ?? null,
    contract_to: trainer.contract_to ?? null,
    double_booking: trainer.double_booking,
    accreditations: trainer.accreditations.map(({ title, issuer, valid_from: from, expires_on: to }) => ({
      title, issuer: issuer ?? '', valid_from: from ?? null, expires_on: to ?? null,
    })),
    absences: trainer.absences.map(({ starts_on, ends_on, reason }) => ({ starts_on, ends_on, reason: reason ?? '' })),
    note: trainer.note ?? '',
  };
}

/** Lines nobody filled in are left out. An absence of one day says it once. */
export function bodyOf(values: TrainerValues): TrainerBody {
  return {
    person_id: values.person_id ?? undefined,
    standing: values.standing,
    fields: values.fields,
    languages: values.languages,
    training_of_trainers: values.training_of_trainers,
    weekdays: values.weekdays.map(Number),
    contract_reference: values.contract_reference.trim() || undefined,
    contract_from: values.contract_from ?? undefined,
    contract_to: values.contract_to ?? undefined,
    double_booking: values.double_booking,
    accreditations: values.accreditations
      .filter(({ title, issuer, valid_from: from, expires_on: to }) => title || issuer || from || to)
      .map(({ title, issuer, valid_from: from, expires_on: to }) => ({
        title: title.trim(), issuer: issuer.trim() || undefined, valid_from: from ?? undefined, expires_on: to ?? undefined,
      })),
    absences: values.absences.flatMap(({ starts_on: from, ends_on: to, reason }) =>
      from || to ? [{ starts_on: (from ?? to) as string, ends_on: (to ?? from) as string, reason: reason.trim() || undefined }] : [],
    ),
    note: values.note.trim() || undefined,
  };
}
