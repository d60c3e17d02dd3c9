import { ActionIcon, Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, coachingQuery, putCoaching, sessionChanged, takeOutVisit, type Coaching, type CoachingVisit, type Session } from '@/shared/api';
import { nameInOrder, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DecimalInput, EmptyState, FailedState, Icon, Panel, PersonName, Skeleton } from '@/shared/ui';
import classes from './coaching.module.css';
import { VisitForm } from './VisitForm';

/** A coaching: hours logged of those engaged, the visits, and what each beneficiary had of them. */
export default function CoachingPanel({ session }: { session: Session }) {
  const { t } = useTranslation(['plans', 'common']);
  const coaching = useQuery(coachingQuery(session.id));
  const [isLogging, setLogging] = useState(false);
  if (coaching.isPending) return <Skeleton lines={10} />;
  if (!coaching.data) return <FailedState error={coaching.error} onRetry={() => void coaching.refetch()} />;
  const plan = coaching.data;
  const mayLog = plan.can.log_visits === true;
  return (
    <div className="cols cols-two-one">
      <Panel
        title={t('coaching.visits')}
        note={plan.visits.length > 0 && t('coaching.visitsCount', { count: plan.visits.length })}
        isFlush
        end={
          mayLog && (
            <Button size="xs" leftSection={<Icon name="plus" />} onClick={() => setLogging(true)}>
              {t('coaching.log')}
            </Button>
          )
        }
      >
        {plan.visits.length === 0 ? (
          <EmptyState title={t('coaching.none')}>{t('coaching.noneText')}</EmptyState>
        ) : (
          <ol className={classes.visits}>
            {plan.visits.map((visit) => (
              <Visit key={`${visit.date}.${visit.sitting}`} visit={visit} coaching={plan} />
            ))}
          </ol>
        )}
      </Panel>
      <div className="stack">
        <Engagement coaching={plan} session={session} />
        <Beneficiaries coaching={plan} />
      </div>
      <Modal opened={isLogging} onClose={() => setLogging(false)} title={t('coaching.log')} closeButtonProps={{ 'aria-label': t('common:close') }}>
        {isLogging && <VisitForm coaching={plan} onDone={() => setLogging(false)} />}
      </Modal>
    </div>
  );
}

function Visit({ visit, coaching }: { visit: CoachingVisit; coaching: Coaching }) {
  const { t } = useTranslation(['plans', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const out = useMutation({
    mutationFn: () => takeOutVisit(coaching.session_id, visit, coaching.version),
    onSettled: () => sessionChanged(queryClient),
  });
  const there = coaching.beneficiaries.filter(({ person_id }) => visit.present.includes(person_id));
  return (
    <li>
      <span className={classes.when}>
        {format.date(visit.date, 'weekday')}
        <br />
        {visit.starts && <bdi className="ltr">{`${visit.starts.slice(0, 5)} – ${visit.ends?.slice(0, 5)}`}</bdi>}
      </span>
      <div>
        <p className="strong">
          <bdi>{visit.topic ?? t('coaching.noTopic')}</bdi>
        </p>
        <p className={classes.meta}>
          {format.duration(visit.minutes)} · {visit.remote ? t('coaching.remote') : <bdi>{visit.place ?? t('coaching.noPlace')}</bdi>}
        </p>
        <p className={classes.meta}>
          {there.length === 0
            ? t('coaching.nobody')
            : there.map((person, at) => (
                <span key={person.person_id}>
                  {at > 0 && t('common:listComma')}
                  <bdi>{nameInOrder(person, format.language).first}</bdi>
                </span>
              ))}
        </p>
        {out.isError && (
          <p className="small bad" role="alert">
            {asProblem(out.error).isStale ? t('coaching.stale') : asProblem(out.error).message}
          </p>
        )}
      </div>
      {coaching.can.log_visits && (
        <ActionIcon size="lg" loading={out.isPending} aria-label={t('coaching.takeOut', { date: format.date(visit.date) })} onClick={() => out.mutate()}>
          <Icon name="x" />
        </ActionIcon>
      )}
    </li>
  );
}

function Engagement({ coaching, session }: { coaching: Coaching; session: Session }) {
  const { t } = useTranslation(['plans', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const [isEditing, setEditing] = useState(false);
  const [hours, setHours] = useState<number | ''>('');
  const [goal, setGoal] = useState('');
  const save = useMutation({
    mutationFn: () => putCoaching(coaching.session_id, Math.round(Number(hours) * 60), goal, coaching.version),
    onSuccess: (saved) => {
      queryClient.setQueryData(coachingQuery(coaching.session_id).queryKey, saved);
      sessionChanged(queryClient);
      setEditing(false);
    },
    onError: (error) => asProblem(error).isStale && sessionChanged(queryClient),
  });
  const open = () => {
    setHours(coaching.planned_minutes === 0 ? '' : coaching.planned_minutes / 60);
    setGoal(coaching.goal ?? '');
    save.reset();
    setEditing(true);
  };
  const problem = save.error ? asProblem(save.error) : undefined;
  const { planned_minutes: planned, logged_minutes: logged } = coaching;
  const coaches = session.team.filter(({ role }) => role === 'trainer');
  return (
    <Panel
      title={t('coaching.engagement')}
      end={
        coaching.can.update &&
        !isEditing && (
          <Button size="xs" onClick={open}>
            {t('common:edit')}
          </Button>
        )
      }
    >
      {isEditing ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          {problem && (
            <Banner tone="bad" icon="alert" role="alert">
              {problem.isStale ? t('coaching.stale') : (problem.fields[0]?.message ?? problem.message)}
            </Banner>
          )}
          <DecimalInput label={t('coaching.plannedHours')} isRequired value={hours} onChange={setHours} error={problem?.fieldErrors().planned_minutes} />
          <Textarea label={t('coaching.goal')} autosize minRows={2} maxLength={2000} value={goal} onChange={(event) => setGoal(event.currentTarget.value)} dir="auto" />
          <div className="row">
            <Button type="submit" variant="filled" loading={save.isPending}>
              {t('common:save')}
            </Button>
            <Button variant="subtle" onClick={() => setEditing(false)}>
              {t('common:cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <div className="stack">
          <p>
            <b className={classes.figure}>{format.duration(logged)}</b>{' '}
            <span className="muted">{planned > 0 ? t('coaching.ofPlanned', { planned: format.duration(planned) }) : t('coaching.notPlanned')}</span>
          </p>
          {planned > 0 && (
            <meter className={classes.meter} min={0} max={planned} value={Math.min(logged, planned)} aria-label={t('coaching.progress', { share: format.percent(logged / planned) })} />
          )}
          {coaching.goal && (
            <p className={classes.goal} dir="auto">
              {coaching.goal}
            </p>
          )}
          <p className="small">
            <span className="muted">{t('coaching.coach')}</span>{' '}
            {coaches.length === 0
              ? t('coaching.noCoach')
              : coaches.map((member, at) => (
                  <span key={member.person_id}>
                    {at > 0 && t('common:listComma')}
                    <PersonName person={member} isShort />
                  </span>
                ))}
          </p>
        </div>
      )}
    </Panel>
  );
}

function Beneficiaries({ coaching }: { coaching: Coaching }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  return (
    <Panel title={t('coaching.beneficiaries')} note={format.number(coaching.beneficiaries.length)}>
      {coaching.beneficiaries.length === 0 ? (
        <p className="small muted">{t('coaching.noBeneficiary')}</p>
      ) : (
        <ul className={classes.people}>
          {coaching.beneficiaries.map((person) => (
            <li key={person.person_id}>
              <bdi>{nameInOrder(person, format.language).first}</bdi>
              <span className="small muted nowrap">
                {person.visits === 0 ? t('coaching.noVisitYet') : `${format.duration(person.attended_minutes)} · ${t('coaching.visitsCount', { count: person.visits })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
