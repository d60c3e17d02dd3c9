import { ActionIcon } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem, putWaitingList, sessionChanged, type Registration, type Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, Icon, Panel, PersonName } from '@/shared/ui';
import classes from './sessions.module.css';

/** Who waits for a seat, in the order in which seats are given. */
export function WaitingList({ session, registrations }: { session: Session; registrations: Registration[] }) {
  const { t } = useTranslation(['sessions', 'common', 'terms']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const reorder = useMutation({
    mutationFn: (ids: string[]) => putWaitingList(session.id, ids),
    onSettled: () => sessionChanged(queryClient),
  });
  const waiting = registrations
    .filter(({ status }) => status === 'waiting')
    .sort((a, b) => (a.waiting_position ?? 0) - (b.waiting_position ?? 0));
  if (waiting.length === 0) return null;
  const move = (index: number, by: number) => {
    const ids = waiting.map(({ id }) => id);
    const [moved] = ids.splice(index, 1);
    if (moved) ids.splice(index + by, 0, moved);
    reorder.mutate(ids);
  };
  const mayMove = session.can.register === true && waiting.length > 1;
  return (
    <Panel title={t('waiting.title')} note={t('waiting.note', { count: waiting.length })}>
      {reorder.isError && (
        <Banner tone="bad" icon="alert" role="alert">
          {asProblem(reorder.error).message}
        </Banner>
      )}
      <ol className={classes.queue}>
        {waiting.map((registration, index) => (
          <li key={registration.id}>
            <span>{format.number(index + 1)}</span>
            <div>
              <b>
                <PersonName person={registration} isShort />
              </b>{' '}
              <span className="muted">{format.text(registration.organisation_name)}</span>
            </div>
            <span className={registration.sex === 'F' ? 'women' : registration.sex === 'M' ? 'men' : 'muted'}>
              {t(`terms:sex_short.${registration.sex}`)}
            </span>
            {mayMove && (
              <span className={classes.queueButtons}>
                <ActionIcon aria-label={t('waiting.up', { name: registration.display_name })} disabled={index === 0 || reorder.isPending} onClick={() => move(index, -1)}>
                  <Icon name="up" />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('waiting.down', { name: registration.display_name })}
                  disabled={index === waiting.length - 1 || reorder.isPending}
                  onClick={() => move(index, 1)}
                >
                  <Icon name="up" className={classes.flip} />
                </ActionIcon>
              </span>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
