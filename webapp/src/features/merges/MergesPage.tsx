import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mergesList, personQuery, type Merge } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, ExportButton, FailedState, FilterChips, PageHead, Panel, Skeleton, Tag, useCrumbs, useUrlSearch } from '@/shared/ui';
import { fieldLabel, useSaid } from './fields';
import { FigureMoves, Move } from './FigureMoves';
import classes from './merges.module.css';
import { UndoDialog } from './UndoDialog';

/** The ledger: every merge and undo, latest first, with the figures it moved. */
export default function MergesPage() {
  const { t } = useTranslation(['merges', 'common']);
  const [search, change] = useUrlSearch();
  const state: 'open' | 'undone' | undefined = search.state === 'open' || search.state === 'undone' ? search.state : undefined;
  const filters = { ...(search.person ? { person: search.person } : {}), ...(state ? { state } : {}) };
  const merges = useInfiniteQuery(mergesList(filters));
  const person = useQuery({ ...personQuery(search.person ?? ''), enabled: Boolean(search.person) });
  const [undoing, setUndoing] = useState<Merge>();
  const items = merges.data?.pages.flatMap((page) => page.items) ?? [];
  useCrumbs([{ label: t('ledger.title') }]);
  return (
    <>
      <PageHead title={t('ledger.title')} subtitle={t('ledger.subtitle')} actions={<ExportButton list="merges" />} />
      <FilterChips
        filters={[
          { name: 'state', label: t('ledger.state'), options: (['open', 'undone'] as const).map((value) => ({ value, label: t(`ledger.states.${value}`) })) },
          ...(search.person ? [{ name: 'person', label: t('ledger.person'), options: [{ value: search.person, label: person.data?.display_name ?? '…' }] }] : []),
        ]}
      />
      <Panel
        isFlush
        footer={
          merges.hasNextPage && (
            <Button size="xs" loading={merges.isFetchingNextPage} onClick={() => void merges.fetchNextPage()}>
              {t('common:history.more')}
            </Button>
          )
        }
      >
        {merges.isPending && <Skeleton lines={6} />}
        {merges.isError && !merges.data && <FailedState error={merges.error} onRetry={() => void merges.refetch()} />}
        {merges.data && items.length === 0 && (
          <EmptyState
            title={t('ledger.none')}
            actions={(search.state || search.person) && <Button onClick={() => change({ state: undefined, person: undefined })}>{t('common:filter.clear')}</Button>}
          >
            {t('ledger.noneText')}
          </EmptyState>
        )}
        <ol className={classes.ledger}>
          {items.map((merge) => (
            <Line key={merge.id} merge={merge} onUndo={() => setUndoing(merge)} />
          ))}
        </ol>
      </Panel>
      <UndoDialog merge={undoing} onClose={() => setUndoing(undefined)} />
    </>
  );
}

function Line({ merge, onUndo }: { merge: Merge; onUndo: () => void }) {
  const { t } = useTranslation(['merges', 'people', 'common']);
  const format = useFormat();
  const said = useSaid();
  const headline = merge.effect.find(({ measure, dimension }) => measure === 'unique_participants' && !dimension) ?? merge.effect[0];
  return (
    <li>
      <time dateTime={merge.merged_at}>{format.instant(merge.merged_at, 'medium')}</time>
      <div>
        <p>
          <AppLink href={`/people/${merge.canonical_id}`}>
            <bdi>{merge.canonical_name}</bdi>
          </AppLink>{' '}
          <span className="muted">{t('ledger.and')}</span>{' '}
          <AppLink href={`/people/${merge.merged_id}`}>
            <bdi>{merge.merged_name}</bdi>
          </AppLink>{' '}
          {merge.undone_at ? <Tag>{t('ledger.states.undone')}</Tag> : <Tag tone="ok">{t('ledger.states.open')}</Tag>}
        </p>
        <p className="small muted">
          {t('ledger.by', { name: merge.merged_by_name })}
          {merge.reason && <> · <bdi>{merge.reason}</bdi></>}
        </p>
        {merge.undone_at && (
          <p className="small muted">
            {t('ledger.undoneBy', { name: merge.undone_by_name ?? '', date: format.instant(merge.undone_at, 'medium') })}
            {merge.kept.length > 0 && ` · ${t('ledger.kept', { fields: merge.kept.map((field) => fieldLabel(t, field)).join(t('common:listComma')) })}`}
          </p>
        )}
        <details>
          <summary>
            {headline ? (
              <>
                {format.text(headline.measure_name)} <Move from={format.number(headline.before)} to={format.number(headline.after)} />
              </>
            ) : (
              t('ledger.details')
            )}
          </summary>
          <FigureMoves figures={merge.effect} isPast caption={t('ledger.effect')} />
          {merge.undone_at && (
            <>
              <h3 className={classes.sub}>{t('ledger.undoEffect')}</h3>
              <FigureMoves figures={merge.undo_effect} isPast caption={t('ledger.undoEffect')} />
            </>
          )}
          {merge.changes.length > 0 && (
            <>
              <h3 className={classes.sub}>{t('ledger.changes')}</h3>
              <ul className={classes.changes}>
                {merge.changes.map(({ field, before, after }) => (
                  <li key={field}>
                    {fieldLabel(t, field)}
                    {(before || after) && (
                      <>
                        {t('common:colon')} <bdi>{before ? said(field, before) : t('common:unknown')}</bdi> → <bdi>{after ? said(field, after) : t('common:unknown')}</bdi>
                      </>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
        </details>
      </div>
      {merge.can.undo && (
        <Button size="xs" onClick={onUndo} aria-label={t('undo.of', { name: merge.merged_name })}>
          {t('undo.action')}
        </Button>
      )}
    </li>
  );
}
