import { MultiSelect, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { allProgrammesQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { languages, useTranslation } from '@/shared/i18n';
import { FieldGroup, FieldRow, LocalizedTextInput, PlacePicker } from '@/shared/ui';
import { DaysEditor } from './DaysEditor';
import { RoomField } from './RoomField';
import type { SessionValues } from './sessionValues';
import { TeamEditor } from './TeamEditor';
import { kinds, modalities } from './words';

export function SessionFields({ form, sessionId }: { form: UseFormReturnType<SessionValues>; sessionId?: string }) {
  const { t } = useTranslation(['sessions', 'terms', 'common']);
  const format = useFormat();
  const programmes = useQuery(allProgrammesQuery);
  const { values, errors } = form;
  return (
    <>
      <LocalizedTextInput
        label={t('field.title')}
        description={t('form.titleHelp')}
        isRequired
        path="title"
        value={values.title}
        onChange={(title) => form.setFieldValue('title', title)}
        error={errors.title}
        errors={{ fr: errors['title.fr'], ar: errors['title.ar'], en: errors['title.en'] }}
      />
      <FieldRow>
        <NativeSelect
          label={t('field.kind')}
          {...form.getInputProps('kind')}
          data={kinds.map((value) => ({ value, label: t(`terms:session_kind.${value}`) }))}
        />
        <NativeSelect
          label={t('field.modality')}
          {...form.getInputProps('modality')}
          data={modalities.map((value) => ({ value, label: t(`terms:modality.${value}`) }))}
        />
      </FieldRow>
      <MultiSelect
        label={t('field.programmes')}
        description={t('form.programmesHelp')}
        required
        searchable
        clearButtonProps={{ 'aria-label': t('common:picker.clear') }}
        nothingFoundMessage={t('common:picker.none')}
        {...form.getInputProps('programme_ids')}
        error={errors.programme_ids ?? errors.programme_id}
        data={(programmes.data?.items ?? []).map(({ id, code, title }) => ({ value: id, label: `${code} · ${format.text(title)}` }))}
      />
      <DaysEditor form={form} />
      <FieldGroup legend={t('field.place')}>
        <RoomField form={form} sessionId={sessionId} />
        <PlacePicker
          label={t('field.place_code')}
          description={t('form.placeHelp')}
          value={values.place_code}
          onChange={(code) => form.setFieldValue('place_code', code)}
          error={errors.place_code ?? errors.country}
          data-path="place_code"
        />
        <FieldRow>
          <TextInput label={t('field.venue')} {...form.getInputProps('venue')} />
          <NumberInput label={t('field.seats')} description={t('form.seatsHelp')} min={1} allowDecimal={false} allowNegative={false} {...form.getInputProps('seats')} />
        </FieldRow>
      </FieldGroup>
      <TeamEditor form={form} />
      <FieldGroup legend={t('form.more')}>
        <MultiSelect
          label={t('field.languages')}
          {...form.getInputProps('languages')}
          data={[...new Set([...languages, ...values.languages])].map((value) => ({ value, label: t(`terms:language.${value}`, { defaultValue: value }) }))}
        />
        <TextInput label={t('field.external_reference')} description={t('form.externalHelp')} {...form.getInputProps('external_reference')} />
        <Textarea label={t('field.note')} autosize minRows={3} {...form.getInputProps('note')} />
      </FieldGroup>
    </>
  );
}
