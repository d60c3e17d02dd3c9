import type { ComponentType } from 'react';

export interface FeatureRoute {
  /** As the router writes it: "/sessions/$id". */
  path: string;
  /** Loaded when first visited; the page is the module's default export. */
  page: () => Promise<{ default: ComponentType }>;
}

/** Every page behind the sign-in. A page exists for the navigation as soon as it stands here. */
export const featureRoutes: FeatureRoute[] = [
  { path: '/reach', page: () => import('@/features/reach/ReachPage') },
  { path: '/reach/records', page: () => import('@/features/reach/RecordsPage') },
  { path: '/reach/repeats', page: () => import('@/features/reach/RepeatsPage') },
  { path: '/account/password', page: () => import('@/features/access/PasswordPage') },
  { path: '/account/preferences', page: () => import('@/features/access/PreferencesPage') },
  { path: '/account/access-tokens', page: () => import('@/features/access/AccessTokensPage') },
];

/** The paths that exist, so that navigation and search never offer one that does not. */
export const existingPaths: ReadonlySet<string> = new Set(featureRoutes.map(({ path }) => path));
