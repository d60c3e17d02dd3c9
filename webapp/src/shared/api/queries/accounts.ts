import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body, QueryOf } from '../types';

export type Account = Answer<'/api/v1/accounts/{id}'>;
export type AccountBody = Body<'/api/v1/accounts', 'post'>;
export type AccountRole = Account['role'];

export const accountsList = (filters: QueryOf<'/api/v1/accounts'>) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/accounts', {
          params: { query: { limit: 50, total: true, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/accounts/{id}', { params: { path: { id } }, signal })),
  });

/** Creates without a version, replaces with one. */
export function saveAccount(id: string | undefined, body: AccountBody, version: number | undefined): Promise<Account> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/accounts', { body })) as Promise<Account>;
  return answer(api.PUT('/api/v1/accounts/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
}

/** Ends every session of the account, wherever it is open. */
export function signOutAccount(id: string) {
  return api.POST('/api/v1/accounts/{id}/sign_outs', { params: { path: { id } } });
}

export function accountsChanged(queryClient: QueryClient): void {
  for (const key of ['accounts', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}
