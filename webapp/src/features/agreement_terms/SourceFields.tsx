import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from '@/shared/i18n';
import { DayInput, FieldGroup, FieldRow, Icon } from '@/shared/ui';
import classes from './agreement_terms.module.css';
import { CurrencySelect } from './CurrencySelect';
import type { TermsFormType } from './TermsForm';
import { claimFields } from './termsValues';

/** Rates that currencies may be added by, and what sources say that does not agree. */
export function SourceFields({ form }: { form: TermsFormType }) {
  const { t } = useTranslation(['agreement_terms', 'terms']);
  const text = (path: string, label: string, isRequired = false) => (
    <TextInput label={label} required={isRequired} {...form.getInputProps(path)} data-path={path} />
  );
  return (
    <>
      <FieldGroup legend={t('form.rates')} help={t('form.ratesHelp')}>
        {form.values.rates.map((rate, index) => {
          const path = `rates.${index}`;
          return (
            <div key={index} className={classes.item} role="group" aria-label={t('form.rateNumber', { number: index + 1 })}>
              <FieldRow>
                <CurrencySelect label={t('form.currency')} form={form} path={`${path}.currency`} value={rate.currency} />
                <TextInput label={t('form.rate')} required inputMode="decimal" dir="ltr" {...form.getInputProps(`${path}.rate`)} data-path={`${path}.rate`} />
                <CurrencySelect label={t('form.into')} form={form} path={`${path}.into`} value={rate.into} />
              </FieldRow>
              <FieldRow>
                <DayInput
                  label={t('form.rateOn')}
                  value={rate.on}
                  onChange={(day) => form.setFieldValue(`${path}.on`, day as never)}
                  error={form.errors[`${path}.on`]}
                  isRequired
                  data-path={`${path}.on`}
                />
                {text(`${path}.source`, t('form.source'))}
                <ActionIcon size="lg" aria-label={t('form.removeRate', { number: index + 1 })} onClick={() => form.removeListItem('rates', index)}>
                  <Icon name="x" />
                </ActionIcon>
              </FieldRow>
            </div>
          );
        })}
        <div className="row">
          <Button leftSection={<Icon name="plus" />} data-path="rates" onClick={() => form.insertListItem('rates', { currency: 'EUR', into: 'MAD', rate: '', on: null, source: '' })}>
            {t('form.addRate')}
          </Button>
        </div>
      </FieldGroup>
      <FieldGroup legend={t('form.claims')} help={t('form.claimsHelp')}>
        {form.values.claims.map((_, index) => {
          const path = `claims.${index}`;
          return (
            <div key={index} className={classes.item} role="group" aria-label={t('form.claimNumber', { number: index + 1 })}>
              <FieldRow>
                <NativeSelect
                  label={t('claim.field')}
                  {...form.getInputProps(`${path}.field`)}
                  data={claimFields.map((field) => ({ value: field, label: t(`terms:claim_field.${field}`) }))}
                />
                {text(`${path}.value`, t('claim.value'), true)}
              </FieldRow>
              {text(`${path}.source`, t('claim.source'), true)}
              <FieldRow>
                {text(`${path}.note`, t('form.note'))}
                <ActionIcon size="lg" aria-label={t('form.removeClaim', { number: index + 1 })} onClick={() => form.removeListItem('claims', index)}>
                  <Icon name="x" />
                </ActionIcon>
              </FieldRow>
            </div>
          );
        })}
        <div className="row">
          <Button leftSection={<Icon name="plus" />} data-path="claims" onClick={() => form.insertListItem('claims', { field: 'period', value: '', source: '', note: '' })}>
            {t('form.addClaim')}
          </Button>
        </div>
      </FieldGroup>
    </>
  );
}
