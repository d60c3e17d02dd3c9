import type { QueryClient } from '@tanstack/react-query';
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
  for (const key of ['organisations', 'picker', 'people', 'reach', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}
