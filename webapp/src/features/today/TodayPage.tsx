import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { meQuery, sessionsList, todayQuery, waitingOf, type Today } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FailedState, Icon, PageHead, Skeleton, useCrumbs } from '@/shared/ui';
import { Agenda } from './Agenda';
import { Figures } from './Figures';
import { WorkQueues } from './WorkQueues';

const Entrance = lazy(() => import('@/features/partners/EntrancePage'));

/** A partner finds its entrance; everybody else what waits for a hand today. */
export default function HomePage() {
  const { data: me } = useQuery(meQuery);
  if (me?.user.role !== 'partner') return <TodayPage />;
  return (
    <Suspense fallback={<Skeleton lines={10} />}>
      <Entrance />
    </Suspense>
  );
}

/** What waits for a hand first, with the verb on the button; then what comes; then the figures. */
function TodayPage() {
  const { t } = useTranslation('today');
  const format = useFormat();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const can: Record<string, boolean> = me?.user.can ?? {};
  const work = useQuery({ ...todayQuery, enabled: me !== undefined });
  const anySession = useInfiniteQuery({ ...sessionsList({ limit: 1 }), enabled: work.data !== undefined && waitingOf(work.data) === 0 });
  useCrumbs([{ label: t('title') }]);
  const go = (href: string) => () => void router.navigate({ href });
  const date = format.date(today(), 'title');
  return (
    <>
      <PageHead
        title={date.charAt(0).toLocaleUpperCase() + date.slice(1)}
        documentTitle={t('title')}
        subtitle={work.data && <Summary work={work.data} />}
        actions={
          <>
            {can.imports_manage && (
              <Button leftSection={<Icon name="import" />} onClick={go('/imports')}>
                {t('import')}
              </Button>
            )}
            {can.sessions_write && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={go('/sessions/new')}>
                {t('newSession')}
              </Button>
            )}
          </>
        }
      />
      {work.isPending && <Skeleton lines={8} />}
      {work.isError && !work.data && <FailedState error={work.error} onRetry={() => void work.refetch()} />}
      {work.data && (
        <div className="cols cols-two-one">
          <WorkQueues work={work.data} can={can} hasSessions={anySession.data?.pages[0]?.items.length !== 0} />
          <Agenda work={work.data} />
        </div>
      )}
      {can.reach_read && <Figures />}
    </>
  );
}

function Summary({ work }: { work: Today }) {
  const { t } = useTranslation('today');
  const { counts } = work;
  return (
    <>
      {t('waiting', { count: waitingOf(work) })} {counts.sessions_running > 0 && t('running', { count: counts.sessions_running })}
    </>
  );
}
