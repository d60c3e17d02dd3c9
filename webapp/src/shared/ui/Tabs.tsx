import type { ReactNode } from 'react';
import { AppLink } from './AppLink';
import classes from './page.module.css';
import { useUrlSearch } from './useUrlSearch';

export interface TabItem {
  id: string;
  label: ReactNode;
  count?: ReactNode;
}

/** Pages of one record, held in the address as ?tab=; the first is the one without it. */
export function Tabs({ label, tabs, name = 'tab' }: { label: string; tabs: TabItem[]; name?: string }) {
  const [search] = useUrlSearch();
  const current = useTab(tabs, name);
  return (
    <nav className={`${classes.tabs} no-print`} aria-label={label}>
      {tabs.map((tab, index) => (
        <AppLink key={tab.id} href={hrefOf(search, name, index === 0 ? undefined : tab.id)} aria-current={tab.id === current ? 'page' : undefined}>
          {tab.label}
          {tab.count !== undefined && <bdi className="ltr">{tab.count}</bdi>}
        </AppLink>
      ))}
    </nav>
  );
}

export function useTab(tabs: TabItem[], name = 'tab'): string {
  const [search] = useUrlSearch();
  return tabs.find((tab) => tab.id === search[name])?.id ?? tabs[0]?.id ?? '';
}

function hrefOf(search: Record<string, string>, name: string, value: string | undefined): string {
  const { [name]: _old, ...rest } = search;
  const query = new URLSearchParams(value ? { ...rest, [name]: value } : rest).toString();
  return `${window.location.pathname}${query ? `?${query}` : ''}`;
}
