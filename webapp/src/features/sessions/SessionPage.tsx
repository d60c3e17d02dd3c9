import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
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
import { SessionDates, SessionPlace, SessionStatusTag } from './SessionWords';
import { StatusMenu } from './StatusMenu';

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
  const { t } = useTranslation(['sessions', 'terms', 'common']);
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
    { id: 'details', label: t('tab.details') },
    ...(me?.user.can.history_read ? [{ id: 'history', label: t('tab.history') }] : []),
  ];
  const tab = useTab(tabs);
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
            ]}
          />
        }
      />
      {session.status === 'cancelled' && (
        <Banner tone="bad" icon="alert">
          <b>{t('status.wasCancelled')}</b> <bdi>{session.status_reason}</bdi>
        </Banner>
      )}
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
      {tab === 'details' && <DetailsPanel session={session} />}
      {tab === 'history' && (
        <HistoryPanel concept="sessions" id={session.id} fieldLabel={(field) => t(`field.${field}`, { defaultValue: field })} />
      )}
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
