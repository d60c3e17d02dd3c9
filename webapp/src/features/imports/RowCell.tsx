import { Button } from '@mantine/core';
import type { ImportRemark, ImportRow } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Icon, Nothing, Unknown } from '@/shared/ui';
import { asksForRecord, choicesOf, shownText, type Choice } from './wizard';
import classes from './imports.module.css';

interface RowCellProps {
  row: ImportRow;
  column: string;
  field: string;
  value: string;
  isWaiting: boolean;
  /** Takes one of the readings that a question offers; absent where nothing can be corrected. */
  onChoose?: (value: string) => void;
}

/** One cell: what the file says or what replaces what, and beneath it what is wrong and what it may mean. */
export function RowCell({ row, column, field, value, isWaiting, onChoose }: RowCellProps) {
  const change = row.changes.find((one) => one.field === field);
  const remarks = isWaiting ? [] : row.errors.filter((remark) => remark.column === column);
  return (
    <>
      {change && !isWaiting ? <Change before={change.before} after={change.after} /> : value ? <bdi className={classes.value}>{shownText(value)}</bdi> : <Nothing />}
      {remarks.map((remark) => (
        <div key={`${remark.code} ${remark.detail}`} className={remark.severity === 'error' ? classes.wrong : classes.warning}>
          <p>
            <Icon name="alert" />
            <span>{remark.message}</span>
          </p>
          {onChoose && <Answers remark={remark} onChoose={onChoose} />}
        </div>
      ))}
    </>
  );
}

function Answers({ remark, onChoose }: { remark: ImportRemark; onChoose: (value: string) => void }) {
  const { t } = useTranslation('common');
  const choices = choicesOf(remark);
  if (choices.length === 0) return null;
  const words = ({ value, label }: Choice) => {
    if (remark.code === 'ambiguous_mark') return value === 'P' ? t('attendance.present') : value === 'A' ? t('attendance.absent') : label;
    return label;
  };
  return (
    <div className={asksForRecord(remark) ? classes.records : classes.answers}>
      {choices.map((choice) => (
        <Button key={choice.value} size="compact-xs" onClick={() => onChoose(choice.value)}>
          <bdi>{words(choice)}</bdi>
        </Button>
      ))}
    </div>
  );
}

function Change({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation('imports');
  return (
    <span className={classes.change}>
      <span className="sr">{t('check.before')}</span>
      {before ? (
        <del>
          <bdi>{before}</bdi>
        </del>
      ) : (
        <Unknown />
      )}
      <Icon name="go" />
      <span className="sr">{t('check.after')}</span>
      {after ? (
        <ins>
          <bdi>{after}</bdi>
        </ins>
      ) : (
        <Unknown />
      )}
    </span>
  );
}

interface RowRemarksProps {
  row: ImportRow;
  shownColumns: ReadonlySet<string>;
  shownFields: ReadonlySet<string>;
  label: (field: string) => string;
}

/** True when something concerns the row but none of the cells shown. */
export function isMoreToSay(row: ImportRow, shownColumns: ReadonlySet<string>, shownFields: ReadonlySet<string>): boolean {
  return row.errors.some(({ column }) => !shownColumns.has(column)) || row.changes.some(({ field }) => !shownFields.has(field));
}

/** What concerns the row but none of the cells shown. */
export function RowRemarks({ row, shownColumns, shownFields, label }: RowRemarksProps) {
  const { t } = useTranslation();
  const remarks = row.errors.filter(({ column }) => !shownColumns.has(column));
  const changes = row.changes.filter(({ field }) => !shownFields.has(field));
  return (
    <ul>
      {remarks.map(({ column, code, detail, message, severity }) => (
        <li key={`${column}${code}${detail}`} className={severity === 'error' ? 'bad' : 'warn'}>
          {message}
        </li>
      ))}
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {label(field)}
          {t('colon')} <Change before={before} after={after} />
        </li>
      ))}
    </ul>
  );
}
