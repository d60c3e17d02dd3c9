import { NativeSelect, NumberInput, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem, designationsChanged, saveDesignation, type Designation, type DesignationBody } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { DayInput, FieldRow, FormPage } from '@/shared/ui';

const languages = ['fr', 'ar', 'en'] as const;

/** The text of a letter, when it left under which number, when the answer came under which. */
export function LetterForm({ letter, onDone }: { letter: Designation; onDone: () => void }) {
  const { t } = useTranslation('designations');
  const queryClient = useQueryClient();
  const form = useForm({ mode: 'controlled', initialValues: valuesOf(letter) });
  const save = useMutation({
    mutationFn: () => saveDesignation(letter, bodyOf(form.getValues())),
    onSuccess: () => {
      designationsChanged(queryClient);
      onDone();
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (problem.isStale) void queryClient.invalidateQueries({ queryKey: ['designations'] });
      form.setErrors(problem.fieldErrors());
    },
  });
  const fields = ['language', 'addressee', 'places', 'women_percent', 'deadline', 'profile', 'attachments', 'outgoing_number', 'sent_on', 'incoming_number', 'answered_on', 'note'] as const;
  const { values, errors } = form;
  return (
    <FormPage
      onSubmit={(event) => {
        event?.preventDefault();
        save.mutate();
      }}
      submitLabel={t('form.save')}
      onCancel={onDone}
      isSaving={save.isPending}
      errors={errors}
      error={save.error}
      labels={Object.fromEntries(fields.map((field) => [field, t(`field.${field}`)]))}
    >
      <FieldRow>
        <NativeSelect label={t('field.language')} {...form.getInputProps('language')} data={languages.map((value) => ({ value, label: t(`print.in.${value}`) }))} />
        <TextInput label={t('field.addressee')} {...form.getInputProps('addressee')} />
      </FieldRow>
      <FieldRow>
        <NumberInput label={t('field.places')} required min={1} max={1000} allowDecimal={false} hideControls {...form.getInputProps('places')} />
        <NumberInput label={t('field.women_percent')} min={0} max={100} allowDecimal={false} hideControls suffix=" %" {...form.getInputProps('women_percent')} />
        <DayInput label={t('field.deadline')} value={values.deadline} onChange={(date) => form.setFieldValue('deadline', date)} error={errors.deadline} data-path="deadline" />
      </FieldRow>
      <Textarea label={t('field.profile')} autosize minRows={2} {...form.getInputProps('profile')} />
      <Textarea label={t('field.attachments')} description={t('form.attachmentsHelp')} autosize minRows={2} {...form.getInputProps('attachments')} />
      <FieldRow>
        <DayInput label={t('field.sent_on')} value={values.sent_on} onChange={(date) => form.setFieldValue('sent_on', date)} error={errors.sent_on} data-path="sent_on" />
        <TextInput label={t('field.outgoing_number')} {...form.getInputProps('outgoing_number')} />
      </FieldRow>
      <FieldRow>
        <DayInput label={t('field.answered_on')} value={values.answered_on} onChange={(date) => form.setFieldValue('answered_on', date)} error={errors.answered_on} data-path="answered_on" />
        <TextInput label={t('field.incoming_number')} {...form.getInputProps('incoming_number')} />
      </FieldRow>
      <Textarea label={t('field.note')} autosize {...form.getInputProps('note')} />
    </FormPage>
  );
}

function valuesOf(letter: Designation) {
  return {
    language: letter.language as string, addressee: letter.addressee ?? '', places: letter.places as number | string,
    women_percent: (letter.women_percent ?? '') as number | string, deadline: (letter.deadline ?? null) as string | null,
    profile: letter.profile ?? '', attachments: letter.attachments.join('\n'), outgoing_number: letter.outgoing_number ?? '',
    sent_on: (letter.sent_on ?? null) as string | null, incoming_number: letter.incoming_number ?? '',
    answered_on: (letter.answered_on ?? null) as string | null, note: letter.note ?? '',
  };
}

function bodyOf(values: ReturnType<typeof valuesOf>): DesignationBody {
  const text = (value: string) => value.trim() || undefined;
  return {
    language: values.language as Designation['language'], addressee: text(values.addressee), places: Number(values.places),
    women_percent: values.women_percent === '' ? undefined : Number(values.women_percent), deadline: values.deadline ?? undefined,
    profile: text(values.profile), attachments: values.attachments.split('\n').map((line) => line.trim()).filter(Boolean),
    outgoing_number: text(values.outgoing_number), sent_on: values.sent_on ?? undefined, incoming_number: text(values.incoming_number),
    answered_on: values.answered_on ?? undefined, note: text(values.note),
  };
}
