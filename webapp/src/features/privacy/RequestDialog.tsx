import { Modal, NativeSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { addRequest, privacyChanged, type PersonRequestBody } from '@/shared/api';
import { today } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { DayInput, FieldRow, FormPage, PersonPicker, useFormSave } from '@/shared/ui';
import { channels, requestKinds } from './words';

interface Props {
  isOpen: boolean;
  /** The person when it is known already. */
  person?: { id: string; name: string };
  onClose: () => void;
}

export function RequestDialog({ isOpen, person, onClose }: Props) {
  const { t } = useTranslation(['privacy', 'common']);
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('requests.new')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      {isOpen && <RequestForm person={person} onDone={onClose} />}
    </Modal>
  );
}

function RequestForm({ person, onDone }: { person?: { id: string; name: string }; onDone: () => void }) {
  const { t } = useTranslation(['privacy', 'common']);
  const queryClient = useQueryClient();
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      person_id: (person?.id ?? null) as string | null, kind: 'access', channel: 'letter', received_on: today() as string | null, statement: '',
    },
    validate: {
      person_id: (id) => (id ? null : t('requests.personMissing')),
      received_on: (on) => (on ? null : t('requests.dateMissing')),
    },
  });
  const page = useFormSave(
    form,
    (values: typeof form.values) =>
      addRequest({
        person_id: values.person_id ?? '',
        kind: values.kind as PersonRequestBody['kind'],
        channel: values.channel as PersonRequestBody['channel'],
        received_on: values.received_on ?? '',
        statement: values.statement.trim() || undefined,
      }),
    () => {
      privacyChanged(queryClient);
      onDone();
    },
  );
  return (
    <FormPage
      {...page}
      onCancel={onDone}
      labels={{ person_id: t('requests.person'), received_on: t('requests.receivedOn') }}
    >
      {person ? <p className="strong"><bdi>{person.name}</bdi></p> : <PersonPicker label={t('requests.person')} isRequired {...form.getInputProps('person_id')} value={form.values.person_id} />}
      <NativeSelect
        label={t('requests.kind')}
        data={requestKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <FieldRow>
        <DayInput label={t('requests.receivedOn')} isRequired max={today()} {...form.getInputProps('received_on')} value={form.values.received_on} />
        <NativeSelect label={t('requests.channel')} data={channels.map((value) => ({ value, label: t(`channel.${value}`) }))} {...form.getInputProps('channel')} />
      </FieldRow>
      <Textarea label={t('requests.statement')} description={t('requests.statementHelp')} autosize minRows={3} maxLength={2000} {...form.getInputProps('statement')} />
    </FormPage>
  );
}
