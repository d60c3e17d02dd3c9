import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch, type Answer, type Body, type Item, type QueryOf } from '@/shared/api';
import { pages } from '@/shared/api/queries/lists';

export type Venue = Answer<'/api/v1/venues/{id}'>;
export type Room = Answer<'/api/v1/rooms/{id}'>;
export type Asset = Answer<'/api/v1/assets/{id}'>;
export type Holiday = Item<'/api/v1/holidays'>;
export type Trainer = Answer<'/api/v1/trainers/{id}'>;
export type VenueBody = Body<'/api/v1/venues', 'post'>;
export type RoomBody = Body<'/api/v1/rooms', 'post'>;
export type AssetBody = Body<'/api/v1/assets', 'post'>;
export type HolidayBody = Body<'/api/v1/holidays', 'post'>;
export type TrainerBody = Body<'/api/v1/trainers', 'post'>;
export type Booking = Item<'/api/v1/bookings'>;

const one = <T>(concept: string, id: string, read: (signal: AbortSignal) => Promise<T>) =>
  queryOptions({ queryKey: [concept, 'one', id], queryFn: ({ signal }) => read(signal) });

export const venuesList = (query: QueryOf<'/api/v1/venues'> = {}) =>
  pages('venues', query, (asked, signal) => answer(api.GET('/api/v1/venues', { params: { query: asked }, signal })));
export const roomsList = (query: QueryOf<'/api/v1/rooms'> = {}) =>
  pages('rooms', query, (asked, signal) => answer(api.GET('/api/v1/rooms', { params: { query: asked }, signal })));
export const assetsList = (query: QueryOf<'/api/v1/assets'> = {}) =>
  pages('assets', query, (asked, signal) => answer(api.GET('/api/v1/assets', { params: { query: asked }, signal })));
export const trainersList = (query: QueryOf<'/api/v1/trainers'> = {}) =>
  pages('trainers', query, (asked, signal) => answer(api.GET('/api/v1/trainers', { params: { query: asked }, signal })));
/** The sittings for which one room, asset or trainer is held. */
export const bookingsList = (query: QueryOf<'/api/v1/bookings'>) =>
  pages('bookings', query, (asked, signal) => answer(api.GET('/api/v1/bookings', { params: { query: asked }, signal })));

export const venueQuery = (id: string) => one('venues', id, (signal) => answer(api.GET('/api/v1/venues/{id}', { params: { path: { id } }, signal })));
export const roomQuery = (id: string) => one('rooms', id, (signal) => answer(api.GET('/api/v1/rooms/{id}', { params: { path: { id } }, signal })));
export const assetQuery = (id: string) => one('assets', id, (signal) => answer(api.GET('/api/v1/assets/{id}', { params: { path: { id } }, signal })));
export const trainerQuery = (id: string) => one('trainers', id, (signal) => answer(api.GET('/api/v1/trainers/{id}', { params: { path: { id } }, signal })));

export const holidaysQuery = (year: number) =>
  queryOptions({
    queryKey: ['holidays', year],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/holidays', { params: { query: { year } }, signal })),
  });

/** What is taught in the pool, for filters and for the same words in forms. */
export const trainerFieldsQuery = queryOptions({
  queryKey: ['trainers', 'fields'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/trainer_fields', { signal })),
});

/** Each creates without a version, and replaces with one. */
export function saveVenue(id: string | undefined, body: VenueBody, version: number | undefined): Promise<Venue> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/venues', { body })) as Promise<Venue>;
  return answer(api.PUT('/api/v1/venues/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
}
export function saveRoom(id: string | undefined, body: RoomBody, version: number | undefined): Promise<Room> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/rooms', { body })) as Promise<Room>;
  return answer(api.PUT('/api/v1/rooms/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
}
export function saveAsset(id: string | undefined, body: AssetBody, version: number | undefined): Promise<Asset> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/assets', { body })) as Promise<Asset>;
  return answer(api.PUT('/api/v1/assets/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
}
export function saveHoliday(holiday: Holiday | undefined, body: HolidayBody): Promise<Holiday> {
  if (!holiday) return answer(api.POST('/api/v1/holidays', { body })) as Promise<Holiday>;
  return answer(api.PUT('/api/v1/holidays/{id}', { params: { path: { id: holiday.id } }, headers: ifMatch(holiday.version), body }));
}
export function saveTrainer(id: string | undefined, body: TrainerBody, version: number | undefined): Promise<Trainer> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/trainers', { body })) as Promise<Trainer>;
  return answer(api.PUT('/api/v1/trainers/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
}

export const deleteVenue = ({ id, version }: Venue) => api.DELETE('/api/v1/venues/{id}', { params: { path: { id } }, headers: ifMatch(version) });
export const deleteRoom = ({ id, version }: Room) => api.DELETE('/api/v1/rooms/{id}', { params: { path: { id } }, headers: ifMatch(version) });
export const deleteAsset = ({ id, version }: Asset) => api.DELETE('/api/v1/assets/{id}', { params: { path: { id } }, headers: ifMatch(version) });
export const deleteHoliday = ({ id, version }: Holiday) => api.DELETE('/api/v1/holidays/{id}', { params: { path: { id } }, headers: ifMatch(version) });
export const deleteTrainer = ({ person_id: id, version }: Trainer) => api.DELETE('/api/v1/trainers/{id}', { params: { path: { id } }, headers: ifMatch(version) });

/** Sessions, their calendar and the problems of the plan show these. */
export function resourcesChanged(queryClient: QueryClient): void {
  for (const key of ['venues', 'rooms', 'assets', 'holidays', 'trainers', 'bookings', 'scheduling', 'sessions', 'picker', 'changes'])
    void queryClient.invalidateQueries({ queryKey: [key] });
}
