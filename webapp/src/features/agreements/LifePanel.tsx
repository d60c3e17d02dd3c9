import { Button, Modal, NativeSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  addAgreementStep, agreementDocumentsQuery, agreementFileHref, agreementLifeQuery, agreementsChanged, asProblem, undoAgreementStep, type AgreementLife,
} from '@/shared/api';
import { isolated, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FailedState, FormPage, Icon, PartialDay, PartialDayInput, Panel, Skeleton, useFormSave } from '@/shared/ui';
import classes from './agreements.module.css';
import { StatusTag } from './StatusTag';

/** Where the agreement stood and since when; what it may become, for who may say so. */
export function LifePanel({ id }: { id: string }) {
  const { t } = useTranslation('agreements');
  const life = useQuery(agreementLifeQuery(id));
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel
      title={t('life.title')}
      end={
        life.data && life.data.next.length > 0 ? (
          <Button size="xs" leftSection={<Icon name="plus" />} onClick={() => setOpen(true)}>
            {t('life.add')}
          </Button>
        ) : undefined
      }
    >
      {life.isPending && <Skeleton lines={3} />}
      {life.isError && !life.data && <FailedState error={life.error} onRetry={() => void life.refetch()} />}
      {life.data && (
        <>
          <Steps id={id} life={life.data} />
          <StepDialog id={id} life={life.data} isOpen={isOpen} onClose={() => setOpen(false)} />
        </>
      )}
    </Panel>
  );
}

function Steps({ id, life }: { id: string; life: AgreementLife }) {
  const { t } = useTranslation(['agreements', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: (step: string) => undoAgreementStep(id, life.version, step),
    onSuccess: () => agreementsChanged(queryClient),
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', message: asProblem(error).message }),
  });
  const ask = (step: string) =>
    modals.openConfirmModal({
      title: t('life.undoTitle'),
      children: t('life.undoText'),
      labels: { confirm: t('life.undo'), cancel: t('common:cancel') },
      onConfirm: () => undo.mutate(step),
    });
  const steps = [...life.items].reverse();
  return (
    <ol className={classes.steps}>
      {steps.map(({ id: step, status, happened_on: on, ends_on: end, note, document_id: document, recorded_by: by, recorded_at: at }, index) => (
        <li key={step}>
          <span>
            <StatusTag status={status} /> {on ? <PartialDay date={on} /> : <span className="muted">{t('life.undated')}</span>}
          </span>
          {end && (
            <span>
              {t('life.newEnd')} <PartialDay date={end} />
            </span>
          )}
          {note && <bdi className={classes.said}>{note}</bdi>}
          {document && (
            <a href={agreementFileHref(document)} download>
              <Icon name="document" /> {t('life.proof')}
            </a>
          )}
          {by && at && <small className="muted">{t('life.recorded', { name: isolated(by), at: format.instant(at) })}</small>}
          {index === 0 && life.can.undo && (
            <span>
              <Button size="compact-xs" variant="subtle" className={classes.undo} loading={undo.isPending} onClick={() => ask(step)}>
                {t('life.undo')}
              </Button>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function StepDialog({ id, life, isOpen, onClose }: { id: string; life: AgreementLife; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation(['agreements', 'common']);
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('life.add')} size="md" closeButtonProps={{ 'aria-label': t('common:close') }}>
      {isOpen && <StepForm id={id} life={life} onDone={onClose} />}
    </Modal>
  );
}

interface Values {
  status: AgreementLife['status'];
  happened_on: string;
  ends_on: string;
  note: string;
  document_id: string;
}

/** Asks for what the chosen step needs, and says beforehand what the agreement lacks for it. */
function StepForm({ id, life, onDone }: { id: string; life: AgreementLife; onDone: () => void }) {
  const { t } = useTranslation(['agreements', 'common', 'terms']);
  const queryClient = useQueryClient();
  const documents = useQuery(agreementDocumentsQuery(id));
  const form = useForm<Values>({ mode: 'controlled', initialValues: { status: life.next[0]?.status ?? 'negotiation', happened_on: '', ends_on: '', note: '', document_id: '' } });
  const { values, errors } = form;
  const next = life.next.find(({ status }) => status === values.status);
  const needs = (need: string) => next?.needs.some((one) => one === need) ?? false;
  const save = useFormSave(
    form,
    ({ status, happened_on: on, ends_on: end, note, document_id: document }) =>
      addAgreementStep(id, life.version, { status, happened_on: on || undefined, ends_on: end || undefined, note: note.trim() || undefined, document_id: document || undefined }),
    () => {
      agreementsChanged(queryClient);
      onDone();
    },
  );
  return (
    <FormPage {...save} onCancel={onDone} labels={{ happened_on: t('life.on'), ends_on: t('life.newEnd'), note: t('life.why'), status: t('field.status'), parties: t('field.parties') }}>
      <NativeSelect
        label={t('life.becomes')}
        {...form.getInputProps('status')}
        data={life.next.map(({ status }) => ({ value: status, label: t(`terms:agreement_status.${status}`) }))}
      />
      {next && next.lacking.length > 0 && <p className="small warn">{next.lacking.map((lack) => t(`life.lacks.${lack}`)).join(' ')}</p>}
      <PartialDayInput
        label={t('life.on')}
        isRequired={needs('date')}
        value={values.happened_on}
        onChange={(date) => form.setFieldValue('happened_on', date)}
        error={errors.happened_on}
        data-path="happened_on"
      />
      {needs('new_end') && (
        <PartialDayInput label={t('life.newEnd')} isRequired value={values.ends_on} onChange={(date) => form.setFieldValue('ends_on', date)} error={errors.ends_on} data-path="ends_on" />
      )}
      <Textarea label={t('life.why')} required={needs('reason')} autosize minRows={2} {...form.getInputProps('note')} />
      {documents.data && documents.data.items.length > 0 && (
        <NativeSelect
          label={t('life.proof')}
          {...form.getInputProps('document_id')}
          data={[{ value: '', label: t('life.noProof') }, ...documents.data.items.map(({ id: value, title, version }) => ({ value, label: t('documents.version', { title, version }) }))]}
        />
      )}
    </FormPage>
  );
}
