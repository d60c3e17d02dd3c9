import type { Import, ImportCorrection, ImportRemark } from '@/shared/api';

export const steps = ['file', 'table', 'columns', 'check', 'result'] as const;
export type Step = (typeof steps)[number];

type Progress = Pick<Import, 'state' | 'remembered_at' | 'can'>;

/** The step an import stands at: the one asked for where it may be gone back to, else the first with something left to do. */
export function stepOf(data: Progress, asked: string | undefined): Step {
  const open = openSteps(data);
  const wished = open.find((step) => step === asked);
  if (wished) return wished;
  if (data.state === 'uploaded') return data.remembered_at ? 'columns' : 'table';
  return open.at(-1) ?? 'result';
}

/** Those that can be gone to; the file itself is behind us. */
export function openSteps({ state, can }: Progress): Step[] {
  if (state === 'uploaded') return ['table', 'columns'];
  if (state === 'previewing') return ['check'];
  if (state === 'previewed') return can.map ? ['table', 'columns', 'check'] : ['check'];
  if (state === 'failed' && can.map) return ['table', 'columns', 'result'];
  return ['result'];
}

/** Those that are links from `here`: a list seen for the first time goes forward by its button, which saves what was chosen. */
export function linkedSteps(data: Progress, here: Step): Step[] {
  const before = steps.slice(0, steps.indexOf(here));
  return openSteps(data).filter((step) => data.state !== 'uploaded' || before.includes(step));
}

/** Rows first…last are the header; both 0 when no row names the columns. */
export interface HeaderRows {
  first: number;
  last: number;
}

export const headerOf = ({ header_first: first, header_last: last }: Import['layout']): HeaderRows => ({ first, last });

/**
 * The header after somebody pressed the number of a row: a row beside the header joins it, one at its end leaves it, any other
 * becomes the header alone. `rows` are the numbers of the rows that hold something, upwards.
 */
export function pressRow({ first, last }: HeaderRows, row: number, rows: number[]): HeaderRows {
  const none = { first: 0, last: 0 };
  if (first === 0) return { first: row, last: row };
  if (first === last && row === first) return none;
  const place = (number: number) => rows.indexOf(number);
  if (row === first) return { first: rows[place(first) + 1] ?? last, last };
  if (row === last) return { first, last: rows[place(last) - 1] ?? first };
  if (place(row) === place(first) - 1) return { first: row, last };
  if (place(row) === place(last) + 1) return { first, last: row };
  return { first: row, last: row };
}

/** A row's cells, each with the number of columns it covers: a text flows over the empty cells after it. */
export function flowing(cells: string[], width: number): { text: string; span: number }[] {
  const flowed: { text: string; span: number }[] = [];
  for (let place = 0; place < width; place += 1) {
    const text = cells[place] ?? '';
    const last = flowed.at(-1);
    if (text === '' && last) last.span += 1;
    else flowed.push({ text, span: 1 });
  }
  return flowed;
}

export type RowPart = 'title' | 'header' | 'data';

export function partOf(row: number, { first, last }: HeaderRows): RowPart {
  if (row < first) return 'title';
  return row <= last ? 'header' : 'data';
}

/** A, B … Z, AA, as a spreadsheet names its columns; `index` from 0. */
export function columnLetters(index: number): string {
  const rest = index % 26;
  const letter = String.fromCharCode(65 + rest);
  return index < 26 ? letter : columnLetters((index - rest) / 26 - 1) + letter;
}

const ofPerson: Record<string, string[]> = {
  identity: ['full_name', 'full_name_ar', 'family_name', 'given_name', 'family_name_ar', 'given_name_ar', 'title', 'sex', 'birth_date', 'birth_year'],
  post: ['organisation', 'function', 'grade', 'administrative_level', 'category', 'place', 'role'],
  contact: ['email', 'phone', 'language'],
};

const ofAgreement: Record<string, string[]> = {
  agreement: ['reference', 'agreement_code', 'agreement_type', 'title', 'title_fr', 'title_ar', 'title_en', 'objective', 'objective_fr', 'objective_ar', 'objective_en', 'domains', 'languages', 'country', 'confidential', 'note'],
  parties: ['signatories', 'signatories_2', 'signatories_3', 'signatories_4', 'funders', 'implementers', 'executing_institutes', 'delegated_implementers', 'beneficiaries', 'witnesses', 'other_parties'],
  contact: ['contact_name', 'contact_email', 'contact_phone'],
  life: ['signature', 'signed_on', 'signed_at_place', 'in_force_on', 'ends_on', 'renewal', 'renewal_months', 'notice_months', 'status'],
  family: ['amends', 'parent_reference', 'framework', 'commission', 'commission_session'],
  money: ['amount', 'currency'],
};

/** Fields of people and of agreements in the order of a form; those of other records stay together. */
export function fieldGroups(kind: string, fields: string[]): { group: string; fields: string[] }[] {
  if (kind === 'agreements') {
    const named = new Set(Object.values(ofAgreement).flat());
    return [
      ...Object.entries(ofAgreement).map(([group, wanted]) => ({ group, fields: wanted.filter((field) => fields.includes(field)) })),
      { group: 'all', fields: fields.filter((field) => !named.has(field)) },
    ].filter((one) => one.fields.length > 0);
  }
  if (kind !== 'people' && kind !== 'registrations' && kind !== 'progress') return [{ group: 'all', fields }];
  const attendance = fields.filter((field) => field.startsWith('attendance'));
  const named = new Set([...Object.values(ofPerson).flat(), ...attendance]);
  return [
    ...Object.entries(ofPerson).map(([group, wanted]) => ({ group, fields: wanted.filter((field) => fields.includes(field)) })),
    { group: 'attendance', fields: attendance },
    { group: 'all', fields: fields.filter((field) => !named.has(field)) },
  ].filter((one) => one.fields.length > 0);
}

export type Mapping = Record<string, string>;

export function fieldOfColumn(mapping: Mapping, column: string): string | undefined {
  return Object.keys(mapping).find((field) => mapping[field] === column);
}

/** The mapping once `column` fills `field` (or nothing): no field has two columns, no column fills two fields. */
export function assign(mapping: Mapping, column: string, field: string | undefined): Mapping {
  const kept = Object.entries(mapping).filter(([one, its]) => one !== field && its !== column && its !== '');
  return Object.fromEntries(field ? [...kept, [field, column]] : kept);
}

/** Of each group of fields that need one column at least: those without any. */
export function missingFields(required: string[][], mapping: Mapping): string[][] {
  return required.filter((group) => group.length > 0 && !group.some((field) => mapping[field]));
}

/** The columns that are read, in the file's order, or in that of a form when the server no longer looks at the file. */
export function mappedColumns({ kind, columns }: Pick<Import, 'kind' | 'columns'>, mapping: Mapping): { column: string; field: string }[] {
  const asForm = () => fieldGroups(kind, Object.keys(mapping)).flatMap(({ fields }) => fields.map((field) => mapping[field] ?? ''));
  return (columns.length > 0 ? columns : asForm()).flatMap((column) => {
    const field = fieldOfColumn(mapping, column);
    return field ? [{ column, field }] : [];
  });
}

export function withCorrection(corrections: ImportCorrection[], { row, column, value }: { row: number; column: string; value?: string }): ImportCorrection[] {
  const others = corrections.filter((one) => one.row !== row || one.column !== column);
  return value === undefined ? others : [...others, { row, column, value }];
}

export function correctionOf(corrections: ImportCorrection[], row: number, column: string): ImportCorrection | undefined {
  return corrections.find((one) => one.row === row && one.column === column);
}

/** A reading that a question about a cell offers. */
export interface Choice {
  value: string;
  label: string;
}

/** What a cell that can be read in several ways may mean: each reading, as a correction would write it into the cell. */
export function choicesOf({ code, detail, choices }: ImportRemark): Choice[] {
  const [given, family] = detail.split(' | ');
  // A comma says which part is the family name.
  if (code === 'name_order_assumed' && given && family)
    return [`${family}, ${given}`, `${given}, ${family}`].map((value) => ({ value, label: value }));
  return choices;
}

/** What a cell says to a reader: without the records that choices among several named beside its texts, "A #…; B". */
export function shownText(value: string): string {
  return value.replace(/ #(new|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=\s*($|[;|\n؛]))/g, '');
}

/** True for a question which of several records is meant: its answers are sentences, not values. */
export function asksForRecord({ code }: ImportRemark): boolean {
  return code === 'ambiguous_person' || code === 'ambiguous_organisation' || code === 'namesake';
}

/** Values with what makes a spreadsheet calculate made harmless, quoted, separated by semicolons, for Excel as used in Morocco. */
export function csvOf(rows: string[][]): string {
  const cell = (text: string) => {
    const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[";\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** "11, 14, 20" or, of many, the first of them and "…". */
export function shortList(numbers: number[], text: (value: number) => string): string {
  const shown = 12;
  return numbers.slice(0, shown).map(text).join(', ') + (numbers.length > shown ? ', …' : '');
}
