import { useRef, useState, type KeyboardEvent } from 'react';
import type { Import } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Tag } from '@/shared/ui';
import { columnLetters, flowing, partOf, pressRow, type HeaderRows } from './wizard';
import classes from './imports.module.css';

interface SheetGridProps {
  rows: Import['first_rows'];
  ignored: Import['ignored_rows'];
  header: HeaderRows;
  onChange: (header: HeaderRows) => void;
}

/** The first rows as the spreadsheet has them. The number of a row is a switch: pressed, the row belongs to the header. */
export function SheetGrid({ rows, ignored, header, onChange }: SheetGridProps) {
  const { t } = useTranslation('imports');
  const table = useRef<HTMLTableElement>(null);
  const numbers = rows.map(({ row }) => row);
  const [at, setAt] = useState(() => Math.max(0, numbers.indexOf(header.first)));
  const width = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const why = new Map(ignored.map((row) => [row.row, row.why]));
  const move = (event: KeyboardEvent, place: number) => {
    const steps: Record<string, number> = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: rows.length - 1 };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const inside = Math.max(0, Math.min(rows.length - 1, next));
    setAt(inside);
    table.current?.querySelector<HTMLElement>(`button[data-place="${inside}"]`)?.focus();
  };
  return (
    <div className={classes.sheetScroll}>
      <table className={classes.sheet} ref={table}>
        <caption className="sr">{t('table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t('field.row')}</span>
            </th>
            <td />
            {Array.from({ length: width }, (_, place) => (
              <th key={place} scope="col">
                <bdi className="ltr">{columnLetters(place)}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, cells, hidden }, place) => {
            const part = partOf(row, header);
            const reason = part === 'data' ? why.get(row) : undefined;
            return (
              <tr key={row} data-part={reason ? 'ignored' : part}>
                <th scope="row">
                  <button
                    type="button"
                    data-place={place}
                    tabIndex={place === at ? 0 : -1}
                    aria-pressed={part === 'header'}
                    aria-label={t('table.press', { row })}
                    onKeyDown={(event) => move(event, place)}
                    onClick={() => {
                      setAt(place);
                      onChange(pressRow(header, row, numbers));
                    }}
                  >
                    <bdi className="ltr">{row}</bdi>
                  </button>
                </th>
                <td className={classes.part}>
                  {part === 'header' && <Tag tone="go">{t('part.header')}</Tag>}
                  {part === 'title' && t('part.title')}
                  {reason && t(`part.${reason}`, { defaultValue: reason })}
                  {hidden && part === 'data' && !reason && <Tag tone="warn">{t('part.hidden')}</Tag>}
                </td>
                {part === 'title' || reason
                  ? flowing(cells, width).map(({ text, span }, cell) => (
                      <td key={cell} colSpan={span}>
                        <bdi>{text}</bdi>
                      </td>
                    ))
                  : Array.from({ length: width }, (_, cell) => (
                      <td key={cell}>
                        <bdi>{cells[cell]}</bdi>
                      </td>
                    ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
