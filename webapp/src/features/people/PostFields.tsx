import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { referenceList } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FieldRow, OrganisationPicker, PlacePicker } from '@/shared/ui';
import { administrativeLevels } from './words';

interface PostForm {
  values: { organisation_id: string | null; place_code: string | null };
  errors: Record<string, React.ReactNode>;
  getInputProps: (path: string) => Record<string, unknown>;
  setFieldValue: (path: 'organisation_id' | 'place_code', value: string | null) => void;
}

/** Where somebody serves: organisation, function, grade, level, place of assignment. */
export function PostFields({ form }: { form: unknown }) {
  const { t } = useTranslation(['people', 'terms', 'common']);
  const { values, errors, getInputProps, setFieldValue } = form as PostForm;
  const grades = useReferenceOptions('grade');
  return (
    <>
      <OrganisationPicker
        label={t('field.organisation_id')}
        value={values.organisation_id}
        onChange={(id) => setFieldValue('organisation_id', id)}
        error={errors.organisation_id}
        data-path="organisation_id"
      />
      <TextInput label={t('field.function')} {...getInputProps('function')} />
      <FieldRow>
        <NativeSelect label={t('field.grade')} {...getInputProps('grade')} data={grades} />
        <NativeSelect
          label={t('field.administrative_level')}
          {...getInputProps('administrative_level')}
          data={[
            { value: '', label: t('common:unknown') },
            ...administrativeLevels.map((value) => ({ value, label: t(`terms:administrative_level.${value}`) })),
          ]}
        />
      </FieldRow>
      <PlacePicker
        label={t('field.place_code')}
        value={values.place_code}
        onChange={(code) => setFieldValue('place_code', code)}
        error={errors.place_code}
        data-path="place_code"
      />
    </>
  );
}

/** A list of words kept by the administrators, with "unknown" first. */
export function useReferenceOptions(list: string): { value: string; label: string }[] {
  const { t } = useTranslation();
  const format = useFormat();
  const items = useQuery(referenceList(list)).data?.items ?? [];
  return [{ value: '', label: t('unknown') }, ...items.map(({ code, name }) => ({ value: code, label: format.text(name) }))];
}
