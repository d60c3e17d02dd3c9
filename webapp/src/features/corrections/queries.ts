import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch, type Answer, type Body, type Item, type QueryOf } from '@/shared/api';

export type CorrectableField = Answer<'/api/v1/agreements/{id}/correctable_fields'>['items'][number];
export type Correction = Answer<'/api/v1/agreement_corrections/{id}'>;
export type CorrectionItem = Item<'/api/v1/agreement_corrections'>;
export type ProposedChange = Correction['changes'][number];
export type CorrectionBody = Body<'/api/v1/agreements/{id}/corrections', 'post'>;
export type DecisionBody = Body<'/api/v1/agreement_corrections/{id}/decision', 'put'>;

export const correctionsList = (filters: QueryOf<'/api/v1/agreement_corrections'>) =>
  infiniteQueryOptions({
    queryKey: ['corrections', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/v1/agreement_corrections', { params: { query: { limit: 50, total: true, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

export const correctionQuery = (id: string) =>
  queryOptions({
    queryKey: ['corrections', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/agreement_corrections/{id}', { params: { path: { id } }, signal })),
  });

export const correctableFieldsQuery = (agreementId: string) =>
  queryOptions({
    queryKey: ['corrections', 'fields', agreementId],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/agreements/{id}/correctable_fields', { params: { path: { id: agreementId } }, signal })),
  });

export const propose = (agreementId: string, body: CorrectionBody) =>
  answer(api.POST('/api/v1/agreements/{id}/corrections', { params: { path: { id: agreementId } }, body }));

export const decide = ({ id, version }: Correction, body: DecisionBody) =>
  answer(api.PUT('/api/v1/agreement_corrections/{id}/decision', { params: { path: { id } }, headers: ifMatch(version), body }));

export const takeBack = ({ id, version }: Pick<Correction, 'id' | 'version'>) =>
  answer(api.PUT('/api/v1/agreement_corrections/{id}/withdrawal', { params: { path: { id } }, headers: ifMatch(version) }));

export function correctionsChanged(queryClient: QueryClient): Promise<unknown> {
  return Promise.all(['corrections', 'agreements', 'commitments', 'changes', 'today'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}
