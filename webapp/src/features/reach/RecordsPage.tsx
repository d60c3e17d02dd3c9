import { useInfiniteQuery } from '@tanstack/react-query';
import { reachRecords, type ReachQuery, type ReachRecord } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, DataTable, EmptyState, Isolated, LocalText, Nothing, PageHead, Panel, PersonName, Unknown, useCrumbs, useUrlSearch, type Column,
} from '@/shared/ui';
import { Asked } from './Asked';
import { RecordsExport } from './buttons';
import { address, askedBy, narrowedBy } from './question';
import classes from './reach.module.css';

/** What a number was counted from, one by one. */
export default function RecordsPage() {
  const { t } = useTranslation('reach');
  const [search] = useUrlSearch();
  const question = askedBy(search);
  useCrumbs([{ label: t('title'), href: address('/reach', narrowedBy(search)) }, { label: t('records.title') }]);
  if (!question) {
    return (
      <>
        <PageHead title={t('records.title')} />
        <Panel>
          <EmptyState title={t('records.noQuestion')} actions={<AppLink href="/reach">{t('title')}</AppLink>}>
            {t('records.noQuestionText')}
          </EmptyState>
        </Panel>
      </>
    );
  }
  return <Records question={question} />;
}

function Records({ question }: { question: ReachQuery }) {
  const { t } = useTranslation(['reach', 'common']);
  const list = useInfiniteQuery(reachRecords(question));
  const isOfSessions = question.measure === 'sessions' || question.measure === 'sittings';
  const columns = useRecordColumns(question.measure);
  const sessionColumns = useSessionColumns();
  return (
    <>
      <PageHead
        title={t('records.title')}
        subtitle={isOfSessions ? t('records.sessionsHelp') : t('records.peopleHelp')}
        actions={<RecordsExport question={{ ...question, by: undefined }} />}
      />
      <Asked question={question} />
      <Panel isFlush>
        <DataTable
          caption={t('records.title')}
          columns={isOfSessions ? sessionColumns : columns}
          list={list}
          rowId={(row) => row.person_id ?? row.session?.session_id ?? ''}
          rowHref={(row) => (row.person_id ? `/people/${row.person_id}` : `/sessions/${row.session?.session_id}`)}
          empty={<EmptyState title={t('records.none')}>{t('records.noneText')}</EmptyState>}
        />
      </Panel>
    </>
  );
}

function useRecordColumns(measure: string): Column<ReachRecord>[] {
  const { t } = useTranslation(['reach', 'terms']);
  const format = useFormat();
  const columns: Column<ReachRecord>[] = [
    { id: 'name', header: t('records.person'), isName: true, cell: (row) => <Name row={row} /> },
    { id: 'sex', header: t('terms:dimension.sex'), cell: ({ sex }) => <span className="muted">{t(`terms:sex.${sex}`, { defaultValue: '' })}</span> },
    { id: 'organisation', header: t('terms:dimension.organisation'), isCut: true, cell: (row) => <LocalText text={row.organisation_name} /> },
  ];
  if (measure === 'attendances' || measure === 'person_hours') {
    columns.push({
      id: 'value', header: t(measure === 'attendances' ? 'records.attendances' : 'records.hours'), isNumber: true,
      cell: ({ value }) => (value === undefined || value === null ? <Nothing /> : format.number(value)),
    });
  }
  columns.push({ id: 'sessions', header: t('records.sessions'), cell: (row) => <Sessions row={row} /> });
  return columns;
}

function Name({ row }: { row: ReachRecord }) {
  if (!row.family_name && !row.given_name) return row.display_name ? <bdi>{row.display_name}</bdi> : <Unknown />;
  return <PersonName person={{ ...row, family_name: row.family_name ?? '', given_name: row.given_name ?? '' }} />;
}

function Sessions({ row }: { row: ReachRecord }) {
  const { t } = useTranslation('reach');
  const format = useFormat();
  return (
    <ul className={classes.sessions}>
      {row.sessions.map((session) => (
        <li key={session.session_id}>
          <AppLink href={`/sessions/${session.session_id}`}>
            <LocalText text={session.title} />
          </AppLink>{' '}
          <small className="muted">
            {session.first_date && <bdi>{format.date(session.first_date, 'medium')}</bdi>}
            {' · '}
            <Isolated>
              {format.duration(session.attended_minutes)} / {format.duration(session.planned_minutes)}
            </Isolated>{' '}
            {t('records.present')}
          </small>
        </li>
      ))}
    </ul>
  );
}

function useSessionColumns(): Column<ReachRecord>[] {
  const { t } = useTranslation(['reach', 'terms']);
  const format = useFormat();
  return [
    { id: 'reference', header: t('records.reference'), cell: ({ session }) => <Isolated className="muted">{session?.reference}</Isolated> },
    { id: 'title', header: t('activity.session'), isName: true, isCut: true, cell: ({ session }) => <LocalText text={session?.title} /> },
    { id: 'kind', header: t('terms:dimension.kind'), cell: ({ session }) => <>{session && t(`terms:session_kind.${session.kind}`, { defaultValue: '' })}</> },
    {
      id: 'dates', header: t('records.dates'),
      cell: ({ session }) => (session?.first_date ? <bdi>{format.period(session.first_date, session.last_date ?? session.first_date)}</bdi> : <Unknown />),
    },
    { id: 'sittings', header: t('tiles.sittings'), isNumber: true, cell: ({ session }) => <>{session && format.number(session.sittings)}</> },
    { id: 'planned', header: t('records.planned'), isNumber: true, cell: ({ session }) => <Isolated>{session && format.duration(session.planned_minutes)}</Isolated> },
  ];
}
