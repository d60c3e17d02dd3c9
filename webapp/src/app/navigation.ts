import type { IconName } from '@/shared/ui';

export interface NavEntry {
  path: string;
  /** Key in the "shell" catalogue. */
  label: 'today' | 'sessions' | 'outreach' | 'people' | 'organisations' | 'programmes' | 'reach' | 'imports' | 'accounts' | 'history';
  icon: IconName;
  /** Name in the signed-in person's `can`; absent = everybody. */
  permission?: string;
}

export interface NavGroup {
  label?: 'activities' | 'directories' | 'framework' | 'results' | 'administration';
  entries: NavEntry[];
}

export const navigation: NavGroup[] = [
  { entries: [{ path: '/', label: 'today', icon: 'today' }] },
  {
    label: 'activities',
    entries: [
      { path: '/sessions', label: 'sessions', icon: 'board', permission: 'read_sessions' },
      { path: '/outreach', label: 'outreach', icon: 'horn', permission: 'read_outreach' },
    ],
  },
  {
    label: 'directories',
    entries: [
      { path: '/people', label: 'people', icon: 'people', permission: 'read_people' },
      { path: '/organisations', label: 'organisations', icon: 'organisation', permission: 'read_organisations' },
    ],
  },
  { label: 'framework', entries: [{ path: '/programmes', label: 'programmes', icon: 'folder', permission: 'read_programmes' }] },
  { label: 'results', entries: [{ path: '/reach', label: 'reach', icon: 'chart', permission: 'read_reach' }] },
  {
    label: 'administration',
    entries: [
      { path: '/imports', label: 'imports', icon: 'import', permission: 'import' },
      { path: '/accounts', label: 'accounts', icon: 'shield', permission: 'manage_accounts' },
      { path: '/history', label: 'history', icon: 'history', permission: 'read_changes' },
    ],
  },
];

/** The groups a person may use, of the pages that exist; groups left empty go. A permission the server does not name is refused. */
export function navigationFor(can: Record<string, boolean>, paths: ReadonlySet<string>): NavGroup[] {
  return navigation
    .map((group) => ({
      ...group,
      entries: group.entries.filter(
        ({ path, permission }) => paths.has(path) && (permission === undefined || can[permission] === true),
      ),
    }))
    .filter((group) => group.entries.length > 0);
}
