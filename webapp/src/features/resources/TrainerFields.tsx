import { ActionIcon, Button, Checkbox, Group, MultiSelect, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '@/shared/format';
import { languages, useTranslation } from '@/shared/i18n';
import { DayInput, FieldGroup, FieldRow, Icon, PersonPicker } from '@/shared/ui';
import { trainerFieldsQuery } from './queries';
import classes from './resources.module.css';
import type { TrainerValues } from './trainerValues';
import { dayNamed, levels, policies, standings, weekdays } from './words';

type Form = UseFormReturnType<TrainerValues>;

export function TrainerFields({ form, isNew }: { form: Form; isNew: boolean }) {
  const { t } = useTranslation(['resources', 'terms', 'common']);
  const known = useQuery(trainerFieldsQuery);
  const { values, errors } = form;
  return (
    <>
      {isNew && (
        <PersonPicker
          label={t('field.person_id')} description={t('form.personHelp')} isRequired value={values.person_id}
          onChange={(id) => form.setFieldValue('person_id', id)} error={errors.person_id} data-path="person_id"
        />
      )}
      <FieldRow>
        <NativeSelect label={t('field.standing')} {...form.getInputProps('standing')} data={standings.map((value) => ({ value, label: t(`term.trainer_standing.${value}`) }))} />
        <NativeSelect
          label={t('field.training_of_trainers')} {...form.getInputProps('training_of_trainers')}
          data={levels.map((value) => ({ value, label: t(`term.training_of_trainers.${value}`) }))}
        />
      </FieldRow>
      <TagsInput
        label={t('field.fields')} description={t('form.fieldsHelp')} {...form.getInputProps('fields')} data={(known.data?.items ?? []).map(({ field }) => field)}
        maxTags={20} clearButtonProps={{ 'aria-label': t('common:picker.clear') }}
      />
      <MultiSelect
        label={t('field.languages')} {...form.getInputProps('languages')}
        data={[...new Set([...languages, ...values.languages])].map((value) => ({ value, label: t(`terms:language.${value}`, { defaultValue: value }) }))}
      />
      <Accreditations form={form} />
      <Availability form={form} />
      <FieldGroup legend={t('form.contract')}>
        <TextInput label={t('field.contract_reference')} maxLength={120} {...form.getInputProps('contract_reference')} />
        <FieldRow>
          <DayInput label={t('field.contract_from')} {...form.getInputProps('contract_from')} value={values.contract_from} />
          <DayInput label={t('field.contract_to')} {...form.getInputProps('contract_to')} value={values.contract_to} />
        </FieldRow>
      </FieldGroup>
      <Textarea label={t('field.note')} autosize minRows={2} maxLength={2000} {...form.getInputProps('note')} />
    </>
  );
}

function Accreditations({ form }: { form: Form }) {
  const { t } = useTranslation('resources');
  return (
    <FieldGroup legend={t('field.accreditations')}>
      {form.values.accreditations.map((each, index) => {
        const at = `accreditations.${index}`;
        return (
          <div key={index} className={classes.part} role="group" aria-label={t('form.accreditationNumber', { number: index + 1 })}>
            <div className={classes.line}>
              <TextInput label={t('field.title')} maxLength={200} {...form.getInputProps(`${at}.title`)} data-path={`${at}.title`} />
              <TextInput label={t('field.issuer')} maxLength={200} {...form.getInputProps(`${at}.issuer`)} data-path={`${at}.issuer`} />
              <ActionIcon size="lg" aria-label={t('form.removeAccreditation', { number: index + 1 })} onClick={() => form.removeListItem('accreditations', index)}>
                <Icon name="x" />
              </ActionIcon>
            </div>
            <FieldRow>
              <DayInput label={t('field.valid_from')} {...form.getInputProps(`${at}.valid_from`)} value={each.valid_from} data-path={`${at}.valid_from`} />
              <DayInput label={t('field.expires_on')} {...form.getInputProps(`${at}.expires_on`)} value={each.expires_on} data-path={`${at}.expires_on`} />
            </FieldRow>
          </div>
        );
      })}
      <div className="row">
        <Button
          leftSection={<Icon name="plus" />} data-path="accreditations"
          onClick={() => form.insertListItem('accreditations', { title: '', issuer: '', valid_from: null, expires_on: null })}
        >
          {t('form.addAccreditation')}
        </Button>
      </div>
    </FieldGroup>
  );
}

function Availability({ form }: { form: Form }) {
  const { t } = useTranslation('resources');
  const format = useFormat();
  return (
    <FieldGroup legend={t('form.availability')}>
      <Checkbox.Group label={t('field.weekdays')} description={t('form.weekdaysHelp')} {...form.getInputProps('weekdays')}>
        <Group gap="md" mt="xs">
          {weekdays.map((day) => (
            <Checkbox key={day} value={String(day)} label={format.dateParts(dayNamed(day)).weekday} />
          ))}
        </Group>
      </Checkbox.Group>
      {form.values.absences.map((each, index) => {
        const at = `absences.${index}`;
        return (
          <div key={index} className={classes.part} role="group" aria-label={t('form.absenceNumber', { number: index + 1 })}>
            <div className={classes.line}>
              <DayInput label={t('form.from')} {...form.getInputProps(`${at}.starts_on`)} value={each.starts_on} data-path={`${at}.starts_on`} />
              <DayInput label={t('form.to')} {...form.getInputProps(`${at}.ends_on`)} value={each.ends_on} data-path={`${at}.ends_on`} />
              <ActionIcon size="lg" aria-label={t('form.removeAbsence', { number: index + 1 })} onClick={() => form.removeListItem('absences', index)}>
                <Icon name="x" />
              </ActionIcon>
            </div>
            <TextInput label={t('field.reason')} maxLength={200} {...form.getInputProps(`${at}.reason`)} data-path={`${at}.reason`} />
          </div>
        );
      })}
      <div className="row">
        <Button leftSection={<Icon name="plus" />} data-path="absences" onClick={() => form.insertListItem('absences', { starts_on: null, ends_on: null, reason: '' })}>
          {t('form.addAbsence')}
        </Button>
      </div>
      <NativeSelect
        label={t('field.double_booking')} description={t('form.policyTrainer')} {...form.getInputProps('double_booking')}
        data={policies.map((value) => ({ value, label: t(`term.double_booking.${value}`) }))}
      />
    </FieldGroup>
  );
}
