import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Isolated, Tag } from '@/shared/ui';
import { letBe, scheduleChanged, type Clash } from './scheduleQueries';

/** What a clash is about, in one line; plain where nothing can be followed. */
export function ClashText({ clash, isPlain }: { clash: Clash; isPlain?: boolean }) {
  const { t } = useTranslation('scheduling');
  const format = useFormat();
  return (
    <>
      <b>{t(`kind.${clash.kind}`)}</b> {clash.subject && <bdi>{format.text(clash.subject)}</bdi>}
      {clash.other_session_id && (
        <>
          {' · '}
          {isPlain ? <Isolated>{clash.other_reference ?? ''}</Isolated> : <AppLink href={`/sessions/${clash.other_session_id}`}><Isolated>{clash.other_reference ?? ''}</Isolated></AppLink>}
          {clash.other_title && <> <bdi>{format.text(clash.other_title)}</bdi></>}
        </>
      )}
      {clash.people != null && <> · {clash.seats != null ? t('seats', { people: clash.people, seats: clash.seats }) : t('people', { count: clash.people })}</>}
      {clash.until && <> · {t('until', { date: format.date(clash.until) })}</>}
      {clash.expected && <> · {t('expected')}</>}
    </>
  );
}

/** When it is. */
export function ClashTime({ clash }: { clash: Clash }) {
  const format = useFormat();
  return (
    <>
      {format.date(clash.date)} {clash.starts && clash.ends && <Isolated>{`${clash.starts.slice(0, 5)}–${clash.ends.slice(0, 5)}`}</Isolated>}
    </>
  );
}

/** Open, refused, or let be: by whom and why; who may says so here. */
export function ClashDecision({ clash, mayDecide }: { clash: Clash; mayDecide: boolean }) {
  const { t } = useTranslation(['scheduling', 'common']);
  const queryClient = useQueryClient();
  const [reason, setReason] = useState<string>();
  const decide = useMutation({ mutationFn: (said: string) => letBe(clash, said), onSuccess: () => scheduleChanged(queryClient) });
  if (clash.override_reason) {
    return (
      <>
        <Tag tone="ok">{t('letBe')}</Tag> <bdi>{clash.override_reason}</bdi> <span className="muted small"><bdi>{clash.override_by}</bdi></span>
      </>
    );
  }
  if (clash.refused) return <Tag tone="bad">{t('refused')}</Tag>;
  if (!mayDecide) return <Tag tone="warn">{t('open')}</Tag>;
  if (reason === undefined) return <Button size="xs" onClick={() => setReason('')}>{t('override')}</Button>;
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) decide.mutate(reason);
      }}
    >
      <TextInput aria-label={t('reason')} placeholder={t('reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)}
        error={decide.error ? asProblem(decide.error).message : undefined} />
      <Button size="xs" type="submit" loading={decide.isPending} disabled={!reason.trim()}>{t('common:save')}</Button>
    </form>
  );
}
