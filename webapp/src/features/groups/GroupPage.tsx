import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { asProblem, deleteGroup, groupQuery, groupsChanged, meQuery, type Group } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  Facts, FailedState, HistoryPanel, Icon, Isolated, LocalText, PageHead, Skeleton, Tabs, useCrumbs, useTab, type TabItem,
} from '@/shared/ui';
import { MembersPanel } from './MembersPanel';

export default function GroupPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('groups');
  const format = useFormat();
  const group = useQuery(groupQuery(id));
  useCrumbs([{ label: t('list.title'), href: '/groups' }, { label: format.text(group.data?.name) }]);
  if (group.isPending) return <Skeleton lines={8} />;
  if (!group.data) return <FailedState error={group.error} onRetry={() => void group.refetch()} />;
  return <View group={group.data} />;
}

function View({ group }: { group: Group }) {
  const { t } = useTranslation(['groups', 'common']);
  const format = useFormat();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const tabs: TabItem[] = [
    { id: 'members', label: t('tab.members'), count: group.members_count == null ? undefined : format.number(group.members_count) },
    ...(me?.user.can.history_read ? [{ id: 'history', label: t('tab.history') }] : []),
  ];
  const tab = useTab(tabs);
  return (
    <>
      <PageHead
        title={<LocalText text={group.name} />}
        documentTitle={format.text(group.name)}
        facts={
          <Facts
            facts={[
              { term: t('field.kind'), value: <LocalText text={group.kind_name} /> },
              { term: t('field.code'), value: <Isolated>{group.code}</Isolated> },
            ]}
          />
        }
        actions={
          <>
            {group.can.delete && <DeleteButton group={group} />}
            {group.can.update && (
              <Button leftSection={<Icon name="edit" />} onClick={() => void router.navigate({ href: `/groups/${group.id}/edit` })}>
                {t('common:edit')}
              </Button>
            )}
          </>
        }
      />
      {tabs.length > 1 && <Tabs label={t('tab.label')} tabs={tabs} />}
      {tab === 'history' ? (
        <HistoryPanel concept="person_groups" id={group.id} fieldLabel={(field) => t(`field.${field}`, { defaultValue: field })} />
      ) : (
        <MembersPanel group={group} />
      )}
    </>
  );
}

function DeleteButton({ group }: { group: Group }) {
  const { t } = useTranslation(['groups', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteGroup(group),
    onSuccess: () => {
      groupsChanged(queryClient);
      void router.navigate({ href: '/groups' });
    },
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', title: t('delete.refused'), message: asProblem(error).said }),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('delete.title', { name: format.text(group.name) }),
      children: t('delete.text'),
      labels: { confirm: t('delete.do'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => remove.mutate(),
    });
  return (
    <Button onClick={ask} loading={remove.isPending}>
      {t('delete.do')}
    </Button>
  );
}
