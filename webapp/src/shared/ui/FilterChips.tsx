import { Button, Menu, Popover, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '@/shared/i18n';
import { DayInput } from './DayInput';
import { Icon } from './Icon';
import { OrganisationChip } from './OrganisationChip';
import classes from './list.module.css';
import { useSpan } from './useSpan';
import { useUrlSearch } from './useUrlSearch';

export interface FilterOption {
  value: string;
  label: string;
}

export interface Filter {
  /** The name in the address, the same as the API's. */
  name: string;
  label: string;
  options: FilterOption[];
  /** Several values may be chosen; they stand in the address joined by commas. */
  isMultiple?: boolean;
  /** What the chip says when nothing is chosen: "tous", "toutes". */
  allLabel?: string;
  /** Typing in the menu narrows long lists. */
  isLong?: boolean;
}

export interface FilterChipsProps {
  filters: Filter[];
  /** Shows a search box that writes ?q=. */
  hasSearch?: boolean;
  /** Shows a period chip that writes ?from= and ?to=. */
  hasPeriod?: boolean;
  /** The same for a period of another name. */
  period?: { label: string; from: string; to: string };
  /** Shows a chip that writes ?organisation=; what the choice means is said under the picker. */
  organisationHelp?: string;
}

/** The filters of a view, held in the address: what is shown can be bookmarked and sent. */
export function FilterChips({ filters, hasSearch, hasPeriod, period: given, organisationHelp }: FilterChipsProps) {
  const { t } = useTranslation();
  const period = given ?? (hasPeriod ? { label: t('filter.period'), from: 'from', to: 'to' } : undefined);
  const [search, change] = useUrlSearch();
  const names = [...filters.map(({ name }) => name), ...(hasSearch ? ['q'] : []), ...(period ? [period.from, period.to] : []), ...(organisationHelp ? ['organisation'] : [])];
  const isFiltered = names.some((name) => search[name]);
  return (
    <div className={classes.chips}>
      {hasSearch && <SearchBox />}
      {period && <PeriodChip {...period} />}
      {filters.map((filter) => (
        <Chip key={filter.name} filter={filter} />
      ))}
      {organisationHelp && <OrganisationChip help={organisationHelp} />}
      {isFiltered && (
        <button
          type="button"
          className={classes.clear}
          onClick={() => change(Object.fromEntries([...names, 'cursor'].map((name) => [name, undefined])), { push: true })}
        >
          {t('filter.clear')}
        </button>
      )}
    </div>
  );
}

function SearchBox() {
  const { t } = useTranslation();
  const [search, change] = useUrlSearch();
  const [text, setText] = useState(search.q ?? '');
  const box = useRef<HTMLInputElement>(null);
  const write = useDebouncedCallback((q: string) => change({ q: q.trim() }), 250);
  useEffect(() => {
    // The address changed by itself (back, "clear all"), not by typing here.
    if (document.activeElement !== box.current) setText(search.q ?? '');
  }, [search.q]);
  useHotkeys([['/', () => box.current?.focus()]]);
  return (
    <TextInput
      ref={box}
      type="search"
      className={classes.searchBox}
      aria-label={t('filter.search')}
      placeholder={t('filter.search')}
      leftSection={<Icon name="search" />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        write(event.currentTarget.value);
      }}
    />
  );
}

function Chip({ filter }: { filter: Filter }) {
  const { t } = useTranslation();
  const [search, change] = useUrlSearch();
  const [typed, setTyped] = useState('');
  const chosen = (search[filter.name] ?? '').split(',').filter(Boolean);
  const said = chosen.map((value) => filter.options.find((option) => option.value === value)?.label ?? value);
  const choose = (value: string) => {
    const isOn = chosen.includes(value);
    const next = filter.isMultiple ? (isOn ? chosen.filter((one) => one !== value) : [...chosen, value]) : isOn ? [] : [value];
    change({ [filter.name]: next.join(','), cursor: undefined }, { push: true });
  };
  const Item = filter.isMultiple ? Menu.CheckboxItem : Menu.RadioItem;
  const wanted = typed.trim().toLocaleLowerCase();
  const shown = filter.options.filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
  return (
    <span className={classes.chip} data-on={chosen.length > 0 || undefined}>
      <Menu position="bottom-start" onClose={() => setTyped('')}>
        <Menu.Target>
          <button type="button">
            <span className={classes.chipName}>{filter.label}</span>
            <bdi>{said.length > 0 ? said.join(t('listComma')) : (filter.allLabel ?? t('filter.all'))}</bdi>
            {chosen.length === 0 && <Icon name="fold" />}
          </button>
        </Menu.Target>
        <Menu.Dropdown mah="22rem" style={{ overflowY: 'auto' }}>
          {filter.isLong && (
            <TextInput
              m="xs"
              aria-label={t('filter.search')}
              placeholder={t('filter.search')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
          {shown.map(({ value, label }) => (
            <Item
              key={value}
              value={value}
              checked={chosen.includes(value)}
              closeMenuOnClick={!filter.isMultiple}
              checkIcon={<Icon name="check" />}
              onChange={() => choose(value)}
            >
              <bdi>{label}</bdi>
            </Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chosen.length > 0 && (
        <button
          type="button"
          aria-label={t('filter.remove', { name: filter.label })}
          onClick={() => change({ [filter.name]: undefined, cursor: undefined }, { push: true })}
        >
          <Icon name="x" />
        </button>
      )}
    </span>
  );
}

function PeriodChip({ label, from: fromName, to: toName }: { label: string; from: string; to: string }) {
  const { t } = useTranslation();
  const [search, change] = useUrlSearch();
  const [isOpen, setOpen] = useState(false);
  const [from, to] = [search[fromName], search[toName]];
  const isOn = Boolean(from || to);
  const said = useSpan()({ from, to }) ?? t('filter.all');
  const set = (patch: Record<string, string | undefined>) => change({ ...patch, cursor: undefined }, { push: true });
  return (
    <span className={classes.chip} data-on={isOn || undefined}>
      <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <button type="button" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
            <span className={classes.chipName}>{label}</span>
            <bdi>{said}</bdi>
            {!isOn && <Icon name="fold" />}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <div className="stack">
            <DayInput label={t('filter.from')} value={from ?? null} max={to} onChange={(date) => set({ [fromName]: date ?? undefined })} />
            <DayInput label={t('filter.to')} value={to ?? null} min={from} onChange={(date) => set({ [toName]: date ?? undefined })} />
            <Button variant="filled" onClick={() => setOpen(false)}>
              {t('filter.apply')}
            </Button>
          </div>
        </Popover.Dropdown>
      </Popover>
      {isOn && (
        <button type="button" aria-label={t('filter.remove', { name: label })} onClick={() => set({ [fromName]: undefined, [toName]: undefined })}>
          <Icon name="x" />
        </button>
      )}
    </span>
  );
}
