import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { asProblem, importQuery, mapImport, type Import, type ImportMapping } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, Icon, Panel, useKept } from '@/shared/ui';
import { ColumnList } from './ColumnList';
import { Defaults } from './Defaults';
import { useFieldLabel } from './fieldWords';
import { mappedColumns, missingFields, type Mapping } from './wizard';
import classes from './imports.module.css';

/** Third step: which field each column fills, and what to take where the file says nothing. */
export function ColumnsStep({ data, onDone, backHref }: { data: Import; onDone: () => void; backHref: string }) {
  const { t } = useTranslation(['imports', 'common']);
  const format = useFormat();
  const label = useFieldLabel(data.kind);
  const queryClient = useQueryClient();
  const [kept, keep] = useKept<{ mapping: Mapping; defaults: Mapping }>(`import.${data.id}.columns`, data.columns.join('\n'));
  const [isRefused, setRefused] = useState(false);
  const [moved, setMoved] = useState('');
  const summary = useRef<HTMLDivElement>(null);
  const { mapping, defaults } = kept ?? { mapping: data.mapping, defaults: startDefaults(data) };
  const missing = missingFields(data.required_fields, mapping);
  const read = mappedColumns(data, mapping).length;
  const send = useMutation({
    mutationFn: (body: ImportMapping) => mapImport(data.id, body),
    onSuccess: (mapped) => {
      queryClient.setQueryData(importQuery(data.id).queryKey, mapped);
      keep(undefined);
      onDone();
    },
    onError: (error) => {
      setRefused(true);
      if (asProblem(error).status === 409) void queryClient.invalidateQueries({ queryKey: importQuery(data.id).queryKey });
    },
  });
  const problem = send.error ? asProblem(send.error) : undefined;
  const errors = problem?.fieldErrors() ?? {};
  const said = `${missing.length}|${problem?.message ?? ''}`;
  useEffect(() => {
    if (isRefused) summary.current?.focus();
  }, [isRefused, said]);
  const next = () => {
    setRefused(missing.length > 0);
    if (missing.length === 0) send.mutate({ mapping: clean(mapping), defaults: clean(defaults) });
    else summary.current?.focus();
  };
  return (
    <>
      {data.remembered_at && (
        <Banner tone="ok" icon="history">
          {t('columns.remembered', { date: format.instant(data.remembered_at) })}
        </Banner>
      )}
      <div ref={summary} tabIndex={-1} className={classes.summary}>
        {isRefused && missing.length > 0 && (
          <Banner tone="bad" icon="alert" role="alert">
            {missing.map((group) => (
              <span key={group.join()}>{t('columns.missing', { fields: group.map(label).join(` ${t('drop.or')} `) })} </span>
            ))}
          </Banner>
        )}
        {isRefused && problem && (
          <Banner tone="bad" icon="alert" role="alert">
            {problem.isNoAnswer
              ? t('common:failed.noAnswer')
              : problem.fields.length > 0
                ? problem.fields.map(({ path, message }) => <span key={path}>{`${label(path.split('/').slice(1).join('/'))}${t('common:colon')} ${message} `}</span>)
                : problem.message}{' '}
            {t('common:failed.nothingLost')}
          </Banner>
        )}
      </div>
      <Panel
        title={t('columns.title')}
        note={
          <span role="status">
            {t('columns.counted', { count: read, ignored: format.number(data.columns.length - read) })} {moved}
          </span>
        }
        isFlush
      >
        <ColumnList
          data={data}
          mapping={mapping}
          errors={errors}
          onChange={(changed, words) => {
            keep({ mapping: changed, defaults });
            setMoved(words);
          }}
        />
      </Panel>
      {data.default_fields.length > 0 && (
        <Panel title={t('columns.defaults')} note={t('columns.defaultsText')}>
          <Defaults data={data} mapping={mapping} values={defaults} errors={errors} onChange={(values) => keep({ mapping, defaults: values })} />
        </Panel>
      )}
      <div className={classes.buttons}>
        <Button variant="filled" loading={send.isPending} onClick={next} rightSection={<Icon name="go" />}>
          {t('columns.next')}
        </Button>
        <AppLink href={backHref}>{t('columns.back')}</AppLink>
      </div>
    </>
  );
}

/** The texts of a list are in the language its words are in: French unless somebody said otherwise. */
function startDefaults(data: Import): Mapping {
  return data.default_fields.includes('language') && data.kind === 'sessions' ? { language: 'fr', ...data.defaults } : { ...data.defaults };
}

function clean(values: Mapping): Mapping {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
