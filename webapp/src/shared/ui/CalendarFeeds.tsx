import { Button, CopyButton } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { calendarFeedsQuery, endCalendarFeed, makeCalendarFeed, type FeedSubject } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Icon } from './Icon';
import { Panel } from './Panel';
import { Banner, FailedState, Skeleton } from './states';

/** The secret addresses at which calendar programs read these sessions: made here, shown once, ended here. */
export function CalendarFeeds({ subject }: { subject: FeedSubject }) {
  const { t } = useTranslation(['calendar', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const feeds = useQuery(calendarFeedsQuery(subject));
  const changed = () => queryClient.invalidateQueries({ queryKey: ['calendar_feeds'] });
  const make = useMutation({ mutationFn: () => makeCalendarFeed(subject), onSettled: changed });
  const end = useMutation({ mutationFn: endCalendarFeed, onSettled: changed });
  const items = feeds.data?.items ?? [];
  const hasMine = items.some(({ is_mine }) => is_mine);
  const address = make.data?.path && new URL(make.data.path, window.location.origin).href;
  const ask = (id: string) =>
    modals.openConfirmModal({
      title: t('feed.endTitle'),
      children: t('feed.endText'),
      labels: { confirm: t('feed.end'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => end.mutate(id),
    });
  return (
    <Panel title={t('feed.title')}>
      <div className="stack" style={{ gap: 'var(--s-5)' }}>
        <p className="muted">{t(`feed.help.${subject.kind}`)}</p>
        {feeds.isPending && <Skeleton lines={1} />}
        {feeds.isError && <FailedState error={feeds.error} onRetry={() => void feeds.refetch()} />}
        {make.isError && <FailedState error={make.error} />}
        {address && (
          <Banner tone="ok" role="status">
            {t('feed.once')}
            <code className="ltr" style={{ display: 'block', overflowWrap: 'anywhere', marginBlock: 'var(--s-3)' }}>{address}</code>
            <CopyButton value={address}>
              {({ copied, copy }) => (
                <Button size="xs" onClick={copy} leftSection={<Icon name={copied ? 'check' : 'copy'} />}>{t(copied ? 'feed.copied' : 'feed.copy')}</Button>
              )}
            </CopyButton>
          </Banner>
        )}
        {items.length > 0 && (
          <ul>
            {items.map(({ id, made_by: maker, created_at: at, is_mine: isMine }) => (
              <li key={id} className="row" style={{ paddingBlock: 'var(--s-3)', borderBlockStart: 'var(--hair)' }}>
                <span>{isMine ? t('feed.mine') : <bdi>{maker}</bdi>} <bdi className="muted small">{format.instant(at, 'medium')}</bdi></span>
                <Button size="xs" style={{ marginInlineStart: 'auto' }} onClick={() => ask(id)}>{t('feed.end')}</Button>
              </li>
            ))}
          </ul>
        )}
        {feeds.data && (
          <div><Button leftSection={<Icon name="calendar" />} loading={make.isPending} onClick={() => make.mutate()}>{t(hasMine ? 'feed.renew' : 'feed.make')}</Button></div>
        )}
      </div>
    </Panel>
  );
}
