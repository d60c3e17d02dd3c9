import { Modal } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { changeMember, groupsChanged, type Group, type GroupMember, type Membership } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { DayInput, FieldRow, FormPage, useFormSave } from '@/shared/ui';

export function MembershipDialog({ group, member, onClose }: { group: Group; member: GroupMember | undefined; onClose: () => void }) {
  const { t } = useTranslation(['groups', 'common']);
  return (
    <Modal
      opened={member !== undefined}
      onClose={onClose}
      title={member && t('members.datesOf', { name: member.display_name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {member && <Dates group={group} member={member} onDone={onClose} />}
    </Modal>
  );
}

function Dates({ group, member, onDone }: { group: Group; member: GroupMember; onDone: () => void }) {
  const { t } = useTranslation(['groups', 'common']);
  const queryClient = useQueryClient();
  const form = useForm<Membership>({ mode: 'controlled', initialValues: { from: member.from ?? null, to: member.to ?? null } });
  const page = useFormSave(
    form,
    (values: Membership) => changeMember(group.id, member.person_id, values),
    () => {
      groupsChanged(queryClient, group.id);
      onDone();
    },
  );
  return (
    <FormPage
      {...page}
      onCancel={onDone}
      labels={{ from: t('members.from'), to: t('members.to') }}
    >
      <p className="small muted">{t('members.datesHelp')}</p>
      <FieldRow>
        <DayInput label={t('members.from')} {...form.getInputProps('from')} value={form.values.from} />
        <DayInput label={t('members.to')} {...form.getInputProps('to')} value={form.values.to} />
      </FieldRow>
    </FormPage>
  );
}
