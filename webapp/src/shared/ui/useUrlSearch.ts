import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** The query string as it stands in the address: one text per name. Several values are joined by commas. */
export type UrlSearch = Record<string, string>;

/** Reads and changes the query string; a patch with undefined or "" removes the name. */
export function useUrlSearch(): [UrlSearch, (patch: Record<string, string | undefined>, options?: { push?: boolean }) => void] {
  const search = useSearch({ strict: false }) as UrlSearch;
  const navigate = useNavigate();
  const change = useCallback(
    (patch: Record<string, string | undefined>, options: { push?: boolean } = {}) => {
      void navigate({
        to: '.',
        search: ((before: UrlSearch) => {
          const next = { ...before, ...patch };
          return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ''));
        }) as never,
        replace: !options.push,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [search, change];
}
