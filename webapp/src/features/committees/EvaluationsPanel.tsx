import { Button, Modal } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FailedState, Icon, LocalText, Panel, Skeleton, Tag } from '@/shared/ui';
import classes from './committees.module.css';
import { StateTag } from './DecisionLine';
import { EvaluationForm } from './EvaluationForm';
import { committeesChanged, deleteEvaluation, evaluationsOf, type Evaluation } from './queries';

/** What evaluators recommended at half-time and at the end, and what was done about it. */
export function EvaluationsPanel({ agreement, mayWrite }: { agreement: string; mayWrite: boolean }) {
  const { t } = useTranslation(['committees', 'common']);
  const evaluations = useQuery(evaluationsOf(agreement));
  const [edited, setEdited] = useState<Evaluation | 'new'>();
  const close = () => setEdited(undefined);
  return (
    <Panel
      title={t('evaluations')}
      isFlush
      end={
        mayWrite && (
          <Button size="xs" leftSection={<Icon name="plus" />} onClick={() => setEdited('new')}>
            {t('addEvaluation')}
          </Button>
        )
      }
    >
      {evaluations.isPending ? (
        <Skeleton lines={3} />
      ) : !evaluations.data ? (
        <FailedState error={evaluations.error} onRetry={() => void evaluations.refetch()} />
      ) : evaluations.data.items.length === 0 ? (
        <p className="muted small" style={{ padding: 'var(--s-4) var(--s-6) var(--s-6)' }}>
          {t('noEvaluations')}
        </p>
      ) : (
        evaluations.data.items.map((evaluation) => <EvaluationView key={evaluation.id} evaluation={evaluation} onEdit={() => setEdited(evaluation)} />)
      )}
      <Modal opened={edited !== undefined} onClose={close} title={t(edited === 'new' ? 'addEvaluation' : 'editEvaluation')} size="lg" closeButtonProps={{ 'aria-label': t('common:close') }}>
        {edited && <EvaluationForm agreement={agreement} evaluation={edited === 'new' ? undefined : edited} onDone={close} />}
      </Modal>
    </Panel>
  );
}

function EvaluationView({ evaluation, onEdit }: { evaluation: Evaluation; onEdit: () => void }) {
  const { t } = useTranslation(['committees', 'terms', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteEvaluation(evaluation),
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', message: asProblem(error).message }),
    onSettled: () => committeesChanged(queryClient),
  });
  const day = (date: string) => (date.length === 10 ? format.date(date, 'long') : format.plannedPeriod(date));
  const ask = () =>
    modals.openConfirmModal({
      title: t('remove.title', { name: format.text(evaluation.title) }),
      children: t('remove.text'),
      labels: { confirm: t('remove.do'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => remove.mutate(),
    });
  return (
    <div style={{ borderBlockStart: 'var(--hair)', paddingBlock: 'var(--s-4)' }}>
      <div className={classes.line} style={{ borderBlockStart: 0 }}>
        <div>
          <b>
            <LocalText text={evaluation.title} />
          </b>{' '}
          <Tag hasSign={false}>{t(`terms:evaluation_kind.${evaluation.kind}`)}</Tag>
          <p className="small muted">
            {[
              evaluation.evaluator,
              evaluation.reported_on ? t('reportedOn', { date: day(evaluation.reported_on) }) : evaluation.planned_on && t('plannedOn', { date: day(evaluation.planned_on) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {evaluation.summary && (
            <p className={`${classes.said} small`}>
              <LocalText text={evaluation.summary} />
            </p>
          )}
        </div>
        <span className={classes.end}>
          {evaluation.open_recommendations > 0 && <span className="small">{t('openRecommendations', { count: evaluation.open_recommendations })}</span>}
          {evaluation.can.delete && (
            <Button size="xs" onClick={ask} loading={remove.isPending}>
              {t('remove.do')}
            </Button>
          )}
          {evaluation.can.update && (
            <Button size="xs" leftSection={<Icon name="edit" />} onClick={onEdit}>
              {t('common:edit')}
            </Button>
          )}
        </span>
      </div>
      <ul className={classes.list}>
        {evaluation.recommendations.map((recommendation) => (
          <li key={recommendation.id} className={classes.line}>
            <div>
              <p className={classes.said}>
                <LocalText text={recommendation.text} />
              </p>
              <p className="small muted">
                <bdi>{[recommendation.owner_name, format.text(recommendation.owner_organisation_name)].filter(Boolean).join(' · ')}</bdi>
                {recommendation.due_on && <> · {t('dueOn', { date: format.date(recommendation.due_on) })}</>}
              </p>
              {recommendation.follow_up && <p className={`${classes.said} small`}>{recommendation.follow_up}</p>}
            </div>
            <span className={classes.end}>
              <StateTag state={recommendation.state} late={recommendation.late} closedOn={recommendation.closed_on} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
