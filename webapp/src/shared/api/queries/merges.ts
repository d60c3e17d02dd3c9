import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '../client';
import type { Answer, Body, Item, QueryOf } from '../types';
import { peopleChanged } from './people';

export type Merge = Item<'/api/v1/merges'>;
export type FigureChange = Merge['effect'][number];
export type MergeField = Merge['kept'][number];
export type MergeBody = Body<'/api/v1/people/{id}/merges', 'post'>;
export type AffiliationChoice = NonNullable<MergeBody['affiliations']>;
export type UndoPreview = Answer<'/api/v1/merges/{id}/undo_preview'>;
export type PublishedChange = UndoPreview['published'][number];
export type UndoAnswers = NonNullable<Body<'/api/v1/merges/{id}/undo', 'post'>['answers']>;

export const mergesList = (filters: Omit<QueryOf<'/api/v1/merges'>, 'cursor'> = {}) =>
  infiniteQueryOptions({
    queryKey: ['merges', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/v1/merges', { params: { query: { limit: 50, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

/** Figures that the merge would change with these choices; nothing is written. */
export const mergePreview = (id: string, other: string, take: readonly MergeField[], affiliations: AffiliationChoice) =>
  queryOptions({
    queryKey: ['merges', 'preview', id, other, [...take].sort().join(','), affiliations],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/people/{id}/merge_preview', {
          params: { path: { id }, query: { with: other, affiliations, ...(take.length > 0 ? { take: take.join(',') } : {}) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

export const undoPreview = (id: string) =>
  queryOptions({
    queryKey: ['merges', 'undo_preview', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/merges/{id}/undo_preview', { params: { path: { id } }, signal })),
    staleTime: 0,
  });

export function mergePeople(id: string, body: MergeBody): Promise<Merge> {
  return answer(api.POST('/api/v1/people/{id}/merges', { params: { path: { id } }, body })) as Promise<Merge>;
}

export function undoMerge(id: string, answers: UndoAnswers): Promise<Merge> {
  return answer(api.POST('/api/v1/merges/{id}/undo', { params: { path: { id } }, body: { answers } })) as Promise<Merge>;
}

export function mergesChanged(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: ['merges'] });
  peopleChanged(queryClient);
}
