import { ActionIcon, Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { importFileHref, importsList, type Import } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, DataTable, EmptyState, Icon, Nothing, PageHead, Panel, Unknown, useCrumbs, type Column } from '@/shared/ui';
import { Fingerprint } from './Evidence';
import { ImportStateTag } from './ImportStateTag';
import classes from './imports.module.css';

/** Every file that was brought, what became of it, and the file itself as evidence. */
export default function ImportsPage() {
  const { t } = useTranslation('imports');
  const router = useRouter();
  const list = useInfiniteQuery(importsList());
  const columns = useImportColumns();
  useCrumbs([{ label: t('title') }]);
  const start = (
    <Button variant="filled" leftSection={<Icon name="import" />} onClick={() => void router.navigate({ href: '/imports/new' })}>
      {t('new.title')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')} actions={start} />
      <Panel title={t('history.title')} note={t('history.note')} isFlush>
        <DataTable
          caption={t('history.title')}
          columns={columns}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/imports/${id}`}
          empty={
            <EmptyState title={t('history.none')} actions={<AppLink href="/imports/new">{t('new.title')}</AppLink>}>
              {t('history.noneText')}
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}

function useImportColumns(): Column<Import>[] {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return [
    { id: 'file', header: t('field.file_name'), isName: true, isCut: true, cell: ({ file_name: name }) => <bdi>{name}</bdi> },
    { id: 'kind', header: t('field.kind'), cell: ({ kind }) => t(`kindShort.${kind}`) },
    { id: 'state', header: t('field.state'), cell: ({ state }) => <ImportStateTag state={state} /> },
    {
      id: 'at',
      header: t('field.created_at'),
      cell: ({ created_at: at, account_name: name }) => (
        <>
          <bdi>{format.instant(at, 'medium')}</bdi>
          <br />
          <small className="muted">{name ? <bdi>{name}</bdi> : <Unknown />}</small>
        </>
      ),
    },
    ...(['new', 'changed', 'unchanged', 'error'] as const).map((group) => ({
      id: group, header: t(`group.${group}`), isNumber: true, cell: ({ counts }: Import) => (counts[group] ? format.number(counts[group]) : <Nothing />),
    })),
    {
      id: 'original',
      header: t('evidence.original'),
      cell: ({ id, file_name: name, sha256 }) => (
        <span className={classes.fingerprint}>
          <Fingerprint sha256={sha256} />
          <ActionIcon component="a" size="sm" href={importFileHref(id)} download={name} aria-label={t('evidence.download', { name })}>
            <Icon name="download" />
          </ActionIcon>
        </span>
      ),
    },
    {
      id: 'undo',
      header: t('undo.column'),
      cell: ({ id, state, file_name: name }) =>
        state === 'confirmed' ? (
          <AppLink href={`/imports/${id}`} aria-label={t('undo.of', { name })}>
            {t('undo.short')}
          </AppLink>
        ) : (
          <Nothing />
        ),
    },
  ];
}
