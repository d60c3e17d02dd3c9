import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { AgreementComponent, AgreementParty } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AmountInput, FieldGroup, FieldRow, Icon, LocalizedTextInput, PartialDayInput } from '@/shared/ui';
import classes from './agreement_terms.module.css';
import { amountProps } from './amountProps';
import { CurrencySelect } from './CurrencySelect';
import type { TermsFormType } from './TermsForm';
import { moneySteps, newAmount, newComponent } from './termsValues';

interface Props {
  form: TermsFormType;
  parties: AgreementParty[];
  above: AgreementComponent[];
}

/** Each component with its title as planned and as signed, and its amounts at every step. */
export function ComponentFields({ form, parties, above }: Props) {
  const { t } = useTranslation('agreement_terms');
  const format = useFormat();
  return (
    <FieldGroup legend={t('form.components')} help={t('form.componentsHelp')}>
      {form.values.components.map((component, index) => {
        const path = `components.${index}`;
        return (
          <div key={component.id} className={classes.item} role="group" aria-label={t('form.component', { number: index + 1 })}>
            <LocalizedTextInput
              label={t('form.title')}
              value={component.title}
              onChange={(title) => form.setFieldValue(`${path}.title`, title as never)}
              error={form.errors[`${path}.title`]}
              path={`${path}.title`}
            />
            <LocalizedTextInput
              label={t('form.signedTitle')}
              description={t('form.signedTitleHelp')}
              value={component.signed_title}
              onChange={(title) => form.setFieldValue(`${path}.signed_title`, title as never)}
              error={form.errors[`${path}.signed_title`]}
              path={`${path}.signed_title`}
            />
            {(above.length > 0 || component.continues_id) && (
              <NativeSelect
                label={t('form.continues')}
                {...form.getInputProps(`${path}.continues_id`)}
                data={[{ value: '', label: t('form.continuesNone') }, ...above.map(({ id, title, signed_title: signed }) => ({ value: id, label: format.text(title ?? signed) }))]}
                data-path={`${path}.continues_id`}
              />
            )}
            <Checkbox
              label={t('money.notCarriedOut')}
              checked={component.is_not_carried_out}
              onChange={(event) => form.setFieldValue(`${path}.is_not_carried_out`, event.currentTarget.checked as never)}
            />
            {component.is_not_carried_out && (
              <TextInput
                label={t('form.reason')}
                description={t('form.reasonHelp')}
                {...form.getInputProps(`${path}.not_carried_out_reason`)}
                data-path={`${path}.not_carried_out_reason`}
              />
            )}
            {component.amounts.map((_, amountIndex) => (
              <AmountRow key={amountIndex} form={form} parties={parties} component={index} index={amountIndex} />
            ))}
            <div className="row">
              {moneySteps.map((step) => (
                <Button key={step} size="xs" leftSection={<Icon name="plus" />} onClick={() => form.insertListItem(`${path}.amounts`, newAmount(step, component.amounts.at(-1)))}>
                  {t(`form.add.${step}`)}
                </Button>
              ))}
              <Button size="xs" variant="subtle" leftSection={<Icon name="x" />} onClick={() => form.removeListItem('components', index)}>
                {t('form.removeComponent')}
              </Button>
            </div>
          </div>
        );
      })}
      <div className="row">
        <Button leftSection={<Icon name="plus" />} data-path="components" onClick={() => form.insertListItem('components', newComponent(form.values.components.at(-1)))}>
          {t('form.addComponent')}
        </Button>
      </div>
    </FieldGroup>
  );
}

function AmountRow({ form, parties, component, index }: { form: TermsFormType; parties: AgreementParty[]; component: number; index: number }) {
  const { t } = useTranslation(['agreement_terms', 'terms']);
  const format = useFormat();
  const path = `components.${component}.amounts.${index}`;
  const amount = form.values.components[component]?.amounts[index];
  if (!amount) return null;
  const isInstalment = amount.step === 'disbursed';
  const name = t(`terms:money_step.${amount.step}`);
  const whole = [...new Map(parties.map((party) => [party.organisation_id, party])).values()];
  return (
    <div className={classes.amount} role="group" aria-label={t('form.amountNumber', { number: index + 1, step: name })}>
      <FieldRow>
        <NativeSelect
          label={t('form.step')}
          {...form.getInputProps(`${path}.step`)}
          data={moneySteps.map((step) => ({ value: step, label: t(`terms:money_step.${step}`) }))}
        />
        <AmountInput label={t('form.amount')} currency={amount.currency} isRequired {...amountProps(form, path)} />
        <CurrencySelect label={t('form.currency')} form={form} path={`${path}.currency`} value={amount.currency} />
      </FieldRow>
      <FieldRow>
        <NativeSelect
          label={t('form.party')}
          {...form.getInputProps(`${path}.party_id`)}
          data={[{ value: '', label: t('form.partyNone') }, ...whole.map((party) => ({ value: party.organisation_id, label: format.text(party.name) }))]}
          data-path={`${path}.party_id`}
        />
        <PartialDayInput
          label={t(isInstalment ? 'form.paidOn' : 'form.on')}
          value={amount.on}
          onChange={(day) => form.setFieldValue(`${path}.on`, day as never)}
          error={form.errors[`${path}.on`]}
          data-path={`${path}.on`}
        />
        {isInstalment && (
          <PartialDayInput
            label={t('form.dueOn')}
            value={amount.due_on}
            onChange={(day) => form.setFieldValue(`${path}.due_on`, day as never)}
            error={form.errors[`${path}.due_on`]}
            data-path={`${path}.due_on`}
          />
        )}
      </FieldRow>
      {isInstalment && <TextInput label={t('form.condition')} {...form.getInputProps(`${path}.condition`)} data-path={`${path}.condition`} />}
      <TextInput label={t('form.source')} {...form.getInputProps(`${path}.source`)} data-path={`${path}.source`} />
      <div className="row">
        <Checkbox
          label={t('form.estimated')}
          checked={amount.is_estimated}
          onChange={(event) => form.setFieldValue(`${path}.is_estimated`, event.currentTarget.checked as never)}
        />
        <ActionIcon size="lg" aria-label={t('form.removeAmount', { number: index + 1 })} onClick={() => form.removeListItem(`components.${component}.amounts`, index)}>
          <Icon name="x" />
        </ActionIcon>
      </div>
    </div>
  );
}
