import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../client';
import type { Answer } from '../types';

export type Today = Answer<'/api/v1/today'>;
export type TodaySession = Today['upcoming'][number];

const refreshMs = 60_000;

export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/today', { signal })),
  refetchInterval: refreshMs,
});
