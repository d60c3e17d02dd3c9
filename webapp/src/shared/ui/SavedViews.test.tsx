import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renderPage } from '@/test-page';
import { SavedViews } from './SavedViews';

interface Sent {
  method: string;
  url: string;
  body: Record<string, unknown> | undefined;
}

const views: Record<string, unknown>[] = [];
const sent: Sent[] = [];
const json = (body: unknown, status = 200) => new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** What the server answers to these requests, as its journeys show. */
async function answered(request: Request): Promise<Response> {
  const body = request.method === 'POST' || request.method === 'PUT' ? ((await request.json()) as Record<string, unknown>) : undefined;
  sent.push({ method: request.method, url: request.url, body });
  if (request.url.endsWith('/me')) return json({ user: { id: 'u1', can: {} } });
  if (request.method === 'GET') return json({ items: views, can: { create: true, share: true } });
  if (request.method === 'DELETE') return json(views.splice(0, 1), 204);
  const view = { id: `v${views.length}`, version: 1, is_own: true, can: { update: true, delete: true }, ...body };
  if (views.some(({ label }) => label === view['label' as never])) return json({ code: 'invalid_input', fields: [{ path: 'label', code: 'label_taken', message: 'Vous avez déjà une vue de ce nom.' }] }, 422);
  views.push(view);
  return json(view, 201);
}

beforeEach(() => {
  views.length = sent.length = 0;
  localStorage.clear();
  vi.stubGlobal('fetch', answered);
});
afterEach(() => vi.unstubAllGlobals());

it('a view is kept by name without what was searched for, marked while it is shown, and forgotten', async () => {
  const { router } = await renderPage(<SavedViews name="sessions" params={['q', 'status']} />, '/sessions?status=open&q=Khadija');
  await userEvent.click(await screen.findByRole('button', { name: 'Enregistrer la vue' }));
  await userEvent.type(await screen.findByRole('textbox', { name: /Nom de la vue/ }), 'Ouvertes');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Partager' }));
  await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  const link = await screen.findByRole('link', { name: 'Ouvertes' });
  expect(link).toHaveAttribute('aria-current', 'true');
  expect(link).toHaveAttribute('href', expect.stringMatching(/\?status=open$/));
  expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ list: 'sessions', label: 'Ouvertes', filters: { status: 'open' }, is_shared: true });
  await userEvent.click(screen.getByRole('button', { name: 'Modifier la vue Ouvertes' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Supprimer' }));
  await vi.waitFor(() => expect(router.state.location.search).toEqual({}));
  expect(screen.queryByRole('link', { name: 'Ouvertes' })).toBeNull();
});

it('a name that is taken is said at its field', async () => {
  views.push({ id: 'v9', version: 1, list: 'sessions', label: 'Ouvertes', filters: { status: 'running' }, is_shared: false, is_own: true, can: { update: true, delete: true } });
  await renderPage(<SavedViews name="sessions" params={['status']} />, '/sessions?status=open');
  await userEvent.click(await screen.findByRole('button', { name: 'Enregistrer la vue' }));
  await userEvent.type(await screen.findByRole('textbox', { name: /Nom de la vue/ }), 'Ouvertes');
  await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  expect(await screen.findByText('Vous avez déjà une vue de ce nom.')).toBeVisible();
});

it('views that this browser kept move to the server once', async () => {
  localStorage.setItem('athar.views.u1.sessions', JSON.stringify([{ label: 'À venir', search: { status: 'planned' } }]));
  await renderPage(<SavedViews name="sessions" params={['status']} />, '/sessions');
  expect(await screen.findByRole('link', { name: 'À venir' })).toHaveAttribute('href', expect.stringMatching(/\?status=planned$/));
  expect(localStorage.getItem('athar.views.u1.sessions')).toBe('[]');
});
