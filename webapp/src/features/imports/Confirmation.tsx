import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, confirmImport, importQuery, type Import } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, Panel } from '@/shared/ui';
import classes from './imports.module.css';

/** What confirming writes, in numbers and words, and the button that does it. */
export function Confirmation({ data, isReading }: { data: Import; isReading: boolean }) {
  const { t } = useTranslation(['imports', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const [skipsErrors, setSkips] = useState(false);
  const counted = (group: string) => data.counts[group] ?? 0;
  const errors = counted('error');
  const writes = counted('new') + counted('changed');
  const confirm = useMutation({
    mutationFn: () => confirmImport(data.id, skipsErrors),
    onSuccess: (moved) => queryClient.setQueryData(importQuery(data.id).queryKey, moved),
    onError: () => queryClient.invalidateQueries({ queryKey: importQuery(data.id).queryKey }),
  });
  const problem = confirm.error ? asProblem(confirm.error) : undefined;
  const isBlocked = isReading || !data.can.confirm || (errors > 0 && !skipsErrors) || (errors > 0 && writes === 0);
  return (
    <Panel title={t('confirm.title')} note={t('confirm.nothingYet')}>
      <div className="stack">
        <dl className={classes.writes}>
          <div>
            <dt>{t('confirm.new')}</dt>
            <dd>{t(`thing.${data.kind}`, { count: counted('new'), shown: format.number(counted('new')) })}</dd>
          </div>
          <div>
            <dt>{t('confirm.changed')}</dt>
            <dd>{t(`thing.${data.kind}`, { count: counted('changed'), shown: format.number(counted('changed')) })}</dd>
          </div>
          <div>
            <dt>{t('confirm.unchanged')}</dt>
            <dd>{t(`thing.${data.kind}`, { count: counted('unchanged'), shown: format.number(counted('unchanged')) })}</dd>
          </div>
          <div data-bad={errors > 0 || undefined}>
            <dt>{t('confirm.error')}</dt>
            <dd>{t('thing.rows', { count: errors, shown: format.number(errors) })}</dd>
          </div>
        </dl>
        {errors > 0 && writes > 0 && (
          <Checkbox
            label={t('confirm.skip')}
            description={t('confirm.skipText')}
            checked={skipsErrors}
            onChange={(event) => setSkips(event.currentTarget.checked)}
          />
        )}
        {problem && (
          <Banner tone="bad" icon="alert" role="alert">
            {problem.isNoAnswer ? t('common:failed.noAnswer') : (problem.fields[0]?.message ?? problem.message)} {t('common:failed.nothingLost')}
          </Banner>
        )}
        <div className={classes.buttons}>
          <Button variant="filled" disabled={isBlocked} loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {writes > 0 ? t('confirm.do') : t('confirm.nothing')}
          </Button>
          <span className="small muted" role="status">
            {isReading ? t('confirm.reading') : data.rows === 0 ? t('confirm.noRows') : errors > 0 ? t('confirm.errorsLeft', { count: errors }) : t('confirm.clean')}
          </span>
        </div>
      </div>
    </Panel>
  );
}
