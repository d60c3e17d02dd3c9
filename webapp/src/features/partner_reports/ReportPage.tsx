import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { asProblem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { changeLanguage, hasChosenLanguage, isLanguage, useTranslation } from '@/shared/i18n';
import { Banner, EmptyState, FailedState, Icon, LanguageSwitch, LocalText, Skeleton } from '@/shared/ui';
import classes from './partner_reports.module.css';
import { reportFileHref, reportLinkQuery, type ReportLink } from './queries';

/** The page behind a link to a half-yearly report: one document, without an account. */
export default function ReportPage() {
  const { token } = useParams({ strict: false }) as { token: string };
  const { t } = useTranslation('partner_reports');
  const read = useQuery(reportLinkQuery(token));
  const title = t('link.title');
  useEffect(() => {
    document.title = `${title} — Athar`;
  }, [title]);
  const language = read.data?.language;
  useEffect(() => {
    if (language && isLanguage(language) && !hasChosenLanguage()) void changeLanguage(language);
  }, [language]);
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <p className={classes.brand}>
          Athar <span lang="ar">أثر</span>
        </p>
        <LanguageSwitch />
      </header>
      <main>
        <h1>{title}</h1>
        {read.isPending ? (
          <Skeleton lines={5} />
        ) : read.data ? (
          <Link token={token} link={read.data} />
        ) : asProblem(read.error).status === 404 ? (
          <EmptyState title={t('link.notValid')}>{t('link.notValidText')}</EmptyState>
        ) : (
          <FailedState error={read.error} onRetry={() => void read.refetch()} />
        )}
      </main>
    </div>
  );
}

function Link({ token, link }: { token: string; link: ReportLink }) {
  const { t } = useTranslation('partner_reports');
  const format = useFormat();
  if (link.state !== 'good') {
    return (
      <Banner tone="warn" icon="alert">
        <b>{link.state === 'expired' ? t('link.expired', { date: format.date(link.expires_on, 'long') }) : t('link.ended')}</b> {t('link.askAgain')}
      </Banner>
    );
  }
  return (
    <div className="stack">
      <p className={classes.whose}>
        <LocalText text={link.organisation_name} />
      </p>
      <p>{t('link.text')}</p>
      <Button component="a" size="lg" variant="filled" leftSection={<Icon name="document" />} href={reportFileHref(token)} target="_blank" rel="noreferrer">
        {t('link.open')}
      </Button>
      <p className="small muted">
        {t('link.until', { date: format.date(link.expires_on, 'long') })} {link.first_opened_at && t('link.openedBefore', { at: format.instant(link.first_opened_at, 'long') })}
      </p>
      <p className="small muted">{t('link.care')}</p>
    </div>
  );
}
