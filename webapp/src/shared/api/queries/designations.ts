import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body, QueryOf } from '../types';
import { saveFile, type DocumentFormat, type DocumentLanguage } from './documents';

export type Designation = Answer<'/api/v1/designations/{id}'>;
export type DesignationBody = Body<'/api/v1/designations/{id}', 'put'>;
export type SessionDesignations = Answer<'/api/v1/sessions/{id}/designations'>;
export type DesignationPlanBody = Body<'/api/v1/sessions/{id}/designation_plan', 'put'>;
export type DesignatedPerson = Designation['people'][number];
export type NameOnLetter = Body<'/api/v1/designations/{id}/people', 'post'>;

export const sessionDesignations = (id: string) =>
  queryOptions({
    queryKey: ['designations', 'session', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/designations', { params: { path: { id } }, signal })),
  });

export const designationList = (filters: QueryOf<'/api/v1/designations'>) =>
  infiniteQueryOptions({
    queryKey: ['designations', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/designations', {
          params: { query: { limit: 30, total: true, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

export function putDesignationPlan(session: string, body: DesignationPlanBody, version: number): Promise<SessionDesignations> {
  return answer(api.PUT('/api/v1/sessions/{id}/designation_plan', { params: { path: { id: session } }, headers: ifMatch(version), body }));
}

export function makeLetters(session: string) {
  return answer(api.POST('/api/v1/sessions/{id}/designations', { params: { path: { id: session } }, body: {} }));
}

export function saveDesignation({ id, version }: Designation, body: DesignationBody): Promise<Designation> {
  return answer(api.PUT('/api/v1/designations/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
}

export function cancelDesignation({ id, version }: Designation) {
  return api.DELETE('/api/v1/designations/{id}', { params: { path: { id } }, headers: ifMatch(version) });
}

export function remindDesignation({ id }: Designation, sentOn: string, number: string) {
  return answer(
    api.POST('/api/v1/designations/{id}/reminders', { params: { path: { id } }, body: { sent_on: sentOn, outgoing_number: number.trim() || undefined } }),
  );
}

export function nameOnLetter({ id }: Designation, body: NameOnLetter) {
  return answer(api.POST('/api/v1/designations/{id}/people', { params: { path: { id } }, body }));
}

export function makeMain({ id }: Designation, person: string) {
  return answer(api.PUT('/api/v1/designations/{id}/people/{person_id}', { params: { path: { id, person_id: person } }, body: { standing: 'main' } }));
}

export function takeNameBack({ id }: Designation, person: string) {
  return answer(api.DELETE('/api/v1/designations/{id}/people/{person_id}', { params: { path: { id, person_id: person } } }));
}

interface Wanted {
  /** None: each letter in its administration's language. */
  language?: DocumentLanguage;
  format: DocumentFormat;
  reminder: boolean;
}

export async function saveLetter(id: string, { language, format, reminder }: Wanted): Promise<void> {
  const query = { format, ...(language && { language }), ...(reminder && { reminder }) };
  const made = await api.GET('/api/v1/designations/{id}/letter', { params: { path: { id }, query }, parseAs: 'blob' });
  saveFile(made.data, made.response, `designation_letter.${format}`);
}

export async function saveSessionLetters(id: string, { language, format, reminder }: Wanted): Promise<void> {
  const query = { format, ...(language && { language }), ...(reminder && { reminder }) };
  const made = await api.GET('/api/v1/sessions/{id}/designation_letters', { params: { path: { id }, query }, parseAs: 'blob' });
  saveFile(made.data, made.response, `designation_letters.${format}`);
}

export async function saveReplyForm(id: string): Promise<void> {
  const made = await api.GET('/api/v1/designations/{id}/reply_form', { params: { path: { id } }, parseAs: 'blob' });
  saveFile(made.data, made.response, 'designation_form.xlsx');
}

export function designationsChanged(queryClient: QueryClient): void {
  for (const key of ['designations', 'entrance', 'sessions', 'people', 'today', 'reach', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}

export const designationQuery = (id: string) =>
  queryOptions({
    queryKey: ['designations', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/designations/{id}', { params: { path: { id } }, signal })),
  });
