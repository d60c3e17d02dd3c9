import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fileName, type Registration, type Session } from '@/shared/api';
import { renderPage } from '@/test-page';
import { DocumentsMenu } from './DocumentsMenu';

const session = {
  id: '018f0000-0000-7000-8000-000000000001', status: 'open',
  days: [{ date: '2026-08-17', sittings: [] }, { date: '2026-08-18', sittings: [] }],
} as unknown as Session;
const people = [{ person_id: '018f0000-0000-7000-8000-000000000002', role: 'participant', display_name: 'Salma Alaoui' }] as Registration[];

const asked = vi.fn<(address: string) => Response>();
const saved: string[] = [];

beforeEach(() => {
  asked.mockReset();
  saved.length = 0;
  vi.stubGlobal('fetch', (request: Request) => Promise.resolve(asked(request.url)));
  URL.createObjectURL = () => 'blob:document';
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function open(item: string) {
  await renderPage(<DocumentsMenu session={session} registrations={people} />);
  await userEvent.click(await screen.findByRole('button', { name: /Documents/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
  return screen.findByRole('button', { name: /Télécharger/ });
}

test('a sheet is asked for in the language of the screen and saved under the name the server gives it', async () => {
  asked.mockReturnValue(new Response('%PDF', {
    headers: { 'Content-Disposition': "attachment; filename=\"sign-in-sheet.pdf\"; filename*=UTF-8''Feuille%20de%20pr%C3%A9sence.pdf" },
  }));
  await userEvent.click(await open('Feuille de présence'));
  await waitFor(() => expect(saved).toEqual(['Feuille de présence.pdf']));
  const address = new URL(asked.mock.calls[0]![0]);
  expect(address.pathname).toBe(`/api/v1/sessions/${session.id}/sign_in_sheet`);
  expect(Object.fromEntries(address.searchParams)).toEqual({ language: 'fr', format: 'pdf' });
});

test('a refusal is said in the dialog, which stays open', async () => {
  asked.mockReturnValue(
    new Response(JSON.stringify({ code: 'nobody_attended', title: 'Aucune présence n’est saisie.', status: 409 }), {
      status: 409, headers: { 'Content-Type': 'application/problem+json' },
    }),
  );
  await userEvent.click(await open('Attestations de présence'));
  expect(await screen.findByRole('alert')).toHaveTextContent('Aucune présence');
  expect(saved).toEqual([]);
});

test('a name in UTF-8 is read from the header, and no name where there is none', () => {
  expect(fileName("attachment; filename=\"a.pdf\"; filename*=UTF-8''%D9%84%D8%A7.pdf")).toBe('لا.pdf');
  expect(fileName('attachment')).toBeUndefined();
  expect(fileName(null)).toBeUndefined();
});
