import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../client';
import type { Answer, QueryOf } from '../types';

export type ReachAnswer = Answer<'/api/v1/reach'>;
export type ReachDefinition = ReachAnswer['definition'];
export type ReachQuery = QueryOf<'/api/v1/reach'>;
export type ReachRecord = Answer<'/api/v1/reach/records'>['items'][number];
export type ReachRepeat = Answer<'/api/v1/reach/repeats'>['items'][number];

export const reachQuery = (query: ReachQuery) =>
  queryOptions({
    queryKey: ['reach', query],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/reach', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

/**
 * A figure as it had grown to by the end of each day, in one answer: unique people cannot be added up. `tick` is the one of the
 * figure beside it, so that the run is asked again when the figure moves.
 */
export const reachRun = (query: ReachQuery, ends: string[], tick: number | undefined) =>
  queryOptions({
    queryKey: ['reach', 'run', query, ends, tick],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/reach/cumulative', { params: { query: { ...query, ends: ends.join(',') } }, signal })),
    placeholderData: keepPreviousData,
    enabled: tick !== undefined && ends.length > 0,
  });

const pageLimit = 100;

/** What a figure was counted from: people with their sessions, or sessions. */
export const reachRecords = (query: ReachQuery) =>
  infiniteQueryOptions({
    queryKey: ['reach', 'records', query],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/reach/records', {
          params: { query: { ...query, limit: pageLimit, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

/** The people who stand in more than one row of a split. */
export const reachRepeats = (query: ReachQuery) =>
  infiniteQueryOptions({
    queryKey: ['reach', 'repeats', query],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/reach/repeats', {
          params: { query: { ...query, limit: pageLimit, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

/** Totals by disability as told last; a caller who sees a part of the figures is refused, once. */
export const disabilityTotalsQuery = () =>
  queryOptions({
    queryKey: ['reach', 'disability'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/reach/disability', { signal })),
    retry: false,
  });

export function tellDisabilityTotals() {
  return answer(api.POST('/api/v1/reach/disability/editions'));
}
