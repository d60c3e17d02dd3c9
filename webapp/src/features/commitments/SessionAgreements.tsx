import { Button, Checkbox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api, asProblem, type Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, AsyncPicker, EmptyState, FailedState, Isolated, LocalText, Panel, Skeleton } from '@/shared/ui';
import classes from './commitments.module.css';
import { commitmentsChanged, servedQuery, setLink, setService } from './queries';

/** Which agreements the session serves, and which of their clauses. */
export default function SessionAgreements({ session }: { session: Session }) {
  const { t } = useTranslation(['commitments', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const served = useQuery(servedQuery(session.id));
  const said = {
    onSettled: () => commitmentsChanged(queryClient),
    onError: (error: unknown) => notifications.show({ withCloseButton: false, color: 'red' as const, title: t('sessions.refused'), message: asProblem(error).message }),
  };
  const link = useMutation({ mutationFn: ({ id, serves }: { id: string; serves: boolean }) => setLink(id, session.id, serves), ...said });
  const service = useMutation({ mutationFn: ({ id, serves }: { id: string; serves: boolean }) => setService(session.id, id, serves), ...said });
  if (served.isPending) return <Skeleton lines={3} />;
  if (!served.data) return <FailedState error={served.error} onRetry={() => void served.refetch()} />;
  const { agreements, can } = served.data;
  return (
    <Panel title={t('served.title')} isFlush>
      {agreements.length === 0 && <EmptyState title={t('served.none')}>{t('served.noneText')}</EmptyState>}
      <ul className={classes.rows}>
        {agreements.map((agreement) => (
          <li key={agreement.id}>
            <div>
              <p>
                <AppLink href={`/agreements/${agreement.id}?tab=commitments`}>
                  <Isolated className="muted">{agreement.code}</Isolated> <LocalText text={agreement.title} />
                </AppLink>
              </p>
              <div className={classes.clauses} role="group" aria-label={t('served.clauses', { title: format.text(agreement.title) })}>
                {agreement.commitments.length === 0 && <p className="small muted">{t('served.noClauses')}</p>}
                {agreement.commitments.map((clause) => (
                  <div key={clause.id} className="row">
                    <Checkbox
                      label={[clause.clause, format.text(clause.description)].filter(Boolean).join(' · ')}
                      checked={link.isPending && link.variables.id === clause.id ? link.variables.serves : clause.serves}
                      disabled={!can.update || link.isPending}
                      onChange={(event) => link.mutate({ id: clause.id, serves: event.currentTarget.checked })}
                    />
                    <AppLink href={`/commitments/${clause.id}`} className="small">
                      {t('served.open')}
                    </AppLink>
                  </div>
                ))}
              </div>
            </div>
            {can.update && (
              <Button size="xs" variant="subtle" loading={service.isPending && service.variables.id === agreement.id} onClick={() => service.mutate({ id: agreement.id, serves: false })}>
                {t('served.remove')}
              </Button>
            )}
          </li>
        ))}
        {can.update && (
          <li>
            <AsyncPicker
              label={t('served.add')}
              concept="agreements"
              placeholder={t('served.search')}
              value={null}
              onChange={(id) => id && service.mutate({ id, serves: true })}
              search={async (q, signal) =>
                (await answer(api.GET('/api/v1/agreements', { params: { query: { q, limit: 20 } }, signal }))).items
                  .filter(({ id }) => !agreements.some((each) => each.id === id))
                  .map(({ id, code, title }) => ({ value: id, label: format.text(title), detail: code }))
              }
              load={async (id, signal) => {
                const { title } = await answer(api.GET('/api/v1/agreements/{id}', { params: { path: { id } }, signal }));
                return { value: id, label: format.text(title) };
              }}
            />
          </li>
        )}
      </ul>
    </Panel>
  );
}
