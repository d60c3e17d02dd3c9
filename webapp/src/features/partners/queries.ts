import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, type Answer, type Body, type Item } from '@/shared/api';

export type Entrance = Answer<'/api/v1/entrance'>;
export type EntranceMeeting = Entrance['meetings'][number];
export type EntranceDocument = Entrance['documents'][number];
export type Comment = Item<'/api/v1/agreement_comments'>;
export type CommentBody = Body<'/api/v1/agreements/{id}/comments', 'post'>;
export type Confirmations = Answer<'/api/v1/agreements/{id}/confirmations'>;
export type Confirmation = Confirmations['items'][number];
export type ConfirmationBody = Body<'/api/v1/agreements/{id}/confirmations', 'post'>;
export type Stance = Confirmation['stance'];

/** A partner's own, or that of the organisation the house looks at. */
export const entranceQuery = (organisation?: string) =>
  queryOptions({
    queryKey: ['entrance', organisation],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/entrance', { params: { query: organisation === undefined ? {} : { organisation } }, signal })),
  });

export const commentsList = (filters: { agreement?: string; commitment?: string; meeting?: string; unanswered?: boolean }) =>
  infiniteQueryOptions({
    queryKey: ['partner_words', 'comments', filters],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/v1/agreement_comments', { params: { query: { limit: 100, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

export const confirmationsQuery = (agreement: string) =>
  queryOptions({
    queryKey: ['partner_words', 'confirmations', agreement],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/agreements/{id}/confirmations', { params: { path: { id: agreement } }, signal })),
  });

export const say = (agreement: string, body: CommentBody) => answer(api.POST('/api/v1/agreements/{id}/comments', { params: { path: { id: agreement } }, body }));

export const confirm = (agreement: string, body: ConfirmationBody) =>
  answer(api.POST('/api/v1/agreements/{id}/confirmations', { params: { path: { id: agreement } }, body }));

export function wordsChanged(queryClient: QueryClient): Promise<unknown> {
  return Promise.all(['partner_words', 'entrance', 'today', 'changes'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}
