import type { Person } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, LocalText, Panel } from '@/shared/ui';
import classes from './people.module.css';

/** The groups the person is in, and those the person left. */
export function GroupsPanel({ groups }: { groups: Person['groups'] }) {
  const { t } = useTranslation(['people', 'common']);
  const format = useFormat();
  const now = today();
  const said = ({ from, to }: Person['groups'][number]) =>
    from && to
      ? format.period(from, to)
      : from
        ? t('common:filter.since', { date: format.date(from) })
        : to
          ? t('common:filter.until', { date: format.date(to) })
          : t('affiliations.datesUnknown');
  return (
    <Panel title={t('groups.title')} note={groups.length > 0 ? format.number(groups.length) : undefined} isFlush>
      {groups.length === 0 ? (
        <EmptyState title={t('groups.none')}>{t('groups.noneText')}</EmptyState>
      ) : (
        <ul className={classes.timeline}>
          {groups.map((group) => (
            <li key={group.id} data-now={!group.to || group.to >= now || undefined}>
              <p>
                <bdi>{said(group)}</bdi>
              </p>
              <p>
                <AppLink href={`/groups/${group.id}`}>
                  <LocalText text={group.name} />
                </AppLink>{' '}
                <span className="small muted">
                  <LocalText text={group.kind_name} />
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
