import { useInfiniteQuery } from '@tanstack/react-query';
import { reachQuery, reachRepeats, type ReachQuery, type ReachRepeat } from '@/shared/api';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, DataTable, EmptyState, PageHead, Panel, PersonName, useCrumbs, useUrlSearch, type Column } from '@/shared/ui';
import { Asked } from './Asked';
import { address, askedBy, narrowedBy } from './question';
import classes from './reach.module.css';

const words: Record<string, string> = { kind: 'session_kind', modality: 'modality', age_band: 'age_band', administrative_level: 'administrative_level' };

/** The people who stand in several rows of a split: why its rows add up to more than its people. */
export default function RepeatsPage() {
  const { t } = useTranslation('reach');
  const [search] = useUrlSearch();
  const question: ReachQuery = askedBy({ ...search, measure: search.measure ?? 'unique_participants', by: search.by ?? 'session' }) ?? {
    measure: 'unique_participants', by: 'session',
  };
  const list = useInfiniteQuery(reachRepeats(question));
  const split = useQuery(reachQuery(question));
  const columns = useColumnsOf(question.by ?? 'session', split.data?.labels ?? {});
  const first = list.data?.pages[0];
  useCrumbs([{ label: t('title'), href: address('/reach', narrowedBy(search)) }, { label: t('repeats.title') }]);
  return (
    <>
      <PageHead title={t('repeats.title')} subtitle={t('repeats.help')} />
      <Asked question={question} />
      {first && split.data && (
        <Banner icon="people">
          {t('repeats.sum', {
            count: first.people_total, entries: split.data.value + split.data.overlap, repeats: split.data.overlap, people: split.data.value,
          })}
        </Banner>
      )}
      <Panel isFlush>
        <DataTable
          caption={t('repeats.title')}
          columns={columns}
          list={list}
          rowId={({ person_id: id }) => id}
          rowHref={({ person_id: id }) => `/people/${id}`}
          empty={<EmptyState title={t('repeats.none')}>{t('repeats.noneText')}</EmptyState>}
        />
      </Panel>
    </>
  );
}

function useColumnsOf(by: string, labels: Record<string, Record<string, { fr?: string; ar?: string; en?: string }>>): Column<ReachRepeat>[] {
  const { t } = useTranslation(['reach', 'terms', 'common']);
  const format = useFormat();
  const nameOf = (dimension: string, code: string) =>
    code === 'unknown' ? t(dimension === 'course' ? 'breakdown.noCourse' : 'common:unknown')
    : format.text(labels[dimension]?.[code]) || (words[dimension] ? t(`terms:${words[dimension]}.${code}`, { defaultValue: code }) : code);
  return [
    {
      id: 'name', header: t('records.person'), isName: true,
      cell: (row) => <PersonName person={{ ...row, family_name: row.family_name ?? row.display_name, given_name: row.given_name ?? '' }} />,
    },
    { id: 'rows', header: t('repeats.rows'), isNumber: true, cell: ({ rows }) => <>{format.number(rows.length)}</> },
    {
      id: 'where', header: by.split(',').map((name) => t(`terms:dimension.${name}`, { defaultValue: name })).join(t('common:listComma')),
      cell: ({ rows }) => (
        <ul className={classes.sessions}>
          {rows.map(({ key }) => (
            <li key={Object.values(key).join()}>
              {Object.entries(key).map(([dimension, code]) =>
                dimension === 'session' ? (
                  <AppLink key={dimension} href={`/sessions/${code}`}>
                    <bdi>{nameOf(dimension, code)}</bdi>
                  </AppLink>
                ) : (
                  <bdi key={dimension}>{nameOf(dimension, code)}</bdi>
                ),
              )}
            </li>
          ))}
        </ul>
      ),
    },
  ];
}
