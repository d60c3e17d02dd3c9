import type { DuplicateRecord } from '@/shared/api';
import { LocalText, PersonName } from '@/shared/ui';

export function RecordName({ record }: { record: DuplicateRecord }) {
  if (record.name) return <LocalText text={record.name} />;
  const { family_name: family = '', given_name: given = '', family_name_ar: familyAr, given_name_ar: givenAr } = record;
  return <PersonName person={{ family_name: family ?? '', given_name: given ?? '', family_name_ar: familyAr, given_name_ar: givenAr }} />;
}
