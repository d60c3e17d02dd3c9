import type { ReactNode } from 'react';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink } from './AppLink';
import classes from './list.module.css';
import { Nothing } from './Text';

export interface OverlapColumn {
  id: string;
  header: ReactNode;
}

export interface OverlapRow {
  id: string;
  label: ReactNode;
  href?: string;
  /** Number per column id; absent = nothing to show. */
  values: Record<string, number | undefined>;
}

export interface OverlapTableProps {
  caption: string;
  rowHeader: string;
  /** A column of words after the row's name, where there is room. */
  detail?: { header: string; of: (row: OverlapRow) => ReactNode };
  /** A last column of words that are not summed. */
  end?: { header: string; of: (row: OverlapRow) => ReactNode };
  columns: OverlapColumn[];
  rows: OverlapRow[];
  /** Σ rows − people, per column id where the measure is not additive. */
  overlap: Record<string, number | undefined>;
  /** The people themselves, per column id. */
  totals: Record<string, number | undefined>;
  /** How many people hold the repeat entries, and where they are listed. */
  repeats?: { people: number; href: string };
  totalLabel?: ReactNode;
  totalNote?: ReactNode;
}

/** Rows − repeats = people: shows that unique counts do not add up, and by exactly how much. */
export function OverlapTable(props: OverlapTableProps) {
  const { caption, rowHeader, detail, end, columns, rows, overlap, totals, repeats, totalLabel, totalNote } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const sums = Object.fromEntries(
    columns.map(({ id }) => [id, rows.reduce((sum, { values }) => sum + (values[id] ?? 0), 0)]),
  );
  const hasOverlap = columns.some(({ id }) => (overlap[id] ?? 0) !== 0);
  // Where a column has no sum, an empty cell keeps the others in their places.
  const blank = (column: unknown, className?: string) => (column ? <td className={className} /> : null);
  const cell = (value: number | undefined, id: string, isBold = false) => (
    <td key={id} className={isBold ? 'num strong' : 'num'}>
      {value === undefined ? <Nothing /> : format.number(value)}
    </td>
  );
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{rowHeader}</th>
            {detail && (
              <th scope="col" className={classes.roomy}>
                {detail.header}
              </th>
            )}
            {columns.map(({ id, header }) => (
              <th key={id} scope="col" className="num">
                {header}
              </th>
            ))}
            {end && (
              <th scope="col" className="num">
                {end.header}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.href ? (
                  <AppLink className={classes.rowLink} href={row.href}>
                    {row.label}
                  </AppLink>
                ) : (
                  row.label
                )}
              </th>
              {detail && <td className={classes.roomy}>{detail.of(row)}</td>}
              {columns.map(({ id }, index) => cell(row.values[id], id, index === 0))}
              {end && <td className="num">{end.of(row)}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot className={classes.sums}>
          {hasOverlap && (
            <>
              <tr>
                <th scope="row">{t('overlap.sum')}</th>
                {blank(detail, classes.roomy)}
                {columns.map(({ id }) => cell(sums[id], id))}
                {blank(end)}
              </tr>
              <tr>
                <th scope="row">
                  {repeats ? (
                    <AppLink href={repeats.href}>{t('overlap.repeatsBy', { count: repeats.people })}</AppLink>
                  ) : (
                    t('overlap.repeats')
                  )}
                </th>
                {blank(detail, classes.roomy)}
                {columns.map(({ id }) => (
                  <td key={id} className="num">
                    {overlap[id] ? <bdi className="ltr">{format.difference(-overlap[id])}</bdi> : <Nothing />}
                  </td>
                ))}
                {blank(end)}
              </tr>
            </>
          )}
          <tr className={classes.equals}>
            <th scope="row">
              {totalLabel ?? t('overlap.unique')} <small>{totalNote ?? t('overlap.uniqueNote')}</small>
            </th>
            {blank(detail, classes.roomy)}
            {columns.map(({ id }) => cell(totals[id], id))}
            {blank(end)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
