import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../client';
import type { Answer } from '../types';

export type Today = Answer<'/api/v1/today'>;
export type TodaySession = Today['upcoming'][number];

const refreshMs = 60_000;

/** How many things wait for a hand; incomplete records are one piece of work, likely duplicates another. */
export function waitingOf({ counts }: Today): number {
  return (
    counts.attendance_missing + counts.waiting_lists + counts.planned_without_dates + counts.imports_failed + (counts.people_incomplete > 0 ? 1 : 0) +
    (counts.letters_unanswered > 0 ? 1 : 0) +
    (counts.commitments_late > 0 ? 1 : 0) +
    (counts.comments_unanswered > 0 ? 1 : 0) +
    (counts.corrections_open > 0 ? 1 : 0) +
    (counts.duplicate_people + counts.duplicate_organisations > 0 ? 1 : 0)
  );
}

export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/today', { signal })),
  refetchInterval: refreshMs,
});
