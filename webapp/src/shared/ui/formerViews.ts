import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { addSavedView, asProblem, savedViewsChanged } from '@/shared/api';
import { readStorage, writeStorage } from '@/shared/storage';
import type { UrlSearch } from './useUrlSearch';

interface FormerView {
  label: string;
  search: UrlSearch;
}

/** Views used to be kept by the browser: what this one still holds moves to the server, once. */
export function useViewsOfThisBrowser(list: string, userId: string, isReady: boolean) {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!isReady || userId === '') return;
    const key = `athar.views.${userId}.${list}`;
    const former = read(key);
    if (former.length === 0) return;
    writeStorage(key, '[]');
    void moveAll(list, former).then((left) => {
      if (left.length > 0) writeStorage(key, JSON.stringify(left));
      savedViewsChanged(queryClient, list);
    });
  }, [list, userId, isReady, queryClient]);
}

/** Those that could not be moved because no answer came. One that the server refuses (its name is taken) is let go. */
async function moveAll(list: string, views: FormerView[]): Promise<FormerView[]> {
  const left: FormerView[] = [];
  for (const view of views) {
    try {
      await addSavedView(list, { label: view.label, filters: view.search, is_shared: false });
    } catch (error) {
      const { status } = asProblem(error);
      if (status === 0 || status >= 500) left.push(view);
    }
  }
  return left;
}

/** What was kept, or nothing where the storage holds anything else. */
function read(key: string): FormerView[] {
  try {
    const views: unknown = JSON.parse(readStorage(key) ?? '[]');
    return Array.isArray(views) ? views.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is FormerView {
  const view = value as Partial<FormerView> | null;
  return typeof view?.label === 'string' && typeof view.search === 'object' && view.search !== null;
}
