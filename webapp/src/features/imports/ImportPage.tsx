import { Button, Checkbox, Progress } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { cancelImport, confirmImport, importQuery, importsChanged, isWorking, type Import } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, FailedState, Isolated, PageHead, Panel, Skeleton, useCrumbs } from '@/shared/ui';
import { ImportStateTag } from './ImportStateTag';
import { MappingForm } from './MappingForm';
import { PreviewRows } from './PreviewRows';
import classes from './imports.module.css';

/** One file on its way into the records: columns, preview, confirmation, result. */
export default function ImportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('imports');
  const read = useQuery(importQuery(id));
  const queryClient = useQueryClient();
  const state = read.data?.state;
  useCrumbs([{ label: t('title'), href: '/imports' }, { label: read.data?.file_name ?? '' }]);
  useEffect(() => {
    // The rows of an earlier preview are not those of this one; a confirmed import changed the records.
    if (state === 'previewed') void queryClient.invalidateQueries({ queryKey: ['imports', 'rows', id] });
    if (state === 'confirmed') importsChanged(queryClient);
  }, [state, id, queryClient]);
  if (read.isPending) return <Skeleton lines={8} />;
  if (!read.data) return <FailedState error={read.error} onRetry={() => void read.refetch()} />;
  return <View data={read.data} />;
}

function View({ data }: { data: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const [isMapping, setMapping] = useState(false);
  const hasRows = data.state === 'previewed' || data.state === 'confirmed';
  const mapsNow = data.state === 'uploaded' || isMapping;
  return (
    <>
      <PageHead
        title={<bdi>{data.file_name}</bdi>}
        documentTitle={data.file_name}
        tag={<ImportStateTag state={data.state} />}
        subtitle={t('rowsRead', { count: data.rows })}
        actions={data.can.cancel && <CancelButton data={data} />}
      />
      <p className="tiny muted">
        {t('fingerprint')} <Isolated>{data.sha256.slice(0, 16)}</Isolated> · {format.instant(data.created_at, 'medium')}
      </p>
      {data.failure && (
        <Banner tone="bad" icon="alert" role="alert">
          <b>{data.failure.message}</b> {data.failure.detail}
        </Banner>
      )}
      {data.state === 'cancelled' && <Banner icon="x">{t('cancelled')}</Banner>}
      {data.state === 'confirmed' && (
        <Banner tone="ok" icon="check" role="status" end={<AppLink href="/sessions">{t('seeSessions')}</AppLink>}>
          <b>{t('done.title')}</b> {t('done.text', { count: data.counts.new ?? 0 })}
        </Banner>
      )}
      {isWorking(data) && <Working data={data} />}
      {mapsNow && data.can.map && <MappingForm key={data.version} data={data} onSent={() => setMapping(false)} />}
      {hasRows && !mapsNow && (
        <>
          {data.can.confirm && <Confirmation data={data} onMap={() => setMapping(true)} />}
          <PreviewRows data={data} />
        </>
      )}
    </>
  );
}

function Working({ data }: { data: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { done, total } = data.progress;
  const said = t('working.rows', { done: format.number(done), total: format.number(total) });
  return (
    <Panel title={t(`working.${data.state}`)}>
      <Progress value={total > 0 ? (done / total) * 100 : 0} aria-label={said} />
      <p className="small muted" role="status">
        {said}
      </p>
    </Panel>
  );
}

function Confirmation({ data, onMap }: { data: Import; onMap: () => void }) {
  const { t } = useTranslation('imports');
  const queryClient = useQueryClient();
  const [skipsErrors, setSkips] = useState(false);
  const errors = data.counts.error ?? 0;
  const kept = data.rows - errors;
  const confirm = useMutation({
    mutationFn: () => confirmImport(data.id, skipsErrors),
    onSuccess: (moved) => {
      queryClient.setQueryData(importQuery(data.id).queryKey, { ...data, ...moved, columns: data.columns, fields: data.fields, sample: data.sample });
      void queryClient.invalidateQueries({ queryKey: importQuery(data.id).queryKey });
    },
  });
  return (
    <Panel title={t('confirm.title')}>
      <div className="stack">
        <p>{errors > 0 ? t('confirm.errors', { count: errors }) : t('confirm.clean')}</p>
        {errors > 0 && kept > 0 && (
          <Checkbox label={t('confirm.skip')} checked={skipsErrors} onChange={(event) => setSkips(event.currentTarget.checked)} />
        )}
        {confirm.isError && <FailedState error={confirm.error} />}
        <div className={classes.buttons}>
          <Button variant="filled" disabled={errors > 0 && (!skipsErrors || kept === 0)} loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {t('confirm.do', { count: data.counts.new ?? 0 })}
          </Button>
          <Button onClick={onMap}>{t('confirm.remap')}</Button>
        </div>
      </div>
    </Panel>
  );
}

function CancelButton({ data }: { data: Import }) {
  const { t } = useTranslation(['imports', 'common']);
  const router = useRouter();
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelImport(data.id),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['imports'] });
      void router.navigate({ href: '/imports' });
    },
    onError: () => queryClient.invalidateQueries({ queryKey: importQuery(data.id).queryKey }),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('cancel.title'),
      children: t('cancel.text'),
      labels: { confirm: t('cancel.do'), cancel: t('cancel.keep') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => cancel.mutate(),
    });
  return (
    <Button loading={cancel.isPending} onClick={ask}>
      {t('cancel.do')}
    </Button>
  );
}
