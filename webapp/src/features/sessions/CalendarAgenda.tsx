import type { CalendarHoliday, CalendarSession } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Isolated, LocalText } from '@/shared/ui';
import { SessionPlace, SessionStatusTag } from './SessionWords';
import classes from './calendar.module.css';
import { colourOf, trainerName, type ColourBy } from './calendarEvents';
import { weekday } from './schedule';

interface AgendaProps {
  sessions: CalendarSession[];
  holidays: CalendarHoliday[];
  first: string;
  last: string;
  by: ColourBy;
  programmes: string[];
  mayMove: boolean;
  onOpen: (session: CalendarSession, date: string) => void;
}

/** Day after day as a list: what a phone shows, what a screen reader follows, what prints on any paper. */
export function Agenda({ sessions, holidays, first, last, by, programmes, mayMove, onOpen }: AgendaProps) {
  const { t } = useTranslation(['calendar', 'terms', 'common']);
  const format = useFormat();
  const days = new Map<string, { session: CalendarSession; day: CalendarSession['days'][number] }[]>();
  for (const session of sessions) for (const day of session.days) if (first <= day.date && day.date <= last) days.set(day.date, [...(days.get(day.date) ?? []), { session, day }]);
  for (const holiday of holidays) if (holiday.kind !== 'ramadan' && first <= holiday.starts_on && holiday.starts_on <= last && !days.has(holiday.starts_on)) days.set(holiday.starts_on, []);
  const inOrder = [...days].sort(([one], [other]) => one.localeCompare(other));
  const begins = (day: CalendarSession['days'][number]) => day.sittings[0]?.starts ?? '';
  return (
    <ol className={classes.agenda}>
      {inOrder.map(([date, held]) => (
        <li key={date}>
          <h2 data-weekend={weekday(date) > 5 || undefined}>
            <bdi>{format.date(date, 'title')}</bdi>
            {holidays.filter(({ starts_on, ends_on }) => starts_on <= date && date <= ends_on).map((holiday) => (
              <span key={holiday.kind + holiday.starts_on} className={classes.holiday}>
                <LocalText text={holiday.name} />
                {!holiday.confirmed && <small>{t('toBeConfirmed')}</small>}
              </span>
            ))}
          </h2>
          <ul>
            {held.sort((one, other) => begins(one.day).localeCompare(begins(other.day))).map(({ session, day }) => {
              const { colour, isHatched } = colourOf(session, by, programmes);
              const hours = day.sittings.filter(({ starts, ends }) => starts && ends);
              const place = session.days.findIndex((each) => each.date === date) + 1;
              return (
                <li key={session.id} className={`${classes.entry} cat-${colour} is-${session.status} ${isHatched ? 'is-hatched' : ''}`}>
                  <span className={classes.hours}>
                    {hours.length === 0 ? t('allDay') : hours.map(({ number, starts, ends }) => <bdi key={number}>{`${format.time(starts!)} – ${format.time(ends!)}`}</bdi>)}
                  </span>
                  <span className={classes.what}>
                    <AppLink href={`/sessions/${session.id}`}><LocalText text={session.title} /></AppLink>
                    <small className="muted">
                      <Isolated>{session.reference}</Isolated> · {t(`terms:session_kind.${session.kind}`)}
                      {session.first_date !== session.last_date && <> · {t('dayOf', { place, count: session.days.length })}</>}
                      {' · '}<SessionPlace session={session} hasVenue />
                    </small>
                    {session.trainers.length > 0 && <small className="muted">{session.trainers.map((trainer) => trainerName(trainer, format)).join(t('common:listComma'))}</small>}
                  </span>
                  <span className={classes.end}>
                    {session.seats ? <bdi className="num">{`${session.registered} / ${session.seats}`}</bdi> : null}
                    <SessionStatusTag status={session.status} />
                    {mayMove && (
                      <button type="button" className={classes.move} onClick={() => onOpen(session, date)} aria-label={t('moveNamed', { title: format.text(session.title) })}>
                        {t('move')}
                      </button>
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ol>
  );
}
