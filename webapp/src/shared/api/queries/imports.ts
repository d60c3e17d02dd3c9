import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '../client';
import { transport } from '../transport';
import type { Answer, Body, Item } from '../types';
import { uploading } from '../upload';

export type Import = Answer<'/api/v1/imports/{id}'>;
export type ImportRow = Item<'/api/v1/imports/{id}/rows'>;
export type ImportRemark = ImportRow['errors'][number];
export type ImportLayout = Body<'/api/v1/imports/{id}/layout', 'put'>['layout'];
export type ImportMapping = Body<'/api/v1/imports/{id}/mapping', 'put'>;
export type ImportCorrection = Import['corrections'][number];
export type ImportKind = 'registrations' | 'progress' | 'people' | 'organisations' | 'sessions' | 'agreements';
export type RowGroup = 'new' | 'changed' | 'unchanged' | 'error';

/** Lists about one session, which is chosen before the file. */
export function isOfSession(kind: ImportKind): boolean {
  return kind === 'registrations' || kind === 'progress';
}

export const importRowsLimit = 100;
const workingMs = 600;

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
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(isWorking)) ? 4 * workingMs : false),
  });

/** What the server says of the file itself it says only while something can be chosen: later answers keep it. */
export function keepingFile(before: Import | undefined, now: Import): Import {
  if (!before || before.id !== now.id || now.columns.length > 0) return now;
  const { sheets, text, columns, fields, required_fields, default_fields, first_rows, sample, ignored_rows, corrections } = before;
  return { ...now, sheets, text, columns, fields, required_fields, default_fields, first_rows, sample, ignored_rows, corrections };
}

/** One import; asked again and again while the server works on it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? workingMs : false),
    structuralSharing: (before, now) => keepingFile(before as Import | undefined, now as Import),
  });

export const importRows = (id: string, group: RowGroup) =>
  infiniteQueryOptions({
    queryKey: ['imports', 'rows', id, group],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/imports/{id}/rows', {
          params: { path: { id }, query: { group, limit: importRowsLimit, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
  });

/** All rows of one group, at most `greatest`. */
export async function allImportRows(id: string, group: RowGroup, greatest: number): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  let cursor: string | null | undefined = '';
  do {
    const query: { group: RowGroup; limit: number; cursor?: string } = { group, limit: importRowsLimit, ...(cursor ? { cursor } : {}) };
    const page: Answer<'/api/v1/imports/{id}/rows'> = await answer(api.GET('/api/v1/imports/{id}/rows', { params: { path: { id }, query } }));
    rows.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor && rows.length < greatest);
  return rows.slice(0, greatest);
}

export interface UploadedList {
  kind: ImportKind;
  /** Of registrations and progress: the session they are in. */
  session?: string;
  /** Of registrations: the letter whose reply form it is; the form says it by itself too. */
  designation?: string;
  file: File;
}

export function uploadImport({ kind, session, designation, file }: UploadedList, onProgress: (share: number) => void, signal?: AbortSignal): Promise<Import> {
  return answer(
    api.POST('/api/v1/imports', {
      params: { query: { kind, session, designation } },
      // A header holds no Arabic letters: the name travels percent-encoded.
      headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
      body: file as never,
      bodySerializer: (body: unknown) => body as BodyInit,
      fetch: uploading(file, onProgress),
      signal,
    }),
  ) as Promise<Import>;
}

export const importFileHref = (id: string) => `/api/v1/imports/${id}/file`;

/** The file as it came, to go through the steps once more. */
export async function uploadAgain(data: Import): Promise<Import> {
  const response = await transport(new Request(new URL(importFileHref(data.id), window.location.origin)));
  const file = new File([await response.blob()], data.file_name);
  return uploadImport({ kind: data.kind as ImportKind, session: data.session_id ?? undefined, designation: data.designation_id ?? undefined, file }, () => undefined);
}

export function layImport(id: string, layout: ImportLayout): Promise<Import> {
  return answer(api.PUT('/api/v1/imports/{id}/layout', { params: { path: { id } }, body: { layout } }));
}

export function mapImport(id: string, body: ImportMapping): Promise<Import> {
  return answer(api.PUT('/api/v1/imports/{id}/mapping', { params: { path: { id } }, body }));
}

export function correctImport(id: string, corrections: ImportCorrection[]): Promise<Import> {
  return answer(api.PUT('/api/v1/imports/{id}/corrections', { params: { path: { id } }, body: { corrections } }));
}

export function confirmImport(id: string, skipsErrors: boolean): Promise<Import> {
  return answer(api.PUT('/api/v1/imports/{id}/confirmation', { params: { path: { id } }, body: { skip_rows_in_error: skipsErrors } }));
}

export function undoImport(id: string): Promise<Import> {
  return answer(api.DELETE('/api/v1/imports/{id}/confirmation', { params: { path: { id } } }));
}

export function cancelImport(id: string) {
  return api.DELETE('/api/v1/imports/{id}', { params: { path: { id } } });
}

/** After a confirmed or undone import: everything may have changed. */
export function importsChanged(queryClient: QueryClient): void {
  for (const key of ['imports', 'agreements', 'designations', 'organisations', 'people', 'reference_lists', 'sessions', 'today', 'reach', 'changes'])
    void queryClient.invalidateQueries({ queryKey: [key] });
}
