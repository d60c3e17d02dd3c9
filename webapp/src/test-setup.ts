import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { changeLanguage, startLanguages } from '@/shared/i18n';

class NoResizes {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

// What jsdom lacks and Mantine asks for.
if (typeof window !== 'undefined') {
  window.ResizeObserver ??= NoResizes as unknown as typeof ResizeObserver;
  window.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {} }) as never;
  Element.prototype.scrollIntoView ??= () => {};
}

beforeAll(async () => {
  if (typeof window === 'undefined') return;
  await startLanguages('fr');
  await changeLanguage('fr');
});
afterEach(cleanup);
