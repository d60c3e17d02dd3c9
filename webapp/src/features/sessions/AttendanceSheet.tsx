import { ActionIcon, Button, Menu, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { clock, nameInOrder, today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { EmptyState, Icon, markKey, totalsOf, type AttendanceGridProps, type AttendancePerson, type Mark, type Sitting } from '@/shared/ui';
import classes from './sessions.module.css';

const searchFrom = 12;

/** Attendance for a thumb: one sitting, one person a line, two large marks. A second tap on a mark takes it back. */
export function AttendanceSheet({ people, sittings, marks, onChange, isReadOnly }: AttendanceGridProps) {
  const { t } = useTranslation(['sessions', 'common']);
  const format = useFormat();
  const [at, setAt] = useState(() => currentSitting(sittings));
  const [typed, setTyped] = useState('');
  const sitting = sittings[at];
  if (!sitting) return null;
  const set = (person: AttendancePerson, mark: Mark) =>
    onChange([{ person_id: person.id, date: sitting.date, sitting: sitting.sitting, present: mark ?? null }]);
  const fill = (mark: boolean) =>
    onChange(
      people
        .filter(({ id }) => marks.get(markKey(id, sitting)) === undefined)
        .map(({ id }) => ({ person_id: id, date: sitting.date, sitting: sitting.sitting, present: mark })),
    );
  const wanted = plain(typed);
  const shown = people.filter((person) => {
    const { first, other } = nameInOrder(person, format.language);
    return plain(`${first} ${other ?? ''}`).includes(wanted);
  });
  const totals = totalsOf(people, sitting, marks);
  return (
    <div className={classes.sheet}>
      <div className={classes.pickSitting}>
        <ActionIcon size={44} variant="default" aria-label={t('sheet.previous')} disabled={at === 0} onClick={() => setAt(at - 1)}>
          <Icon name="go" className={classes.flip} />
        </ActionIcon>
        <NativeSelect
          aria-label={t('sheet.sitting')}
          value={String(at)}
          onChange={(event) => setAt(Number(event.currentTarget.value))}
          data={sittings.map((one, index) => ({ value: String(index), label: saidOf(one, format, t) }))}
        />
        <ActionIcon size={44} variant="default" aria-label={t('sheet.next')} disabled={at === sittings.length - 1} onClick={() => setAt(at + 1)}>
          <Icon name="go" />
        </ActionIcon>
      </div>
      {people.length >= searchFrom && (
        <TextInput
          type="search"
          mx="md"
          aria-label={t('sheet.search')}
          placeholder={t('sheet.search')}
          leftSection={<Icon name="search" />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <ul className={classes.names}>
        {shown.map((person) => {
          const name = nameInOrder(person, format.language);
          const mark = marks.get(markKey(person.id, sitting));
          return (
            <li key={person.id}>
              <p>
                <bdi lang={name.firstLanguage}>{name.first}</bdi>
                <small>
                  {name.other && <bdi lang={name.otherLanguage}>{name.other}</bdi>}
                  {name.other && person.organisation && ' · '}
                  {person.organisation && <bdi>{person.organisation}</bdi>}
                </small>
              </p>
              <div className={classes.marks} role="group" aria-label={name.first}>
                <button
                  type="button"
                  data-mark="present"
                  aria-pressed={mark === true}
                  aria-label={`${name.first}${t('common:colon')} ${t('common:attendance.present')}`}
                  disabled={isReadOnly}
                  onClick={() => set(person, mark === true ? undefined : true)}
                >
                  <Icon name="check" />
                </button>
                <button
                  type="button"
                  data-mark="absent"
                  aria-pressed={mark === false}
                  aria-label={`${name.first}${t('common:colon')} ${t('common:attendance.absent')}`}
                  disabled={isReadOnly}
                  onClick={() => set(person, mark === false ? undefined : false)}
                >
                  {t('common:attendance.absentSign')}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      {shown.length === 0 && <EmptyState title={t('sheet.nobody')} />}
      {!isReadOnly && totals.marked < people.length && (
        <Menu position="top">
          <Menu.Target>
            <Button mx="md" rightSection={<Icon name="fold" />}>
              {t('common:attendance.unmarked', { count: people.length - totals.marked })}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => fill(true)}>{t('common:attendance.fillPresent')}</Menu.Item>
            <Menu.Item onClick={() => fill(false)}>{t('common:attendance.fillAbsent')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <dl className={classes.tally}>
        <div>
          <dt>{t('common:attendance.presentTotal')}</dt>
          <dd>{format.number(totals.present)}</dd>
        </div>
        <div>
          <dt>{t('sheet.expected')}</dt>
          <dd>{format.number(people.length)}</dd>
        </div>
        <div>
          <dt>
            <span className="women">{t('common:sex.womenShort')}</span> / <span className="men">{t('common:sex.menShort')}</span>
          </dt>
          <dd className="nowrap">
            <span className="women">{format.number(totals.women)}</span> / <span className="men">{format.number(totals.men)}</span>
          </dd>
        </div>
      </dl>
    </div>
  );
}

/** The sitting under way or the last one that has begun; before the first, the first. */
function currentSitting(sittings: Sitting[]): number {
  const [day, time] = [today(), clock()];
  return Math.max(0, sittings.findLastIndex(({ date, starts }) => date < day || (date === day && starts <= time)));
}

function saidOf(sitting: Sitting, format: ReturnType<typeof useFormat>, t: (key: string) => string): string {
  const part = sitting.sitting === 1 ? t('common:attendance.sitting1') : t('common:attendance.sitting2');
  return [format.date(sitting.date, 'weekday'), part, sitting.starts && `${sitting.starts}–${sitting.ends}`].filter(Boolean).join(' · ');
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
