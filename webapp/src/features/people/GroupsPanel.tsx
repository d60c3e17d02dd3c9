import type { Person } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, LocalText, Panel, useSpan } from '@/shared/ui';
import classes from './people.module.css';

/** The groups the person is in, and those the person left. */
export function GroupsPanel({ groups }: { groups: Person['groups'] }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const now = today();
  const span = useSpan();
  return (
    <Panel title={t('groups.title')} note={groups.length > 0 ? format.number(groups.length) : undefined} isFlush>
      {groups.length === 0 ? (
        <EmptyState title={t('groups.none')}>{t('groups.noneText')}</EmptyState>
      ) : (
        <ul className={classes.timeline}>
          {groups.map((group) => (
            <li key={group.id} data-now={!group.to || group.to >= now || undefined}>
              <p>
                <bdi>{span(group) ?? t('affiliations.datesUnknown')}</bdi>
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
