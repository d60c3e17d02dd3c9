import { ActionIcon, Button, FileInput, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/shared/api';
import { decimalsOf, today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { DayInput, DecimalInput, EmptyState, FormPage, Icon, Isolated, Panel, useFormSave } from '@/shared/ui';
import { useAmount } from './CommitmentWords';
import classes from './commitments.module.css';
import { isFigure, scaleOf } from './commitmentValues';
import { addEvidence, addEvidenceFile, commitmentQuery, commitmentsChanged, evidenceFileHref, removeEvidence, type Commitment } from './queries';

const greatestSize = 25 * 1024 * 1024;
const megabyte = 1024 * 1024;

/** What shows that it was done, latest first. */
export function EvidencePanel({ commitment }: { commitment: Commitment }) {
  const { t } = useTranslation(['commitments', 'common']);
  const format = useFormat();
  const amount = useAmount();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation({
    mutationFn: (id: string) => removeEvidence(commitment.id, id),
    onSettled: () => commitmentsChanged(queryClient),
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', title: t('evidence.refused'), message: asProblem(error).message }),
  });
  const add = commitment.can.contribute && (
    <Button size="xs" onClick={() => setOpen(true)}>
      {t('evidence.add')}
    </Button>
  );
  return (
    <Panel title={t('evidence.title')} end={commitment.evidence.length > 0 && add} isFlush>
      {commitment.evidence.length === 0 ? (
        <EmptyState title={t('evidence.none')} actions={add}>
          {t(isFigure(commitment.measure) ? 'evidence.noneOfFigure' : 'evidence.noneText')}
        </EmptyState>
      ) : (
        <ul className={classes.rows}>
          {commitment.evidence.map((each) => (
            <li key={each.id}>
              <div>
                <p>
                  <bdi>{format.date(each.happened_on, 'long')}</bdi>
                  {each.amount != null && (
                    <>
                      {' · '}
                      <b>
                        <bdi>{amount(each.amount, commitment.measure, commitment.currency)}</bdi>
                      </b>
                    </>
                  )}
                </p>
                {each.note && (
                  <p style={{ whiteSpace: 'pre-line' }}>
                    <bdi>{each.note}</bdi>
                  </p>
                )}
                {each.sha256 && (
                  <>
                    <p>
                      <a href={evidenceFileHref(commitment.id, each.id)} download>
                        <Icon name="document" /> <bdi>{each.file_name ?? t('evidence.file')}</bdi>
                      </a>{' '}
                      <small className="muted">
                        <bdi>{t('evidence.size', { size: format.number(Math.max(0.1, (each.size_bytes ?? 0) / megabyte), 1) })}</bdi>
                      </small>
                    </p>
                    <p className={classes.hash}>
                      {t('evidence.fingerprint')} <Isolated>{each.sha256}</Isolated>
                    </p>
                  </>
                )}
                {each.link && (
                  <p>
                    <a href={each.link} target="_blank" rel="noreferrer noopener" dir="ltr">
                      {each.link}
                    </a>
                  </p>
                )}
                <p className="small muted">{t('evidence.by', { name: each.author_name, at: format.instant(each.recorded_at, 'medium') })}</p>
              </div>
              {(commitment.can.update || (commitment.can.contribute && each.is_mine)) && (
                <ActionIcon
                  variant="subtle"
                  aria-label={t('evidence.remove', { date: format.date(each.happened_on, 'long') })}
                  loading={remove.isPending && remove.variables === each.id}
                  onClick={() => remove.mutate(each.id)}
                >
                  <Icon name="x" />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('evidence.add')} closeButtonProps={{ 'aria-label': t('common:close') }}>
        {isOpen && <EvidenceForm commitment={commitment} onDone={() => setOpen(false)} />}
      </Modal>
    </Panel>
  );
}

function EvidenceForm({ commitment, onDone }: { commitment: Commitment; onDone: () => void }) {
  const { t } = useTranslation('commitments');
  const format = useFormat();
  const queryClient = useQueryClient();
  const [share, setShare] = useState<number>();
  const next = commitment.dues.find(({ status }) => status !== 'met' && status !== 'waived') ?? commitment.dues[0];
  const form = useForm({
    mode: 'controlled',
    initialValues: { due_id: next?.id ?? '', happened_on: today() as string | null, link: '', note: '', amount: '' as number | string, file: null as File | null },
    validate: {
      happened_on: (on) => (on ? null : t('evidence.dayMissing')),
      file: (file) => (file && file.size > greatestSize ? t('evidence.tooLarge') : null),
    },
  });
  const save = useFormSave(
    form,
    ({ due_id: due, happened_on: on, link, note, amount, file }) => {
      const said = {
        due_id: due, happened_on: on ?? '', note: note.trim() || undefined,
        amount: amount === '' ? undefined : Math.round(Number(amount) * scaleOf(commitment.currency)),
      };
      return file ? addEvidenceFile(commitment.id, { ...said, file }, setShare) : addEvidence(commitment.id, { ...said, link: link.trim() || undefined });
    },
    (saved) => {
      queryClient.setQueryData(commitmentQuery(saved.id).queryKey, saved);
      void commitmentsChanged(queryClient);
      onDone();
    },
  );
  const labels = { due_id: t('field.due_on'), happened_on: t('evidence.on'), link: t('evidence.link'), file: t('evidence.file'), note: t('evidence.note'), amount: t('evidence.amount') };
  return (
    <FormPage {...save} onCancel={onDone} labels={labels}>
      {commitment.dues.length > 1 && (
        <NativeSelect label={labels.due_id} {...form.getInputProps('due_id')} data={commitment.dues.map(({ id, due_on: on }) => ({ value: id, label: on ? format.date(on, 'long') : t('undated') }))} />
      )}
      <DayInput label={labels.happened_on} isRequired max={today()} value={form.values.happened_on} onChange={(date) => form.setFieldValue('happened_on', date)} error={form.errors.happened_on} data-path="happened_on" />
      <FileInput label={labels.file} description={t('evidence.fileHelp')} clearable clearButtonProps={{ 'aria-label': t('evidence.noFile') }} {...form.getInputProps('file')} />
      {share !== undefined && form.values.file && (
        <p className="tiny muted" role="status">
          {t('evidence.sending', { share: format.percent(share) })}
        </p>
      )}
      <Textarea label={labels.note} autosize minRows={2} maxLength={form.values.file ? 200 : 2000} {...form.getInputProps('note')} />
      {!form.values.file && <TextInput label={labels.link} type="url" dir="ltr" {...form.getInputProps('link')} />}
      {commitment.can.update && !isFigure(commitment.measure) && (
        <DecimalInput
          label={labels.amount} description={t('evidence.amountHelp')} isMoney={commitment.measure === 'payment'}
          decimals={commitment.currency ? decimalsOf(commitment.currency) : 0} {...form.getInputProps('amount')}
        />
      )}
    </FormPage>
  );
}
