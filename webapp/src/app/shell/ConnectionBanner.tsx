import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { live, meQuery, useConnection } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, Icon } from '@/shared/ui';

const askAgainMs = 5_000;

/** Says that the server does not answer, since when, and that work goes on with what was read. */
export function ConnectionBanner() {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const queryClient = useQueryClient();
  const { isUp, lastAnswerAt } = useConnection();
  useEffect(() => {
    if (isUp) return undefined;
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: meQuery.queryKey }), askAgainMs);
    return () => clearInterval(timer);
  }, [isUp, queryClient]);
  if (isUp) return null;
  const retry = () => {
    live.retryNow();
    void queryClient.invalidateQueries();
  };
  return (
    <Banner
      tone="warn"
      icon="offline"
      isFlush
      role="status"
      end={
        <Button leftSection={<Icon name="sync" />} onClick={retry}>
          {t('offline.retry')}
        </Button>
      }
    >
      <b>
        {lastAnswerAt === undefined
          ? t('offline.title')
          : t('offline.titleAt', { time: format.time(new Date(lastAnswerAt).toISOString()) })}
      </b>{' '}
      {t('offline.text')}
    </Banner>
  );
}
