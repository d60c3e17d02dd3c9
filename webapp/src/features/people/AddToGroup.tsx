import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { addMember, asProblem, groupsChanged, groupsList, removeMember, type GroupItem } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Icon } from '@/shared/ui';

interface Added {
  group: GroupItem;
  ids: string[];
  already: number;
}

/** Makes the chosen people members of a group from today on; who is one already stays so. What was added can be taken back at once. */
export function AddToGroup({ ids, onDone }: { ids: string[]; onDone: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const groups = useInfiniteQuery(groupsList({} as never));
  const all = groups.data?.pages.flatMap(({ items }) => items) ?? [];
  const undo = useMutation({
    mutationFn: async ({ group, ids: added }: Added) => {
      for (const id of added) await removeMember(group.id, id);
    },
    onError: (error) => notifications.show({ color: 'red', title: t('bulk.failed'), message: asProblem(error).message }),
    onSettled: (_, __, { group }) => groupsChanged(queryClient, group.id),
  });
  const add = useMutation({
    mutationFn: async (group: GroupItem): Promise<Added> => {
      const done: Added = { group, ids: [], already: 0 };
      for (const id of ids) {
        try {
          await addMember(group.id, id, today());
          done.ids.push(id);
        } catch (error) {
          if (asProblem(error).code !== 'already_member') throw error;
          done.already += 1;
        }
      }
      return done;
    },
    onSuccess: (done) => {
      onDone();
      const notice = `added-${done.group.id}`;
      notifications.show({
        id: notice,
        autoClose: 12_000,
        title: (
          <>
            {t('bulk.added', { count: done.ids.length })} {done.already > 0 && t('bulk.already', { count: done.already })}
          </>
        ),
        message: (
          <span className="row">
            <AppLink href={`/groups/${done.group.id}`}>
              <bdi>{format.text(done.group.name)}</bdi>
            </AppLink>
            {done.ids.length > 0 && (
              <Button
                size="xs"
                onClick={() => {
                  notifications.hide(notice);
                  undo.mutate(done);
                }}
              >
                {t('bulk.undo')}
              </Button>
            )}
          </span>
        ),
      });
    },
    onError: (error) => notifications.show({ color: 'red', title: t('bulk.failed'), message: asProblem(error).fields[0]?.message ?? asProblem(error).message }),
    onSettled: (_, __, group) => groupsChanged(queryClient, group.id),
  });
  return (
    <Menu position="top">
      <Menu.Target>
        <Button size="xs" loading={add.isPending} rightSection={<Icon name="fold" />}>
          {t('bulk.addToGroup')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {all.map((group) => (
          <Menu.Item key={group.id} onClick={() => add.mutate(group)}>
            <bdi>{format.text(group.name)}</bdi>
          </Menu.Item>
        ))}
        {all.length === 0 && <Menu.Label>{t('groups.none')}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
