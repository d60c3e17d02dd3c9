import { Button, Modal } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput, FormPage, Icon, Panel, useFormSave, type Tone } from '@/shared/ui';
import classes from './committees.module.css';
import { committeesChanged, meetingQuery, putMinutesStatus, type Meeting, type MinutesStatus } from './queries';

export const minutesTones: Record<MinutesStatus, Tone> = { draft: 'plain', circulated: 'go', validated: 'warn', signed: 'ok' };

const inOrder: MinutesStatus[] = ['draft', 'circulated', 'validated', 'signed'];
type Move = 'circulate' | 'validate' | 'sign' | 'take_back';
const targets: Record<Move, MinutesStatus> = { circulate: 'circulated', validate: 'validated', sign: 'signed', take_back: 'circulated' };
const moves: Move[] = ['circulate', 'validate', 'sign', 'take_back'];

/** Draft, circulated, validated, signed: what was done, by whom, and the next step. */
export function MinutesSteps({ meeting, isDirty }: { meeting: Meeting; isDirty: boolean }) {
  const { t } = useTranslation(['committees', 'common']);
  const format = useFormat();
  const [move, setMove] = useState<Move>();
  const todo = inOrder.slice(inOrder.indexOf(meeting.minutes) + 1);
  const allowed = moves.filter((each) => meeting.can[each]);
  return (
    <Panel title={t('minutesTitle')}>
      <div className="stack">
        <ol className={classes.steps}>
          {meeting.steps.map((step) => (
            <li key={step.recorded_at} data-done="true">
              <Icon name="check" />
              <span>
                {t(`minutes.${step.status}`)} · {format.date(step.stated_on)}
                <span className="muted"> · <bdi>{step.actor_name}</bdi></span>
              </span>
            </li>
          ))}
          {todo.map((status) => (
            <li key={status} data-done="false">
              <Icon name="clock" />
              <span>{t(`minutes.${status}`)}</span>
            </li>
          ))}
        </ol>
        {allowed.length > 0 && (
          <div className="row">
            {allowed.map((each) => (
              <Button key={each} size="xs" variant={each === 'take_back' ? 'default' : 'filled'} disabled={isDirty} onClick={() => setMove(each)}>
                {t(`move.${each}`)}
              </Button>
            ))}
          </div>
        )}
        {isDirty && allowed.length > 0 && <p className="small muted">{t('saveFirst')}</p>}
      </div>
      <Modal opened={move !== undefined} onClose={() => setMove(undefined)} title={move && t(`move.${move}`)} closeButtonProps={{ 'aria-label': t('common:close') }}>
        {move && <MoveForm meeting={meeting} move={move} onDone={() => setMove(undefined)} />}
      </Modal>
    </Panel>
  );
}

function MoveForm({ meeting, move, onDone }: { meeting: Meeting; move: Move; onDone: () => void }) {
  const { t } = useTranslation('committees');
  const queryClient = useQueryClient();
  const form = useForm({ mode: 'controlled', initialValues: { stated_on: today() as string | null } });
  const save = useFormSave(
    form,
    ({ stated_on: on }) => putMinutesStatus(meeting, targets[move], on ?? undefined),
    (saved) => {
      queryClient.setQueryData(meetingQuery(meeting.id).queryKey, saved);
      committeesChanged(queryClient);
      onDone();
    },
  );
  return (
    <FormPage {...save} submitLabel={t(`move.${move}`)} onCancel={onDone} labels={{ stated_on: t('field.stated_on'), attendees: t('attendance') }}>
      <Banner icon="document" tone={move === 'sign' ? 'warn' : 'plain'}>
        {t(`moveText.${move}`)}
      </Banner>
      <DayInput
        label={t('field.stated_on')}
        isRequired
        max={today()}
        value={form.values.stated_on}
        onChange={(date) => form.setFieldValue('stated_on', date)}
        error={form.errors.stated_on}
        data-path="stated_on"
      />
    </FormPage>
  );
}
