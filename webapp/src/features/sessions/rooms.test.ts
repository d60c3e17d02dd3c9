import { expect, it } from 'vitest';
import { bestFirst, roomState, type RoomChoice } from './rooms';

const room = (name: string, seats: number | undefined, more: Partial<RoomChoice> = {}): RoomChoice => ({
  room_id: name, name: { fr: name }, venue_id: 'v', venue_name: { fr: 'Centre' }, seats, step_free: 'unknown', double_booking: 'refused', taken: [], free_slots: [], ...more,
});
const taken = [{ session_id: 's', reference: 'S-1', title: { fr: 'Budget' }, date: '2027-03-01' }];

it('a room is taken, shared, too small or free', () => {
  expect(roomState(room('a', 10, { taken }), 30)).toBe('taken');
  expect(roomState(room('a', 10, { taken, double_booking: 'warned' }), 30)).toBe('shared');
  expect(roomState(room('a', 10), 30)).toBe('small');
  expect(roomState(room('a', 10), undefined)).toBe('free');
  expect(roomState(room('a', undefined), 30)).toBe('free');
});

it('free rooms come first, the smallest that is large enough before the others', () => {
  const rooms = [room('taken', 40, { taken }), room('small', 10), room('large', 200), room('fits', 30), room('unknown', undefined)];
  expect(bestFirst(rooms, 25).map(({ room_id: id }) => id)).toEqual(['fits', 'large', 'unknown', 'small', 'taken']);
});
