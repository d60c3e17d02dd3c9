import { Button, Modal, NativeSelect, Radio } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addConsent, consentsQuery, privacyChanged, type ConsentBody, type Person, type PersonConsent } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  DayInput, EmptyState, FailedState, FieldRow, FormPage, LocalText, Panel, Skeleton, Tag, type Tone, useFormSave,
} from '@/shared/ui';
import { channels } from './channels';
import classes from './people.module.css';


const tones: Record<string, Tone> = { given: 'ok', refused: 'bad', withdrawn: 'bad', not_asked: 'plain', ask_again: 'warn' };

/** Where the person stands with each purpose, and every answer they gave. */
export function ConsentsPanel({ person }: { person: Person }) {
  const { t } = useTranslation(['people', 'common']);
  const consents = useQuery(consentsQuery(person.id));
  const [asked, setAsked] = useState<PersonConsent>();
  if (consents.isPending) return <Skeleton lines={5} />;
  if (!consents.data) return <FailedState error={consents.error} onRetry={() => void consents.refetch()} />;
  const { items, can } = consents.data;
  return (
    <Panel title={t('consents.title')} isFlush>
      {items.length === 0 ? (
        <EmptyState title={t('consents.none')}>{t('consents.noneText')}</EmptyState>
      ) : (
        <ul className={classes.consents}>
          {items.map((item) => (
            <Purpose key={item.purpose_id} item={item} onAnswer={can.update && item.state ? () => setAsked(item) : undefined} />
          ))}
        </ul>
      )}
      <Modal opened={asked !== undefined} onClose={() => setAsked(undefined)} title={t('consents.record')} closeButtonProps={{ 'aria-label': t('common:close') }}>
        {asked && <ConsentForm person={person} item={asked} onDone={() => setAsked(undefined)} />}
      </Modal>
    </Panel>
  );
}

function Purpose({ item, onAnswer }: { item: PersonConsent; onAnswer?: () => void }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  return (
    <li>
      <div>
        <h3>
          <LocalText text={item.name} /> {item.state ? <Tag tone={tones[item.state] ?? 'plain'}>{t(`consents.state.${item.state}`)}</Tag> : <Tag>{t(`consents.basis.${item.legal_basis}`)}</Tag>}
        </h3>
        {Object.values(item.text).some(Boolean) && (
          <p className="small muted">
            <LocalText text={item.text} />
          </p>
        )}
        {item.answers.map((line) => (
          <p key={line.id} className="small">
            <bdi>{format.date(line.date)}</bdi> · {t(`consents.answer.${line.answer}`)} · {t(`consents.channel.${line.channel}`)} ·{' '}
            {t('consents.version', { number: format.number(line.number) })} · <bdi className="muted">{line.recorded_by}</bdi>
          </p>
        ))}
      </div>
      {onAnswer && (
        <Button size="xs" onClick={onAnswer} aria-label={t('consents.recordOne', { name: format.text(item.name) })}>
          {t('consents.record')}
        </Button>
      )}
    </li>
  );
}

function ConsentForm({ person, item, onDone }: { person: Person; item: PersonConsent; onDone: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const queryClient = useQueryClient();
  const held = item.answers[0]?.answer;
  const form = useForm({
    mode: 'controlled',
    initialValues: { answer: '', date: today() as string | null, channel: 'form' },
    validate: { answer: (answer) => (answer ? null : t('consents.answerMissing')), date: (date) => (date ? null : t('consents.dateMissing')) },
  });
  const page = useFormSave(
    form,
    (values: typeof form.values) =>
      addConsent(person.id, {
        purpose_id: item.purpose_id, answer: values.answer as ConsentBody['answer'], date: values.date ?? '', channel: values.channel as ConsentBody['channel'],
      }),
    () => {
      privacyChanged(queryClient);
      onDone();
    },
  );
  return (
    <FormPage
      {...page}
      onCancel={onDone}
      labels={{ answer: t('consents.title'), date: t('consents.date') }}
    >
      <p className="strong">
        <LocalText text={item.name} />
      </p>
      {Object.values(item.text).some(Boolean) && (
        <p className="small muted">
          <LocalText text={item.text} />
        </p>
      )}
      <Radio.Group label={t('consents.said')} {...form.getInputProps('answer')}>
        <div className={classes.choices}>
          {(held === 'given' ? (['withdrawn', 'given', 'refused'] as const) : (['given', 'refused'] as const)).map((value) => (
            <Radio key={value} value={value} label={t(`consents.answer.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      <FieldRow>
        <DayInput label={t('consents.date')} isRequired max={today()} {...form.getInputProps('date')} value={form.values.date} />
        <NativeSelect label={t('consents.how')} data={channels.map((value) => ({ value, label: t(`consents.channel.${value}`) }))} {...form.getInputProps('channel')} />
      </FieldRow>
    </FormPage>
  );
}
