import type { CSSProperties } from 'react';
import type { AgreementAmount, AgreementComponent, AgreementTerms, ComponentAt, MoneySums } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Isolated, LocalText, Nothing, Panel, PartialDay, Tag } from '@/shared/ui';
import classes from './agreement_terms.module.css';

const steps = ['planned', 'committed', 'disbursed', 'spent'] as const;
type Step = (typeof steps)[number];
type Money = MoneySums & { currency: string };

/** Planned, committed, disbursed and spent, always beside each other: by component, by party, by agreement that carries a component out. */
export function MoneyPanel({ terms }: { terms: AgreementTerms }) {
  const { t } = useTranslation(['agreement_terms', 'terms']);
  const format = useFormat();
  const { at } = terms;
  const greatest = greatestOf(at.totals.length > 0 ? at.components.flatMap(rowsOf) : []);
  if (terms.components.length === 0) return null;
  return (
    <Panel title={t('money.title')} note={t('money.note', { date: format.date(at.on, 'long') })} isFlush>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('money.title')}>
        <table className={classes.money}>
          <caption className="sr">{t('money.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('money.component')}</th>
              {steps.map((step) => (
                <th key={step} scope="col" data-number>
                  {t(`terms:money_step.${step}`)}
                </th>
              ))}
            </tr>
          </thead>
          {terms.components.map((component) => (
            <ComponentRows key={component.id} component={component} at={at.components.find(({ component_id: id }) => id === component.id)} greatest={greatest} />
          ))}
          <tfoot>
            {at.totals.map((total) => (
              <tr key={total.currency}>
                <th scope="row">{t('money.total', { currency: total.currency })}</th>
                <AmountCells money={total} />
              </tr>
            ))}
            {at.exchanged.map((money) => (
              <tr key={`in-${money.currency}`} data-exchanged>
                <th scope="row">
                  {t('money.inCurrency', { currency: money.currency })}
                  {money.rates.map((rate) => (
                    <small key={rate.currency}>
                      <Isolated>{`1 ${rate.currency} = ${format.number(Number(rate.rate), 4)} ${rate.into}`}</Isolated> · <bdi>{format.date(rate.on)}</bdi>
                      {rate.source && (
                        <>
                          {' · '}
                          <bdi>{rate.source}</bdi>
                        </>
                      )}
                    </small>
                  ))}
                </th>
                <AmountCells money={money} />
              </tr>
            ))}
          </tfoot>
        </table>
      </div>
      {at.totals.length > 1 && at.exchanged.length === 0 && <p className={classes.foot}>{t('money.neverAdded')}</p>}
    </Panel>
  );
}

function ComponentRows({ component, at, greatest }: { component: AgreementComponent; at: ComponentAt | undefined; greatest: Map<string, number> }) {
  const { t } = useTranslation('agreement_terms');
  const own = at?.money ?? [];
  const title = component.title ?? component.signed_title;
  // Nothing is missing of what was not carried out, nor of what another agreement says.
  const isElsewhere = component.is_not_carried_out || (at?.carried_out_by.length ?? 0) > 0;
  return (
    <tbody>
      {(own.length > 0 ? own : [undefined]).map((money, index) => (
        <tr key={index}>
          <th scope="row">
            {index === 0 && (
              <>
                <LocalText text={title} />
                {component.title && component.signed_title && (
                  <small>
                    {t('money.signedAs')} <LocalText text={component.signed_title} />
                  </small>
                )}
                {component.continues_title && (
                  <small>
                    {t('money.continues')} <LocalText text={component.continues_title} />
                  </small>
                )}
                {component.is_not_carried_out && (
                  <small>
                    <Tag tone="warn">{t('money.notCarriedOut')}</Tag>{' '}
                    {component.not_carried_out_reason ? <bdi>{component.not_carried_out_reason}</bdi> : t('money.noReason')}
                  </small>
                )}
              </>
            )}
            {money?.party_name && (
              <small>
                <LocalText text={money.party_name} />
              </small>
            )}
            {index === 0 && <Entered amounts={component.amounts} />}
          </th>
          {money ? <AmountCells money={money} greatest={greatest} isAsked={(step) => step === 'planned' || !isElsewhere} /> : steps.map((step) => <td key={step} data-number />)}
        </tr>
      ))}
      {at?.carried_out_by.map((other) =>
        (other.money.length > 0 ? other.money : [undefined]).map((money, index) => (
          <tr key={other.component_id + index} data-below>
            <th scope="row">
              <AppLink href={`/agreements/${other.agreement_id}?tab=terms`}>
                <Isolated>{other.agreement_code}</Isolated> <LocalText text={other.agreement_title} />
              </AppLink>
              {other.title && (
                <small>
                  {t('money.signedAs')} <LocalText text={other.title} />
                </small>
              )}
            </th>
            {money ? <AmountCells money={money} greatest={greatest} isAsked={(step) => step !== 'planned'} /> : steps.map((step) => <td key={step} data-number />)}
          </tr>
        )),
      )}
    </tbody>
  );
}

/** What nobody has said is said in words; an estimate says that it is one; bars of one currency share one scale. */
function AmountCells({ money, greatest, isAsked = () => true }: { money: Money; greatest?: Map<string, number>; isAsked?: (step: Step) => boolean }) {
  const { t } = useTranslation('agreement_terms');
  const format = useFormat();
  const scale = greatest?.get(money.currency);
  return steps.map((step) => {
    const minor = money[`${step}_minor`];
    const isEstimated = (step === 'planned' && money.planned_is_estimated) || (step === 'committed' && money.committed_is_estimated);
    return (
      <td key={step} data-number>
        {minor != null ? <bdi>{format.money(minor, money.currency)}</bdi> : isAsked(step) ? <span className="muted small">{t('money.unknown')}</span> : <Nothing />}
        {minor != null && isEstimated && <small>{t('money.estimated')}</small>}
        {step === 'disbursed' && money.awaited_minor != null && <small>{t('money.awaited', { amount: format.money(money.awaited_minor, money.currency) })}</small>}
        {step === 'committed' && money.is_uncertain && <small>{t('money.uncertain')}</small>}
        {minor != null && scale && (
          <i className={classes.bar} data-step={step} aria-hidden="true" style={{ '--share': `${Math.round((100 * minor) / scale)}%` } as CSSProperties} />
        )}
      </td>
    );
  });
}

/** Every amount as it was entered, with its day, condition and source. */
function Entered({ amounts }: { amounts: AgreementAmount[] }) {
  const { t } = useTranslation(['agreement_terms', 'terms']);
  const format = useFormat();
  if (amounts.length === 0) return null;
  return (
    <details className={classes.entered}>
      <summary>{t('money.entered', { count: amounts.length })}</summary>
      <ul>
        {amounts.map((amount, index) => (
          <li key={index}>
            {t(`terms:money_step.${amount.step}`)} <bdi>{format.money(amount.amount_minor, amount.currency)}</bdi>
            {amount.is_estimated && ` · ${t('money.estimated')}`}
            {amount.party_name && (
              <>
                {' · '}
                <LocalText text={amount.party_name} />
              </>
            )}
            {amount.on ? (
              <>
                {' · '}
                <PartialDay date={amount.on} />
              </>
            ) : (
              amount.step === 'disbursed' && ` · ${t('money.notPaid')}`
            )}
            {amount.due_on && (
              <>
                {' · '}
                {t('money.due')} <PartialDay date={amount.due_on} />
              </>
            )}
            {amount.condition && (
              <>
                {' · '}
                {t('money.condition')} <bdi>{amount.condition}</bdi>
              </>
            )}
            {amount.source && (
              <>
                {' · '}
                <bdi className="muted">{amount.source}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function rowsOf(component: ComponentAt): Money[] {
  return [...component.money, ...component.carried_out_by.flatMap(({ money }) => money)];
}

function greatestOf(rows: Money[]): Map<string, number> {
  const greatest = new Map<string, number>();
  for (const row of rows)
    for (const step of steps) greatest.set(row.currency, Math.max(greatest.get(row.currency) ?? 0, row[`${step}_minor`] ?? 0));
  return greatest;
}
