import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body, Item } from '../types';

export type ProgrammeItem = Item<'/api/v1/programmes'>;
export type Programme = Answer<'/api/v1/programmes/{id}'>;
export type ProgrammeBody = Body<'/api/v1/programmes', 'post'>;

const mostProgrammes = 200;

/** Every programme there is, for filters and choices. */
export const allProgrammesQuery = queryOptions({
  queryKey: ['programmes', 'all'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/programmes', { params: { query: { limit: mostProgrammes } }, signal })),
  staleTime: 60_000,
});

/** Creates without a version, replaces with one. */
export function saveProgramme(id: string | undefined, body: ProgrammeBody, version: number | undefined): Promise<Programme> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/programmes', { body })) as Promise<Programme>;
  return answer(api.PUT('/api/v1/programmes/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
}

export function programmesChanged(queryClient: QueryClient): void {
  for (const key of ['programmes', 'picker', 'sessions', 'reach', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}
