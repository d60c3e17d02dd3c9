import { Button, Checkbox, Popover } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n';
import { readStorage, writeStorage } from '@/shared/storage';
import { Icon } from './Icon';
import classes from './list.module.css';

export interface Column<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** The API's name for sorting by this column. */
  sort?: string;
  isNumber?: boolean;
  /** Cut with an ellipsis when it is long. */
  isCut?: boolean;
  /** The column that names the row: holds its link and cannot be hidden. */
  isName?: boolean;
  isHiddenAtFirst?: boolean;
  /** Codes of the columns that say the same in an export of the list. */
  exports?: readonly string[];
  /** On a phone its heading stands before it, as before a number. */
  isLabelled?: boolean;
  /** Buttons of the row: the heading is for those who do not see it, and the column is always shown. */
  isActions?: boolean;
}

export interface ColumnChoice<T> {
  all: Column<T>[];
  visible: Column<T>[];
  toggle: (id: string) => void;
}

/** Which columns of a list are shown, remembered under `name` in this browser. */
export function useColumns<T>(name: string, all: Column<T>[]): ColumnChoice<T> {
  const key = `athar.columns.${name}`;
  const [hidden, setHidden] = useState<Set<string>>(() => {
    const stored = readStorage(key);
    return new Set(stored === null ? all.filter((column) => column.isHiddenAtFirst).map(({ id }) => id) : stored.split(','));
  });
  const toggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setHidden(next);
    writeStorage(key, [...next].join(','));
  };
  return { all, visible: all.filter((column) => column.isName || column.isActions || !hidden.has(column.id)), toggle };
}

export function ColumnChooser<T>({ columns }: { columns: ColumnChoice<T> }) {
  const { t } = useTranslation();
  const choosable = columns.all.filter((column) => !column.isName && !column.isActions);
  const shown = new Set(columns.visible.map(({ id }) => id));
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button leftSection={<Icon name="columns" />}>{t('table.columns')}</Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.chooser}>
        <p>
          <b>{t('table.columns')}</b>{' '}
          <span className="muted small">{t('table.columnsShown', { shown: columns.visible.length, all: columns.all.length })}</span>
        </p>
        {choosable.map(({ id, header }) => (
          <Checkbox key={id} label={header} checked={shown.has(id)} onChange={() => columns.toggle(id)} />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
