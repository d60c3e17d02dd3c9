import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { Suspense, type ReactNode } from 'react';
import { createQueryClient } from '@/shared/api/queryClient';
import { currentLanguage, directionOf } from '@/shared/i18n';
import { theme } from '@/shared/theme/theme';

/** Renders a part of a page inside what the application gives it: theme, direction, data, address. */
export async function renderPage(content: ReactNode, address = '/') {
  const router = createRouter({
    routeTree: createRootRoute({ component: () => <Suspense fallback={null}>{content}</Suspense> }),
    history: createMemoryHistory({ initialEntries: [address] }),
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text ? `?${text}` : '';
    },
  });
  await router.load();
  const shown = render(
    <DirectionProvider initialDirection={directionOf(currentLanguage())} detectDirection={false}>
      <MantineProvider theme={theme} env="test">
        <QueryClientProvider client={createQueryClient()}>
          <RouterProvider router={router as never} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>,
  );
  return { ...shown, router };
}
