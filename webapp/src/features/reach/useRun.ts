import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { reachRun, sessionsList, useLiveReach, type ReachAnswer } from '@/shared/api';
import { today } from '@/shared/format';
import type { Narrowed } from './question';
import { endsOf } from './trendDates';

const mostSessions = 200;

/** People reached so far, with women and men, at the end of each session or month: one question. Asked again when `now` moves. */
export function useRun(narrowed: Narrowed, now: ReachAnswer | undefined) {
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
  const run = useQuery(reachRun({ measure: 'unique_participants', by: 'sex', ...narrowed }, dates, now?.known_as_of.tick));
  const pointAt = new Map(run.data?.points.map((point) => [point.to, point]));
  return { dates, points: dates.map((date) => pointAt.get(date)) };
}
