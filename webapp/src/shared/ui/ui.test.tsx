import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/shared/api';
import { renderPage } from '@/test-page';
import { DataTable, type ListState } from './DataTable';
import { parseTyped } from './DayInput';
import { FilterChips } from './FilterChips';
import { FormPage } from './FormPage';
import { differences } from './HistoryPanel';
import { OverlapTable } from './OverlapTable';
import { SexBar } from './SexBar';
import { Skeleton } from './states';

const rows = [
  { id: 'a', title: 'Formation de trois jours' },
  { id: 'b', title: 'Visite technique au Canada' },
];
const list = (state: Partial<ListState<(typeof rows)[number]>> = {}): ListState<(typeof rows)[number]> => ({
  data: { pages: [{ items: rows, total: 140 }] },
  isPending: false, isError: false, error: null, hasNextPage: true, isFetchingNextPage: false,
  fetchNextPage: vi.fn(), refetch: vi.fn(), ...state,
});
const columns = [{ id: 'title', header: 'Intitulé', sort: 'title', isName: true, cell: (row: (typeof rows)[number]) => row.title }];
const table = (state: ListState<(typeof rows)[number]>) => (
  <DataTable caption="Sessions" columns={columns} list={state} rowId={({ id }) => id} rowHref={({ id }) => `/sessions/${id}`} empty={<p>Aucune session</p>} />
);

describe('a list', () => {
  it('is walked with the arrow keys and sorted through the address', async () => {
    const { router } = await renderPage(table(list()), '/sessions');
    const links = await screen.findAllByRole('link');
    links[0]!.focus();
    await userEvent.keyboard('{ArrowDown}');
    await vi.waitFor(() => expect(links[1]).toHaveFocus());
    await userEvent.click(screen.getByRole('button', { name: /Intitulé/ }));
    await vi.waitFor(() => expect(router.state.location.searchStr).toBe('?sort=title'));
    expect(screen.getByRole('columnheader')).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(screen.getByRole('button', { name: /Intitulé/ }));
    await vi.waitFor(() => expect(router.state.location.searchStr).toBe('?sort=-title'));
  });

  it('says how many rows of how many, and reads the next ones', async () => {
    const state = list();
    await renderPage(table(state));
    expect(await screen.findByText('2 lignes sur 140')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'lignes suivantes' }));
    expect(state.fetchNextPage).toHaveBeenCalled();
  });

  it('groups the thousands of what it counts', async () => {
    await renderPage(table(list({ data: { pages: [{ items: rows, total: 36_258 }] } })));
    expect(await screen.findByText('2 lignes sur 36 258')).toBeVisible();
    expect(i18next.t('table.shownOnly', { count: 1467 })).toBe('1\u202f467 lignes');
    expect(i18next.t('table.shownOnly', { count: 0 })).toBe('0 ligne');
  });

  it('says what it is for when it is empty, and what to do when it cannot be read', async () => {
    const { unmount } = await renderPage(table(list({ data: { pages: [{ items: [] }] } })));
    expect(await screen.findByText('Aucune session')).toBeVisible();
    unmount();
    const refetch = vi.fn();
    await renderPage(table(list({ data: undefined, isError: true, error: new ApiProblem(500, { request_id: '7F3-2210' }), refetch })));
    expect(await screen.findByText('7F3-2210')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
    expect(refetch).toHaveBeenCalled();
  });
});

it('a skeleton that follows another at once is shown with no second wait', async () => {
  const bars = (view: ReturnType<typeof render>) => view.container.querySelectorAll('i').length;
  const pause = (ms: number) => act(() => new Promise((resolve) => setTimeout(resolve, ms)));
  await pause(150); // whatever was waited for before is over
  const first = render(<Skeleton lines={3} />);
  expect(bars(first)).toBe(0);
  await pause(350);
  expect(bars(first)).toBe(3);
  first.unmount();
  const second = render(<Skeleton lines={4} />);
  expect(bars(second)).toBe(4);
  second.unmount();
  await pause(150);
  const later = render(<Skeleton lines={5} />);
  expect(bars(later)).toBe(0);
  later.unmount();
  await pause(150);
  expect(bars(render(<Skeleton lines={6} isAtOnce />))).toBe(6);
});

it('filters stand in the address and can be taken off', async () => {
  const filters = [{ name: 'status', label: 'Statut', isMultiple: true, options: [{ value: 'open', label: 'Ouverte' }, { value: 'running', label: 'En cours' }] }];
  const { router } = await renderPage(<FilterChips filters={filters} />, '/sessions?status=open&cursor=abc');
  await userEvent.click(await screen.findByRole('button', { name: /Statut.*Ouverte/ }));
  await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'En cours' }));
  await vi.waitFor(() => expect(router.state.location.search).toEqual({ status: 'open,running' }));
  await userEvent.click(screen.getByRole('button', { name: 'Retirer le filtre Statut' }));
  await vi.waitFor(() => expect(router.state.location.search).toEqual({}));
});

it('a refused form lists its errors and moves the focus there, then to the field', async () => {
  await renderPage(
    <FormPage onSubmit={vi.fn()} submitLabel="Enregistrer" errors={{ 'title.fr': 'Donnez un intitulé.' }} labels={{ 'title.fr': 'Intitulé' }}>
      <input data-path="title.fr" aria-label="Intitulé" />
    </FormPage>,
  );
  const summary = await screen.findByRole('alert');
  expect(summary).toHaveFocus();
  expect(within(summary).getByText(/1 champ à corriger/)).toBeVisible();
  await userEvent.click(within(summary).getByRole('link', { name: /Donnez un intitulé/ }));
  expect(screen.getByRole('textbox', { name: 'Intitulé' })).toHaveFocus();
});

it('a refusal is over once the fields it named are changed, and says nothing in the language of programs', async () => {
  const refusal = new ApiProblem(422, { title: 'Des champs sont à corriger.', code: 'invalid_input', detail: 'Some fields are not valid', fields: [{ path: 'code', code: 'required', message: 'Donnez un code.' }] } as never);
  function Form() {
    const [errors, setErrors] = useState<Record<string, string>>({ code: 'Donnez un code.' });
    return (
      <FormPage onSubmit={vi.fn()} submitLabel="Enregistrer" errors={errors} error={refusal}>
        <input aria-label="Code" onChange={() => setErrors({})} />
      </FormPage>
    );
  }
  await renderPage(<Form />);
  expect(await screen.findByRole('alert')).toHaveTextContent('Donnez un code.');
  await userEvent.type(screen.getByRole('textbox'), 'A');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(document.body).not.toHaveTextContent('Some fields');
});

it('a refusal that the form does not place is told with what its fields lack', async () => {
  const refusal = new ApiProblem(422, { title: 'Des champs sont à corriger.', code: 'invalid_input', fields: [{ path: 'hidden', code: 'required', message: 'Donnez un code.' }] });
  await renderPage(<FormPage onSubmit={vi.fn()} submitLabel="Enregistrer" error={refusal}>{null}</FormPage>);
  expect(await screen.findByRole('alert')).toHaveTextContent(/Des champs sont à corriger\..*Donnez un code\./);
});

it('no answer is said in words', async () => {
  await renderPage(<FormPage onSubmit={vi.fn()} submitLabel="Enregistrer" error={new TypeError('Failed to fetch')}>{null}</FormPage>);
  const summary = await screen.findByRole('alert');
  expect(summary).toHaveTextContent('Le serveur ne répond pas');
  expect(summary).not.toHaveTextContent(/HTTP|fetch/);
});

it('rows minus repeats are the people', async () => {
  await renderPage(
    <OverlapTable
      caption="Par activité"
      rowHeader="Activité"
      columns={[{ id: 'people', header: 'Inscriptions' }]}
      rows={[{ id: '1', label: 'Formation', values: { people: 34 } }, { id: '2', label: 'Atelier', values: { people: 27 } }]}
      overlap={{ people: 9 }}
      totals={{ people: 52 }}
      repeats={{ people: 7, href: '/reach/repeats' }}
    />,
  );
  expect(await screen.findByRole('row', { name: /Somme des lignes 61/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /répétées de 7 personnes −9/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /Personnes.* 52/ })).toBeVisible();
});

it('the bar of women and men says its numbers, and leaves out an unknown of zero', async () => {
  await renderPage(<SexBar counts={{ women: 31, men: 19, unknown: 0 }} />);
  expect(await screen.findByText('31')).toBeVisible();
  expect(screen.queryByText('n. d.')).toBeNull();
});

it.each([
  ['3/11/2026', '2026-11-03'],
  ['03-11-26', '2026-11-03'],
  ['2026-11-03', '2026-11-03'],
  ['30/02/2026', null],
  ['31/04/2026', null],
  ['soon', null],
])('the typed date %s is %s', (typed, date) => {
  expect(parseTyped(typed)).toBe(date);
});

it('the history shows only what differs', () => {
  expect(differences({ venue: 'Chellah', seats: 20, version: 1 }, { venue: 'Oudaya', seats: 20, version: 2 })).toEqual([
    { field: 'venue', before: 'Chellah', after: 'Oudaya' },
  ]);
});
