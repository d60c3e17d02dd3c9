import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem, designationsChanged, remindDesignation, type Designation } from '@/shared/api';
import { today } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { DayInput, FormPage } from '@/shared/ui';

/** Notes that a reminder left. */
export function ReminderForm({ letter, onDone }: { letter: Designation; onDone: () => void }) {
  const { t } = useTranslation('designations');
  const queryClient = useQueryClient();
  const form = useForm({ mode: 'controlled', initialValues: { sent_on: today() as string | null, outgoing_number: '' } });
  const save = useMutation({
    mutationFn: () => remindDesignation(letter, form.values.sent_on ?? '', form.values.outgoing_number),
    onSuccess: () => {
      designationsChanged(queryClient);
      onDone();
    },
    onError: (error) => form.setErrors(asProblem(error).fieldErrors()),
  });
  return (
    <FormPage
      onSubmit={(event) => {
        event?.preventDefault();
        save.mutate();
      }}
      submitLabel={t('reminder.save')}
      onCancel={onDone}
      isSaving={save.isPending}
      errors={form.errors}
      error={save.error}
      labels={{ sent_on: t('reminder.sentOn'), outgoing_number: t('field.outgoing_number') }}
    >
      <DayInput label={t('reminder.sentOn')} isRequired value={form.values.sent_on} onChange={(date) => form.setFieldValue('sent_on', date)} error={form.errors.sent_on} data-path="sent_on" />
      <TextInput label={t('field.outgoing_number')} {...form.getInputProps('outgoing_number')} />
    </FormPage>
  );
}
