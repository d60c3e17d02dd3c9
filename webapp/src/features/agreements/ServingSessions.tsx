import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { agreementsChanged, answer, api, asProblem, linkSession, meQuery, servingSessionsQuery, unlinkSession } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, AsyncPicker, FailedState, Icon, Isolated, LocalText, Panel } from '@/shared/ui';
import classes from './agreements.module.css';

/** The training sessions that serve the agreement; whoever writes agreements adds one by its title or reference. */
export function ServingSessions({ id }: { id: string }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const queryClient = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const sessions = useQuery(servingSessionsQuery(id));
  const refused = (error: Error) => notifications.show({ withCloseButton: false, color: 'red', message: asProblem(error).fields[0]?.message ?? asProblem(error).message });
  const link = useMutation({ mutationFn: (session: string) => linkSession(id, session), onSuccess: () => agreementsChanged(queryClient), onError: refused });
  const unlink = useMutation({ mutationFn: (session: string) => unlinkSession(id, session), onSuccess: () => agreementsChanged(queryClient), onError: refused });
  const items = sessions.data?.items ?? [];
  const mayChange = sessions.data?.can.update === true;
  if (sessions.isError && !sessions.data)
    return (
      <Panel title={t('field.sessions_count')}>
        <FailedState error={sessions.error} onRetry={() => void sessions.refetch()} />
      </Panel>
    );
  if (items.length === 0 && !mayChange) return null;
  const opens = me?.user.can.sessions_read === true;
  return (
    <Panel title={t('field.sessions_count')} note={items.length > 0 ? <bdi>{format.number(items.length)}</bdi> : undefined}>
      <div className="stack">
        {items.length > 0 && (
          <ul className={classes.parties}>
            {items.map(({ id: session, reference, title, first_date: first, last_date: last }) => (
              <li key={session} className={classes.served}>
                <span>
                  {opens ? (
                    <AppLink href={`/sessions/${session}`}>
                      <LocalText text={title} />
                    </AppLink>
                  ) : (
                    <LocalText text={title} />
                  )}
                  <small className={classes.under}>
                    <Isolated>{reference}</Isolated> {first && <bdi>· {format.period(first, last ?? first)}</bdi>}
                  </small>
                </span>
                {mayChange && (
                  <ActionIcon variant="subtle" aria-label={t('serving.remove', { name: format.text(title) })} onClick={() => unlink.mutate(session)}>
                    <Icon name="x" />
                  </ActionIcon>
                )}
              </li>
            ))}
          </ul>
        )}
        {mayChange && (
          <AsyncPicker
            label={t('serving.add')}
            concept={`serving-${format.language}`}
            placeholder={t('serving.find')}
            value={null}
            onChange={(session) => session && link.mutate(session)}
            search={async (q, signal) => {
              const found = await answer(api.GET('/api/v1/sessions', { params: { query: { q, limit: 20 } }, signal }));
              return found.items
                .filter(({ id: session }) => !items.some((one) => one.id === session))
                .map(({ id: value, reference, title, first_date: first }) => ({ value, label: format.text(title), detail: [reference, first && format.date(first)].filter(Boolean).join(' · ') }));
            }}
            load={(value) => Promise.resolve({ value, label: '' })}
          />
        )}
      </div>
    </Panel>
  );
}
