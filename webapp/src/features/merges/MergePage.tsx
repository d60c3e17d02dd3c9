import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { meQuery, personQuery } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { EmptyState, FailedState, Icon, PageHead, Skeleton, useCrumbs } from '@/shared/ui';
import { MergeForm } from './MergeForm';

/** Two records side by side: which values to keep, what the figures become, and the merge. */
export default function MergePage() {
  const { id, other } = useParams({ strict: false }) as { id: string; other: string };
  const { t } = useTranslation('merges');
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const kept = useQuery({ ...personQuery(id), refetchOnWindowFocus: false });
  const merged = useQuery({ ...personQuery(other), refetchOnWindowFocus: false });
  useCrumbs([
    { label: t('people:list.title', { ns: 'people' }), href: '/people' },
    { label: kept.data?.display_name ?? '', href: `/people/${id}` },
    { label: t('merge.title') },
  ]);
  if (kept.isPending || merged.isPending) return <Skeleton lines={10} />;
  if (!kept.data || !merged.data)
    return <FailedState error={kept.error ?? merged.error} onRetry={() => void Promise.all([kept.refetch(), merged.refetch()])} />;
  const isTogether = kept.data.merged_into === other || merged.data.merged_into === id || kept.data.merged_into === merged.data.merged_into;
  if (me && me.user.can.people_merge !== true) return <EmptyState title={t('common:failed.forbidden', { ns: 'common' })}>{t('common:failed.forbiddenText', { ns: 'common' })}</EmptyState>;
  if (id === other) return <EmptyState title={t('merge.itself')}>{t('merge.itselfText')}</EmptyState>;
  if (kept.data.merged_into || merged.data.merged_into)
    return (
      <EmptyState
        title={t(isTogether ? 'merge.already' : 'merge.elsewhere')}
        actions={<Button onClick={() => void router.navigate({ href: `/people/${kept.data.merged_into ?? merged.data.merged_into}` })}>{t('merged.open')}</Button>}
      >
        {t('merge.alreadyText')}
      </EmptyState>
    );
  return (
    <>
      <PageHead
        title={t('merge.title')}
        subtitle={t('merge.subtitle')}
        actions={
          <Button leftSection={<Icon name="sync" />} onClick={() => void router.navigate({ href: `/people/${other}/merge/${id}` })}>
            {t('merge.swap')}
          </Button>
        }
      />
      <MergeForm key={`${id}/${other}`} kept={kept.data} merged={merged.data} />
    </>
  );
}
