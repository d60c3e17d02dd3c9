import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body, Item } from '../types';

export type SessionItem = Item<'/api/v1/sessions'>;
export type Session = Answer<'/api/v1/sessions/{id}'>;
export type SessionBody = Body<'/api/v1/sessions', 'post'>;
export type SessionStatus = Session['status'];
export type Registration = Item<'/api/v1/sessions/{id}/registrations'>;
export type RegistrationRole = Registration['role'];
export type Attendances = Answer<'/api/v1/sessions/{id}/attendances'>;
export type AttendanceEntryBody = Body<'/api/v1/sessions/{id}/attendances', 'put'>['entries'][number];

const attendanceRefreshMs = 20_000;

export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}', { params: { path: { id } }, signal })),
  });

export const registrationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'registrations', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/registrations', { params: { path: { id } }, signal })),
  });

/** Read again every twenty seconds: two people may tick the same sheet. */
export const attendancesQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'attendances', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/attendances', { params: { path: { id } }, signal })),
    refetchInterval: attendanceRefreshMs,
  });

/** Creates without a version, replaces with one. */
export function saveSession(id: string | undefined, body: SessionBody, version: number | undefined): Promise<Session> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/sessions', { body })) as Promise<Session>;
  return answer(api.PUT('/api/v1/sessions/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
}

export function putSessionStatus(session: Session, status: SessionStatus, reason: string, told: Pick<SessionBody, 'tell'> = {}): Promise<Session> {
  return answer(
    api.PUT('/api/v1/sessions/{id}/status', {
      params: { path: { id: session.id } },
      headers: ifMatch(session.version),
      body: { status, reason: reason.trim() || undefined, ...told },
    }),
  );
}

export type PracticalNoteBody = Body<'/api/v1/sessions/{id}/practical_note', 'put'>;
export const practicalNoteQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'practical_note', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/practical_note', { params: { path: { id } }, signal })),
  });
export const putPracticalNote = (id: string, version: number, body: PracticalNoteBody) =>
  answer(api.PUT('/api/v1/sessions/{id}/practical_note', { params: { path: { id } }, headers: ifMatch(version), body }));

export const peopleToTellQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'people_to_tell', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/people_to_tell', { params: { path: { id } }, signal })),
    retry: false,
  });

export function putAttendances(id: string, entries: AttendanceEntryBody[]) {
  return answer(api.PUT('/api/v1/sessions/{id}/attendances', { params: { path: { id } }, body: { entries } }));
}

export function addRegistration(id: string, personId: string, role: RegistrationRole) {
  return answer(api.POST('/api/v1/sessions/{id}/registrations', { params: { path: { id } }, body: { person_id: personId, role } }));
}

export function changeRegistration(registration: Registration, change: { role?: RegistrationRole; status?: Registration['status']; programme_ids?: string[] }) {
  return answer(
    api.PUT('/api/v1/registrations/{id}', {
      params: { path: { id: registration.id } },
      headers: ifMatch(registration.version),
      body: change,
    }),
  );
}

export function putWaitingList(id: string, registrationIds: string[]) {
  return answer(
    api.PUT('/api/v1/sessions/{id}/waiting_list', { params: { path: { id } }, body: { registration_ids: registrationIds } }),
  );
}

/** After anything that may change a session, its people or its figures. */
export function sessionChanged(queryClient: QueryClient): void {
  for (const key of ['sessions', 'scheduling', 'bookings', 'today', 'reach', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}
