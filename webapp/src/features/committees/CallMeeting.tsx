import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { today, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput, FieldRow, FormPage, LocalizedTextInput, useFormSave } from '@/shared/ui';
import { callMeeting, committeesChanged, meetingQuery, type CommitteeItem } from './queries';

/** The day, the hour and the place: who sits is invited, and the agenda begins with what is still open. */
export function CallMeeting({ committee }: { committee: CommitteeItem }) {
  const { t } = useTranslation(['committees', 'common']);
  const queryClient = useQueryClient();
  const router = useRouter();
  const [id] = useState(() => crypto.randomUUID());
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      held_on: (committee.due_on && committee.due_on > today() ? committee.due_on : null) as string | null,
      starts: '10:00',
      ends: '',
      place: {} as LocalizedText,
    },
  });
  const save = useFormSave(
    form,
    ({ held_on: day, starts, ends, place }) =>
      callMeeting({
        id,
        committee_id: committee.id,
        held_on: day ?? '',
        ...(starts && { starts }),
        ...(ends && { ends }),
        ...(Object.values(place).some(Boolean) && { place: place as { fr?: string; ar?: string; en?: string } }),
      }),
    (meeting) => {
      queryClient.setQueryData(meetingQuery(meeting.id).queryKey, meeting);
      committeesChanged(queryClient);
      void router.navigate({ href: `/committee-meetings/${meeting.id}` });
    },
  );
  const { values, errors } = form;
  return (
    <FormPage {...save} submitLabel={t('call')} labels={{ held_on: t('field.held_on'), starts: t('field.starts'), ends: t('field.ends'), place: t('field.place') }}>
      <Banner icon="plan">{committee.open_decisions > 0 ? t('callText', { count: committee.open_decisions }) : t('callTextNone')}</Banner>
      <DayInput label={t('field.held_on')} isRequired value={values.held_on} onChange={(date) => form.setFieldValue('held_on', date)} error={errors.held_on} data-path="held_on" />
      <FieldRow>
        <TextInput type="time" label={t('field.starts')} {...form.getInputProps('starts')} />
        <TextInput type="time" label={t('field.ends')} {...form.getInputProps('ends')} />
      </FieldRow>
      <LocalizedTextInput label={t('field.place')} path="place" value={values.place} onChange={(text) => form.setFieldValue('place', text)} error={errors.place} />
    </FormPage>
  );
}
