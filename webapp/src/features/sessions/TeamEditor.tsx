import { ActionIcon, Button, Input, NativeSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from '@/shared/i18n';
import { FieldGroup, Icon, PersonPicker } from '@/shared/ui';
import classes from './sessions.module.css';
import type { SessionValues } from './sessionValues';
import { teamRoles } from './words';

/** Who carries the session: trainers, speakers, interpreters … */
export function TeamEditor({ form }: { form: UseFormReturnType<SessionValues> }) {
  const { t } = useTranslation(['sessions', 'terms']);
  return (
    <FieldGroup legend={t('field.team')}>
      {form.values.team.map((member, index) => (
        <div key={index} className={classes.member} role="group" aria-label={t('form.memberNumber', { number: index + 1 })}>
          <PersonPicker
            label={t('form.memberNumber', { number: index + 1 })}
            value={member.person_id}
            onChange={(id) => form.setFieldValue(`team.${index}.person_id`, id)}
            error={form.errors[`team.${index}.person_id`] ?? form.errors[`team.${index}`]}
            data-path={`team.${index}.person_id`}
          />
          <NativeSelect
            label={t('field.role')}
            {...form.getInputProps(`team.${index}.role`)}
            data={teamRoles.map((role) => ({ value: role, label: t(`terms:role.${role}`) }))}
          />
          <ActionIcon size="lg" aria-label={t('form.removeMember', { number: index + 1 })} onClick={() => form.removeListItem('team', index)}>
            <Icon name="x" />
          </ActionIcon>
        </div>
      ))}
      {form.errors.team && <Input.Error>{form.errors.team}</Input.Error>}
      <div className="row">
        <Button data-path="team" leftSection={<Icon name="plus" />} onClick={() => form.insertListItem('team', { person_id: null, role: 'trainer' })}>
          {t('form.addMember')}
        </Button>
      </div>
    </FieldGroup>
  );
}
