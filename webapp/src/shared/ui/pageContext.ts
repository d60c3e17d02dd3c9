import { useEffect, useSyncExternalStore } from 'react';

export interface Crumb {
  label: string;
  href?: string;
}

interface PageContext {
  crumbs: Crumb[];
  /** Instant the page's figures are as of. */
  asOf?: string;
}

let current: PageContext = { crumbs: [] };
const listeners = new Set<() => void>();

function set(next: PageContext): void {
  current = next;
  for (const listener of listeners) listener();
}

/** What the top bar shows for the page in view. */
export function usePageContext(): PageContext {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

/** A page says where it stands: `useCrumbs([{label: 'Sessions', href: '/sessions'}, {label: reference}], recordedAt)`. */
export function useCrumbs(crumbs: Crumb[], asOf?: string): void {
  const key = JSON.stringify([crumbs, asOf]);
  useEffect(() => {
    const [said, instant] = JSON.parse(key) as [Crumb[], string | null];
    const mine: PageContext = { crumbs: said, asOf: instant ?? undefined };
    set(mine);
    return () => {
      if (current === mine) set({ crumbs: [] });
    };
  }, [key]);
}
