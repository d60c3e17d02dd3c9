import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { asProblem, cancelComparison, compareRegister, duplicateRuns, duplicatesChanged, isComparing, type DuplicateSubject } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Icon } from '@/shared/ui';
import classes from './duplicates.module.css';

/** When the whole register was last compared, and the button that does it again. */
export function RegisterRun({ of }: { of: DuplicateSubject }) {
  const { t } = useTranslation('duplicates');
  const format = useFormat();
  const queryClient = useQueryClient();
  const runs = useQuery(duplicateRuns);
  const run = runs.data?.items.find((each) => each.of === of);
  const isWorking = run !== undefined && isComparing(run);
  const wasWorking = useRef(false);
  useEffect(() => {
    if (wasWorking.current && !isWorking) duplicatesChanged(queryClient);
    wasWorking.current = isWorking;
  }, [isWorking, queryClient]);
  const settle = {
    onSettled: () => queryClient.invalidateQueries({ queryKey: duplicateRuns.queryKey }),
    onError: (error: unknown) => notifications.show({ color: 'red', title: t('refused'), message: asProblem(error).message }),
  };
  const start = useMutation({ mutationFn: () => compareRegister(of), ...settle });
  const cancel = useMutation({ mutationFn: () => cancelComparison(run?.id ?? ''), ...settle });
  if (isWorking) {
    return (
      <div className={classes.run} role="status">
        <span>{t('run.working')}</span>
        <progress max={1000} value={run.per_mille} aria-label={t('run.working')} />
        <Button size="xs" variant="subtle" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('run.cancel')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.run}>
      {run && (
        <span className="muted small">
          {run.state === 'done' && run.finished_at
            ? t('run.done', { at: format.instant(run.finished_at, 'medium'), records: format.number(run.records), pairs: format.number(run.pairs) })
            : t(`run.${run.state}`)}
        </span>
      )}
      <Button leftSection={<Icon name="sync" />} loading={start.isPending} onClick={() => start.mutate()}>
        {t('run.start')}
      </Button>
    </div>
  );
}
