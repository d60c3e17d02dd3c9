import { Button } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Icon, LanguageSwitch } from '@/shared/ui';
import classes from './public.module.css';

/** A page for anybody, outside the application: the name of the house, the language, and paper. */
export function PublicFrame({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('public_register');
  useEffect(() => {
    document.title = title ? `${title} — Athar` : 'Athar';
  }, [title]);
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <p className={classes.brand}>
          <AppLink href="/public/agreements">
            Athar <span lang="ar">أثر</span>
          </AppLink>
        </p>
        <div className="row no-print">
          <LanguageSwitch />
          <Button leftSection={<Icon name="print" />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </div>
      </header>
      <main className="stack">{children}</main>
    </div>
  );
}
