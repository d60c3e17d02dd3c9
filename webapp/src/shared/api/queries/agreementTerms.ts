import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body } from '../types';

export type AgreementTerms = Answer<'/api/v1/agreements/{id}/terms'>;
export type AgreementTermsBody = Body<'/api/v1/agreements/{id}/terms', 'put'>;
export type AgreementComponent = AgreementTerms['components'][number];
export type AgreementAmount = AgreementComponent['amounts'][number];
export type Amendment = AgreementTerms['amendments'][number];
export type ComponentAt = AgreementTerms['at']['components'][number];
export type MoneySums = Omit<AgreementTerms['at']['totals'][number], 'currency'>;
export type AgreementFamily = Answer<'/api/v1/agreements/{id}/family'>;
export type FamilyMember = AgreementFamily['members'][number];

/** As the agreement stood on a day; today without one. */
export const agreementTermsQuery = (id: string, on?: string) =>
  queryOptions({
    queryKey: ['agreements', 'terms', id, on ?? ''],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/agreements/{id}/terms', { params: { path: { id }, query: on ? { on } : {} }, signal })),
    placeholderData: keepPreviousData,
  });

export const agreementFamilyQuery = (id: string) =>
  queryOptions({
    queryKey: ['agreements', 'family', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/agreements/{id}/family', { params: { path: { id } }, signal })),
  });

export function saveAgreementTerms(id: string, body: AgreementTermsBody, version: number): Promise<AgreementTerms> {
  return answer(api.PUT('/api/v1/agreements/{id}/terms', { params: { path: { id } }, headers: ifMatch(version), body }));
}

export function agreementTermsChanged(queryClient: QueryClient): void {
  for (const key of ['agreements', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}
