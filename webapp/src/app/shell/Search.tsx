import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useQueries } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api, type User } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Icon } from '@/shared/ui';
import { existingPaths } from '../featureRoutes';
import { navigationFor } from '../navigation';
import classes from './shell.module.css';

const shownPerKind = 5;
const shortest = 2;

/** Ctrl K: people, sessions, groups, organisations and programmes by a part of their name, and the pages. The server does the matching. */
export function Search({ user }: { user: User }) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const isAsking = q.length >= shortest;
  const query = { q, limit: shownPerKind };
  const go = (href: string) => () => void router.navigate({ href });

  const found = useQueries({
    queries: [
      {
        queryKey: ['search', 'people', q],
        enabled: isAsking && existingPaths.has('/people'),
        queryFn: async ({ signal }): Promise<SpotlightActionData[]> => {
          const { items } = await answer(api.GET('/api/v1/people', { params: { query }, signal }));
          return items.map((person) => ({
            id: person.id,
            label: person.display_name,
            description: [person.function, format.text(person.organisation_name)].filter(Boolean).join(' · '),
            leftSection: <Icon name="person" />,
            onClick: go(`/people/${person.id}`),
          }));
        },
      },
      {
        queryKey: ['search', 'sessions', q],
        enabled: isAsking && existingPaths.has('/sessions'),
        queryFn: async ({ signal }): Promise<SpotlightActionData[]> => {
          const { items } = await answer(api.GET('/api/v1/sessions', { params: { query }, signal }));
          return items.map((session) => ({
            id: session.id,
            label: format.text(session.title),
            description: [session.reference, session.first_date && format.date(session.first_date)].filter(Boolean).join(' · '),
            leftSection: <Icon name="board" />,
            onClick: go(`/sessions/${session.id}`),
          }));
        },
      },
      {
        queryKey: ['search', 'groups', q],
        enabled: isAsking && existingPaths.has('/groups'),
        queryFn: async ({ signal }): Promise<SpotlightActionData[]> => {
          const { items } = await answer(api.GET('/api/v1/person_groups', { params: { query }, signal }));
          return items.map((group) => ({
            id: group.id,
            label: format.text(group.name),
            description: format.text(group.kind_name),
            leftSection: <Icon name="group" />,
            onClick: go(`/groups/${group.id}`),
          }));
        },
      },
      {
        queryKey: ['search', 'organisations', q],
        enabled: isAsking && existingPaths.has('/organisations'),
        queryFn: async ({ signal }): Promise<SpotlightActionData[]> => {
          const { items } = await answer(api.GET('/api/v1/organisations', { params: { query }, signal }));
          return items.map((organisation) => ({
            id: organisation.id,
            label: format.text(organisation.name),
            description: format.text(organisation.acronym),
            leftSection: <Icon name="organisation" />,
            onClick: go(`/organisations/${organisation.id}`),
          }));
        },
      },
      {
        queryKey: ['search', 'programmes', q],
        enabled: isAsking && existingPaths.has('/programmes'),
        queryFn: async ({ signal }): Promise<SpotlightActionData[]> => {
          const { items } = await answer(api.GET('/api/v1/programmes', { params: { query }, signal }));
          return items.map((programme) => ({
            id: programme.id,
            label: format.text(programme.title),
            description: programme.code,
            leftSection: <Icon name="folder" />,
            onClick: go(`/programmes/${programme.id}`),
          }));
        },
      },
    ],
  });
  const kinds = ['people', 'sessions', 'groups', 'organisations', 'programmes'] as const;
  const groups: SpotlightActionGroupData[] = kinds.map((kind, index) => ({
    group: t(`entry.${kind}`),
    actions: (isAsking && found[index]?.data) || [],
  }));
  const wanted = typed.trim().toLocaleLowerCase();
  const places: SpotlightActionData[] = navigationFor(user.can, existingPaths)
    .flatMap(({ entries }) => entries)
    .map((entry) => ({
      id: entry.path,
      label: t(`entry.${entry.label}`),
      leftSection: <Icon name={entry.icon} />,
      onClick: go(entry.path),
    }))
    .filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
  groups.push({ group: t('search.pages'), actions: places });
  const isWaiting = isAsking && found.some(({ isFetching }) => isFetching);

  return (
    <Spotlight
      actions={groups.filter(({ actions }) => actions.length > 0)}
      query={typed}
      onQueryChange={setTyped}
      filter={(_query, actions) => actions} // the server has matched already, accents and Arabic forms included
      shortcut={['mod + K']}
      centered={false}
      overlayProps={{ blur: 0, backgroundOpacity: 0.25 }}
      classNames={{ actionsGroup: classes.searchGroup }}
      highlightQuery={false}
      scrollable
      maxHeight="24rem"
      nothingFound={isWaiting ? t('search.waiting') : isAsking ? t('search.nothing') : t('search.hint')}
      searchProps={{ placeholder: t('search.placeholder'), 'aria-label': t('search.placeholder'), leftSection: <Icon name="search" /> }}
    />
  );
}
