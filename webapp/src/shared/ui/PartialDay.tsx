import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { parseTyped } from './DayInput';

/** A day that may be known to the month or the year only: 9 avril 2019, avril 2019, 2019. */
export function usePartialDay(): (date: string) => string {
  const format = useFormat();
  return (date) => (date.length === 10 ? format.date(date, 'long') : format.plannedPeriod(date));
}

export function PartialDay({ date }: { date: string }) {
  return <bdi>{usePartialDay()(date)}</bdi>;
}

interface PartialDayInputProps {
  label: string;
  value: string;
  onChange: (date: string) => void;
  description?: string;
  error?: ReactNode;
  isRequired?: boolean;
  'data-path'?: string;
}

/** Typed as 2019, 04/2019 or 09/04/2019; it goes to the server as 2019, 2019-04 or 2019-04-09. What is none of these goes as it was typed. */
export function PartialDayInput({ value, onChange, isRequired, ...rest }: PartialDayInputProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      {...rest}
      required={isRequired}
      inputMode="numeric"
      placeholder={t('date.partialShape')}
      value={typed ?? readable(value)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(partialDay(event.currentTarget.value));
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}

export function partialDay(typed: string): string {
  const text = typed.trim();
  const month = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? undefined;
  if (month) return `${month[2]}-${(month[1] ?? '').padStart(2, '0')}`;
  return parseTyped(text) ?? text;
}

function readable(date: string): string {
  return /^\d{4}-\d{2}(-\d{2})?$/.test(date) ? date.split('-').reverse().join('/') : date;
}
