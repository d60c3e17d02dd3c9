import { NativeSelect, NumberInput, Radio, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { today } from '@/shared/format';
import { languages, useTranslation } from '@/shared/i18n';
import { DayInput, FieldGroup, FieldRow } from '@/shared/ui';
import classes from './people.module.css';
import type { BirthKind, PersonValues } from './personValues';
import { readablePhone, toE164 } from '@/shared/format/phone';
import { PostFields, useReferenceOptions } from './PostFields';
import { ageBrackets, sexes, titles } from './words';

export function PersonFields({ form }: { form: UseFormReturnType<PersonValues> }) {
  const { t } = useTranslation(['people', 'terms', 'common']);
  const { values } = form;
  const categories = useReferenceOptions('person_category');
  const phone = form.getInputProps('phone');
  return (
    <>
      <FieldGroup legend={t('form.names')} help={t('form.namesHelp')}>
        <NativeSelect
          label={t('field.title')}
          {...form.getInputProps('title')}
          data={[{ value: '', label: '' }, ...titles.map((value) => ({ value, label: t(`terms:title.${value}`) }))]}
        />
        <FieldRow>
          <TextInput label={t('field.given_name')} autoComplete="off" {...form.getInputProps('given_name')} />
          <TextInput label={t('field.family_name')} autoComplete="off" {...form.getInputProps('family_name')} />
        </FieldRow>
        <FieldRow>
          <TextInput label={t('field.given_name_ar')} lang="ar" dir="rtl" autoComplete="off" {...form.getInputProps('given_name_ar')} />
          <TextInput label={t('field.family_name_ar')} lang="ar" dir="rtl" autoComplete="off" {...form.getInputProps('family_name_ar')} />
        </FieldRow>
      </FieldGroup>
      <FieldGroup legend={t('form.person')}>
        <Radio.Group label={t('common:sex.title')} {...form.getInputProps('sex')}>
          <div className={classes.choices}>
            {sexes.map((sex) => (
              <Radio key={sex} value={sex} label={t(`terms:sex.${sex}`)} />
            ))}
          </div>
        </Radio.Group>
        <Radio.Group label={t('form.birth')} value={values.birth} onChange={(kind) => form.setFieldValue('birth', kind as BirthKind)}>
          <div className={classes.choices}>
            {(['unknown', 'date', 'year', 'bracket'] as const).map((kind) => (
              <Radio key={kind} value={kind} label={t(`form.birthKind.${kind}`)} />
            ))}
          </div>
        </Radio.Group>
        {values.birth === 'date' && <DayInput label={t('field.birth_date')} max={today()} {...form.getInputProps('birth_date')} value={values.birth_date} />}
        {values.birth === 'year' && (
          <NumberInput label={t('field.birth_year')} thousandSeparator="" allowDecimal={false} allowNegative={false} hideControls {...form.getInputProps('birth_year')} />
        )}
        {values.birth === 'bracket' && (
          <NativeSelect
            label={t('field.age_bracket')}
            {...form.getInputProps('age_bracket')}
            data={[{ value: '', label: '' }, ...ageBrackets.map((value) => ({ value, label: t(`terms:age_band.${value}`) }))]}
          />
        )}
      </FieldGroup>
      <FieldGroup legend={t('form.post')} help={t('form.postHelp')}>
        <PostFields form={form} />
        <NativeSelect label={t('field.category')} {...form.getInputProps('category')} data={categories} />
      </FieldGroup>
      <FieldGroup legend={t('form.contact')}>
        <TextInput label={t('field.email')} type="email" dir="ltr" autoComplete="off" {...form.getInputProps('email')} />
        <TextInput
          label={t('field.phone')}
          description={t('form.phoneHelp')}
          type="tel"
          dir="ltr"
          autoComplete="off"
          {...phone}
          onBlur={() => {
            const number = toE164(values.phone);
            if (number.startsWith('+')) form.setFieldValue('phone', readablePhone(number));
          }}
        />
        <NativeSelect
          label={t('field.language')}
          {...form.getInputProps('language')}
          data={[{ value: '', label: t('common:unknown') }, ...languages.map((value) => ({ value, label: t(`terms:language.${value}`) }))]}
        />
      </FieldGroup>
    </>
  );
}
