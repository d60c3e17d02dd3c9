import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body } from '../types';

export type PublishedTable = Answer<'/api/v1/published_tables/{id}'>;
export type PublishedTableList = Answer<'/api/v1/published_tables'>;
export type PublishedPreview = Answer<'/api/v1/published_tables/{id}/preview'>;
export type PublicTable = Answer<'/api/v1/public/tables/{id}'>;
export type PublishedGrouping = PublicTable['by'][number];
export type PublishedTableBody = Body<'/api/v1/published_tables', 'post'>;

export const publishedTablesQuery = queryOptions({
  queryKey: ['published', 'list'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/published_tables', { signal })),
});

export const publishedTableQuery = (id: string) =>
  queryOptions({
    queryKey: ['published', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/published_tables/{id}', { params: { path: { id } }, signal })),
  });

/** What the next edition would print, beside the values that it hides. */
export const publishedPreviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['published', 'preview', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/published_tables/{id}/preview', { params: { path: { id } }, signal })),
  });

export const publicTablesQuery = queryOptions({
  queryKey: ['public', 'tables'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/public/tables', { signal })),
});

export const publicTableQuery = (id: string) =>
  queryOptions({
    queryKey: ['public', 'tables', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/public/tables/{id}', { params: { path: { id } }, signal })),
  });

/** The tables of one agreement, as last printed. */
export const agreementTablesQuery = (agreement: string) =>
  queryOptions({
    queryKey: ['public', 'agreement', agreement],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/agreements/{id}/published_tables', { params: { path: { id: agreement } }, signal })),
  });

/** Creates without a version; with one only the title is changed. */
export function savePublishedTable(id: string | undefined, body: PublishedTableBody, version: number | undefined): Promise<PublishedTable> {
  if (id === undefined || version === undefined) return answer(api.POST('/api/v1/published_tables', { body })) as Promise<PublishedTable>;
  return answer(api.PUT('/api/v1/published_tables/{id}', { params: { path: { id } }, headers: ifMatch(version), body: { title: body.title } }));
}

export function withdrawPublishedTable({ id, version }: PublishedTable) {
  return api.DELETE('/api/v1/published_tables/{id}', { params: { path: { id } }, headers: ifMatch(version) });
}

export function publishEdition() {
  return answer(api.POST('/api/v1/published_editions'));
}

export function publishedChanged(queryClient: QueryClient): void {
  for (const key of ['published', 'public', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}
