import { useInfiniteQuery } from '@tanstack/react-query';
import { importRows, type Import, type ImportRow, type RowGroup } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { DataTable, EmptyState, Isolated, Nothing, Panel, Tabs, useTab, type Column } from '@/shared/ui';
import classes from './imports.module.css';

const groups = ['error', 'new', 'changed', 'unchanged'] as const satisfies readonly RowGroup[];

/** The rows of the file in four groups, those to correct first. */
export function PreviewRows({ data }: { data: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const ordered = [...groups].sort((one, other) => Number((data.counts[other] ?? 0) > 0) - Number((data.counts[one] ?? 0) > 0));
  const tabs = ordered.map((id) => ({ id, label: t(`group.${id}`), count: format.number(data.counts[id] ?? 0) }));
  const group = useTab(tabs, 'group') as RowGroup;
  const list = useInfiniteQuery(importRows(data.id, group));
  const columns = useRowColumns(data);
  return (
    <>
      <Tabs label={t('groups')} tabs={tabs} name="group" />
      <p className="small muted">{t(`groupText.${group}`)}</p>
      <Panel isFlush>
        <DataTable
          caption={t(`group.${group}`)}
          columns={columns}
          list={list}
          rowId={({ row }) => String(row)}
          empty={<EmptyState title={t('noRows')} />}
        />
      </Panel>
    </>
  );
}

function useRowColumns(data: Import): Column<ImportRow>[] {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const mapped = data.fields.filter((field) => data.mapping[field]);
  return [
    { id: 'row', header: t('field.row'), isNumber: true, cell: ({ row }) => <Isolated>{format.number(row)}</Isolated> },
    { id: 'remarks', header: t('field.remarks'), cell: ({ errors }) => <Remarks errors={errors} /> },
    ...mapped.map((field) => ({
      id: field,
      header: t(`column.${field}`),
      isCut: true,
      cell: ({ values }: ImportRow) => (values[field] ? <bdi>{values[field]}</bdi> : <Nothing />),
    })),
  ];
}

function Remarks({ errors }: { errors: ImportRow['errors'] }) {
  const { t } = useTranslation();
  if (errors.length === 0) return <Nothing />;
  return (
    <ul className={classes.remarks}>
      {errors.map(({ column, code, message, severity }) => (
        <li key={`${column}${code}`} className={severity === 'error' ? 'bad' : 'warn'}>
          {column && (
            <>
              <bdi className="strong">{column}</bdi>
              {t('colon')}{' '}
            </>
          )}
          {message}
        </li>
      ))}
    </ul>
  );
}
