import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Answer, type Body } from '@/shared/api';

export type RoomChoice = Answer<'/api/v1/room_checks', 'post'>['items'][number];
export type RoomCheck = Body<'/api/v1/room_checks', 'post'>;

function readRooms(asked: RoomCheck, signal?: AbortSignal) {
  return answer(api.POST('/api/v1/room_checks', { body: asked, signal }));
}

/** The rooms in service, free or taken on these days. What was said of other days stays until the answer is there. */
export const roomChecksQuery = (asked: RoomCheck) =>
  queryOptions({
    queryKey: ['scheduling', 'room_checks', asked],
    queryFn: ({ signal }) => readRooms(asked, signal),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  });

export const assetsInServiceQuery = queryOptions({
  queryKey: ['scheduling', 'assets'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/assets', { params: { query: { in_service: true, limit: 200 } }, signal })),
});

export type RoomState = 'free' | 'small' | 'shared' | 'taken';

/** What a room is for so many people: taken before too small, since the first refuses and the second only warns. */
export function roomState({ taken, double_booking: policy, seats }: Pick<RoomChoice, 'taken' | 'double_booking' | 'seats'>, wanted: number | undefined): RoomState {
  if (taken.length > 0) return policy === 'refused' ? 'taken' : 'shared';
  return wanted !== undefined && seats != null && seats < wanted ? 'small' : 'free';
}

const order: Record<RoomState, number> = { free: 0, small: 1, shared: 2, taken: 3 };

/** Free ones first, the smallest that is large enough before the others. */
export function bestFirst(rooms: RoomChoice[], wanted: number | undefined): RoomChoice[] {
  return [...rooms].sort((one, other) => order[roomState(one, wanted)] - order[roomState(other, wanted)] || (one.seats ?? 1e6) - (other.seats ?? 1e6));
}
