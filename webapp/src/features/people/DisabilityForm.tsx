import { NativeSelect, Radio } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { saveDisability, sensitiveDataChanged, shortSetQuery, type Disability, type DisabilityBody, type Person } from '@/shared/api';
import { today, useFormat, type LocalizedText } from '@/shared/format';
import { currentLanguage, useTranslation } from '@/shared/i18n';
import { DayInput, FailedState, FieldRow, FormPage, LocalText, Skeleton, useFormSave } from '@/shared/ui';
import { channels } from './channels';
import classes from './people.module.css';

type Domain = keyof DisabilityBody['answers'];
const domains: readonly Domain[] = ['seeing', 'hearing', 'walking', 'remembering', 'self_care', 'communicating'];

interface Values {
  answers: Record<string, string>;
  date: string | null;
  channel: string;
}

/** The six questions in their own words, to be read out as they stand; any of them may stay without an answer. */
export function DisabilityForm({ person, held, onDone }: { person: Person; held: Disability; onDone: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const shortSet = useQuery(shortSetQuery());
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      answers: Object.fromEntries(domains.map((domain) => [domain, held.answers?.[domain] ?? ''])),
      date: today(),
      channel: 'in_person',
    },
    validate: { date: (date) => (date ? null : t('consents.dateMissing')) },
  });
  const page = useFormSave(
    form,
    ({ answers, date, channel }: Values) =>
      saveDisability(person.id, held.version, {
        answers: Object.fromEntries(Object.entries(answers).filter(([, said]) => said)) as DisabilityBody['answers'],
        date: date ?? '',
        channel: channel as DisabilityBody['channel'],
      }),
    () => {
      sensitiveDataChanged(queryClient);
      onDone();
    },
  );
  if (shortSet.isPending) return <Skeleton lines={8} />;
  if (!shortSet.data) return <FailedState error={shortSet.error} onRetry={() => void shortSet.refetch()} />;
  const { official, introduction, questions, answers } = shortSet.data;
  const isTranslated = currentLanguage() !== official;
  const original = (text: LocalizedText) =>
    isTranslated && (
      <bdi className="small muted" lang={official}>
        {text[official]}
      </bdi>
    );
  return (
    <FormPage {...page} onCancel={onDone} labels={{ answers: t('sensitive.answers'), date: t('consents.date') }}>
      <p className="small muted">
        {t('sensitive.readOut')} {isTranslated && t('sensitive.translated')}
      </p>
      <div>
        <p className="strong">
          <LocalText text={introduction} />
        </p>
        {original(introduction)}
      </div>
      {questions.map(({ domain, text }) => (
        <Radio.Group key={domain} label={<LocalText text={text} />} description={original(text)} {...form.getInputProps(`answers.${domain}`)}>
          <div className={classes.choices}>
            {answers.map((choice) => (
              <Radio key={choice.answer} value={choice.answer} label={format.text(choice.text)} />
            ))}
            <Radio value="" label={t('sensitive.notAnswered')} />
          </div>
        </Radio.Group>
      ))}
      <FieldRow>
        <DayInput label={t('consents.date')} isRequired max={today()} {...form.getInputProps('date')} value={form.values.date} />
        <NativeSelect label={t('consents.how')} data={channels.map((value) => ({ value, label: t(`consents.channel.${value}`) }))} {...form.getInputProps('channel')} />
      </FieldRow>
    </FormPage>
  );
}
