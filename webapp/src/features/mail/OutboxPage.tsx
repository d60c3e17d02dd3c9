import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asProblem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, Banner, DataTable, EmptyState, ExportButton, FilterChips, Isolated, Nothing, PageHead, Panel, Tag, useCrumbs, useUrlSearch, type Column, type Tone,
} from '@/shared/ui';
import { mailStatusQuery, outboxList, putMailState, type MailMessage } from './queries';

const names = ['q', 'state', 'kind', 'session'] as const;
const states = ['waiting', 'sending', 'sent', 'failed', 'given_up'] as const;
const kinds = ['invitation', 'reminder', 'confirmation', 'change', 'cancellation', 'promotion', 'deadlines', 'correction', 'partner_report'] as const;

/** What leaves by mail: its state, what the mail server said last, trying again and giving up. */
export default function OutboxPage() {
  const { t } = useTranslation(['mail', 'terms']);
  const [search] = useUrlSearch();
  const list = useInfiniteQuery(outboxList(Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]]))));
  const columns = useOutboxColumns();
  useCrumbs([{ label: t('outbox.title') }]);
  return (
    <>
      <PageHead
        title={t('outbox.title')}
        subtitle={t('outbox.subtitle')}
        actions={
          <>
            <ExportButton list="mail_messages" />
            <AppLink href="/outbox/templates">{t('outbox.templates')}</AppLink>
          </>
        }
      />
      <Status />
      <FilterChips
        hasSearch
        filters={[
          { name: 'state', label: t('field.state'), options: states.map((value) => ({ value, label: t(`terms:mail_state.${value}`) })) },
          { name: 'kind', label: t('field.kind'), options: kinds.map((value) => ({ value, label: t(`terms:mail_kind.${value}`) })) },
        ]}
      />
      <Panel isFlush>
        <DataTable caption={t('outbox.title')} columns={columns} list={list} rowId={({ id }) => id} empty={<EmptyState title={t('outbox.none')}>{t('outbox.noneText')}</EmptyState>} />
      </Panel>
    </>
  );
}

function Status() {
  const { t } = useTranslation(['mail', 'terms']);
  const format = useFormat();
  const { data: status } = useQuery(mailStatusQuery);
  if (!status) return null;
  const counts = t('outbox.counts', { waiting: format.number(status.waiting), failed: format.number(status.failed), sent: format.number(status.sent) });
  if (status.fault) {
    return (
      <Banner tone="bad" icon="alert">
        {t('outbox.fault')} <bdi>{status.fault}</bdi>
      </Banner>
    );
  }
  if (!status.leaves) {
    return (
      <Banner tone="warn" icon="alert">
        {t('outbox.noServer')} {counts}
      </Banner>
    );
  }
  return (
    <Banner tone={status.last_problem ? 'warn' : 'plain'} icon={status.last_problem ? 'alert' : 'out'}>
      <bdi>{status.server}</bdi> · {counts}{' '}
      {status.last_problem && (
        <>
          {t('outbox.trouble', { problem: t(`terms:mail_problem.${status.last_problem}`) })} <bdi className="muted">{status.last_answer}</bdi>
        </>
      )}
    </Banner>
  );
}

const tones: Record<MailMessage['state'], Tone> = { waiting: 'plain', sending: 'go', sent: 'ok', failed: 'bad', given_up: 'plain' };

function useOutboxColumns(): Column<MailMessage>[] {
  const { t } = useTranslation(['mail', 'terms']);
  const format = useFormat();
  return [
    {
      id: 'to', header: t('field.to'), isName: true,
      cell: (m) => (
        <div>
          <bdi>{m.to_name || m.to_address}</bdi>
          <div className="muted small">
            <bdi>{m.to_address}</bdi>
          </div>
        </div>
      ),
    },
    { id: 'kind', header: t('field.kind'), cell: (m) => t(`terms:mail_kind.${m.kind}`) },
    {
      id: 'state', header: t('field.state'),
      cell: (m) => (
        <div>
          <Tag tone={tones[m.state]}>{t(`terms:mail_state.${m.state}`)}</Tag>
          {m.problem && <div className="small bad">{t(`terms:mail_problem.${m.problem}`)}</div>}
          {m.next_attempt_at && m.attempts > 0 && <div className="muted small">{t('outbox.nextAt', { at: format.instant(m.next_attempt_at, 'medium') })}</div>}
        </div>
      ),
    },
    {
      id: 'session', header: t('field.session'), isLabelled: true,
      cell: (m) =>
        m.session_id ? (
          <AppLink href={`/sessions/${m.session_id}?tab=invitations`}>
            <Isolated>{m.session_reference ?? ''}</Isolated>
          </AppLink>
        ) : (
          <Nothing />
        ),
    },
    { id: 'at', header: t('field.at'), isLabelled: true, cell: (m) => <bdi>{format.instant(m.created_at, 'medium')}</bdi> },
    { id: 'attempts', header: t('field.attempts'), isNumber: true, cell: (m) => format.number(m.attempts) },
    { id: 'answer', header: t('field.answer'), isLabelled: true, cell: (m) => (m.answer ? <bdi className="small">{m.answer}</bdi> : <Nothing />) },
    { id: 'actions', header: t('field.actions'), isActions: true, cell: (m) => <Actions message={m} /> },
  ];
}

function Actions({ message }: { message: MailMessage }) {
  const { t } = useTranslation('mail');
  const queryClient = useQueryClient();
  const put = useMutation({
    mutationFn: (state: 'waiting' | 'given_up') => putMailState(message, state),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['mail'] }),
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', title: t('outbox.refused'), message: asProblem(error).message }),
  });
  const name = message.to_name || message.to_address;
  return (
    <div className="row" style={{ flexWrap: 'nowrap' }}>
      {message.can.retry && (
        <Button size="xs" loading={put.isPending} aria-label={t('outbox.retryOne', { name })} onClick={() => put.mutate('waiting')}>
          {t('outbox.retry')}
        </Button>
      )}
      {message.can.give_up && (
        <Button size="xs" variant="subtle" disabled={put.isPending} aria-label={t('outbox.giveUpOne', { name })} onClick={() => put.mutate('given_up')}>
          {t('outbox.giveUp')}
        </Button>
      )}
    </div>
  );
}
