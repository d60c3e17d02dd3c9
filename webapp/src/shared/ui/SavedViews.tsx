import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { meQuery, savedViewsQuery, type SavedView } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { AppLink } from './AppLink';
import { ChangeView, KeepView } from './SavedViewForms';
import { useViewsOfThisBrowser } from './formerViews';
import { Icon } from './Icon';
import classes from './list.module.css';
import { Banner } from './states';
import { useUrlSearch, type UrlSearch } from './useUrlSearch';

export interface View {
  label: string;
  search: UrlSearch;
}

export interface SavedViewsProps {
  /** The list's name in the API; views are kept by the server for the signed-in person. */
  name: string;
  /** The filters a view consists of. What is searched for is not kept: it may be somebody's name. */
  params: readonly string[];
  /** Views that everybody has. */
  common?: View[];
}

/** Views of a list by name: those everybody has, the person's own and those colleagues share. The one that is shown is marked. */
export function SavedViews({ name, params, common = [] }: SavedViewsProps) {
  const { t } = useTranslation();
  const [search, change] = useUrlSearch();
  const userId = useQuery(meQuery).data?.user.id ?? '';
  const read = useQuery({ ...savedViewsQuery(name), enabled: userId !== '' });
  useViewsOfThisBrowser(name, userId, read.isSuccess);
  const stored = read.data?.items ?? [];
  const kept = params.filter((param) => param !== 'q');
  const now = pick(search, kept);
  const isShown = (view: UrlSearch) => same(pick(view, kept), now);
  const isNew = Object.keys(now).some((param) => param !== 'sort') && ![...common.map((view) => view.search), ...stored.map(({ filters }) => filters)].some(isShown);
  const clear = () => change(Object.fromEntries(params.map((param) => [param, undefined])), { push: true });
  if (read.isError && stored.length === 0) {
    return (
      <Banner tone="warn" icon="alert" end={<Button size="xs" variant="subtle" onClick={() => void read.refetch()}>{t('retry')}</Button>}>
        {t('views.failed')}
      </Banner>
    );
  }
  if (common.length + stored.length === 0 && !isNew) return null;
  return (
    <nav className={`${classes.views} no-print`} aria-label={t('views.label')}>
      <ViewLink label={t('views.all')} search={{}} isShown={Object.keys(now).length === 0} />
      {common.map((view) => (
        <ViewLink key={view.label} label={view.label} search={view.search} isShown={isShown(view.search)} />
      ))}
      {stored.map((view) => (
        <span key={view.id} className={classes.ownView}>
          <ViewLink label={view.label} search={view.filters} isShown={isShown(view.filters)} sharedBy={sharing(view)} />
          {isShown(view.filters) && view.can.update && (
            <ChangeView view={view} mayShare={read.data?.can.share === true || view.is_shared} onForgotten={clear} />
          )}
        </span>
      ))}
      {isNew && read.data?.can.create && <KeepView list={name} filters={now} mayShare={read.data.can.share === true} />}
    </nav>
  );

  function sharing(view: SavedView): string | undefined {
    if (!view.is_shared) return undefined;
    return view.is_own ? t('views.sharedByMe') : t('views.sharedBy', { name: view.owner_name });
  }
}

interface ViewLinkProps {
  label: string;
  search: UrlSearch;
  isShown: boolean;
  sharedBy?: string;
}

function ViewLink({ label, search, isShown, sharedBy }: ViewLinkProps) {
  const query = new URLSearchParams(search).toString();
  return (
    <AppLink className={classes.view} href={`${window.location.pathname}${query && `?${query}`}`} aria-current={isShown ? 'true' : undefined} title={sharedBy}>
      {sharedBy && <Icon name="group" />}
      <bdi>{label}</bdi>
    </AppLink>
  );
}

function pick(search: UrlSearch, params: readonly string[]): UrlSearch {
  return Object.fromEntries(params.flatMap((param) => (search[param] ? [[param, search[param]]] : [])));
}

function same(one: UrlSearch, other: UrlSearch): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
