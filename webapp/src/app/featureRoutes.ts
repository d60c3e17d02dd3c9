import type { ComponentType } from 'react';

export interface FeatureRoute {
  /** As the router writes it: "/sessions/$id". */
  path: string;
  /** Loaded when first visited; the page is the module's default export. */
  page: () => Promise<{ default: ComponentType }>;
}

/** Every page behind the sign-in. A page exists for the navigation as soon as it stands here. */
export const featureRoutes: FeatureRoute[] = [
  { path: '/organisations', page: () => import('@/features/organisations/OrganisationsPage') },
  { path: '/organisations/new', page: () => import('@/features/organisations/OrganisationFormPage') },
  { path: '/organisations/$id', page: () => import('@/features/organisations/OrganisationPage') },
  { path: '/organisations/$id/edit', page: () => import('@/features/organisations/OrganisationFormPage') },
  { path: '/groups', page: () => import('@/features/groups/GroupsPage') },
  { path: '/groups/new', page: () => import('@/features/groups/GroupFormPage') },
  { path: '/groups/$id', page: () => import('@/features/groups/GroupPage') },
  { path: '/groups/$id/edit', page: () => import('@/features/groups/GroupFormPage') },
  { path: '/outreach', page: () => import('@/features/outreach/OutreachListPage') },
  { path: '/outreach/new', page: () => import('@/features/outreach/OutreachFormPage') },
  { path: '/outreach/$id', page: () => import('@/features/outreach/OutreachPage') },
  { path: '/outreach/$id/edit', page: () => import('@/features/outreach/OutreachFormPage') },
  { path: '/accounts', page: () => import('@/features/accounts/AccountsPage') },
  { path: '/accounts/new', page: () => import('@/features/accounts/AccountFormPage') },
  { path: '/accounts/$id', page: () => import('@/features/accounts/AccountFormPage') },
  { path: '/imports', page: () => import('@/features/imports/ImportsPage') },
  { path: '/imports/new', page: () => import('@/features/imports/NewImportPage') },
  { path: '/imports/$id', page: () => import('@/features/imports/ImportPage') },
  { path: '/privacy', page: () => import('@/features/privacy/PrivacyPage') },
  { path: '/exports', page: () => import('@/features/exports/ExportsPage') },
  { path: '/history', page: () => import('@/features/changes/ChangesPage') },
  { path: '/reach', page: () => import('@/features/reach/ReachPage') },
  { path: '/reach/records', page: () => import('@/features/reach/RecordsPage') },
  { path: '/reach/repeats', page: () => import('@/features/reach/RepeatsPage') },
  { path: '/published-tables', page: () => import('@/features/published/PublishedTablesPage') },
  { path: '/published-tables/new', page: () => import('@/features/published/PublishedTableFormPage') },
  { path: '/published-tables/$id', page: () => import('@/features/published/PublishedTablePage') },
  { path: '/published-tables/$id/edit', page: () => import('@/features/published/PublishedTableFormPage') },
  { path: '/', page: () => import('@/features/today/TodayPage') },
  { path: '/sessions', page: () => import('@/features/sessions/SessionsPage') },
  { path: '/sessions/new', page: () => import('@/features/sessions/SessionFormPage') },
  { path: '/sessions/$id', page: () => import('@/features/sessions/SessionPage') },
  { path: '/sessions/$id/edit', page: () => import('@/features/sessions/SessionFormPage') },
  { path: '/duplicates', page: () => import('@/features/duplicates/DuplicatesPage') },
  { path: '/people', page: () => import('@/features/people/PeoplePage') },
  { path: '/people/new', page: () => import('@/features/people/PersonFormPage') },
  { path: '/people/$id', page: () => import('@/features/people/PersonPage') },
  { path: '/people/$id/edit', page: () => import('@/features/people/PersonFormPage') },
  { path: '/people/$id/merge/$other', page: () => import('@/features/merges/MergePage') },
  { path: '/merges', page: () => import('@/features/merges/MergesPage') },
  { path: '/programmes', page: () => import('@/features/programmes/ProgrammesPage') },
  { path: '/programmes/new', page: () => import('@/features/programmes/ProgrammeFormPage') },
  { path: '/programmes/$id', page: () => import('@/features/programmes/ProgrammePage') },
  { path: '/programmes/$id/edit', page: () => import('@/features/programmes/ProgrammeFormPage') },
  { path: '/account/password', page: () => import('@/features/access/PasswordPage') },
  { path: '/account/preferences', page: () => import('@/features/access/PreferencesPage') },
  { path: '/account/access-tokens', page: () => import('@/features/access/AccessTokensPage') },
];

/** Pages for anybody, with or without an account: they stand outside the shell. */
export const publicRoutes: FeatureRoute[] = [
  { path: '/public/tables', page: () => import('@/features/published/PublicTablesPage') },
  { path: '/public/tables/$id', page: () => import('@/features/published/PublicTablesPage') },
];

/** The paths that exist, so that navigation and search never offer one that does not. */
export const existingPaths: ReadonlySet<string> = new Set([...featureRoutes, ...publicRoutes].map(({ path }) => path));
