import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { asProblem, clocksQuery, meQuery } from '@/shared/api';
import { Skeleton } from '@/shared/ui';
import { featureRoutes, publicRoutes } from './featureRoutes';
import { PageError, PageNotFound } from './PageError';
import { Shell } from './shell/Shell';

export interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: PageNotFound,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('@/features/access/SignInPage'), 'SignInPage'),
});

/** Everything behind the sign-in. Its id keeps it out of the address. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  errorComponent: PageError,
  notFoundComponent: PageNotFound,
  beforeLoad: async ({ context, location }) => {
    try {
      const { queryClient } = context;
      await Promise.all([queryClient.ensureQueryData(meQuery), queryClient.ensureQueryData(clocksQuery)]);
    } catch (error) {
      if (asProblem(error).status !== 401) throw error;
      const next = location.href === '/' ? undefined : location.href;
      throw redirect({ to: '/sign-in', search: (next ? { next } : {}) as never });
    }
  },
});

const pages = featureRoutes.map(({ path, page }) =>
  createRoute({
    getParentRoute: () => shellRoute,
    path,
    component: lazyRouteComponent(page),
  }),
);

const open = publicRoutes.map(({ path, page }) =>
  createRoute({ getParentRoute: () => rootRoute, path, component: lazyRouteComponent(page), errorComponent: PageError }),
);

/** An unknown address is told so inside the shell, with its navigation and search. */
const unknownRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: PageNotFound });

/** The router has waited already. */
function PendingPage() {
  return <Skeleton isAtOnce />;
}

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: rootRoute.addChildren([signInRoute, ...open, shellRoute.addChildren([...pages, unknownRoute])]),
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultPendingComponent: PendingPage,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: PageNotFound,
    scrollRestoration: true,
    // The query string is plain text, the same names and values as the API's: ?region=MA-04&from=2026-01-01
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const said = Object.entries(search)
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => [name, String(value)]);
      const text = new URLSearchParams(said).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
      return text ? `?${text}` : '';
    },
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
