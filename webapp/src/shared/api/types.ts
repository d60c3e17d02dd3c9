import type { paths } from './schema.gen';

/** Types of the API by its paths, so that nothing is written twice. */
type Method = 'get' | 'put' | 'post' | 'delete';
type Operation<P extends keyof paths, M extends Method> = paths[P][M];

type JsonOf<T> = T extends { content: infer C } ? (C extends { 'application/json': infer B } ? B : never) : never;

/** What a successful call answers: `Answer<'/api/v1/people/{id}', 'get'>`. */
export type Answer<P extends keyof paths, M extends Method = 'get'> =
  Operation<P, M> extends { responses: infer R }
    ? JsonOf<R[keyof R & (200 | 201)]>
    : never;

/** What a call takes as its body. */
export type Body<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { requestBody?: infer R } ? JsonOf<NonNullable<R>> : never;

/** The query string of a call. */
export type QueryOf<P extends keyof paths, M extends Method = 'get'> =
  Operation<P, M> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;

/** One entry of a list: `Item<'/api/v1/people'>`. */
export type Item<P extends keyof paths> = Answer<P> extends { items: readonly (infer I)[] } ? I : never;
