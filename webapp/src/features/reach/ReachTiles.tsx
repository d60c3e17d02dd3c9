import { useQuery } from '@tanstack/react-query';
import { reachQuery, useLiveReach, type ReachAnswer } from '@/shared/api';
import { shareOf, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FigureTile, OutreachTile, Tiles, type SexCounts } from '@/shared/ui';
import { address, recordsHref, sexesOf, worklistHref, type Narrowed } from './question';
import { useRun } from './useRun';

interface ReachTilesProps {
  narrowed: Narrowed;
  people: ReturnType<typeof useLiveReach>;
  mayList: boolean;
  mayReadOutreach: boolean;
}

export function ReachTiles({ narrowed, people, mayList, mayReadOutreach }: ReachTilesProps) {
  const { t } = useTranslation(['reach', 'common']);
  const format = useFormat();
  const attendances = useLiveReach({ measure: 'attendances', by: 'sex', ...narrowed });
  const sittings = useLiveReach({ measure: 'sittings', ...narrowed });
  const sessions = useLiveReach({ measure: 'sessions', ...narrowed });
  const listOf = (measure: string) => (mayList ? recordsHref(measure, narrowed) : undefined);
  const run = useRun(narrowed, people.data).points.flatMap((point) => (point ? [point] : []));
  const sexes = sexesOf(people.data);
  const stated = sexes.women + sexes.men;
  const share = shareOf(sexes.women, stated);
  const partsOf = (answer: ReachAnswer | undefined) => answer && { definition: answer.definition, recordedAt: answer.known_as_of.recorded_at };
  const meter = (answer: ReachAnswer | undefined) =>
    answer && {
      held: answer.completeness.sittings_held,
      withoutAttendance: answer.completeness.sittings_without_attendance,
      href: worklistHref(narrowed),
    };
  const number = (answer: ReachAnswer | undefined) => answer && format.number(answer.value);
  const apart = people.data?.head_counts;
  return (
    <Tiles label={t('tiles.label')}>
      <FigureTile
        name={t('tiles.people')}
        figure={number(people.data)}
        unit={t('tiles.peopleUnit')}
        href={listOf('unique_participants')}
        {...partsOf(people.data)}
        sexes={people.data && sexes}
        trend={run.map(({ value }) => value)}
        completeness={meter(people.data)}
        movement={people.movement}
        lines={apart && apart.sessions > 0 ? [t('tiles.headCounts', { count: apart.total, sessions: apart.sessions })] : []}
      />
      <FigureTile
        name={t('tiles.attendances')}
        figure={number(attendances.data)}
        unit={t('tiles.attendancesUnit')}
        href={listOf('attendances')}
        {...partsOf(attendances.data)}
        sexes={attendances.data && sexesOf(attendances.data)}
        completeness={meter(attendances.data)}
        movement={attendances.movement}
      />
      <FigureTile
        name={t('tiles.women')}
        figure={people.data && (share === undefined ? t('tiles.noShare') : format.percent(share))}
        unit={t('tiles.womenUnit', { count: stated })}
        href={mayList ? recordsHref('unique_participants', narrowed, { sex: 'F' }) : undefined}
        {...partsOf(people.data)}
        sexes={people.data && sexes}
        trend={run.map((point) => shareOfWomen(sexesOf(point)))}
        lines={sexes.unknown > 0 ? [t('tiles.unstated', { count: sexes.unknown })] : []}
      />
      <FigureTile
        name={t('tiles.sittings')}
        figure={number(sittings.data)}
        unit={t('tiles.sittingsUnit')}
        href={listOf('sittings')}
        {...partsOf(sittings.data)}
        {...partsOf(sittings.data)}
        movement={sittings.movement}
        lines={sessions.data ? [t('tiles.inSessions', { count: sessions.data.value })] : []}
      />
      {mayReadOutreach && <Audience narrowed={narrowed} />}
    </Tiles>
  );
}

function shareOfWomen({ women, men }: SexCounts): number {
  return shareOf(women, women + men) ?? 0;
}

const refreshMs = 60_000;

/** Estimated audiences: their own question, their own tile, never in a sum with people. */
function Audience({ narrowed }: { narrowed: Narrowed }) {
  const { t } = useTranslation(['reach', 'terms']);
  const format = useFormat();
  const { programme, from, to } = narrowed;
  const read = useQuery({ ...reachQuery({ measure: 'outreach_audience', programme, from, to }), refetchInterval: refreshMs });
  const answer = read.data;
  const methods = [...new Set(answer?.audiences.map(({ method }) => method))].map((method) =>
    t(`terms:audience_method.${method}`, { defaultValue: method }),
  );
  const activities = answer?.completeness.sessions_held ?? 0;
  const without = answer?.completeness.sessions_without_attendance ?? 0;
  const sexes = answer?.audiences.reduce((sum, { women, men }) => ({ women: sum.women + women, men: sum.men + men }), { women: 0, men: 0 });
  return (
    <OutreachTile
      name={t('tiles.audience')}
      figure={read.isError ? t('tiles.unreadable') : answer && format.number(answer.value)}
      unit={t('tiles.audienceUnit')}
      href={address('/outreach', { programme, from, to })}
      lines={[
        t('tiles.activities', { count: activities }),
        ...(methods.length > 0 ? [t('tiles.method', { methods: methods.join(' · ') })] : []),
        ...(without > 0 ? [t('tiles.withoutAudience', { count: without })] : []),
        sexes && sexes.women + sexes.men > 0
          ? t('tiles.audienceSexes', { women: format.number(sexes.women), men: format.number(sexes.men) })
          : t('tiles.audienceNoSex'),
        ...(narrowed.known_as_of || narrowed.region || narrowed.organisation || narrowed.kind || narrowed.modality ? [t('tiles.audienceWhole')] : []),
      ]}
    />
  );
}
