import { useLiveReach } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Panel } from '@/shared/ui';
import { recordsHref, unknownCode, type Narrowed } from './question';
import classes from './reach.module.css';

const dimensions = ['sex', 'age_band', 'organisation', 'region', 'category', 'administrative_level'] as const;

/** How many of the people counted lack each property: what to complete so that the splits say everything. */
export function Missing({ narrowed, mayList }: { narrowed: Narrowed; mayList: boolean }) {
  const { t } = useTranslation(['reach', 'terms']);
  const format = useFormat();
  const { data } = useLiveReach({ measure: 'unique_participants', by: 'sex', ...narrowed });
  const missingOf = (dimension: string) => data?.missing[dimension] ?? 0;
  if (!data) return null;
  return (
    <Panel title={t('missing.title')} note={t('missing.note')}>
      <dl className={classes.missing}>
        {dimensions.map((dimension) => {
          const count = missingOf(dimension);
          const said = t('missing.of', { count, value: format.number(count), total: format.number(data.value) });
          const code = dimension === 'sex' ? 'not_stated,prefers_not_to_say' : unknownCode;
          return (
            <div key={dimension}>
              <dt>{t(`terms:dimension.${dimension}`)}</dt>
              <dd>
                {count === 0 ? (
                  <span className="muted">{t('missing.none')}</span>
                ) : mayList ? (
                  <AppLink href={recordsHref('unique_participants', narrowed, { [dimension]: code })}>{said}</AppLink>
                ) : (
                  said
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
