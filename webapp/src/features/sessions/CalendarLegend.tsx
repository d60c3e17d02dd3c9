import { SegmentedControl } from '@mantine/core';
import type { CalendarHoliday, CalendarSession } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { LocalText } from '@/shared/ui';
import classes from './calendar.module.css';
import { colourOf, type ColourBy } from './calendarEvents';

interface LegendProps {
  sessions: CalendarSession[];
  holidays: CalendarHoliday[];
  by: ColourBy;
  programmes: string[];
  onBy: (by: ColourBy) => void;
}

/** What the colours on screen mean, and which holidays are drawn. Only what is there is named. */
export function Legend({ sessions, holidays, by, programmes, onBy }: LegendProps) {
  const { t } = useTranslation(['calendar', 'terms']);
  const format = useFormat();
  const named = new Map<string, { colour: number; isHatched: boolean }>();
  for (const session of sessions) {
    const name = by === 'kind' ? t(`terms:session_kind.${session.kind}`) : (session.programme_codes[0] ?? '');
    if (name && !named.has(name)) named.set(name, colourOf(session, by, programmes));
  }
  return (
    <section className={classes.legend} aria-label={t('legend')}>
      <div className="no-print">
        <SegmentedControl size="xs" aria-label={t('colourBy')} value={by} onChange={(value) => onBy(value as ColourBy)}
          data={[{ value: 'kind', label: t('byKind') }, { value: 'programme', label: t('byProgramme') }]} />
      </div>
      <ul>
        {[...named].sort(([one], [other]) => one.localeCompare(other)).map(([name, { colour, isHatched }]) => (
          <li key={name}><i className={`cat-${colour} ${isHatched ? 'is-hatched' : ''}`} aria-hidden="true" /><bdi>{name}</bdi></li>
        ))}
        {sessions.some(({ status }) => status === 'planned') && <li><i className="cat-6 is-planned" aria-hidden="true" />{t('terms:session_status.planned')}</li>}
        {holidays.map((holiday) => (
          <li key={holiday.kind + holiday.starts_on}>
            <i className={holiday.kind === 'ramadan' ? 'is-ramadan' : 'is-holiday'} aria-hidden="true" />
            <span><LocalText text={holiday.name} /> <bdi className="muted">{format.period(holiday.starts_on, holiday.ends_on, 'short')}</bdi>{!holiday.confirmed && <small className="muted"> {t('toBeConfirmed')}</small>}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
