import { describe, expect, it } from 'vitest';
import { keepingFile, type Import, type ImportRemark } from '@/shared/api';
import { asksForRecord, assign, choicesOf, columnLetters, csvOf, fieldGroups, flowing, linkedSteps, mappedColumns, missingFields, pressRow, shownText, stepOf, withCorrection } from './wizard';

const uploaded = { state: 'uploaded', remembered_at: undefined, can: { map: true } };
const previewed = { state: 'previewed', remembered_at: undefined, can: { map: true } };

describe('the step of an import', () => {
  it.each([
    ['a new file starts with its table', uploaded, undefined, 'table'],
    ['a file of a known shape starts with its columns', { ...uploaded, remembered_at: '2026-11-12T10:00:00Z' }, undefined, 'columns'],
    ['the address says where the reader was', uploaded, 'columns', 'columns'],
    ['an address ahead of the import does not count', uploaded, 'check', 'table'],
    ['a preview is looked at', previewed, undefined, 'check'],
    ['and its columns may be gone back to', previewed, 'columns', 'columns'],
    ['nothing is gone back to while it is written', { ...previewed, state: 'confirming' }, 'columns', 'result'],
    ['a failed preview that can be mapped opens on what happened', { ...previewed, state: 'failed' }, undefined, 'result'],
    ['an import that is over has its result', { ...previewed, state: 'confirmed', can: {} }, 'table', 'result'],
  ])('%s', (_sentence, data, asked, step) => expect(stepOf(data as never, asked)).toBe(step));

  it('goes forward by the button alone while a list is new', () => {
    expect(linkedSteps(uploaded as never, 'table')).toEqual([]);
    expect(linkedSteps(uploaded as never, 'columns')).toEqual(['table']);
    expect(linkedSteps(previewed as never, 'table')).toEqual(['table', 'columns', 'check']);
  });
});

describe('pressing the number of a row', () => {
  const rows = [1, 2, 4, 5, 6, 7]; // row 3 is blank
  it.each([
    ['a far row becomes the header', { first: 1, last: 1 }, 5, { first: 5, last: 5 }],
    ['the row below joins', { first: 4, last: 4 }, 5, { first: 4, last: 5 }],
    ['the row above joins, over a blank one', { first: 4, last: 5 }, 2, { first: 2, last: 5 }],
    ['the first leaves', { first: 4, last: 5 }, 4, { first: 5, last: 5 }],
    ['the last leaves', { first: 4, last: 5 }, 5, { first: 4, last: 4 }],
    ['the only one leaves: there is no header', { first: 4, last: 4 }, 4, { first: 0, last: 0 }],
    ['where there was none, it becomes the header', { first: 0, last: 0 }, 4, { first: 4, last: 4 }],
  ])('%s', (_sentence, header, row, expected) => expect(pressRow(header, row, rows)).toEqual(expected));
});

it('names columns as a spreadsheet does', () => {
  expect([0, 25, 26, 27, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
});

it('lets the text of a title flow over the empty cells after it', () => {
  expect(flowing(['Royaume du Maroc', '', '', 'Agadir'], 6)).toEqual([
    { text: 'Royaume du Maroc', span: 3 },
    { text: 'Agadir', span: 3 },
  ]);
});

describe('the columns', () => {
  it('gives a field to one column at most, and a column one field at most', () => {
    const mapping = { full_name: 'Nom', phone: 'GSM' };
    expect(assign(mapping, 'Nom & prénom', 'full_name')).toEqual({ full_name: 'Nom & prénom', phone: 'GSM' });
    expect(assign(mapping, 'GSM', 'email')).toEqual({ full_name: 'Nom', email: 'GSM' });
    expect(assign(mapping, 'GSM', undefined)).toEqual({ full_name: 'Nom' });
  });

  it('says which fields still need a column', () => {
    const required = [['external_reference'], ['name', 'name_fr']];
    expect(missingFields(required, { name_fr: 'Nom' })).toEqual([['external_reference']]);
    expect(missingFields(required, { name_fr: 'Nom', external_reference: 'N°' })).toEqual([]);
  });

  it('keeps the order of the file, and that of a form once the file is no longer looked at', () => {
    const mapping = { phone: 'GSM', full_name: 'Nom' };
    expect(mappedColumns({ kind: 'people', columns: ['GSM', 'N°', 'Nom'] }, mapping).map(({ field }) => field)).toEqual(['phone', 'full_name']);
    expect(mappedColumns({ kind: 'people', columns: [] }, mapping).map(({ field }) => field)).toEqual(['full_name', 'phone']);
  });

  it('groups the fields of people as a form does, with the sittings last', () => {
    const groups = fieldGroups('registrations', ['full_name', 'phone', 'attendance', 'attendance/2026-10-05/1', 'role', 'something_new']);
    expect(groups.map(({ group, fields }) => [group, fields.length])).toEqual([
      ['identity', 1], ['post', 1], ['contact', 1], ['attendance', 2], ['all', 1],
    ]);
  });
});

it('groups the fields of agreements as their form does', () => {
  const groups = fieldGroups('agreements', ['reference', 'amends', 'signatories', 'amount', 'something_new']);
  expect(groups.map(({ group }) => group)).toEqual(['agreement', 'parties', 'family', 'money', 'all']);
});

describe('a corrected cell', () => {
  const first = { row: 7, column: 'Tél.', value: '0661234567' };
  it('replaces its earlier correction and no other', () => {
    const others = [{ row: 8, column: 'Tél.', value: '0528840110' }];
    expect(withCorrection([...others, first], { ...first, value: '0661234599' })).toEqual([...others, { ...first, value: '0661234599' }]);
  });
  it('is taken back to what the file says', () => {
    expect(withCorrection([first], { row: 7, column: 'Tél.' })).toEqual([]);
  });
  it('may be emptied, which is not the same', () => {
    expect(withCorrection([], { ...first, value: '' })).toEqual([{ ...first, value: '' }]);
  });
});

describe('a question about a cell', () => {
  const remark = (code: string, detail: string, choices: ImportRemark['choices'] = []): ImportRemark => ({
    row: 7, column: 'Nom', code, detail, message: '', severity: 'warning', choices,
  });
  it('offers the readings that the server gives', () => {
    const choices = [{ value: '2026-04-03', label: '2026-04-03' }];
    expect(choicesOf(remark('ambiguous_date', '', choices))).toBe(choices);
  });
  it('offers the records that a name may mean, and shows the name without them', () => {
    const id = '0192f3c1-0000-7000-8000-00000000002a';
    const choices = [{ value: `Alami #${id}`, label: 'Amine Alami · DGCT · naissance 1980' }, { value: 'Alami #new', label: 'Une autre personne : nouvelle fiche' }];
    const asked = remark('ambiguous_person', 'Amine Alami; Amine Alami', choices);
    expect(choicesOf(asked)).toBe(choices);
    expect(asksForRecord(asked)).toBe(true);
    expect(asksForRecord(remark('ambiguous_date', ''))).toBe(false);
    expect([...choices.map(({ value }) => shownText(value)), shownText('Salle #2'), shownText('')]).toEqual(['Alami', 'Alami', 'Salle #2', '']);
  });
  it('shows no record of a cell that names several', () => {
    const id = '0192f3c1-0000-7000-8000-00000000002a';
    expect(shownText(`UNFPA #${id} ; UNICEF #${id}`)).toBe('UNFPA ; UNICEF');
    expect(shownText(`UNFPA #${id} et autres`)).toBe(`UNFPA #${id} et autres`);
  });
  it('offers both orders of a name whose order was assumed', () => {
    expect(choicesOf(remark('name_order_assumed', 'Bouchra | El Idrissi')).map(({ value }) => value)).toEqual([
      'El Idrissi, Bouchra', 'Bouchra, El Idrissi',
    ]);
  });
});

it('writes rows in error as Excel in French reads them, and never as a formula', () => {
  expect(csvOf([['Nom', 'Remarque'], ['=HYPERLINK("http://x")', 'deux ; "mots"']])).toBe(
    '\uFEFFNom;Remarque\r\n"\'=HYPERLINK(""http://x"")";"deux ; ""mots"""\r\n',
  );
});

it('keeps what was said of the file while the server works on it', () => {
  const before = { id: 'i', state: 'previewed', columns: ['Nom'], corrections: [{ row: 7, column: 'Nom', value: 'Bennani' }] } as unknown as Import;
  const working = { id: 'i', state: 'previewing', columns: [], corrections: [] } as unknown as Import;
  expect(keepingFile(before, working)).toMatchObject({ state: 'previewing', columns: ['Nom'], corrections: before.corrections });
  expect(keepingFile(before, { ...before, corrections: [] })).toMatchObject({ corrections: [] });
  expect(keepingFile(before, { ...working, id: 'other' }).columns).toEqual([]);
});
