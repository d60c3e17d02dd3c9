import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch, type Answer, type Item } from '@/shared/api';

export type Clash = Item<'/api/v1/schedule_problems'>;
export type SessionBookings = Answer<'/api/v1/sessions/{id}/bookings'>;

export const problemsList = (query: Record<string, string>) =>
  infiniteQueryOptions({
    queryKey: ['scheduling', 'problems', query],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/v1/schedule_problems', { params: { query: { limit: 50, ...query, ...(pageParam ? { cursor: pageParam } : {}) } as never }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
  });

export const clashesQuery = (id: string) =>
  queryOptions({
    queryKey: ['scheduling', 'clashes', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/clashes', { params: { path: { id } }, signal })),
  });

export const bookingsQuery = (id: string) =>
  queryOptions({
    queryKey: ['scheduling', 'bookings', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/bookings', { params: { path: { id } }, signal })),
  });

export const roomsQuery = queryOptions({
  queryKey: ['scheduling', 'rooms'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/rooms', { params: { query: { in_service: true, limit: 200 } }, signal })),
});

export const trainersQuery = queryOptions({
  queryKey: ['scheduling', 'trainers'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/trainers', { params: { query: { limit: 200 } }, signal })),
});

export function saveBookings(id: string, version: number, bookings: { room_id?: string; asset_id?: string; day?: number; sitting?: number }[],
  kept: SessionBookings['team_sittings'], reason: string) {
  return answer(api.PUT('/api/v1/sessions/{id}/bookings', {
    params: { path: { id } }, headers: ifMatch(version), body: { bookings, team_sittings: kept, reason: reason.trim() || undefined },
  }));
}

export function letBe({ session_id, kind, date, subject_id, other_session_id }: Clash, reason: string) {
  return answer(api.POST('/api/v1/sessions/{id}/clash_overrides', {
    params: { path: { id: session_id } }, body: { kind, date, subject_id, other_session_id, reason },
  }));
}

export function scheduleChanged(queryClient: QueryClient): void {
  for (const key of ['scheduling', 'sessions', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}
