import { Button, Checkbox, Modal, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { asProblem, sessionChanged, type Session } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput, FailedState, Skeleton } from '@/shared/ui';
import classes from './invitations.module.css';
import { previewMessage, writeMessage, type MessageBody, type MessageKind } from './queries';

/** Each is printed while one waits. */
const mostConvocations = 50;

/** Before anything is sent: who gets what, in whose language, and who gets nothing and why. */
export function MessageDialog({ session, kind, personIds, onClose }: { session: Session; kind: MessageKind; personIds: string[]; onClose: (written: boolean) => void }) {
  const { t } = useTranslation(['invitations', 'common', 'terms']);
  const queryClient = useQueryClient();
  const asks = kind === 'invitation' || kind === 'reminder';
  const [until, setUntil] = useState<string | null>(kind === 'invitation' ? usualDeadline(session) : null);
  const [message, setMessage] = useState('');
  const mayConvoke = kind !== 'reminder' && kind !== 'cancellation' && kind !== 'postponement';
  const [convokes, setConvokes] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const body: MessageBody = { kind, person_ids: personIds, ...(asks && until ? { answer_by: until } : {}), ...(message.trim() ? { message: message.trim() } : {}), convocation: convokes };
  const [settled] = useDebouncedValue(body, 300);
  const preview = useQuery({ queryKey: ['sessions', 'preview', session.id, settled], queryFn: () => previewMessage(session.id, settled), retry: false, gcTime: 0 });
  const send = useMutation({
    mutationFn: () => writeMessage(session.id, body, key),
    onSuccess: (told) => {
      notifications.show({ withCloseButton: false, message: t('dialog.written', { count: told.written }) });
      onClose(true);
    },
    onSettled: () => sessionChanged(queryClient),
  });
  const problem = send.error ?? preview.error;
  const plan = preview.data;
  const toBeAsked = plan ? plan.written + (kind === 'invitation' ? plan.without_address : 0) : 0;
  return (
    <Modal opened onClose={() => onClose(false)} size="lg" title={t(`dialog.title.${kind}`)} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        {problem && asProblem(problem).status < 500 && (
          <Banner tone="bad" icon="alert" role="alert">
            {asProblem(problem).fields[0]?.message ?? asProblem(problem).message}
          </Banner>
        )}
        {asks && <DayInput label={t('dialog.until')} description={kind === 'reminder' ? t('dialog.untilKept') : undefined} value={until} onChange={setUntil} isRequired={kind === 'invitation'} />}
        <Textarea label={t('dialog.message')} description={t('dialog.messageText')} autosize minRows={2} maxLength={2000} value={message} onChange={(event) => setMessage(event.currentTarget.value)} />
        {mayConvoke && (
          <Checkbox
            label={t('dialog.convocation')}
            description={personIds.length > mostConvocations ? t('dialog.convocationTooMany', { count: mostConvocations }) : t('dialog.convocationText')}
            disabled={personIds.length > mostConvocations}
            checked={convokes}
            onChange={(event) => setConvokes(event.currentTarget.checked)}
          />
        )}
        {preview.isPending ? (
          <Skeleton lines={5} />
        ) : !plan ? (
          asProblem(preview.error).status >= 500 && <FailedState error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <>
            <p>
              <b>{t('dialog.will', { count: plan.written })}</b>
              {plan.without_address > 0 && <> {t('dialog.withoutAddress', { count: plan.without_address })}</>}
              {plan.left_out > 0 && <> {t('dialog.leftOut', { count: plan.left_out })}</>}
            </p>
            {plan.over_quota > 0 && (
              <Banner tone="warn" icon="alert">
                {t('dialog.overQuota', { count: plan.over_quota })}
              </Banner>
            )}
            <ul className={classes.lines} tabIndex={0} aria-label={t('dialog.who')}>
              {plan.items.map((line) => (
                <li key={line.person_id}>
                  <bdi>{line.display_name}</bdi>
                  {line.left_out ? <span className="muted">{t(`leftOut.${line.left_out}`, { defaultValue: line.left_out })}</span> : <span className="muted">{line.over_quota && <>{t('dialog.noPlaceLeft')} · </>}<bdi>{line.address}</bdi></span>}
                </li>
              ))}
            </ul>
            {plan.samples.map((sample) => (
              <div key={sample.language} className={classes.sample} lang={sample.language} dir={sample.language === 'ar' ? 'rtl' : 'ltr'}>
                <b>{sample.subject}</b>
                {sample.body}
              </div>
            ))}
          </>
        )}
        <div className="row">
          <Button onClick={() => onClose(false)}>{t('common:cancel')}</Button>
          <Button type="submit" variant="filled" loading={send.isPending} disabled={!plan || toBeAsked === 0}>
            {t('dialog.send', { count: plan?.written ?? 0 })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Ten days from now, or the session's first day when that comes sooner. */
function usualDeadline(session: Session): string {
  const inTenDays = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  return session.first_date && session.first_date < inTenDays ? session.first_date : inTenDays;
}
