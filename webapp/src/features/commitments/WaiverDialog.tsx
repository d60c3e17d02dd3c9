import { Modal, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { today } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { DayInput, FormPage, useFormSave } from '@/shared/ui';
import { commitmentQuery, commitmentsChanged, waive, type Commitment, type CommitmentDue } from './queries';

/** A due day need not be met any more: since when, and why. */
export function WaiverDialog({ commitment, due, onClose }: { commitment: Commitment; due: CommitmentDue; onClose: () => void }) {
  const { t } = useTranslation(['commitments', 'common']);
  const queryClient = useQueryClient();
  const form = useForm({ mode: 'controlled', initialValues: { reason: '', decided_on: today() as string | null } });
  const save = useFormSave(
    form,
    ({ reason, decided_on: on }) => waive(commitment, due.id, { reason, decided_on: on ?? undefined }),
    (saved) => {
      queryClient.setQueryData(commitmentQuery(saved.id).queryKey, saved);
      void commitmentsChanged(queryClient);
      onClose();
    },
  );
  return (
    <Modal opened onClose={onClose} title={t('waiver.title')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <FormPage {...save} onCancel={onClose} labels={{ reason: t('waiver.reason'), decided_on: t('waiver.on') }}>
        <Textarea label={t('waiver.reason')} required autosize minRows={3} {...form.getInputProps('reason')} />
        <DayInput label={t('waiver.on')} max={today()} value={form.values.decided_on} onChange={(date) => form.setFieldValue('decided_on', date)} error={form.errors.decided_on} data-path="decided_on" />
      </FormPage>
    </Modal>
  );
}
