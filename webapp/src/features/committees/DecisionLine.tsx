import { Button, Modal, Select, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, DayInput, FormPage, LocalText, Tag, useFormSave, type Tone } from '@/shared/ui';
import classes from './committees.module.css';
import { committeesChanged, putDecisionState, type FollowedDecision, type FollowUpState } from './queries';

const tones: Record<FollowUpState, Tone> = { open: 'go', done: 'ok', dropped: 'plain' };

export function StateTag({ state, late, closedOn }: { state: FollowUpState; late: boolean; closedOn?: string | null }) {
  const { t } = useTranslation(['committees', 'terms']);
  const format = useFormat();
  if (late) return <Tag tone="bad">{t('late')}</Tag>;
  return (
    <Tag tone={tones[state]}>
      {t(`terms:follow_up_state.${state}`)}
      {closedOn && ` · ${format.date(closedOn)}`}
    </Tag>
  );
}

/** A decision with its owner, its day, what became of it, and the way to say so. */
export function DecisionLine({ decision, showsMeeting = false, isFrozen = false }: { decision: FollowedDecision; showsMeeting?: boolean; isFrozen?: boolean }) {
  const { t } = useTranslation(['committees', 'common']);
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const owner = [decision.owner_name, format.text(decision.owner_organisation_name)].filter(Boolean).join(' · ');
  return (
    <li className={classes.line}>
      <div>
        <p className={classes.said}>
          <b>{t('numbered', { number: decision.number })}</b> <LocalText text={decision.text} />
        </p>
        <p className="small muted">
          {owner ? <bdi>{owner}</bdi> : t('noOwner')}
          {decision.due_on && <> · {t('dueOn', { date: format.date(decision.due_on) })}</>}
          {showsMeeting && (
            <>
              {' '}
              · <AppLink href={`/committee-meetings/${decision.meeting_id}`}>{t('meeting', { number: decision.meeting_number, date: format.date(decision.meeting_on) })}</AppLink>
            </>
          )}
        </p>
        {decision.commitment && (
          <p className="small muted">
            {t('field.commitment_id')}{t('common:colon')} <LocalText text={decision.commitment} />
          </p>
        )}
        {decision.closed_note && <p className={`${classes.said} small`}><bdi>{decision.closed_note}</bdi></p>}
      </div>
      <span className={classes.end}>
        <StateTag state={decision.state} late={decision.late} closedOn={decision.closed_on} />
        {decision.can.update && !isFrozen && (
          <Button size="xs" onClick={() => setOpen(true)}>
            {t('followUp')}
          </Button>
        )}
      </span>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('followUpOf', { number: decision.number })} closeButtonProps={{ 'aria-label': t('common:close') }}>
        {isOpen && <FollowUpForm decision={decision} onDone={() => setOpen(false)} />}
      </Modal>
    </li>
  );
}

function FollowUpForm({ decision, onDone }: { decision: FollowedDecision; onDone: () => void }) {
  const { t } = useTranslation(['committees', 'terms']);
  const queryClient = useQueryClient();
  const form = useForm({
    mode: 'controlled',
    initialValues: { state: (decision.state === 'open' ? 'done' : decision.state) as FollowUpState, on: decision.closed_on ?? today(), note: decision.closed_note ?? '' },
  });
  const save = useFormSave(
    form,
    ({ state, on, note }) => putDecisionState(decision, { state, ...(state !== 'open' && on && { on }), ...(note && { note }) }),
    () => {
      committeesChanged(queryClient);
      onDone();
    },
  );
  const { values, errors } = form;
  return (
    <FormPage {...save} onCancel={onDone} labels={{ state: t('field.state'), on: t('field.on'), note: t('field.closed_note') }}>
      <Select
        label={t('field.state')}
        data={(['open', 'done', 'dropped'] as const).map((value) => ({ value, label: t(`terms:follow_up_state.${value}`) }))}
        value={values.state}
        onChange={(value) => value && form.setFieldValue('state', value as FollowUpState)}
        allowDeselect={false}
      />
      {values.state !== 'open' && (
        <DayInput label={t('field.on')} isRequired max={today()} value={values.on} onChange={(date) => form.setFieldValue('on', date ?? '')} error={errors.on} data-path="on" />
      )}
      <Textarea label={t('field.closed_note')} required={values.state === 'dropped'} autosize minRows={2} maxLength={500} {...form.getInputProps('note')} />
    </FormPage>
  );
}
