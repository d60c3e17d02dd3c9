import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { asProblem, changeMember, groupsChanged, membersList, removeMember, type Group, type GroupMember } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  Banner, DataTable, DayInput, EmptyState, ExportButton, Panel, PersonName, Tag, Unknown, useUrlSearch, type Column, useSpan,
} from '@/shared/ui';
import { AddMember } from './AddMember';
import classes from './groups.module.css';
import { MembershipDialog } from './MembershipDialog';

/** Who is in the group and since when; with a day in the address, who was in it on that day. */
export function MembersPanel({ group }: { group: Group }) {
  const { t } = useTranslation(['groups', 'common']);
  const [search, change] = useUrlSearch();
  const queryClient = useQueryClient();
  const list = useInfiniteQuery(membersList(group.id, search.on ? { on: search.on } : {}));
  const [edited, setEdited] = useState<GroupMember>();
  const move = useMutation({
    mutationFn: async ({ member, to }: { member: GroupMember; to?: string }) => {
      if (to) await changeMember(group.id, member.person_id, { from: member.from ?? null, to });
      else await removeMember(group.id, member.person_id);
    },
    onSettled: () => groupsChanged(queryClient, group.id),
  });
  const askRemoval = (member: GroupMember) =>
    modals.openConfirmModal({
      title: t('members.removeTitle', { name: member.display_name }),
      children: t('members.removeText'),
      labels: { confirm: t('members.remove'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => move.mutate({ member }),
    });
  const actions = (member: GroupMember) => (
    <span className={classes.actions}>
      {!member.to && (
        <Button size="xs" disabled={move.isPending} aria-label={t('members.endOf', { name: member.display_name })} onClick={() => move.mutate({ member, to: today() })}>
          {t('members.end')}
        </Button>
      )}
      <Button size="xs" aria-label={t('members.datesOf', { name: member.display_name })} onClick={() => setEdited(member)}>
        {t('members.dates')}
      </Button>
      <Button size="xs" variant="subtle" aria-label={t('members.removeOf', { name: member.display_name })} onClick={() => askRemoval(member)}>
        {t('members.remove')}
      </Button>
    </span>
  );
  const problem = move.error ? asProblem(move.error) : undefined;
  return (
    <Panel
      title={t('members.title')}
      end={
        <div className={classes.onDay}>
          <ExportButton list="person_group_members" filters={{ group: group.id, ...(search.on ? { on: search.on } : {}) }} />
          <DayInput label={t('members.on')} value={search.on ?? null} onChange={(on) => change({ on: on ?? undefined }, { push: true })} />
        </div>
      }
      isFlush
    >
      {group.can.update && <AddMember group={group} />}
      {problem && (
        <Banner tone="bad" icon="alert" isFlush role="alert">
          {problem.fields[0]?.message ?? problem.message}
        </Banner>
      )}
      <DataTable
        caption={t('members.title')}
        columns={useMemberColumns(group.can.update ? actions : undefined)}
        list={list}
        rowId={({ person_id: id }) => id}
        rowHref={({ person_id: id }) => `/people/${id}`}
        empty={
          search.on ? (
            <EmptyState title={t('members.noneOn')} actions={<Button onClick={() => change({ on: undefined })}>{t('members.seeAll')}</Button>} />
          ) : (
            <EmptyState title={t('members.none')}>{group.can.update && t('members.noneText')}</EmptyState>
          )
        }
      />
      <MembershipDialog group={group} member={edited} onClose={() => setEdited(undefined)} />
    </Panel>
  );
}

function useMemberColumns(actions: ((member: GroupMember) => ReactNode) | undefined): Column<GroupMember>[] {
  const { t } = useTranslation(['groups', 'terms', 'common']);
  const format = useFormat();
  const columns: Column<GroupMember>[] = [
    { id: 'name', header: t('field.person_id'), isName: true, cell: (member) => <PersonName person={member} /> },
    {
      id: 'sex', header: t('common:sex.title'),
      cell: ({ sex }) => <span className={sex === 'F' ? 'women' : sex === 'M' ? 'men' : 'muted'}>{t(`terms:sex_short.${sex}`)}</span>,
    },
    {
      id: 'organisation', header: t('members.organisation'), isCut: true,
      cell: (member) => [member.function, format.text(member.organisation_name)].filter(Boolean).join(' · ') || <Unknown />,
    },
    { id: 'period', header: t('members.period'), cell: (member) => <Period member={member} /> },
  ];
  if (!actions) return columns;
  return [...columns, { id: 'actions', header: t('members.dates'), isActions: true, cell: actions }];
}

function Period({ member: { from, to } }: { member: GroupMember }) {
  const { t } = useTranslation(['groups', 'common']);
  const said = useSpan()({ from, to });
  const hasEnded = Boolean(to && to < today());
  return (
    <>
      {said ? <bdi className={hasEnded ? 'muted' : undefined}>{said}</bdi> : <span className="muted">{t('members.unknownPeriod')}</span>}
      {hasEnded && (
        <>
          {' '}
          <Tag hasSign={false}>{t('members.ended')}</Tag>
        </>
      )}
      {from && from > today() && (
        <>
          {' '}
          <Tag tone="go" hasSign={false}>
            {t('members.future')}
          </Tag>
        </>
      )}
    </>
  );
}
