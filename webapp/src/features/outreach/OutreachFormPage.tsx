import { Button, NativeSelect, NumberInput, TextInput, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { outreachChanged, outreachQuery, referenceList, saveOutreach, type Outreach } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  ConflictView, DayInput, FailedState, FieldGroup, FieldRow, FormPage, Icon, LocalizedTextInput, PageHead, PlacePicker, ProgrammePicker,
  Skeleton, useCrumbs, useRecordForm,
} from '@/shared/ui';
import classes from './outreach.module.css';
import { bodyOf, methods, newAudience, newOutreach, valuesOf, type OutreachValues } from './outreachValues';

export default function OutreachFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const outreach = useQuery({ ...outreachQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <OutreachForm />;
  if (outreach.isPending) return <Skeleton lines={10} />;
  if (!outreach.data) return <FailedState error={outreach.error} onRetry={() => void outreach.refetch()} />;
  return <OutreachForm key={id} outreach={outreach.data} />;
}

const fields = ['programme_id', 'title', 'kind', 'date', 'place_code', 'country', 'channel', 'audiences'] as const;

function OutreachForm({ outreach }: { outreach?: Outreach }) {
  const { t } = useTranslation(['outreach', 'common', 'terms']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const title = outreach ? t('form.edit') : t('list.new');
  const home = outreach ? `/outreach/${outreach.id}` : '/outreach';
  useCrumbs([
    { label: t('list.title'), href: '/outreach' },
    ...(outreach ? [{ label: format.text(outreach.title), href: home }] : []),
    { label: title },
  ]);
  const record = useRecordForm<OutreachValues, Outreach>({
    name: `outreach.${outreach?.id ?? 'new'}`,
    initial: outreach ? valuesOf(outreach) : newOutreach,
    record: outreach,
    fromRecord: valuesOf,
    save: (values, version) => saveOutreach(outreach?.id, bodyOf(values), version),
    onSaved: (saved) => {
      queryClient.setQueryData(outreachQuery(saved.id).queryKey, saved);
      outreachChanged(queryClient);
      void router.navigate({ href: `/outreach/${saved.id}` });
    },
  });
  const { conflict } = record;
  const said = (values: OutreachValues, field: (typeof fields)[number]) => {
    if (field === 'audiences') return values.audiences.map(({ country, total, method, note }) => [country, total, t(`terms:audience_method.${method}`), note].filter(Boolean).join(' ')).join(' · ');
    const value = values[field];
    return value !== null && typeof value === 'object' ? Object.values(value).filter(Boolean).join(' · ') : (value ?? '');
  };
  return (
    <>
      <PageHead title={title} subtitle={t('list.apart')} />
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          record.submit();
        }}
        submitLabel={t('common:save')}
        onCancel={() => void router.navigate({ href: home })}
        isSaving={record.isSaving}
        errors={record.form.errors}
        labels={Object.fromEntries(fields.map((field) => [field, t(`field.${field}`)]))}
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
        <Fields form={record.form} />
        <AudienceFields form={record.form} />
      </FormPage>
    </>
  );
}

type Form = UseFormReturnType<OutreachValues>;

function Fields({ form }: { form: Form }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const kinds = useQuery(referenceList('outreach_kind'));
  const { values, errors } = form;
  return (
    <>
      <ProgrammePicker
        label={t('field.programme_id')}
        isRequired
        value={values.programme_id}
        onChange={(id) => form.setFieldValue('programme_id', id as never)}
        error={errors.programme_id}
        data-path="programme_id"
      />
      <LocalizedTextInput
        label={t('field.title')}
        isRequired
        path="title"
        value={values.title}
        onChange={(text) => form.setFieldValue('title', text as never)}
        error={errors.title}
        errors={{ fr: errors['title.fr'], ar: errors['title.ar'], en: errors['title.en'] }}
      />
      <NativeSelect
        label={t('field.kind')}
        required
        {...form.getInputProps('kind')}
        data={[{ value: '', label: t('form.chooseKind') }, ...(kinds.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) }))]}
      />
      <DayInput
        label={t('field.date')}
        description={t('form.dateHelp')}
        value={values.date}
        onChange={(date) => form.setFieldValue('date', date as never)}
        error={errors.date}
        data-path="date"
      />
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
          value={values.country || null}
          onChange={(code) => form.setFieldValue('country', (code ?? '') as never)}
          error={errors.country}
          data-path="country"
        />
      </FieldRow>
      <TextInput label={t('field.channel')} description={t('form.channelHelp')} {...form.getInputProps('channel')} />
    </>
  );
}

function AudienceFields({ form }: { form: Form }) {
  const { t } = useTranslation(['outreach', 'terms']);
  return (
    <FieldGroup legend={t('audiences.title')} help={t('audiences.help')}>
      {form.values.audiences.map((audience, index) => (
        <div key={index} className={classes.audience} role="group" aria-label={t('audiences.number', { number: index + 1 })}>
          <FieldRow>
            <NumberInput label={t('audiences.total')} required min={0} allowDecimal={false} hideControls {...form.getInputProps(`audiences.${index}.total`)} />
            <NumberInput label={t('audiences.women')} min={0} allowDecimal={false} hideControls {...form.getInputProps(`audiences.${index}.women`)} />
            <NumberInput label={t('audiences.men')} min={0} allowDecimal={false} hideControls {...form.getInputProps(`audiences.${index}.men`)} />
          </FieldRow>
          <FieldRow>
            <NativeSelect
              label={t('field.method')}
              {...form.getInputProps(`audiences.${index}.method`)}
              data={methods.map((value) => ({ value, label: t(`terms:audience_method.${value}`) }))}
            />
            <PlacePicker
              label={t('audiences.country')}
              kind="country"
              value={audience.country || null}
              onChange={(code) => form.setFieldValue(`audiences.${index}.country`, (code ?? '') as never)}
              error={form.errors[`audiences.${index}.country`]}
              data-path={`audiences.${index}.country`}
            />
          </FieldRow>
          <Textarea label={t('audiences.note')} description={t('audiences.noteHelp')} autosize minRows={2} {...form.getInputProps(`audiences.${index}.note`)} />
          {form.errors[`audiences.${index}`] && (
            <p className="small bad" data-path={`audiences.${index}`}>
              {form.errors[`audiences.${index}`]}
            </p>
          )}
          <div className="row">
            <Button size="xs" leftSection={<Icon name="x" />} onClick={() => form.removeListItem('audiences', index)}>
              {t('audiences.remove')}
            </Button>
          </div>
        </div>
      ))}
      <div className="row">
        <Button leftSection={<Icon name="plus" />} onClick={() => form.insertListItem('audiences', { ...newAudience } as never)}>
          {t('audiences.add')}
        </Button>
      </div>
    </FieldGroup>
  );
}
