import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../client';
import { session } from '../session';
import type { Answer } from '../types';

export type Me = Answer<'/api/v1/me'>;
export type User = Me['user'];

/** Who is signed in. Reading it opens the browser's session (CSRF token). */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me> => {
    const me = await answer(api.GET('/api/v1/me', { signal }));
    session.begin(me.user, me.csrf_token);
    return me;
  },
  staleTime: 5 * 60_000,
  retry: false,
});

export async function signIn(email: string, password: string) {
  const signedIn = await answer(api.POST('/api/v1/sign_in', { body: { email, password } }));
  session.begin(signedIn.user, signedIn.csrf_token);
  return signedIn;
}

export async function signOut(everywhere = false): Promise<void> {
  if (everywhere) await api.POST('/api/v1/sign_out_everywhere');
  else await api.POST('/api/v1/sign_out');
  session.end();
}

export const accessTokensQuery = queryOptions({
  queryKey: ['access_tokens'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/access_tokens', { signal })),
});
