import { useQuery } from '@tanstack/react-query';
import { reachRun, useLiveReach, type ReachAnswer, type ReachQuery } from '@/shared/api';
import { shareOf, today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, FigureTile, Tiles, type SexCounts } from '@/shared/ui';
import classes from './today.module.css';

/** Four figures of the year so far, moving as attendance is ticked. */
export function Figures() {
  const { t } = useTranslation(['today', 'terms']);
  const format = useFormat();
  const from = `${today().slice(0, 4)}-01-01`;
  const query = (measure: string, by?: string) => ({ measure, from, ...(by ? { by } : {}) }) as unknown as ReachQuery;
  const people = useLiveReach(query('unique_participants', 'sex'));
  const attendances = useLiveReach(query('attendances', 'sex'));
  const sessions = useLiveReach(query('sessions'));
  const peopleRun = useRun(query('unique_participants', 'sex'), people.data);
  const attendancesRun = useRun(query('attendances'), attendances.data);
  const sessionsRun = useRun(query('sessions'), sessions.data);
  const href = (measure: string) => `/reach?from=${from}&measure=${measure}`;
  const reached = people.data;
  const sexes = reached && sexCounts(reached);
  const known = sexes ? sexes.women + sexes.men : 0;
  const share = sexes && shareOf(sexes.women, known);
  const asOf = reached?.known_as_of.recorded_at;
  const failed = [people, attendances, sessions].find(({ isError, data }) => isError && !data);
  const completeness = reached && {
    held: reached.completeness.sittings_held,
    withoutAttendance: reached.completeness.sittings_without_attendance,
    href: '/sessions?has_missing_attendance=true',
  };
  return (
    <section className={classes.figures} aria-labelledby="today-figures">
      <header>
        <h2 id="today-figures">{t('figures.title', { year: from.slice(0, 4) })}</h2>
        {asOf && <span className="small muted">{t('figures.asOf', { date: format.instant(asOf) })}</span>}
        <AppLink href={`/reach?from=${from}`}>{t('figures.all')}</AppLink>
      </header>
      {failed ? (
        <Banner tone="bad" icon="alert">
          {t('figures.failed')}
        </Banner>
      ) : (
        <Tiles label={t('figures.title', { year: from.slice(0, 4) })}>
          <FigureTile
            isSmall
            name={t('figures.people')}
            figure={reached && format.number(reached.value)}
            unit={t('figures.peopleUnit')}
            href={href('unique_participants')}
            definition={reached?.definition}
            recordedAt={asOf}
            sexes={sexes}
            trend={peopleRun?.map(({ value }) => value)}
            completeness={completeness}
            movement={people.movement}
          />
          <FigureTile
            isSmall
            name={t('figures.attendances')}
            figure={attendances.data && format.number(attendances.data.value)}
            unit={t('terms:unit.attendance')}
            href={href('attendances')}
            definition={attendances.data?.definition}
            recordedAt={attendances.data?.known_as_of.recorded_at}
            sexes={attendances.data && sexCounts(attendances.data)}
            trend={attendancesRun?.map(({ value }) => value)}
            movement={attendances.movement}
          />
          <FigureTile
            isSmall
            name={t('figures.women')}
            figure={reached && (share === undefined ? '·' : format.percent(share))}
            unit={t('figures.womenUnit', { count: known })}
            href={href('unique_participants')}
            definition={reached?.definition}
            recordedAt={asOf}
            trend={peopleRun?.map((point) => shareOfWomen(sexCounts(point)))}
            lines={
              sexes && sexes.unknown > 0
                ? [<AppLink key="u" href="/people?sex=not_stated">{t('figures.sexUnknown', { count: sexes.unknown })}</AppLink>]
                : undefined
            }
          />
          <FigureTile
            isSmall
            name={t('figures.sessions')}
            figure={sessions.data && format.number(sessions.data.value)}
            unit={t('figures.sessionsUnit')}
            href={`/sessions?from=${from}`}
            definition={sessions.data?.definition}
            recordedAt={sessions.data?.known_as_of.recorded_at}
            trend={sessionsRun?.map(({ value }) => value)}
            movement={sessions.movement}
          />
        </Tiles>
      )}
    </section>
  );
}

/** How a figure of the year has grown at the end of each month since January. */
function useRun(query: ReachQuery, now: ReachAnswer | undefined) {
  return useQuery(reachRun(query, monthEnds(today()), now?.known_as_of.tick)).data?.points;
}

/** The last days of the year's months, the last of them no later than `until`. */
function monthEnds(until: string): string[] {
  const year = Number(until.slice(0, 4));
  const months = Number(until.slice(5, 7));
  return Array.from({ length: months }, (_, index) => new Date(Date.UTC(year, index + 1, 0)).toISOString().slice(0, 10)).map((end) =>
    end < until ? end : until,
  );
}

function shareOfWomen({ women, men }: SexCounts): number {
  return shareOf(women, women + men) ?? 0;
}

/** The groups of an answer by sex; whoever is neither F nor M has not said. */
function sexCounts(answer: { groups: { key: Record<string, unknown>; value: number }[] }): SexCounts {
  const counts: SexCounts = { women: 0, men: 0, unknown: 0 };
  for (const { key, value } of answer.groups) {
    if (key.sex === 'F') counts.women += value;
    else if (key.sex === 'M') counts.men += value;
    else counts.unknown += value;
  }
  return counts;
}
