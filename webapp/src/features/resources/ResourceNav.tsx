import { useTranslation } from '@/shared/i18n';
import { AppLink } from '@/shared/ui';
import classes from './resources.module.css';

const lists = ['rooms', 'venues', 'assets'] as const;

/** The three lists of what a session may use. */
export function ResourceNav({ now }: { now: (typeof lists)[number] }) {
  const { t } = useTranslation('resources');
  return (
    <nav className={`${classes.nav} no-print`} aria-label={t('nav.label')}>
      {lists.map((list) => (
        <AppLink key={list} href={`/${list}`} aria-current={list === now ? 'page' : undefined}>
          {t(`nav.${list}`)}
        </AppLink>
      ))}
    </nav>
  );
}
