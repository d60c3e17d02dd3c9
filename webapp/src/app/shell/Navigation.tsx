import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { todayQuery, waitingOf, type User } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Icon } from '@/shared/ui';
import { existingPaths } from '../featureRoutes';
import { navigationFor } from '../navigation';
import classes from './shell.module.css';

export function Navigation({ user, isRoomy }: { user: User; isRoomy?: boolean }) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { pathname } = useLocation();
  const waiting = useQuery({ ...todayQuery, enabled: false, select: waitingOf }).data;
  return (
    <nav aria-label={t('mainNavigation')} className={classes.nav} data-roomy={isRoomy || undefined}>
      {navigationFor(user.can, existingPaths).map((group) => (
        <div key={group.label ?? 'first'}>
          {group.label && <p className={classes.group}>{t(`group.${group.label}`)}</p>}
          <ul>
            {group.entries.map((entry) => (
              <li key={entry.path}>
                <AppLink href={entry.path} aria-current={isCurrent(pathname, entry.path) ? 'page' : undefined}>
                  <Icon name={entry.icon} />
                  {t(`entry.${entry.label}`)}
                  {entry.label === 'today' && waiting !== undefined && waiting > 0 && (
                    <span className={classes.count}>{format.number(waiting)}</span>
                  )}
                </AppLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function isCurrent(pathname: string, path: string): boolean {
  return path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);
}
