import { Button, MultiSelect } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery, type Agreement } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { DataTable, EmptyState, FailedState, FilterChips, Icon, Nothing, Panel, Skeleton, useUrlSearch } from '@/shared/ui';
import { statuses } from './commitmentValues';
import { commitmentsChanged, commitmentsList, deputiesQuery, putDeputies, type CommitmentFilters } from './queries';
import { useCommitmentColumns } from './useCommitmentColumns';

/** What the parties of one agreement owe, and who is told when it falls due. */
export default function CommitmentsPanel({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation(['commitments', 'terms']);
  const router = useRouter();
  const [search] = useUrlSearch();
  const { data: me } = useQuery(meQuery);
  const list = useInfiniteQuery(commitmentsList({ agreement: agreement.id, status: search.status } as CommitmentFilters));
  const columns = useCommitmentColumns(true).filter(({ isHiddenAtFirst }) => !isHiddenAtFirst);
  const mayWrite = me?.user.can.agreements_write === true;
  const add = () => void router.navigate({ href: `/commitments/new?agreement=${agreement.id}` });
  return (
    <div className="stack">
      <FilterChips filters={[{ name: 'status', label: t('field.status'), options: statuses.map((value) => ({ value, label: t(`terms:commitment_status.${value}`) })) }]} />
      <Panel
        title={t('list.title')}
        isFlush
        end={
          mayWrite && (
            <Button size="xs" leftSection={<Icon name="plus" />} onClick={add}>
              {t('list.new')}
            </Button>
          )
        }
      >
        <DataTable
          caption={t('list.title')}
          columns={columns}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ commitment_id: id }) => `/commitments/${id}`}
          empty={
            <EmptyState title={t(search.status ? 'list.noneSo' : 'list.noneHere')} actions={mayWrite && !search.status && <Button onClick={add}>{t('list.new')}</Button>}>
              {t('list.noneHereText')}
            </EmptyState>
          }
        />
      </Panel>
      {me && me.user.role !== 'partner' && <Told agreement={agreement} mayWrite={mayWrite} />}
    </div>
  );
}

function Told({ agreement, mayWrite }: { agreement: Agreement; mayWrite: boolean }) {
  const { t } = useTranslation(['commitments', 'common']);
  const queryClient = useQueryClient();
  const deputies = useQuery(deputiesQuery(agreement.id));
  const [chosen, setChosen] = useState<string[]>();
  const save = useMutation({
    mutationFn: (ids: string[]) => putDeputies(agreement.id, ids),
    onSuccess: async (saved) => {
      queryClient.setQueryData(deputiesQuery(agreement.id).queryKey, saved);
      setChosen(undefined);
      await commitmentsChanged(queryClient);
    },
  });
  if (deputies.isPending) return <Skeleton lines={2} />;
  if (!deputies.data) return <FailedState error={deputies.error} onRetry={() => void deputies.refetch()} />;
  const { items, choices } = deputies.data;
  const stored = items.map(({ account_id: id }) => id);
  // A deputy whose account was closed since is still named.
  const named = new Map([...choices, ...items].map(({ account_id: id, name }) => [id, name]));
  return (
    <Panel title={t('told.title')}>
      <div className="stack">
        <p className="small muted">{t('told.text')}</p>
        <p>
          {t('told.owner')} {agreement.owner_name ? <bdi>{agreement.owner_name}</bdi> : <span className="muted">{t('told.noOwner')}</span>}
        </p>
        {mayWrite ? (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (chosen) save.mutate(chosen);
            }}
          >
            <MultiSelect label={t('told.deputies')} searchable data={[...named].map(([value, label]) => ({ value, label }))} value={chosen ?? stored} onChange={setChosen} />
            {save.isError && <FailedState error={save.error} />}
            {chosen && (
              <div>
                <Button type="submit" variant="filled" loading={save.isPending}>
                  {t('common:save')}
                </Button>
              </div>
            )}
          </form>
        ) : (
          <p>
            {t('told.deputies')} {items.length > 0 ? <bdi>{items.map(({ name }) => name).join(' · ')}</bdi> : <Nothing />}
          </p>
        )}
      </div>
    </Panel>
  );
}
