import { Button, NativeSelect } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Icon, Isolated, LocalText, Tag } from '@/shared/ui';
import classes from './partner_reports.module.css';
import { previewHref, putChoice, sendReport, type Recipient } from './queries';

/** Each contact with what it was sent last, and what can be done for it. */
export function Recipients({ recipients }: { recipients: Recipient[] }) {
  return (
    <ul className={classes.recipients}>
      {recipients.map((recipient) => (
        <li key={`${recipient.organisation_id} ${recipient.contact_email}`}>
          <One recipient={recipient} />
        </li>
      ))}
    </ul>
  );
}

function One({ recipient }: { recipient: Recipient }) {
  const { t } = useTranslation(['partner_reports', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const settle = {
    onError: (error: Error) => notifications.show({ withCloseButton: false, color: 'red', message: asProblem(error).fields[0]?.message ?? asProblem(error).message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['partner_reports'] }),
  };
  const choose = useMutation({
    mutationFn: (choice: { language?: 'fr' | 'ar'; isStopped?: boolean }) => {
      const language = choice.language ?? (recipient.language_is_chosen ? (recipient.language as 'fr' | 'ar') : undefined);
      return putChoice(recipient.organisation_id, { is_stopped: choice.isStopped ?? recipient.is_stopped, ...(language ? { language } : {}) });
    },
    ...settle,
  });
  const send = useMutation({
    mutationFn: () => sendReport(recipient),
    onSuccess: () => notifications.show({ withCloseButton: false, message: t('to.sent', { email: recipient.contact_email }) }),
    ...settle,
  });
  const name = recipient.contact_name ?? recipient.contact_email;
  const ask = () =>
    modals.openConfirmModal({
      title: t('to.sendTitle', { name }),
      children: t('to.sendText', { email: recipient.contact_email }),
      labels: { confirm: t('to.send'), cancel: t('common:cancel') },
      confirmProps: { variant: 'filled' },
      onConfirm: () => send.mutate(),
    });
  return (
    <>
      <span>
        <LocalText text={recipient.organisation_name} className="strong" />{' '}
        {recipient.signs_in ? <Tag>{t('to.signsIn')}</Tag> : recipient.is_stopped ? <Tag>{t('to.stopped')}</Tag> : null}
      </span>
      <small className="muted">
        {recipient.contact_name && (
          <>
            <bdi>{recipient.contact_name}</bdi> ·{' '}
          </>
        )}
        <Isolated>{recipient.contact_email}</Isolated> · {t('to.agreements', { count: recipient.agreements })} ·{' '}
        {recipient.last_sent_at ? t('to.lastSent', { at: format.instant(recipient.last_sent_at, 'medium') }) : t('to.neverSent')}
        {recipient.last_sent_at && <> · {recipient.last_opened_at ? t('to.opened') : t('to.notOpened')}</>}
      </small>
      <div className={classes.actions}>
        <NativeSelect
          size="xs"
          aria-label={t('to.languageOf', { name })}
          value={recipient.language}
          disabled={choose.isPending}
          data={(['fr', 'ar'] as const).map((value) => ({ value, label: t(`to.language.${value}`) }))}
          onChange={(event) => choose.mutate({ language: event.currentTarget.value as 'fr' | 'ar' })}
        />
        <Button component="a" size="xs" leftSection={<Icon name="document" />} href={previewHref(recipient)} target="_blank" rel="noreferrer" aria-label={t('to.previewOne', { name })}>
          {t('to.preview')}
        </Button>
        <Button size="xs" loading={send.isPending} onClick={ask} aria-label={t('to.sendOne', { name })}>
          {t('to.send')}
        </Button>
        <Button size="xs" variant="subtle" loading={choose.isPending} onClick={() => choose.mutate({ isStopped: !recipient.is_stopped })} aria-label={t(recipient.is_stopped ? 'to.resumeOne' : 'to.stopOne', { name })}>
          {t(recipient.is_stopped ? 'to.resume' : 'to.stop')}
        </Button>
      </div>
    </>
  );
}
