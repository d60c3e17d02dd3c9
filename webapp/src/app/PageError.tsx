import { Button } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, FailedState, PageHead, Panel } from '@/shared/ui';

/** What failed while a page was being made. The rest of the application stays usable. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main className="stack" style={{ padding: 'var(--s-7) var(--s-8)' }}>
      <Panel isFlush>
        <FailedState error={error} onRetry={retry} />
      </Panel>
    </main>
  );
}

export function PageNotFound() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('notFound.title')} />
      <Panel isFlush>
        <EmptyState
          title={t('notFound.text')}
          actions={
            <Button component={AppLink} href="/" variant="filled">
              {t('notFound.home')}
            </Button>
          }
        />
      </Panel>
    </>
  );
}
