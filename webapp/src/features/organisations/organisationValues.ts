import type { Organisation, OrganisationBody } from '@/shared/api';
import type { LocalizedText } from '@/shared/format';
import { readablePhone, toE164 } from '@/shared/format/phone';

/** What the form holds; one line each for other names and telephone numbers. */
export interface OrganisationValues extends Record<string, unknown> {
  name: LocalizedText;
  acronym: LocalizedText;
  type: string;
  parent_id: string | null;
  place_code: string | null;
  country: string | null;
  founded_on: string | null;
  aliases: string;
  address: LocalizedText;
  phones: string;
  email: string;
  website: string;
  letterhead: LocalizedText;
  earlier_names: { name: LocalizedText; acronym?: LocalizedText; until: string | null }[];
}

export const newOrganisation: OrganisationValues = {
  name: {}, acronym: {}, type: '', parent_id: null, place_code: null, country: null, founded_on: null, aliases: '', address: {}, phones: '', email: '', website: '',
  letterhead: {}, earlier_names: [],
};

export function valuesOf(organisation: Organisation): OrganisationValues {
  const { name, acronym, type, parent_id, place_code, country, aliases, address, phones, email, website, letterhead } = organisation;
  return {
    name, acronym, type, parent_id: parent_id ?? null, place_code: place_code ?? null, country: country ?? null, founded_on: organisation.founded_on ?? null, aliases: aliases.join('\n'),
    address, phones: phones.map(readablePhone).join('\n'), email: email ?? '', website: website ?? '', letterhead,
    earlier_names: organisation.earlier_names.map((earlier) => ({ name: earlier.name, acronym: earlier.acronym, until: earlier.until })),
  };
}

export function bodyOf(values: OrganisationValues): OrganisationBody {
  return {
    name: values.name as OrganisationBody['name'],
    acronym: said(values.acronym),
    type: values.type,
    parent_id: values.parent_id ?? undefined,
    place_code: values.place_code ?? undefined,
    country: values.country ?? undefined,
    founded_on: values.founded_on ?? undefined,
    aliases: lines(values.aliases),
    address: said(values.address),
    phones: lines(values.phones).map(toE164),
    email: values.email.trim() || undefined,
    website: values.website.trim() || undefined,
    letterhead: said(values.letterhead),
    earlier_names: values.earlier_names.map(({ name, acronym, until }) => ({
      name: name as OrganisationBody['name'], acronym: acronym && said(acronym), until: until ?? '',
    })),
  };
}

/** Each number as people read it; what is no number stays as it was typed, for the server to refuse by name. */
export function readablePhones(typed: string): string {
  return lines(typed).map((line) => readablePhone(toE164(line))).join('\n');
}

function said(text: LocalizedText): OrganisationBody['acronym'] {
  return Object.values(text).some(Boolean) ? (text as OrganisationBody['acronym']) : undefined;
}

function lines(text: string): string[] {
  return text.split(/\n/).map((line) => line.trim()).filter(Boolean);
}
