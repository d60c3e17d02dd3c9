import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { meQuery } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { AppLink, DataTable, EmptyState, FilterChips, Isolated, PageHead, Panel, useCrumbs, useUrlSearch, type Column } from '@/shared/ui';
import { ClashDecision, ClashText, ClashTime } from './ClashWords';
import { problemsList, type Clash } from './scheduleQueries';

const kinds = [
  'room_taken', 'asset_taken', 'trainer_taken', 'participants_taken', 'public_holiday', 'ramadan_hours', 'room_too_small', 'room_out_of_service',
  'trainer_absent', 'accreditation_expired', 'contract_over',
] as const;

/** Everything that does not fit in the plan, one line each, from today on. */
export default function ProblemsPage() {
  const { t } = useTranslation('scheduling');
  const [search] = useUrlSearch();
  const { data: me } = useQuery(meQuery);
  const query = Object.fromEntries(['from', 'to', 'kind', 'with_overridden'].flatMap((name) => (search[name] ? [[name, String(search[name])]] : [])));
  const list = useInfiniteQuery(problemsList(query));
  useCrumbs([{ label: t('title') }]);
  const mayDecide = me?.user.can.sessions_write === true;
  const columns: Column<Clash>[] = [
    { id: 'date', header: t('column.date'), cell: (clash) => <ClashTime clash={clash} /> },
    { id: 'session', header: t('column.session'), cell: (clash) => <AppLink href={`/sessions/${clash.session_id}?tab=resources`}><Isolated>{clash.reference}</Isolated></AppLink> },
    { id: 'problem', header: t('column.problem'), isName: true, cell: (clash) => <ClashText clash={clash} /> },
    { id: 'decision', header: t('column.decision'), cell: (clash) => <ClashDecision clash={clash} mayDecide={mayDecide} /> },
  ];
  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')} />
      <FilterChips
        hasPeriod
        filters={[
          { name: 'kind', label: t('column.problem'), isLong: true, options: kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })) },
          { name: 'with_overridden', label: t('letBe'), options: [{ value: 'true', label: t('withOverridden') }] },
        ]}
      />
      <Panel isFlush>
        <DataTable caption={t('title')} columns={columns} list={list} rowId={({ key }) => key} empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>} />
      </Panel>
    </>
  );
}
