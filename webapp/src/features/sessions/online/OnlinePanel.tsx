import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem, eLearningQuery, putELearning, sessionChanged, type ELearning, type Session } from '@/shared/api';
import { nameInOrder, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput, DecimalInput, EmptyState, FailedState, FieldRow, Isolated, Panel, Skeleton, Tag } from '@/shared/ui';
import classes from './online.module.css';

/** The self-paced part of a session: the course, its window, and how far each is over all parts. */
export default function OnlinePanel({ session }: { session: Session }) {
  const { t } = useTranslation(['plans', 'common']);
  const format = useFormat();
  const online = useQuery(eLearningQuery(session.id));
  const router = useRouter();
  if (online.isPending) return <Skeleton lines={10} />;
  if (!online.data) return <FailedState error={online.error} onRetry={() => void online.refetch()} />;
  const plan = online.data;
  return (
    <div className="cols cols-two-one">
      <Panel
        title={t('online.learners')}
        note={plan.learners.length > 0 && t('online.completedOf', { completed: format.number(plan.completed), count: plan.learners.length })}
        isFlush
        footer={plan.learners.length > 0 && t('online.rule')}
        end={
          plan.can.import_progress &&
          plan.course && (
            <Button size="xs" onClick={() => void router.navigate({ href: `/imports/new?kind=progress&session=${session.id}` })}>
              {t('online.import')}
            </Button>
          )
        }
      >
        {plan.learners.length === 0 ? (
          <EmptyState title={t('online.nobody')}>{t('online.nobodyText')}</EmptyState>
        ) : (
          <Learners plan={plan} isBlended={session.modality === 'blended'} />
        )}
      </Panel>
      <Course key={plan.version} plan={plan} />
    </div>
  );
}

function Learners({ plan, isBlended }: { plan: ELearning; isBlended: boolean }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('online.learners')}>
      <table className={classes.learners}>
        <thead>
          <tr>
            <th scope="col">{t('online.learner')}</th>
            <th scope="col">{t('online.course')}</th>
            {isBlended && <th scope="col">{t('online.together')}</th>}
            <th scope="col">{t('online.allParts')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.learners.map((learner) => (
            <tr key={learner.person_id}>
              <th scope="row">
                <bdi>{nameInOrder(learner, format.language).first}</bdi>
              </th>
              <td>
                {learner.percent === undefined ? (
                  <span className="muted">{t('online.notBegun')}</span>
                ) : (
                  <>
                    {format.percent(learner.percent / 100)}
                    {learner.completed_on && <small>{t('online.completedOn', { date: format.date(learner.completed_on, 'short') })}</small>}
                  </>
                )}
              </td>
              {isBlended && <td>{learner.sitting_minutes > 0 ? format.duration(learner.sitting_minutes) : <span className="muted">–</span>}</td>}
              <td>
                {learner.completed ? (
                  <Tag tone="ok">{t('online.completed')}</Tag>
                ) : (
                  <span>{plan.planned_minutes > 0 ? format.percent(learner.attended_minutes / plan.planned_minutes) : '–'}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Course({ plan }: { plan: ELearning }) {
  const { t } = useTranslation(['plans', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const { course } = plan;
  const [isEditing, setEditing] = useState(false);
  const [link, setLink] = useState(course?.link ?? '');
  const [opens, setOpens] = useState(course?.opens_on ?? null);
  const [closes, setCloses] = useState(course?.closes_on ?? null);
  const [hours, setHours] = useState<number | ''>(course ? course.planned_minutes / 60 : '');
  const save = useMutation({
    mutationFn: () =>
      putELearning(plan.session_id, { link: link.trim(), opens_on: opens ?? '', closes_on: closes ?? '', planned_minutes: Math.round(Number(hours) * 60) }, plan.version),
    onSuccess: (saved) => {
      queryClient.setQueryData(eLearningQuery(plan.session_id).queryKey, saved);
      sessionChanged(queryClient);
      setEditing(false);
    },
  });
  const problem = save.error ? asProblem(save.error) : undefined;
  const errors = problem?.fieldErrors() ?? {};
  return (
    <Panel
      title={t('online.course')}
      end={
        plan.can.update &&
        !isEditing && (
          <Button size="xs" onClick={() => setEditing(true)}>
            {course ? t('common:edit') : t('online.enter')}
          </Button>
        )
      }
    >
      {isEditing ? (
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
              {problem.isStale ? t('online.stale') : problem.isNoAnswer ? t('common:failed.noAnswer') : (problem.fields[0]?.message ?? problem.message)}
            </Banner>
          )}
          <TextInput type="url" dir="ltr" label={t('online.link')} required maxLength={1000} value={link} onChange={(event) => setLink(event.currentTarget.value)} error={errors.link} />
          <FieldRow>
            <DayInput label={t('online.opens')} value={opens} onChange={setOpens} error={errors.opens_on} isRequired />
            <DayInput label={t('online.closes')} value={closes} onChange={setCloses} error={errors.closes_on} isRequired />
          </FieldRow>
          <DecimalInput label={t('online.hours')} isRequired value={hours} onChange={setHours} error={errors.planned_minutes} />
          <div className="row">
            <Button type="submit" variant="filled" loading={save.isPending}>
              {t('common:save')}
            </Button>
            <Button variant="subtle" onClick={() => setEditing(false)}>
              {t('common:cancel')}
            </Button>
          </div>
        </form>
      ) : course ? (
        <dl className={classes.course}>
          <dt>{t('online.window')}</dt>
          <dd>{format.period(course.opens_on, course.closes_on)}</dd>
          <dt>{t('online.duration')}</dt>
          <dd>{format.duration(course.planned_minutes)}</dd>
          <dt>{t('online.link')}</dt>
          <dd>
            <a href={course.link} target="_blank" rel="noreferrer noopener">
              <Isolated>{course.link}</Isolated>
            </a>
          </dd>
        </dl>
      ) : (
        <p className="small muted">{t('online.noCourse')}</p>
      )}
    </Panel>
  );
}
