import { Button, SegmentedControl, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Icon, OrganisationPicker, Panel } from '@/shared/ui';
import classes from './committees.module.css';
import { newGuest, type AttendeeValues, type MeetingValues } from './meetingValues';

const standings = ['invited', 'excused', 'present'] as const;

/** Who was asked: a tap says who came. Guests are written in. */
export function AttendeeFields({ form }: { form: UseFormReturnType<MeetingValues> }) {
  const { t } = useTranslation(['committees', 'terms']);
  const format = useFormat();
  const { attendees } = form.values;
  const nameOf = (attendee: AttendeeValues) =>
    (format.language === 'ar' ? attendee.person_name_ar || attendee.person_name : attendee.person_name || attendee.person_name_ar) || t('newGuest');
  return (
    <Panel title={t('attendance')} note={t('presentCount', { count: attendees.filter(({ standing }) => standing === 'present').length, all: attendees.length })}>
      {form.errors.attendees && <p className="bad small">{form.errors.attendees}</p>}
      {attendees.map((attendee, index) => {
        const path = `attendees.${index}`;
        const name = nameOf(attendee);
        return (
          <div key={attendee.key} className={classes.attendee} role="group" aria-label={name}>
            {attendee.member_id === undefined && !attendee.id ? (
              <>
                <TextInput label={t('field.person_name')} maxLength={200} {...form.getInputProps(`${path}.person_name`)} />
                <TextInput label={t('field.person_name_ar')} maxLength={200} lang="ar" dir="rtl" {...form.getInputProps(`${path}.person_name_ar`)} />
                <OrganisationPicker label={t('field.organisation')} value={attendee.organisation_id} onChange={(id) => form.setFieldValue(`${path}.organisation_id`, id as never)} />
                <TextInput
                  label={t('field.capacity')}
                  maxLength={200}
                  value={attendee.capacity[format.language] ?? ''}
                  onChange={(event) => form.setFieldValue(`${path}.capacity`, { ...attendee.capacity, [format.language]: event.currentTarget.value } as never)}
                />
                <div className="row">
                  <Button size="xs" leftSection={<Icon name="x" />} onClick={() => form.removeListItem('attendees', index)}>
                    {t('removeGuest')}
                  </Button>
                </div>
              </>
            ) : (
              <div>
                <b>
                  <bdi>{name}</bdi>
                </b>{' '}
                <span className="small muted">{attendee.role !== 'member' && t(`terms:committee_role.${attendee.role}`)}</span>
                <div className="small muted">
                  <bdi>{[format.text(attendee.capacity), format.text(attendee.organisation_name)].filter(Boolean).join(' · ')}</bdi>
                </div>
              </div>
            )}
            <SegmentedControl
              size="xs"
              aria-label={t('standingOf', { name })}
              data={standings.map((value) => ({ value, label: t(`terms:meeting_standing.${value}`) }))}
              value={attendee.standing}
              onChange={(value) => form.setFieldValue(`${path}.standing`, value as never)}
            />
          </div>
        );
      })}
      <div className="row" style={{ marginBlockStart: 'var(--s-4)' }}>
        <Button size="xs" leftSection={<Icon name="plus" />} onClick={() => form.insertListItem('attendees', newGuest())}>
          {t('addGuest')}
        </Button>
      </div>
    </Panel>
  );
}
