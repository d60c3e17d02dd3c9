import { Button, Checkbox, NumberInput, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, coachingQuery, logVisit, sessionChanged, type Coaching } from '@/shared/api';
import { nameInOrder, today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput, FieldRow } from '@/shared/ui';
import classes from './coaching.module.css';

/** What is logged after a visit: when, how long, where, about what and who was there. */
export function VisitForm({ coaching, onDone }: { coaching: Coaching; onDone: () => void }) {
  const { t } = useTranslation(['plans', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const [date, setDate] = useState<string | null>(today());
  const [starts, setStarts] = useState('09:00');
  const [minutes, setMinutes] = useState<number | ''>(60);
  const [topic, setTopic] = useState('');
  const [isRemote, setRemote] = useState(false);
  const [place, setPlace] = useState(coaching.visits.find((visit) => visit.place)?.place ?? '');
  const [present, setPresent] = useState(() => coaching.beneficiaries.map(({ person_id }) => person_id));
  const save = useMutation({
    mutationFn: () =>
      logVisit(coaching.session_id, {
        date: date ?? '', starts, minutes: Number(minutes), topic: topic.trim() || undefined, remote: isRemote,
        place: isRemote ? undefined : place.trim() || undefined, present,
      }),
    onSuccess: (saved) => {
      queryClient.setQueryData(coachingQuery(coaching.session_id).queryKey, saved);
      sessionChanged(queryClient);
      onDone();
    },
  });
  const problem = save.error ? asProblem(save.error) : undefined;
  const errors = problem?.fieldErrors() ?? {};
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      {problem && (
        <Banner tone="bad" icon="alert" role="alert">
          {problem.isNoAnswer ? t('common:failed.noAnswer') : (problem.fields[0]?.message ?? problem.message)}
        </Banner>
      )}
      <DayInput label={t('coaching.date')} value={date} onChange={setDate} max={today()} error={errors.date} isRequired />
      <FieldRow>
        <TextInput type="time" label={t('coaching.starts')} required value={starts} onChange={(event) => setStarts(event.currentTarget.value)} error={errors.starts} />
        <NumberInput label={t('coaching.minutes')} required min={5} max={720} step={15} allowDecimal={false} value={minutes} onChange={(value) => setMinutes(value === '' ? '' : Number(value))} error={errors.minutes} />
      </FieldRow>
      <TextInput label={t('coaching.topic')} maxLength={500} value={topic} onChange={(event) => setTopic(event.currentTarget.value)} error={errors.topic} />
      <Switch label={t('coaching.remote')} checked={isRemote} onChange={(event) => setRemote(event.currentTarget.checked)} />
      {!isRemote && <TextInput label={t('coaching.place')} maxLength={300} value={place} onChange={(event) => setPlace(event.currentTarget.value)} error={errors.place} />}
      {coaching.beneficiaries.length > 0 && (
        <Checkbox.Group label={t('coaching.present')} value={present} onChange={setPresent}>
          <div className={classes.checks}>
            {coaching.beneficiaries.map((person) => (
              <Checkbox key={person.person_id} value={person.person_id} label={nameInOrder(person, format.language).first} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <div className="row">
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('common:save')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}
