import type { Item } from '@/shared/api';
import type { LocalizedText } from '@/shared/format';

export type Change = Item<'/api/v1/changes'>;

export const concepts = [
  'sessions', 'registrations', 'attendances', 'people', 'person_groups', 'merges', 'organisations', 'programmes', 'outreach_activities', 'imports', 'exports',
  'designations', 'agreements', 'commitments', 'reference_lists', 'accounts',
] as const;

const pages: Record<string, string> = {
  sessions: '/sessions', people: '/people', person_groups: '/groups', organisations: '/organisations', programmes: '/programmes', outreach_activities: '/outreach',
  agreements: '/agreements', commitments: '/commitments', accounts: '/accounts', imports: '/imports',
};

/** The record's own page, while it exists. */
export function hrefOf({ concept, subject_id: id, action, after }: Change): string | undefined {
  const session = ((after ?? {}) as { session_id?: unknown }).session_id;
  if (concept === 'registrations' && typeof session === 'string') return `/sessions/${session}?tab=registrations`;
  if (concept === 'attendances' && id) return `/sessions/${id}`;
  const page = pages[concept];
  return page && id && action !== 'deleted' && after !== undefined ? `${page}/${id}` : undefined;
}

/** What the record is called, read from whichever state there is. */
export function nameOf({ before, after }: Change): LocalizedText | string | undefined {
  const state = (after ?? before ?? {}) as Record<string, unknown>;
  if (typeof state.family_name === 'string') return [state.given_name, state.family_name].filter(Boolean).join(' ');
  for (const field of ['title', 'name', 'description', 'file_name', 'code', 'email']) {
    const value = state[field];
    if (typeof value === 'string' && value) return value;
    if (value !== null && typeof value === 'object') return value as LocalizedText;
  }
  return undefined;
}
