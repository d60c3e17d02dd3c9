import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, FailedState, FilterChips, LocalText, PageHead, Panel, Skeleton, Tag, useCrumbs, useUrlSearch } from '@/shared/ui';
import classes from './committees.module.css';
import { minutesTones } from './MinutesSteps';
import { meetingsList, type MeetingFilters, type MeetingItem } from './queries';

const steps = ['draft', 'circulated', 'validated', 'signed'] as const;

/** The meetings of every committee: what is coming, what was held and where its minutes stand. */
export default function MeetingsPage() {
  const { t } = useTranslation(['committees', 'common']);
  const [search] = useUrlSearch();
  const wanted = Object.fromEntries(['q', 'when', 'minutes'].filter((name) => search[name]).map((name) => [name, search[name]])) as MeetingFilters;
  const isFiltered = Object.keys(wanted).length > 0;
  const list = useInfiniteQuery(meetingsList({ ...wanted, sort: wanted.when === 'coming' ? 'held_on' : '-held_on' }));
  useCrumbs([{ label: t('all.title') }]);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t('all.title')} subtitle={t('all.subtitle')} actions={<AppLink href="/agreements">{t('all.agreements')}</AppLink>} />
      <FilterChips
        hasSearch
        filters={[
          { name: 'when', label: t('all.when'), options: (['coming', 'held'] as const).map((value) => ({ value, label: t(`all.${value}`) })) },
          { name: 'minutes', label: t('minutesTitle'), options: steps.map((value) => ({ value, label: t(`minutes.${value}`) })) },
        ]}
      />
      {list.isPending ? (
        <Skeleton lines={8} />
      ) : list.isError && items.length === 0 ? (
        <FailedState error={list.error} onRetry={() => void list.refetch()} />
      ) : items.length === 0 ? (
        <Panel>
          <EmptyState title={t(isFiltered ? 'common:table.noneFound' : 'noMeetings')}>{t(isFiltered ? 'common:table.noneFoundText' : 'all.noneText')}</EmptyState>
        </Panel>
      ) : (
        <Panel isFlush>
          <ul className={classes.list}>
            {items.map((meeting) => (
              <li key={meeting.id} className={classes.line}>
                <Line meeting={meeting} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {list.hasNextPage && (
        <div>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('all.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Line({ meeting }: { meeting: MeetingItem }) {
  const { t } = useTranslation('committees');
  const format = useFormat();
  return (
    <>
      <div>
        <AppLink href={`/committee-meetings/${meeting.id}`}>
          <LocalText text={meeting.committee_name} />
        </AppLink>
        <p className="small">
          <bdi>{t('meeting', { number: meeting.number, date: format.date(meeting.held_on, 'long') })}</bdi>
          {meeting.place && (
            <>
              {' · '}
              <LocalText text={meeting.place} />
            </>
          )}
        </p>
        <p className="small muted">
          <LocalText text={meeting.agreement_title} />
        </p>
      </div>
      <span className={classes.end}>
        {meeting.decisions_count > 0 && <span className="small">{t('decisionsCount', { count: meeting.decisions_count })}</span>}
        {meeting.opened ? <Tag tone={minutesTones[meeting.minutes]}>{t(`minutes.${meeting.minutes}`)}</Tag> : <Tag tone="go">{t('planned')}</Tag>}
      </span>
    </>
  );
}
