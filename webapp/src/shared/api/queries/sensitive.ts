import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body } from '../types';

export type Authorisation = Answer<'/api/v1/sensitive_authorisations'>['items'][number];
export type AuthorisationBody = Body<'/api/v1/sensitive_authorisations/{kind}', 'put'>;
export type Disability = Answer<'/api/v1/people/{id}/disability'>;
export type DisabilityBody = Body<'/api/v1/people/{id}/disability', 'put'>;
export type ShortSet = Answer<'/api/v1/washington_group_short_set'>;
export type IdentityNumber = Answer<'/api/v1/people/{id}/identity_numbers'>['items'][number];
export type IdentityNumberBody = Body<'/api/v1/people/{id}/identity_numbers/{kind}', 'put'>;
export type NumberKind = 'national_identity' | 'payroll';

export const authorisationsQuery = () =>
  queryOptions({
    queryKey: ['privacy', 'authorisations'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sensitive_authorisations', { signal })),
  });

export function saveAuthorisation({ kind, version }: Authorisation, body: AuthorisationBody) {
  return answer(api.PUT('/api/v1/sensitive_authorisations/{kind}', { params: { path: { kind } }, headers: ifMatch(version), body }));
}

/** The wording is the same for everybody and never changes while a page is open. */
export const shortSetQuery = () =>
  queryOptions({
    queryKey: ['short_set'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/washington_group_short_set', { signal })),
    staleTime: Infinity,
  });

export const disabilityQuery = (person: string) =>
  queryOptions({
    queryKey: ['privacy', 'disability', person],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/people/{id}/disability', { params: { path: { id: person } }, signal })),
  });

export function saveDisability(person: string, version: number, body: DisabilityBody) {
  return answer(api.PUT('/api/v1/people/{id}/disability', { params: { path: { id: person } }, headers: ifMatch(version), body }));
}

export function removeDisability(person: string, version: number) {
  return api.DELETE('/api/v1/people/{id}/disability', { params: { path: { id: person } }, headers: ifMatch(version) });
}

export const identityNumbersQuery = (person: string) =>
  queryOptions({
    queryKey: ['privacy', 'identity_numbers', person],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/people/{id}/identity_numbers', { params: { path: { id: person } }, signal })),
  });

/** Each reading is noted in the history, so that it is asked for and never kept. */
export function readIdentityNumber(person: string, kind: NumberKind) {
  return answer(api.GET('/api/v1/people/{id}/identity_numbers/{kind}', { params: { path: { id: person, kind } } }));
}

export function saveIdentityNumber(person: string, kind: NumberKind, version: number, body: IdentityNumberBody) {
  return answer(api.PUT('/api/v1/people/{id}/identity_numbers/{kind}', { params: { path: { id: person, kind } }, headers: ifMatch(version), body }));
}

export function removeIdentityNumber(person: string, kind: NumberKind, version: number) {
  return api.DELETE('/api/v1/people/{id}/identity_numbers/{kind}', { params: { path: { id: person, kind } }, headers: ifMatch(version) });
}

export function findByNumber(kind: NumberKind, number: string) {
  return answer(api.POST('/api/v1/identity_number_searches', { body: { kind, number } }));
}

export function sensitiveDataChanged(queryClient: QueryClient): void {
  for (const key of ['privacy', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}
