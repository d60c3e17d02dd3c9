import { DateInput } from '@mantine/dates';
import { useTranslation } from '@/shared/i18n';

export interface DayInputProps {
  label: string;
  /** "2026-11-22", or null when unknown. */
  value: string | null;
  onChange: (date: string | null) => void;
  min?: string;
  max?: string;
  description?: string;
  error?: React.ReactNode;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** Passed by @mantine/form, so that the error summary can move the focus here. */
  'data-path'?: string;
  onFocus?: () => void;
  onBlur?: () => void;
}

/** A calendar day without a time zone. Typed as dd/mm/yyyy or chosen; it goes to the server as yyyy-mm-dd. */
export function DayInput({ value, onChange, min, max, isRequired, isDisabled, ...rest }: DayInputProps) {
  const { t } = useTranslation();
  return (
    <DateInput
      {...rest}
      value={value}
      onChange={(date) => onChange(date ? date.slice(0, 10) : null)}
      minDate={min}
      maxDate={max}
      required={isRequired}
      disabled={isDisabled}
      valueFormat="DD/MM/YYYY"
      placeholder={t('date.choose')}
      hideOutsideDates
      clearable
      clearButtonProps={{ 'aria-label': t('date.clear') }}
      ariaLabels={{ previousMonth: t('date.previous'), nextMonth: t('date.next') }}
      dateParser={(text) => parseTyped(text)}
      popoverProps={{ withinPortal: false }}
    />
  );
}

/** 3/11/2026, 03-11-26 and 2026-11-03 are all understood; an impossible day is none. */
export function parseTyped(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const local = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$/.exec(text.trim());
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (!year || !month || !day) return null;
  const full = Number(year) < 100 ? 2000 + Number(year) : Number(year);
  const at = new Date(Date.UTC(full, Number(month) - 1, Number(day)));
  const isReal = at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day);
  return isReal ? at.toISOString().slice(0, 10) : null;
}
