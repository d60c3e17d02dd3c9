import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import type { PublishedGrouping } from '@/shared/api';

type Code = PublishedGrouping['codes'][number];

/** Words of the application's own for codes that are not in a reference list. */
const families: Record<string, string> = {
  sex: 'sex', kind: 'session_kind', modality: 'modality', age_band: 'age_band', administrative_level: 'administrative_level',
};

/** Says a code of a grouping in the page's language. */
export function useCodeName(): (dimension: string, code: Code) => string {
  const { t } = useTranslation(['terms', 'common']);
  const format = useFormat();
  return (dimension, { code, name }) => {
    if (code === 'unknown') return t('common:unknown');
    if (name) return format.text(name);
    const family = families[dimension];
    if (family) return t(`terms:${family}.${code}`, { defaultValue: code });
    return dimension === 'month' || dimension === 'quarter' ? format.plannedPeriod(code) : code;
  };
}

/** What a table counts besides its measure: programme and period, for the line under its title. */
export function useRange(): (table: { from?: string; to?: string }) => string {
  const { t } = useTranslation('published');
  const format = useFormat();
  return ({ from, to }) => {
    if (from && to) return format.period(from, to);
    if (from) return t('range.since', { date: format.date(from) });
    return to ? t('range.until', { date: format.date(to) }) : t('range.always');
  };
}
