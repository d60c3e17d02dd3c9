import { ActionIcon, Button, Checkbox, Input, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { currencies } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AmountInput, DayInput, FieldGroup, FieldRow, Icon, LocalizedTextInput, OrganisationPicker } from '@/shared/ui';
import classes from './programmes.module.css';
import type { ProgrammeValues } from './programmeValues';

export function ProgrammeFields({ form }: { form: UseFormReturnType<ProgrammeValues> }) {
  const { t } = useTranslation('programmes');
  const { values, errors } = form;
  const budgetError = errors['budget.amount_minor'] ?? errors.budget;
  return (
    <>
      <TextInput label={t('field.code')} description={t('form.codeHelp')} required dir="ltr" autoComplete="off" {...form.getInputProps('code')} />
      <LocalizedTextInput
        label={t('field.title')}
        isRequired
        path="title"
        value={values.title}
        onChange={(title) => form.setFieldValue('title', title)}
        error={errors.title}
        errors={{ fr: errors['title.fr'], ar: errors['title.ar'], en: errors['title.en'] }}
      />
      <LocalizedTextInput
        label={t('field.summary')}
        isLong
        path="summary"
        value={values.summary}
        onChange={(summary) => form.setFieldValue('summary', summary)}
        error={errors.summary}
        errors={{ fr: errors['summary.fr'], ar: errors['summary.ar'], en: errors['summary.en'] }}
      />
      <FieldGroup legend={t('field.dates')} help={t('form.datesHelp')}>
        <FieldRow>
          <DayInput label={t('field.starts_on')} {...form.getInputProps('starts_on')} value={values.starts_on} />
          <DayInput label={t('field.ends_on')} min={values.starts_on ?? undefined} {...form.getInputProps('ends_on')} value={values.ends_on} />
        </FieldRow>
        <TextInput label={t('field.dates_note')} description={t('form.noteHelp')} {...form.getInputProps('dates_note')} />
      </FieldGroup>
      <FieldGroup legend={t('field.budget')} help={t('form.budgetHelp')}>
        <FieldRow>
          <AmountInput
            label={t('field.amount')}
            currency={values.currency}
            {...form.getInputProps('amount')}
            onChange={(amount) => {
              form.setFieldValue('amount', amount);
              form.clearFieldError('budget.amount_minor');
            }}
            error={budgetError}
            data-path="budget.amount_minor"
          />
          <NativeSelect
            label={t('field.currency')}
            {...form.getInputProps('currency')}
            error={errors['budget.currency']}
            data={currencies.includes(values.currency) ? currencies : [...currencies, values.currency]}
          />
        </FieldRow>
        <Checkbox label={t('form.estimated')} {...form.getInputProps('estimated', { type: 'checkbox' })} />
      </FieldGroup>
      {(['funders', 'implementers', 'partners'] as const).map((role) => (
        <Parties key={role} form={form} role={role} />
      ))}
    </>
  );
}

function Parties({ form, role }: { form: UseFormReturnType<ProgrammeValues>; role: 'funders' | 'implementers' | 'partners' }) {
  const { t } = useTranslation('programmes');
  return (
    <FieldGroup legend={t(`field.${role}`)}>
      {form.values[role].map((id, index) => (
        <div key={index} className={classes.party}>
          <OrganisationPicker
            label={t('form.organisation', { number: index + 1 })}
            value={id}
            onChange={(next) => form.setFieldValue(`${role}.${index}`, next)}
            error={form.errors[`${role}.${index}`]}
            data-path={`${role}.${index}`}
          />
          <ActionIcon size="lg" aria-label={t('form.removeOrganisation', { number: index + 1 })} onClick={() => form.removeListItem(role, index)}>
            <Icon name="x" />
          </ActionIcon>
        </div>
      ))}
      {form.errors[role] && <Input.Error>{form.errors[role]}</Input.Error>}
      <div className="row">
        <Button leftSection={<Icon name="plus" />} data-path={role} onClick={() => form.insertListItem(role, null)}>
          {t('form.addOrganisation')}
        </Button>
      </div>
    </FieldGroup>
  );
}
