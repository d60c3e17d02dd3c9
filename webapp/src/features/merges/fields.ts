import { useQuery } from '@tanstack/react-query';
import { referenceList, type MergeField, type Person } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { readablePhone } from '@/shared/format/phone';
import { useTranslation } from '@/shared/i18n';

/** What is chosen field by field, in the order of the page; affiliations have a choice of their own. */
export const chosenFields = [
  'title', 'given_name', 'family_name', 'given_name_ar', 'family_name_ar', 'sex', 'birth', 'category', 'email', 'phone', 'language',
] as const satisfies readonly MergeField[];

export type ChosenField = (typeof chosenFields)[number];

/** The raw value, to compare; empty when nothing is known. */
export function rawValue(person: Person, field: ChosenField): string {
  if (field === 'birth') return person.birth_date ?? person.birth_year?.toString() ?? person.age_bracket ?? '';
  if (field === 'sex') return person.sex === 'not_stated' ? '' : person.sex;
  return person[field] ?? '';
}

/** A value as people read it. */
export function useSaid(): (field: MergeField, value: string) => string {
  const { t } = useTranslation(['people', 'terms']);
  const format = useFormat();
  const categories = useQuery(referenceList('person_category'));
  return (field, value) => {
    if (value === '') return '';
    switch (field) {
      case 'title':
        return t(`terms:title.${value}`);
      case 'sex':
        return t(`terms:sex.${value}`);
      case 'language':
        return t(`terms:language.${value}`);
      case 'phone':
        return readablePhone(value);
      case 'category':
        return format.text(categories.data?.items.find(({ code }) => code === value)?.name) || value;
      case 'birth':
        return value.length === 10 ? format.date(value, 'long') : t(`terms:age_band.${value}`, { defaultValue: value });
      default:
        return value;
    }
  };
}

export function fieldLabel(t: (key: string) => string, field: MergeField): string {
  if (field === 'birth') return t('people:form.birth');
  if (field === 'affiliations') return t('people:affiliations.title');
  return t(`people:field.${field}`);
}
