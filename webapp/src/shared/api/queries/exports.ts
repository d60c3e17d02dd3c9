import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../client';
import type { Answer, Body } from '../types';

export type Export = Answer<'/api/v1/exports/{id}'>;
export type ExportOrder = Body<'/api/v1/exports', 'post'>;

const workingMs = 700;

export function isBeingMade({ state }: Pick<Export, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** One's own files, newest first; asked again and again while the server makes one of them. */
export const exportsList = () =>
  infiniteQueryOptions({
    queryKey: ['exports', 'list'],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/v1/exports', { params: { query: { limit: 50, total: true, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(isBeingMade)) ? workingMs : false),
  });

export const exportQuery = (id: string) =>
  queryOptions({
    queryKey: ['exports', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/exports/{id}', { params: { path: { id } }, signal })),
    staleTime: 0,
  });

export function orderExport(order: ExportOrder): Promise<Export> {
  return answer(api.POST('/api/v1/exports', { body: order })) as Promise<Export>;
}

/** Cancels one that is being made, removes one that is over. */
export function removeExport(id: string) {
  return api.DELETE('/api/v1/exports/{id}', { params: { path: { id } } });
}

export function exportFileAddress(id: string): string {
  return `/api/v1/exports/${id}/file`;
}
