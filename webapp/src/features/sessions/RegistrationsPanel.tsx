import { Button, NativeSelect } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asProblem, changeRegistration, meQuery, sessionChanged, type Registration, type RegistrationRole, type Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, EmptyState, ExportButton, Icon, Panel, PersonName } from '@/shared/ui';
import { AddRegistration } from './AddRegistration';
import { CountsFor } from './CountsFor';
import classes from './sessions.module.css';
import { WaitingList } from './WaitingList';
import { registrationRoles } from './words';

interface Wanted {
  registration: Registration;
  role?: RegistrationRole;
  status?: Registration['status'];
  programme_ids?: string[];
}

/** Who is registered, in which role; who waits; who withdrew. */
export function RegistrationsPanel({ session, registrations }: { session: Session; registrations: Registration[] }) {
  const { t } = useTranslation(['sessions', 'terms', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const change = useMutation({
    mutationFn: ({ registration, ...wanted }: Wanted) =>
      changeRegistration(registration, wanted),
    onSettled: () => sessionChanged(queryClient),
  });
  const mayRegister = session.can.register === true;
  const registered = registrations.filter(({ status }) => status === 'registered');
  const withdrawn = registrations.filter(({ status }) => status === 'withdrawn');
  const askWithdrawal = (registration: Registration) =>
    modals.openConfirmModal({
      title: t('registrations.withdrawTitle', { name: registration.display_name }),
      children: t('registrations.withdrawText'),
      labels: { confirm: t('registrations.withdraw'), cancel: t('common:cancel') },
      confirmProps: { variant: 'filled' },
      onConfirm: () => change.mutate({ registration, status: 'withdrawn' }),
    });
  const problem = change.error ? asProblem(change.error) : undefined;
  return (
    <div className="cols cols-side">
      <div className="stack">
        <Panel
          title={t('registrations.title')}
          note={t('summary.registered', { count: registered.length })}
          end={
            <>
              {mayRegister && me?.user.can.imports_manage && <ImportLink session={session} />}
              <ExportButton list="registrations" filters={{ session: session.id }} />
            </>
          }
          isFlush
        >
          {problem && (
            <Banner tone="bad" icon="alert" isFlush role="alert">
              {problem.isStale ? t('status.stale') : (problem.fields[0]?.message ?? problem.message)}
            </Banner>
          )}
          {mayRegister && <AddRegistration session={session} />}
          {registered.length === 0 ? (
            <EmptyState title={t('common:attendance.none')}>{mayRegister ? t('registrations.noneText') : undefined}</EmptyState>
          ) : (
            <div className={classes.scroll}>
              <table role="table" className={classes.people}>
                <caption className="sr">{t('registrations.title')}</caption>
                <thead role="rowgroup">
                  <tr role="row">
                    <th role="columnheader" scope="col">{t('common:attendance.name')}</th>
                    <th role="columnheader" scope="col">{t('common:attendance.organisation')}</th>
                    <th role="columnheader" scope="col">{t('common:attendance.sex')}</th>
                    <th role="columnheader" scope="col">{t('field.role')}</th>
                    {session.programmes.length > 1 && <th role="columnheader" scope="col">{t('registrations.countsFor')}</th>}
                    {mayRegister && (
                      <th role="columnheader" scope="col">
                        <span className="sr">{t('registrations.withdraw')}</span>
                      </th>
                    )}
                  </tr>
                </thead>
                <tbody role="rowgroup">
                  {registered.map((registration) => (
                    <tr role="row" key={registration.id}>
                      <th role="rowheader" scope="row">
                        <AppLink href={`/people/${registration.person_id}`}>
                          <PersonName person={registration} />
                        </AppLink>
                      </th>
                      <td role="cell">
                        {[registration.function, format.text(registration.organisation_name)].filter(Boolean).join(' · ') || (
                          <span className="muted">{t('common:unknown')}</span>
                        )}
                      </td>
                      <td role="cell" className={registration.sex === 'F' ? 'women' : registration.sex === 'M' ? 'men' : 'muted'}>
                        {t(`terms:sex_short.${registration.sex}`)}
                      </td>
                      <td role="cell">
                        {mayRegister ? (
                          <NativeSelect
                            size="xs"
                            className={classes.roleSelect}
                            aria-label={t('registrations.roleOf', { name: registration.display_name })}
                            value={registration.role}
                            disabled={change.isPending}
                            data={registrationRoles.map((role) => ({ value: role, label: t(`terms:role.${role}`) }))}
                            onChange={(event) => change.mutate({ registration, role: event.currentTarget.value as RegistrationRole })}
                          />
                        ) : (
                          t(`terms:role.${registration.role}`)
                        )}
                      </td>
                      {session.programmes.length > 1 && (
                        <td role="cell">
                          <CountsFor
                            session={session}
                            registration={registration}
                            isDisabled={change.isPending}
                            onChange={mayRegister ? (ids) => change.mutate({ registration, programme_ids: ids }) : undefined}
                          />
                        </td>
                      )}
                      {mayRegister && (
                        <td role="cell">
                          <Button
                            size="xs"
                            aria-label={t('registrations.withdrawOf', { name: registration.display_name })}
                            onClick={() => askWithdrawal(registration)}
                          >
                            {t('registrations.withdraw')}
                          </Button>
                        </td>
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Panel>
        {withdrawn.length > 0 && (
          <Panel title={t('registrations.withdrawnTitle')} note={format.number(withdrawn.length)}>
            <ul className={classes.queue}>
              {withdrawn.map((registration) => (
                <li key={registration.id}>
                  <div>
                    <PersonName person={registration} /> <span className="muted">{format.text(registration.organisation_name)}</span>
                  </div>
                  {mayRegister && (
                    <Button
                      size="xs"
                      disabled={change.isPending}
                      aria-label={t('registrations.restoreOf', { name: registration.display_name })}
                      onClick={() => change.mutate({ registration, status: 'registered' })}
                    >
                      {t('registrations.restore')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
      <div className="stack">
        <WaitingList session={session} registrations={registrations} />
      </div>
    </div>
  );
}

function ImportLink({ session }: { session: Session }) {
  const { t } = useTranslation('sessions');
  return (
    <AppLink href={`/imports/new?kind=registrations&session=${session.id}`} className={classes.importLink}>
      <Icon name="import" /> {t('registrations.import')}
    </AppLink>
  );
}
