import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { meQuery } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { LanguageSwitch } from '@/shared/ui';
import { SignInForm } from './SignInForm';
import classes from './access.module.css';

export function SignInPage() {
  const { t } = useTranslation('access');
  const router = useRouter();
  const queryClient = useQueryClient();
  const { next } = useSearch({ strict: false }) as { next?: string };
  useEffect(() => {
    document.title = `${t('signIn.title')} — Athar`;
  }, [t]);
  const enter = async () => {
    await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
    await router.navigate({ href: isOwnAddress(next) ? next : '/' });
  };
  return (
    <div className={classes.page}>
      <main className={classes.card}>
        <header className={classes.head}>
          <p className={classes.brand}>
            Athar <span lang="ar">أثر</span>
          </p>
          <LanguageSwitch />
        </header>
        <div>
          <h1>{t('signIn.title')}</h1>
          <p className="muted">{t('signIn.purpose')}</p>
        </div>
        <SignInForm onSignedIn={() => void enter()} />
        <p className="small muted">{t('signIn.help')}</p>
      </main>
    </div>
  );
}

/** Only a path of this application may follow the sign-in, never another site. */
export function isOwnAddress(next: string | undefined): next is string {
  return next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in');
}
