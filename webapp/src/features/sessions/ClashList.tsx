import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Icon } from '@/shared/ui';
import classes from './calendar.module.css';
import { ClashText, ClashTime } from './ClashWords';
import { needsReason, type ClashCheck } from './useClashCheck';

interface ClashListProps {
  check: ClashCheck | undefined;
  isChecking: boolean;
  /** True where the question could not be asked: nothing is known then, which is not the same as nothing in the way. */
  isUnknown?: boolean;
  /** Takes one of the free days; without it they are only told. */
  onTake?: (date: string) => void;
  /** Under the pointer nothing can be followed. */
  isPlain?: boolean;
}

/** What the server finds in the way on these days, and the next days on which nothing is. */
export function ClashList({ check, isChecking, isUnknown, onTake, isPlain }: ClashListProps) {
  const { t } = useTranslation(['calendar', 'scheduling', 'common']);
  const format = useFormat();
  const clashes = check?.clashes ?? [];
  const free = check?.free_slots ?? [];
  const shown = 5;
  return (
    <div className={classes.clashes} role="status" data-bad={clashes.some((clash) => clash.refused || needsReason(clash)) || undefined}>
      {isChecking && <p className="muted"><Icon name="clock" /> {t('clash.checking')}</p>}
      {!isChecking && !check && isUnknown && <p><Icon name="alert" /> {t('clash.unknown')}</p>}
      {check && clashes.length === 0 && <p className="ok"><Icon name="check" /> {t('clash.none')}</p>}
      {clashes.length > 0 && (
        <ul>
          {clashes.slice(0, shown).map((clash) => (
            <li key={clash.key}>
              <Icon name={clash.refused || needsReason(clash) ? 'alert' : 'clock'} /> <ClashTime clash={clash} /> · <ClashText clash={clash} isPlain={isPlain} />
              {clash.refused && <> · <b>{t('scheduling:refused')}</b></>}
              {clash.override_reason && <> · {t('scheduling:letBe')} <bdi>{clash.override_reason}</bdi></>}
            </li>
          ))}
          {clashes.length > shown && <li>{t('clash.more', { count: clashes.length - shown })}</li>}
        </ul>
      )}
      {clashes.length > 0 && (
        <p>
          {free.length === 0 ? t('clash.noneFree') : <>{t('clash.free')}{' '}</>}
          {free.map((date, index) => (
            <span key={date}>
              {index > 0 && t('common:listComma')}
              {onTake ? <button type="button" className={classes.free} onClick={() => onTake(date)}><bdi>{format.date(date, 'weekday')}</bdi></button> : <bdi>{format.date(date, 'weekday')}</bdi>}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
