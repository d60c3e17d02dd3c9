import type { AgreementAmount, AgreementTerms, AgreementTermsBody, Amendment } from '@/shared/api';
import { minorOf, wholeOf, type LocalizedText } from '@/shared/format';

export type MoneyStep = AgreementAmount['step'];
export type ClaimField = AgreementTerms['claims'][number]['field'];

export const moneySteps: MoneyStep[] = ['planned', 'committed', 'disbursed', 'spent'];
export const claimFields: ClaimField[] = ['signed_on', 'in_force_on', 'starts_on', 'ends_on', 'period', 'amount', 'title', 'party', 'other'];

/** Amounts are typed in whole currency units; days known in part as text. */
export interface AmountValues {
  step: MoneyStep;
  party_id: string;
  currency: string;
  amount: number | '';
  is_estimated: boolean;
  on: string;
  due_on: string;
  condition: string;
  source: string;
}

export interface ComponentValues {
  id: string;
  title: LocalizedText;
  signed_title: LocalizedText;
  is_not_carried_out: boolean;
  not_carried_out_reason: string;
  continues_id: string;
  amounts: AmountValues[];
}

export interface AmendmentValues {
  id: string;
  reference: string;
  signed_on: string;
  effective_on: string;
  ends_on: string;
  text: LocalizedText;
  document: string;
  amounts: { component_id: string; party_id: string; currency: string; amount: number | ''; is_estimated: boolean }[];
  /** "organisation role" of a party, and whether it joins. */
  parties: { party: string; joins: boolean }[];
}

export interface TermsValues extends Record<string, unknown> {
  components: ComponentValues[];
  amendments: AmendmentValues[];
  rates: { currency: string; into: string; rate: string; on: string | null; source: string }[];
  claims: { field: ClaimField; value: string; source: string; note: string }[];
}

/** An amount that was not typed goes as none, and is refused with its field. */
const typedMinor = (amount: number | '', currency: string) => minorOf(amount, currency) as number;
const unlessBlank = (text: string) => text.trim() || undefined;
const unlessNothing = ({ fr, ar, en }: LocalizedText) => (fr || ar || en ? { fr: fr || undefined, ar: ar || undefined, en: en || undefined } : undefined);

export const newAmount = (step: MoneyStep, like?: AmountValues): AmountValues => ({
  step, party_id: like?.party_id ?? '', currency: like?.currency ?? 'MAD', amount: '', is_estimated: false, on: '', due_on: '', condition: '', source: '',
});

export const newComponent = (like?: ComponentValues): ComponentValues => ({
  id: crypto.randomUUID(), title: {}, signed_title: {}, is_not_carried_out: false, not_carried_out_reason: '', continues_id: '',
  amounts: [newAmount('planned', like?.amounts[0])],
});

export const newAmendment = (): AmendmentValues => ({
  id: crypto.randomUUID(), reference: '', signed_on: '', effective_on: '', ends_on: '', text: {}, document: '', amounts: [], parties: [],
});

function amendmentValues(amendment: Amendment): AmendmentValues {
  return {
    id: amendment.id,
    reference: amendment.reference ?? '',
    signed_on: amendment.signed_on ?? '',
    effective_on: amendment.effective_on ?? '',
    ends_on: amendment.ends_on ?? '',
    text: amendment.text ?? {},
    document: amendment.document ?? '',
    amounts: amendment.amounts.map((amount) => ({
      component_id: amount.component_id, party_id: amount.party_id ?? '', currency: amount.currency, amount: wholeOf(amount.amount_minor, amount.currency),
      is_estimated: amount.is_estimated,
    })),
    parties: amendment.parties.map(({ organisation_id: id, role, joins }) => ({ party: `${id} ${role}`, joins })),
  };
}

export function valuesOf(terms: AgreementTerms): TermsValues {
  return {
    components: terms.components.map((component) => ({
      id: component.id,
      title: component.title ?? {},
      signed_title: component.signed_title ?? {},
      is_not_carried_out: component.is_not_carried_out,
      not_carried_out_reason: component.not_carried_out_reason ?? '',
      continues_id: component.continues_id ?? '',
      amounts: component.amounts.map((amount) => ({
        step: amount.step, party_id: amount.party_id ?? '', currency: amount.currency, amount: wholeOf(amount.amount_minor, amount.currency),
        is_estimated: amount.is_estimated, on: amount.on ?? '', due_on: amount.due_on ?? '', condition: amount.condition ?? '', source: amount.source ?? '',
      })),
    })),
    amendments: terms.amendments.map(amendmentValues),
    rates: terms.rates.map(({ currency, into, rate, on, source }) => ({ currency, into, rate, on, source: source ?? '' })),
    claims: terms.claims.map(({ field, value, source, note }) => ({ field, value, source, note: note ?? '' })),
  };
}

export function bodyOf(values: TermsValues): AgreementTermsBody {
  return {
    components: values.components.map((component) => ({
      id: component.id,
      title: unlessNothing(component.title),
      signed_title: unlessNothing(component.signed_title),
      is_not_carried_out: component.is_not_carried_out,
      not_carried_out_reason: component.is_not_carried_out ? unlessBlank(component.not_carried_out_reason) : undefined,
      continues_id: unlessBlank(component.continues_id),
      amounts: component.amounts.map((amount) => ({
        step: amount.step,
        party_id: unlessBlank(amount.party_id),
        currency: amount.currency,
        amount_minor: typedMinor(amount.amount, amount.currency),
        is_estimated: amount.is_estimated,
        on: unlessBlank(amount.on),
        source: unlessBlank(amount.source),
        ...(amount.step === 'disbursed' ? { due_on: unlessBlank(amount.due_on), condition: unlessBlank(amount.condition) } : {}),
      })),
    })),
    amendments: values.amendments.map((amendment) => ({
      id: amendment.id,
      reference: unlessBlank(amendment.reference),
      signed_on: unlessBlank(amendment.signed_on),
      effective_on: unlessBlank(amendment.effective_on),
      ends_on: unlessBlank(amendment.ends_on),
      text: unlessNothing(amendment.text),
      document: unlessBlank(amendment.document),
      amounts: amendment.amounts.map((amount) => ({
        component_id: amount.component_id, party_id: unlessBlank(amount.party_id), currency: amount.currency,
        amount_minor: typedMinor(amount.amount, amount.currency), is_estimated: amount.is_estimated,
      })),
      parties: amendment.parties.map(({ party, joins }) => {
        const [organisation_id = '', role = ''] = party.split(' ');
        return { organisation_id, role, joins };
      }),
    })),
    rates: values.rates.map((rate) => ({
      currency: rate.currency, into: rate.into, rate: rate.rate.trim().replace(',', '.'), on: rate.on as string, source: unlessBlank(rate.source),
    })),
    claims: values.claims.map((claim) => ({ field: claim.field, value: claim.value.trim(), source: claim.source.trim(), note: unlessBlank(claim.note) })),
  };
}
