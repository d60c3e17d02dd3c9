import { useTranslation } from '@/shared/i18n';
import { AppLink } from './AppLink';
import classes from './figures.module.css';

const mostTicks = 40;

export interface CompletenessMeterProps {
  /** Sittings (or sessions) held. */
  held: number;
  withoutAttendance: number;
  unit?: 'sittings' | 'sessions';
  /** The worklist that repairs it. */
  href?: string;
  /** Which of them lack attendance, in order of date; without it the missing ones stand at the end. */
  missingAt?: number[];
}

/** What is missing is drawn as clearly as what is known: an orange tick for each part without attendance. */
export function CompletenessMeter({ held, withoutAttendance, unit = 'sittings', href, missingAt }: CompletenessMeterProps) {
  const { t } = useTranslation();
  if (held === 0) return null;
  const ticks = Math.min(held, mostTicks);
  const missing = new Set(
    missingAt?.map((index) => Math.floor((index * ticks) / held)) ??
      Array.from({ length: Math.ceil((withoutAttendance * ticks) / held) }, (_, tick) => ticks - 1 - tick),
  );
  const said =
    withoutAttendance === 0
      ? t(`completeness.${unit}Full`, { count: held })
      : t(`completeness.${unit}Missing`, { count: withoutAttendance, held });
  return (
    <div className={classes.complete}>
      <div className={classes.meter} aria-hidden="true">
        {Array.from({ length: ticks }, (_, tick) => (
          <i key={tick} data-missing={missing.has(tick) || undefined} />
        ))}
      </div>
      {withoutAttendance > 0 && href ? (
        <AppLink href={href}>{said}</AppLink>
      ) : (
        <span className={withoutAttendance > 0 ? 'warn' : 'muted'}>{said}</span>
      )}
    </div>
  );
}
