import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answer, api, sessionsList, useLiveReach, type ReachAnswer, type SessionItem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, FailedState, Isolated, LocalText, Nothing, OverlapTable, Panel, Skeleton, type OverlapRow } from '@/shared/ui';
import { oneOf, recordsHref, repeatsHref, rowsOf, sexesOf, type Narrowed, type Row } from './question';
import classes from './reach.module.css';

interface ActivityTableProps {
  narrowed: Narrowed;
  people: ReachAnswer | undefined;
  mayList: boolean;
}

const mostSessions = 200;

/** Σ entries of the sessions − repeats = people, and who repeats. */
export function ActivityTable({ narrowed, people, mayList }: ActivityTableProps) {
  const { t } = useTranslation(['reach', 'common']);
  const read = useLiveReach({ measure: 'unique_participants', by: 'session,sex', ...narrowed });
  const attendances = useLiveReach({ measure: 'attendances', by: 'session', ...narrowed });
  const { programme, from, to, kind, modality, course } = narrowed;
  const sessions = useInfiniteQuery(
    sessionsList({ programme, from, to, kind, modality, course: oneOf(course), sort: 'first_date', limit: mostSessions } as never),
  );
  const byId = new Map<string, SessionItem>(sessions.data?.pages.flatMap(({ items }) => items.map((item) => [item.id, item] as const)));
  const repeatQuestion = { measure: 'unique_participants', by: 'session', ...narrowed };
  const overlapTotal = rowsOf(read.data, 'session').reduce((sum, { value }) => sum + value, 0) - (people?.value ?? 0);
  const repeats = useQuery({
    queryKey: ['reach', 'repeats', 'count', repeatQuestion, people?.known_as_of.tick],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/reach/repeats', { params: { query: { ...repeatQuestion, limit: 1 } }, signal })),
    enabled: mayList && overlapTotal > 0,
  });
  const rows = rowsOf(read.data, 'session').sort(
    (one, other) => dateOf(byId.get(one.code)).localeCompare(dateOf(byId.get(other.code))) || one.code.localeCompare(other.code),
  );
  const attended = new Map(attendances.data?.groups.map(({ key, value }) => [key.session, value]));
  const sexes = sexesOf(people);
  const sums = rows.reduce(add, { women: 0, men: 0, unknown: 0, value: 0 });
  const columns = [
    { id: 'value', header: t('activity.entries') },
    { id: 'women', header: <abbr title={t('common:sex.women')}>{t('common:sex.womenShort')}</abbr> },
    { id: 'men', header: <abbr title={t('common:sex.men')}>{t('common:sex.menShort')}</abbr> },
    ...(sums.unknown > 0 ? [{ id: 'unknown', header: <abbr title={t('common:sex.unknown')}>{t('common:sex.unknownShort')}</abbr> }] : []),
    { id: 'attendances', header: t('activity.attendances') },
  ];
  const shown: OverlapRow[] = rows.map((row) => ({
    id: row.code,
    href: mayList ? recordsHref('unique_participants', narrowed, { session: row.code }) : `/sessions/${row.code}`,
    label: <SessionLabel code={row.code} item={byId.get(row.code)} labels={read.data?.labels.session} />,
    values: { value: row.value, women: row.women, men: row.men, unknown: row.unknown || undefined, attendances: attended.get(row.code) },
  }));
  return (
    <Panel title={t('activity.title')} note={t('common:overlap.notAdditive')} isFlush>
      {read.isPending && <Skeleton lines={6} />}
      {read.isError && !read.data && <FailedState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && people && rows.length === 0 && <EmptyState title={t('activity.none')}>{t('activity.noneText')}</EmptyState>}
      {read.data && people && rows.length > 0 && (
        <OverlapTable
          caption={t('activity.title')}
          rowHeader={t('activity.session')}
          detail={{ header: t('activity.dates'), of: ({ id }) => <SessionDates item={byId.get(id)} /> }}
          end={{ header: t('activity.sittings'), of: ({ id }) => <SittingsEntered item={byId.get(id)} /> }}
          columns={columns}
          rows={shown}
          overlap={{
            value: sums.value - people.value,
            women: sums.women - sexes.women,
            men: sums.men - sexes.men,
            unknown: sums.unknown - sexes.unknown,
          }}
          totals={{
            value: people.value,
            women: sexes.women,
            men: sexes.men,
            unknown: sexes.unknown || undefined,
            attendances: attendances.data?.value,
          }}
          repeats={repeats.data && { people: repeats.data.people_total, href: repeatsHref('session', narrowed) }}
        />
      )}
    </Panel>
  );
}

function SessionLabel({ code, item, labels }: { code: string; item: SessionItem | undefined; labels: ReachAnswer['labels'][string] | undefined }) {
  return (
    <span className={classes.session}>
      <LocalText text={item?.title ?? labels?.[code]} />
      <small className={classes.narrowOnly}>
        <SessionDates item={item} />
      </small>
    </span>
  );
}

function SessionDates({ item }: { item: SessionItem | undefined }) {
  const format = useFormat();
  if (!item?.first_date) return <Nothing />;
  return <bdi>{format.period(item.first_date, item.last_date ?? item.first_date)}</bdi>;
}

/** "8 / 9": sittings whose attendance is entered, of those there are; what is missing leads to the sheet. */
function SittingsEntered({ item }: { item: SessionItem | undefined }) {
  const { t } = useTranslation('reach');
  const format = useFormat();
  if (!item || item.sittings === 0) return <Nothing />;
  const missing = item.sittings_without_attendance ?? 0;
  const said = <Isolated>{`${format.number(item.sittings - missing)} / ${format.number(item.sittings)}`}</Isolated>;
  if (missing === 0) return said;
  return (
    <AppLink className="warn strong" href={`/sessions/${item.id}`}>
      {said} <span className="sr">{t('activity.missing', { count: missing })}</span>
    </AppLink>
  );
}

function dateOf(item: SessionItem | undefined): string {
  return item?.first_date ?? '9999';
}

function add(sum: Omit<Row, 'code'>, row: Row): Omit<Row, 'code'> {
  return { women: sum.women + row.women, men: sum.men + row.men, unknown: sum.unknown + row.unknown, value: sum.value + row.value };
}
