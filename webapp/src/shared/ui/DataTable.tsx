import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink } from './AppLink';
import type { Column } from './columns';
import classes from './list.module.css';
import { FailedState, Skeleton } from './states';
import { useUrlSearch } from './useUrlSearch';

/** The parts of a TanStack infinite query that a list shows. */
export interface ListState<T> {
  data?: { pages: { items: T[]; total?: number | null; total_is_minimum?: boolean | null }[] };
  isPending: boolean;
  isError: boolean;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isPlaceholderData?: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

export interface DataTableProps<T> {
  /** Names the table for those who do not see it. */
  caption: string;
  columns: Column<T>[];
  list: ListState<T>;
  rowId: (row: T) => string;
  rowHref?: (row: T) => string;
  /** Shown when there is nothing at all, and when the filters leave nothing. */
  empty: ReactNode;
  selection?: { chosen: ReadonlySet<string>; onChange: (chosen: Set<string>) => void; label: (row: T) => string };
}

const virtualFrom = 200;

/** A dense list: sorted and filtered by the server, read page by page, walked with the arrow keys. */
export function DataTable<T>({ caption, columns, list, rowId, rowHref, empty, selection }: DataTableProps<T>) {
  const { t } = useTranslation();
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const [body, setBody] = useState<HTMLTableSectionElement | null>(null);
  const [cursor, setCursor] = useState(-1);
  const router = useRouter();
  const isLong = rows.length > virtualFrom;
  const virtual = useWindowVirtualizer({
    count: isLong ? rows.length : 0,
    estimateSize: () => body?.querySelector('tr[data-row]')?.clientHeight || 34,
    overscan: 20,
    scrollMargin: body?.offsetTop ?? 0,
  });
  if (list.isPending) return <Skeleton lines={8} />;
  if (list.isError && rows.length === 0) return <FailedState error={list.error} onRetry={() => void list.refetch()} />;
  if (rows.length === 0) return <>{empty}</>;

  const focusRow = (index: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setCursor(next);
    if (isLong) virtual.scrollToIndex(next);
    requestAnimationFrame(() => body?.querySelector<HTMLElement>(`tr[data-row="${next}"] [data-rowfocus]`)?.focus());
  };
  const choose = (id: string) => {
    if (!selection) return;
    const next = new Set(selection.chosen);
    if (!next.delete(id)) next.add(id);
    selection.onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const here = Number((event.target as HTMLElement).closest('tr')?.dataset.row ?? cursor);
    const row = rows[here];
    const steps: Record<string, number> = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1, PageDown: here + 15, PageUp: here - 15 };
    const next = steps[event.key];
    if (next !== undefined) {
      event.preventDefault();
      focusRow(next);
    } else if (event.key === ' ' && row && selection) {
      event.preventDefault();
      choose(rowId(row));
    } else if (event.key === 'Enter' && row && rowHref && (event.target as HTMLElement).tagName !== 'A') {
      void router.navigate({ href: rowHref(row) });
    }
  };

  const items = virtual.getVirtualItems();
  const shown = isLong ? items.map(({ index }) => index) : rows.map((_, index) => index);
  const before = isLong ? (items[0]?.start ?? 0) - virtual.options.scrollMargin : 0;
  const after = isLong ? virtual.getTotalSize() - ((items.at(-1)?.end ?? 0) - virtual.options.scrollMargin) : 0;
  const areAllChosen = selection !== undefined && rows.every((row) => selection.chosen.has(rowId(row)));

  return (
    <>
      <div className={classes.scroll} data-stale={list.isPlaceholderData || undefined}>
        <table role="table" className={`${classes.table} ${classes.records}`} aria-rowcount={isLong ? rows.length + 1 : undefined} aria-busy={list.isPlaceholderData}>
          <caption className="sr">{caption}</caption>
          <thead role="rowgroup">
            <tr role="row" data-sort={t('table.sort')}>
              {selection && (
                <th role="columnheader" scope="col" className={classes.pick}>
                  <input
                    type="checkbox"
                    aria-label={t('table.selectAll')}
                    checked={areAllChosen}
                    onChange={() => selection.onChange(areAllChosen ? new Set() : new Set(rows.map(rowId)))}
                  />
                </th>
              )}
              {columns.map((column) => (
                <HeaderCell key={column.id} column={column} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" ref={setBody} onKeyDown={onKeyDown}>
            {before > 0 && <Gap height={before} span={columns.length + (selection ? 1 : 0)} />}
            {shown.map((index) => {
              const row = rows[index];
              if (row === undefined) return null;
              const id = rowId(row);
              return (
                <tr
                  key={id}
                  role="row"
                  data-row={index}
                  data-index={index}
                  ref={isLong ? virtual.measureElement : undefined}
                  aria-rowindex={isLong ? index + 2 : undefined}
                  data-chosen={selection?.chosen.has(id) || undefined}
                  onFocus={() => setCursor(index)}
                  data-cursor={index === cursor || undefined}
                >
                  {selection && (
                    <td role="cell" className={classes.pick}>
                      <input
                        type="checkbox"
                        aria-label={selection.label(row)}
                        checked={selection.chosen.has(id)}
                        onChange={() => choose(id)}
                      />
                    </td>
                  )}
                  {columns.map((column) => (
                    <BodyCell key={column.id} column={column} row={row} href={column.isName ? rowHref?.(row) : undefined} />
                  ))}
                </tr>
              );
            })}
            {after > 0 && <Gap height={after} span={columns.length + (selection ? 1 : 0)} />}
          </tbody>
        </table>
      </div>
      <ListFoot list={list} shown={rows.length} />
    </>
  );
}

function HeaderCell<T>({ column }: { column: Column<T> }) {
  const { t } = useTranslation();
  const [search, change] = useUrlSearch();
  const className = column.isNumber ? 'num' : undefined;
  if (!column.sort) {
    return (
      <th role="columnheader" scope="col" className={className}>
        {column.isActions ? <span className="sr">{column.header}</span> : column.header}
      </th>
    );
  }
  const isUp = search.sort === column.sort;
  const isDown = search.sort === `-${column.sort}`;
  return (
    <th role="columnheader" scope="col" className={className} aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}>
      <button
        type="button"
        className={classes.sort}
        title={t('table.sortBy', { column: column.header })}
        onClick={() => change({ sort: isUp ? `-${column.sort}` : column.sort, cursor: undefined })}
      >
        {column.header}
        {isUp && <span aria-hidden="true"> ↑</span>}
        {isDown && <span aria-hidden="true"> ↓</span>}
      </button>
    </th>
  );
}

function BodyCell<T>({ column, row, href }: { column: Column<T>; row: T; href?: string }) {
  const className = [column.isNumber && 'num', column.isCut && classes.cut, column.isActions && classes.rowActions].filter(Boolean).join(' ') || undefined;
  const content = column.cell(row);
  if (!column.isName) {
    return (
      <td role="cell" className={className} data-label={column.isNumber || column.isLabelled ? column.header : undefined}>
        {content}
      </td>
    );
  }
  return (
    <th role="rowheader" scope="row" className={className}>
      {href ? (
        <AppLink href={href} className={classes.rowLink} data-rowfocus>
          {content}
        </AppLink>
      ) : (
        <span tabIndex={-1} data-rowfocus className={classes.rowLink}>
          {content}
        </span>
      )}
    </th>
  );
}

function Gap({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden="true">
      <td colSpan={span} style={{ blockSize: height, padding: 0, border: 0 }} />
    </tr>
  );
}

function ListFoot<T>({ list, shown }: { list: ListState<T>; shown: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const first = list.data?.pages[0];
  const total = first?.total ?? undefined;
  const totalSaid =
    total === undefined ? undefined : first?.total_is_minimum ? t('table.atLeast', { number: format.number(total) }) : format.number(total);
  return (
    <footer className={classes.foot}>
      <span role="status">
        {totalSaid === undefined || total === shown
          ? t('table.shownOnly', { count: shown })
          : t('table.shown', { count: shown, total: totalSaid })}
      </span>
      {list.hasNextPage && (
        <Button size="xs" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('table.more')}
        </Button>
      )}
    </footer>
  );
}

/** What stands at the foot of the page while rows are chosen. */
export function BulkBar({ count, onClear, children }: { count: number; onClear: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <div className={classes.bulk} role="region" aria-label={t('table.selected', { count })}>
      <b>{t('table.selected', { count })}</b>
      {children}
      <Button size="xs" onClick={onClear}>
        {t('table.unselect')}
      </Button>
    </div>
  );
}
