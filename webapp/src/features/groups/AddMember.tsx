import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addMember, asProblem, groupsChanged, type Group } from '@/shared/api';
import { today } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput, PersonPicker } from '@/shared/ui';
import classes from './groups.module.css';

/** Finds a person by a part of the name and makes them a member from a day on; without a day it stays unknown. */
export function AddMember({ group }: { group: Group }) {
  const { t } = useTranslation('groups');
  const queryClient = useQueryClient();
  const [from, setFrom] = useState<string | null>(today());
  const add = useMutation({
    mutationFn: (personId: string) => addMember(group.id, personId, from),
    onSettled: () => groupsChanged(queryClient, group.id),
  });
  const problem = add.error ? asProblem(add.error) : undefined;
  return (
    <>
      <div className={classes.add}>
        <PersonPicker
          label={t('members.add')}
          description={t('members.addHelp')}
          value={null}
          onChange={(id) => id && add.mutate(id)}
          isDisabled={add.isPending}
        />
        <DayInput label={t('members.since')} value={from} onChange={setFrom} />
      </div>
      <div role="status">
        {add.data && !problem && (
          <Banner tone="ok" icon="check" isFlush>
            {t('members.added', { name: add.data.display_name })}
          </Banner>
        )}
      </div>
      {problem && (
        <Banner tone="bad" icon="alert" isFlush role="alert">
          {problem.fields[0]?.message ?? problem.message}
        </Banner>
      )}
    </>
  );
}
