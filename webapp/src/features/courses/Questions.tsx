import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from '@/shared/i18n';
import { FieldGroup, Icon, LocalizedTextInput } from '@/shared/ui';
import classes from './courses.module.css';
import { answerKinds, audiences, type Audience, type CourseValues } from './courseValues';

/** The questions of the evaluation forms, each under those who are asked. */
export function Questions({ form }: { form: UseFormReturnType<CourseValues> }) {
  const { t } = useTranslation('courses');
  return <>{audiences.map((audience) => <OfAudience key={audience} form={form} audience={audience} heading={t(`audience.${audience}`)} />)}</>;
}

function OfAudience({ form, audience, heading }: { form: UseFormReturnType<CourseValues>; audience: Audience; heading: string }) {
  const { t } = useTranslation('courses');
  const mine = form.values.questions.flatMap((question, index) => (question.audience === audience ? [{ question, index }] : []));
  return (
    <FieldGroup legend={t('form.questionsOf', { audience: heading })} help={audience === 'participants' ? t('form.questionsHelp') : undefined}>
      {mine.map(({ question, index }, place) => {
        const at = `questions.${index}`;
        const number = place + 1;
        return (
          <div key={index} className={classes.part} role="group" aria-label={t('form.questionNumber', { number })}>
            <LocalizedTextInput
              label={t('form.questionNumber', { number })}
              path={`${at}.text`}
              value={question.text}
              onChange={(text) => form.setFieldValue(`${at}.text`, text)}
              error={form.errors[`${at}.text`] ?? form.errors[at]}
              errors={{ fr: form.errors[`${at}.text.fr`], ar: form.errors[`${at}.text.ar`], en: form.errors[`${at}.text.en`] }}
            />
            <div className={classes.one}>
              <NativeSelect label={t('form.answer')} {...form.getInputProps(`${at}.answer`)} data={answerKinds.map((value) => ({ value, label: t(`answer.${value}`) }))} />
              <span className="row">
                <ActionIcon size="lg" aria-label={t('form.questionUp', { number })} disabled={place === 0} onClick={() => form.reorderListItem('questions', { from: index, to: mine[place - 1]!.index })}>
                  <Icon name="up" />
                </ActionIcon>
                <ActionIcon size="lg" aria-label={t('form.removeQuestion', { number })} onClick={() => form.removeListItem('questions', index)}>
                  <Icon name="x" />
                </ActionIcon>
              </span>
            </div>
          </div>
        );
      })}
      <div className="row">
        <Button leftSection={<Icon name="plus" />} data-path={audience === 'participants' ? 'questions' : undefined} aria-label={`${t('form.addQuestion')} · ${heading}`}
          onClick={() => form.insertListItem('questions', { audience, answer: 'scale', text: {} })}>
          {t('form.addQuestion')}
        </Button>
      </div>
    </FieldGroup>
  );
}
