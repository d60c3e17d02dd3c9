import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '@/shared/i18n';
import { ExportButton, FailedState, Panel, Skeleton } from '@/shared/ui';
import classes from './committees.module.css';
import { DecisionLine } from './DecisionLine';
import { decisionsOf, type FollowUpState } from './queries';

const states: FollowUpState[] = ['open', 'done', 'dropped'];

/** What the committees of an agreement decided, those due first at the top. */
export function DecisionsPanel({ agreement }: { agreement: string }) {
  const { t } = useTranslation(['committees', 'terms']);
  const [state, setState] = useState<FollowUpState | undefined>('open');
  const decisions = useQuery(decisionsOf(agreement, state));
  return (
    <Panel
      title={t('decisions')}
      isFlush
      end={
        <>
          <Select
            size="xs"
            aria-label={t('field.state')}
            placeholder={t('everyState')}
            data={states.map((value) => ({ value, label: t(`terms:follow_up_state.${value}`) }))}
            value={state ?? null}
            onChange={(value) => setState((value as FollowUpState | null) ?? undefined)}
            clearable
            clearButtonProps={{ 'aria-label': t('everyState') }}
          />
          <ExportButton list="committee_decisions" filters={{ agreement, ...(state && { state }) }} />
        </>
      }
    >
      {decisions.isPending ? (
        <Skeleton lines={3} />
      ) : !decisions.data ? (
        <FailedState error={decisions.error} onRetry={() => void decisions.refetch()} />
      ) : decisions.data.items.length === 0 ? (
        <p className="muted small" style={{ padding: 'var(--s-4) var(--s-6) var(--s-6)' }}>
          {t(state === 'open' ? 'noOpenDecisions' : 'noDecisions')}
        </p>
      ) : (
        <ul className={classes.list}>
          {decisions.data.items.map((decision) => (
            <DecisionLine key={decision.id} decision={decision} showsMeeting />
          ))}
        </ul>
      )}
    </Panel>
  );
}
