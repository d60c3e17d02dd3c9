import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { meQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, CalendarFeeds, EmptyState, FailedState, FilterChips, Isolated, LocalText, PageHead, Panel, Skeleton, Tag, useCrumbs, useUrlSearch, type Tone } from '@/shared/ui';
import classes from './commitments.module.css';
import { deadlinesList, type Deadline, type DeadlineFilters } from './queries';

const kinds = ['agreement_end', 'agreement_notice', 'commitment'] as const;

/** What has to be done by when, month by month: ends and notices of agreements, commitments that are neither met nor waived. */
export default function DeadlinesPage() {
  const { t } = useTranslation(['commitments', 'common', 'terms']);
  const [search] = useUrlSearch();
  const { data: me } = useQuery(meQuery);
  const isPartner = me?.user.role === 'partner';
  const asked = Object.fromEntries(['from', 'to', 'kind', 'mine'].filter((name) => search[name]).map((name) => [name, search[name]])) as DeadlineFilters;
  const list = useInfiniteQuery(deadlinesList(asked));
  useCrumbs([{ label: t('deadlines.title') }]);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t('deadlines.title')} subtitle={t('deadlines.subtitle')} actions={<AppLink href="/commitments">{t('list.title')}</AppLink>} />
      <FilterChips
        period={{ label: t('common:filter.period'), from: 'from', to: 'to' }}
        filters={[
          ...(isPartner ? [] : [{ name: 'mine', label: t('deadlines.whose'), options: [{ value: 'true', label: t('deadlines.mine') }], allLabel: t('deadlines.all') }]),
          { name: 'kind', label: t('deadlines.kind'), options: kinds.map((value) => ({ value, label: t(`terms:deadline_kind.${value}`) })) },
        ]}
      />
      {list.isPending ? (
        <Skeleton lines={8} />
      ) : list.isError && items.length === 0 ? (
        <FailedState error={list.error} onRetry={() => void list.refetch()} />
      ) : items.length === 0 ? (
        <Panel>
          <EmptyState title={t('deadlines.none')}>{t(search.mine ? 'deadlines.noneMine' : 'deadlines.noneText')}</EmptyState>
        </Panel>
      ) : (
        <Panel isFlush>
          <Months items={items} />
        </Panel>
      )}
      {list.hasNextPage && (
        <div>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('deadlines.more')}
          </Button>
        </div>
      )}
      <CalendarFeeds subject={{ kind: search.mine && !isPartner ? 'own_deadlines' : 'deadlines' }} />
    </>
  );
}

function Months({ items }: { items: Deadline[] }) {
  const format = useFormat();
  const months = [...new Set(items.map(({ date }) => date.slice(0, 7)))];
  return (
    <>
      {months.map((month) => (
        <section key={month} aria-label={format.month(month, true)}>
          <h2 className={classes.month}>{format.month(month, true)}</h2>
          <ul className={classes.deadline}>
            {items
              .filter(({ date }) => date.startsWith(month))
              .map((item) => (
                <li key={`${item.kind} ${item.id}`}>
                  <Line item={item} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function toneOf({ days_left: days }: Deadline): Tone {
  if (days < 0) return 'bad';
  return days <= 30 ? 'warn' : 'plain';
}

function Line({ item }: { item: Deadline }) {
  const { t } = useTranslation(['commitments', 'terms']);
  const format = useFormat();
  const isCommitment = item.kind === 'commitment';
  const href = isCommitment ? `/commitments/${item.commitment_id}` : `/agreements/${item.agreement_id}`;
  return (
    <>
      <bdi>{format.date(item.date, 'medium')}</bdi>
      <div>
        <p>
          <AppLink href={href}>
            <LocalText text={isCommitment ? item.description : item.agreement_title} />
          </AppLink>
        </p>
        <p className="small muted">
          {t(`terms:deadline_kind.${item.kind}`)}
          {item.clause && (
            <>
              {' · '}
              <bdi>{item.clause}</bdi>
            </>
          )}
          {isCommitment && (
            <>
              {' · '}
              <LocalText text={item.organisation_name} />
            </>
          )}
          {' · '}
          <Isolated>{item.agreement_code}</Isolated> {isCommitment && <LocalText text={item.agreement_title} />}
          {item.owner_name && (
            <>
              {' · '}
              <bdi>{item.owner_name}</bdi>
            </>
          )}
        </p>
      </div>
      <Tag tone={toneOf(item)}>{item.days_left < 0 ? t('deadlines.passed', { count: -item.days_left }) : t('deadlines.left', { count: item.days_left })}</Tag>
    </>
  );
}
