import type { QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body, Item } from '../types';

export type PersonItem = Item<'/api/v1/people'>;
export type Person = Answer<'/api/v1/people/{id}'>;
export type PersonBody = Body<'/api/v1/people', 'post'>;
export type AffiliationBody = Body<'/api/v1/people/{id}/affiliations', 'post'>;

/** Creates without a version, replaces with one. */
export function savePerson(id: string | undefined, body: PersonBody, version: number | undefined): Promise<Person> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/people', { body })) as Promise<Person>;
  return answer(api.PUT('/api/v1/people/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
}

export function addAffiliation(id: string, body: AffiliationBody): Promise<Person> {
  return answer(api.POST('/api/v1/people/{id}/affiliations', { params: { path: { id } }, body })) as Promise<Person>;
}

export function deletePerson(person: Person) {
  return api.DELETE('/api/v1/people/{id}', { params: { path: { id: person.id } }, headers: ifMatch(person.version) });
}

/** After anything that may change who people are. */
export function peopleChanged(queryClient: QueryClient): void {
  for (const key of ['people', 'picker', 'sessions', 'today', 'reach', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}
