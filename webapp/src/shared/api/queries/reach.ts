import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../client';
import type { Answer, QueryOf } from '../types';

export type ReachAnswer = Answer<'/api/v1/reach'>;
export type ReachDefinition = ReachAnswer['definition'];
export type ReachQuery = QueryOf<'/api/v1/reach'>;

export const reachQuery = (query: ReachQuery) =>
  queryOptions({
    queryKey: ['reach', query],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/reach', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
