import { useQuery } from '@tanstack/react-query';
import { placesList, useLiveReach } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, FailedState, Panel, Skeleton } from '@/shared/ui';
import { classOf } from './classes';
import { recordsHref, rowsOf, unknownCode, type Narrowed } from './question';
import { RegionMap } from './RegionMap';
import { SexTable } from './SexTable';
import classes from './reach.module.css';

/** Where the people reached work: a map, and the same as a table. */
export function RegionPanel({ narrowed, mayList }: { narrowed: Narrowed; mayList: boolean }) {
  const { t } = useTranslation(['reach', 'terms']);
  const format = useFormat();
  const read = useLiveReach({ measure: 'unique_participants', by: 'region,sex', ...narrowed });
  const regions = useQuery(placesList({ kind: 'region', parent: 'MA', limit: 50 }));
  const rows = rowsOf(read.data, 'region').sort((one, other) => other.value - one.value);
  const inMorocco = rows.filter(({ code }) => code.startsWith('MA-'));
  const most = Math.max(0, ...inMorocco.map(({ value }) => value));
  const nameOf = (code: string) =>
    format.text(read.data?.labels.region?.[code] ?? regions.data?.items.find((place) => place.code === code)?.name) || code;
  const hrefOf = (code: string) => (mayList ? recordsHref('unique_participants', narrowed, { region: code }) : undefined);
  const zero = (regions.data?.items ?? []).filter(({ code }) => !inMorocco.some((row) => row.code === code && row.value > 0));
  const unknown = rows.find(({ code }) => code === unknownCode)?.value ?? 0;
  return (
    <Panel title={t('region.title')} note={t('region.note')}>
      {read.isPending && <Skeleton lines={8} />}
      {read.isError && !read.data && <FailedState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && rows.length === 0 && <EmptyState title={t('region.none')}>{t('region.noneText')}</EmptyState>}
      {read.data && rows.length > 0 && (
        <>
          <div className={classes.region}>
            <figure>
              <RegionMap
                values={new Map(inMorocco.map(({ code, value }) => [code, value]))}
                most={most}
                nameOf={nameOf}
                hrefOf={hrefOf}
              />
              <figcaption className="tiny muted">{t('region.credit')}</figcaption>
            </figure>
            <SexTable
              caption={t('region.title')}
              header={t('terms:dimension.region')}
              rows={rows.filter(({ code }) => code !== unknownCode)}
              labelOf={({ code, value }) => (
                <>
                  <i className={classes.swatch} data-class={classOf(value, most)} aria-hidden="true" /> <bdi>{nameOf(code)}</bdi>
                </>
              )}
              hrefOf={hrefOf}
              most={most}
            />
          </div>
          <p className={`small muted ${classes.below}`}>
            {zero.length > 0 && (
              <>
                <i className={classes.swatch} data-class={0} aria-hidden="true" />{' '}
                {t('region.zero', { count: zero.length, names: zero.map(({ name }) => format.text(name)).join(t('common:listComma')) })}{' '}
              </>
            )}
            {unknown > 0 && <MissingRegion count={unknown} href={hrefOf(unknownCode)} />}
          </p>
        </>
      )}
    </Panel>
  );
}

function MissingRegion({ count, href }: { count: number; href: string | undefined }) {
  const { t } = useTranslation('reach');
  const said = t('region.unknown', { count });
  return href ? <AppLink href={href}>{said}</AppLink> : <>{said}</>;
}
