import { keepPreviousData, useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { answer, api, sessionsList, useLiveReach, type ReachAnswer } from '@/shared/api';
import { today } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { EmptyState, Panel, TrendChart } from '@/shared/ui';
import { sexesOf, type Narrowed } from './question';
import { endsOf } from './trendDates';

const mostSessions = 200;

/**
 * People reached so far, at the end of each session or month: the same question asked with a later and later last day, since
 * unique people cannot be added up. Asked again when the figure above moves.
 */
export function ReachTrend({ narrowed, now }: { narrowed: Narrowed; now: ReachAnswer | undefined }) {
  const { t } = useTranslation('reach');
  const { programme, from, to, kind, modality } = narrowed;
  const months = useLiveReach({ measure: 'sessions', by: 'month', ...narrowed });
  const sessions = useInfiniteQuery(
    sessionsList({ programme, from, to, kind, modality, sort: 'first_date', limit: mostSessions } as never),
  );
  const listed = sessions.data?.pages[0];
  const known = listed && !listed.next_cursor ? listed.items.map(({ first_date: first, last_date: last }) => last ?? first) : [];
  const dates = endsOf({
    sessionDates: known,
    months: (months.data?.groups ?? []).map(({ key }) => key.month ?? ''),
    last: to,
    today: today(),
  });
  const tick = now?.known_as_of.tick;
  const points = useQueries({
    queries: dates.map((date) => {
      const query = { measure: 'unique_participants', by: 'sex', ...narrowed, to: date } as const;
      return {
        queryKey: ['reach', 'trend', query, tick],
        queryFn: ({ signal }: { signal: AbortSignal }) => answer(api.GET('/api/v1/reach', { params: { query }, signal })),
        placeholderData: keepPreviousData,
        enabled: tick !== undefined,
      };
    }),
  });
  if (dates.length === 0) {
    return (
      <Panel title={t('trend.title')}>
        <EmptyState title={t('trend.none')}>{t('trend.noneText')}</EmptyState>
      </Panel>
    );
  }
  return (
    <TrendChart
      title={t('trend.title')}
      note={t('trend.note')}
      dates={dates}
      kind="step"
      unit={t('trend.people')}
      series={[
        { id: 'people', name: t('trend.people'), color: 'people', values: points.map(({ data }) => data?.value) },
        { id: 'women', name: t('trend.women'), color: 'women', values: points.map(({ data }) => data && sexesOf(data).women) },
      ]}
    />
  );
}
