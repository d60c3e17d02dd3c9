import { Button, Modal } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, type Agreement } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, FailedState, Icon, LocalText, Panel, Skeleton, Tag, type Tone } from '@/shared/ui';
import { CallMeeting } from './CallMeeting';
import { CommitteeForm } from './CommitteeForm';
import classes from './committees.module.css';
import { DecisionsPanel } from './DecisionsPanel';
import { EvaluationsPanel } from './EvaluationsPanel';
import { minutesTones } from './MinutesSteps';
import { committeeQuery, committeesChanged, committeesOf, deleteCommittee, meetingsOf, type CommitteeItem, type MeetingItem } from './queries';

/** The bodies that steer an agreement, when each meets next, what they decided, and what evaluators recommended. */
export default function CommitteesPanel({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation(['committees', 'common']);
  const committees = useQuery(committeesOf(agreement.id));
  const meetings = useQuery(meetingsOf(agreement.id));
  const [isAdding, setAdding] = useState(false);
  if (committees.isPending || meetings.isPending) return <Skeleton lines={8} />;
  if (!committees.data || !meetings.data) {
    const failed = committees.data ? meetings : committees;
    return <FailedState error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  const mayWrite = agreement.can.update === true;
  const { items } = committees.data;
  const add = mayWrite && (
    <Button size="xs" leftSection={<Icon name="plus" />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <div className="stack">
      {items.length === 0 ? (
        <Panel title={t('title')}>
          <EmptyState title={t('none')} actions={add}>
            {t('noneText')}
          </EmptyState>
        </Panel>
      ) : (
        <>
          {items.map((committee) => (
            <CommitteeCard key={committee.id} committee={committee} meetings={meetings.data.items.filter(({ committee_id: id }) => id === committee.id)} />
          ))}
          {add && <div className="row">{add}</div>}
          <DecisionsPanel agreement={agreement.id} />
        </>
      )}
      <EvaluationsPanel agreement={agreement.id} mayWrite={mayWrite} />
      <Modal opened={isAdding} onClose={() => setAdding(false)} title={t('add')} size="lg" closeButtonProps={{ 'aria-label': t('common:close') }}>
        <CommitteeForm agreement={agreement.id} onDone={() => setAdding(false)} />
      </Modal>
    </div>
  );
}

const nextTones: Record<string, Tone> = { no_rule: 'plain', due: 'plain', planned: 'go', overdue: 'bad' };

/** When it is to meet next, and whether that is late. */
function NextMeeting({ committee }: { committee: CommitteeItem }) {
  const { t } = useTranslation('committees');
  const format = useFormat();
  const state = committee.next_state as 'no_rule' | 'due' | 'planned' | 'overdue';
  const date = state === 'planned' ? committee.planned_on : committee.due_on;
  return <Tag tone={nextTones[state]}>{t(`next.${state}`, { date: date ? format.date(date) : '' })}</Tag>;
}

function CommitteeCard({ committee, meetings }: { committee: CommitteeItem; meetings: MeetingItem[] }) {
  const { t } = useTranslation(['committees', 'terms', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const [dialog, setDialog] = useState<'edit' | 'call'>();
  const whole = useQuery(committeeQuery(committee.id));
  const remove = useMutation({
    mutationFn: () => deleteCommittee(committee),
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', message: asProblem(error).message }),
    onSettled: () => committeesChanged(queryClient),
  });
  const close = () => setDialog(undefined);
  const ask = () =>
    modals.openConfirmModal({
      title: t('remove.title', { name: format.text(committee.name) }),
      children: t('remove.text'),
      labels: { confirm: t('remove.do'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => remove.mutate(),
    });
  const sitting = whole.data?.members ?? [];
  return (
    <Panel
      title={<LocalText text={committee.name} />}
      note={
        <>
          {t(`terms:committee_kind.${committee.kind}`)}
          {committee.every_months != null && <> · {t('every', { count: committee.every_months })}</>}
        </>
      }
      end={
        <div className={classes.end}>
          <NextMeeting committee={committee} />
          {committee.can.delete && (
            <Button size="xs" onClick={ask} loading={remove.isPending}>
              {t('remove.do')}
            </Button>
          )}
          {committee.can.update && (
            <>
              <Button size="xs" leftSection={<Icon name="edit" />} disabled={!whole.data} onClick={() => setDialog('edit')}>
                {t('common:edit')}
              </Button>
              <Button size="xs" variant="filled" leftSection={<Icon name="calendar" />} onClick={() => setDialog('call')}>
                {t('call')}
              </Button>
            </>
          )}
        </div>
      }
    >
      <div className="stack">
        {whole.data?.note && <p className={`${classes.said} small muted`}>{whole.data.note}</p>}
        {whole.isPending ? (
          <Skeleton lines={2} />
        ) : whole.data === undefined ? (
          <FailedState error={whole.error} onRetry={() => void whole.refetch()} />
        ) : sitting.length === 0 ? (
          <p className="muted small">{t('noMembers')}</p>
        ) : (
          <ul className={classes.members} aria-label={t('members')}>
            {sitting.map((member) => (
              <li key={member.id}>
                <b>
                  <bdi>{format.language === 'ar' && member.person_name_ar ? member.person_name_ar : member.person_name || member.person_name_ar}</bdi>
                </b>{' '}
                {member.role !== 'member' && <Tag hasSign={false}>{t(`terms:committee_role.${member.role}`)}</Tag>}
                <div className="small muted">
                  {member.capacity && (
                    <>
                      <LocalText text={member.capacity} /> ·{' '}
                    </>
                  )}
                  <LocalText text={member.organisation_name} />
                </div>
                {(member.from ?? member.to) && (
                  <div className="tiny muted">
                    {member.from ? format.date(member.from) : '…'} – {member.to ? format.date(member.to) : '…'}
                  </div>
                )}
              </li>
            ))}
          </ul>
        )}
        <Meetings meetings={meetings} />
      </div>
      <Modal
        opened={dialog !== undefined}
        onClose={close}
        title={dialog && (dialog === 'edit' ? t('edit') : t('call'))}
        size="lg"
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {dialog === 'edit' && whole.data && <CommitteeForm agreement={committee.agreement_id} committee={whole.data} onDone={close} />}
        {dialog === 'call' && <CallMeeting committee={committee} />}
      </Modal>
    </Panel>
  );
}

function Meetings({ meetings }: { meetings: MeetingItem[] }) {
  const { t } = useTranslation(['committees', 'terms']);
  const format = useFormat();
  if (meetings.length === 0) return <p className="muted small">{t('noMeetings')}</p>;
  return (
    <div>
      <h3>{t('meetings')}</h3>
      <ul className={classes.list}>
        {meetings.map((meeting) => (
          <li key={meeting.id} className={classes.line} style={{ paddingInline: 0 }}>
            <span>
              <AppLink href={`/committee-meetings/${meeting.id}`}>{t('meeting', { number: meeting.number, date: format.date(meeting.held_on, 'long') })}</AppLink>{' '}
              {meeting.place && <LocalText text={meeting.place} className="muted small" />}
            </span>
            <span className={classes.end}>
              {meeting.decisions_count > 0 && <span className="small">{t('decisionsCount', { count: meeting.decisions_count })}</span>}
              {meeting.opened ? (
                <Tag tone={minutesTones[meeting.minutes]}>{t(`minutes.${meeting.minutes}`)}</Tag>
              ) : (
                <Tag tone="go">{t('planned')}</Tag>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
