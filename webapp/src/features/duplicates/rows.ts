import type { DuplicateRecord } from '@/shared/api';
import type { Format } from '@/shared/format/useFormat';

export type Agreement = 'same' | 'differs' | 'missing';

export interface ComparedRow {
  field: string;
  a: string;
  b: string;
  agreement: Agreement;
  /** Arabic script, so that the cell runs the right way on every page. */
  isArabic?: boolean;
  isIsolated?: boolean;
}

/** What both records say, field by field; fields that neither says anything of are left out. */
export function comparedRows(a: DuplicateRecord, b: DuplicateRecord, format: Format, t: (key: string) => string): ComparedRow[] {
  const birth = (record: DuplicateRecord) => (record.birth_date ? format.date(record.birth_date, 'long') : record.birth_year ? String(record.birth_year) : '');
  const sex = (record: DuplicateRecord) => (record.sex && record.sex !== 'not_stated' ? t(`terms:sex.${record.sex}`) : '');
  const rows: [string, (record: DuplicateRecord) => string, Partial<ComparedRow>?][] = [
    ['name_fr', ({ name }) => name?.fr ?? ''],
    ['name_ar', ({ name }) => name?.ar ?? '', { isArabic: true }],
    ['name_en', ({ name }) => name?.en ?? ''],
    ['acronym', ({ acronym }) => [acronym?.fr, acronym?.ar, acronym?.en].filter(Boolean).join(' · ')],
    ['family_name', ({ family_name: said }) => said ?? ''],
    ['given_name', ({ given_name: said }) => said ?? ''],
    ['family_name_ar', ({ family_name_ar: said }) => said ?? '', { isArabic: true }],
    ['given_name_ar', ({ given_name_ar: said }) => said ?? '', { isArabic: true }],
    ['birth', birth],
    ['sex', sex],
    ['organisation', ({ organisation_name: said }) => format.text(said)],
    ['function', ({ function: said }) => said ?? ''],
    ['place', ({ place_name: said }) => format.text(said)],
    ['email', ({ email }) => email ?? '', { isIsolated: true }],
    ['phone', ({ phone }) => phone ?? '', { isIsolated: true }],
  ];
  return rows
    .map(([field, said, more]) => ({ field, a: said(a), b: said(b), agreement: agreementOf(said(a), said(b)), ...more }))
    .filter((row) => row.a !== '' || row.b !== '');
}

/** Case, accents and spaces do not make a difference worth marking. */
export function agreementOf(a: string, b: string): Agreement {
  if (a === '' || b === '') return 'missing';
  const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLocaleLowerCase();
  return plain(a) === plain(b) ? 'same' : 'differs';
}
