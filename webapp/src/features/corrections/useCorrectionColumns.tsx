import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Isolated, LocalText, type Column } from '@/shared/ui';
import { CorrectionStateTag, useFieldName } from './CorrectionWords';
import classes from './corrections.module.css';
import type { CorrectionItem } from './queries';

export const states = ['open', 'accepted', 'partly_accepted', 'declined', 'withdrawn'] as const;

const named = 3;

/** One agreement's own list does not repeat which it is. */
export function useCorrectionColumns(isOfOneAgreement: boolean): Column<CorrectionItem>[] {
  const { t } = useTranslation('corrections');
  const format = useFormat();
  const fieldName = useFieldName();
  const columns: Column<CorrectionItem>[] = [
    {
      id: 'changes', header: t('column.changes'), isName: true,
      cell: ({ changes, remark }) => {
        const names = [...new Set(changes.map(fieldName))];
        return (
          <>
            <bdi>{names.slice(0, named).join(t('comma'))}</bdi> {names.length > named && t('more', { count: names.length - named })}
            {remark && (
              <small className={classes.under}>
                <bdi>{remark}</bdi>
              </small>
            )}
          </>
        );
      },
    },
    { id: 'state', header: t('state'), cell: ({ state }) => <CorrectionStateTag state={state} /> },
    {
      id: 'by', header: t('column.by'), isLabelled: true,
      cell: ({ proposed_by_name: name, organisation_name: organisation }) => (
        <>
          <bdi>{name}</bdi>
          {organisation && (
            <small className={classes.under}>
              <LocalText text={organisation} />
            </small>
          )}
        </>
      ),
    },
    { id: 'at', header: t('column.at'), isLabelled: true, cell: ({ proposed_at: at }) => <bdi>{format.instant(at, 'medium')}</bdi> },
  ];
  if (isOfOneAgreement) return columns;
  columns.splice(1, 0, {
    id: 'agreement', header: t('agreement'), isLabelled: true, isCut: true,
    cell: ({ agreement_code: code, agreement_title: title }) => (
      <>
        <Isolated className="muted">{code}</Isolated> <LocalText text={title} />
      </>
    ),
  });
  return columns;
}
