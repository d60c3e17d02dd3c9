import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { asProblem, importQuery, uploadAgain, type Import } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, Icon, Panel } from '@/shared/ui';
import { CheckStep } from './CheckStep';
import { UndoPanel } from './UndoPanel';
import classes from './imports.module.css';

const lists: Record<string, string> = { agreements: '/agreements', organisations: '/organisations', people: '/people', sessions: '/sessions' };

/** Fifth step: what was written and where it is; how to take it back; or, where nothing was written, how to go on. */
export function ResultStep({ data }: { data: Import }) {
  const { t } = useTranslation('imports');
  if (data.state === 'confirmed')
    return (
      <>
        <Done data={data} />
        <UndoPanel data={data} />
        <CheckStep data={data} />
      </>
    );
  return (
    <>
      {data.state === 'undone' && (
        <Banner icon="history" role="status">
          <b>{t('result.undone')}</b> {t('result.undoneText')}
        </Banner>
      )}
      {data.state === 'cancelled' && (
        <Banner icon="x" role="status">
          <b>{t('result.cancelled')}</b> {t('result.nothingWritten')}
        </Banner>
      )}
      {data.state === 'failed' && (
        <Banner tone="bad" icon="alert" role="alert">
          <b>{data.failure?.code === 'import_interrupted' ? t('result.interrupted') : t('result.failed')}</b>{' '}
          {data.failure?.code !== 'import_interrupted' && data.failure?.message} {t('result.nothingLost')}
        </Banner>
      )}
      <Again data={data} />
      {data.state === 'undone' && <CheckStep data={data} />}
    </>
  );
}

function Done({ data }: { data: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const router = useRouter();
  const counted = (group: string) => data.counts[group] ?? 0;
  const words = (group: string) => t(`thing.${data.kind}`, { count: counted(group), shown: format.number(counted(group)) });
  const go = (href: string) => () => void router.navigate({ href });
  return (
    <Panel title={t('result.done')}>
      <div className="stack">
        <div role="status">
          <ul className={classes.results}>
            <li>
              <Icon name="check" /> {t('result.new', { things: words('new') })}
            </li>
            {counted('changed') > 0 && (
              <li>
                <Icon name="check" /> {t('result.changed', { things: words('changed') })}
              </li>
            )}
            {counted('unchanged') > 0 && (
              <li>
                <Icon name="check" /> {t('result.unchanged', { things: words('unchanged') })}
              </li>
            )}
            {counted('error') > 0 && (
              <li data-left>
                <Icon name="alert" /> {t('result.left', { things: t('thing.rows', { count: counted('error'), shown: format.number(counted('error')) }) })}
              </li>
            )}
          </ul>
        </div>
        <div className={classes.buttons}>
          {data.kind === 'progress' ? (
            <Button variant="filled" onClick={go(`/sessions/${data.session_id ?? ''}?tab=online`)}>
              {t('result.see.progress')}
            </Button>
          ) : data.session_id ? (
            <>
              <Button
                variant="filled"
                leftSection={<Icon name="print" />}
                component="a"
                href={`/api/v1/sessions/${data.session_id}/sign_in_sheet?language=${format.language}`}
                target="_blank"
                rel="noopener"
              >
                {t('result.sheet')}
              </Button>
              <Button onClick={go(`/sessions/${data.session_id}?tab=registrations`)}>{t('result.registrations')}</Button>
              <Button onClick={go(`/sessions/${data.session_id}`)}>{t('result.attendance')}</Button>
            </>
          ) : (
            <Button variant="filled" onClick={go(lists[data.kind] ?? '/')}>
              {t(`result.see.${data.kind}`)}
            </Button>
          )}
          <Button onClick={go(againHref(data))}>{t('result.another')}</Button>
        </div>
      </div>
    </Panel>
  );
}

function againHref({ kind, session_id: session }: Import): string {
  return `/imports/new?${new URLSearchParams({ kind, ...(session ? { session } : {}) }).toString()}`;
}

/** The same file once more from the beginning: it is kept, nobody has to look for it. */
function Again({ data }: { data: Import }) {
  const { t } = useTranslation(['imports', 'common']);
  const router = useRouter();
  const queryClient = useQueryClient();
  const again = useMutation({
    mutationFn: () => uploadAgain(data),
    onSuccess: (made) => {
      queryClient.setQueryData(importQuery(made.id).queryKey, made);
      void queryClient.invalidateQueries({ queryKey: ['imports', 'list'] });
      void router.navigate({ href: `/imports/${made.id}` });
    },
  });
  const problem = again.error ? asProblem(again.error) : undefined;
  return (
    <Panel title={t('result.next')}>
      <div className="stack">
        <p>{t('result.againText')}</p>
        {problem && (
          <Banner tone="bad" icon="alert" role="alert">
            {problem.isNoAnswer ? t('common:failed.noAnswer') : (problem.fields[0]?.message ?? problem.message)}
          </Banner>
        )}
        <div className={classes.buttons}>
          <Button variant="filled" leftSection={<Icon name="sync" />} loading={again.isPending} onClick={() => again.mutate()}>
            {t('result.again')}
          </Button>
          <Button onClick={() => void router.navigate({ href: againHref(data) })}>{t('result.another')}</Button>
        </div>
      </div>
    </Panel>
  );
}
