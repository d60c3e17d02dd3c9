import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { duplicatesList, meQuery, type Duplicate, type DuplicateSubject, type Verdict } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { EmptyState, FailedState, PageHead, Panel, Skeleton, Tabs, useCrumbs, useTab, useUrlSearch } from '@/shared/ui';
import { Comparison } from './Comparison';
import { PairList } from './PairList';
import { RegisterRun } from './RegisterRun';
import classes from './duplicates.module.css';

const verdicts = ['open', 'later', 'same', 'different'] as const satisfies readonly Verdict[];

/** Pairs that may be one, the surest first; one of them at a time side by side. */
export default function DuplicatesPage() {
  const { t } = useTranslation('duplicates');
  const format = useFormat();
  const { data: me } = useQuery(meQuery);
  useCrumbs([{ label: t('title') }]);
  const subjects = (['people', 'organisations'] as const).filter((of) => me?.user.can[`${of}_write`]);
  const of = useTab(subjects.map((id) => ({ id, label: '' })), 'of') as DuplicateSubject;
  const verdict = useTab(verdicts.map((id) => ({ id, label: '' })), 'verdict') as Verdict;
  const list = useInfiniteQuery({ ...duplicatesList(of || 'people', verdict), enabled: me !== undefined });
  const total = list.data?.pages[0]?.total;
  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')} actions={of && <RegisterRun of={of} />} />
      {subjects.length > 1 && <Tabs label={t('of.label')} name="of" tabs={subjects.map((id) => ({ id, label: t(`of.${id}`) }))} />}
      <Tabs
        label={t('verdict.label')}
        name="verdict"
        tabs={verdicts.map((id) => ({ id, label: t(`verdict.${id}`), count: id === verdict && total != null ? format.number(total) : undefined }))}
      />
      {list.isPending ? (
        <Skeleton lines={8} />
      ) : !list.data ? (
        <FailedState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Review
          pairs={list.data.pages.flatMap(({ items }) => items)}
          verdict={verdict}
          onMore={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
        />
      )}
    </>
  );
}

function Review({ pairs, verdict, onMore }: { pairs: Duplicate[]; verdict: Verdict; onMore?: () => void }) {
  const { t } = useTranslation('duplicates');
  const [search, change] = useUrlSearch();
  const [isGoingOn, setGoingOn] = useState(false);
  if (pairs.length === 0) {
    return (
      <Panel isFlush>
        <EmptyState title={t(`none.${verdict}`)}>{t(verdict === 'open' ? 'noneText' : 'noneDecidedText')}</EmptyState>
      </Panel>
    );
  }
  const found = pairs.findIndex(({ id }) => id === search.pair);
  const at = Math.max(found, 0);
  const pair = pairs[at]!;
  const show = (next: Duplicate | undefined) => change({ pair: next?.id });
  return (
    <div className={classes.review}>
      <PairList pairs={pairs} current={pair.id} onShow={show} onMore={onMore} />
      <Comparison
        key={pair.id}
        pair={pair}
        place={at + 1}
        onPrevious={at > 0 ? () => show(pairs[at - 1]) : undefined}
        onNext={at + 1 < pairs.length ? () => show(pairs[at + 1]) : undefined}
        takesFocus={isGoingOn}
        onDecided={() => {
          setGoingOn(true);
          show(pairs[at + 1] ?? pairs[at - 1]);
        }}
      />
    </div>
  );
}
