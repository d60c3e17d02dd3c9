import { useDirection } from '@mantine/core';
import { Fragment, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Import, ImportRow, RowGroup } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Isolated } from '@/shared/ui';
import { CellEditor } from './CellEditor';
import { useFieldLabel } from './fieldWords';
import { isMoreToSay, RowCell, RowRemarks } from './RowCell';
import type { Corrections } from './useCorrections';
import { correctionOf, mappedColumns, shownText } from './wizard';
import classes from './imports.module.css';

interface RowsGridProps {
  data: Import;
  group: RowGroup;
  rows: ImportRow[];
  corrections: Corrections;
  isReading: boolean;
}

const subjectPages: Record<string, string> = { agreements: '/agreements', organisations: '/organisations', people: '/people', progress: '/people', sessions: '/sessions' };

/**
 * Rows as cells. A grid for the keyboard: arrows move, Enter opens a cell, Enter saves it, Escape leaves it as it was, Tab saves it
 * and opens the next. Columns with something to put right, or with something new, come first.
 */
export function RowsGrid({ data, group, rows, corrections, isReading }: RowsGridProps) {
  const { t } = useTranslation('imports');
  const { dir } = useDirection();
  const label = useFieldLabel(data.kind);
  const table = useRef<HTMLTableElement>(null);
  const holdsFocus = useRef(false);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [isEditing, setEditing] = useState(false);
  const mayCorrect = data.can.correct === true || (data.state === 'previewing' && corrections.all.length > 0);
  const columns = columnsOf(data, group, rows);
  const shownColumns = new Set(columns.map(({ column }) => column));
  const shownFields = new Set(columns.map(({ field }) => field));
  const page = subjectPages[data.kind];

  const focusCell = (row: number, column: number) => {
    const next = { row: clamp(row, rows.length), column: clamp(column, columns.length) };
    setAt(next);
    setEditing(false);
    table.current?.querySelector<HTMLElement>(`[data-at="${next.row}.${next.column}"]`)?.focus();
  };
  // A row put right leaves its group, and takes the focus with it unless it is handed on.
  useEffect(() => {
    if (!holdsFocus.current || document.activeElement !== document.body) return;
    const next = { row: clamp(at.row, rows.length), column: clamp(at.column, columns.length) };
    table.current?.querySelector<HTMLElement>(`[data-at="${next.row}.${next.column}"]`)?.focus();
  });
  const onKeyDown = (event: KeyboardEvent, row: number, column: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const forward = dir === 'rtl' ? -1 : 1;
    const steps: Record<string, [number, number]> = {
      ArrowDown: [row + 1, column], ArrowUp: [row - 1, column], ArrowRight: [row, column + forward], ArrowLeft: [row, column - forward],
      Home: [row, 0], End: [row, columns.length - 1], PageDown: [row + 10, column], PageUp: [row - 10, column],
    };
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      focusCell(...step);
    } else if ((event.key === 'Enter' || event.key === 'F2') && mayCorrect) {
      event.preventDefault();
      setEditing(true);
    }
  };
  const open = (row: number, column: number) => {
    setAt({ row, column });
    setEditing(mayCorrect);
  };

  return (
    <div className={classes.rowsScroll} onFocus={() => (holdsFocus.current = true)} onBlur={(event) => (holdsFocus.current = event.relatedTarget === null)}>
      <table className={classes.rows} role="grid" ref={table} aria-label={t(`group.${group}`)} aria-readonly={!mayCorrect} aria-busy={isReading}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">{t('field.row')}</th>
            {columns.map(({ column, field }) => (
              <th key={column} role="columnheader" scope="col">
                {label(field)}
                <small>
                  <bdi>{column}</bdi>
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, rowPlace) => (
            <Fragment key={row.row}>
              <tr role="row">
                <th role="rowheader" scope="row" rowSpan={isMoreToSay(row, shownColumns, shownFields) ? 2 : 1}>
                  {row.subject_id && page ? (
                    <AppLink href={`${page}/${row.subject_id}`} aria-label={t('check.openRow', { row: row.row, label: row.label })}>
                      <Isolated>{row.row}</Isolated>
                    </AppLink>
                  ) : (
                    <Isolated>{row.row}</Isolated>
                  )}
                  {row.label && (
                    <small>
                      <bdi>{row.label}</bdi>
                    </small>
                  )}
                </th>
                {columns.map(({ column, field }, columnPlace) => {
                  const isHere = at.row === rowPlace && at.column === columnPlace;
                  const stored = row.values[field] ?? '';
                  const put = correctionOf(corrections.all, row.row, column);
                  // Until the list is read again, a cell says what was typed.
                  const value = isReading && put ? put.value : stored;
                  const isWaiting = value !== stored || corrections.waiting.some((one) => one.row === row.row && one.column === column);
                  const name = t('check.cell', { row: row.row, column: label(field) });
                  return (
                    <td
                      key={column}
                      role="gridcell"
                      data-at={`${rowPlace}.${columnPlace}`}
                      data-label={label(field)}
                      data-empty={value === '' && !row.errors.some((remark) => remark.column === column) && !(isHere && isEditing) ? true : undefined}
                      tabIndex={isHere && !isEditing ? 0 : -1}
                      data-wrong={row.errors.find((remark) => remark.column === column)?.severity}
                      data-changed={row.changes.some((change) => change.field === field) || undefined}
                      data-corrected={put ? true : undefined}
                      data-waiting={isWaiting || undefined}
                      onFocus={(event) => event.target === event.currentTarget && setAt({ row: rowPlace, column: columnPlace })}
                      onKeyDown={(event) => onKeyDown(event, rowPlace, columnPlace)}
                      onClick={(event) => !(event.target as HTMLElement).closest('button, input, textarea') && open(rowPlace, columnPlace)}
                    >
                      {isHere && isEditing ? (
                        <CellEditor
                          label={name}
                          value={shownText(value)}
                          isCorrected={put !== undefined}
                          onTakeBack={() => {
                            corrections.change({ row: row.row, column });
                            focusCell(rowPlace, columnPlace);
                          }}
                          onDone={(typed, go) => {
                            if (typed !== undefined && typed.trim() !== shownText(value)) corrections.change({ row: row.row, column, value: typed.trim() });
                            if (go === 'stay') focusCell(rowPlace, columnPlace);
                            else if (go === 'away') setEditing(false);
                            else {
                              const next = columnPlace + (go === 'next' ? 1 : -1);
                              const isOut = next < 0 || next >= columns.length;
                              const to = isOut
                                ? { row: clamp(rowPlace + (go === 'next' ? 1 : -1), rows.length), column: go === 'next' ? 0 : columns.length - 1 }
                                : { row: rowPlace, column: next };
                              setAt(to);
                              setEditing(true);
                            }
                          }}
                        />
                      ) : (
                        <RowCell
                          row={row}
                          column={column}
                          field={field}
                          value={value}
                          isWaiting={isWaiting}
                          onChoose={mayCorrect ? (chosen) => {
                            corrections.change({ row: row.row, column, value: chosen });
                            focusCell(rowPlace, columnPlace);
                          } : undefined}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
              {isMoreToSay(row, shownColumns, shownFields) && (
                <tr role="row">
                  <td role="gridcell" colSpan={columns.length} className={classes.remarks}>
                    <RowRemarks row={row} shownColumns={shownColumns} shownFields={shownFields} label={label} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The columns that are read, those the group is about first. */
function columnsOf(data: Import, group: RowGroup, rows: ImportRow[]): { column: string; field: string }[] {
  const all = mappedColumns(data, data.mapping);
  const isFirst = ({ column, field }: { column: string; field: string }) =>
    group === 'error'
      ? rows.some(({ errors }) => errors.some((remark) => remark.column === column))
      : group === 'changed' && rows.some(({ changes }) => changes.some((change) => change.field === field));
  return [...all.filter(isFirst), ...all.filter((one) => !isFirst(one))];
}

function clamp(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place));
}
