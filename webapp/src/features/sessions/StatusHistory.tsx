import { useQuery } from '@tanstack/react-query';
import { statusStepsQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { EmptyState, FailedState, Panel, Skeleton } from '@/shared/ui';
import classes from './sessions.module.css';
import { SessionStatusTag } from './SessionWords';

/** Each step of the session's status: when, by whom and why. */
export function StatusHistory({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const steps = useQuery(statusStepsQuery(sessionId));
  return (
    <Panel title={t('status.history')} isFlush>
      {steps.isPending && <Skeleton lines={3} />}
      {steps.isError && !steps.data && <FailedState error={steps.error} onRetry={() => void steps.refetch()} />}
      {steps.data?.items.length === 0 && <EmptyState title={t('status.noSteps')} />}
      {steps.data && steps.data.items.length > 0 && (
        <ol className={classes.steps}>
          {steps.data.items.map(({ number, status, at, actor, reason }) => (
            <li key={number}>
              <SessionStatusTag status={status} />
              <span className="small muted">
                <bdi>{format.instant(at)}</bdi>
                {t('status.by', { name: actor })}
              </span>
              {reason && (
                <p className="small">
                  <bdi>{reason}</bdi>
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
