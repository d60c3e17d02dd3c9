import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body, QueryOf } from '../types';

export type Outreach = Answer<'/api/v1/outreach_activities/{id}'>;
export type OutreachBody = Body<'/api/v1/outreach_activities', 'post'>;
export type AudienceBody = NonNullable<OutreachBody['audiences']>[number];

export const outreachList = (filters: QueryOf<'/api/v1/outreach_activities'>) =>
  infiniteQueryOptions({
    queryKey: ['outreach', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/outreach_activities', {
          params: { query: { limit: 50, total: true, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

export const outreachQuery = (id: string) =>
  queryOptions({
    queryKey: ['outreach', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/outreach_activities/{id}', { params: { path: { id } }, signal })),
  });

/** Creates without a version, replaces with one. */
export function saveOutreach(id: string | undefined, body: OutreachBody, version: number | undefined): Promise<Outreach> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/outreach_activities', { body })) as Promise<Outreach>;
  return answer(api.PUT('/api/v1/outreach_activities/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
}

export function deleteOutreach({ id, version }: Outreach) {
  return api.DELETE('/api/v1/outreach_activities/{id}', { params: { path: { id } }, headers: ifMatch(version) });
}

export function outreachChanged(queryClient: QueryClient): void {
  for (const key of ['outreach', 'programmes', 'reach', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}
