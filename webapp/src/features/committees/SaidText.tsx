import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { LocalizedText } from '@/shared/format';
import { useTranslation, type Language } from '@/shared/i18n';

interface SaidTextProps {
  label: string;
  value: LocalizedText;
  /** The language that is being written in. */
  language: Language;
  onChange: (value: LocalizedText) => void;
  error?: ReactNode;
  isLong?: boolean;
  isRequired?: boolean;
  path: string;
}

/** One language of a text at a time, so that a meeting can be followed; what the other languages say stands below. */
export function SaidText({ label, value, language, onChange, error, isLong, isRequired, path }: SaidTextProps) {
  const { t } = useTranslation('common');
  const others = (['fr', 'ar', 'en'] as const).filter((each) => each !== language && value[each]?.trim());
  const Field = isLong ? Textarea : TextInput;
  return (
    <div>
      <Field
        label={`${label} (${t(`localized.${language}`)})`}
        lang={language}
        dir={language === 'ar' ? 'rtl' : 'ltr'}
        required={isRequired && others.length === 0}
        data-path={path}
        value={value[language] ?? ''}
        error={error}
        {...(isLong ? { autosize: true, minRows: 2 } : {})}
        onChange={(event: { currentTarget: { value: string } }) => onChange({ ...value, [language]: event.currentTarget.value || undefined })}
      />
      {others.map((each) => (
        <p key={each} className="tiny muted" lang={each} dir={each === 'ar' ? 'rtl' : 'ltr'} style={{ whiteSpace: 'pre-line', marginBlockStart: 'var(--s-2)' }}>
          {value[each]}
        </p>
      ))}
    </div>
  );
}
