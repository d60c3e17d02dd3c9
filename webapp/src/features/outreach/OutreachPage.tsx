import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { asProblem, deleteOutreach, meQuery, outreachChanged, outreachQuery, type Outreach } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, EmptyState, FailedState, HistoryPanel, Icon, Isolated, LocalText, PageHead, Panel, Skeleton, Tabs, TermList, Unknown, useCrumbs, useTab,
  type TabItem,
} from '@/shared/ui';
import classes from './outreach.module.css';

export default function OutreachPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const outreach = useQuery(outreachQuery(id));
  useCrumbs([{ label: t('list.title'), href: '/outreach' }, { label: format.text(outreach.data?.title) }]);
  if (outreach.isPending) return <Skeleton lines={8} />;
  if (!outreach.data) return <FailedState error={outreach.error} onRetry={() => void outreach.refetch()} />;
  return <View outreach={outreach.data} />;
}

function View({ outreach }: { outreach: Outreach }) {
  const { t } = useTranslation(['outreach', 'common']);
  const format = useFormat();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const can: Record<string, boolean> = me?.user.can ?? {};
  const tabs: TabItem[] = [{ id: 'record', label: t('tab.record') }, ...(can.history_read ? [{ id: 'history', label: t('tab.history') }] : [])];
  const tab = useTab(tabs);
  const terms: [string, ReactNode][] = [
    [
      t('field.programme_id'),
      <AppLink key="p" href={`/programmes/${outreach.programme_id}`}>
        <Isolated>{outreach.programme_code}</Isolated>
      </AppLink>,
    ],
    [t('field.kind'), <LocalText key="k" text={outreach.kind_name} />],
    [t('field.date'), outreach.date ? <bdi key="d">{format.date(outreach.date, 'long')}</bdi> : <Unknown key="d" />],
    [t('field.place_code'), outreach.place_name ? <LocalText key="pl" text={outreach.place_name} /> : <Unknown key="pl" />],
    [t('field.country'), outreach.country],
    [t('field.channel'), outreach.channel && <bdi key="c">{outreach.channel}</bdi>],
  ];
  return (
    <>
      <PageHead
        title={<LocalText text={outreach.title} />}
        documentTitle={format.text(outreach.title)}
        subtitle={<LocalText text={outreach.kind_name} />}
        actions={
          <>
            {outreach.can.delete && <DeleteButton outreach={outreach} />}
            {outreach.can.update && (
              <Button leftSection={<Icon name="edit" />} onClick={() => void router.navigate({ href: `/outreach/${outreach.id}/edit` })}>
                {t('common:edit')}
              </Button>
            )}
          </>
        }
      />
      {tabs.length > 1 && <Tabs label={t('tab.label')} tabs={tabs} />}
      {tab === 'history' ? (
        <HistoryPanel concept="outreach_activities" id={outreach.id} fieldLabel={(field) => t(`field.${field}`, { defaultValue: field })} />
      ) : (
        <div className="cols cols-half">
          <Panel title={t('tab.record')}>
            <TermList terms={terms} />
          </Panel>
          <Audiences outreach={outreach} />
        </div>
      )}
    </>
  );
}

function DeleteButton({ outreach }: { outreach: Outreach }) {
  const { t } = useTranslation(['outreach', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteOutreach(outreach),
    onSuccess: () => {
      outreachChanged(queryClient);
      void router.navigate({ href: '/outreach' });
    },
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', title: t('delete.refused'), message: asProblem(error).said }),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('delete.title', { name: format.text(outreach.title) }),
      children: t('delete.text'),
      labels: { confirm: t('delete.do'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => remove.mutate(),
    });
  return (
    <Button onClick={ask} loading={remove.isPending}>
      {t('delete.do')}
    </Button>
  );
}

/** Each audience with how it was found; their sum is never one of people. */
function Audiences({ outreach }: { outreach: Outreach }) {
  const { t } = useTranslation(['outreach', 'terms', 'common']);
  const format = useFormat();
  const audiences = outreach.audiences ?? [];
  const number = (value: number | null | undefined) => (value === undefined || value === null ? <Unknown /> : format.number(value));
  return (
    <Panel title={t('audiences.title')} note={t('list.apart')} isFlush>
      {audiences.length === 0 && <EmptyState title={t('audiences.none')}>{t('audiences.noneText')}</EmptyState>}
      {audiences.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <caption className="sr">{t('audiences.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('audiences.country')}</th>
                <th scope="col" className="num">
                  {t('audiences.total')}
                </th>
                <th scope="col" className="num">
                  {t('audiences.women')}
                </th>
                <th scope="col" className="num">
                  {t('audiences.men')}
                </th>
                <th scope="col">{t('field.method')}</th>
              </tr>
            </thead>
            <tbody>
              {audiences.map(({ country, total, women, men, method, note }, index) => (
                <tr key={index}>
                  <th scope="row">{country ? <bdi>{country}</bdi> : t('audiences.everywhere')}</th>
                  <td className="num strong">{format.number(total)}</td>
                  <td className="num">{number(women)}</td>
                  <td className="num">{number(men)}</td>
                  <td>
                    {t(`terms:audience_method.${method}`)}
                    {note && (
                      <small className={classes.note}>
                        <bdi>{note}</bdi>
                      </small>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('field.total')}</th>
                <td className="num">{number(outreach.total)}</td>
                <td colSpan={3} />
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </Panel>
  );
}
