import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { changeLanguage } from '@/shared/i18n';
import { renderPage } from '@/test-page';
import { marksOf, markOfKey, nextMark, totalsOf } from './attendance';
import { AttendanceGrid, type AttendancePerson } from './AttendanceGrid';

const people: AttendancePerson[] = [
  { id: 'naima', given_name: 'Naïma', family_name: 'Aït Taleb', given_name_ar: 'نعيمة', family_name_ar: 'أيت الطالب', sex: 'F' },
  { id: 'hicham', given_name: 'Hicham', family_name: 'Bouazza', sex: 'M' },
  { id: 'jo', given_name: 'Jo', family_name: 'Smith', sex: 'not_stated' },
];
const sittings = [
  { date: '2026-11-23', sitting: 1, starts: '09:00', ends: '12:00' },
  { date: '2026-11-23', sitting: 2, starts: '14:00', ends: '16:30' },
];
const marks = marksOf([
  { person_id: 'naima', date: '2026-11-23', sitting: 1, present: true },
  { person_id: 'hicham', date: '2026-11-23', sitting: 1, present: false },
]);

afterEach(() => changeLanguage('fr'));

describe('the attendance grid', () => {
  it('counts who is present, by sex, and says who is not marked', async () => {
    expect(totalsOf(people, sittings[0]!, marks)).toEqual({ present: 1, women: 1, men: 0, marked: 2 });
    await renderPage(<AttendanceGrid people={people} sittings={sittings} marks={marks} onChange={vi.fn()} />);
    expect(await screen.findByText(/1 personne non pointée/)).toBeVisible();
    expect(screen.getByText('1 / 3')).toBeVisible();
  });

  it('is walked with the arrows and marked with P, A and Delete', async () => {
    const onChange = vi.fn();
    await renderPage(<AttendanceGrid people={people} sittings={sittings} marks={marks} onChange={onChange} />);
    const cells = await screen.findAllByRole('gridcell');
    cells[1]!.focus();
    await userEvent.keyboard('p');
    expect(onChange).toHaveBeenLastCalledWith([{ person_id: 'naima', date: '2026-11-23', sitting: 2, present: true }]);
    await userEvent.keyboard('{ArrowLeft}{Delete}');
    expect(onChange).toHaveBeenLastCalledWith([{ person_id: 'hicham', date: '2026-11-23', sitting: 1, present: null }]);
    await userEvent.keyboard('a');
    expect(onChange).toHaveBeenLastCalledWith([{ person_id: 'jo', date: '2026-11-23', sitting: 1, present: false }]);
  });

  it('walks the other way in Arabic, and names the person in Arabic first', async () => {
    await changeLanguage('ar');
    const onChange = vi.fn();
    await renderPage(<AttendanceGrid people={people} sittings={sittings} marks={marks} onChange={onChange} />);
    const cells = await screen.findAllByRole('gridcell');
    cells[0]!.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(cells[1]).toHaveFocus();
    const row = screen.getAllByRole('row')[2]!;
    expect(within(row).getByRole('rowheader')).toHaveTextContent('نعيمة أيت الطالب');
    expect(within(row).getByText('Naïma Aït Taleb')).toBeVisible();
  });

  it('fills a sitting without touching what is marked', async () => {
    const onChange = vi.fn();
    await renderPage(<AttendanceGrid people={people} sittings={sittings} marks={marks} onChange={onChange} />);
    await userEvent.click(await screen.findByRole('button', { name: /lun\. 23 nov\. 09:00/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: /Pointer présents/ }));
    expect(onChange).toHaveBeenCalledWith([{ person_id: 'jo', date: '2026-11-23', sitting: 1, present: true }]);
  });

  it('changes nothing when it is read-only', async () => {
    const onChange = vi.fn();
    await renderPage(<AttendanceGrid people={people} sittings={sittings} marks={marks} onChange={onChange} isReadOnly />);
    await userEvent.click((await screen.findAllByRole('gridcell'))[0]!);
    await userEvent.keyboard('p');
    expect(onChange).not.toHaveBeenCalled();
  });
});

it('an unmarked person is not absent', () => {
  expect(nextMark(undefined)).toBe(true);
  expect(nextMark(true)).toBe(false);
  expect(nextMark(false)).toBeUndefined();
  expect(markOfKey('غ', true)).toEqual({ mark: false });
  expect(markOfKey('x', true)).toBeUndefined();
});
