import { expect, it, vi } from 'vitest';
import { api } from './client';

it('sends a number that could not be read as such, so that its field is refused', async () => {
  const sent: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(await request.text());
    return new Response('{}', { status: 200, headers: { 'content-type': 'application/json' } });
  });
  await api.PUT('/api/v1/sessions/{id}/budget', { params: { path: { id: 'x' } }, body: { lines: [{ label: 'Salle', currency: 'MAD', planned_minor: NaN, spent_minor: 5 }] } });
  vi.unstubAllGlobals();
  expect(JSON.parse(sent[0]!)).toEqual({ lines: [{ label: 'Salle', currency: 'MAD', planned_minor: 'NaN', spent_minor: 5 }] });
});
