import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  publicAgreementCountsQuery, publicAgreementsList, publicRegisterFileHref, type PublicAgreementItem, type PublicRegisterFilters,
} from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, FailedState, type Filter, FilterChips, Icon, LocalText, Skeleton, useUrlSearch } from '@/shared/ui';
import classes from './public.module.css';
import { PublicFacts, PublicStateTag } from './PublicEntry';
import { PublicFrame } from './PublicFrame';

const names = ['q', 'state', 'country', 'domain', 'type', 'year', 'sort'] as const;
const sorts = ['-signed_on', 'title', 'ends_on'] as const;

/** The ministry's register of agreements, as anybody reads it: narrowed and sent by its address. */
export function PublicRegisterPage() {
  const { t } = useTranslation(['public_register', 'common']);
  const [search, change] = useUrlSearch();
  const asked = Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]]] : []))) as Record<string, string>;
  const list = useInfiniteQuery(publicAgreementsList(asked as PublicRegisterFilters));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = list.data?.pages[0]?.total;
  const isFiltered = names.some((name) => name !== 'sort' && search[name]);
  return (
    <PublicFrame title={t('title')}>
      <div className={classes.intro}>
        <h1>{t('title')}</h1>
        <p className="reading">{t('text')}</p>
      </div>
      <div className={`${classes.tools} no-print`}>
        <FilterChips filters={usePublicFilters()} hasSearch />
        <NativeSelect
          size="xs"
          aria-label={t('sort.label')}
          value={search.sort ?? '-signed_on'}
          data={sorts.map((value) => ({ value, label: t(`sort.${value.replace('-', '')}`) }))}
          onChange={(event) => change({ sort: event.currentTarget.value === '-signed_on' ? undefined : event.currentTarget.value })}
        />
      </div>
      {list.isPending && <Skeleton lines={10} />}
      {list.isError && !list.data && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && !isFiltered && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      {list.data && items.length === 0 && isFiltered && (
        <EmptyState
          title={t('noneFound')}
          actions={<Button onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}>{t('common:filter.clear')}</Button>}
        >
          {t('noneFoundText')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <>
          <div className={classes.count}>
            <p role="status">{typeof total === 'number' && t('count', { count: total })}</p>
            <Files filters={asked} />
          </div>
          <ol className={classes.entries} data-stale={list.isPlaceholderData || undefined}>
            {items.map((agreement) => (
              <li key={agreement.id}>
                <Entry agreement={agreement} />
              </li>
            ))}
          </ol>
          {list.hasNextPage && (
            <p className="no-print">
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('more')}
              </Button>
            </p>
          )}
          {list.isFetchNextPageError && <FailedState error={list.error} onRetry={() => void list.fetchNextPage()} />}
        </>
      )}
    </PublicFrame>
  );
}

function Entry({ agreement }: { agreement: PublicAgreementItem }) {
  return (
    <article className={classes.entry}>
      <p className={classes.kind}>
        <LocalText text={agreement.type_name} /> <PublicStateTag state={agreement.state} />
      </p>
      <h2>
        <AppLink href={`/public/agreements/${agreement.id}`}>
          <LocalText text={agreement.title} />
        </AppLink>
      </h2>
      <PublicFacts agreement={agreement} />
    </article>
  );
}

/** What is shown, as a file: the same filters, the page's language. */
function Files({ filters }: { filters: Record<string, string> }) {
  const { t } = useTranslation('public_register');
  const { language } = useFormat();
  return (
    <span className="no-print row">
      {(['xlsx', 'csv'] as const).map((form) => (
        <a key={form} href={publicRegisterFileHref(filters, form, language)} download>
          <Icon name="download" /> {t(`file.${form}`)}
        </a>
      ))}
    </span>
  );
}

function usePublicFilters(): Filter[] {
  const { t } = useTranslation(['public_register', 'terms']);
  const format = useFormat();
  const counts = useQuery(publicAgreementCountsQuery).data;
  const option = (code: string, label: string, count: number) => ({ value: code, label: t('option', { label, count: format.number(count) }) });
  return [
    { name: 'state', label: t('field.state'), options: (counts?.states ?? []).map(({ code, count }) => option(code, t(`terms:public_state.${code}`), count)) },
    { name: 'country', label: t('field.country'), isLong: true, options: (counts?.countries ?? []).map(({ code, count }) => option(code, format.country(code), count)) },
    { name: 'domain', label: t('field.domain'), isLong: true, options: (counts?.domains ?? []).map(({ code, name, count }) => option(code, format.text(name), count)) },
    { name: 'type', label: t('field.type'), isLong: true, options: (counts?.types ?? []).map(({ code, name, count }) => option(code, format.text(name), count)) },
    {
      name: 'year', label: t('field.year'), isLong: true,
      options: [...(counts?.years ?? [])].sort((one, other) => (one.code < other.code ? 1 : -1)).map(({ code, count }) => option(code, code, count)),
    },
  ];
}
