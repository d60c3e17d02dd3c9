import { Button, NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { asProblem } from '@/shared/api';
import { currentLanguage, useTranslation, type Language } from '@/shared/i18n';
import { Banner, ConflictView, DayInput, FieldRow, Panel } from '@/shared/ui';
import { AgendaFields } from './AgendaFields';
import { AttendeeFields } from './AttendeeFields';
import classes from './committees.module.css';
import type { MeetingValues } from './meetingValues';
import type { Clash } from './mergeMinutes';
import { SaidText } from './SaidText';
import type { Meeting } from './queries';
import { useMinutes } from './useMinutes';

/** The meeting as it is written. */
export function MeetingEditor({ meeting, onDirty, side }: { meeting: Meeting; onDirty: (isDirty: boolean) => void; side: ReactNode }) {
  const { t } = useTranslation(['committees', 'common']);
  const minutes = useMinutes(meeting);
  const [language, setLanguage] = useState<Language>(currentLanguage());
  const { form, isDirty, clashes } = minutes;
  const { values, errors } = form;
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  const problem = minutes.error ? asProblem(minutes.error) : undefined;
  const labelOf = useClashLabel(values);
  return (
    <div className="stack">
      {clashes.length > 0 && (
        <ConflictView
          fields={clashes.map((clash) => ({ label: labelOf(clash), mine: words(clash.mine), theirs: words(clash.theirs) }))}
          onKeepMine={minutes.keepMine}
          onTakeTheirs={minutes.takeTheirs}
        />
      )}
      {minutes.hasTakenIn && clashes.length === 0 && (
        <Banner tone="ok" icon="sync" role="status">
          {t('takenIn')}
        </Banner>
      )}
      {problem && (
        <Banner tone="bad" icon="alert" role="alert">
          <b>{problem.message}</b> {[...new Set(problem.fields.map(({ message }) => message))].join(' ')}
        </Banner>
      )}
      <div className="cols cols-two-one">
        <div className="stack">
          <div className="row">
            <span className="small muted">{t('writeIn')}</span>
            <SegmentedControl
              size="xs"
              aria-label={t('writeIn')}
              value={language}
              onChange={(value) => setLanguage(value as Language)}
              data={(['fr', 'ar', 'en'] as const).map((value) => ({ value, label: t(`common:localized.${value}`) }))}
            />
          </div>
          <AgendaFields form={form} agreement={meeting.agreement_id} language={language} isOpened={meeting.opened_at != null} />
        </div>
        <div className="stack">
          <AttendeeFields form={form} />
          {side}
          <Panel title={t('details')}>
            <div className="stack">
              <FieldRow>
                <NumberInput label={t('field.number')} min={1} max={9999} allowDecimal={false} hideControls {...form.getInputProps('number')} />
                <DayInput label={t('field.held_on')} isRequired value={values.held_on} onChange={(date) => form.setFieldValue('held_on', date)} error={errors.held_on} data-path="held_on" />
              </FieldRow>
              <FieldRow>
                <TextInput type="time" label={t('field.starts')} {...form.getInputProps('starts')} />
                <TextInput type="time" label={t('field.ends')} {...form.getInputProps('ends')} />
              </FieldRow>
              <SaidText label={t('field.place')} path="place" language={language} value={values.place} onChange={(text) => form.setFieldValue('place', text as never)} error={errors.place} />
              <DayInput label={t('field.next_on')} value={values.next_on} onChange={(date) => form.setFieldValue('next_on', date)} error={errors.next_on} data-path="next_on" />
              <Textarea label={t('field.documents')} description={t('help.documents')} autosize minRows={2} maxLength={4000} {...form.getInputProps('documents')} />
            </div>
          </Panel>
        </div>
      </div>
      {(isDirty || minutes.isSaving) && (
        <div className={`${classes.bar} no-print`}>
          <p>{t('unsaved')}</p>
          <Button variant="filled" loading={minutes.isSaving} onClick={minutes.save}>
            {t('common:save')}
          </Button>
        </div>
      )}
    </div>
  );
}

function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(words).join(' · ');
  if (typeof value === 'object' && value !== null) return Object.entries(value).filter(([name]) => !['key', 'id'].includes(name)).map(([, each]) => words(each)).filter(Boolean).join(' – ');
  return value === undefined || value === null ? '' : String(value);
}

/** "Point 2 · Échanges": where two people wrote at the same time. */
function useClashLabel(values: MeetingValues): (clash: Clash) => string {
  const { t } = useTranslation('committees');
  return ({ path }) => {
    const [list, key, ...rest] = path;
    const field = (name: string | undefined) => t(`field.${name ?? 'item'}`, { defaultValue: name });
    if (list === 'items') {
      const number = values.items.findIndex((item) => item.key === key) + 1;
      const name = rest[0] === 'decisions' ? t('field.decision') : field(rest[0] === 'title' ? 'item' : rest[0]);
      return [t('point', { number }), name].join(' · ');
    }
    if (list === 'attendees') return [t('attendance'), values.attendees.find((each) => each.key === key)?.person_name].filter(Boolean).join(' · ');
    return field(list);
  };
}
