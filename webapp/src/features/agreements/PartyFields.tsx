import { Button, Input, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from '@/shared/i18n';
import { FieldGroup, FieldRow, Icon, OrganisationPicker, PartialDayInput } from '@/shared/ui';
import type { AgreementForm } from './AgreementFields';
import classes from './agreements.module.css';
import { newParty, roles } from './agreementValues';

/** Who is in the agreement, as what, who signed for them and whom to speak to. */
export function PartyFields({ form }: { form: AgreementForm }) {
  const { t } = useTranslation(['agreements', 'terms']);
  const isCharter = form.values.type === 'charter';
  return (
    <FieldGroup legend={t('field.parties')} help={t('form.partiesHelp')}>
      {form.errors.parties && (
        <Input.Error data-path="parties" tabIndex={-1}>
          {form.errors.parties}
        </Input.Error>
      )}
      {form.values.parties.map((party, index) => {
        const path = `parties.${index}`;
        const isSignatory = party.role === 'signatory' || party.role === 'witness';
        return (
          <div key={party.id ?? index} className={classes.party} role="group" aria-label={t('form.party', { number: index + 1 })}>
            <OrganisationPicker
              label={t('form.organisation')}
              value={party.organisation_id}
              onChange={(id) => form.setFieldValue(`${path}.organisation_id`, id as never)}
              error={form.errors[`${path}.organisation_id`]}
              data-path={`${path}.organisation_id`}
            />
            <NativeSelect label={t('form.role')} {...form.getInputProps(`${path}.role`)} data={roles.map((value) => ({ value, label: t(`terms:party_role.${value}`) }))} />
            {isSignatory && (
              <FieldRow>
                <TextInput label={t('form.signatoryName')} {...form.getInputProps(`${path}.signatory_name`)} />
                <TextInput label={t('form.signatoryCapacity')} {...form.getInputProps(`${path}.signatory_capacity`)} />
              </FieldRow>
            )}
            <FieldRow>
              <TextInput label={t('form.contactName')} {...form.getInputProps(`${path}.contact_name`)} />
              <TextInput label={t('form.contactEmail')} type="email" dir="ltr" {...form.getInputProps(`${path}.contact_email`)} />
              <TextInput label={t('form.contactPhone')} type="tel" dir="ltr" placeholder="+212…" {...form.getInputProps(`${path}.contact_phone`)} />
            </FieldRow>
            {(isCharter || party.id || party.joined_on || party.left_on) && (
              <FieldRow>
                <PartialDayInput
                  label={t('form.joinedOn')}
                  value={party.joined_on}
                  onChange={(date) => form.setFieldValue(`${path}.joined_on`, date as never)}
                  error={form.errors[`${path}.joined_on`]}
                  data-path={`${path}.joined_on`}
                />
                <PartialDayInput
                  label={t('form.leftOn')}
                  value={party.left_on}
                  onChange={(date) => form.setFieldValue(`${path}.left_on`, date as never)}
                  error={form.errors[`${path}.left_on`]}
                  data-path={`${path}.left_on`}
                />
              </FieldRow>
            )}
            <div className="row">
              <Button size="xs" leftSection={<Icon name="x" />} onClick={() => form.removeListItem('parties', index)}>
                {t('form.removeParty')}
              </Button>
            </div>
          </div>
        );
      })}
      <div className="row">
        <Button leftSection={<Icon name="plus" />} onClick={() => form.insertListItem('parties', { ...newParty } as never)}>
          {t('form.addParty')}
        </Button>
      </div>
    </FieldGroup>
  );
}
