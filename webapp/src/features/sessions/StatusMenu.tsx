import { Button, Menu, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, putSessionStatus, sessionChanged, sessionQuery, type Session, type SessionStatus } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, Icon } from '@/shared/ui';
import { isOver } from './schedule';
import { TellPeople, tellBody, usePeopleToTell, type TellWish } from './TellPeople';

/** Whether those who are expected must hear of it. */
const isNews = (from: SessionStatus, to: SessionStatus) =>
  from !== to && (to === 'cancelled' || to === 'postponed' || (to === 'confirmed' && from !== 'running') || ((from === 'cancelled' || from === 'postponed') && (to === 'planned' || to === 'open')));

/** The next states of a session, as the server's table gives them; some ask for a reason, days or attendance. */
export function StatusMenu({ session }: { session: Session }) {
  const { t } = useTranslation(['sessions', 'terms', 'common']);
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<SessionStatus>();
  const [reason, setReason] = useState('');
  const [wish, setWish] = useState<TellWish>();
  const change = useMutation({
    mutationFn: (status: SessionStatus) => putSessionStatus(session, status, reason, tellBody(wish)),
    onSuccess: (changed) => {
      queryClient.setQueryData(sessionQuery(session.id).queryKey, changed);
      sessionChanged(queryClient);
      setAsked(undefined);
      setReason('');
      setWish(undefined);
    },
    onError: (error) => {
      if (asProblem(error).isStale) void queryClient.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const problem = change.error ? asProblem(change.error) : undefined;
  const step = session.next_statuses.find(({ status }) => status === asked);
  const needsReason = step?.needs_reason === true;
  const isGrave = asked === 'cancelled' || asked === 'postponed';
  const mayTell = session.can.tell === true && asked !== undefined && isNews(session.status, asked) && !isOver(session.days);
  const { count, isKnown } = usePeopleToTell(session.id, asked === 'confirmed' ? 'seated' : 'concerned', mayTell);
  const isUndecided = mayTell && (!isKnown || (count !== undefined && count.written > 0 && wish === undefined));
  const open = (status: SessionStatus) => {
    setWish(undefined);
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
          {session.next_statuses.map(({ status, takes_back: takesBack }) => (
            <Menu.Item key={status} color={status === 'cancelled' ? 'red' : undefined} onClick={() => open(status)}>
              {t(`status.${takesBack ? 'back' : 'to'}.${status}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked && t(`status.${step?.takes_back ? 'back' : 'to'}.${asked}`)}
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
              {problem.isStale ? t('status.stale') : problem.said}
              {!problem.isStale && problem.fields[0]?.detail && !problem.said.includes(problem.fields[0].detail) && <> <bdi>{problem.fields[0].detail}</bdi></>}
            </Banner>
          )}
          <p>{asked && t(`status.means.${asked}`)}</p>
          {step?.needs_days && session.days.length === 0 && <p className="small muted">{t('status.needsDays')}</p>}
          {step?.needs_attendance && <p className="small muted">{t('status.needsAttendance')}</p>}
          <Textarea
            label={t('status.reason')}
            description={needsReason ? t('status.reasonNeeded') : t('common:form.optional')}
            required={needsReason}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {mayTell && count && <TellPeople count={count} value={wish} onChange={setWish} />}
          <div className="row">
            <Button
              type="submit"
              variant="filled"
              color={isGrave ? 'red' : undefined}
              loading={change.isPending}
              disabled={(needsReason && reason.trim() === '') || isUndecided}
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
