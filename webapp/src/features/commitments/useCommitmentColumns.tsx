import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Isolated, LocalText, Nothing, type Column } from '@/shared/ui';
import { CommitmentStatusTag, Progress } from './CommitmentWords';
import classes from './commitments.module.css';
import type { CommitmentItem } from './queries';

/** The columns of a list of due days; one agreement's own list does not repeat which it is. */
export function useCommitmentColumns(isOfOneAgreement: boolean): Column<CommitmentItem>[] {
  const { t } = useTranslation('commitments');
  const format = useFormat();
  const columns: Column<CommitmentItem>[] = [
    { id: 'description', exports: ['clause', 'description_fr', 'description_ar', 'description_en'], header: t('field.description'), isName: true, cell: (row) => <Description row={row} /> },
    {
      id: 'due_on', exports: ['due_on'], header: t('field.due_on'),
      cell: ({ due_on: on }) => (on ? <bdi>{format.date(on, 'medium')}</bdi> : <span className="muted">{t('undated')}</span>),
    },
    { id: 'status', exports: ['commitment_status'], header: t('field.status'), cell: ({ status }) => <CommitmentStatusTag status={status} /> },
    {
      id: 'progress', exports: ['commitment_measure', 'achieved', 'target', 'currency'], header: t('field.progress'), isLabelled: true,
      cell: ({ achieved, target, measure, currency }) => <Progress achieved={achieved} target={target} measure={measure} currency={currency} />,
    },
    { id: 'party', exports: ['responsible_party', 'responsible_person'], header: t('field.organisation_id'), isCut: true, cell: ({ organisation_name: name }) => <LocalText text={name} /> },
    { id: 'sessions', header: t('field.sessions'), isNumber: true, isHiddenAtFirst: true, cell: ({ sessions }) => (sessions ? format.number(sessions) : <Nothing />) },
  ];
  if (isOfOneAgreement) return columns;
  columns.splice(1, 0, {
    id: 'agreement', exports: ['agreement_code', 'agreement_title'], header: t('field.agreement_id'), isCut: true,
    cell: ({ agreement_code: code, agreement_title: title }) => (
      <>
        <Isolated className="muted">{code}</Isolated> <LocalText text={title} />
      </>
    ),
  });
  return columns;
}

function Description({ row }: { row: CommitmentItem }) {
  const { t } = useTranslation('commitments');
  return (
    <>
      <LocalText text={row.description} />
      {(row.clause || row.occurrences > 1) && (
        <small className={classes.under}>
          {row.clause && <bdi>{row.clause}</bdi>}
          {row.clause && row.occurrences > 1 && ' · '}
          {row.occurrences > 1 && t('occurrence', { number: row.number, of: row.occurrences })}
        </small>
      )}
    </>
  );
}
