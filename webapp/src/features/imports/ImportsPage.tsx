import { Button, FileButton } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState, type DragEvent } from 'react';
import { importQuery, importsList, uploadImport, type Import } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { DataTable, EmptyState, FailedState, Icon, PageHead, Panel, useCrumbs, type Column } from '@/shared/ui';
import classes from './imports.module.css';
import { ImportStateTag } from './ImportStateTag';

export default function ImportsPage() {
  const { t } = useTranslation('imports');
  const list = useInfiniteQuery(importsList());
  const columns = useImportColumns();
  useCrumbs([{ label: t('title') }]);
  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')} />
      <Upload />
      <Panel title={t('earlier')} isFlush>
        <DataTable
          caption={t('earlier')}
          columns={columns}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/imports/${id}`}
          empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
        />
      </Panel>
    </>
  );
}

const greatestBytes = 32 * 1024 * 1024;

function Upload() {
  const { t } = useTranslation('imports');
  const router = useRouter();
  const queryClient = useQueryClient();
  const [isOver, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const upload = useMutation({
    mutationFn: uploadImport,
    onSuccess: (made) => {
      queryClient.setQueryData(importQuery(made.id).queryKey, made);
      void queryClient.invalidateQueries({ queryKey: ['imports', 'list'] });
      void router.navigate({ href: `/imports/${made.id}` });
    },
  });
  const take = (file: File | null | undefined) => {
    if (!file) return;
    if (file.size > greatestBytes) return setRefusal(t('upload.tooLarge'));
    setRefusal(undefined);
    upload.mutate(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <Panel title={t('upload.title')}>
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>{t('upload.text')}</p>
        <FileButton onChange={take} accept=".csv,text/csv" inputProps={{ 'aria-label': t('upload.choose') }}>
          {(props) => (
            <Button {...props} variant="filled" leftSection={<Icon name="import" />} loading={upload.isPending}>
              {t('upload.choose')}
            </Button>
          )}
        </FileButton>
        {refusal && (
          <p className="bad" role="alert">
            {refusal}
          </p>
        )}
      </div>
      {upload.isError && <FailedState error={upload.error} title={t('upload.refused')} />}
    </Panel>
  );
}

function useImportColumns(): Column<Import>[] {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return [
    { id: 'file', header: t('field.file_name'), isName: true, isCut: true, cell: ({ file_name: name }) => <bdi>{name}</bdi> },
    { id: 'at', header: t('field.created_at'), cell: ({ created_at: at }) => <bdi>{format.instant(at, 'medium')}</bdi> },
    { id: 'rows', header: t('field.rows'), isNumber: true, cell: ({ rows }) => format.number(rows) },
    ...(['new', 'changed', 'unchanged', 'error'] as const).map((group) => ({
      id: group, header: t(`group.${group}`), isNumber: true, cell: ({ counts }: Import) => format.number(counts[group] ?? 0),
    })),
    { id: 'state', header: t('field.state'), cell: ({ state }) => <ImportStateTag state={state} /> },
  ];
}
