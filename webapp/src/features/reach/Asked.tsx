import { useQuery } from '@tanstack/react-query';
import { reachQuery, type ReachQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, DefinitionPopover, Panel, Skeleton } from '@/shared/ui';
import { address, narrowing, unknownCode, type More } from './question';
import classes from './reach.module.css';

const words: Record<string, string> = {
  kind: 'session_kind', modality: 'modality', age_band: 'age_band', administrative_level: 'administrative_level', sex: 'sex',
};
const split = ['session', 'region', 'organisation', 'programme', 'organisation_type', 'category', 'course', ...Object.keys(words), 'month', 'session_region'];

/** The question in words above its records: the figure, its definition, what narrows it and as of when. */
export function Asked({ question }: { question: ReachQuery }) {
  const { t } = useTranslation(['reach', 'terms', 'common']);
  const format = useFormat();
  const { data } = useQuery(reachQuery({ ...question, by: undefined }));
  if (!data) return <Skeleton lines={1} />;
  const asked: More = Object.fromEntries(Object.entries(question).map(([name, value]) => [name, String(value)]));
  const nameOf = (dimension: string, code: string) =>
    code === unknownCode
      ? t(dimension === 'course' ? 'breakdown.noCourse' : 'common:unknown')
      : format.text(data.labels[dimension]?.[code]) ||
        (words[dimension] ? t(`terms:${words[dimension]}.${code}`, { defaultValue: code }) : code);
  // The server answers filters by its own ids, which carry the labels; the address may hold codes.
  const stored = data.filters as Record<string, string[] | string | null | undefined>;
  const narrowed = split.filter((dimension) => asked[dimension]).map((dimension) => {
    const codes = Array.isArray(stored[dimension]) ? stored[dimension] : (asked[dimension] ?? '').split(',');
    return [t(`terms:dimension.${dimension}`), codes.map((code) => nameOf(dimension, code)).join(t('common:listComma'))] as const;
  });
  if (question.from || question.to) {
    const { from, to } = question;
    const said = from && to ? format.period(from, to) : from ? t('common:filter.since', { date: format.date(from) }) : t('common:filter.until', { date: format.date(to ?? '') });
    narrowed.push([t('common:filter.period'), said]);
  }
  const back = Object.fromEntries(narrowing.filter((name) => asked[name]).map((name) => [name, asked[name]]));
  return (
    <Panel>
      <div className={classes.asked}>
        <p>
          <b className={classes.askedFigure}>{format.number(data.value)}</b>{' '}
          <DefinitionPopover definition={data.definition} recordedAt={data.known_as_of.recorded_at}>
            {format.text(data.definition.name)}
          </DefinitionPopover>
        </p>
        <dl>
          {narrowed.map(([name, said]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{said}</bdi>
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('common:definition.asOf')}</dt>
            <dd>{format.instant(data.known_as_of.recorded_at)}</dd>
          </div>
        </dl>
        <AppLink href={address('/reach', back)}>{t('records.back')}</AppLink>
      </div>
    </Panel>
  );
}
