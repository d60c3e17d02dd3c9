import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { importQuery, importsChanged, isWorking, sessionQuery, type Import } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, FailedState, PageHead, Skeleton, useCrumbs, useUrlSearch } from '@/shared/ui';
import { CancelButton } from './CancelButton';
import { CheckStep } from './CheckStep';
import { ColumnsStep } from './ColumnsStep';
import { Evidence } from './Evidence';
import { ImportStateTag } from './ImportStateTag';
import { ResultStep } from './ResultStep';
import { Steps } from './Steps';
import { TableStep } from './TableStep';
import { linkedSteps, stepOf, type Step } from './wizard';
import { Working } from './Working';

/** One file on its way into the records. The address holds the step, the server all the rest: a reload loses nothing. */
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
    if (state === 'confirmed' || state === 'undone') importsChanged(queryClient);
  }, [state, id, queryClient]);
  if (read.isPending) return <Skeleton lines={8} />;
  if (!read.data) return <FailedState error={read.error} onRetry={() => void read.refetch()} />;
  return <Wizard data={read.data} />;
}

function Wizard({ data }: { data: Import }) {
  const [search, change] = useUrlSearch();
  const step = stepOf(data, search.step);
  const href = (to: Step) => `/imports/${data.id}?step=${to}`;
  const go = (to: Step) => {
    change({ step: to, group: undefined }, { push: true });
    window.scrollTo({ top: 0 });
  };
  // A corrected cell reads the list once more; the rows stay in view meanwhile.
  const isFirstReading = data.state === 'previewing' && data.corrections.length === 0;
  return (
    <>
      <PageHead
        title={<bdi>{data.file_name}</bdi>}
        documentTitle={data.file_name}
        tag={<ImportStateTag state={data.state} />}
        subtitle={<About data={data} />}
        actions={data.can.cancel && data.state !== 'confirming' && <CancelButton data={data} />}
      />
      <Steps current={step} open={linkedSteps(data, step)} href={href} />
      {step === 'table' && <TableStep data={data} onDone={() => go('columns')} />}
      {step === 'columns' && <ColumnsStep data={data} onDone={() => go('check')} backHref={href('table')} />}
      {step === 'check' && (isFirstReading ? <Working data={data} /> : <CheckStep data={data} />)}
      {step === 'result' && (isWorking(data) ? <Working data={data} /> : <ResultStep data={data} />)}
      <Evidence data={data} />
    </>
  );
}

function About({ data }: { data: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const session = useQuery({ ...sessionQuery(data.session_id ?? ''), enabled: Boolean(data.session_id) });
  return (
    <>
      {t(`kind.${data.kind}`)}
      {session.data && (
        <>
          {' · '}
          <AppLink href={`/sessions/${session.data.id}?tab=${data.kind === 'progress' ? 'online' : 'registrations'}`}>{format.text(session.data.title)}</AppLink>
        </>
      )}
      {' · '}
      {t('rowsRead', { count: data.rows, shown: format.number(data.rows) })}
    </>
  );
}
