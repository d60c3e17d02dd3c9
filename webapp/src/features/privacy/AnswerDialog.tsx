import { Modal, Radio, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerRequest, asProblem, privacyChanged, type PersonRequest, type RequestAnswer } from '@/shared/api';
import { today } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, DayInput, FormPage } from '@/shared/ui';
import { decisionsFor } from './words';

export function AnswerDialog({ request, onClose }: { request: PersonRequest | undefined; onClose: () => void }) {
  const { t } = useTranslation(['privacy', 'common']);
  return (
    <Modal
      opened={request !== undefined}
      onClose={onClose}
      title={request && t('answer.title', { reference: request.reference })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {request && <AnswerForm request={request} onDone={onClose} />}
    </Modal>
  );
}

function AnswerForm({ request, onDone }: { request: PersonRequest; onDone: () => void }) {
  const { t } = useTranslation(['privacy', 'common']);
  const queryClient = useQueryClient();
  const decisions = decisionsFor[request.kind];
  const form = useForm({
    mode: 'controlled',
    initialValues: { decision: '', reason: '', on: today() as string | null },
    validate: {
      decision: (decision) => (decision ? null : t('answer.decisionMissing')),
      on: (on) => (on ? null : t('requests.dateMissing')),
      reason: (reason, { decision }) => (decision === 'refused' && !reason.trim() ? t('answer.reasonMissing') : null),
    },
  });
  const send = useMutation({
    mutationFn: (values: typeof form.values) =>
      answerRequest(request, { decision: values.decision as RequestAnswer['decision'], reason: values.reason.trim() || undefined, on: values.on ?? '' }),
    onSuccess: () => {
      privacyChanged(queryClient);
      onDone();
    },
    onError: (error) => form.setErrors(asProblem(error).fieldErrors()),
  });
  const { decision } = form.values;
  return (
    <FormPage
      onSubmit={form.onSubmit((values) => send.mutate(values))}
      submitLabel={t(decision === 'erased' ? 'answer.erase' : 'answer.save')}
      onCancel={onDone}
      isSaving={send.isPending}
      errors={form.errors}
      error={send.error}
      labels={{ decision: t('answer.decision'), reason: t('answer.reason'), on: t('answer.on') }}
    >
      <p>
        {t(`kind.${request.kind}`)} · <AppLink href={`/people/${request.person_id}`}><bdi>{request.person_name}</bdi></AppLink>
      </p>
      {request.statement && <p className="small muted"><bdi>{request.statement}</bdi></p>}
      <Radio.Group label={t('answer.decision')} {...form.getInputProps('decision')}>
        <div className="stack" style={{ paddingBlock: 'var(--s-3)' }}>
          {decisions.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`decide.${value}`)}
              disabled={value === 'erased' && !request.can.erase}
              description={value === 'erased' && !request.can.erase ? t('answer.eraseByAdministrator') : t(`decideHelp.${value}`)}
            />
          ))}
        </div>
      </Radio.Group>
      {decision === 'erased' && (
        <Banner tone="bad" icon="alert">
          {t('erase.cannotBeUndone')}
        </Banner>
      )}
      <Textarea
        label={t(decision === 'refused' ? 'answer.reason' : 'answer.done')}
        required={decision === 'refused'}
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('reason')}
      />
      <DayInput label={t('answer.on')} isRequired min={request.received_on} max={today()} {...form.getInputProps('on')} value={form.values.on} />
    </FormPage>
  );
}
