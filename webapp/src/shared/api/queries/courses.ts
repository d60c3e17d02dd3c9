import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body, Item, QueryOf } from '../types';
import { pages } from './lists';

export type CourseItem = Item<'/api/v1/courses'>;
export type Course = Answer<'/api/v1/courses/{id}'>;
export type CourseBody = Body<'/api/v1/courses', 'post'>;
export type Follower = NonNullable<CourseBody['followers']>[number];
export type FollowedField = NonNullable<Follower['fields']>[number];
export type ScheduledEdition = Item<'/api/v1/courses/{id}/scheduled_editions'>;
export type EditionPlan = Answer<'/api/v1/courses/{id}/edition_days'>;
export type EditionNote = EditionPlan['notes'][number];

export const coursesList = (filters: QueryOf<'/api/v1/courses'> = {}) =>
  pages('courses', filters, (query, signal) => answer(api.GET('/api/v1/courses', { params: { query }, signal })));

const coursesAtOnce = 200;

/** The whole catalogue, archived courses too: what a filter offers. */
export const allCoursesQuery = queryOptions({
  queryKey: ['courses', 'all'],
  queryFn: async ({ signal }) => {
    const items: CourseItem[] = [];
    let cursor: string | null | undefined;
    do {
      const query: QueryOf<'/api/v1/courses'> = { limit: coursesAtOnce, ...(cursor ? { cursor } : {}) };
      const page: Answer<'/api/v1/courses'> = await answer(api.GET('/api/v1/courses', { params: { query }, signal }));
      items.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor);
    return items;
  },
  staleTime: 60_000,
});

export const courseQuery = (id: string) =>
  queryOptions({
    queryKey: ['courses', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/courses/{id}', { params: { path: { id } }, signal })),
  });

/** The editions that have not run yet, as they stand now. */
export const scheduledEditionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['courses', 'scheduled', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/courses/{id}/scheduled_editions', { params: { path: { id } }, signal })),
    staleTime: 0,
  });

export const editionDaysQuery = (id: string, startsOn: string, days: number) =>
  queryOptions({
    queryKey: ['courses', 'edition_days', id, startsOn, days],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/courses/{id}/edition_days', { params: { path: { id }, query: { starts_on: startsOn, days } }, signal })),
    retry: false,
  });

/** Creates without a version, replaces with one. */
export function saveCourse(id: string | undefined, body: CourseBody, version: number | undefined): Promise<Course> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/courses', { body })) as Promise<Course>;
  return answer(api.PUT('/api/v1/courses/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
}

export function coursesChanged(queryClient: QueryClient): void {
  for (const key of ['courses', 'picker', 'sessions', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}

export const copyPreviewQuery = (sessionId: string, startsOn: string) =>
  queryOptions({
    queryKey: ['sessions', 'copy', sessionId, startsOn],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/sessions/{id}/copy', { params: { path: { id: sessionId }, query: { starts_on: startsOn } }, signal })),
    retry: false,
  });

export function copySession(sessionId: string, id: string, startsOn: string): Promise<Answer<'/api/v1/sessions/{id}/copies', 'post'>> {
  return answer(api.POST('/api/v1/sessions/{id}/copies', { params: { path: { id: sessionId } }, body: { id, starts_on: startsOn } })) as Promise<
    Answer<'/api/v1/sessions/{id}/copies', 'post'>
  >;
}

export const statusStepsQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['sessions', 'status_steps', sessionId],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/status_steps', { params: { path: { id: sessionId } }, signal })),
  });
