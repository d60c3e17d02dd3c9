import { ActionIcon, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem, designationsChanged, putDesignationPlan, sessionDesignations, type SessionDesignations } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { DayInput, FieldGroup, FieldRow, FormPage, Icon, LocalizedTextInput, OrganisationPicker } from '@/shared/ui';
import classes from './designations.module.css';

interface Quota {
  organisation_id: string;
  name: string;
  places: number | string;
}

/** Places asked of each administration, the target share of women, the deadline, whom the letters look for. */
export function PlanForm({ session, plan, onDone }: { session: string; plan: SessionDesignations['plan']; onDone: () => void }) {
  const { t } = useTranslation('designations');
  const format = useFormat();
  const queryClient = useQueryClient();
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      women_percent: (plan.women_percent ?? '') as number | string,
      deadline: (plan.deadline ?? null) as string | null,
      profile: { ...plan.profile },
      quotas: plan.quotas.map((quota): Quota => ({ organisation_id: quota.organisation_id, name: format.text(quota.organisation_name), places: quota.places })),
    },
  });
  const save = useMutation({
    mutationFn: () => {
      const { women_percent: women, deadline, profile, quotas } = form.getValues();
      const said = Object.fromEntries(Object.entries(profile).filter(([, text]) => text?.trim()));
      return putDesignationPlan(
        session,
        {
          women_percent: women === '' ? undefined : Number(women),
          deadline: deadline ?? undefined,
          ...(Object.keys(said).length > 0 && { profile: said }),
          quotas: quotas.map(({ organisation_id, places }) => ({ organisation_id, places: Number(places) })),
        },
        plan.version,
      );
    },
    onSuccess: (saved) => {
      queryClient.setQueryData(sessionDesignations(session).queryKey, saved);
      designationsChanged(queryClient);
      onDone();
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (problem.isStale) void queryClient.invalidateQueries({ queryKey: ['designations'] });
      form.setErrors(problem.fieldErrors());
    },
  });
  const { values, errors } = form;
  return (
    <FormPage
      onSubmit={(event) => {
        event?.preventDefault();
        save.mutate();
      }}
      submitLabel={t('plan.save')}
      onCancel={onDone}
      isSaving={save.isPending}
      errors={errors}
      error={save.error}
      labels={{ women_percent: t('field.women_percent'), deadline: t('field.deadline'), profile: t('field.profile'), quotas: t('plan.quotas') }}
    >
      <FieldRow>
        <NumberInput label={t('field.women_percent')} min={0} max={100} allowDecimal={false} hideControls suffix=" %" {...form.getInputProps('women_percent')} />
        <DayInput label={t('field.deadline')} value={values.deadline} onChange={(date) => form.setFieldValue('deadline', date)} error={errors.deadline} data-path="deadline" />
      </FieldRow>
      <LocalizedTextInput label={t('field.profile')} path="profile" value={values.profile} onChange={(text) => form.setFieldValue('profile', text as never)} error={errors.profile} />
      <FieldGroup legend={t('plan.quotas')} help={t('plan.quotasHelp')}>
        {values.quotas.map((quota, index) => (
          <div key={quota.organisation_id} className={classes.quota}>
            <bdi>{quota.name}</bdi>
            <NumberInput
              aria-label={t('plan.placesOf', { name: quota.name })}
              min={1}
              max={1000}
              allowDecimal={false}
              hideControls
              {...form.getInputProps(`quotas.${index}.places`)}
            />
            <ActionIcon aria-label={t('plan.remove', { name: quota.name })} onClick={() => form.removeListItem('quotas', index)}>
              <Icon name="x" />
            </ActionIcon>
          </div>
        ))}
        <OrganisationPicker
          label={t('plan.add')}
          value={null}
          onChange={(id, option) => {
            if (id && !values.quotas.some(({ organisation_id }) => organisation_id === id))
              form.insertListItem('quotas', { organisation_id: id, name: option?.label ?? id, places: 1 });
          }}
        />
      </FieldGroup>
    </FormPage>
  );
}
