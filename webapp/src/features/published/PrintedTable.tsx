import type { ReactNode } from 'react';
import type { PublishedGrouping } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { useCodeName } from './codes';
import classes from './published.module.css';

interface PrintedTableProps<C extends { key: string[] }> {
  caption: string;
  by: PublishedGrouping[];
  cells: C[];
  show: (cell: C) => ReactNode;
}

/** Rows of the first grouping, columns of the second, totals last. */
export function PrintedTable<C extends { key: string[] }>({ caption, by, cells, show }: PrintedTableProps<C>) {
  const { t } = useTranslation(['published', 'terms', 'common']);
  const nameOf = useCodeName();
  const found = new Map(cells.map((cell) => [cell.key.join('\n'), cell]));
  const at = (...key: string[]) => {
    const cell = found.get(key.slice(0, by.length).join('\n'));
    return cell ? show(cell) : null;
  };
  const [rows, columns] = by;
  const row = (code: string, name: ReactNode, isTotal = false) => (
    <tr key={code} className={isTotal ? classes.total : undefined}>
      <th scope="row">{name}</th>
      {columns?.codes.map((column) => (
        <td key={column.code} className="num">
          {at(code, column.code)}
        </td>
      ))}
      <td className="num strong">{at(code, '')}</td>
    </tr>
  );
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={classes.table}>
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{rows ? t(`terms:dimension.${rows.dimension}`) : ''}</th>
            {columns?.codes.map((column) => (
              <th key={column.code} scope="col" className="num">
                <bdi>{nameOf(columns.dimension, column)}</bdi>
              </th>
            ))}
            <th scope="col" className="num">
              {t('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows?.codes.map((code) => row(code.code, <bdi>{nameOf(rows.dimension, code)}</bdi>))}
          {row('', t('total'), true)}
        </tbody>
      </table>
    </div>
  );
}

/** A number, "<5", or that it is not printed. */
export function PrintedMark({ mark, number }: { mark: string; number?: ReactNode }) {
  const { t } = useTranslation('published');
  if (mark === 'number') return <>{number}</>;
  if (mark === 'under_5') return <span className={`ltr ${classes.hidden}`}>{t('mark.under_5')}</span>;
  return (
    <abbr className={classes.hidden} title={t('mark.withheldLong')}>
      {t('mark.withheld')}
    </abbr>
  );
}

/** What "<5" and the other mark say, under every printed table. */
export function Legend({ cells }: { cells: { mark: string }[] }) {
  const { t } = useTranslation('published');
  const has = (mark: string) => cells.some((cell) => cell.mark === mark);
  if (!has('under_5') && !has('withheld')) return null;
  return (
    <dl className={classes.legend}>
      {has('under_5') && (
        <div>
          <dt>
            <bdi className="ltr">{t('mark.under_5')}</bdi>
          </dt>
          <dd>{t('mark.under_5Long')}</dd>
        </div>
      )}
      {has('withheld') && (
        <div>
          <dt>{t('mark.withheld')}</dt>
          <dd>{t('mark.withheldLong')}</dd>
        </div>
      )}
    </dl>
  );
}
