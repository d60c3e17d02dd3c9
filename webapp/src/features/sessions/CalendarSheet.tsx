import { Children, Fragment, useEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { CalendarHoliday, CalendarSession } from '@/shared/api';
import { dateParts, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Isolated, LocalText } from '@/shared/ui';
import { resourcesOf, trainerName, type Row, type ViewName } from './calendarEvents';
import { addDays, runsOf, weekday } from './schedule';
import classes from './sheet.module.css';

interface SheetProps {
  view: Exclude<ViewName, 'agenda'>;
  first: string;
  last: string;
  sessions: CalendarSession[];
  holidays: CalendarHoliday[];
  rows: Row[];
}

/** The calendar on paper: nothing is folded away behind "+ 4", and nothing is told by its colour alone. Made only when it is printed. */
export function Sheet(props: SheetProps) {
  const isPrinting = useIsPrinting();
  if (!isPrinting) return null;
  return <div className={classes.sheet}>{props.view === 'month' || props.view === 'week' ? <Days {...props} view={props.view} /> : <Rows {...props} />}</div>;
}

function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const print = window.matchMedia('print');
    // The paper is laid out right after this: the sheet has to be there by then.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    const change = () => (print.matches ? begin() : end());
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    print.addEventListener('change', change);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      print.removeEventListener('change', change);
    };
  }, []);
  return isPrinting;
}

function Days({ view, first, last, sessions, holidays }: SheetProps & { view: 'month' | 'week' }) {
  const format = useFormat();
  const monday = addDays(first, 1 - weekday(first));
  const weeks: string[][] = [];
  for (let day = monday; day <= last; day = addDays(day, 7)) weeks.push(Array.from({ length: 7 }, (_, step) => addDays(day, step)));
  const byDay = new Map<string, { session: CalendarSession; day: CalendarSession['days'][number] }[]>();
  for (const session of sessions) for (const day of session.days) byDay.set(day.date, [...(byDay.get(day.date) ?? []), { session, day }]);
  // A weekend without anything is narrow: the room is needed by the days that have something.
  const isEmpty = (step: number) => weeks.every((week) => !byDay.has(week[step]!));
  return (
    <table data-view={view}>
      <colgroup>{weeks[0]!.map((day, step) => <col key={day} className={step > 4 && isEmpty(step) ? classes.narrow : undefined} />)}</colgroup>
      <thead>
        <tr>{weeks[0]!.map((day) => <th key={day} scope="col"><bdi>{view === 'week' ? format.date(day, 'weekday') : dateParts(format.language, day).weekday}</bdi></th>)}</tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => (
              <Day key={date} date={date} isOther={date < first || date > last} isNumbered={view === 'month'} entries={byDay.get(date) ?? []} holidays={holidays} isLong={view === 'week'} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  date: string;
  isOther: boolean;
  isNumbered: boolean;
  isLong: boolean;
  entries: { session: CalendarSession; day: CalendarSession['days'][number] }[];
  holidays: CalendarHoliday[];
}

function Day({ date, isOther, isNumbered, isLong, entries, holidays }: DayProps) {
  const { t } = useTranslation(['calendar', 'terms']);
  const format = useFormat();
  const here = holidays.filter(({ starts_on, ends_on }) => starts_on <= date && date <= ends_on);
  const isHoliday = here.some(({ kind }) => kind !== 'ramadan');
  const begins = ({ day }: DayProps['entries'][number]) => day.sittings[0]?.starts ?? '';
  return (
    <td data-other={isOther || undefined} data-off={isHoliday || weekday(date) > 5 || undefined}>
      {isNumbered && <b className={classes.number}>{Number(date.slice(8))}</b>}
      {here.filter(({ kind, starts_on }) => kind !== 'ramadan' || starts_on === date).map((holiday) => (
        <p key={holiday.kind + holiday.starts_on} className={classes.holiday}><LocalText text={holiday.name} /></p>
      ))}
      <ul>
        {[...entries].sort((one, other) => begins(one).localeCompare(begins(other)) || one.session.reference.localeCompare(other.session.reference)).map(({ session, day }) => (
          <li key={session.id} data-status={session.status}>
            <span className={classes.what}><LocalText text={session.title} /></span>
            {(isLong || isFirstOfRun(session, date)) && (
              <Facts>
                {hoursOf(day, isLong).map((hours) => <Isolated key={hours}>{hours}</Isolated>)}
                <span>{t(`terms:session_kind.${session.kind}`)}</span>
                {session.place_name ? <LocalText text={session.place_name} /> : session.venue && <bdi>{session.venue}</bdi>}
                {(session.status === 'cancelled' || session.status === 'postponed') && <span>{t(`terms:session_status.${session.status}`)}</span>}
                {isLong && <Isolated>{session.reference}</Isolated>}
                {isLong && session.rooms.filter(({ id }) => day.room_ids.includes(id)).map(({ id, name }) => <LocalText key={id} text={name} />)}
                {isLong && session.trainers.filter(({ person_id: id }) => day.trainer_ids.includes(id)).map((trainer) => <bdi key={trainer.person_id}>{trainerName(trainer, format)}</bdi>)}
              </Facts>
            )}
            {session.days.length > 1 && <span className={classes.facts}>{t('dayOf', { place: session.days.findIndex((each) => each.date === date) + 1, count: session.days.length })}</span>}
          </li>
        ))}
      </ul>
    </td>
  );
}

/** The first day of those in a row has what is true of all of them. */
function isFirstOfRun({ days }: CalendarSession, date: string): boolean {
  return !days.some((day) => day.date === addDays(date, -1));
}

/** Each sitting, or from the first one's beginning to the last one's end. */
function hoursOf({ sittings }: CalendarSession['days'][number], isEach: boolean): string[] {
  const timed = sittings.filter(({ starts, ends }) => starts && ends).map(({ starts, ends }) => [starts!.slice(0, 5), ends!.slice(0, 5)]);
  if (isEach || timed.length < 2) return timed.map((each) => each.join('–'));
  return [`${timed[0]![0]}–${timed.at(-1)![1]}`];
}

/** What is said with dots between. */
function Facts({ children }: { children: ReactNode }) {
  const facts = Children.toArray(children);
  return <span className={classes.facts}>{facts.map((fact, index) => <Fragment key={index}>{index > 0 && ' · '}{fact}</Fragment>)}</span>;
}

/** A line for each room or trainer, with what holds it when: a month of columns would not fit on paper. */
function Rows({ view, first, last, sessions, rows }: SheetProps) {
  const { t } = useTranslation(['calendar', 'common']);
  const format = useFormat();
  return (
    <table data-view={view}>
      <thead>
        <tr><th scope="col" className={classes.name}>{t(view === 'rooms' ? 'room' : 'trainer')}</th><th scope="col">{t(`views.${view}`)}</th></tr>
      </thead>
      <tbody>
        {rows.map(({ id, title }) => {
          const held = sessions.flatMap((session) =>
            runsOf(session.days.filter((day) => first <= day.date && day.date <= last && resourcesOf(day, view).includes(id))).map((days) => ({ session, from: days[0]!.date, to: days.at(-1)!.date })));
          held.sort((one, other) => one.from.localeCompare(other.from) || one.session.reference.localeCompare(other.session.reference));
          return (
            <tr key={id}>
              <th scope="row"><bdi>{title}</bdi></th>
              <td>
                {held.length === 0 ? '—' : (
                  <ul className={classes.held}>
                    {held.map(({ session, from, to }) => (
                      <li key={session.id + from} data-status={session.status}>
                        <b><bdi>{format.period(from, to, 'weekday')}</bdi></b> <span className={classes.what}><LocalText text={session.title} /></span> <Isolated>{session.reference}</Isolated>
                      </li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
