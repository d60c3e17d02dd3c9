import { useQuery } from '@tanstack/react-query';
import { meQuery, reachQuery, useLiveReach, type ReachQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, EmptyState, FailedState, PageHead, Panel, useCrumbs, useUrlSearch } from '@/shared/ui';
import { ActivityTable } from './ActivityTable';
import { Breakdown } from './Breakdown';
import { DisabilityPanel } from './DisabilityPanel';
import { Missing } from './Missing';
import { narrowedBy } from './question';
import { RecordsExport, PrintButton } from './buttons';
import { ReachFilters } from './ReachFilters';
import { ReachTiles } from './ReachTiles';
import { ReachTrend } from './ReachTrend';
import { RegionPanel } from './RegionPanel';

/** How far the training reached: every figure of one view, moving as attendance is entered. */
export default function ReachPage() {
  const { t } = useTranslation('reach');
  const format = useFormat();
  const [search, change] = useUrlSearch();
  const { data: me } = useQuery(meQuery);
  const narrowed = narrowedBy(search);
  const question: ReachQuery = { measure: 'unique_participants', by: 'sex', ...narrowed };
  const people = useLiveReach(question);
  const { data } = useQuery({ ...reachQuery(question), enabled: false });
  useCrumbs([{ label: t('title') }], data?.known_as_of.recorded_at);
  const isNarrowed = Object.keys(narrowed).some((name) => name !== 'attributes');
  const mayList = me?.user.can.reach_records_read === true;
  const programme = data && narrowed.programme ? Object.values(data.labels.programme ?? {}) : [];
  const subtitle = programme.length === 1 ? format.text(programme[0]) : t('subtitle');
  const nothingHeld = data && data.value === 0 && data.completeness.sessions_held === 0 && data.groups.length === 0;
  return (
    <>
      <PageHead
        title={t('title')}
        subtitle={<bdi>{subtitle}</bdi>}
        actions={
          <>
            {mayList && <RecordsExport question={{ ...question, by: undefined }} />}
            <PrintButton />
          </>
        }
      />
      <ReachFilters />
      {narrowed.known_as_of && (
        <Banner
          tone="go"
          icon="history"
          end={
            <button type="button" className="link" onClick={() => change({ known_as_of: undefined }, { push: true })}>
              {t('asOf.now')}
            </button>
          }
        >
          <b>{t('asOf.title', { date: format.instant(narrowed.known_as_of) })}</b> {t('asOf.text')}
        </Banner>
      )}
      {people.isError && !people.data ? (
        <Panel isFlush>
          <FailedState error={people.error} onRetry={() => void people.refetch()} />
        </Panel>
      ) : nothingHeld ? (
        <Panel>
          {isNarrowed ? (
            <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
          ) : (
            <EmptyState title={t('empty.titleYet')} actions={me?.user.can.sessions_read && <AppLink href="/sessions">{t('empty.toSessions')}</AppLink>}>
              {t('empty.textYet')}
            </EmptyState>
          )}
        </Panel>
      ) : (
        <>
          <ReachTiles narrowed={narrowed} people={people} mayList={mayList} mayReadOutreach={me?.user.can.outreach_read === true} />
          <div className="cols cols-half">
            <ReachTrend narrowed={narrowed} now={people.data} />
            <RegionPanel narrowed={narrowed} mayList={mayList} />
          </div>
          <ActivityTable narrowed={narrowed} people={people.data} mayList={mayList} />
          <div className="cols cols-half">
            {(['course', 'kind', 'age_band', 'organisation_type', 'administrative_level', 'category'] as const).map((dimension) => (
              <Breakdown key={dimension} dimension={dimension} narrowed={narrowed} mayList={mayList} />
            ))}
            <Missing narrowed={narrowed} mayList={mayList} />
            <DisabilityPanel />
          </div>
        </>
      )}
    </>
  );
}
