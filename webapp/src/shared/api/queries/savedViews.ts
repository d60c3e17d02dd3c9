import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Item } from '../types';

export type SavedView = Item<'/api/v1/saved_views'>;

export interface SavedViewFields {
  label: string;
  filters: Record<string, string>;
  is_shared: boolean;
}

/** One's own views of a list, and those that others share. */
export const savedViewsQuery = (list: string) =>
  queryOptions({
    queryKey: ['saved_views', list],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/saved_views', { params: { query: { list } }, signal })),
    staleTime: 60_000,
  });

export function addSavedView(list: string, fields: SavedViewFields): Promise<SavedView> {
  return answer(api.POST('/api/v1/saved_views', { body: { list, ...fields } })) as Promise<SavedView>;
}

export function changeSavedView({ id, version }: SavedView, fields: SavedViewFields): Promise<SavedView> {
  return answer(api.PUT('/api/v1/saved_views/{id}', { params: { path: { id } }, headers: ifMatch(version), body: fields }));
}

export function deleteSavedView({ id, version }: SavedView) {
  return answer(api.DELETE('/api/v1/saved_views/{id}', { params: { path: { id } }, headers: ifMatch(version) }));
}

export function savedViewsChanged(queryClient: QueryClient, list: string): void {
  void queryClient.invalidateQueries({ queryKey: ['saved_views', list] });
}
