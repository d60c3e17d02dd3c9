import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '../client';
import type { Answer, Body, Item } from '../types';
import { uploading } from '../upload';

export type SessionSheets = Answer<'/api/v1/sessions/{id}/signed_sheets'>;
export type SheetDay = SessionSheets['days'][number];
export type SignedSheet = SheetDay['sheets'][number];
export type SheetElimination = Item<'/api/v1/sheet_eliminations'>;
export type EliminationBody = Body<'/api/v1/sheet_eliminations', 'post'>;

export const sessionSheetsQuery = (session: string) =>
  queryOptions({
    queryKey: ['signed_sheets', 'session', session],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/signed_sheets', { params: { path: { id: session } }, signal })),
  });

export interface ScanToAttach {
  file: File;
  date?: string;
  sitting?: number;
  replaces?: string;
}

export function attachScan(session: string, { file, ...query }: ScanToAttach, onProgress: (share: number) => void): Promise<unknown> {
  return answer(
    api.POST('/api/v1/sessions/{id}/signed_sheets', {
      params: { path: { id: session }, query },
      // A header holds no Arabic letters: the name travels percent-encoded.
      headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
      body: file as never,
      bodySerializer: (body: unknown) => body as BodyInit,
      fetch: uploading(file, onProgress),
    }),
  );
}

export const scanHref = (id: string) => `/api/v1/signed_sheets/${id}/file`;

/** Scans on which a person's name stands, or stood before they were erased. */
export const sheetsNamingQuery = (person: string) =>
  queryOptions({
    queryKey: ['signed_sheets', 'naming', person],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/people/{id}/signed_sheets', { params: { path: { id: person } }, signal })),
  });

export const sheetsPastRetention = () =>
  infiniteQueryOptions({
    queryKey: ['signed_sheets', 'past'],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/v1/signed_sheets', { params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
  });

export const eliminationsList = () =>
  infiniteQueryOptions({
    queryKey: ['signed_sheets', 'eliminations'],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/v1/sheet_eliminations', { params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
  });

export function eliminateSheets(body: EliminationBody) {
  return answer(api.POST('/api/v1/sheet_eliminations', { body }));
}

export function signedSheetsChanged(queryClient: QueryClient): void {
  for (const key of ['signed_sheets', 'privacy', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}
