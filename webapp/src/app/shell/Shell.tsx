import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { meQuery } from '@/shared/api';
import { changeLanguage, hasChosenLanguage, isLanguage, readAllWords, useLanguage, useTranslation } from '@/shared/i18n';
import { Icon, LanguageSwitch, Skeleton } from '@/shared/ui';
import { ConnectionBanner } from './ConnectionBanner';
import { Navigation } from './Navigation';
import classes from './shell.module.css';
import { TopBar } from './TopBar';
import { UserMenu } from './UserMenu';

// Fetched after the page is up: there when wanted, without adding to the first load.
const Search = lazy(async () => ({ default: (await import('./Search')).Search }));
const SessionExpired = lazy(async () => ({ default: (await import('@/features/access/SessionExpired')).SessionExpired }));

export function Shell() {
  const { t } = useTranslation('shell');
  const { data: me } = useSuspenseQuery(meQuery);
  const [isMenuOpen, menu] = useDisclosure();
  const { pathname } = useLocation();
  useOwnLanguage(me.user.language);
  useWordsBeforeTheyAreNeeded();
  useEffect(() => menu.close(), [pathname]); // eslint-disable-line react-hooks/exhaustive-deps -- only a new page closes it
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <aside className={classes.side}>
        <div className={classes.sideInner}>
          <Brand />
          <button type="button" className={classes.menuButton} onClick={menu.open} aria-expanded={isMenuOpen}>
            <Icon name="menu" />
            {t('menu')}
          </button>
          <div className={classes.wideOnly}>
            <Navigation user={me.user} />
            <footer className={classes.sideFoot}>
              <LanguageSwitch isKept />
              <UserMenu user={me.user} />
            </footer>
          </div>
        </div>
      </aside>
      <Drawer opened={isMenuOpen} onClose={menu.close} title={<Brand />} size="18rem" closeButtonProps={{ 'aria-label': t('closeMenu') }}>
        <Navigation user={me.user} isRoomy />
        <footer className={classes.drawerFoot}>
          <LanguageSwitch isKept />
          <UserMenu user={me.user} />
        </footer>
      </Drawer>
      <div className={classes.main}>
        <TopBar isDemonstration={me.demonstration} />
        <ConnectionBanner />
        <main id="content" tabIndex={-1} className={classes.page}>
          <Suspense fallback={<Skeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Suspense fallback={null}>
        <Search user={me.user} />
        <SessionExpired user={me.user} />
      </Suspense>
    </div>
  );
}

function Brand() {
  const language = useLanguage();
  return (
    <a className={classes.brand} href="/">
      {language === 'ar' ? (
        <>
          أثر <span lang="fr">Athar</span>
        </>
      ) : (
        <>
          Athar <span lang="ar">أثر</span>
        </>
      )}
    </a>
  );
}

/** Once the first page is up: nothing of it waits for words of other pages. */
function useWordsBeforeTheyAreNeeded(): void {
  const language = useLanguage();
  useEffect(() => {
    const read = () => void readAllWords();
    if (!('requestIdleCallback' in window)) {
      const later = setTimeout(read, 500);
      return () => clearTimeout(later);
    }
    const later = requestIdleCallback(read, { timeout: 2000 });
    return () => cancelIdleCallback(later);
  }, [language]);
}

/** The account's language, unless this browser was told another. */
function useOwnLanguage(language: string | undefined): void {
  useEffect(() => {
    if (!hasChosenLanguage() && isLanguage(language)) void changeLanguage(language);
  }, [language]);
}
