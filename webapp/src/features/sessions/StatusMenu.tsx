import { Button, Menu, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, putSessionStatus, sessionChanged, sessionQuery, type Session, type SessionStatus } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, Icon } from '@/shared/ui';
import { statuses } from './words';

/** The next states of a session; cancelling asks for its reason. */
export function StatusMenu({ session }: { session: Session }) {
  const { t } = useTranslation(['sessions', 'terms', 'common']);
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<SessionStatus>();
  const [reason, setReason] = useState('');
  const change = useMutation({
    mutationFn: (status: SessionStatus) => putSessionStatus(session, status, reason),
    onSuccess: (changed) => {
      queryClient.setQueryData(sessionQuery(session.id).queryKey, changed);
      sessionChanged(queryClient);
      setAsked(undefined);
      setReason('');
    },
    onError: (error) => {
      if (asProblem(error).isStale) void queryClient.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const problem = change.error ? asProblem(change.error) : undefined;
  const needsReason = asked === 'cancelled';
  const open = (status: SessionStatus) => {
    change.reset();
    setAsked(status);
  };
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button rightSection={<Icon name="fold" />}>{t('status.change')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {statuses
            .filter((status) => status !== session.status)
            .map((status) => (
              <Menu.Item key={status} color={status === 'cancelled' ? 'red' : undefined} onClick={() => open(status)}>
                {t(`status.to.${status}`)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked && t(`status.to.${asked}`)}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (asked) change.mutate(asked);
          }}
        >
          {problem && (
            <Banner tone="bad" icon="alert" role="alert">
              {problem.isStale ? t('status.stale') : (problem.fields[0]?.message ?? problem.message)}{' '}
              {problem.fields[0]?.detail ?? problem.detail}
            </Banner>
          )}
          <p>{asked && t(`status.means.${asked}`)}</p>
          <Textarea
            label={t('status.reason')}
            description={needsReason ? t('status.reasonNeeded') : t('common:form.optional')}
            required={needsReason}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div className="row">
            <Button
              type="submit"
              variant="filled"
              color={needsReason ? 'red' : undefined}
              loading={change.isPending}
              disabled={needsReason && reason.trim() === ''}
            >
              {t('common:confirm')}
            </Button>
            <Button variant="subtle" onClick={() => setAsked(undefined)}>
              {t('common:cancel')}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
