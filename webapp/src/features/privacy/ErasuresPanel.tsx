import { useInfiniteQuery } from '@tanstack/react-query';
import { erasuresList, type Erasure } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { DataTable, EmptyState, Isolated, Panel, type Column } from '@/shared/ui';

/** Records that were erased: when, by whom, what stays; no more is known. */
export function ErasuresPanel() {
  const { t } = useTranslation('privacy');
  const list = useInfiniteQuery(erasuresList());
  const columns = useColumns();
  return (
    <Panel title={t('erasures.title')} note={t('erasures.note')} isFlush>
      <DataTable
        caption={t('erasures.title')}
        columns={columns}
        list={list}
        rowId={({ person_id: id }) => id}
        rowHref={({ person_id: id }) => `/people/${id}`}
        empty={<EmptyState title={t('erasures.none')}>{t('erasures.noneText')}</EmptyState>}
      />
    </Panel>
  );
}

function useColumns(): Column<Erasure>[] {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  return [
    { id: 'label', header: t('erasures.label'), isName: true, cell: ({ label }) => <Isolated>{label}</Isolated> },
    { id: 'at', header: t('erasures.at'), cell: ({ erased_at: at }) => <bdi>{format.instant(at, 'medium')}</bdi> },
    { id: 'by', header: t('erasures.by'), cell: ({ actor_name: name }) => <bdi>{name}</bdi> },
    { id: 'participations', header: t('erasures.participations'), isNumber: true, cell: ({ participations }) => format.number(participations) },
    { id: 'lines', header: t('erasures.lines'), isNumber: true, cell: ({ lines_redacted: lines }) => format.number(lines) },
    { id: 'files', header: t('erasures.files'), isNumber: true, cell: ({ files_removed: files, exports_withdrawn: exports }) => format.number(files + exports) },
  ];
}
