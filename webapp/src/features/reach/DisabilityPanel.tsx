import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asProblem, disabilityTotalsQuery, tellDisabilityTotals } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, EmptyState, FailedState, Panel } from '@/shared/ui';
import classes from './reach.module.css';

/** Everybody reached by what they answered on disability: totals as told last. Nothing while it is not authorised, or for who sees a part only. */
export function DisabilityPanel() {
  const { t } = useTranslation('reach');
  const format = useFormat();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(disabilityTotalsQuery());
  const tell = useMutation({
    mutationFn: tellDisabilityTotals,
    onSuccess: (told) => {
      queryClient.setQueryData(disabilityTotalsQuery().queryKey, told);
      notifications.show({ withCloseButton: false, message: t('disability.published'), color: 'teal' });
    },
  });
  if (!data && error && asProblem(error).status !== 403) {
    return (
      <Panel title={t('disability.title')}>
        <FailedState error={error} onRetry={() => void refetch()} />
      </Panel>
    );
  }
  if (!data?.on) return null;
  const total = data.value ?? 0;
  const isFirst = data.groups.length === 0;
  const button = data.can.publish && (
    <Button size="xs" className="no-print" loading={tell.isPending} onClick={() => tell.mutate()}>
      {t(isFirst ? 'disability.publishFirst' : 'disability.publish')}
    </Button>
  );
  return (
    <Panel
      title={t('disability.title')}
      note={t('disability.note')}
      footer={
        data.day && (
          <div className={classes.told}>
            <span>{t('disability.day', { date: format.date(data.day, 'long') })}</span>
            {button}
          </div>
        )
      }
    >
      {tell.isError && <Banner tone="warn" role="alert">{asProblem(tell.error).message}</Banner>}
      {isFirst ? (
        <EmptyState title={t('disability.none')} actions={button}>
          {t('disability.noneText')}
        </EmptyState>
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <caption className="sr">{t('disability.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('disability.answer')}</th>
                <th scope="col" className="num" colSpan={2}>
                  {t('people')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.groups.map(({ disability, value }) => (
                <tr key={disability}>
                  <th scope="row">{t(`disability.${disability}`)}</th>
                  <td className={classes.barCell} aria-hidden="true">
                    <i style={{ inlineSize: total > 0 ? `${(value / total) * 100}%` : 0 }} />
                  </td>
                  <td className="num strong">{format.number(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
