import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { decimalsOf, readNumber, showNumber, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';

export interface DecimalInputProps {
  label: string;
  /** NaN while what is typed cannot be read: the server refuses it by its field. */
  value?: number | '' | null;
  onChange: (value: number | '') => void;
  onFocus?: () => void;
  onBlur?: () => void;
  decimals?: number;
  isMoney?: boolean;
  isRequired?: boolean;
  description?: string;
  error?: ReactNode;
  /** Where the error summary moves the focus. */
  'data-path'?: string;
}

/** Hours, amounts, shares: typed as people write them, and shown as they were read once the field is left. */
export function DecimalInput({ value, onChange, onBlur, decimals = 2, isMoney = false, isRequired, error, ...rest }: DecimalInputProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [typed, setTyped] = useState<{ text: string; read: number | '' }>();
  const [isLeft, setLeft] = useState(false);
  const isStanding = typed !== undefined && Object.is(typed.read, value);
  const isUnread = Number.isNaN(value);
  const shown = typeof value === 'number' && !isUnread ? showNumber(language, value, decimals, isMoney) : '';
  return (
    <TextInput
      {...rest}
      inputMode={decimals > 0 ? 'decimal' : 'numeric'}
      autoComplete="off"
      dir="ltr"
      styles={language === 'ar' ? { input: { textAlign: 'right' } } : undefined}
      required={isRequired}
      value={isStanding ? typed.text : shown}
      error={error || (isUnread && isLeft && t('form.unread', { example: showNumber(language, decimals > 0 ? 1500.5 : 1500, decimals, isMoney) }))}
      onChange={({ currentTarget: { value: text } }) => {
        const read = readNumber(text, decimals, language) ?? NaN;
        setTyped({ text, read });
        setLeft(false);
        onChange(read);
      }}
      onBlur={() => {
        setLeft(true);
        if (!isUnread) setTyped(undefined);
        onBlur?.();
      }}
    />
  );
}

/** An amount in whole units of its currency. */
export function AmountInput({ currency, ...rest }: Omit<DecimalInputProps, 'decimals' | 'isMoney'> & { currency: string }) {
  return <DecimalInput {...rest} decimals={decimalsOf(currency)} isMoney />;
}
