import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Import, ImportRow } from '@/shared/api';
import { renderPage } from '@/test-page';
import { RowsGrid } from './RowsGrid';

const data = {
  id: 'i', kind: 'people', state: 'previewed', columns: ['Nom', 'Tél.', 'E-mail'],
  mapping: { full_name: 'Nom', phone: 'Tél.', email: 'E-mail' }, corrections: [], can: { correct: true },
} as unknown as Import;

const bennani = {
  row: 7, outcome: 'error', label: 'BENNANI Youssef', values: { full_name: 'BENNANI Youssef', phone: '0661 23 45', email: 'y@interieur.gov.ma' },
  changes: [],
  errors: [{ row: 7, column: 'Tél.', code: 'invalid_phone', message: 'Ce numéro est incomplet.', detail: '', severity: 'error', choices: [] }],
} as unknown as ImportRow;

async function grid(rows: ImportRow[] = [bennani]) {
  const change = vi.fn();
  await renderPage(
    <RowsGrid data={data} group="error" rows={rows} isReading={false} corrections={{ waiting: [], all: [], change, error: null, retry: vi.fn() }} />,
  );
  await screen.findByRole('grid');
  return change;
}

it('shows first the column with something to put right, with what is wrong beneath its cell', async () => {
  await grid();
  expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual([
    'Ligne', 'TéléphoneTél.', 'Nom et prénomNom', 'CourrielE-mail',
  ]);
  expect(screen.getByRole('gridcell', { name: /0661 23 45.*Ce numéro est incomplet/ })).toBeInTheDocument();
});

const alami = {
  row: 9, outcome: 'error', label: 'Amine Alami', values: { full_name: 'Alami Amine' }, changes: [],
  errors: [{
    row: 9, column: 'Nom', code: 'ambiguous_person', message: 'Plusieurs personnes correspondent.', detail: '', severity: 'error',
    choices: [
      { value: 'Alami Amine #0192f3c1-0000-7000-8000-00000000002a', label: 'Amine Alami · DGCT · naissance 1980 · Rabat-Salé-Kénitra' },
      { value: 'Alami Amine #new', label: 'Une autre personne : nouvelle fiche' },
    ],
  }],
} as unknown as ImportRow;

it('offers the records that a name may mean, and puts the chosen one into the cell', async () => {
  const change = await grid([alami]);
  await userEvent.click(screen.getByRole('button', { name: /DGCT · naissance 1980/ }));
  expect(change).toHaveBeenCalledExactlyOnceWith({ row: 9, column: 'Nom', value: 'Alami Amine #0192f3c1-0000-7000-8000-00000000002a' });
});

it('shows and edits a name without the record that was chosen for it', async () => {
  const chosen = { row: 9, column: 'Nom', value: 'Alami Amine #0192f3c1-0000-7000-8000-00000000002a' };
  const change = vi.fn();
  await renderPage(
    <RowsGrid
      data={{ ...data, state: 'previewing' } as Import} group="error" rows={[alami]} isReading
      corrections={{ waiting: [], all: [chosen], change, error: null, retry: vi.fn() }}
    />,
  );
  const cell = await screen.findByRole('gridcell', { name: 'Alami Amine' });
  cell.focus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByRole('textbox')).toHaveValue('Alami Amine');
  await userEvent.keyboard('{Enter}');
  expect(change).not.toHaveBeenCalled();
});

it('opens a cell with Enter, saves it with Enter and stays on it', async () => {
  const change = await grid();
  const [cell] = screen.getAllByRole('gridcell');
  cell?.focus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByRole('textbox', { name: 'Ligne 7, Téléphone' })).toHaveValue('0661 23 45');
  await userEvent.keyboard('0661234567{Enter}');
  expect(change).toHaveBeenCalledExactlyOnceWith({ row: 7, column: 'Tél.', value: '0661234567' });
  expect(document.activeElement).toBe(screen.getAllByRole('gridcell')[0]);
});

it('leaves a cell as it was with Escape', async () => {
  const change = await grid();
  screen.getAllByRole('gridcell')[0]?.focus();
  await userEvent.keyboard('{Enter}0661234567{Escape}');
  expect(change).not.toHaveBeenCalled();
  expect(screen.queryByRole('textbox')).toBeNull();
});

it('saves a cell with Tab and opens the next', async () => {
  const change = await grid();
  screen.getAllByRole('gridcell')[0]?.focus();
  await userEvent.keyboard('{Enter}0661234567{Tab}');
  expect(change).toHaveBeenCalledOnce();
  expect(screen.getByRole('textbox', { name: 'Ligne 7, Nom et prénom' })).toHaveFocus();
});

it('walks over the cells with the arrow keys', async () => {
  await grid([bennani, { ...bennani, row: 9 }]);
  screen.getAllByRole('gridcell')[0]?.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowDown}{Enter}');
  expect(screen.getByRole('textbox', { name: 'Ligne 9, Nom et prénom' })).toHaveFocus();
});
