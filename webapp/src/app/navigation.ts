import type { IconName } from '@/shared/ui';

export interface NavEntry {
  path: string;
  /** Key in the "shell" catalogue. */
  label:
    | 'today' | 'agreements' | 'deadlines' | 'meetings' | 'calendar' | 'courses' | 'sessions' | 'designations' | 'budgets' | 'problems' | 'outreach' | 'rooms' | 'trainers' | 'holidays' | 'people' | 'groups' | 'organisations'
    | 'duplicates' | 'programmes' | 'reach' | 'published' | 'imports' | 'merges' | 'privacy' | 'accounts' | 'outbox' | 'history';
  icon: IconName;
  /** Name in the signed-in person's `can`; absent = everybody. */
  permission?: string;
  /** Only for who has not this one. */
  without?: string;
}

export interface NavGroup {
  label?: 'activities' | 'resources' | 'directories' | 'framework' | 'results' | 'administration';
  entries: NavEntry[];
}

export const navigation: NavGroup[] = [
  { entries: [{ path: '/', label: 'today', icon: 'today' }] },
  {
    label: 'activities',
    entries: [
      { path: '/calendar', label: 'calendar', icon: 'calendar', permission: 'sessions_read' },
      { path: '/courses', label: 'courses', icon: 'book', permission: 'courses_read' },
      { path: '/sessions', label: 'sessions', icon: 'board', permission: 'sessions_read' },
      { path: '/designations', label: 'designations', icon: 'document', permission: 'designations_read' },
      { path: '/budgets', label: 'budgets', icon: 'coins', permission: 'budgets_read' },
      { path: '/schedule-problems', label: 'problems', icon: 'alert', permission: 'schedule_read' },
      { path: '/outreach', label: 'outreach', icon: 'horn', permission: 'outreach_read' },
    ],
  },
  {
    label: 'resources',
    entries: [
      { path: '/rooms', label: 'rooms', icon: 'door', permission: 'resources_read' },
      { path: '/trainers', label: 'trainers', icon: 'person', permission: 'trainers_read' },
      { path: '/holidays', label: 'holidays', icon: 'sun', permission: 'resources_read' },
    ],
  },
  {
    label: 'directories',
    entries: [
      { path: '/people', label: 'people', icon: 'people', permission: 'people_read' },
      { path: '/groups', label: 'groups', icon: 'group', permission: 'people_read' },
      { path: '/organisations', label: 'organisations', icon: 'organisation', permission: 'organisations_read' },
      { path: '/duplicates', label: 'duplicates', icon: 'copy', permission: 'people_write' },
    ],
  },
  {
    label: 'framework',
    entries: [
      { path: '/programmes', label: 'programmes', icon: 'folder', permission: 'programmes_read' },
      { path: '/agreements', label: 'agreements', icon: 'plan', permission: 'agreements_read' },
      { path: '/deadlines', label: 'deadlines', icon: 'clock', permission: 'agreements_read' },
      { path: '/committee-meetings', label: 'meetings', icon: 'table', permission: 'agreements_read' },
    ],
  },
  { label: 'results', entries: [
    { path: '/reach', label: 'reach', icon: 'chart', permission: 'reach_read' },
    { path: '/published-tables', label: 'published', icon: 'out', permission: 'published_tables_read' },
    { path: '/public/tables', label: 'published', icon: 'out', without: 'published_tables_read' },
  ] },
  {
    label: 'administration',
    entries: [
      { path: '/imports', label: 'imports', icon: 'import', permission: 'imports_manage' },
      { path: '/merges', label: 'merges', icon: 'merge', permission: 'merges_read' },
      { path: '/privacy', label: 'privacy', icon: 'shield', permission: 'requests_manage' },
      { path: '/accounts', label: 'accounts', icon: 'key', permission: 'accounts_manage' },
      { path: '/outbox', label: 'outbox', icon: 'mail', permission: 'mail_read' },
      { path: '/history', label: 'history', icon: 'history', permission: 'history_read' },
    ],
  },
];

/** The groups a person may use, of the pages that exist; groups left empty go. A permission the server does not name is refused. */
export function navigationFor(can: Record<string, boolean>, paths: ReadonlySet<string>): NavGroup[] {
  return navigation
    .map((group) => ({
      ...group,
      entries: group.entries.filter(
        ({ path, permission, without }) =>
          paths.has(path) && (permission === undefined || can[permission] === true) && (without === undefined || can[without] === false),
      ),
    }))
    .filter((group) => group.entries.length > 0);
}
