import { Button, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, FormPage, LocalText, Panel, Tag, useFormSave, type Tone } from '@/shared/ui';
import classes from './committees.module.css';
import { answerProposal, committeesChanged, meetingQuery, proposeItem, type Meeting } from './queries';

type Proposal = Meeting['proposals'][number];
const tones: Record<Proposal['state'], Tone> = { open: 'warn', accepted: 'ok', declined: 'plain' };

/** Points that parties would like on the agenda; the secretary takes them on it or says why not. */
export function ProposalsPanel({ meeting, isDirty }: { meeting: Meeting; isDirty: boolean }) {
  const { t } = useTranslation('committees');
  const [isOpen, setOpen] = useState(false);
  const mayPropose = meeting.can.propose === true;
  if (meeting.proposals.length === 0 && !mayPropose) return null;
  return (
    <Panel
      title={t('proposals.title')}
      isFlush
      end={
        mayPropose &&
        !isOpen && (
          <Button size="xs" onClick={() => setOpen(true)}>
            {t('proposals.propose')}
          </Button>
        )
      }
    >
      {isOpen && (
        <div className={classes.line}>
          <ProposalForm meeting={meeting} onDone={() => setOpen(false)} />
        </div>
      )}
      {meeting.proposals.length === 0
        ? !isOpen && <p className={`muted small ${classes.line}`}>{t('proposals.none')}</p>
        : (
        <ul className={classes.list}>
          {meeting.proposals.map((proposal) => (
            <li key={proposal.id} className={classes.line}>
              <Line meeting={meeting} proposal={proposal} isDirty={isDirty} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Line({ meeting, proposal, isDirty }: { meeting: Meeting; proposal: Proposal; isDirty: boolean }) {
  const { t } = useTranslation(['committees', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const [answer, setAnswer] = useState<string>();
  const give = useMutation({
    mutationFn: (accepted: boolean) => answerProposal(proposal.id, { accepted, ...(answer?.trim() && { answer: answer.trim() }) }),
    onSuccess: (now) => {
      queryClient.setQueryData(meetingQuery(meeting.id).queryKey, now);
      committeesChanged(queryClient);
    },
  });
  const problem = give.error ? asProblem(give.error) : undefined;
  return (
    <>
      <div>
        <b>
          <LocalText text={proposal.title} />
        </b>
        {proposal.reason && (
          <p className={`small ${classes.said}`}>
            <bdi>{proposal.reason}</bdi>
          </p>
        )}
        <p className="tiny muted">
          <bdi>{[proposal.proposed_by, format.text(proposal.organisation_name), format.instant(proposal.proposed_at)].filter(Boolean).join(' · ')}</bdi>
        </p>
        {proposal.answered_at && (
          <p className="small">
            <bdi>{t('proposals.answered', { name: proposal.answered_by ?? '', at: format.instant(proposal.answered_at) })}</bdi>
            {proposal.answer && (
              <>
                {' '}
                <bdi>{proposal.answer}</bdi>
              </>
            )}
          </p>
        )}
        {answer !== undefined && (
          <div className="stack">
            <Textarea label={t('proposals.answer')} autosize minRows={2} maxLength={1000} value={answer} onChange={(event) => setAnswer(event.currentTarget.value)} error={problem?.fields[0]?.message} />
            <div className="row">
              <Button size="xs" loading={give.isPending} onClick={() => give.mutate(false)}>
                {t('proposals.decline')}
              </Button>
              <Button size="xs" variant="subtle" onClick={() => setAnswer(undefined)}>
                {t('common:cancel')}
              </Button>
            </div>
          </div>
        )}
        {problem && answer === undefined && (
          <Banner tone="bad" icon="alert" role="alert">
            {problem.message}
          </Banner>
        )}
      </div>
      <span className={classes.end}>
        <Tag tone={tones[proposal.state]}>{t(`proposals.state.${proposal.state}`)}</Tag>
        {proposal.state === 'open' && meeting.can.update && answer === undefined && (
          <>
            <Button size="xs" variant="filled" disabled={isDirty} loading={give.isPending} onClick={() => give.mutate(true)}>
              {t('proposals.accept')}
            </Button>
            <Button size="xs" onClick={() => setAnswer('')}>
              {t('proposals.decline')}
            </Button>
          </>
        )}
      </span>
    </>
  );
}

function ProposalForm({ meeting, onDone }: { meeting: Meeting; onDone: () => void }) {
  const { t } = useTranslation('committees');
  const format = useFormat();
  const queryClient = useQueryClient();
  const form = useForm({ mode: 'controlled', initialValues: { title: '', reason: '' } });
  const save = useFormSave(
    form,
    ({ title, reason }) => proposeItem(meeting.id, { title: { [format.language]: title.trim() }, ...(reason.trim() && { reason: reason.trim() }) }),
    (saved) => {
      queryClient.setQueryData(meetingQuery(meeting.id).queryKey, saved);
      committeesChanged(queryClient);
      onDone();
    },
  );
  const labels = { title: t('field.item'), reason: t('proposals.reason') };
  return (
    <FormPage {...save} submitLabel={t('proposals.send')} onCancel={onDone} labels={labels}>
      <TextInput label={labels.title} maxLength={300} {...form.getInputProps('title')} />
      <Textarea label={labels.reason} autosize minRows={2} maxLength={1000} {...form.getInputProps('reason')} />
    </FormPage>
  );
}
