import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';

/** Says a span of days of which either end may be open; undefined when neither is known. */
export function useSpan(): (span: { from?: string | null; to?: string | null }) => string | undefined {
  const { t } = useTranslation('common');
  const format = useFormat();
  return ({ from, to }) => {
    if (from && to) return format.period(from, to);
    if (from) return t('filter.since', { date: format.date(from) });
    return to ? t('filter.until', { date: format.date(to) }) : undefined;
  };
}
