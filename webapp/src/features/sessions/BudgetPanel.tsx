import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { budgetQuery, type Session, type SessionBudget } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { EmptyState, ExportButton, FailedState, Icon, LocalText, Panel, Skeleton } from '@/shared/ui';
import { BudgetForm } from './BudgetForm';
import classes from './sessions.module.css';

type Amounts = Pick<SessionBudget['totals'][number], 'currency' | 'planned_minor' | 'committed_minor' | 'spent_minor'>;

/** What the session costs by line and funder; each currency has its own total. */
export function BudgetPanel({ session }: { session: Session }) {
  const { t } = useTranslation(['sessions', 'common']);
  const budget = useQuery(budgetQuery(session.id));
  const [isEditing, setEditing] = useState(false);
  if (budget.isPending) return <Skeleton lines={6} />;
  if (!budget.data) return <FailedState error={budget.error} onRetry={() => void budget.refetch()} />;
  if (isEditing) return <BudgetForm session={session} budget={budget.data} onClose={() => setEditing(false)} />;
  const edit = budget.data.can.update && (
    <Button leftSection={<Icon name="edit" />} onClick={() => setEditing(true)}>
      {t('budget.edit')}
    </Button>
  );
  if (budget.data.lines.length === 0)
    return (
      <Panel title={t('tab.budget')} isFlush>
        <EmptyState title={t('budget.none')} actions={edit}>
          {t('budget.noneText')}
        </EmptyState>
      </Panel>
    );
  return (
    <div className="stack">
      <Panel
        title={t('budget.lines')}
        end={
          <span className="row">
            <ExportButton list="budget_lines" filters={{ session: session.id }} />
            {edit}
          </span>
        }
        isFlush
      >
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('budget.lines')}>
          <table className={classes.money}>
            <caption className="sr">{t('budget.lines')}</caption>
            <Head first={t('budget.line')} second={t('budget.funder')} />
            <tbody>
              {budget.data.lines.map((line, index) => (
                <tr key={index}>
                  <th scope="row">
                    <bdi>{line.label}</bdi>
                    {line.note && (
                      <small>
                        <bdi>{line.note}</bdi>
                      </small>
                    )}
                  </th>
                  <td>{line.funder_name ? <LocalText text={line.funder_name} /> : <span className="muted">{t('budget.noFunder')}</span>}</td>
                  <AmountCells amounts={line} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              {budget.data.totals.map((total) => (
                <tr key={total.currency}>
                  <th scope="row" colSpan={2}>
                    {t('budget.total', { currency: total.currency })}
                  </th>
                  <AmountCells amounts={total} />
                </tr>
              ))}
            </tfoot>
          </table>
        </div>
      </Panel>
      <Panel title={t('budget.byFunder')} note={t('budget.neverAdded')} isFlush>
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('budget.byFunder')}>
          <table className={classes.money}>
            <caption className="sr">{t('budget.byFunder')}</caption>
            <Head first={t('budget.funder')} />
            <tbody>
              {budget.data.funder_totals.map((total, index) => (
                <tr key={index}>
                  <th scope="row">{total.funder_name ? <LocalText text={total.funder_name} /> : <span className="muted">{t('budget.noFunder')}</span>}</th>
                  <AmountCells amounts={total} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </div>
  );
}

function Head({ first, second }: { first: string; second?: string }) {
  const { t } = useTranslation('sessions');
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {second && <th scope="col">{second}</th>}
        {(['planned', 'committed', 'spent'] as const).map((name) => (
          <th key={name} scope="col" data-number>
            {t(`budget.${name}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** An amount nobody has said is a dash; what goes beyond the planned amount is marked. */
function AmountCells({ amounts }: { amounts: Amounts }) {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const { planned_minor: planned } = amounts;
  return (['planned_minor', 'committed_minor', 'spent_minor'] as const).map((name) => {
    const amount = amounts[name];
    const isOver = name !== 'planned_minor' && amount != null && planned != null && amount > planned;
    return (
      <td key={name} data-number data-over={isOver || undefined}>
        {amount == null ? <span className="muted" aria-label={t('budget.unknown')}>—</span> : <bdi>{format.money(amount, amounts.currency)}</bdi>}
        {isOver && <small>{t('budget.over')}</small>}
      </td>
    );
  });
}
