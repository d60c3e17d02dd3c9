import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import { transport } from '../transport';
import type { Answer, Body, Item } from '../types';

export type OrganisationItem = Item<'/api/v1/organisations'>;
export type Organisation = Answer<'/api/v1/organisations/{id}'>;
export type OrganisationBody = Body<'/api/v1/organisations', 'post'>;

/** Creates without a version, replaces with one. */
export function saveOrganisation(id: string | undefined, body: OrganisationBody, version: number | undefined): Promise<Organisation> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/organisations', { body })) as Promise<Organisation>;
  return answer(api.PUT('/api/v1/organisations/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
}

export function deleteOrganisation({ id, version }: Organisation) {
  return api.DELETE('/api/v1/organisations/{id}', { params: { path: { id } }, headers: ifMatch(version) });
}

export type OrganisationEvent = Answer<'/api/v1/organisations/{id}/events'>['items'][number];
export type OrganisationEventBody = Body<'/api/v1/organisations/{id}/events', 'post'>;

export const organisationEventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisations', 'events', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/organisations/{id}/events', { params: { path: { id } }, signal })),
  });

export function tellOrganisationEvent(id: string, body: OrganisationEventBody) {
  return answer(api.POST('/api/v1/organisations/{id}/events', { params: { path: { id } }, body }));
}

export function undoOrganisationEvent(id: string) {
  return answer(api.POST('/api/v1/organisation_events/{id}/undo', { params: { path: { id } } }));
}

export type PostCorrection = Answer<'/api/v1/organisation_events/{id}/post_corrections'>['items'][number];

/** As many as one correction takes. */
export const postsAtOnce = 200;

export const postsToCorrectList = (event: string) =>
  infiniteQueryOptions({
    queryKey: ['organisations', 'posts', event],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/organisation_events/{id}/posts_to_correct', {
          params: { path: { id: event }, query: { limit: postsAtOnce, total: true, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  });

export const postCorrectionsQuery = (event: string) =>
  queryOptions({
    queryKey: ['organisations', 'post_corrections', event],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/organisation_events/{id}/post_corrections', { params: { path: { id: event } }, signal })),
  });

export function correctPosts(event: string, successor: string, people: string[]) {
  return answer(
    api.POST('/api/v1/organisation_events/{id}/post_corrections', { params: { path: { id: event } }, body: { successor_id: successor, person_ids: people } }),
  );
}

export function undoPostCorrection(id: string) {
  return answer(api.POST('/api/v1/post_corrections/{id}/undo', { params: { path: { id } } }));
}

/** The picture itself is the body. */
export function putLogo(id: string, picture: File): Promise<Response> {
  return transport(new Request(logoAddress(id), { method: 'PUT', headers: { 'Content-Type': picture.type }, body: picture }));
}

export function removeLogo(id: string): Promise<Response> {
  return transport(new Request(logoAddress(id), { method: 'DELETE' }));
}

function logoAddress(id: string): string {
  return `${window.location.origin}/api/v1/organisations/${id}/logo`;
}

export function organisationsChanged(queryClient: QueryClient): void {
  for (const key of ['organisations', 'picker', 'people', 'sessions', 'reach', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}
