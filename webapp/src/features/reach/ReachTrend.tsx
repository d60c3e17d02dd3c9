import type { ReachAnswer } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { EmptyState, Panel, TrendChart } from '@/shared/ui';
import { sexesOf, type Narrowed } from './question';
import { useRun } from './useRun';

/** How the people reached have become as many as they are. */
export function ReachTrend({ narrowed, now }: { narrowed: Narrowed; now: ReachAnswer | undefined }) {
  const { t } = useTranslation('reach');
  const { dates, points } = useRun(narrowed, now);
  if (dates.length === 0) {
    return (
      <Panel title={t('trend.title')}>
        <EmptyState title={t('trend.none')}>{t('trend.noneText')}</EmptyState>
      </Panel>
    );
  }
  return (
    <TrendChart
      title={t('trend.title')}
      note={t('trend.note')}
      dates={dates}
      kind="step"
      unit={t('trend.people')}
      series={[
        { id: 'people', name: t('trend.people'), color: 'people', values: points.map((point) => point?.value) },
        { id: 'women', name: t('trend.women'), color: 'women', values: points.map((point) => point && sexesOf(point).women) },
      ]}
    />
  );
}
