import { Button, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem, mergePeople, mergePreview, mergesChanged, type AffiliationChoice, type Person } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, FailedState, Panel, Skeleton } from '@/shared/ui';
import { AffiliationChoices, FieldChoices } from './choices';
import { chosenFields, rawValue, type ChosenField } from './fields';
import { FigureMoves, PublishedMoves } from './FigureMoves';
import classes from './merges.module.css';

/** A value that the kept record lacks comes from the other, unless somebody chooses otherwise. */
function firstChoice(kept: Person, merged: Person): ChosenField[] {
  return chosenFields.filter((field) => rawValue(kept, field) === '' && rawValue(merged, field) !== '');
}

export function MergeForm({ kept, merged }: { kept: Person; merged: Person }) {
  const { t } = useTranslation(['merges', 'people', 'common']);
  const router = useRouter();
  const queryClient = useQueryClient();
  const [take, setTake] = useState<ChosenField[]>(() => firstChoice(kept, merged));
  const [affiliations, setAffiliations] = useState<AffiliationChoice>('unite');
  const [reason, setReason] = useState('');
  const preview = useQuery(mergePreview(kept.id, merged.id, take, affiliations));
  const merge = useMutation({
    mutationFn: () =>
      mergePeople(kept.id, {
        other_id: merged.id, version: kept.version, other_version: merged.version, take, affiliations, reason: reason.trim() || undefined,
      }),
    onSuccess: () => {
      mergesChanged(queryClient);
      notifications.show({ withCloseButton: false, message: t('merge.done'), color: 'teal' });
      void router.navigate({ href: `/people/${kept.id}` });
    },
  });
  const problem = merge.error ? asProblem(merge.error) : undefined;
  return (
    <div className="stack">
      <Panel title={t('merge.choose')} note={t('merge.chooseNote')} isFlush>
        <FieldChoices kept={kept} merged={merged} take={take} onTake={setTake} />
        <AffiliationChoices kept={kept} merged={merged} value={affiliations} onChange={setAffiliations} />
      </Panel>
      <Panel title={t('merge.effect')} note={preview.data && t('merge.shared', { count: preview.data.shared_sessions })} isFlush>
        {preview.isPending && <Skeleton lines={3} />}
        {preview.isError && <FailedState error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.data && !preview.isError && (
          <div aria-busy={preview.isPlaceholderData} className={preview.isPlaceholderData ? classes.old : undefined}>
            <FigureMoves figures={preview.data.figures} caption={t('merge.effect')} />
            <PublishedMoves tables={preview.data.published} />
          </div>
        )}
      </Panel>
      <Panel title={t('merge.confirmTitle')}>
        <div className="stack">
          <p className="muted">{t('merge.confirmText')}</p>
          <Textarea label={t('merge.reason')} description={t('merge.reasonHelp')} maxLength={500} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          {problem && (
            <Banner tone="bad" icon="alert" role="alert">
              {problem.isStale ? t('merge.stale') : (problem.fields[0]?.message ?? problem.message)}
            </Banner>
          )}
          <div className={classes.buttons}>
            <Button variant="filled" loading={merge.isPending} disabled={!preview.data || preview.isError} onClick={() => merge.mutate()}>
              {t('merge.confirm')}
            </Button>
            <Button variant="default" onClick={() => void router.navigate({ href: `/people/${kept.id}` })}>
              {t('common:cancel')}
            </Button>
          </div>
        </div>
      </Panel>
    </div>
  );
}
