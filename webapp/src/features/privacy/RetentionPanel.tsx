import { Button, NumberInput, Switch } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, privacyChanged, purgeNow, retentionQuery, saveRetention, switchNightlyPurge, type PurgeSchedule, type Retention } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FailedState, Panel, Skeleton } from '@/shared/ui';
import classes from './privacy.module.css';

/** How long is kept what figures do not need, and what the next purge would empty. */
export function RetentionPanel() {
  const { t } = useTranslation(['privacy', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const retention = useQuery(retentionQuery());
  const purge = useMutation({
    mutationFn: purgeNow,
    onSuccess: ({ items }) => {
      privacyChanged(queryClient);
      notifications.show({ message: t('retention.purged', { number: format.number(items.reduce((sum, { emptied }) => sum + emptied, 0)) }) });
    },
    onError: (error) => notifications.show({ color: 'red', title: t('retention.refused'), message: asProblem(error).message }),
  });
  if (retention.isPending) return <Skeleton lines={6} />;
  if (!retention.data) return <FailedState error={retention.error} onRetry={() => void retention.refetch()} />;
  const { items, schedule, can } = retention.data;
  // Scans wait for an agreement: no purge takes them.
  const due = items.reduce((sum, each) => sum + (each.rule === 'signed_sheets' ? 0 : each.due), 0);
  const ask = () =>
    modals.openConfirmModal({
      title: t('retention.purge'),
      children: t('retention.purgeText', { number: format.number(due) }),
      labels: { confirm: t('retention.purge'), cancel: t('common:cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => purge.mutate(),
    });
  return (
    <Panel
      title={t('retention.title')}
      note={t('retention.note')}
      end={
        can.update && (
          <Button disabled={due === 0} loading={purge.isPending} onClick={ask}>
            {t('retention.purge')}
          </Button>
        )
      }
      isFlush
    >
      <Schedule schedule={schedule} mayChange={can.update === true} />
      <ul className={classes.cards}>
        {items.map((rule) => (
          <Rule key={`${rule.rule}.${rule.version}`} rule={rule} mayChange={can.update === true} />
        ))}
      </ul>
    </Panel>
  );
}

/** When the server purges by itself, when it last did, and the switch. */
function Schedule({ schedule, mayChange }: { schedule: PurgeSchedule; mayChange: boolean }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const queryClient = useQueryClient();
  const turn = useMutation({
    mutationFn: (nightly: boolean) => switchNightlyPurge(schedule, nightly),
    onSettled: () => privacyChanged(queryClient),
    onError: (error) => notifications.show({ color: 'red', title: t('retention.switchRefused'), message: asProblem(error).message }),
  });
  const { nightly, last_run_at: last, last_run_by: by, last_emptied: emptied, next_run_on: next } = schedule;
  return (
    <div className={classes.schedule}>
      <div>
        <p>{nightly && next ? t('retention.next', { date: format.date(next, 'full') }) : t('retention.off')}</p>
        <p className="small muted">
          {last ? t('retention.last', { at: format.instant(last, 'medium'), by: by ?? '', number: format.number(emptied) }) : t('retention.never')}
        </p>
      </div>
      {mayChange && <Switch label={t('retention.nightly')} checked={nightly} disabled={turn.isPending} onChange={(event) => turn.mutate(event.currentTarget.checked)} />}
    </div>
  );
}

function Rule({ rule, mayChange }: { rule: Retention; mayChange: boolean }) {
  const { t } = useTranslation(['privacy', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const [months, setMonths] = useState<number | string>(rule.months ?? '');
  const save = useMutation({
    mutationFn: () => saveRetention(rule, months === '' ? undefined : Number(months)),
    onSuccess: () => privacyChanged(queryClient),
    onError: (error) => {
      if (asProblem(error).isStale) privacyChanged(queryClient);
    },
  });
  const problem = save.error ? asProblem(save.error) : undefined;
  return (
    <li>
      <div>
        <h3>{t(`retention.rule.${rule.rule}`)}</h3>
        <p className="small muted">{t(`retention.help.${rule.rule}`)}</p>
        <p className="small">
          {rule.months ? t(rule.rule === 'signed_sheets' ? 'retention.dueSheets' : 'retention.due', { number: format.number(rule.due) }) : t('retention.kept')}
        </p>
      </div>
      {mayChange && (
        <form
          className={classes.months}
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <NumberInput
            label={t('retention.months')}
            placeholder={t('retention.forEver')}
            min={1}
            max={600}
            allowDecimal={false}
            value={months}
            onChange={setMonths}
            error={problem && (problem.fields[0]?.message ?? problem.message)}
          />
          <Button type="submit" loading={save.isPending} disabled={String(months) === String(rule.months ?? '')} aria-label={t('retention.saveOne', { rule: t(`retention.rule.${rule.rule}`) })}>
            {t('common:save')}
          </Button>
        </form>
      )}
    </li>
  );
}
