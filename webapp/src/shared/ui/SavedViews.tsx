import { Button, Popover, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { meQuery } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { readStorage, writeStorage } from '@/shared/storage';
import { AppLink } from './AppLink';
import { Icon } from './Icon';
import classes from './list.module.css';
import { useUrlSearch, type UrlSearch } from './useUrlSearch';

export interface View {
  label: string;
  search: UrlSearch;
}

export interface SavedViewsProps {
  /** The list's name; views are kept in this browser for the signed-in person. */
  name: string;
  /** The filters a view consists of. What is searched for is not kept: it may be somebody's name. */
  params: readonly string[];
  /** Views that everybody has. */
  common?: View[];
}

const mostViews = 12;

/** Views of a list by name: those everybody has, and the person's own. The one that is shown is marked. */
export function SavedViews({ name, params, common = [] }: SavedViewsProps) {
  const { t } = useTranslation();
  const [search, change] = useUrlSearch();
  const userId = useQuery(meQuery).data?.user.id ?? '';
  const key = `athar.views.${userId}.${name}`;
  const [stored, setStored] = useState<{ key: string; views: View[] }>();
  const own = stored?.key === key ? stored.views : read(key);
  const keep = (views: View[]) => {
    writeStorage(key, JSON.stringify(views));
    setStored({ key, views });
  };
  const kept = params.filter((param) => param !== 'q');
  const now = pick(search, kept);
  const isShown = (view: View) => same(pick(view.search, kept), now);
  const isNew = Object.keys(now).some((param) => param !== 'sort') && ![...common, ...own].some(isShown);
  const clear = () => change(Object.fromEntries(params.map((param) => [param, undefined])), { push: true });
  if (common.length + own.length === 0 && !isNew) return null;
  return (
    <nav className={`${classes.views} no-print`} aria-label={t('views.label')}>
      <ViewLink view={{ label: t('views.all'), search: {} }} isShown={Object.keys(now).length === 0} />
      {common.map((view) => (
        <ViewLink key={view.label} view={view} isShown={isShown(view)} />
      ))}
      {own.map((view) => (
        <span key={view.label} className={classes.ownView}>
          <ViewLink view={view} isShown={isShown(view)} />
          {isShown(view) && (
            <button
              type="button"
              aria-label={t('views.forget', { name: view.label })}
              onClick={() => {
                keep(own.filter((other) => other !== view));
                clear();
              }}
            >
              <Icon name="x" />
            </button>
          )}
        </span>
      ))}
      {isNew && own.length < mostViews && (
        <KeepView taken={[...common, ...own].map(({ label }) => label)} onKeep={(label) => keep([...own, { label, search: now }])} />
      )}
    </nav>
  );
}

function ViewLink({ view, isShown }: { view: View; isShown: boolean }) {
  const query = new URLSearchParams(view.search).toString();
  return (
    <AppLink className={classes.view} href={`${window.location.pathname}${query && `?${query}`}`} aria-current={isShown ? 'true' : undefined}>
      <bdi>{view.label}</bdi>
    </AppLink>
  );
}

function KeepView({ taken, onKeep }: { taken: string[]; onKeep: (label: string) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [label, setLabel] = useState('');
  const wanted = label.trim();
  const isTaken = taken.includes(wanted);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === '' || isTaken) return;
    onKeep(wanted);
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button size="xs" variant="subtle" leftSection={<Icon name="plus" />} onClick={() => setOpen(!isOpen)}>
          {t('views.keep')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className="stack" onSubmit={submit}>
          <TextInput
            label={t('views.name')}
            description={t('views.help')}
            value={label}
            maxLength={40}
            error={isTaken && t('views.taken')}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <Button type="submit" variant="filled" disabled={wanted === '' || isTaken}>
            {t('save')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function pick(search: UrlSearch, params: readonly string[]): UrlSearch {
  return Object.fromEntries(params.flatMap((param) => (search[param] ? [[param, search[param]]] : [])));
}

function same(one: UrlSearch, other: UrlSearch): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** What was kept, or nothing where the storage holds anything else. */
function read(key: string): View[] {
  try {
    const views: unknown = JSON.parse(readStorage(key) ?? '[]');
    return Array.isArray(views) ? views.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is View {
  const view = value as Partial<View> | null;
  return typeof view?.label === 'string' && typeof view.search === 'object' && view.search !== null;
}
