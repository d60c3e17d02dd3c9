import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body, Item, QueryOf } from '../types';
import { uploading } from '../upload';

export type AgreementItem = Item<'/api/v1/agreements'>;
export type Agreement = Answer<'/api/v1/agreements/{id}'>;
export type AgreementBody = Body<'/api/v1/agreements', 'post'>;
export type AgreementParty = Agreement['parties'][number];
export type AgreementFilters = QueryOf<'/api/v1/agreements'>;

export const agreementsList = (filters: AgreementFilters) =>
  infiniteQueryOptions({
    queryKey: ['agreements', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/agreements', {
          params: { query: { limit: 50, total: true, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

export const agreementQuery = (id: string) =>
  queryOptions({
    queryKey: ['agreements', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/agreements/{id}', { params: { path: { id } }, signal })),
  });

/** Creates without a version, replaces with one; where it stands is only said when it is created. */
export function saveAgreement(id: string | undefined, body: AgreementBody, version: number | undefined): Promise<Agreement> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/agreements', { body })) as Promise<Agreement>;
  const { status: _status, status_since: _since, ...rest } = body;
  return answer(api.PUT('/api/v1/agreements/{id}', { params: { path: { id } }, headers: ifMatch(version), body: rest }));
}

export function deleteAgreement({ id, version }: Agreement) {
  return api.DELETE('/api/v1/agreements/{id}', { params: { path: { id } }, headers: ifMatch(version) });
}

export function agreementsChanged(queryClient: QueryClient): void {
  for (const key of ['agreements', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}

export type AgreementLife = Answer<'/api/v1/agreements/{id}/steps'>;
export type AgreementStepBody = Body<'/api/v1/agreements/{id}/steps', 'post'>;

export const agreementLifeQuery = (id: string) =>
  queryOptions({
    queryKey: ['agreements', 'life', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/agreements/{id}/steps', { params: { path: { id } }, signal })),
  });

export function addAgreementStep(id: string, version: number, body: AgreementStepBody) {
  return answer(api.POST('/api/v1/agreements/{id}/steps', { params: { path: { id } }, headers: ifMatch(version), body }));
}

export function undoAgreementStep(id: string, version: number, step: string) {
  return answer(api.DELETE('/api/v1/agreements/{id}/steps/{step}', { params: { path: { id, step } }, headers: ifMatch(version) }));
}

export type AgreementDocument = Answer<'/api/v1/agreements/{id}/documents'>['items'][number];

export const agreementDocumentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['agreements', 'documents', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/agreements/{id}/documents', { params: { path: { id } }, signal })),
  });

export interface DocumentToAdd {
  file: File;
  title?: string;
  shown_to_partners?: boolean;
  replaces?: string;
}

export function addAgreementDocument(id: string, { file, ...query }: DocumentToAdd, onProgress: (share: number) => void): Promise<unknown> {
  return answer(
    api.POST('/api/v1/agreements/{id}/documents', {
      params: { path: { id }, query },
      // A header holds no Arabic letters: the name travels percent-encoded.
      headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
      body: file as never,
      bodySerializer: (body: unknown) => body as BodyInit,
      fetch: uploading(file, onProgress),
    }),
  );
}

export function changeAgreementDocument({ id, title }: AgreementDocument, isShown: boolean) {
  return answer(api.PUT('/api/v1/agreement_documents/{id}', { params: { path: { id } }, body: { title, is_shown_to_partners: isShown } }));
}

export function deleteAgreementDocument(id: string) {
  return api.DELETE('/api/v1/agreement_documents/{id}', { params: { path: { id } } });
}

export const agreementFileHref = (id: string) => `/api/v1/agreement_documents/${id}/file`;

export const servingSessionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['agreements', 'sessions', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/agreements/{id}/sessions', { params: { path: { id } }, signal })),
  });

export function linkSession(id: string, session: string) {
  return answer(api.POST('/api/v1/agreements/{id}/sessions', { params: { path: { id } }, body: { session_id: session } }));
}

export function unlinkSession(id: string, session: string) {
  return api.DELETE('/api/v1/agreements/{id}/sessions/{session}', { params: { path: { id, session } } });
}

export type JointCommission = Answer<'/api/v1/joint_commissions'>['items'][number];
export type JointCommissionBody = Body<'/api/v1/joint_commissions', 'post'>;

export const jointCommissionsQuery = queryOptions({
  queryKey: ['agreements', 'commissions'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/joint_commissions', { signal })),
});

/** Creates without a commission, replaces one with it. */
export function saveJointCommission(commission: JointCommission | undefined, body: JointCommissionBody): Promise<JointCommission> {
  if (!commission) return answer(api.POST('/api/v1/joint_commissions', { body })) as Promise<JointCommission>;
  return answer(api.PUT('/api/v1/joint_commissions/{id}', { params: { path: { id: commission.id } }, headers: ifMatch(commission.version), body }));
}

export function deleteJointCommission({ id, version }: JointCommission) {
  return api.DELETE('/api/v1/joint_commissions/{id}', { params: { path: { id } }, headers: ifMatch(version) });
}

export type AgreementTotalsFilters = QueryOf<'/api/v1/agreement_totals'>;

/** Of those that the list's filters leave. */
export const agreementTotalsQuery = (filters: AgreementTotalsFilters) =>
  queryOptions({
    queryKey: ['agreements', 'totals', filters],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/agreement_totals', { params: { query: filters }, signal })),
    placeholderData: keepPreviousData,
  });
