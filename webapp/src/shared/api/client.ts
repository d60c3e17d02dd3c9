import createClient, { type HeadersOptions } from 'openapi-fetch';
import type { paths } from './schema.gen';
import { transport } from './transport';

/** Typed by the server's description of its API. Refusals are thrown as ApiProblem, so `data` is always there. */
export const api = createClient<paths>({
  baseUrl: typeof window === 'undefined' ? '' : window.location.origin,
  credentials: 'same-origin',
  fetch: (request) => transport(request),
  // A number that could not be read goes as the word it is: refused by its field, not taken for none.
  bodySerializer: (body) => JSON.stringify(body, (_, value: unknown) => (Number.isNaN(value) ? 'NaN' : value)),
  querySerializer: { array: { style: 'form', explode: false } },
});

/** The body of an answer: `await answer(api.GET('/api/v1/people', …))`. */
export async function answer<T>(call: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data } = await call;
  return data as T;
}

/** If-Match for a resource read at this version. */
export function ifMatch(version: number | string): HeadersOptions {
  return { 'If-Match': `"${version}"` };
}
