import { Menu, useDirection } from '@mantine/core';
import { useElementSize, useMediaQuery, useMergedRef } from '@mantine/hooks';
import { useRef, useState, type KeyboardEvent } from 'react';
import { clock, nameInOrder, today, useFormat, type NamedPerson } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { markKey, markOfKey, nextMark, totalsOf, type AttendanceEntry, type Mark, type Marks, type Sitting } from './attendance';
import classes from './attendance.module.css';
import { Icon } from './Icon';
import { EmptyState } from './states';

export interface AttendancePerson extends NamedPerson {
  id: string;
  sex: string;
  organisation?: string;
}

export interface AttendanceGridProps {
  people: AttendancePerson[];
  sittings: Sitting[];
  marks: Marks;
  onChange: (entries: AttendanceEntry[]) => void;
  isReadOnly?: boolean;
}

/** One mark per person and sitting. A grid for the keyboard: arrows move, space changes, P and A set, Delete takes back. */
export function AttendanceGrid({ people, sittings, marks, onChange, isReadOnly }: AttendanceGridProps) {
  const { t } = useTranslation(['common', 'terms']);
  const format = useFormat();
  const { dir } = useDirection();
  const table = useRef<HTMLTableElement>(null);
  const { ref: roomRef, width: room } = useElementSize<HTMLDivElement>();
  const { ref: grownRef, width: grown } = useElementSize<HTMLTableElement>();
  const tableRef = useMergedRef(table, grownRef);
  const isWide = grown > room + 1;
  const [at, setAt] = useState({ row: 0, column: 0 });
  const now = today();
  const isNarrow = useMediaQuery('(max-width: 62rem)', false, { getInitialValueInEffect: false });
  const headColumns = isNarrow ? 2 : 5;
  if (people.length === 0) return <EmptyState title={t('attendance.none')}>{t('attendance.noneText')}</EmptyState>;

  const days = [...new Set(sittings.map(({ date }) => date))].map((date) => ({
    date,
    sittings: sittings.filter((sitting) => sitting.date === date),
  }));
  const set = (personId: string, sitting: Sitting, mark: Mark) =>
    onChange([{ person_id: personId, date: sitting.date, sitting: sitting.sitting, present: mark ?? null }]);
  const move = (row: number, column: number) => {
    const next = {
      row: Math.max(0, Math.min(people.length - 1, row)),
      column: Math.max(0, Math.min(sittings.length - 1, column)),
    };
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-at="${next.row}.${next.column}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, row: number, column: number, mark: Mark) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = dir === 'rtl' ? -1 : 1;
    const steps: Record<string, [number, number]> = {
      ArrowDown: [row + 1, column], ArrowUp: [row - 1, column],
      ArrowRight: [row, column + forward], ArrowLeft: [row, column - forward],
      Home: [row, 0], End: [row, sittings.length - 1], PageDown: [row + 10, column], PageUp: [row - 10, column],
    };
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      move(...step);
      return;
    }
    const asked = markOfKey(event.key, mark);
    const [person, sitting] = [people[row], sittings[column]];
    if (!asked || isReadOnly || !person || !sitting) return;
    event.preventDefault();
    if (asked.mark !== mark) set(person.id, sitting, asked.mark);
    if (event.key !== ' ') move(row + 1, column); // a sheet is read downwards
  };
  const fill = (sitting: Sitting, mark: Mark) =>
    onChange(
      people
        .filter(({ id }) => (mark === undefined) !== (marks.get(markKey(id, sitting)) === undefined))
        .map(({ id }) => ({ person_id: id, date: sitting.date, sitting: sitting.sitting, present: mark ?? null })),
    );
  const named = (sitting: Sitting, isOnly: boolean) =>
    isOnly ? t('attendance.onlySitting') : sitting.sitting === 1 ? t('attendance.sitting1') : t('attendance.sitting2');

  return (
    <div className={classes.scroll} ref={roomRef} data-wide={isWide || undefined} tabIndex={isWide ? 0 : undefined}>
      <table className={classes.grid} role="grid" ref={tableRef} aria-label={t('attendance.title')} aria-readonly={isReadOnly || undefined}>
        <thead>
          <tr>
            <td colSpan={headColumns} />
            {days.map(({ date, sittings: ofDay }) => (
              <th key={date} scope="colgroup" colSpan={ofDay.length} className={`${classes.day} ${classes.dayStart}`} data-now={date === now || undefined}>
                {format.date(date, 'weekday')}
              </th>
            ))}
          </tr>
          <tr>
            {!isNarrow && (
              <th scope="col" className={classes.number}>
                <span className="sr">{t('attendance.number')}</span>
              </th>
            )}
            <th scope="col">{t('attendance.name')}</th>
            {!isNarrow && (
              <>
                <td />
                <th scope="col">{t('attendance.organisation')}</th>
              </>
            )}
            <th scope="col" className={classes.sexCell}>
              {t('attendance.sex')}
            </th>
            {sittings.map((sitting, column) => {
              const isFirst = sittings[column - 1]?.date !== sitting.date;
              const isOnly = isFirst && sittings[column + 1]?.date !== sitting.date;
              const words = (
                <>
                  {named(sitting, isOnly)}
                  <br />
                  <bdi className="ltr">{sitting.starts}</bdi>
                </>
              );
              return (
                <th
                  key={markKey('', sitting)}
                  scope="col"
                  className={`${classes.sitting} ${isFirst ? classes.dayStart : ''}`}
                  data-now={sitting.date === now || undefined}
                >
                  {isReadOnly ? words : <ColumnFill label={`${format.date(sitting.date, 'weekday')} ${sitting.starts}`} onFill={(mark) => fill(sitting, mark)}>{words}</ColumnFill>}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {people.map((person, row) => {
            const name = nameInOrder(person, format.language);
            return (
              <tr key={person.id}>
                {!isNarrow && <td className={classes.number}>{row + 1}</td>}
                <th scope="row">
                  <bdi lang={name.firstLanguage}>{name.first}</bdi>
                </th>
                {!isNarrow && (
                  <>
                    <td className={classes.other}>{name.other && <bdi lang={name.otherLanguage}>{name.other}</bdi>}</td>
                    <td className={classes.other} title={person.organisation}>{person.organisation}</td>
                  </>
                )}
                <td className={`${classes.sexCell} ${person.sex === 'F' ? 'women' : person.sex === 'M' ? 'men' : 'muted'}`}>
                  {t(`terms:sex_short.${person.sex}`, { defaultValue: person.sex })}
                </td>
                {sittings.map((sitting, column) => {
                  const mark = marks.get(markKey(person.id, sitting));
                  const isFirst = sittings[column - 1]?.date !== sitting.date;
                  const said = mark === undefined ? t('attendance.unknown') : mark ? t('attendance.present') : t('attendance.absent');
                  return (
                    <td
                      key={markKey('', sitting)}
                      className={`${classes.sitting} ${classes.cell} ${isFirst ? classes.dayStart : ''}`}
                      data-now={sitting.date === now || undefined}
                      data-at={`${row}.${column}`}
                      tabIndex={at.row === row && at.column === column ? 0 : -1}
                      role="gridcell"
                      aria-readonly={isReadOnly || undefined}
                      aria-label={`${name.first}, ${format.date(sitting.date, 'weekday')} ${sitting.starts}${t('colon')} ${said}`}
                      onFocus={() => setAt({ row, column })}
                      onKeyDown={(event) => onKeyDown(event, row, column, mark)}
                      onClick={() => !isReadOnly && set(person.id, sitting, nextMark(mark))}
                    >
                      <MarkSign mark={mark} isDue={sitting.date < now || (sitting.date === now && sitting.starts <= clock())} />
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
        <Totals people={people} sittings={sittings} marks={marks} now={now} headColumns={headColumns} />
      </table>
    </div>
  );
}

function MarkSign({ mark, isDue }: { mark: Mark; isDue: boolean }) {
  const { t } = useTranslation();
  const state = mark === undefined ? 'unknown' : mark ? 'present' : 'absent';
  return (
    <span className={classes.mark} data-mark={state} data-due={isDue || undefined} aria-hidden="true">
      {mark === undefined ? isDue ? null : '·' : mark ? <Icon name="check" /> : t('attendance.absentSign')}
    </span>
  );
}

function ColumnFill({ label, onFill, children }: { label: string; onFill: (mark: Mark) => void; children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={classes.fill}>
          {children}
          <span className="sr">{t('attendance.fill', { sitting: label })}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onFill(true)}>{t('attendance.fillPresent')}</Menu.Item>
        <Menu.Item onClick={() => onFill(false)}>{t('attendance.fillAbsent')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => onFill(undefined)}>{t('attendance.fillClear')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface TotalsProps extends Pick<AttendanceGridProps, 'people' | 'sittings' | 'marks'> {
  now: string;
  headColumns: number;
}

function Totals({ people, sittings, marks, now, headColumns }: TotalsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const totals = sittings.map((sitting) => totalsOf(people, sitting, marks));
  const unmarked = people.length - (totals.findLast(({ marked }) => marked > 0)?.marked ?? people.length);
  const isComplete = totals.length > 0 && totals.every(({ marked }) => marked === people.length);
  const cell = (column: number, content: React.ReactNode) => (
    <td
      key={column}
      className={`${classes.sitting} ${sittings[column - 1]?.date !== sittings[column]?.date ? classes.dayStart : ''}`}
      data-now={sittings[column]?.date === now || undefined}
    >
      {totals[column]?.marked ? content : <span className="muted">·</span>}
    </td>
  );
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={headColumns}>
          {t('attendance.presentTotal')}
          {(unmarked > 0 || isComplete) && <small> · {t('attendance.unmarked', { count: unmarked })}</small>}
        </th>
        {totals.map(({ present }, column) =>
          cell(column, <bdi className="ltr">{`${format.number(present)} / ${format.number(people.length)}`}</bdi>),
        )}
      </tr>
      <tr>
        <th scope="row" colSpan={headColumns}>
          <span className="women">{t('attendance.women')}</span> / <span className="men">{t('attendance.men')}</span>
        </th>
        {totals.map(({ women, men }, column) =>
          cell(
            column,
            <span className="nowrap">
              <span className="women">{format.number(women)}</span> / <span className="men">{format.number(men)}</span>
            </span>,
          ),
        )}
      </tr>
    </tfoot>
  );
}

export interface SavedStateProps {
  state: 'saving' | 'saved' | 'failed';
  /** Instant of the last save. */
  at?: string;
}

/** Beside the grid's title: whether the marks have reached the server. */
export function SavedState({ state, at }: SavedStateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className={classes.saved} data-state={state} role="status">
      {state === 'saved' && <Icon name="check" />}
      {state === 'failed' && <Icon name="alert" />}
      {state === 'saving' ? t('attendance.saving') : state === 'failed' ? t('attendance.notSaved') : at && t('attendance.savedAt', { time: format.time(at) })}
    </span>
  );
}
