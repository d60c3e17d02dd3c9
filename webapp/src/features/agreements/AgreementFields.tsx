import { Checkbox, MultiSelect, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { allProgrammesQuery, answer, api, jointCommissionsQuery, meQuery, referenceList, type Agreement } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AsyncPicker, FieldGroup, FieldRow, LocalizedTextInput, PartialDayInput, type PickerProps, PlacePicker } from '@/shared/ui';
import { renewals, statuses, type AgreementValues } from './agreementValues';

export type AgreementForm = UseFormReturnType<AgreementValues>;

const languageCodes = ['ar', 'fr', 'en', 'es', 'de', 'nl', 'pt', 'it'];

function Day({ form, name }: { form: AgreementForm; name: 'signed_on' | 'in_force_on' | 'ends_on' | 'status_since' }) {
  const { t } = useTranslation('agreements');
  return (
    <PartialDayInput
      label={t(`field.${name}`)}
      value={form.values[name]}
      onChange={(date) => form.setFieldValue(name, date as never)}
      error={form.errors[name]}
      data-path={name}
    />
  );
}

function Localized({ form, path, isLong, isRequired }: { form: AgreementForm; path: 'title' | 'objective'; isLong?: boolean; isRequired?: boolean }) {
  const { t } = useTranslation('agreements');
  const { errors, values } = form;
  return (
    <LocalizedTextInput
      label={t(`field.${path}`)}
      path={path}
      isLong={isLong}
      isRequired={isRequired}
      value={values[path]}
      onChange={(text) => form.setFieldValue(path, text as never)}
      error={errors[path]}
      errors={{ fr: errors[`${path}.fr`], ar: errors[`${path}.ar`], en: errors[`${path}.en`] }}
    />
  );
}

/** What is asked of an agreement; `children`, its parties, stand after what it is. */
export function AgreementFields({ form, agreement, children }: { form: AgreementForm; agreement?: Agreement; children: ReactNode }) {
  const { t } = useTranslation(['agreements', 'terms']);
  const format = useFormat();
  const types = useQuery(referenceList('agreement_type'));
  return (
    <>
      <Localized form={form} path="title" isRequired />
      <FieldRow>
        <NativeSelect
          label={t('field.type')}
          required
          {...form.getInputProps('type')}
          data={[{ value: '', label: t('form.chooseType') }, ...(types.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) }))]}
        />
        <TextInput label={t('field.reference')} {...form.getInputProps('reference')} />
      </FieldRow>
      {!agreement && (
        <FieldRow>
          <NativeSelect label={t('field.status')} {...form.getInputProps('status')} data={statuses.map((value) => ({ value, label: t(`terms:agreement_status.${value}`) }))} />
          <Day form={form} name="status_since" />
        </FieldRow>
      )}
      <Localized form={form} path="objective" isLong />
      {children}
      <FrameworkFields form={form} agreement={agreement} />
      <TermFields form={form} />
      <ServedFields form={form} />
      <HouseFields form={form} agreement={agreement} />
    </>
  );
}

function FrameworkFields({ form, agreement }: { form: AgreementForm; agreement?: Agreement }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const commissions = useQuery(jointCommissionsQuery);
  const { values, errors } = form;
  const sessions = [
    { value: '', label: t('form.noCommission') },
    ...(commissions.data?.items ?? []).flatMap(({ name, sessions: held }) =>
      held.map(({ id, number }) => ({ value: id, label: t('framework', { number, commission: format.text(name) }) })),
    ),
  ];
  return (
    <FieldGroup legend={t('form.framework')} help={t('form.frameworkHelp')}>
      <PlacePicker
        label={t('field.country')}
        kind="country"
        value={values.country}
        onChange={(code) => form.setFieldValue('country', code as never)}
        error={errors.country}
        data-path="country"
      />
      <AgreementPicker
        label={t('field.parent_id')}
        except={agreement?.id}
        value={values.parent_id}
        onChange={(id) => form.setFieldValue('parent_id', id as never)}
        error={errors.parent_id}
        data-path="parent_id"
      />
      <NativeSelect label={t('field.framework_session_id')} {...form.getInputProps('framework_session_id')} value={values.framework_session_id ?? ''} onChange={(event) => form.setFieldValue('framework_session_id', (event.currentTarget.value || null) as never)} data={sessions} />
      <Textarea label={t('field.framework_note')} autosize minRows={2} {...form.getInputProps('framework_note')} />
    </FieldGroup>
  );
}

function TermFields({ form }: { form: AgreementForm }) {
  const { t } = useTranslation(['agreements', 'terms']);
  return (
    <FieldGroup legend={t('form.term')} help={t('form.dayHelp')}>
      <FieldRow>
        <Day form={form} name="signed_on" />
        <TextInput label={t('field.signed_at_place')} {...form.getInputProps('signed_at_place')} />
      </FieldRow>
      <FieldRow>
        <Day form={form} name="in_force_on" />
        <Day form={form} name="ends_on" />
      </FieldRow>
      <FieldRow>
        <NativeSelect label={t('field.renewal')} {...form.getInputProps('renewal')} data={renewals.map((value) => ({ value, label: t(`terms:renewal_rule.${value}`) }))} />
        {form.values.renewal !== 'none' && (
          <NumberInput label={t('field.renewal_months')} required={form.values.renewal === 'tacit'} min={1} allowDecimal={false} hideControls {...form.getInputProps('renewal_months')} />
        )}
        <NumberInput label={t('field.notice_months')} min={1} allowDecimal={false} hideControls {...form.getInputProps('notice_months')} />
      </FieldRow>
    </FieldGroup>
  );
}

function ServedFields({ form }: { form: AgreementForm }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const domains = useQuery(referenceList('agreement_domain'));
  const programmes = useQuery(allProgrammesQuery);
  const named = new Intl.DisplayNames([format.language], { type: 'language' });
  return (
    <FieldGroup legend={t('form.about')}>
      <MultiSelect label={t('field.domains')} searchable data={(domains.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) }))} {...form.getInputProps('domains')} />
      <MultiSelect
        label={t('field.programme_ids')}
        searchable
        data={(programmes.data?.items ?? []).map(({ id, code, title }) => ({ value: id, label: `${code} · ${format.text(title)}` }))}
        {...form.getInputProps('programme_ids')}
      />
      <MultiSelect label={t('field.languages')} data={languageCodes.map((code) => ({ value: code, label: named.of(code) ?? code }))} {...form.getInputProps('languages')} />
    </FieldGroup>
  );
}

function HouseFields({ form, agreement }: { form: AgreementForm; agreement?: Agreement }) {
  const { t } = useTranslation('agreements');
  const { data: me } = useQuery(meQuery);
  const owners = [
    { value: '', label: t('form.nobody') },
    ...(me ? [{ value: me.user.id, label: me.user.name }] : []),
    ...(agreement?.owner_id && agreement.owner_id !== me?.user.id ? [{ value: agreement.owner_id, label: agreement.owner_name ?? '' }] : []),
  ];
  return (
    <FieldGroup legend={t('form.house')}>
      <NativeSelect label={t('field.owner_id')} {...form.getInputProps('owner_id')} data={owners} />
      <Textarea label={t('field.note')} description={t('form.noteHelp')} autosize minRows={2} {...form.getInputProps('note')} />
      <Checkbox label={t('field.is_confidential')} description={t('form.confidentialHelp')} {...form.getInputProps('is_confidential', { type: 'checkbox' })} />
    </FieldGroup>
  );
}

/** An agreement by a part of its title, number or party. `except` is not offered. */
export function AgreementPicker({ except, ...props }: PickerProps & { except?: string }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  return (
    <AsyncPicker
      {...props}
      concept={`agreements-${format.language}`}
      placeholder={t('form.findAgreement')}
      search={async (q, signal) => {
        const { items } = await answer(api.GET('/api/v1/agreements', { params: { query: { q, limit: 20 } }, signal }));
        return items.filter(({ id }) => id !== except).map(({ id, code, title, type_name: type }) => ({ value: id, label: format.text(title), detail: `${code} · ${format.text(type)}` }));
      }}
      load={async (id, signal) => {
        const { title } = await answer(api.GET('/api/v1/agreements/{id}', { params: { path: { id } }, signal }));
        return { value: id, label: format.text(title) };
      }}
    />
  );
}
