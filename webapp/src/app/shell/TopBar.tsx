import { spotlight } from '@mantine/spotlight';
import { useLiveState } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Icon, usePageContext } from '@/shared/ui';
import classes from './shell.module.css';

/** Where we are, what the figures are as of, whether they move, whether the data is real, and the search. */
export function TopBar({ isDemonstration }: { isDemonstration: boolean }) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { crumbs, asOf } = usePageContext();
  return (
    <header className={classes.topbar}>
      <nav aria-label={t('path')}>
        <ol className={classes.crumbs}>
          {crumbs.filter(({ label }) => label !== '').map((crumb, index) => (
            <li key={index} aria-current={crumb.href ? undefined : 'page'}>
              {crumb.href ? <AppLink href={crumb.href}>{crumb.label}</AppLink> : <bdi>{crumb.label}</bdi>}
            </li>
          ))}
        </ol>
      </nav>
      <div className={classes.barEnd}>
        {asOf && (
          <span className={classes.asof}>
            {t('asOf')} <b>{format.instant(asOf)}</b>
          </span>
        )}
        <LiveDot />
        {isDemonstration && <span className={classes.demo}>{t('demonstration')}</span>}
        <button type="button" className={classes.search} onClick={() => spotlight.open()} aria-keyshortcuts="Control+K">
          <Icon name="search" />
          <span>{t('search.open')}</span>
          <kbd className="ltr">Ctrl K</kbd>
        </button>
      </div>
    </header>
  );
}

function LiveDot() {
  const { t } = useTranslation('shell');
  const state = useLiveState();
  if (state === 'idle') return null;
  return (
    <span className={classes.live} data-state={state} role="status">
      <span className={classes.pulse} aria-hidden="true" />
      {t(`live.${state}`)}
    </span>
  );
}
