import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body, Item, QueryOf } from '../types';
import type { Person } from './people';

export type PersonRequest = Item<'/api/v1/person_requests'>;
export type PersonRequestBody = Body<'/api/v1/person_requests', 'post'>;
export type RequestAnswer = Body<'/api/v1/person_requests/{id}/answer', 'put'>;
export type Purpose = Item<'/api/v1/purposes'>;
export type PurposeBody = Body<'/api/v1/purposes', 'post'>;
export type PersonConsent = Answer<'/api/v1/people/{id}/consents'>['items'][number];
export type ConsentBody = Body<'/api/v1/people/{id}/consents', 'post'>;
export type PrivacyNotice = Answer<'/api/v1/privacy_notice'>;
export type PrivacyNoticeBody = Body<'/api/v1/privacy_notice', 'put'>;
export type Erasure = Item<'/api/v1/erasures'>;

export const requestsList = (filters: QueryOf<'/api/v1/person_requests'>) =>
  infiniteQueryOptions({
    queryKey: ['privacy', 'requests', filters],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/person_requests', { params: { query: { limit: 50, total: true, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } }, signal }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

export const erasuresList = () =>
  infiniteQueryOptions({
    queryKey: ['privacy', 'erasures'],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/v1/erasures', { params: { query: { limit: 50, total: true, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
  });

export const purposesQuery = () =>
  queryOptions({ queryKey: ['privacy', 'purposes'], queryFn: ({ signal }) => answer(api.GET('/api/v1/purposes', { signal })) });

export const noticeQuery = () =>
  queryOptions({ queryKey: ['privacy', 'notice'], queryFn: ({ signal }) => answer(api.GET('/api/v1/privacy_notice', { signal })) });

export const consentsQuery = (person: string) =>
  queryOptions({
    queryKey: ['privacy', 'consents', person],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/people/{id}/consents', { params: { path: { id: person } }, signal })),
  });

export function addRequest(body: PersonRequestBody) {
  return answer(api.POST('/api/v1/person_requests', { body }));
}

export function answerRequest(request: PersonRequest, body: RequestAnswer) {
  return answer(
    api.PUT('/api/v1/person_requests/{id}/answer', { params: { path: { id: request.id } }, headers: ifMatch(request.version), body }),
  );
}

/** Creates without a version, replaces with one. */
export function savePurpose(purpose: Purpose | undefined, body: PurposeBody) {
  if (!purpose) return answer(api.POST('/api/v1/purposes', { body }));
  return answer(api.PUT('/api/v1/purposes/{id}', { params: { path: { id: purpose.id } }, headers: ifMatch(purpose.version), body }));
}

export function saveNotice(version: number, body: PrivacyNoticeBody) {
  return answer(api.PUT('/api/v1/privacy_notice', { headers: ifMatch(version), body }));
}

export function addConsent(person: string, body: ConsentBody) {
  return answer(api.POST('/api/v1/people/{id}/consents', { params: { path: { id: person } }, body }));
}

export function erasePerson(person: Person) {
  return answer(api.POST('/api/v1/people/{id}/erasure', { params: { path: { id: person.id } }, headers: ifMatch(person.version) }));
}

export function unlockPerson(person: Person) {
  return api.DELETE('/api/v1/people/{id}/lock', { params: { path: { id: person.id } }, headers: ifMatch(person.version) });
}

/** All that is held on a person: as data, or as one document to hand over in a language. */
export function heldDataAddress(person: string, pdfIn?: 'fr' | 'ar'): string {
  return `/api/v1/people/${person}/held_data${pdfIn ? `?format=pdf&language=${pdfIn}` : ''}`;
}

/** After a request, a consent, a purpose or an erasure: people may have changed too. */
export function privacyChanged(queryClient: QueryClient): void {
  for (const key of ['privacy', 'people', 'picker', 'sessions', 'today', 'reach', 'changes', 'exports'])
    void queryClient.invalidateQueries({ queryKey: [key] });
}

export type Retention = Answer<'/api/v1/retention'>['items'][number];

export const retentionQuery = () =>
  queryOptions({ queryKey: ['privacy', 'retention'], queryFn: ({ signal }) => answer(api.GET('/api/v1/retention', { signal })) });

export function saveRetention(rule: Retention, months: number | undefined) {
  return answer(api.PUT('/api/v1/retention/{rule}', { params: { path: { rule: rule.rule } }, headers: ifMatch(rule.version), body: { months } }));
}

export type PurgeSchedule = Answer<'/api/v1/retention'>['schedule'];

export function switchNightlyPurge({ version }: PurgeSchedule, nightly: boolean) {
  return answer(api.PUT('/api/v1/retention_schedule', { headers: ifMatch(version), body: { nightly } }));
}

export function purgeNow() {
  return answer(api.POST('/api/v1/retention_purges'));
}
