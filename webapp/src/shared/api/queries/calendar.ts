import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../client';
import type { Answer, Item, QueryOf } from '../types';

export type CalendarView = Answer<'/api/v1/calendar'>;
export type CalendarSession = CalendarView['sessions'][number];
export type CalendarDay = CalendarSession['days'][number];
export type CalendarHoliday = CalendarView['holidays'][number];
export type CalendarQuery = QueryOf<'/api/v1/calendar'>;
export type CalendarFeed = Item<'/api/v1/calendar_feeds'>;
export type FeedKind = CalendarFeed['kind'];

/** Sessions with their days from `from` to `to`. The span before stays on screen while the next one is read. */
export const calendarQuery = (query: CalendarQuery) =>
  queryOptions({
    queryKey: ['sessions', 'calendar', query],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/calendar', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

export interface FeedSubject {
  kind: FeedKind;
  person_id?: string;
  programme_id?: string;
}

export const calendarFeedsQuery = (subject: FeedSubject) =>
  queryOptions({
    queryKey: ['calendar_feeds', subject],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/calendar_feeds', { params: { query: subject }, signal })),
  });

/** Its secret address is in the answer, and nowhere afterwards. */
export function makeCalendarFeed(subject: FeedSubject) {
  return answer(api.POST('/api/v1/calendar_feeds', { body: subject }));
}

export function endCalendarFeed(id: string) {
  return api.DELETE('/api/v1/calendar_feeds/{id}', { params: { path: { id } } });
}
