import { Modal, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addRegistration, asProblem, sessionChanged, type RegistrationRole, type Session } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, PersonPicker } from '@/shared/ui';
import { QuickPersonForm } from '@/shared/ui/QuickPersonForm';
import classes from './sessions.module.css';
import { registrationRoles } from './words';

/** Finds a person by a part of the name and registers them; who is not yet known is recorded on the spot. */
export function AddRegistration({ session }: { session: Session }) {
  const { t } = useTranslation(['sessions', 'terms', 'common']);
  const queryClient = useQueryClient();
  const [role, setRole] = useState<RegistrationRole>('participant');
  const [newName, setNewName] = useState<string>();
  const add = useMutation({
    mutationFn: (personId: string) => addRegistration(session.id, personId, role),
    onSettled: () => sessionChanged(queryClient),
  });
  const problem = add.error ? asProblem(add.error) : undefined;
  const added = add.data;
  return (
    <>
      <div className={classes.add}>
        <PersonPicker
          label={t('registrations.add')}
          description={t('registrations.addHelp')}
          value={null}
          onChange={(id) => id && add.mutate(id)}
          onCreate={setNewName}
          isDisabled={add.isPending}
        />
        <NativeSelect
          label={t('field.role')}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as RegistrationRole)}
          data={registrationRoles.map((one) => ({ value: one, label: t(`terms:role.${one}`) }))}
        />
      </div>
      <div role="status">
        {added && !problem && (
          <Banner tone={added.status === 'waiting' ? 'warn' : 'ok'} icon={added.status === 'waiting' ? 'clock' : 'check'} isFlush>
            {added.status === 'waiting'
              ? t('registrations.addedWaiting', { name: added.display_name })
              : t('registrations.added', { name: added.display_name })}
          </Banner>
        )}
      </div>
      {problem && (
        <Banner tone="bad" icon="alert" isFlush role="alert">
          {problem.fields[0]?.message ?? problem.message}
        </Banner>
      )}
      <Modal
        opened={newName !== undefined}
        onClose={() => setNewName(undefined)}
        title={t('registrations.newPerson')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {newName !== undefined && (
          <QuickPersonForm
            typed={newName}
            onCancel={() => setNewName(undefined)}
            onSaved={(personId) => {
              setNewName(undefined);
              add.mutate(personId);
            }}
          />
        )}
      </Modal>
    </>
  );
}
