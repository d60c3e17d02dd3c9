import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Tag, type Tone } from '@/shared/ui';
import classes from './commitments.module.css';
import type { Measure, Status } from './commitmentValues';

const tones: Record<Status, Tone> = { open: 'plain', at_risk: 'warn', late: 'bad', met: 'ok', waived: 'plain' };

export function CommitmentStatusTag({ status }: { status: Status }) {
  const { t } = useTranslation('terms');
  return <Tag tone={tones[status]}>{t(`commitment_status.${status}`)}</Tag>;
}

/** An amount with what it counts: 120 personnes touchées, 1 250 000,00 €. */
export function useAmount(): (amount: number, measure: Measure, currency?: string | null) => string {
  const { t } = useTranslation('commitments');
  const format = useFormat();
  return (amount, measure, currency) =>
    measure === 'payment' && currency ? format.money(amount, currency) : t(`amount.${measure as Exclude<Measure, 'payment'>}`, { count: amount });
}

interface ProgressProps {
  achieved?: number | null;
  target: number;
  measure: Measure;
  currency?: string | null;
}

/** How far it is: the amount that is there, the amount that is owed, and a bar. Partners see what is owed. */
export function Progress({ achieved, target, measure, currency }: ProgressProps) {
  const { t } = useTranslation('commitments');
  const format = useFormat();
  const amount = useAmount();
  const owed = amount(target, measure, currency);
  if (achieved == null) return <bdi>{owed}</bdi>;
  const done = measure === 'payment' && currency ? format.money(achieved, currency) : format.number(achieved);
  const share = Math.min(1, achieved / target);
  return (
    <span className={classes.progress}>
      <bdi>{t('progress', { done, owed })}</bdi>
      <span className={classes.bar} aria-hidden="true" data-full={share === 1 || undefined}>
        <i style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </span>
  );
}
