import { Button, Select, Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, saveLetter, saveSessionLetters, type Designation, type DocumentFormat, type DocumentLanguage } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, Icon } from '@/shared/ui';

const own = 'own';
const languages = [own, 'fr', 'ar', 'fr-ar', 'en'] as const;
const formats: readonly DocumentFormat[] = ['docx', 'pdf'];

/** The letter to one administration, or those to all administrations of a session; Word first, because it is corrected and signed by hand. */
export function PrintLetters({ letter, session, mayRemind, onDone }: { letter?: Designation; session?: string; mayRemind: boolean; onDone: () => void }) {
  const { t } = useTranslation('designations');
  const [language, setLanguage] = useState<(typeof languages)[number]>(own);
  const [format, setFormat] = useState<DocumentFormat>('docx');
  const [reminder, setReminder] = useState(false);
  const print = useMutation({
    mutationFn: () => {
      const wanted = { language: language === own ? undefined : (language as DocumentLanguage), format, reminder };
      return letter ? saveLetter(letter.id, wanted) : saveSessionLetters(session ?? '', wanted);
    },
    onSuccess: onDone,
  });
  const problem = print.error ? asProblem(print.error) : undefined;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        print.mutate();
      }}
    >
      {problem && (
        <Banner tone="bad" icon="alert" role="alert">
          {problem.fields[0]?.message ?? problem.message}
        </Banner>
      )}
      <Select
        label={t('print.language')}
        data={languages.map((value) => ({ value, label: t(`print.in.${value}`) }))}
        value={language}
        onChange={(value) => value && setLanguage(value as (typeof languages)[number])}
        allowDeselect={false}
      />
      <Select
        label={t('print.format')}
        data={formats.map((value) => ({ value, label: t(`print.as.${value}`) }))}
        value={format}
        onChange={(value) => setFormat(value as DocumentFormat)}
        allowDeselect={false}
      />
      {mayRemind && <Switch label={t('print.reminder')} checked={reminder} onChange={(event) => setReminder(event.currentTarget.checked)} />}
      <div className="row">
        <Button type="submit" variant="filled" loading={print.isPending} leftSection={<Icon name="download" />}>
          {t('print.download')}
        </Button>
      </div>
    </form>
  );
}
