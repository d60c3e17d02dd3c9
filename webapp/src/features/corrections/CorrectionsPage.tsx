import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '@/shared/i18n';
import { DataTable, EmptyState, FilterChips, PageHead, Panel, useCrumbs, useUrlSearch } from '@/shared/ui';
import { states, useCorrectionColumns } from './useCorrectionColumns';
import { correctionsList, type Correction } from './queries';

/** What parties proposed to be recorded otherwise, over all agreements. */
export default function CorrectionsPage() {
  const { t } = useTranslation(['corrections', 'terms']);
  const [search] = useUrlSearch();
  const state = states.find((each) => each === search.state);
  const list = useInfiniteQuery(correctionsList(state ? { state } : {}));
  const columns = useCorrectionColumns(false);
  useCrumbs([{ label: t('agreements'), href: '/agreements' }, { label: t('list.title') }]);
  return (
    <>
      <PageHead title={t('list.title')} subtitle={t('list.subtitle')} />
      <FilterChips filters={[{ name: 'state', label: t('state'), options: states.map((value: Correction['state']) => ({ value, label: t(`terms:correction_state.${value}`) })) }]} />
      <Panel isFlush>
        <DataTable
          caption={t('list.title')}
          columns={columns}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/corrections/${id}`}
          empty={<EmptyState title={t(state ? 'list.noneSo' : 'list.none')}>{t('list.noneText')}</EmptyState>}
        />
      </Panel>
    </>
  );
}
