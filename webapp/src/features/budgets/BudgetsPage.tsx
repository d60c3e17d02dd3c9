import { useQuery } from '@tanstack/react-query';
import { allProgrammesQuery, budgetTotalsQuery, type BudgetTotal } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, ExportButton, FailedState, FilterChips, LocalText, PageHead, Panel, Skeleton, useCrumbs, useUrlSearch } from '@/shared/ui';
import classes from './budgets.module.css';

const names = ['programme', 'from', 'to', 'currency'] as const;

/** What the sessions cost, by funder and currency. */
export default function BudgetsPage() {
  const { t } = useTranslation(['budgets', 'common']);
  const [search] = useUrlSearch();
  const programmes = useQuery(allProgrammesQuery);
  const filters = Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]] as const] : [])));
  const totals = useQuery(budgetTotalsQuery(filters));
  useCrumbs([{ label: t('title') }]);
  return (
    <>
      <PageHead
        title={t('title')}
        subtitle={t('subtitle')}
        actions={<ExportButton list="budget_lines" filters={filters} />}
      />
      <FilterChips
        filters={[
          { name: 'programme', label: t('programme'), options: (programmes.data?.items ?? []).map(({ code }) => ({ value: code, label: code })) },
          { name: 'currency', label: t('currency'), options: [...new Set((totals.data?.items ?? []).map(({ currency }) => currency))].map((value) => ({ value, label: value })) },
        ]}
      />
      <Panel title={t('byFunder')} note={t('neverAdded')} end={<ExportButton list="budget_totals" filters={filters} />} isFlush>
        {totals.isPending && <Skeleton lines={4} />}
        {totals.isError && !totals.data && <FailedState error={totals.error} onRetry={() => void totals.refetch()} />}
        {totals.data?.items.length === 0 && (
          <EmptyState title={t('none')} actions={<AppLink href="/sessions">{t('sessions')}</AppLink>}>
            {t('noneText')}
          </EmptyState>
        )}
        {totals.data && totals.data.items.length > 0 && <Totals items={totals.data.items} />}
      </Panel>
    </>
  );
}

function Totals({ items }: { items: BudgetTotal[] }) {
  const { t } = useTranslation('budgets');
  const format = useFormat();
  const amounts = ['planned', 'committed', 'spent'] as const;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('byFunder')}>
      <table className={classes.totals}>
        <caption className="sr">{t('byFunder')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('funder')}</th>
            <th scope="col">{t('currency')}</th>
            {amounts.map((name) => (
              <th key={name} scope="col" data-number>
                {t(name)}
              </th>
            ))}
            <th scope="col" data-number>
              {t('sessionsCount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((total) => (
            <tr key={`${total.funder_id ?? ''}${total.currency}`}>
              <th scope="row">
                {total.funder_id ? (
                  <AppLink href={`/organisations/${total.funder_id}`}>
                    <LocalText text={total.funder_name} />
                  </AppLink>
                ) : (
                  <span className="muted">{t('noFunder')}</span>
                )}
              </th>
              <td>{total.currency}</td>
              {amounts.map((name) => {
                const amount = total[`${name}_minor`];
                return (
                  <td key={name} data-number>
                    {amount == null ? <span className="muted">—</span> : <bdi>{format.money(amount, total.currency)}</bdi>}
                  </td>
                );
              })}
              <td data-number>{format.number(total.sessions ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
