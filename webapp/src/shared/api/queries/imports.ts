import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '../client';
import type { Answer, Item } from '../types';

export type Import = Answer<'/api/v1/imports/{id}'>;
export type ImportRow = Item<'/api/v1/imports/{id}/rows'>;
export type RowGroup = 'new' | 'changed' | 'unchanged' | 'error';

const workingMs = 700;

export function isWorking({ state }: Pick<Import, 'state'>): boolean {
  return state === 'previewing' || state === 'confirming';
}

export const importsList = () =>
  infiniteQueryOptions({
    queryKey: ['imports', 'list'],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/v1/imports', { params: { query: { limit: 50, total: true, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
  });

/** One import; asked again and again while the server works on it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? workingMs : false),
  });

export const importRows = (id: string, group: RowGroup) =>
  infiniteQueryOptions({
    queryKey: ['imports', 'rows', id, group],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/imports/{id}/rows', {
          params: { path: { id }, query: { group, limit: 100, total: true, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
  });

/** Header values are bytes: a name in Arabic travels as the bytes of its UTF-8. */
function asHeader(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

export function uploadImport(file: File): Promise<Import> {
  return answer(
    api.POST('/api/v1/imports', {
      params: { query: { kind: 'sessions' } },
      headers: { 'Content-Type': 'text/csv', 'X-File-Name': asHeader(file.name) },
      body: file as never,
      bodySerializer: (body: unknown) => body as BodyInit,
    }),
  ) as Promise<Import>;
}

export function mapImport(id: string, mapping: Record<string, string>, defaults: Record<string, string>): Promise<Import> {
  return answer(api.PUT('/api/v1/imports/{id}/mapping', { params: { path: { id } }, body: { mapping, defaults } }));
}

export function confirmImport(id: string, skipsErrors: boolean): Promise<Import> {
  return answer(api.PUT('/api/v1/imports/{id}/confirmation', { params: { path: { id } }, body: { skip_rows_in_error: skipsErrors } }));
}

export function cancelImport(id: string) {
  return api.DELETE('/api/v1/imports/{id}', { params: { path: { id } } });
}

export function importsChanged(queryClient: QueryClient): void {
  for (const key of ['imports', 'sessions', 'today', 'reach', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}
