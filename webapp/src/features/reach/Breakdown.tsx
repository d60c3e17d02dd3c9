import { useState } from 'react';
import { useLiveReach } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, FailedState, Panel, Skeleton } from '@/shared/ui';
import { recordsHref, repeatsHref, rowsOf, unknownCode, type Narrowed } from './question';
import { SexTable } from './SexTable';

type Dimension = 'kind' | 'course' | 'age_band' | 'organisation_type' | 'administrative_level' | 'category';

/** Words of the application's own for codes that are not in a reference list. */
const groups: Partial<Record<Dimension, string>> = {
  kind: 'session_kind', age_band: 'age_band', administrative_level: 'administrative_level',
};
/** Dimensions with an order of their own; the others are shown by number. */
const scaled = new Set<Dimension>(['age_band', 'administrative_level']);
/** A catalogue may be long; the others are opened by a button. */
const mostRows = 12;

/** People by one property, women and men apart, with what is not known and by how much the rows overlap. */
export function Breakdown({ dimension, narrowed, mayList }: { dimension: Dimension; narrowed: Narrowed; mayList: boolean }) {
  const { t } = useTranslation(['reach', 'terms', 'common']);
  const format = useFormat();
  const read = useLiveReach({ measure: 'unique_participants', by: `${dimension},sex`, ...narrowed });
  const rows = rowsOf(read.data, dimension);
  if (!scaled.has(dimension)) rows.sort((one, other) => rank(one.code) - rank(other.code) || other.value - one.value);
  const group = groups[dimension];
  const nameOf = (code: string) =>
    code === unknownCode
      ? t(dimension === 'course' ? 'breakdown.noCourse' : 'common:unknown')
      : format.text(read.data?.labels[dimension]?.[code]) || (group ? t(`terms:${group}.${code}`, { defaultValue: code }) : code);
  const title = t(`breakdown.${dimension}`);
  const overlap = read.data?.overlap ?? 0;
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole || rows.length <= mostRows + 1 ? rows : rows.slice(0, mostRows);
  return (
    <Panel
      title={title}
      footer={
        overlap > 0 && (
          <>
            {t('breakdown.overlap', { count: overlap, value: format.number(overlap) })}{' '}
            {mayList && <AppLink href={repeatsHref(dimension, narrowed)}>{t('breakdown.who')}</AppLink>}
          </>
        )
      }
    >
      {read.isPending && <Skeleton lines={4} />}
      {read.isError && !read.data && <FailedState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && rows.length === 0 && <EmptyState title={t('breakdown.none')} />}
      {rows.length > 0 && (
        <SexTable
          caption={title}
          header={t(`terms:dimension.${dimension}`)}
          rows={shown}
          labelOf={({ code }) => <bdi className={code === unknownCode ? 'muted' : undefined}>{nameOf(code)}</bdi>}
          hrefOf={(code) => (mayList ? recordsHref('unique_participants', narrowed, { [dimension]: code }) : undefined)}
          most={Math.max(...rows.map(({ value }) => value))}
        />
      )}
      {shown.length < rows.length && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          {t('breakdown.more', { count: rows.length - shown.length, value: format.number(rows.length - shown.length) })}
        </button>
      )}
    </Panel>
  );
}

function rank(code: string): number {
  return code === unknownCode ? 1 : 0;
}
