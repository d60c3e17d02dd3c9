import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { changesList } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import classes from './history.module.css';
import { Panel } from './Panel';
import { EmptyState, FailedState, Skeleton } from './states';
import { Nothing } from './Text';
import { useActionLabel } from './useActionLabel';

export interface HistoryPanelProps {
  /** As the API names it: "sessions", "people" … Left out with `agreement`. */
  concept?: string;
  id?: string;
  /** Everything that belongs to that agreement; `conceptLabel` then says what each line is about. */
  agreement?: string;
  conceptLabel?: (concept: string) => string;
  /** Label of a field; without one its API name is shown. */
  fieldLabel?: (field: string) => string | undefined;
}

/** Who changed this record, when, and what it was before. */
export function HistoryPanel({ concept, id, agreement, conceptLabel, fieldLabel }: HistoryPanelProps) {
  const { t } = useTranslation('common');
  const actionLabel = useActionLabel();
  const format = useFormat();
  const changes = useInfiniteQuery(changesList(agreement ? { agreement } : { concept, id }));
  const items = changes.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel
      title={t('history.title')}
      isFlush
      footer={
        changes.hasNextPage && (
          <Button size="xs" loading={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
            {t('history.more')}
          </Button>
        )
      }
    >
      {changes.isPending && <Skeleton lines={4} />}
      {changes.isError && <FailedState error={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.data && items.length === 0 && <EmptyState title={t('history.none')} />}
      <ol className={classes.list}>
        {items.map((change) => {
          const fields = differences(change.before, change.after);
          return (
            <li key={change.id}>
              <time dateTime={change.at}>{format.instant(change.at, 'medium')}</time>
              <div>
                <p>
                  <b>
                    <bdi>{change.actor_name}</bdi>
                  </b>{' '}
                  <span className="muted">
                    {actionLabel(change)}
                    {conceptLabel && <> · {conceptLabel(change.concept)}</>}
                  </span>
                </p>
                {fields.length > 0 && (
                  <details>
                    <summary>{t('history.show')}</summary>
                    <table>
                      <thead>
                        <tr>
                          <th scope="col">{t('history.field')}</th>
                          <th scope="col">{t('history.before')}</th>
                          <th scope="col">{t('history.after')}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {fields.map(({ field, before, after }) => (
                          <tr key={field}>
                            <th scope="row">{fieldLabel?.(field) ?? field}</th>
                            <td>{before === undefined ? <Nothing /> : <bdi>{before}</bdi>}</td>
                            <td>{after === undefined ? <Nothing /> : <bdi>{after}</bdi>}</td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </details>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

export interface Difference {
  field: string;
  before?: string;
  after?: string;
}

/** The fields whose values differ between two states of a record, as text; a missing state is an empty one. */
export function differences(before: unknown, after: unknown): Difference[] {
  const left = asRecord(before);
  const right = asRecord(after);
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((field) => field !== 'version' && JSON.stringify(left[field]) !== JSON.stringify(right[field]))
    .sort()
    .map((field) => ({ field, before: asText(left[field]), after: asText(right[field]) }));
}

function asRecord(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function asText(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value)) return value.map(asText).filter(Boolean).join(', ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined)
      .map(([key, inner]) => `${key}: ${asText(inner) ?? ''}`)
      .join(' · ');
  }
  return String(value);
}
