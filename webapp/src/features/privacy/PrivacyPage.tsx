import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { PageHead, Tabs, useCrumbs, useTab, type TabItem } from '@/shared/ui';
import { AuthorisationsPanel } from './AuthorisationsPanel';
import { EliminationsPanel } from './EliminationsPanel';
import { ErasuresPanel } from './ErasuresPanel';
import { NoticePanel } from './NoticePanel';
import { PurposesPanel } from './PurposesPanel';
import { RequestsPanel } from './RequestsPanel';
import { RetentionPanel } from './RetentionPanel';

/** Law 09-08 in one place: what people ask, what data serve for, what forms say, who was erased. */
export default function PrivacyPage() {
  const { t } = useTranslation('privacy');
  const { data: me } = useQuery(meQuery);
  const tabs: TabItem[] = [
    { id: 'requests', label: t('tab.requests') },
    { id: 'purposes', label: t('tab.purposes') },
    { id: 'notice', label: t('tab.notice') },
    { id: 'retention', label: t('tab.retention') },
    ...(me?.user.can.privacy_settings ? [{ id: 'sensitive', label: t('tab.sensitive') }] : []),
    ...(me?.user.can.signed_sheets_eliminate ? [{ id: 'sheets', label: t('tab.sheets') }] : []),
    ...(me?.user.can.people_erase ? [{ id: 'erasures', label: t('tab.erasures') }] : []),
  ];
  const tab = useTab(tabs);
  useCrumbs([{ label: t('title') }]);
  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')} />
      <Tabs label={t('tab.label')} tabs={tabs} />
      {tab === 'requests' && <RequestsPanel />}
      {tab === 'purposes' && <PurposesPanel />}
      {tab === 'notice' && <NoticePanel />}
      {tab === 'retention' && <RetentionPanel />}
      {tab === 'sensitive' && <AuthorisationsPanel />}
      {tab === 'sheets' && <EliminationsPanel />}
      {tab === 'erasures' && <ErasuresPanel />}
    </>
  );
}
