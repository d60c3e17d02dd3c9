import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body, Item } from '../types';

export type GroupItem = Item<'/api/v1/person_groups'>;
export type Group = Answer<'/api/v1/person_groups/{id}'>;
export type GroupBody = Body<'/api/v1/person_groups', 'post'>;
export type GroupMember = Item<'/api/v1/person_groups/{id}/members'>;

export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: ['groups', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/person_groups/{id}', { params: { path: { id } }, signal })),
  });

/** Creates without a version, replaces with one. */
export function saveGroup(id: string | undefined, body: GroupBody, version: number | undefined): Promise<Group> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/person_groups', { body })) as Promise<Group>;
  return answer(api.PUT('/api/v1/person_groups/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
}

export function deleteGroup({ id, version }: Group) {
  return api.DELETE('/api/v1/person_groups/{id}', { params: { path: { id } }, headers: ifMatch(version) });
}

export function addMember(id: string, person_id: string, from: string | null): Promise<GroupMember> {
  return answer(
    api.POST('/api/v1/person_groups/{id}/members', { params: { path: { id } }, body: { person_id, from: from ?? undefined } }),
  ) as Promise<GroupMember>;
}

export interface Membership {
  from: string | null;
  to: string | null;
}

export function changeMember(id: string, person_id: string, { from, to }: Membership): Promise<GroupMember> {
  return answer(
    api.PUT('/api/v1/person_groups/{id}/members/{person_id}', {
      params: { path: { id, person_id } },
      body: { from: from ?? undefined, to: to ?? undefined },
    }),
  );
}

export function removeMember(id: string, person_id: string) {
  return api.DELETE('/api/v1/person_groups/{id}/members/{person_id}', { params: { path: { id, person_id } } });
}

/** `id` names the group whose members may have changed. */
export function groupsChanged(queryClient: QueryClient, id?: string): void {
  for (const key of ['groups', 'changes', ...(id ? [`groups/${id}`] : [])]) void queryClient.invalidateQueries({ queryKey: [key] });
}
