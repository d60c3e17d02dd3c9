import type { Programme } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Isolated, Unknown } from '@/shared/ui';

/** Its days where they are known, else what is said of them, else that nobody said. */
export function ProgrammeDates({ programme }: { programme: Pick<Programme, 'starts_on' | 'ends_on' | 'dates_note'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { starts_on: from, ends_on: to, dates_note: note } = programme;
  if (from && to) return <bdi>{format.period(from, to)}</bdi>;
  if (from) return <bdi>{t('filter.since', { date: format.date(from) })}</bdi>;
  if (to) return <bdi>{t('filter.until', { date: format.date(to) })}</bdi>;
  return note ? <bdi>{note}</bdi> : <Unknown />;
}

export function ProgrammeBudget({ budget }: { budget: Programme['budget'] | null }) {
  const { t } = useTranslation('programmes');
  const format = useFormat();
  if (!budget) return <Unknown />;
  return (
    <>
      <Isolated>{format.money(budget.amount_minor, budget.currency)}</Isolated>
      {budget.estimated && <span className="muted"> {t('estimated')}</span>}
    </>
  );
}
