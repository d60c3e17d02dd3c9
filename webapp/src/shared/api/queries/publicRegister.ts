import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Item, QueryOf } from '../types';

export type PublicAgreementItem = Item<'/api/v1/public/agreements'>;
export type PublicAgreement = Answer<'/api/v1/public/agreements/{id}'>;
export type PublicRegisterFilters = QueryOf<'/api/v1/public/agreements'>;
export type AgreementPublication = Answer<'/api/v1/agreements/{id}/publication'>;

/** The register as anybody reads it, without an account. */
export const publicAgreementsList = (filters: PublicRegisterFilters) =>
  infiniteQueryOptions({
    queryKey: ['public', 'agreements', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/public/agreements', {
          params: { query: { limit: 25, total: true, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

export const publicAgreementQuery = (id: string) =>
  queryOptions({
    queryKey: ['public', 'agreements', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/public/agreements/{id}', { params: { path: { id } }, signal })),
  });

export const publicAgreementCountsQuery = queryOptions({
  queryKey: ['public', 'agreements', 'counts'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/public/agreement_counts', { signal })),
});

export const publicRegisterFileHref = (filters: Record<string, string>, format: 'xlsx' | 'csv', language: string) =>
  `/api/v1/public/agreement_file?${new URLSearchParams({ ...filters, format, language }).toString()}`;

/** Whether everybody may see an agreement, and how it looks to them. */
export const agreementPublicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['agreements', 'publication', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/agreements/{id}/publication', { params: { path: { id } }, signal })),
  });

export function publishAgreement(id: string, version: number, showsAmounts: boolean): Promise<AgreementPublication> {
  return answer(
    api.PUT('/api/v1/agreements/{id}/publication', { params: { path: { id } }, headers: ifMatch(version), body: { shows_amounts: showsAmounts } }),
  );
}

export function withdrawAgreement(id: string, version: number) {
  return api.DELETE('/api/v1/agreements/{id}/publication', { params: { path: { id } }, headers: ifMatch(version) });
}

export function publicationChanged(queryClient: QueryClient): void {
  for (const key of [['agreements', 'publication'], ['public', 'agreements'], ['changes']]) void queryClient.invalidateQueries({ queryKey: key });
}
