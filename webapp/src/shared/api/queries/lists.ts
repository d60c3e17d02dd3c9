import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../client';
import type { QueryOf } from '../types';

const pageLimit = 50;

/** What every list answers. */
export interface ListPage<T> {
  items: T[];
  next_cursor?: string | null;
  total?: number | null;
  total_is_minimum?: boolean | null;
}

type Filters = Record<string, unknown>;

/** Keyset pages of one list; `filters` is the URL's own search without the cursor. */
export function pages<T>(concept: string, filters: Filters, read: (query: Filters, signal: AbortSignal) => Promise<ListPage<T>>) {
  const { cursor: _cursor, ...kept } = filters;
  return infiniteQueryOptions({
    queryKey: [concept, 'list', kept],
    queryFn: ({ pageParam, signal }) =>
      read({ limit: pageLimit, total: true, ...kept, ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });
}

export const organisationsList = (filters: QueryOf<'/api/v1/organisations'> = {}) =>
  pages('organisations', filters, (query, signal) => answer(api.GET('/api/v1/organisations', { params: { query }, signal })));

export const groupsList = (filters: QueryOf<'/api/v1/person_groups'> = {}) =>
  pages('groups', filters, (query, signal) => answer(api.GET('/api/v1/person_groups', { params: { query }, signal })));

export const membersList = (id: string, filters: QueryOf<'/api/v1/person_groups/{id}/members'> = {}) =>
  pages(`groups/${id}`, filters, (query, signal) =>
    answer(api.GET('/api/v1/person_groups/{id}/members', { params: { path: { id }, query }, signal })),
  );

export const peopleList = (filters: QueryOf<'/api/v1/people'> = {}) =>
  pages('people', filters, (query, signal) => answer(api.GET('/api/v1/people', { params: { query }, signal })));

export const programmesList = (filters: QueryOf<'/api/v1/programmes'> = {}) =>
  pages('programmes', filters, (query, signal) => answer(api.GET('/api/v1/programmes', { params: { query }, signal })));

export const sessionsList = (filters: QueryOf<'/api/v1/sessions'> = {}) =>
  pages('sessions', filters, (query, signal) => answer(api.GET('/api/v1/sessions', { params: { query }, signal })));

export const changesList = (filters: QueryOf<'/api/v1/changes'> = {}) =>
  pages('changes', filters, (query, signal) => answer(api.GET('/api/v1/changes', { params: { query }, signal })));

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisations', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/organisations/{id}', { params: { path: { id } }, signal })),
  });

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/people/{id}', { params: { path: { id } }, signal })),
  });

export const programmeQuery = (id: string) =>
  queryOptions({
    queryKey: ['programmes', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/programmes/{id}', { params: { path: { id } }, signal })),
  });

const referenceStaleMs = 60 * 60_000;

export const referenceList = (list: string) =>
  queryOptions({
    queryKey: ['reference_lists', list],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/reference_lists/{list}', { params: { path: { list } }, signal })),
    staleTime: referenceStaleMs,
  });

export const placesList = (query: QueryOf<'/api/v1/places'>) =>
  queryOptions({
    queryKey: ['places', query],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/places', { params: { query }, signal })),
    staleTime: referenceStaleMs,
  });

export const placeQuery = (code: string) =>
  queryOptions({
    queryKey: ['places', 'one', code],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/places/{code}', { params: { path: { code } }, signal })),
    staleTime: referenceStaleMs,
  });
