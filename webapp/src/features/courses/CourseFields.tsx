import { ActionIcon, Button, Checkbox, MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { answer, api } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { languages, useTranslation } from '@/shared/i18n';
import { AsyncPicker, DecimalInput, FieldGroup, FieldRow, Icon, LocalizedTextInput } from '@/shared/ui';
import classes from './courses.module.css';
import type { CourseValues } from './courseValues';
import { Questions } from './Questions';

const kinds = ['training', 'workshop', 'reflection_workshop', 'study_visit', 'coaching', 'seminar', 'conference'] as const;
const modalities = ['in_person', 'distance', 'e_learning', 'blended'] as const;

type Form = UseFormReturnType<CourseValues>;

export function CourseFields({ form }: { form: Form }) {
  const { t } = useTranslation(['courses', 'terms', 'common']);
  const { values, errors } = form;
  const text = (name: 'title' | 'objectives' | 'audience', isLong: boolean) => (
    <LocalizedTextInput
      label={t(`field.${name}`)}
      isRequired={name === 'title'}
      isLong={isLong}
      path={name}
      value={values[name]}
      onChange={(next) => form.setFieldValue(name, next)}
      error={errors[name]}
      errors={{ fr: errors[`${name}.fr`], ar: errors[`${name}.ar`], en: errors[`${name}.en`] }}
    />
  );
  return (
    <>
      {text('title', false)}
      {text('objectives', true)}
      <FieldRow>
        <NativeSelect label={t('field.kind')} {...form.getInputProps('kind')} data={kinds.map((value) => ({ value, label: t(`terms:session_kind.${value}`) }))} />
        <NativeSelect label={t('field.modality')} {...form.getInputProps('modality')} data={modalities.map((value) => ({ value, label: t(`terms:modality.${value}`) }))} />
      </FieldRow>
      <Durations form={form} />
      <Modules form={form} />
      {text('audience', true)}
      <FieldRow>
        <MultiSelect
          label={t('field.languages')}
          {...form.getInputProps('languages')}
          data={[...new Set([...languages, ...values.languages])].map((value) => ({ value, label: t(`terms:language.${value}`, { defaultValue: value }) }))}
        />
        <NumberInput label={t('field.seats')} description={t('form.seatsHelp')} min={1} allowDecimal={false} allowNegative={false} {...form.getInputProps('seats')} />
      </FieldRow>
      <Prerequisites form={form} />
      <TagsInput label={t('field.competencies')} description={t('form.competenciesHelp')} {...form.getInputProps('competencies')} clearButtonProps={{ 'aria-label': t('common:picker.clear') }} />
      <Materials form={form} />
      <Questions form={form} />
      <FieldGroup legend={t('field.certificate')} help={t('form.certificateHelp')}>
        <NumberInput
          label={t('form.attendedPercent')} min={1} max={100} suffix=" %" allowDecimal={false} {...form.getInputProps('attended_percent')}
          error={errors['certificate.attended_percent']} data-path="certificate.attended_percent"
        />
        <Checkbox label={t('form.test')} {...form.getInputProps('test', { type: 'checkbox' })} />
      </FieldGroup>
      <Checkbox label={t('form.archived')} description={t('archivedText')} {...form.getInputProps('archived', { type: 'checkbox' })} />
    </>
  );
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon size="lg" aria-label={label} onClick={onClick}>
      <Icon name="x" />
    </ActionIcon>
  );
}

function Add({ label, path, onClick }: { label: string; path: string; onClick: () => void }) {
  return (
    <div className="row">
      <Button leftSection={<Icon name="plus" />} data-path={path} onClick={onClick}>
        {label}
      </Button>
    </div>
  );
}

function Durations({ form }: { form: Form }) {
  const { t } = useTranslation('courses');
  return (
    <FieldGroup legend={t('field.durations')} help={t('form.durationsHelp')}>
      {form.values.durations.map((_, index) => (
        <div key={index} className={classes.line}>
          <NumberInput label={t('form.days')} min={1} max={200} allowDecimal={false} {...form.getInputProps(`durations.${index}.days`)} data-path={`durations.${index}.days`} />
          <DecimalInput
            label={t('form.hours')} {...form.getInputProps(`durations.${index}.hours`)}
            error={form.errors[`durations.${index}.minutes`]} data-path={`durations.${index}.minutes`}
          />
          <Remove label={t('form.removeDuration', { number: index + 1 })} onClick={() => form.removeListItem('durations', index)} />
        </div>
      ))}
      <Add label={t('form.addDuration')} path="durations" onClick={() => form.insertListItem('durations', { days: '', hours: '' })} />
    </FieldGroup>
  );
}

function Modules({ form }: { form: Form }) {
  const { t } = useTranslation('courses');
  return (
    <FieldGroup legend={t('field.modules')} help={t('form.modulesHelp')}>
      {form.values.modules.map((part, index) => {
        const at = `modules.${index}`;
        return (
          <div key={index} className={classes.part} role="group" aria-label={t('form.moduleNumber', { number: index + 1 })}>
            <LocalizedTextInput
              label={t('form.moduleNumber', { number: index + 1 })}
              path={`${at}.title`}
              value={part.title}
              onChange={(title) => form.setFieldValue(`${at}.title`, title)}
              error={form.errors[`${at}.title`]}
              errors={{ fr: form.errors[`${at}.title.fr`], ar: form.errors[`${at}.title.ar`], en: form.errors[`${at}.title.en`] }}
            />
            <div className={classes.line}>
              <NumberInput
                label={t('form.length')} min={1} allowDecimal={false} {...form.getInputProps(`${at}.length`)}
                error={form.errors[`${at}.days`] ?? form.errors[`${at}.minutes`]} data-path={`${at}.${part.unit}`}
              />
              <NativeSelect label={t('form.unit')} {...form.getInputProps(`${at}.unit`)} data={[{ value: 'days', label: t('form.unitDays') }, { value: 'minutes', label: t('form.unitMinutes') }]} />
              <span className="row">
                <ActionIcon size="lg" aria-label={t('form.moveUp', { number: index + 1 })} disabled={index === 0} onClick={() => form.reorderListItem('modules', { from: index, to: index - 1 })}>
                  <Icon name="up" />
                </ActionIcon>
                <Remove label={t('form.removeModule', { number: index + 1 })} onClick={() => form.removeListItem('modules', index)} />
              </span>
            </div>
          </div>
        );
      })}
      <Add label={t('form.addModule')} path="modules" onClick={() => form.insertListItem('modules', { title: {}, length: '', unit: 'days' })} />
    </FieldGroup>
  );
}

function Prerequisites({ form }: { form: Form }) {
  const { t } = useTranslation('courses');
  const format = useFormat();
  return (
    <FieldGroup legend={t('field.prerequisites')}>
      {form.values.prerequisites.map((id, index) => (
        <div key={index} className={classes.one}>
          <AsyncPicker
            concept="courses"
            placeholder={t('form.coursePlaceholder')}
            label={t('form.prerequisiteNumber', { number: index + 1 })}
            value={id}
            onChange={(next) => form.setFieldValue(`prerequisites.${index}`, next)}
            error={form.errors[`prerequisites.${index}`] ?? (index === 0 ? form.errors.prerequisites : undefined)}
            data-path={`prerequisites.${index}`}
            search={async (q, signal) =>
              (await answer(api.GET('/api/v1/courses', { params: { query: { q, limit: 20 } }, signal }))).items.map((course) => ({
                value: course.id, label: format.text(course.title), detail: course.reference,
              }))
            }
            load={async (value, signal) => {
              const course = await answer(api.GET('/api/v1/courses/{id}', { params: { path: { id: value } }, signal }));
              return { value: course.id, label: format.text(course.title), detail: course.reference };
            }}
          />
          <Remove label={t('form.removePrerequisite', { number: index + 1 })} onClick={() => form.removeListItem('prerequisites', index)} />
        </div>
      ))}
      <Add label={t('form.addPrerequisite')} path="prerequisites" onClick={() => form.insertListItem('prerequisites', null)} />
    </FieldGroup>
  );
}

function Materials({ form }: { form: Form }) {
  const { t } = useTranslation('courses');
  return (
    <FieldGroup legend={t('field.materials')}>
      {form.values.materials.map((_, index) => (
        <div key={index} className={classes.part} role="group" aria-label={t('form.materialNumber', { number: index + 1 })}>
          <TextInput label={t('form.materialTitle')} {...form.getInputProps(`materials.${index}.title`)} data-path={`materials.${index}.title`} />
          <div className={classes.line}>
            <TextInput label={t('form.materialLink')} dir="ltr" type="url" {...form.getInputProps(`materials.${index}.link`)} data-path={`materials.${index}.link`} />
            <TextInput label={t('form.materialNote')} {...form.getInputProps(`materials.${index}.note`)} data-path={`materials.${index}.note`} />
            <Remove label={t('form.removeMaterial', { number: index + 1 })} onClick={() => form.removeListItem('materials', index)} />
          </div>
        </div>
      ))}
      <Add label={t('form.addMaterial')} path="materials" onClick={() => form.insertListItem('materials', { title: '', link: '', note: '' })} />
    </FieldGroup>
  );
}
