import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { meQuery, registrationsQuery, sessionQuery, type Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, Banner, Facts, FailedState, HistoryPanel, Icon, Isolated, LocalText, PageHead, PersonName, Skeleton, Tabs, useCrumbs, useTab,
  type TabItem,
} from '@/shared/ui';
import { AttendancePanel } from './AttendancePanel';
import { DetailsPanel } from './DetailsPanel';
import { DocumentsMenu } from './DocumentsMenu';
import { RegistrationsPanel } from './RegistrationsPanel';
import { ResourcesPanel } from './ResourcesPanel';
import { SessionDates, SessionPlace, SessionStatusTag } from './SessionWords';
import { StatusHistory } from './StatusHistory';
import { StatusMenu } from './StatusMenu';

// Its words and forms are read only by who asks administrations.
const DesignationsPanel = lazy(() => import('./designations/DesignationsPanel'));
// Each is for one kind of session: read only where it is shown.
const CoachingPanel = lazy(() => import('./coaching/CoachingPanel'));
const OnlinePanel = lazy(() => import('./online/OnlinePanel'));
const VisitPanel = lazy(() => import('./visit/VisitPanel'));
const BudgetPanel = lazy(async () => ({ default: (await import('./BudgetPanel')).BudgetPanel }));
const CopyDialog = lazy(async () => ({ default: (await import('./CopyDialog')).CopyDialog }));
const InvitationsPanel = lazy(() => import('@/features/invitations/InvitationsPanel'));
const SessionAgreements = lazy(() => import('@/features/commitments/SessionAgreements'));

export default function SessionPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('sessions');
  const session = useQuery(sessionQuery(id));
  useCrumbs([{ label: t('list.title'), href: '/sessions' }, { label: session.data?.reference ?? '' }]);
  if (session.isPending) return <Skeleton lines={10} />;
  if (!session.data) return <FailedState error={session.error} onRetry={() => void session.refetch()} />;
  return <SessionView session={session.data} />;
}

function SessionView({ session }: { session: Session }) {
  const { t } = useTranslation(['sessions', 'terms', 'common', 'scheduling', 'invitations']);
  const format = useFormat();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const readsPeople = session.can.read_registrations === true;
  const registrations = useQuery({ ...registrationsQuery(session.id), enabled: readsPeople });
  const { counts } = session;
  const seats = session.seats ?? undefined;
  const tabs: TabItem[] = [
    ...(readsPeople
      ? [
          { id: 'attendance', label: t('tab.attendance'), count: counts && `${format.number(counts.present_any)} / ${format.number(counts.registered)}` },
          { id: 'registrations', label: t('tab.registrations'), count: counts && format.number(counts.registered) },
        ]
      : []),
    ...(me?.user.can.designations_read && me.user.role !== 'focal_point' ? [{ id: 'designations', label: t('tab.designations') }] : []),
    ...(readsPeople && session.kind === 'coaching' ? [{ id: 'coaching', label: t('tab.coaching') }] : []),
    ...(readsPeople && (session.modality === 'e_learning' || session.modality === 'blended') ? [{ id: 'online', label: t('tab.online') }] : []),
    ...(readsPeople && session.kind === 'study_visit' ? [{ id: 'visit', label: t('tab.visit') }] : []),
    { id: 'resources', label: t('scheduling:resources.tab') },
    ...(me?.user.can.invitations_manage ? [{ id: 'invitations', label: t('tab.invitations') }] : []),
    { id: 'details', label: t('tab.details') },
    ...(session.can.read_budget ? [{ id: 'budget', label: t('tab.budget') }] : []),
    ...(me?.user.can.history_read ? [{ id: 'history', label: t('tab.history') }] : []),
  ];
  const tab = useTab(tabs);
  const [isCopying, setCopying] = useState(false);
  return (
    <>
      <PageHead
        title={<LocalText text={session.title} />}
        documentTitle={format.text(session.title)}
        tag={<SessionStatusTag status={session.status} />}
        actions={
          <>
            {readsPeople && <DocumentsMenu session={session} registrations={registrations.data?.items ?? []} />}
            {session.can.change_status && <StatusMenu session={session} />}
            {session.can.copy && (
              <Button leftSection={<Icon name="copy" />} onClick={() => setCopying(true)}>
                {t('copy.title')}
              </Button>
            )}
            {session.can.update && (
              <Button leftSection={<Icon name="edit" />} onClick={() => void router.navigate({ href: `/sessions/${session.id}/edit` })}>
                {t('common:edit')}
              </Button>
            )}
          </>
        }
        facts={
          <Facts
            facts={[
              { term: t('field.kind'), value: `${t(`terms:session_kind.${session.kind}`)}${t('common:listComma')}${t(`terms:modality.${session.modality}`)}` },
              { term: t('field.dates'), value: <SessionDates session={session} /> },
              { term: t('field.place'), value: <SessionPlace session={session} hasVenue /> },
              { term: t('field.seats'), value: seats === undefined ? undefined : format.number(seats) },
              { term: t('field.trainers'), value: <Trainers session={session} /> },
              { term: t('field.programme'), value: <Programmes session={session} /> },
              ...(session.course ? [{ term: t('field.course_id'), value: <CourseOf session={session} /> }] : []),
            ]}
          />
        }
      />
      {(session.status === 'cancelled' || session.status === 'postponed') && (
        <Banner tone={session.status === 'cancelled' ? 'bad' : 'warn'} icon="alert">
          <b>{t(session.status === 'cancelled' ? 'status.wasCancelled' : 'status.wasPostponed')}</b> <bdi>{session.status_reason}</bdi>
        </Banner>
      )}
      {session.notices.map((notice) => (
        <Banner key={notice} tone="warn" icon="calendar">
          {t(`notice.${notice}`, { count: session.days.length })}
        </Banner>
      ))}
      <Tabs label={t('tab.label')} tabs={tabs} />
      {tab === 'attendance' &&
        (registrations.isError && !registrations.data ? (
          <FailedState error={registrations.error} onRetry={() => void registrations.refetch()} />
        ) : registrations.data ? (
          <AttendancePanel session={session} registrations={registrations.data.items} />
        ) : (
          <Skeleton lines={8} />
        ))}
      {tab === 'registrations' &&
        (registrations.isError && !registrations.data ? (
          <FailedState error={registrations.error} onRetry={() => void registrations.refetch()} />
        ) : registrations.data ? (
          <RegistrationsPanel session={session} registrations={registrations.data.items} />
        ) : (
          <Skeleton lines={8} />
        ))}
      {tab === 'designations' && (
        <Suspense fallback={<Skeleton lines={8} />}>
          <DesignationsPanel session={session} />
        </Suspense>
      )}
      <Suspense fallback={<Skeleton lines={10} />}>
        {tab === 'coaching' && <CoachingPanel session={session} />}
        {tab === 'online' && <OnlinePanel session={session} />}
        {tab === 'visit' && <VisitPanel session={session} />}
      </Suspense>
      {tab === 'resources' && <ResourcesPanel session={session} />}
      {tab === 'invitations' && (
        <Suspense fallback={<Skeleton lines={8} />}>
          <InvitationsPanel session={session} />
        </Suspense>
      )}
      {tab === 'details' && (
        <div className="stack">
          <DetailsPanel session={session} />
          {me?.user.can.agreements_read && (
            <Suspense fallback={<Skeleton lines={3} />}>
              <SessionAgreements session={session} />
            </Suspense>
          )}
          <StatusHistory sessionId={session.id} />
        </div>
      )}
      {tab === 'budget' && (
        <Suspense fallback={<Skeleton lines={6} />}>
          <BudgetPanel session={session} />
        </Suspense>
      )}
      {tab === 'history' && (
        <HistoryPanel concept="sessions" id={session.id} fieldLabel={(field) => t(`field.${field}`, { defaultValue: field })} />
      )}
      {isCopying && (
        <Suspense fallback={null}>
          <CopyDialog session={session} onClose={() => setCopying(false)} />
        </Suspense>
      )}
    </>
  );
}

function CourseOf({ session }: { session: Session }) {
  const { t } = useTranslation('sessions');
  return (
    <>
      <AppLink href={`/courses/${session.course_id}`}>
        <LocalText text={session.course?.title} />
      </AppLink>{' '}
      <span className="muted">{t('editionNumber', { number: session.edition })}</span>
    </>
  );
}

function Trainers({ session }: { session: Session }) {
  const { t } = useTranslation(['common', 'sessions']);
  const trainers = session.team.filter(({ role }) => role === 'trainer');
  if (trainers.length === 0) return <span className="muted">{t('sessions:field.trainersUnknown')}</span>;
  return trainers.map((member, index) => (
    <span key={member.person_id}>
      {index > 0 && t('listComma')}
      <PersonName person={member} isShort />
    </span>
  ));
}

function Programmes({ session }: { session: Session }) {
  const { t } = useTranslation();
  return session.programmes.map((programme, index) => (
    <span key={programme.id}>
      {index > 0 && t('listComma')}
      <AppLink href={`/programmes/${programme.id}`}>
        <Isolated>{programme.code}</Isolated>
      </AppLink>
    </span>
  ));
}
