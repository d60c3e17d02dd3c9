import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { saveIdentityNumber, sensitiveDataChanged, type IdentityNumber, type IdentityNumberBody, type NumberKind, type Person } from '@/shared/api';
import { today } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { DayInput, FieldRow, FormPage, useFormSave } from '@/shared/ui';
import { channels } from './channels';

/** A number is typed anew each time: what is stored is not shown here. */
export function IdentityNumberForm({ person, held, onDone }: { person: Person; held: IdentityNumber; onDone: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const queryClient = useQueryClient();
  const kind = held.kind as NumberKind;
  const form = useForm({
    mode: 'controlled',
    initialValues: { number: '', date: today() as string | null, channel: 'form' },
    validate: { number: (number) => (number.trim() ? null : t('sensitive.numberMissing')), date: (date) => (date ? null : t('consents.dateMissing')) },
  });
  const page = useFormSave(
    form,
    (values: typeof form.values) =>
      saveIdentityNumber(person.id, kind, held.version, { number: values.number, date: values.date ?? '', channel: values.channel as IdentityNumberBody['channel'] }),
    () => {
      sensitiveDataChanged(queryClient);
      onDone();
    },
  );
  return (
    <FormPage {...page} onCancel={onDone} labels={{ number: t(`sensitive.${kind}`), date: t('consents.date') }}>
      <TextInput
        label={t(`sensitive.${kind}`)}
        description={t(`sensitive.help.${kind}`)}
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        maxLength={40}
        required
        {...form.getInputProps('number')}
      />
      <FieldRow>
        <DayInput label={t('consents.date')} isRequired max={today()} {...form.getInputProps('date')} value={form.values.date} />
        <NativeSelect label={t('consents.how')} data={channels.map((value) => ({ value, label: t(`consents.channel.${value}`) }))} {...form.getInputProps('channel')} />
      </FieldRow>
    </FormPage>
  );
}
