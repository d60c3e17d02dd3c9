import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from './problem';
import { session } from './session';
import { transport } from './transport';

const sent: Request[] = [];
let answers: (() => Response | Promise<Response>)[] = [];

const problem = (status: number, body: object = {}, headers: Record<string, string> = {}) => () =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json', ...headers } });
const ok = (body: object = {}) => () => Response.json(body);
const post = (path: string, body: object = {}) =>
  new Request(`http://athar.test${path}`, { method: 'POST', body: JSON.stringify(body) });

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal('fetch', (request: Request) => {
    sent.push(request);
    const next = answers.shift();
    return next ? Promise.resolve(next()) : Promise.reject(new TypeError('no network'));
  });
});
afterEach(() => {
  session.end();
  vi.unstubAllGlobals();
});

describe('a request', () => {
  it('carries the language, the CSRF token and an idempotency key', async () => {
    session.begin({ id: 'samira' }, 'token-1');
    answers = [ok()];
    await transport(post('/api/v1/people', { a: 1 }));
    expect(sent[0]?.headers.get('Accept-Language')).toBe('fr');
    expect(sent[0]?.headers.get('X-CSRF-Token')).toBe('token-1');
    expect(sent[0]?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is sent again to a busy server, with the same idempotency key and body', async () => {
    answers = [problem(503, {}, { 'retry-after': '0.01' }), ok({ id: 'x' })];
    const response = await transport(post('/api/v1/people', { name: 'Naïma' }));
    expect(response.ok).toBe(true);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.headers.get('Idempotency-Key')).toBe(sent[0]?.headers.get('Idempotency-Key'));
    expect(await sent[1]?.json()).toEqual({ name: 'Naïma' });
  });

  it('throws a refusal with its fields by form path', async () => {
    answers = [problem(422, { code: 'invalid', title: 'Refusé', fields: [{ path: 'days[0].date', code: 'past', message: 'Date passée.' }] })];
    const refusal = await transport(post('/api/v1/sessions')).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ApiProblem);
    expect((refusal as ApiProblem).fieldErrors()).toEqual({ 'days.0.date': 'Date passée.' });
  });

  it('keeps the stored state of a stale write', async () => {
    answers = [problem(412, { code: 'stale', current: { version: 4 } })];
    const refusal = (await transport(post('/api/v1/people')).catch((error: unknown) => error)) as ApiProblem;
    expect(refusal.isStale).toBe(true);
    expect(refusal.current).toEqual({ version: 4 });
  });

  it('waits for the same person to sign in again, then goes on with the new token', async () => {
    session.begin({ id: 'samira' }, 'old');
    answers = [problem(401), ok({ saved: true })];
    const going = transport(post('/api/v1/people', { typed: 'kept' }));
    await vi.waitFor(() => expect(session.isExpired).toBe(true));
    session.begin({ id: 'samira' }, 'new');
    expect(await (await going).json()).toEqual({ saved: true });
    expect(sent[1]?.headers.get('X-CSRF-Token')).toBe('new');
    expect(await sent[1]?.json()).toEqual({ typed: 'kept' });
  });

  it('is not sent in the name of somebody else', async () => {
    session.begin({ id: 'samira' }, 'old');
    answers = [problem(401)];
    const going = transport(post('/api/v1/people')).catch((error: unknown) => error);
    await vi.waitFor(() => expect(session.isExpired).toBe(true));
    session.begin({ id: 'nadia' }, 'other');
    expect(((await going) as ApiProblem).status).toBe(401);
    expect(sent).toHaveLength(1);
  });

  it('does not repeat a write that may have arrived', async () => {
    answers = [];
    const refusal = (await transport(post('/api/v1/people')).catch((error: unknown) => error)) as ApiProblem;
    expect(refusal.isNoAnswer).toBe(true);
    expect(sent).toHaveLength(1);
  });
});
