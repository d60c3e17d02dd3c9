import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asProblem, meQuery, type Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, EmptyState, FailedState, LocalText, Panel, Skeleton } from '@/shared/ui';
import { BookingForm, type Wanted } from './BookingForm';
import { ClashDecision, ClashText, ClashTime } from './ClashWords';
import classes from './rooms.module.css';
import { bookingsQuery, clashesQuery, saveBookings, scheduleChanged, type SessionBookings } from './scheduleQueries';

/** The rooms and assets of a session, what does not fit, and the days it could go to instead. */
export function ResourcesPanel({ session }: { session: Session }) {
  const { data: me } = useQuery(meQuery);
  const bookings = useQuery(bookingsQuery(session.id));
  if (bookings.isPending) return <Skeleton lines={6} />;
  if (!bookings.data) return <FailedState error={bookings.error} onRetry={() => void bookings.refetch()} />;
  const mayChange = bookings.data.can.update === true;
  return (
    <div className="stack">
      <Bookings session={session} stored={bookings.data} mayChange={mayChange} mayChoose={me?.user.can.schedule_read === true} />
      {me?.user.can.schedule_read && <Clashes session={session} mayDecide={mayChange} />}
    </div>
  );
}

function Bookings({ session, stored, mayChange, mayChoose }: { session: Session; stored: SessionBookings; mayChange: boolean; mayChoose: boolean }) {
  const { t } = useTranslation(['resources', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: ({ bookings, reason }: { bookings: Wanted[]; reason: string }) => saveBookings(session.id, stored.version, bookings, stored.team_sittings, reason),
    // Also after a refusal: somebody else may have booked meanwhile.
    onSettled: () => scheduleChanged(queryClient),
  });
  const kept: Wanted[] = stored.bookings.map(({ room_id, asset_id, day, sitting }) => ({
    room_id: room_id ?? undefined, asset_id: asset_id ?? undefined, day: day ?? undefined, sitting: sitting ?? undefined,
  }));
  const problem = save.error ? asProblem(save.error) : undefined;
  const when = ({ day, sitting }: SessionBookings['bookings'][number]) => {
    if (day == null) return t('choice.wholeSession');
    const date = session.days[day - 1]?.date;
    const said = t('choice.day', { number: day, date: date ? format.date(date, 'weekday') : t('common:unknown') });
    return sitting == null ? said : `${said} · ${t(sitting === 1 ? 'common:attendance.sitting1' : 'common:attendance.sitting2')}`;
  };
  return (
    <Panel title={t('choice.bookings')}>
      <div className="stack">
        {stored.bookings.length === 0 && <p className="muted">{t('choice.nothing')}</p>}
        <ul className={classes.bookings}>
          {stored.bookings.map((each, index) => (
            <li key={index}>
              <b>
                <AppLink href={each.room_id ? `/rooms/${each.room_id}` : `/assets/${each.asset_id}`}>
                  <LocalText text={each.name} />
                </AppLink>
              </b>
              {each.venue_name && <LocalText text={each.venue_name} />}
              {each.seats != null && <span className="muted small">{t('seats', { count: each.seats })}</span>}
              <span className="small">{when(each)}</span>
              {mayChange && (
                <Button
                  size="xs" variant="subtle" aria-label={t('choice.release', { name: format.text(each.name) })} disabled={save.isPending}
                  onClick={() => save.mutate({ bookings: kept.filter((_, other) => other !== index), reason: '' })}
                >
                  {t('choice.releaseShort')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {problem && (
          <Banner tone="bad" icon="alert" role="alert">
            {Object.values(problem.fieldErrors())[0] ?? problem.message}
          </Banner>
        )}
        {mayChange && mayChoose && (
          <BookingForm
            key={stored.version}
            session={session}
            isSaving={save.isPending}
            onBook={(more, reason) => save.mutate({ bookings: [...kept, ...more], reason })}
          />
        )}
      </div>
    </Panel>
  );
}

function Clashes({ session, mayDecide }: { session: Session; mayDecide: boolean }) {
  const { t } = useTranslation(['scheduling', 'common']);
  const format = useFormat();
  const clashes = useQuery(clashesQuery(session.id));
  const found = clashes.data?.clashes ?? [];
  const slots = clashes.data?.free_slots ?? [];
  return (
    <Panel title={t('resources.clashes')}>
      {clashes.isPending ? (
        <Skeleton lines={4} />
      ) : clashes.isError ? (
        <FailedState error={clashes.error} onRetry={() => void clashes.refetch()} />
      ) : found.length === 0 ? (
        <EmptyState title={t('resources.noClash')} />
      ) : (
        <>
          <ul className={classes.clashes}>
            {found.map((clash) => (
              <li key={clash.key}>
                <ClashTime clash={clash} /> · <ClashText clash={clash} /> <ClashDecision clash={clash} mayDecide={mayDecide} />
              </li>
            ))}
          </ul>
          {slots.length > 0 && (
            <p>
              {t('resources.free')} {slots.map((day) => format.date(day)).join(t('common:listComma'))}
            </p>
          )}
        </>
      )}
    </Panel>
  );
}
