import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import type { AgreementParty } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AmountInput, FieldGroup, FieldRow, Icon, LocalizedTextInput, PartialDayInput } from '@/shared/ui';
import classes from './agreement_terms.module.css';
import { amountProps } from './amountProps';
import { CurrencySelect } from './CurrencySelect';
import type { TermsFormType } from './TermsForm';
import { newAmendment } from './termsValues';

/** What each amendment changes, and since when. */
export function AmendmentFields({ form, parties }: { form: TermsFormType; parties: AgreementParty[] }) {
  const { t } = useTranslation('agreement_terms');
  const day = (path: string, value: string, label: string, description?: string) => (
    <PartialDayInput
      label={label}
      description={description}
      value={value}
      onChange={(date) => form.setFieldValue(path, date as never)}
      error={form.errors[path]}
      data-path={path}
    />
  );
  return (
    <FieldGroup legend={t('form.amendments')} help={t('form.amendmentsHelp')}>
      {form.values.amendments.map((amendment, index) => {
        const path = `amendments.${index}`;
        return (
          <div key={amendment.id} className={classes.item} role="group" aria-label={t('form.amendment', { number: index + 1 })} data-path={path} tabIndex={-1}>
            {form.errors[path] && (
              <p className="bad small" role="alert">
                {form.errors[path]}
              </p>
            )}
            <TextInput label={t('form.reference')} {...form.getInputProps(`${path}.reference`)} data-path={`${path}.reference`} />
            <FieldRow>
              {day(`${path}.signed_on`, amendment.signed_on, t('amendment.signedOn'))}
              {day(`${path}.effective_on`, amendment.effective_on, t('amendment.effectiveOn'))}
              {day(`${path}.ends_on`, amendment.ends_on, t('form.newEnd'))}
            </FieldRow>
            <LocalizedTextInput
              label={t('amendment.text')}
              value={amendment.text}
              onChange={(text) => form.setFieldValue(`${path}.text`, text as never)}
              error={form.errors[`${path}.text`]}
              path={`${path}.text`}
              isLong
            />
            <TextInput label={t('amendment.document')} description={t('form.documentHelp')} {...form.getInputProps(`${path}.document`)} data-path={`${path}.document`} />
            <AmendedAmounts form={form} index={index} parties={parties} />
            <AmendedParties form={form} index={index} parties={parties} />
            <div className="row">
              <Button size="xs" variant="subtle" leftSection={<Icon name="x" />} onClick={() => form.removeListItem('amendments', index)}>
                {t('form.removeAmendment')}
              </Button>
            </div>
          </div>
        );
      })}
      <div className="row">
        <Button leftSection={<Icon name="plus" />} data-path="amendments" onClick={() => form.insertListItem('amendments', newAmendment())}>
          {t('form.addAmendment')}
        </Button>
      </div>
    </FieldGroup>
  );
}

interface PartProps {
  form: TermsFormType;
  index: number;
  parties: AgreementParty[];
}

function AmendedAmounts({ form, index, parties }: PartProps) {
  const { t } = useTranslation('agreement_terms');
  const format = useFormat();
  const path = `amendments.${index}.amounts`;
  const { components } = form.values;
  const [first] = components;
  const organisations = [...new Map(parties.map((party) => [party.organisation_id, party])).values()];
  return (
    <>
      {form.values.amendments[index]?.amounts.map((amount, at) => (
        <div key={at} className={classes.amount} role="group" aria-label={t('form.amendedAmount', { number: at + 1 })}>
          <FieldRow>
            <NativeSelect
              label={t('money.component')}
              {...form.getInputProps(`${path}.${at}.component_id`)}
              data={components.map(({ id, title, signed_title: signed }, number) => ({
                value: id,
                label: format.text(title) || format.text(signed) || t('form.component', { number: number + 1 }),
              }))}
              data-path={`${path}.${at}.component_id`}
            />
            <NativeSelect
              label={t('form.party')}
              {...form.getInputProps(`${path}.${at}.party_id`)}
              data={[{ value: '', label: t('form.partyNone') }, ...organisations.map((party) => ({ value: party.organisation_id, label: format.text(party.name) }))]}
              data-path={`${path}.${at}.party_id`}
            />
          </FieldRow>
          <FieldRow>
            <AmountInput label={t('form.amendedTo')} currency={amount.currency} isRequired {...amountProps(form, `${path}.${at}`)} />
            <CurrencySelect label={t('form.currency')} form={form} path={`${path}.${at}.currency`} value={amount.currency} />
            <ActionIcon size="lg" aria-label={t('form.removeAmount', { number: at + 1 })} onClick={() => form.removeListItem(path, at)}>
              <Icon name="x" />
            </ActionIcon>
          </FieldRow>
        </div>
      ))}
      {first && (
        <div className="row">
          <Button
            size="xs"
            leftSection={<Icon name="plus" />}
            onClick={() =>
              form.insertListItem(path, {
                component_id: first.id, party_id: first.amounts[0]?.party_id ?? '', currency: first.amounts[0]?.currency ?? 'MAD', amount: '', is_estimated: false,
              })
            }
          >
            {t('form.addAmendedAmount')}
          </Button>
        </div>
      )}
    </>
  );
}

function AmendedParties({ form, index, parties }: PartProps) {
  const { t } = useTranslation(['agreement_terms', 'terms']);
  const format = useFormat();
  const path = `amendments.${index}.parties`;
  const [first] = parties;
  const value = (party: AgreementParty) => `${party.organisation_id} ${party.role}`;
  return (
    <>
      {form.values.amendments[index]?.parties.map(({ joins }, at) => (
        <FieldRow key={at}>
          <NativeSelect
            label={t('form.party')}
            {...form.getInputProps(`${path}.${at}.party`)}
            error={form.errors[`${path}.${at}.organisation_id`] ?? form.errors[`${path}.${at}`]}
            data={parties.map((party) => ({ value: value(party), label: `${format.text(party.name)} · ${t(`terms:party_role.${party.role}`)}` }))}
            data-path={`${path}.${at}.organisation_id`}
          />
          <NativeSelect
            label={t('form.change')}
            value={joins ? 'joins' : 'leaves'}
            onChange={(event) => form.setFieldValue(`${path}.${at}.joins`, (event.currentTarget.value === 'joins') as never)}
            data={(['joins', 'leaves'] as const).map((each) => ({ value: each, label: t(`amendment.${each}`) }))}
          />
          <ActionIcon size="lg" aria-label={t('form.removeParty', { number: at + 1 })} onClick={() => form.removeListItem(path, at)}>
            <Icon name="x" />
          </ActionIcon>
        </FieldRow>
      ))}
      {first && (
        <div className="row">
          <Button size="xs" leftSection={<Icon name="plus" />} onClick={() => form.insertListItem(path, { party: value(first), joins: true })}>
            {t('form.addAmendedParty')}
          </Button>
        </div>
      )}
    </>
  );
}
