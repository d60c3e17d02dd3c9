import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { allProgrammesQuery, meQuery, placesList, sessionsList, type SessionItem } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, ColumnChooser, DataTable, EmptyState, ExportButton, FilterChips, Icon, Isolated, LocalText, Nothing, PageHead, Panel, SavedViews, useColumns,
  useCrumbs, useUrlSearch, type Column, type Filter,
} from '@/shared/ui';
import classes from './sessions.module.css';
import { SessionDates, SessionPlace, SessionStatusTag } from './SessionWords';
import { kinds, modalities, statuses } from './words';

const names = ['q', 'region', 'status', 'kind', 'modality', 'programme', 'course', 'organisation', 'from', 'to', 'sort', 'has_missing_attendance'] as const;

export default function SessionsPage() {
  const { t } = useTranslation(['sessions', 'common', 'terms']);
  const [search, change] = useUrlSearch();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const filters = Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]]));
  const list = useInfiniteQuery(sessionsList(filters));
  const columns = useColumns('sessions', useSessionColumns());
  useCrumbs([{ label: t('list.title') }]);
  const isFiltered = names.some((name) => name !== 'sort' && search[name]);
  const year = today().slice(0, 4);
  const mayPlan = me?.user.can.sessions_write === true;
  const plan = (
    <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/sessions/new' })}>
      {t('list.new')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('list.title')}
        actions={
          <>
            <ExportButton list="sessions" columns={columns} />
            <ColumnChooser columns={columns} />
            {mayPlan && plan}
          </>
        }
      />
      <SavedViews name="sessions" params={names}
        common={[
          { label: t('list.thisYear'), search: { from: `${year}-01-01`, to: `${year}-12-31` } },
          { label: t('list.toEnter'), search: { has_missing_attendance: 'true' } },
        ]}
      />
      <FilterChips filters={useSessionFilters()} hasSearch hasPeriod organisationHelp={t('list.organisationHelp')} />
      <Panel isFlush>
        <DataTable
          caption={t('list.title')}
          columns={columns.visible}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/sessions/${id}`}
          empty={
            isFiltered ? (
              <EmptyState
                title={t('common:table.noneFound')}
                actions={<Button onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}>{t('common:filter.clear')}</Button>}
              >
                {t('common:table.noneFoundText')}
              </EmptyState>
            ) : (
              <EmptyState title={t('list.none')} actions={mayPlan && <AppLink href="/sessions/new">{t('list.new')}</AppLink>}>
                {t('list.noneText')}
              </EmptyState>
            )
          }
        />
      </Panel>
    </>
  );
}

function useSessionFilters(): Filter[] {
  const { t } = useTranslation(['sessions', 'terms', 'common']);
  const format = useFormat();
  const { data: me } = useQuery(meQuery);
  const programmes = useQuery({ ...allProgrammesQuery, enabled: me?.user.can.programmes_read === true });
  const regions = useQuery(placesList({ kind: 'region', parent: 'MA', limit: 50 }));
  return [
    {
      name: 'status', label: t('field.status'),
      options: statuses.map((value) => ({ value, label: t(`terms:session_status.${value}`) })),
    },
    {
      name: 'programme', label: t('field.programme'), isLong: true,
      options: (programmes.data?.items ?? []).map(({ code, title }) => ({ value: code, label: `${code} · ${format.text(title)}` })),
    },
    {
      name: 'region', label: t('field.region'), allLabel: t('list.allRegions'), isLong: true,
      options: (regions.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) })),
    },
    { name: 'kind', label: t('field.kind'), options: kinds.map((value) => ({ value, label: t(`terms:session_kind.${value}`) })) },
    {
      name: 'modality', label: t('field.modality'), allLabel: t('list.allModalities'),
      options: modalities.map((value) => ({ value, label: t(`terms:modality.${value}`) })),
    },
    {
      name: 'has_missing_attendance', label: t('field.attendance'), allLabel: t('list.allAttendance'),
      options: [{ value: 'true', label: t('list.missing') }],
    },
  ];
}

function useSessionColumns(): Column<SessionItem>[] {
  const { t } = useTranslation(['sessions', 'terms']);
  return [
    { id: 'reference', exports: ['reference'], header: t('field.reference'), sort: 'reference', cell: ({ reference }) => <Isolated className="muted">{reference}</Isolated> },
    { id: 'title', exports: ['title_fr', 'title_ar', 'title_en'], header: t('field.title'), sort: 'title', isName: true, isCut: true, cell: ({ title }) => <LocalText text={title} /> },
    { id: 'kind', exports: ['kind'], header: t('field.kind'), cell: ({ kind }) => <span className={classes.soft}>{t(`terms:session_kind.${kind}`)}</span> },
    { id: 'modality', exports: ['modality'], header: t('field.modality'), isHiddenAtFirst: true, cell: ({ modality }) => <span className={classes.soft}>{t(`terms:modality.${modality}`)}</span> },
    { id: 'dates', exports: ['first_date', 'last_date', 'planned_period'], header: t('field.dates'), sort: 'first_date', cell: (session) => <SessionDates session={session} /> },
    { id: 'place', exports: ['place', 'region', 'country', 'venue'], header: t('field.place'), isCut: true, cell: (session) => <SessionPlace session={session} /> },
    { id: 'registered', exports: ['registered', 'seats', 'waiting'], header: t('list.registeredOfSeats'), cell: (session) => <Seats session={session} /> },
    { id: 'present', exports: ['present', 'head_count'], header: t('field.present'), isNumber: true, cell: (session) => <Present session={session} /> },
    { id: 'sittings', exports: ['sittings', 'sittings_without_attendance'], header: t('list.sittingsEntered'), isNumber: true, cell: (session) => <Sittings session={session} /> },
    { id: 'programmes', exports: ['programmes'], header: t('field.programme'), isHiddenAtFirst: true, cell: ({ programme_codes: codes }) => <Isolated>{codes.join(', ')}</Isolated> },
    { id: 'status', exports: ['session_status'], header: t('field.status'), cell: ({ status }) => <SessionStatusTag status={status} /> },
  ];
}

function Seats({ session: { registered, seats, waiting } }: { session: SessionItem }) {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const said = seats === undefined || seats === null ? format.number(registered) : `${format.number(registered)} / ${format.number(seats)}`;
  const share = seats ? Math.min(1, registered / seats) : 0;
  return (
    <span className={classes.seats}>
      <i aria-hidden="true" data-full={(seats && registered >= seats && waiting > 0) || undefined}>
        {seats ? <b style={{ inlineSize: `${share * 100}%` }} /> : null}
      </i>
      <Isolated>{said}</Isolated>
      {waiting > 0 && <small className="warn">{t('list.waiting', { count: waiting })}</small>}
    </span>
  );
}

function Present({ session }: { session: SessionItem }) {
  const format = useFormat();
  if (session.registered === 0 || session.sittings === session.sittings_without_attendance) return <Nothing />;
  return <>{format.number(session.present)}</>;
}

/** Sittings whose attendance is entered, of all planned; orange and a way to the sheet when one that was held lacks it. */
function Sittings({ session }: { session: SessionItem }) {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const missing = session.sittings_without_attendance;
  if (missing === 0) return session.present > 0 ? <Icon name="check" className={`ok ${classes.entered}`} /> : <Nothing />;
  return (
    <AppLink className={classes.missing} href={`/sessions/${session.id}`} title={t('list.missingOf', { count: missing })}>
      {t('list.missingShort', { count: missing, missing: format.number(missing) })}
    </AppLink>
  );
}
