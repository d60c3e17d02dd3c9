import { useSyncExternalStore } from 'react';
import { readStorage, writeStorage } from '@/shared/storage';

export const densities = ['comfortable', 'compact', 'touch'] as const;
export type Density = (typeof densities)[number];

const remembered = 'athar.density';
const listeners = new Set<() => void>();
let current: Density = densities.find((density) => density === readStorage(remembered)) ?? 'comfortable';

/** Written on <html>, so that every table and control follows. */
export function applyDensity(density: Density = current): void {
  current = density;
  if (density === 'comfortable') delete document.documentElement.dataset.density;
  else document.documentElement.dataset.density = density;
  for (const listener of listeners) listener();
}

export function useDensity(): [Density, (density: Density) => void] {
  const density = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
  const change = (next: Density) => {
    writeStorage(remembered, next);
    applyDensity(next);
  };
  return [density, change];
}
