import type { Agreement, AgreementBody } from '@/shared/api';
import type { LocalizedText } from '@/shared/format';

export const statuses = [
  'idea', 'negotiation', 'visa', 'initialled', 'signed', 'ratified', 'notified', 'in_force', 'suspended', 'expired', 'terminated', 'renewed',
] as const;
export const roles = ['signatory', 'funder', 'implementer', 'executing_institute', 'delegated_implementer', 'beneficiary', 'witness'] as const;
export const renewals = ['none', 'tacit', 'explicit'] as const;

export interface PartyValues {
  id?: string;
  organisation_id: string | null;
  role: (typeof roles)[number];
  joined_on: string;
  left_on: string;
  signatory_name: string;
  signatory_capacity: string;
  contact_name: string;
  contact_email: string;
  contact_phone: string;
}

export interface AgreementValues extends Record<string, unknown> {
  type: string;
  reference: string;
  title: LocalizedText;
  objective: LocalizedText;
  status: (typeof statuses)[number];
  status_since: string;
  country: string | null;
  parent_id: string | null;
  framework_session_id: string | null;
  framework_note: string;
  signed_on: string;
  signed_at_place: string;
  in_force_on: string;
  ends_on: string;
  renewal: (typeof renewals)[number];
  renewal_months: number | string;
  notice_months: number | string;
  languages: string[];
  is_confidential: boolean;
  owner_id: string;
  note: string;
  parties: PartyValues[];
  domains: string[];
  programme_ids: string[];
}

export const newParty: PartyValues = {
  organisation_id: null, role: 'signatory', joined_on: '', left_on: '', signatory_name: '', signatory_capacity: '', contact_name: '', contact_email: '',
  contact_phone: '',
};

export const newAgreement: AgreementValues = {
  type: '', reference: '', title: {}, objective: {}, status: 'idea', status_since: '', country: null, parent_id: null, framework_session_id: null, framework_note: '',
  signed_on: '', signed_at_place: '', in_force_on: '', ends_on: '', renewal: 'none', renewal_months: '', notice_months: '', languages: [], is_confidential: false,
  owner_id: '', note: '', parties: [{ ...newParty }, { ...newParty }], domains: [], programme_ids: [],
};

export function valuesOf(agreement: Agreement): AgreementValues {
  const a = agreement;
  return {
    type: a.type, reference: a.reference ?? '', title: a.title, objective: a.objective ?? {}, status: a.status, status_since: a.status_since ?? '',
    country: a.country ?? null, parent_id: a.parent_id ?? null, framework_session_id: a.framework_session_id ?? null, framework_note: a.framework_note ?? '',
    signed_on: a.signed_on ?? '', signed_at_place: a.signed_at_place ?? '', in_force_on: a.in_force_on ?? '', ends_on: a.ends_on ?? '', renewal: a.renewal,
    renewal_months: a.renewal_months ?? '', notice_months: a.notice_months ?? '', languages: a.languages, is_confidential: a.is_confidential,
    owner_id: a.owner_id ?? '', note: a.note ?? '', domains: a.domains, programme_ids: a.programme_ids,
    parties: a.parties.map((party) => ({
      id: party.id, organisation_id: party.organisation_id, role: party.role, joined_on: party.joined_on ?? '', left_on: party.left_on ?? '',
      signatory_name: party.signatory_name ?? '', signatory_capacity: party.signatory_capacity ?? '', contact_name: party.contact_name ?? '',
      contact_email: party.contact_email ?? '', contact_phone: party.contact_phone ?? '',
    })),
  };
}

export function bodyOf(values: AgreementValues): AgreementBody {
  return {
    type: values.type,
    reference: said(values.reference),
    title: values.title as AgreementBody['title'],
    objective: Object.values(values.objective).some(Boolean) ? (values.objective as AgreementBody['objective']) : undefined,
    status: values.status,
    status_since: said(values.status_since),
    country: values.country ?? undefined,
    parent_id: values.parent_id ?? undefined,
    framework_session_id: values.framework_session_id ?? undefined,
    framework_note: said(values.framework_note),
    signed_on: said(values.signed_on),
    signed_at_place: said(values.signed_at_place),
    in_force_on: said(values.in_force_on),
    ends_on: said(values.ends_on),
    renewal: values.renewal,
    renewal_months: number(values.renewal_months),
    notice_months: number(values.notice_months),
    languages: values.languages,
    is_confidential: values.is_confidential,
    owner_id: said(values.owner_id),
    note: said(values.note),
    // Rows nobody filled in are no parties.
    parties: values.parties.filter(isFilled).map(({ id, organisation_id: organisation, role, ...rest }) => ({
      id, organisation_id: organisation ?? '', role, ...Object.fromEntries(Object.entries(rest).map(([name, text]) => [name, said(text)])),
    })),
    domains: values.domains,
    programme_ids: values.programme_ids,
  };
}

function isFilled({ organisation_id: organisation, id, role: _role, ...rest }: PartyValues): boolean {
  return organisation !== null || id !== undefined || Object.values(rest).some((text) => text.trim() !== '');
}

function said(text: string): string | undefined {
  return text.trim() || undefined;
}

function number(value: number | string): number | undefined {
  return value === '' ? undefined : Number(value);
}
