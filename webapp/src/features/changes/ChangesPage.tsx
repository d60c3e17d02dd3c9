import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { changesList } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, ExportButton, FailedState, FilterChips, Isolated, LocalText, Nothing, PageHead, Panel, Skeleton, differences, useActionLabel, useCrumbs, useUrlSearch } from '@/shared/ui';
import classes from './changes.module.css';
import { concepts, hrefOf, nameOf, type Change } from './change';

const names = ['concept', 'id', 'actor'] as const;

/** Everything that was changed, by whom and when, latest first, with what each record said before and after. */
export default function ChangesPage() {
  const { t } = useTranslation(['changes', 'common']);
  const [search, change] = useUrlSearch();
  const changes = useInfiniteQuery(changesList(Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]]))));
  const items = changes.data?.pages.flatMap((page) => page.items) ?? [];
  useCrumbs([{ label: t('title') }]);
  const actor = search.actor && items.find((item) => item.actor === search.actor)?.actor_name;
  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')} actions={<ExportButton list="changes" />} />
      <FilterChips
        filters={[
          { name: 'concept', label: t('concept'), isLong: true, options: concepts.map((value) => ({ value, label: t(`concepts.${value}`) })) },
          ...(search.actor ? [{ name: 'actor', label: t('actor'), options: [{ value: search.actor, label: actor || t('oneActor') }] }] : []),
        ]}
      />
      <Panel
        isFlush
        footer={
          changes.hasNextPage && (
            <Button size="xs" loading={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
              {t('common:history.more')}
            </Button>
          )
        }
      >
        {changes.isPending && <Skeleton lines={10} />}
        {changes.isError && !changes.data && <FailedState error={changes.error} onRetry={() => void changes.refetch()} />}
        {changes.data && items.length === 0 && (
          <EmptyState
            title={t('common:history.none')}
            actions={names.some((name) => search[name]) && <Button onClick={() => change({ concept: undefined, id: undefined, actor: undefined })}>{t('common:filter.clear')}</Button>}
          >
            {t('none')}
          </EmptyState>
        )}
        <ol className={classes.lines}>
          {items.map((item) => (
            <Line key={item.id} change={item} />
          ))}
        </ol>
      </Panel>
    </>
  );
}

function Line({ change }: { change: Change }) {
  const { t } = useTranslation(['changes', 'terms', 'common']);
  const actionLabel = useActionLabel();
  const format = useFormat();
  const fields = differences(change.before, change.after);
  const name = nameOf(change);
  const href = hrefOf(change);
  const said = typeof name === 'object' ? <LocalText text={name} /> : name ? <bdi>{name}</bdi> : href ? t('open') : null;
  return (
    <li>
      <time dateTime={change.at}>{format.instant(change.at, 'medium')}</time>
      <div>
        <p>
          {change.actor ? (
            <AppLink className={classes.actor} href={`/history?actor=${change.actor}`} title={t('byActor', { name: change.actor_name })}>
              <bdi>{change.actor_name}</bdi>
            </AppLink>
          ) : (
            <b>
              <bdi>{change.actor_name || t('system')}</bdi>
            </b>
          )}{' '}
          <span className="muted">
            {actionLabel(change)}
            {' · '}
            {t(`concepts.${change.concept}`, { defaultValue: change.concept })}
          </span>{' '}
          {href ? <AppLink href={href}>{said}</AppLink> : said}
        </p>
        {fields.length > 0 && (
          <details>
            <summary>{t('fields', { count: fields.length })}</summary>
            <div className={classes.scroll}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('common:history.field')}</th>
                    <th scope="col">{t('common:history.before')}</th>
                    <th scope="col">{t('common:history.after')}</th>
                  </tr>
                </thead>
                <tbody>
                  {fields.map(({ field, before, after }) => (
                    <tr key={field}>
                      <th scope="row">{t(`field.${field}`, { defaultValue: field })}</th>
                      <td>{before === undefined ? <Nothing /> : <bdi>{before}</bdi>}</td>
                      <td>{after === undefined ? <Nothing /> : <bdi>{after}</bdi>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        )}
      </div>
      {change.tick !== undefined && change.tick !== null && <Isolated className="muted tiny">{format.number(change.tick)}</Isolated>}
    </li>
  );
}
