import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { agreementTotalsQuery, type AgreementTotalsFilters } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FailedState, Panel, useUrlSearch } from '@/shared/ui';
import classes from './agreements.module.css';

const CountryMap = lazy(() => import('./CountryMap'));

const monthsShown = 18;
const countriesShown = 12;
const ownFilters = ['q', 'status', 'type', 'country', 'domain', 'programme', 'party', 'commission_session', 'ends_from', 'ends_to'] as const;

type Count = { key: string; count: number };

/** What ends when in the months to come, and with which countries the agreements are, of those the filters leave; each bar and country narrows the list. */
export function RegisterTotals() {
  const { t } = useTranslation('agreements');
  const [search] = useUrlSearch();
  const asked = Object.fromEntries(ownFilters.filter((name) => search[name]).map((name) => [name, search[name]])) as AgreementTotalsFilters;
  const totals = useQuery(agreementTotalsQuery(asked));
  if (totals.isError && !totals.data) {
    return (
      <Panel title={t('totals.ends')}>
        <FailedState error={totals.error} onRetry={() => void totals.refetch()} />
      </Panel>
    );
  }
  if (!totals.data) return null;
  const { countries, ends } = totals.data;
  const isFiltered = Object.keys(asked).length > 0;
  if (countries.length === 0 && ends.length === 0 && !isFiltered) return null;
  return (
    <div className={classes.totals}>
      <Ends ends={ends} />
      <Countries countries={countries} />
    </div>
  );
}

function Ends({ ends }: { ends: Count[] }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const [search, change] = useUrlSearch();
  const months = monthsFrom(today(), monthsShown);
  const countOf = new Map(ends.map(({ key, count }) => [key, count]));
  const later = ends.filter(({ key }) => key > (months.at(-1) ?? '')).reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...months.map((month) => countOf.get(month) ?? 0));
  const isChosen = (month: string) => search.ends_from === `${month}-01` && search.ends_to === lastDay(month);
  const choose = (month: string) =>
    change(isChosen(month) ? { ends_from: undefined, ends_to: undefined, cursor: undefined } : { ends_from: `${month}-01`, ends_to: lastDay(month), cursor: undefined }, { push: true });
  return (
    <Panel title={t('totals.ends')} note={later > 0 ? t('totals.later', { count: later }) : undefined}>
      <ol className={classes.bars}>
        {months.map((month, index) => {
          const count = countOf.get(month) ?? 0;
          const label = t('totals.inMonth', { count, month: format.month(month, true) });
          return (
            <li key={month}>
              <button type="button" disabled={count === 0 && !isChosen(month)} aria-label={label} aria-pressed={isChosen(month)} title={label} onClick={() => choose(month)}>
                {/* The label says it in words; the figure over the bar is drawn. */}
                <b data-count={count > 0 ? format.number(count) : ''} />
                <i style={{ blockSize: `${(count / most) * 100}%` }} data-none={count === 0 || undefined} />
              </button>
              <span>{index % 3 === 0 ? <bdi>{format.month(month, index === 0 || month.endsWith('-01'))}</bdi> : ''}</span>
            </li>
          );
        })}
      </ol>
      {ends.length === 0 && <p className="small muted">{t('totals.noEnds')}</p>}
    </Panel>
  );
}

function Countries({ countries }: { countries: Count[] }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const [search, change] = useUrlSearch();
  const [isWhole, setWhole] = useState(false);
  const choose = (country: string | undefined) => change({ country, cursor: undefined }, { push: true });
  const shown = isWhole ? countries : countries.slice(0, countriesShown);
  return (
    <Panel title={t('totals.countries')}>
      <div className={classes.byCountry}>
        <Suspense fallback={<div className={classes.mapPlace} />}>
          <CountryMap counts={new Map(countries.map(({ key, count }) => [key, count]))} chosen={search.country} onChoose={choose} />
        </Suspense>
        {countries.length === 0 ? (
          <p className="small muted">{t('totals.noCountries')}</p>
        ) : (
          <ul className={classes.countries}>
            {shown.map(({ key, count }) => (
              <li key={key}>
                <button type="button" aria-pressed={search.country === key} onClick={() => choose(search.country === key ? undefined : key)}>
                  <bdi>{format.country(key)}</bdi> <b>{format.number(count)}</b>
                </button>
              </li>
            ))}
            {countries.length > countriesShown && (
              <li>
                <button type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
                  {isWhole ? t('totals.fewer') : t('totals.more', { count: countries.length - countriesShown })}
                </button>
              </li>
            )}
          </ul>
        )}
      </div>
    </Panel>
  );
}

function monthsFrom(day: string, count: number): string[] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1];
  return Array.from({ length: count }, (_, index) => new Date(Date.UTC(year, month + index, 1)).toISOString().slice(0, 7));
}

function lastDay(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10);
}
