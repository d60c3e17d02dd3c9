import { Checkbox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asProblem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, FailedState, Isolated, LocalText, Panel, Skeleton } from '@/shared/ui';
import { useAmount } from './CommitmentWords';
import classes from './commitments.module.css';
import { isFigure } from './commitmentValues';
import { commitmentsChanged, commitmentSessionsQuery, setLink, type Commitment } from './queries';

/** The agreement's sessions: which serve this clause, and what each reaches. From here to the attendance, and back. */
export function CommitmentSessions({ commitment }: { commitment: Commitment }) {
  const { t } = useTranslation(['commitments', 'common']);
  const format = useFormat();
  const amount = useAmount();
  const queryClient = useQueryClient();
  const sessions = useQuery(commitmentSessionsQuery(commitment.id));
  const link = useMutation({
    mutationFn: ({ id, serves }: { id: string; serves: boolean }) => setLink(commitment.id, id, serves),
    onSettled: () => commitmentsChanged(queryClient),
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', title: t('sessions.refused'), message: asProblem(error).message }),
  });
  if (sessions.isPending) return <Skeleton lines={4} />;
  if (!sessions.data) return <FailedState error={sessions.error} onRetry={() => void sessions.refetch()} />;
  const { items } = sessions.data;
  const measure = isFigure(commitment.measure) ? commitment.measure : 'people';
  return (
    <Panel title={t('sessions.title')} note={t('sessions.count', { count: items.filter(({ serves }) => serves).length })} isFlush>
      {items.length === 0 ? (
        <EmptyState title={t('sessions.none')}>{t('sessions.noneText')}</EmptyState>
      ) : (
        <ul className={classes.rows}>
          {items.map((session) => {
            const title = (
              <AppLink href={`/sessions/${session.id}`}>
                <LocalText text={session.title} />
              </AppLink>
            );
            return (
              <li key={session.id}>
                <div>
                  <p>{title}</p>
                  <p className="small muted">
                    <Isolated>{session.reference}</Isolated>
                    {session.first_date && ` · ${format.date(session.first_date, 'medium')}`}
                    {' · '}
                    <AppLink href={`/sessions/${session.id}?tab=attendance`}>{amount(session.figure ?? 0, measure)}</AppLink>
                  </p>
                </div>
                <Checkbox
                  label={t('sessions.serves')}
                  aria-label={t('sessions.servesOne', { title: format.text(session.title) })}
                  checked={link.isPending && link.variables.id === session.id ? link.variables.serves : session.serves}
                  disabled={!commitment.can.update || link.isPending}
                  onChange={(event) => link.mutate({ id: session.id, serves: event.currentTarget.checked })}
                />
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
