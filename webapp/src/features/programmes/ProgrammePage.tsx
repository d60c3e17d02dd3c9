import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { meQuery, programmeQuery, sessionsList, type Programme } from '@/shared/api';
import { useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, CalendarFeeds, EmptyState, FailedState, HistoryPanel, Icon, Isolated, LocalText, PageHead, Panel, Skeleton, Tabs, useCrumbs, useTab, type TabItem,
} from '@/shared/ui';
import classes from './programmes.module.css';
import { ProgrammeBudget, ProgrammeDates } from './ProgrammeWords';

export default function ProgrammePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('programmes');
  const programme = useQuery(programmeQuery(id));
  useCrumbs([{ label: t('list.title'), href: '/programmes' }, { label: programme.data?.code ?? '' }]);
  if (programme.isPending) return <Skeleton lines={8} />;
  if (!programme.data) return <FailedState error={programme.error} onRetry={() => void programme.refetch()} />;
  return <ProgrammeView programme={programme.data} />;
}

function ProgrammeView({ programme }: { programme: Programme }) {
  const { t } = useTranslation(['programmes', 'common']);
  const format = useFormat();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const can: Record<string, boolean> = me?.user.can ?? {};
  const tabs: TabItem[] = [{ id: 'record', label: t('tab.record') }, ...(can.history_read ? [{ id: 'history', label: t('tab.history') }] : [])];
  const tab = useTab(tabs);
  const go = (href: string) => () => void router.navigate({ href });
  return (
    <>
      <PageHead
        title={<LocalText text={programme.title} />}
        documentTitle={format.text(programme.title)}
        subtitle={<Isolated>{programme.code}</Isolated>}
        actions={
          <>
            {programme.can.update && (
              <Button leftSection={<Icon name="edit" />} onClick={go(`/programmes/${programme.id}/edit`)}>
                {t('common:edit')}
              </Button>
            )}
            {can.reach_read && (
              <Button variant="filled" leftSection={<Icon name="chart" />} onClick={go(`/reach?programme=${programme.code}`)}>
                {t('reach')}
              </Button>
            )}
          </>
        }
      />
      {tabs.length > 1 && <Tabs label={t('tab.label')} tabs={tabs} />}
      {tab === 'history' ? (
        <HistoryPanel concept="programmes" id={programme.id} fieldLabel={(field) => t(`field.${field}`, { defaultValue: field })} />
      ) : (
        <div className="cols cols-half">
          <Details programme={programme} />
          {can.sessions_read && (
            <div className="stack">
              <Sessions programme={programme} mayPlan={can.sessions_write === true} />
              <CalendarFeeds subject={{ kind: 'programme', programme_id: programme.id }} />
            </div>
          )}
        </div>
      )}
    </>
  );
}

function Details({ programme }: { programme: Programme }) {
  const { t } = useTranslation('programmes');
  const terms: [string, ReactNode][] = [
    [t('field.dates'), <ProgrammeDates key="d" programme={programme} />],
    [t('field.dates_note'), programme.dates_note && (programme.starts_on || programme.ends_on) && <bdi key="n">{programme.dates_note}</bdi>],
    [t('field.budget'), <ProgrammeBudget key="b" budget={programme.budget} />],
    [t('field.funders'), <Parties key="f" ids={programme.funders} names={programme.funder_names} />],
    [t('field.implementers'), <Parties key="i" ids={programme.implementers} names={programme.implementer_names} />],
    [t('field.partners'), programme.partners.length > 0 && <Parties key="p" ids={programme.partners} names={programme.partner_names} />],
  ];
  return (
    <Panel title={t('tab.record')}>
      <div className="stack">
        {programme.summary && (
          <p className={classes.summary}>
            <LocalText text={programme.summary} />
          </p>
        )}
        <dl className={classes.details}>
          {terms
            .filter(([, value]) => value)
            .map(([term, value]) => (
              <Pair key={term} term={term}>
                {value}
              </Pair>
            ))}
        </dl>
      </div>
    </Panel>
  );
}

function Pair({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Parties({ ids, names }: { ids: string[]; names?: LocalizedText[] }) {
  const { t } = useTranslation('programmes');
  if (ids.length === 0) return <span className="muted">{t('parties.none')}</span>;
  return (
    <ul>
      {ids.map((id, index) => (
        <li key={id}>
          <AppLink href={`/organisations/${id}`}>
            <LocalText text={names?.[index]} />
          </AppLink>
        </li>
      ))}
    </ul>
  );
}

const shownSessions = 8;

function Sessions({ programme, mayPlan }: { programme: Programme; mayPlan: boolean }) {
  const { t } = useTranslation(['programmes', 'terms', 'common']);
  const format = useFormat();
  const list = useInfiniteQuery(sessionsList({ programme: programme.code, sort: '-first_date' }));
  const items = list.data?.pages[0]?.items.slice(0, shownSessions) ?? [];
  return (
    <Panel
      title={t('field.sessions_count')}
      note={format.number(programme.sessions_count)}
      end={mayPlan && <AppLink href={`/sessions/new?programme=${programme.id}`}>{t('plan')}</AppLink>}
      footer={programme.sessions_count > items.length && <AppLink href={`/sessions?programme=${programme.code}`}>{t('allSessions')}</AppLink>}
      isFlush
    >
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && !list.data && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && <EmptyState title={t('noSessions')} />}
      <ul className={classes.sessions}>
        {items.map((session) => (
          <li key={session.id}>
            <AppLink href={`/sessions/${session.id}`}>
              <LocalText text={session.title} />
            </AppLink>
            <span className="small muted">
              {session.first_date
                ? format.period(session.first_date, session.last_date ?? session.first_date)
                : session.planned_period
                  ? format.plannedPeriod(session.planned_period)
                  : t('common:unknown')}
            </span>
            <span className="small">{t(`terms:session_status.${session.status}`)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
