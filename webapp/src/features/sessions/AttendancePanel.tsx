import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Registration, Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, AttendanceGrid, Banner, EmptyState, FailedState, Panel, SavedState, SexBar, Skeleton, type AttendancePerson, type Sitting,
} from '@/shared/ui';
import { AttendanceSheet } from './AttendanceSheet';
import { HeadCountPanel } from './HeadCountPanel';
import { SignedSheetsPanel } from './SignedSheetsPanel';
import { useAttendance } from './useAttendance';
import { WaitingList } from './WaitingList';

/** The sheet of presences: a grid on a desk, one sitting at a time on a phone. */
export function AttendancePanel({ session, registrations }: { session: Session; registrations: Registration[] }) {
  const { t } = useTranslation(['sessions', 'common']);
  const attendance = useAttendance(session.id);
  const isPhone = useMediaQuery('(max-width: 48rem)', false, { getInitialValueInEffect: false });
  const people = usePeople(registrations);
  const sittings = sittingsOf(session);
  const isReadOnly = session.can.take_attendance !== true;
  const { refusal } = attendance;

  const sheet = () => {
    if (attendance.isPending) return <Skeleton lines={8} />;
    if (attendance.error) return <FailedState error={attendance.error} onRetry={attendance.refetch} />;
    if (sittings.length === 0) {
      return (
        <EmptyState
          title={t('attendance.noDays')}
          actions={session.can.update && <AppLink href={`/sessions/${session.id}/edit`}>{t('attendance.setDays')}</AppLink>}
        >
          {t('attendance.noDaysText')}
        </EmptyState>
      );
    }
    if (people.length === 0) {
      return (
        <EmptyState
          title={t('common:attendance.none')}
          actions={session.can.register && <AppLink href={`/sessions/${session.id}?tab=registrations`}>{t('registrations.add')}</AppLink>}
        >
          {t('common:attendance.noneText')}
        </EmptyState>
      );
    }
    const props = { people, sittings, marks: attendance.marks, onChange: attendance.change, isReadOnly };
    return isPhone ? <AttendanceSheet {...props} /> : <AttendanceGrid {...props} />;
  };

  return (
    <div className="cols cols-side">
      <Panel
        title={t('common:attendance.title')}
        note={!isReadOnly && !isPhone && people.length > 0 && sittings.length > 0 ? t('common:attendance.keys') : undefined}
        end={!isReadOnly && (attendance.saved.at || attendance.saved.state !== 'saved') ? <SavedState {...attendance.saved} /> : undefined}
        isFlush
      >
        {attendance.saved.state === 'failed' && (
          <Banner
            tone="bad"
            icon="alert"
            isFlush
            role="alert"
            end={
              <span className="row">
                <Button size="xs" onClick={attendance.retry}>
                  {t('common:retry')}
                </Button>
                {refusal && (
                  <Button size="xs" variant="subtle" onClick={attendance.giveUp}>
                    {t('attendance.giveUp', { count: attendance.unsaved })}
                  </Button>
                )}
              </span>
            }
          >
            <b>{t('attendance.unsaved', { count: attendance.unsaved })}</b>{' '}
            {refusal ? (refusal.fields[0]?.message ?? refusal.message) : t('attendance.kept')}
          </Banner>
        )}
        {sheet()}
      </Panel>
      <div className="stack">
        <Summary session={session} />
        <SignedSheetsPanel session={session} />
        <WaitingList session={session} registrations={registrations} />
        <HeadCountPanel session={session} />
      </div>
    </div>
  );
}

function Summary({ session: { counts } }: { session: Session }) {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  if (!counts || counts.registered === 0) return null;
  const known = counts.women + counts.men;
  return (
    <Panel title={t('summary.title')} note={t('summary.registered', { count: counts.registered })}>
      <div className="stack">
        <SexBar counts={{ women: counts.women, men: counts.men, unknown: counts.sex_unknown }} />
        {known > 0 && (
          <p className="small muted">{t('summary.women', { share: format.percent(counts.women / known), base: format.number(known) })}</p>
        )}
        <p className="small">{t('summary.present', { count: counts.present_any })}</p>
        {counts.sittings_without_attendance > 0 && (
          <p className="small warn">{t('list.missingOf', { count: counts.sittings_without_attendance })}</p>
        )}
      </div>
    </Panel>
  );
}

/** Participants with a seat, in the order and so under the numbers of the printed sheet. */
function usePeople(registrations: Registration[]): AttendancePerson[] {
  const format = useFormat();
  return registrations
    .filter(({ role, status }) => role === 'participant' && status === 'registered')
    .map((person) => ({ ...person, id: person.person_id, organisation: format.text(person.organisation_name) }));
}

function sittingsOf(session: Session): Sitting[] {
  return session.days.flatMap(({ date, sittings }) =>
    sittings.map(({ number, starts, ends }) => ({ date, sitting: number, starts: (starts ?? '').slice(0, 5), ends: (ends ?? '').slice(0, 5) })),
  );
}
