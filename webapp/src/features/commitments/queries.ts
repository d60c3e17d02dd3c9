import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch, type Answer, type Body, type Item, type QueryOf } from '@/shared/api';
import type { paths } from '@/shared/api/schema.gen';
import { uploading } from '@/shared/api/upload';

export type CommitmentItem = Item<'/api/v1/commitments'>;
export type Commitment = Answer<'/api/v1/commitments/{id}'>;
export type CommitmentBody = Body<'/api/v1/commitments', 'post'>;
export type CommitmentDue = Commitment['dues'][number];
export type CommitmentFilters = QueryOf<'/api/v1/commitments'>;
export type EvidenceBody = Body<'/api/v1/commitments/{id}/evidence', 'post'>;
export type Deadline = Item<'/api/v1/deadlines'>;
export type DeadlineFilters = QueryOf<'/api/v1/deadlines'>;

export const commitmentsList = (filters: CommitmentFilters) =>
  infiniteQueryOptions({
    queryKey: ['commitments', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/v1/commitments', { params: { query: { limit: 50, total: true, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

export const commitmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['commitments', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/commitments/{id}', { params: { path: { id } }, signal })),
  });

export const commitmentSessionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['commitments', 'sessions', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/commitments/{id}/sessions', { params: { path: { id } }, signal })),
  });

export const servedQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['commitments', 'served', sessionId],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/agreements', { params: { path: { id: sessionId } }, signal })),
  });

export const deadlinesList = (filters: DeadlineFilters) =>
  infiniteQueryOptions({
    queryKey: ['commitments', 'deadlines', filters],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/v1/deadlines', { params: { query: { limit: 100, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

export const deputiesQuery = (id: string) =>
  queryOptions({
    queryKey: ['commitments', 'deputies', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/agreements/{id}/deputies', { params: { path: { id } }, signal })),
  });

export function saveCommitment(id: string | undefined, body: CommitmentBody, version: number | undefined): Promise<Commitment> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/commitments', { body })) as Promise<Commitment>;
  return answer(api.PUT('/api/v1/commitments/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
}

export const deleteCommitment = ({ id, version }: Commitment) =>
  api.DELETE('/api/v1/commitments/{id}', { params: { path: { id } }, headers: ifMatch(version) });

export const waive = ({ id, version }: Commitment, dueId: string, body: Body<'/api/v1/commitments/{id}/dues/{due_id}/waiver', 'put'>) =>
  answer(api.PUT('/api/v1/commitments/{id}/dues/{due_id}/waiver', { params: { path: { id, due_id: dueId } }, headers: ifMatch(version), body }));

export const takeWaiverBack = ({ id, version }: Commitment, dueId: string) =>
  api.DELETE('/api/v1/commitments/{id}/dues/{due_id}/waiver', { params: { path: { id, due_id: dueId } }, headers: ifMatch(version) });

export const addEvidence = (id: string, body: EvidenceBody) => answer(api.POST('/api/v1/commitments/{id}/evidence', { params: { path: { id } }, body }));

export const evidenceFileHref = (id: string, evidenceId: string) => `/api/v1/commitments/${id}/evidence/${evidenceId}/file`;
export type EvidenceFile = { file: File } & NonNullable<paths['/api/v1/commitments/{id}/evidence_files']['post']['parameters']['query']>;
export const addEvidenceFile = (id: string, { file, ...query }: EvidenceFile, onProgress: (share: number) => void) =>
  answer(
    api.POST('/api/v1/commitments/{id}/evidence_files', {
      params: { path: { id }, query },
      headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
      body: file as never,
      bodySerializer: (body: unknown) => body as BodyInit,
      fetch: uploading(file, onProgress),
    }),
  ) as Promise<Commitment>;
export const removeEvidence = (id: string, evidenceId: string) =>
  api.DELETE('/api/v1/commitments/{id}/evidence/{evidence_id}', { params: { path: { id, evidence_id: evidenceId } } });

export function setLink(id: string, sessionId: string, serves: boolean) {
  const params = { path: { id, session_id: sessionId } };
  return serves ? api.PUT('/api/v1/commitments/{id}/sessions/{session_id}', { params }) : api.DELETE('/api/v1/commitments/{id}/sessions/{session_id}', { params });
}

export function setService(sessionId: string, agreementId: string, serves: boolean): Promise<unknown> {
  if (serves) return api.POST('/api/v1/agreements/{id}/sessions', { params: { path: { id: agreementId } }, body: { session_id: sessionId } });
  return api.DELETE('/api/v1/agreements/{id}/sessions/{session}', { params: { path: { id: agreementId, session: sessionId } } });
}

export const putDeputies = (id: string, ids: string[]) =>
  answer(api.PUT('/api/v1/agreements/{id}/deputies', { params: { path: { id } }, body: { account_ids: ids } }));

export function commitmentsChanged(queryClient: QueryClient): Promise<unknown> {
  return Promise.all(['commitments', 'agreements', 'changes', 'today'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}
