import { Checkbox, Modal, NativeSelect } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { DayInput, FieldRow, FormPage, LocalizedTextInput, useFormSave } from '@/shared/ui';
import { resourcesChanged, saveHoliday, type Holiday, type HolidayBody } from './queries';
import { holidayKinds } from './words';

interface HolidayDialogProps {
  holiday?: Holiday;
  /** The moon's day is announced: the form opens confirmed. */
  isConfirming?: boolean;
  onClose: () => void;
}

export function HolidayDialog({ holiday, isConfirming, onClose }: HolidayDialogProps) {
  const { t } = useTranslation(['resources', 'common']);
  const format = useFormat();
  const title = isConfirming ? t('holiday.confirmTitle') : holiday ? t('holiday.editOf', { name: format.text(holiday.name) }) : t('holiday.new');
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Days holiday={holiday} isConfirming={isConfirming} onClose={onClose} />
    </Modal>
  );
}

interface Values {
  name: LocalizedText;
  kind: Holiday['kind'];
  starts_on: string | null;
  ends_on: string | null;
  confirmed: boolean;
}

function Days({ holiday, isConfirming, onClose }: HolidayDialogProps) {
  const { t } = useTranslation(['resources', 'common']);
  const queryClient = useQueryClient();
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: holiday
      ? { name: holiday.name, kind: holiday.kind, starts_on: holiday.starts_on, ends_on: holiday.ends_on, confirmed: isConfirming ? true : holiday.confirmed }
      : { name: {}, kind: 'fixed', starts_on: null, ends_on: null, confirmed: true },
  });
  const page = useFormSave(
    form,
    ({ starts_on: from, ends_on: to, ...values }: Values) =>
      saveHoliday(holiday, { ...values, starts_on: from ?? undefined, ends_on: to ?? from ?? undefined } as HolidayBody),
    () => {
      resourcesChanged(queryClient);
      onClose();
    },
  );
  const { errors, values } = form;
  return (
    <FormPage
      {...page}
      onCancel={onClose}
      labels={Object.fromEntries((['name', 'kind', 'starts_on', 'ends_on', 'confirmed'] as const).map((field) => [field, t(`field.${field}`)]))}
    >
      {isConfirming && <p className="muted">{t('holiday.confirmText')}</p>}
      <LocalizedTextInput
        label={t('field.name')} path="name" isRequired value={values.name} onChange={(text) => form.setFieldValue('name', text as never)}
        error={errors.name} errors={{ fr: errors['name.fr'], ar: errors['name.ar'], en: errors['name.en'] }}
      />
      <NativeSelect label={t('field.kind')} {...form.getInputProps('kind')} data={holidayKinds.map((value) => ({ value, label: t(`term.holiday_kind.${value}`) }))} />
      <FieldRow>
        <DayInput label={t('field.starts_on')} isRequired {...form.getInputProps('starts_on')} value={values.starts_on} />
        <DayInput label={t('field.ends_on')} {...form.getInputProps('ends_on')} value={values.ends_on} />
      </FieldRow>
      <Checkbox label={t('form.confirmed')} {...form.getInputProps('confirmed', { type: 'checkbox' })} />
    </FormPage>
  );
}
