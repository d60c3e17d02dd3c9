import type { ReactNode } from 'react';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Nothing } from '@/shared/ui';
import type { Row } from './question';
import classes from './reach.module.css';

interface SexTableProps {
  caption: string;
  header: string;
  rows: Row[];
  labelOf: (row: Row) => ReactNode;
  hrefOf: (code: string) => string | undefined;
  most: number;
}

/** People per row with a bar, and women and men among them. */
export function SexTable({ caption, header, rows, labelOf, hrefOf, most }: SexTableProps) {
  const { t } = useTranslation(['reach', 'common']);
  const format = useFormat();
  const hasUnknown = rows.some(({ unknown }) => unknown > 0);
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{header}</th>
            <th scope="col" className="num" colSpan={2}>
              {t('people')}
            </th>
            <th scope="col" className="num">
              <abbr title={t('common:sex.women')}>{t('common:sex.womenShort')}</abbr>
            </th>
            <th scope="col" className="num">
              <abbr title={t('common:sex.men')}>{t('common:sex.menShort')}</abbr>
            </th>
            {hasUnknown && (
              <th scope="col" className="num">
                <abbr title={t('common:sex.unknown')}>{t('common:sex.unknownShort')}</abbr>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const href = hrefOf(row.code);
            const value = format.number(row.value);
            return (
              <tr key={row.code}>
                <th scope="row">{labelOf(row)}</th>
                <td className={classes.barCell} aria-hidden="true">
                  <i style={{ inlineSize: most > 0 ? `${(row.value / most) * 100}%` : 0 }} />
                </td>
                <td className="num strong">{href ? <AppLink href={href}>{value}</AppLink> : value}</td>
                <td className="num">{format.number(row.women)}</td>
                <td className="num">{format.number(row.men)}</td>
                {hasUnknown && <td className="num">{row.unknown > 0 ? format.number(row.unknown) : <Nothing />}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
