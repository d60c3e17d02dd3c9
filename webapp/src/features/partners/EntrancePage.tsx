import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { meQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, EmptyState, FailedState, LocalText, PageHead, Panel, Skeleton, useCrumbs, useUrlSearch } from '@/shared/ui';
import { AgreementsPanel, OwedPanel } from './EntranceAgreements';
import { CommentsPanel } from './EntranceComments';
import { DocumentsPanel } from './EntranceDocuments';
import { MeetingsPanel } from './EntranceMeetings';
import { panels } from './panels';
import { entranceQuery, type Entrance } from './queries';

const Letters = lazy(() => import('@/features/sessions/designations/LettersToPartner'));
const Tables = lazy(() => import('@/features/published/AgreementTables'));
const extra = panels.map(({ id, panel }) => ({ id, Extra: lazy(panel) }));

/** The one page of a partner: what it owes and by when, what comes, what to read, whom to name, and what its agreements reached. */
export default function EntrancePage() {
  const { t } = useTranslation('partners');
  const format = useFormat();
  const [{ organisation }] = useUrlSearch();
  const { data: me } = useQuery(meQuery);
  const isHouse = me?.user.role !== 'partner';
  const entrance = useQuery({ ...entranceQuery(organisation), enabled: !isHouse || organisation !== undefined });
  useCrumbs(
    isHouse && entrance.data
      ? [{ label: format.text(entrance.data.organisation_name), href: `/organisations/${entrance.data.organisation_id}` }, { label: t('seen.title') }]
      : [{ label: t(isHouse ? 'seen.title' : 'title') }],
  );
  if (isHouse && organisation === undefined) return <WhoseEntrance />;
  if (entrance.isPending) return <Skeleton lines={10} />;
  if (!entrance.data) return <FailedState error={entrance.error} onRetry={() => void entrance.refetch()} />;
  return <View entrance={entrance.data} isHouse={isHouse} />;
}

/** The house looks at one partner's entrance: it says whose on the page of an organisation or of an agreement. */
function WhoseEntrance() {
  const { t } = useTranslation('partners');
  return (
    <>
      <PageHead title={t('seen.title')} />
      <Panel>
        <EmptyState
          title={t('seen.whose')}
          actions={
            <>
              <AppLink href="/agreements">{t('seen.toAgreements')}</AppLink> <AppLink href="/organisations">{t('seen.toOrganisations')}</AppLink>
            </>
          }
        >
          {t('seen.whoseText')}
        </EmptyState>
      </Panel>
    </>
  );
}

function View({ entrance, isHouse }: { entrance: Entrance; isHouse: boolean }) {
  const { t } = useTranslation('partners');
  const format = useFormat();
  const isEmpty = entrance.agreements.length === 0 && entrance.nominations.length === 0;
  return (
    <>
      <PageHead
        title={<LocalText text={entrance.organisation_name} />}
        documentTitle={isHouse ? `${t('seen.title')} – ${format.text(entrance.organisation_name)}` : t('title')}
        subtitle={t('subtitle', { agreements: t('agreements.count', { count: entrance.agreements.length }), date: format.date(entrance.today, 'long') })}
      />
      {isHouse && <Banner icon="person">{t('seen.note')}</Banner>}
      {isEmpty ? (
        <EmptyState title={t(isHouse ? 'seen.none' : 'none')}>{t(isHouse ? 'seen.noneText' : 'noneText')}</EmptyState>
      ) : (
        <div className="cols cols-two-one">
          <div className="stack">
            <OwedPanel entrance={entrance} />
            <MeetingsPanel entrance={entrance} />
            <DocumentsPanel entrance={entrance} />
            {entrance.nominations.length > 0 && (
              <Suspense fallback={<Skeleton lines={4} />}>
                <Letters letters={entrance.nominations} />
              </Suspense>
            )}
          </div>
          <div className="stack">
            <AgreementsPanel entrance={entrance} />
            <CommentsPanel entrance={entrance} />
            {extra.map(({ id, Extra }) => (
              <Suspense key={id} fallback={<Skeleton lines={3} />}>
                <Extra entrance={entrance} />
              </Suspense>
            ))}
            <Reach entrance={entrance} />
          </div>
        </div>
      )}
    </>
  );
}

function Reach({ entrance }: { entrance: Entrance }) {
  const { t } = useTranslation('partners');
  const agreements = [...new Map(entrance.tables.map((table) => [table.agreement_id, table.agreement_title]))];
  if (agreements.length === 0)
    return (
      <Panel title={t('reach.title')}>
        <EmptyState title={t('reach.none')}>{t('reach.noneText')}</EmptyState>
      </Panel>
    );
  return (
    <Suspense fallback={<Skeleton lines={6} />}>
      {agreements.map(([id, title]) => (
        <Tables key={id} agreementId={id} under={agreements.length > 1 ? title : undefined} />
      ))}
    </Suspense>
  );
}
