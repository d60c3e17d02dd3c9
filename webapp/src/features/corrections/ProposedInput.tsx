import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from '@/shared/i18n';
import { DayInput, PartialDayInput } from '@/shared/ui';
import type { CorrectableField } from './queries';

interface ProposedInputProps {
  field: CorrectableField;
  name: string;
  value: string;
  error?: string;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

/** What is to stand there, typed as the field is. */
export function ProposedInput({ field, name, value, error, autoFocus, onChange }: ProposedInputProps) {
  const { t } = useTranslation('corrections');
  const label = t('propose.label', { field: name });
  const shared = { label, error, autoFocus, 'data-path': field.path };
  switch (field.kind) {
    case 'partial_date':
      return <PartialDayInput {...shared} value={value} onChange={onChange} />;
    case 'date':
      return <DayInput {...shared} value={value || null} onChange={(date) => onChange(date ?? '')} />;
    case 'number':
      return <NumberInput {...shared} allowDecimal={false} min={0} value={value === '' ? '' : Number(value)} onChange={(number) => onChange(number === '' ? '' : String(number))} />;
    case 'money': {
      const scale = 10 ** decimalsOf(field.currency ?? 'MAD');
      return (
        <NumberInput
          {...shared}
          min={0}
          decimalScale={decimalsOf(field.currency ?? 'MAD')}
          suffix={` ${field.currency ?? ''}`}
          value={value === '' ? '' : Number(value) / scale}
          onChange={(number) => onChange(number === '' ? '' : String(Math.round(Number(number) * scale)))}
        />
      );
    }
    case 'long_text':
      return <Textarea {...shared} autosize minRows={3} maxLength={field.longest ?? undefined} dir="auto" lang={field.language ?? undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
    default:
      return <TextInput {...shared} maxLength={field.longest ?? undefined} dir="auto" lang={field.language ?? undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}

const decimalsOf = (currency: string) => new Intl.NumberFormat('fr', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
