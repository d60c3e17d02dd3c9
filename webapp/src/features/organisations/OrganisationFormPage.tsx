import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { organisationQuery, organisationsChanged, referenceList, saveOrganisation, type Organisation } from '@/shared/api';
import { useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  ConflictView, DayInput, FailedState, FieldGroup, FieldRow, FormPage, Icon, LikelyDuplicates, LocalizedTextInput, OrganisationPicker, PageHead, PlacePicker,
  Skeleton, useCrumbs, useLikelyDuplicates, useRecordForm,
} from '@/shared/ui';
import { LogoField } from './LogoField';
import classes from './organisations.module.css';
import { bodyOf, newOrganisation, readablePhones, valuesOf, type OrganisationValues } from './organisationValues';

export default function OrganisationFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const organisation = useQuery({ ...organisationQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <OrganisationForm />;
  if (organisation.isPending) return <Skeleton lines={10} />;
  if (!organisation.data) return <FailedState error={organisation.error} onRetry={() => void organisation.refetch()} />;
  return <OrganisationForm key={id} organisation={organisation.data} />;
}

const fields = [
  'name', 'acronym', 'type', 'parent_id', 'founded_on', 'place_code', 'country', 'aliases', 'address', 'phones', 'email', 'website', 'letterhead',
] as const;

function OrganisationForm({ organisation }: { organisation?: Organisation }) {
  const { t } = useTranslation(['organisations', 'common', 'duplicates']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const title = organisation ? t('form.edit') : t('list.new');
  const home = organisation ? `/organisations/${organisation.id}` : '/organisations';
  useCrumbs([
    { label: t('list.title'), href: '/organisations' },
    ...(organisation ? [{ label: format.text(organisation.name), href: home }] : []),
    { label: title },
  ]);
  const record = useRecordForm<OrganisationValues, Organisation>({
    name: `organisations.${organisation?.id ?? 'new'}`,
    initial: organisation ? valuesOf(organisation) : newOrganisation,
    record: organisation,
    fromRecord: valuesOf,
    save: (values, version) => saveOrganisation(organisation?.id, bodyOf(values), version),
    onSaved: (saved) => {
      queryClient.setQueryData(organisationQuery(saved.id).queryKey, saved);
      organisationsChanged(queryClient);
      void router.navigate({ href: `/organisations/${saved.id}` });
    },
  });
  const { name, type } = record.form.values;
  const isNamed = organisation === undefined && type !== '' && [name.fr, name.ar, name.en].some((text) => (text ?? '').trim().length > 2);
  const likely = useLikelyDuplicates(isNamed ? { organisations: bodyOf(record.form.values) } : undefined);
  const { conflict } = record;
  const said = (values: OrganisationValues, field: (typeof fields)[number]) => {
    const value = values[field];
    return value !== null && typeof value === 'object' ? Object.values(value).filter(Boolean).join(' · ') : (value ?? '');
  };
  return (
    <>
      <PageHead title={title} subtitle={organisation && <LocalNames text={organisation.name} />} />
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          void likely.maySave().then((may) => may && record.submit());
        }}
        submitLabel={t(likely.isAsked ? 'duplicates:likely.saveAnyway' : 'common:save')}
        onCancel={() => void router.navigate({ href: home })}
        isSaving={record.isSaving}
        errors={record.form.errors}
        labels={Object.fromEntries([...fields, 'earlier_names'].map((field) => [field, t(`field.${field}`)]))}
        error={record.error}
        conflict={
          conflict && (
            <ConflictView
              fields={fields
                .map((field) => ({ label: t(`field.${field}`), mine: said(record.form.getValues(), field), theirs: said(valuesOf(conflict), field) }))
                .filter(({ mine, theirs }) => mine !== theirs)}
              onKeepMine={record.keepMine}
              onTakeTheirs={record.takeTheirs}
            />
          )
        }
      >
        <Fields form={record.form} organisation={organisation} />
        <LikelyDuplicates check={likely} hrefOf={(found) => `/organisations/${found}`} />
      </FormPage>
    </>
  );
}

function LocalNames({ text }: { text: LocalizedText }) {
  const format = useFormat();
  return <bdi>{format.text(text)}</bdi>;
}

type Form = UseFormReturnType<OrganisationValues>;

function Localized({ form, path, isLong, isRequired }: { form: Form; path: 'name' | 'acronym' | 'address' | 'letterhead'; isLong?: boolean; isRequired?: boolean }) {
  const { t } = useTranslation('organisations');
  const { errors, values } = form;
  return (
    <LocalizedTextInput
      label={t(`field.${path}`)}
      description={path === 'letterhead' ? t('form.letterheadHelp') : undefined}
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

function Fields({ form, organisation }: { form: Form; organisation?: Organisation }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const types = useQuery(referenceList('organisation_type'));
  const { values, errors } = form;
  return (
    <>
      <Localized form={form} path="name" isRequired />
      <Localized form={form} path="acronym" />
      <NativeSelect
        label={t('field.type')}
        required
        {...form.getInputProps('type')}
        data={[{ value: '', label: t('form.chooseType') }, ...(types.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) }))]}
      />
      <OrganisationPicker
        label={t('field.parent_id')}
        value={values.parent_id}
        onChange={(id) => form.setFieldValue('parent_id', id as never)}
        error={errors.parent_id}
        data-path="parent_id"
      />
      <DayInput
        label={t('field.founded_on')}
        description={t('form.foundedHelp')}
        value={values.founded_on}
        onChange={(date) => form.setFieldValue('founded_on', date as never)}
        error={errors.founded_on}
        data-path="founded_on"
      />
      <Textarea label={t('field.aliases')} description={t('form.aliasesHelp')} autosize minRows={2} {...form.getInputProps('aliases')} />
      <FieldGroup legend={t('form.where')}>
        <FieldRow>
          <PlacePicker
            label={t('field.place_code')}
            value={values.place_code}
            onChange={(code) => form.setFieldValue('place_code', code as never)}
            error={errors.place_code}
            data-path="place_code"
          />
          <PlacePicker
            label={t('field.country')}
            kind="country"
            value={values.country}
            onChange={(code) => form.setFieldValue('country', code as never)}
            error={errors.country}
            data-path="country"
          />
        </FieldRow>
        <Localized form={form} path="address" isLong />
        <Textarea
          label={t('field.phones')}
          description={t('form.phonesHelp')}
          dir="ltr"
          autosize
          minRows={1}
          {...form.getInputProps('phones')}
          onBlur={() => form.setFieldValue('phones', readablePhones(values.phones) as never)}
        />
        <TextInput label={t('field.email')} type="email" dir="ltr" {...form.getInputProps('email')} />
        <TextInput label={t('field.website')} type="url" dir="ltr" {...form.getInputProps('website')} />
      </FieldGroup>
      <FieldGroup legend={t('form.documents')}>
        {organisation ? <LogoField organisation={organisation} /> : <p className="small muted">{t('form.logoAfter')}</p>}
        <Localized form={form} path="letterhead" isLong />
      </FieldGroup>
      <FieldGroup legend={t('field.earlier_names')} help={t('form.earlierHelp')}>
        {values.earlier_names.map(({ name, acronym, until }, index) => (
          <div key={index} className={classes.name}>
            <LocalizedTextInput
              label={t('field.name')}
              path={`earlier_names.${index}.name`}
              value={name}
              onChange={(text) => form.setFieldValue(`earlier_names.${index}.name`, text as never)}
              error={errors[`earlier_names.${index}.name`]}
            />
            <LocalizedTextInput
              label={t('field.acronym')}
              path={`earlier_names.${index}.acronym`}
              value={acronym ?? {}}
              onChange={(text) => form.setFieldValue(`earlier_names.${index}.acronym`, text as never)}
              error={errors[`earlier_names.${index}.acronym`]}
            />
            <DayInput
              label={t('form.until')}
              isRequired
              value={until}
              onChange={(date) => form.setFieldValue(`earlier_names.${index}.until`, date as never)}
              error={errors[`earlier_names.${index}.until`]}
              data-path={`earlier_names.${index}.until`}
            />
            <div className="row">
              <Button size="xs" leftSection={<Icon name="x" />} onClick={() => form.removeListItem('earlier_names', index)}>
                {t('form.removeName')}
              </Button>
            </div>
          </div>
        ))}
        <div className="row">
          <Button leftSection={<Icon name="plus" />} onClick={() => form.insertListItem('earlier_names', { name: {}, until: null } as never)}>
            {t('form.addName')}
          </Button>
        </div>
      </FieldGroup>
    </>
  );
}
