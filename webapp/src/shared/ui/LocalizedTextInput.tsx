import { Input, Textarea, TextInput } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import type { LocalizedText } from '@/shared/format';
import { languages, useLanguage, useTranslation } from '@/shared/i18n';
import classes from './form.module.css';

export interface LocalizedTextInputProps {
  label: string;
  value: LocalizedText;
  onChange: (value: LocalizedText) => void;
  description?: string;
  /** For the whole text; `errors` for one language. */
  error?: ReactNode;
  errors?: Partial<Record<keyof LocalizedText, ReactNode>>;
  isRequired?: boolean;
  isLong?: boolean;
  /** Path in the form: "title" gives the inputs "title.fr", "title.ar", "title.en" for the error summary. */
  path?: string;
}

/** One text in three languages, the page's own first. Left empty means absent, not an empty text. */
export function LocalizedTextInput(props: LocalizedTextInputProps) {
  const { label, value, onChange, description, error, errors, isRequired, isLong, path } = props;
  const { t } = useTranslation();
  const own = useLanguage();
  const id = useId();
  const ordered = [own, ...languages.filter((language) => language !== own)];
  const Field = isLong ? Textarea : TextInput;
  return (
    <Input.Wrapper label={label} description={description} error={error} required={isRequired} labelElement="div" id={id}>
      <div className={classes.languages} role="group" aria-label={label}>
        {ordered.map((language) => (
          <div key={language} className={classes.language}>
            <span aria-hidden="true">{language === 'ar' ? 'ع' : language.toUpperCase()}</span>
            <Field
              aria-label={`${label} (${t(`localized.${language}`)})`}
              lang={language}
              dir={language === 'ar' ? 'rtl' : 'ltr'}
              data-path={path ? `${path}.${language}` : undefined}
              value={value[language] ?? ''}
              error={errors?.[language]}
              {...(isLong ? { autosize: true, minRows: 2 } : {})}
              onChange={(event: { currentTarget: { value: string } }) =>
                onChange({ ...value, [language]: event.currentTarget.value || undefined })
              }
            />
          </div>
        ))}
      </div>
    </Input.Wrapper>
  );
}
