import type { Person, PersonBody } from '@/shared/api';
import { toE164 } from '@/shared/format/phone';

export type BirthKind = 'unknown' | 'date' | 'year' | 'bracket';

/** What the form holds: the body's own names, with empty texts where the body says nothing. */
export interface PersonValues extends Record<string, unknown> {
  title: string;
  family_name: string;
  given_name: string;
  family_name_ar: string;
  given_name_ar: string;
  sex: Person['sex'];
  birth: BirthKind;
  birth_date: string | null;
  birth_year: number | '';
  age_bracket: string;
  organisation_id: string | null;
  function: string;
  grade: string;
  administrative_level: string;
  place_code: string | null;
  category: string;
  email: string;
  phone: string;
  language: string;
}

export const newPerson: PersonValues = {
  title: '', family_name: '', given_name: '', family_name_ar: '', given_name_ar: '', sex: 'not_stated', birth: 'unknown', birth_date: null,
  birth_year: '', age_bracket: '', organisation_id: null, function: '', grade: '', administrative_level: '', place_code: null, category: '',
  email: '', phone: '', language: '',
};

export function valuesOf(person: Person): PersonValues {
  return {
    title: person.title ?? '',
    family_name: person.family_name,
    given_name: person.given_name,
    family_name_ar: person.family_name_ar ?? '',
    given_name_ar: person.given_name_ar ?? '',
    sex: person.sex,
    birth: person.birth_date ? 'date' : person.birth_year ? 'year' : person.age_bracket ? 'bracket' : 'unknown',
    birth_date: person.birth_date ?? null,
    birth_year: person.birth_year ?? '',
    age_bracket: person.age_bracket ?? '',
    organisation_id: person.organisation_id ?? null,
    function: person.function ?? '',
    grade: person.grade ?? '',
    administrative_level: person.administrative_level ?? '',
    place_code: person.place_code ?? null,
    category: person.category ?? '',
    email: person.email ?? '',
    phone: person.phone ?? '',
    language: person.language ?? '',
  };
}

/** Only the one statement of age that was chosen is sent; telephones leave in E.164. */
export function bodyOf(values: PersonValues): PersonBody {
  const text = (value: string) => value.trim() || undefined;
  return {
    title: (values.title || undefined) as PersonBody['title'],
    family_name: text(values.family_name),
    given_name: text(values.given_name),
    family_name_ar: text(values.family_name_ar),
    given_name_ar: text(values.given_name_ar),
    sex: values.sex,
    birth_date: values.birth === 'date' ? (values.birth_date ?? undefined) : undefined,
    birth_year: values.birth === 'year' && values.birth_year !== '' ? values.birth_year : undefined,
    age_bracket: (values.birth === 'bracket' ? values.age_bracket || undefined : undefined) as PersonBody['age_bracket'],
    organisation_id: values.organisation_id ?? undefined,
    function: text(values.function),
    grade: values.grade || undefined,
    administrative_level: (values.administrative_level || undefined) as PersonBody['administrative_level'],
    place_code: values.place_code ?? undefined,
    category: values.category || undefined,
    email: text(values.email),
    phone: toE164(values.phone) || undefined,
    language: (values.language || undefined) as PersonBody['language'],
  };
}
