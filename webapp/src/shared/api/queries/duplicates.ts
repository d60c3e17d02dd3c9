import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body, Item } from '../types';

export type Duplicate = Item<'/api/v1/duplicates'>;
export type DuplicateRecord = Duplicate['a'];
export type Evidence = Duplicate['reasons'][number];
export type Verdict = Duplicate['verdict'];
export type DuplicateSubject = Duplicate['of'];
export type DuplicateRun = Item<'/api/v1/duplicate_runs'>;
export type LikelyDuplicate = Answer<'/api/v1/people/likely_duplicates', 'post'>['items'][number];

const workingMs = 700;

export function isComparing({ state }: Pick<DuplicateRun, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

export const duplicatesList = (of: DuplicateSubject, verdict: Verdict) =>
  infiniteQueryOptions({
    queryKey: ['duplicates', 'list', of, verdict],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/v1/duplicates', { params: { query: { of, verdict, limit: 50, total: true, cursor: pageParam || undefined } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

/** Open pairs of one person or organisation. */
export const duplicatesOf = (of: DuplicateSubject, record: string) =>
  queryOptions({
    queryKey: ['duplicates', 'of', record],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/duplicates', { params: { query: { of, record, limit: 5 } }, signal })),
  });

/** The last comparison of each register; asked again and again while one is under way. */
export const duplicateRuns = queryOptions({
  queryKey: ['duplicates', 'runs'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/duplicate_runs', { signal })),
  refetchInterval: ({ state }) => (state.data?.items.some(isComparing) ? workingMs : false),
});

export function decide(pair: Duplicate, verdict: Verdict): Promise<Duplicate> {
  return answer(
    api.PUT('/api/v1/duplicates/{id}/verdict', { params: { path: { id: pair.id } }, headers: ifMatch(pair.version), body: { verdict } }),
  );
}

export function compareRegister(of: DuplicateSubject) {
  return answer(api.POST('/api/v1/duplicate_runs', { body: { of } }));
}

export function cancelComparison(id: string) {
  return api.DELETE('/api/v1/duplicate_runs/{id}', { params: { path: { id } } });
}

type PersonBody = Body<'/api/v1/people/likely_duplicates', 'post'>;
type OrganisationBody = Body<'/api/v1/organisations/likely_duplicates', 'post'>;
export type LikelyQuestion = { people: PersonBody } | { organisations: OrganisationBody };

/** Whom a record that is being written may be the same as. */
export const likelyDuplicates = (question: LikelyQuestion) =>
  queryOptions({
    queryKey: ['duplicates', 'likely', question],
    queryFn: ({ signal }) =>
      'people' in question
        ? answer(api.POST('/api/v1/people/likely_duplicates', { body: question.people, signal }))
        : answer(api.POST('/api/v1/organisations/likely_duplicates', { body: question.organisations, signal })),
    staleTime: 30_000,
    retry: false,
  });

export function duplicatesChanged(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: ['duplicates'] });
}
