import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import {
  asProblem, deleteOrganisation, meQuery, organisationQuery, organisationsChanged, type Organisation,
} from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FailedState, HistoryPanel, Icon, LocalText, PageHead, Skeleton, Tabs, useCrumbs, useTab, type TabItem } from '@/shared/ui';
import { OrganisationDetails } from './OrganisationDetails';
import { OrganisationEvents } from './OrganisationEvents';
import { SplitPosts } from './SplitPosts';
import { Former, OrganisationAgreements, OrganisationPeople, OrganisationSessions, OrganisationTree } from './OrganisationPanels';

export default function OrganisationPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const organisation = useQuery(organisationQuery(id));
  useCrumbs([{ label: t('list.title'), href: '/organisations' }, { label: format.text(organisation.data?.name) }]);
  if (organisation.isPending) return <Skeleton lines={8} />;
  if (!organisation.data) return <FailedState error={organisation.error} onRetry={() => void organisation.refetch()} />;
  return <View organisation={organisation.data} />;
}

function View({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation(['organisations', 'common']);
  const format = useFormat();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const can: Record<string, boolean> = me?.user.can ?? {};
  const tabs: TabItem[] = [{ id: 'record', label: t('tab.record') }, ...(can.history_read ? [{ id: 'history', label: t('tab.history') }] : [])];
  const tab = useTab(tabs);
  return (
    <>
      <PageHead
        title={<LocalText text={organisation.name} />}
        documentTitle={format.text(organisation.name)}
        subtitle={<LocalText text={organisation.type_name} />}
        actions={
          <>
            {organisation.can.delete && <DeleteButton organisation={organisation} />}
            {organisation.can.update && (
              <Button leftSection={<Icon name="edit" />} onClick={() => void router.navigate({ href: `/organisations/${organisation.id}/edit` })}>
                {t('common:edit')}
              </Button>
            )}
          </>
        }
      />
      <Former organisation={organisation} />
      {tabs.length > 1 && <Tabs label={t('tab.label')} tabs={tabs} />}
      {tab === 'history' ? (
        <HistoryPanel concept="organisations" id={organisation.id} fieldLabel={(field) => t(`field.${field}`, { defaultValue: field })} />
      ) : (
        <div className="cols cols-half">
          <div className="stack">
            <OrganisationDetails organisation={organisation} />
            <OrganisationTree organisation={organisation} />
            <OrganisationEvents organisation={organisation} />
          </div>
          <div className="stack">
            {can.people_write && organisation.ended_on !== undefined && <SplitPosts id={organisation.id} />}
            {can.people_read && <OrganisationPeople organisation={organisation} mayReach={can.reach_read === true} />}
            {can.sessions_read && <OrganisationSessions organisation={organisation} />}
            {can.agreements_read && <OrganisationAgreements organisation={organisation} mayLook={me?.user.role !== 'partner'} />}
          </div>
        </div>
      )}
    </>
  );
}

function DeleteButton({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation(['organisations', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteOrganisation(organisation),
    onSuccess: () => {
      organisationsChanged(queryClient);
      void router.navigate({ href: '/organisations' });
    },
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', title: t('delete.refused'), message: asProblem(error).said }),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('delete.title', { name: format.text(organisation.name) }),
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
