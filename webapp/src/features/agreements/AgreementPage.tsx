import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { agreementQuery, agreementsChanged, asProblem, deleteAgreement, meQuery, type Agreement } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FailedState, HistoryPanel, Icon, Isolated, LocalText, PageHead, Skeleton, Tabs, Tag, useCrumbs, useTab, type TabItem } from '@/shared/ui';
import { AgreementOverview } from './AgreementOverview';
import { DocumentsPanel } from './DocumentsPanel';
import { panels } from './panels';
import { StatusTag } from './StatusTag';

const opened = panels.map(({ id, panel }) => ({ id, Panel: lazy(panel) }));

export default function AgreementPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const agreement = useQuery(agreementQuery(id));
  useCrumbs([{ label: t('list.title'), href: '/agreements' }, { label: format.text(agreement.data?.title) }]);
  if (agreement.isPending) return <Skeleton lines={8} />;
  if (!agreement.data) return <FailedState error={agreement.error} onRetry={() => void agreement.refetch()} />;
  return <View agreement={agreement.data} />;
}

function View({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation(['agreements', 'common']);
  const format = useFormat();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const tabs: TabItem[] = [
    { id: 'overview', label: t('tab.overview') },
    ...panels.map(({ id }) => ({ id, label: t(`tab.${id}`) })),
    { id: 'documents', label: t('tab.documents') },
    ...(me?.user.can.history_read ? [{ id: 'history', label: t('tab.history') }] : []),
  ];
  const tab = useTab(tabs);
  const panel = opened.find(({ id }) => id === tab);
  return (
    <>
      <PageHead
        title={<LocalText text={agreement.title} />}
        documentTitle={format.text(agreement.title)}
        subtitle={
          <>
            <StatusTag status={agreement.status} /> <LocalText text={agreement.type_name} /> · <Isolated>{agreement.code}</Isolated>{' '}
            {agreement.is_confidential && <Tag>{t('confidential')}</Tag>}
          </>
        }
        actions={
          <>
            {agreement.can.delete && <DeleteButton agreement={agreement} />}
            {agreement.can.update && (
              <Button leftSection={<Icon name="edit" />} onClick={() => void router.navigate({ href: `/agreements/${agreement.id}/edit` })}>
                {t('common:edit')}
              </Button>
            )}
          </>
        }
      />
      {tabs.length > 1 && <Tabs label={t('tab.label')} tabs={tabs} />}
      {tab === 'history' ? (
        <History agreement={agreement.id} />
      ) : tab === 'documents' ? (
        <DocumentsPanel id={agreement.id} isPartner={me?.user.can.agreements_write !== true} />
      ) : panel ? (
        <Suspense fallback={<Skeleton lines={6} />}>
          <panel.Panel agreement={agreement} />
        </Suspense>
      ) : (
        <AgreementOverview agreement={agreement} />
      )}
    </>
  );
}

/** Of the agreement and of all that belongs to it: terms, papers, commitments, committees, evaluations. */
function History({ agreement }: { agreement: string }) {
  const { t } = useTranslation(['agreements', 'changes']);
  return (
    <HistoryPanel
      agreement={agreement}
      conceptLabel={(concept) => t(`changes:concepts.${concept}`, { defaultValue: concept })}
      fieldLabel={(field) => t(`field.${field}`, { defaultValue: t(`changes:field.${field}`, { defaultValue: field }) })}
    />
  );
}

function DeleteButton({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation(['agreements', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteAgreement(agreement),
    onSuccess: () => {
      agreementsChanged(queryClient);
      void router.navigate({ href: '/agreements' });
    },
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', title: t('delete.refused'), message: asProblem(error).said }),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('delete.title', { name: format.text(agreement.title) }),
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
