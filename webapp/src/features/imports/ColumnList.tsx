import { NativeSelect } from '@mantine/core';
import type { Import } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Icon, Unknown } from '@/shared/ui';
import { useFieldLabel } from './fieldWords';
import { assign, fieldGroups, fieldOfColumn, type Mapping } from './wizard';
import classes from './imports.module.css';

const shownValues = 3;

interface ColumnListProps {
  data: Import;
  mapping: Mapping;
  errors: Record<string, string>;
  /** `words` say which column gave its field away, for those who do not see it. */
  onChange: (mapping: Mapping, words: string) => void;
}

/** Every column of the file with its first values, and the field it fills. */
export function ColumnList({ data, mapping, errors, onChange }: ColumnListProps) {
  const { t } = useTranslation('imports');
  const label = useFieldLabel(data.kind);
  const groups = fieldGroups(data.kind, data.fields);
  const options = (own: string | undefined) => [
    { value: '', label: t('columns.ignore') },
    ...groups.map(({ group, fields }) => ({
      group: t(`fieldGroup.${group}`),
      items: fields.map((field) => ({
        value: field,
        label: mapping[field] && field !== own ? t('columns.taken', { field: label(field), column: mapping[field] }) : label(field),
      })),
    })),
  ];
  const choose = (column: string, field: string) => {
    const from = field ? mapping[field] : undefined;
    onChange(
      assign(mapping, column, field || undefined),
      from && from !== column ? t('columns.moved', { field: label(field), from, to: column }) : '',
    );
  };
  return (
    <table className={classes.columns}>
      <caption className="sr">{t('columns.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columns.inFile')}</th>
          <th scope="col">{t('columns.values')}</th>
          <th scope="col">{t('columns.field')}</th>
        </tr>
      </thead>
      <tbody>
        {data.columns.map((column, place) => {
          const field = fieldOfColumn(mapping, column);
          const values = data.sample.map((row) => row[place] ?? '').filter(Boolean).slice(0, shownValues);
          return (
            <tr key={column} data-ignored={field === undefined || undefined}>
              <th scope="row">
                <bdi>{column}</bdi>
              </th>
              <td>
                {values.length === 0 ? (
                  <Unknown />
                ) : (
                  <ul className={classes.values}>
                    {values.map((value, index) => (
                      <li key={index}>
                        <bdi>{value}</bdi>
                      </li>
                    ))}
                  </ul>
                )}
              </td>
              <td>
                <div className={classes.fieldOf}>
                  <Icon name={field ? 'go' : 'x'} />
                  <NativeSelect
                    aria-label={t('columns.fieldOf', { column })}
                    value={field ?? ''}
                    error={field ? errors[`mapping.${field.replaceAll('/', '.')}`] : undefined}
                    onChange={(event) => choose(column, event.currentTarget.value)}
                    data={options(field)}
                  />
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
