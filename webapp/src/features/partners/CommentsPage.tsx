import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { meQuery } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { EmptyState, FailedState, PageHead, Panel, Skeleton, useCrumbs, useUrlSearch } from '@/shared/ui';
import { Threads } from './Comments';
import { commentsList } from './queries';

/** What partners have said, of every agreement: what waits for an answer, or all of it. */
export default function CommentsPage() {
  const { t } = useTranslation('partners');
  const [search, change] = useUrlSearch();
  const { data: me } = useQuery(meQuery);
  const isWaiting = search.all === undefined;
  const list = useInfiniteQuery(commentsList(isWaiting ? { unanswered: true } : {}));
  useCrumbs([{ label: t('comment.page') }]);
  const comments = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead
        title={t('comment.page')}
        subtitle={t(isWaiting ? 'comment.pageWaiting' : 'comment.pageAll')}
        actions={<Button onClick={() => change({ all: isWaiting ? 'true' : undefined })}>{t(isWaiting ? 'comment.showAll' : 'comment.showWaiting')}</Button>}
      />
      {list.isPending && <Skeleton lines={6} />}
      {list.isError && !list.data && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && comments.length === 0 && <EmptyState title={t(isWaiting ? 'comment.noneWaiting' : 'comment.none')}>{t('comment.noneWaitingText')}</EmptyState>}
      {comments.length > 0 && (
        <Panel title={t('comment.title')}>
          <Threads comments={comments} mayAnswer={me?.user.can.agreements_contribute === true} showsAgreement />
        </Panel>
      )}
      {list.hasNextPage && (
        <div className="row">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}
