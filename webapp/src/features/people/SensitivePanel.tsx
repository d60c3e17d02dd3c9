import { Button, Modal } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  asProblem, disabilityQuery, identityNumbersQuery, meQuery, readIdentityNumber, removeDisability, removeIdentityNumber, sensitiveDataChanged,
  shortSetQuery, type Disability, type IdentityNumber, type NumberKind, type Person,
} from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, FailedState, Isolated, LocalText, Panel, Skeleton, Tag } from '@/shared/ui';
import { DisabilityForm } from './DisabilityForm';
import { IdentityNumberForm } from './IdentityNumberForm';
import classes from './people.module.css';

/** What is taken with an authorisation of the CNDP only. Nothing is shown while it is off, and to nobody without the permission. */
export function SensitivePanel({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  const { data: me } = useQuery(meQuery);
  const can = me?.user.can ?? {};
  const disability = useQuery({ ...disabilityQuery(person.id), enabled: can.disability_read === true });
  const numbers = useQuery({ ...identityNumbersQuery(person.id), enabled: can.national_identity_write === true });
  if (!can.disability_read && !can.national_identity_write) return null;
  const failed = disability.error ?? numbers.error;
  if (disability.isLoading || numbers.isLoading) return <Skeleton lines={3} />;
  if (failed) return <FailedState error={failed} onRetry={() => void Promise.all([disability.refetch(), numbers.refetch()])} />;
  const on = (disability.data?.on ? 1 : 0) + (numbers.data?.items.filter((item) => item.on).length ?? 0);
  return (
    <Panel title={t('sensitive.title')} note={t('sensitive.note')} isFlush>
      {on === 0 ? (
        <p className={`small muted ${classes.alone}`}>
          {t('sensitive.off')} {can.privacy_settings && <AppLink href="/privacy?tab=sensitive">{t('sensitive.turnOn')}</AppLink>}
        </p>
      ) : (
        <ul className={classes.consents}>
          {disability.data?.on && <DisabilityItem person={person} held={disability.data} />}
          {numbers.data?.items.filter((item) => item.on).map((item) => <NumberItem key={item.kind} person={person} held={item} />)}
        </ul>
      )}
    </Panel>
  );
}

/** Why nothing may be recorded now: the purpose asks for a consent that is not there. */
function ConsentHint({ consent }: { consent?: string | null }) {
  const { t } = useTranslation('people');
  if (!consent || consent === 'given') return null;
  return (
    <p className="small warn">
      {t('sensitive.consent')} <b>{t(`consents.state.${consent}`)}</b>
    </p>
  );
}

function Recorded({ held }: { held: Disability | IdentityNumber }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  if (!held.date || !held.channel) return null;
  return (
    <p className="small muted">
      <bdi>{format.date(held.date)}</bdi> · {t(`consents.channel.${held.channel}`)} · <bdi>{held.recorded_by}</bdi>
    </p>
  );
}

function Item({ title, buttons, children }: { title: ReactNode; buttons: ReactNode; children: ReactNode }) {
  return (
    <li>
      <div className={classes.grows}>
        <h3>{title}</h3>
        {children}
      </div>
      <div className={classes.itemButtons}>{buttons}</div>
    </li>
  );
}

function useRemoval(what: string, text: string, remove: () => Promise<unknown>) {
  const { t } = useTranslation(['people', 'common']);
  const queryClient = useQueryClient();
  const removal = useMutation({
    mutationFn: remove,
    onSettled: () => sensitiveDataChanged(queryClient),
    onError: (error) => notifications.show({ color: 'red', title: what, message: asProblem(error).message }),
  });
  return () =>
    modals.openConfirmModal({
      title: what,
      children: text,
      labels: { confirm: t('sensitive.remove'), cancel: t('common:cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => removal.mutate(),
    });
}

function DisabilityItem({ person, held }: { person: Person; held: Disability }) {
  const { t } = useTranslation(['people', 'common']);
  const shortSet = useQuery(shortSetQuery());
  const [isOpen, setOpen] = useState(false);
  const askRemoval = useRemoval(t('sensitive.disability'), t('sensitive.removeText'), () => removeDisability(person.id, held.version));
  const { answers } = held;
  const word = (code: string) => shortSet.data?.answers.find((each) => each.answer === code)?.text;
  return (
    <Item
      title={
        <>
          {t('sensitive.disability')} <Tag tone={held.status === 'yes' ? 'go' : 'plain'}>{t(`sensitive.status.${held.status ?? 'unknown'}`)}</Tag>
        </>
      }
      buttons={
        <>
          {held.can.update && (
            <Button size="xs" onClick={() => setOpen(true)} aria-label={t(answers ? 'sensitive.correctOne' : 'sensitive.recordOne', { what: t('sensitive.disability') })}>
              {t(answers ? 'sensitive.correct' : 'sensitive.record')}
            </Button>
          )}
          {held.can.remove && (
            <Button size="xs" variant="subtle" onClick={askRemoval} aria-label={t('sensitive.removeOne', { what: t('sensitive.disability') })}>
              {t('sensitive.remove')}
            </Button>
          )}
        </>
      }
    >
      <ConsentHint consent={held.consent} />
      {answers && (
        <dl className={classes.domains}>
          {shortSet.data?.questions.map(({ domain }) => (
            <div key={domain}>
              <dt>{t(`sensitive.domain.${domain}`)}</dt>
              <dd>{answers[domain] ? <LocalText text={word(answers[domain])} /> : <span className="muted">{t('sensitive.notAnswered')}</span>}</dd>
            </div>
          ))}
        </dl>
      )}
      <Recorded held={held} />
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('sensitive.disability')} size="lg" closeButtonProps={{ 'aria-label': t('common:close') }}>
        <DisabilityForm person={person} held={held} onDone={() => setOpen(false)} />
      </Modal>
    </Item>
  );
}

function NumberItem({ person, held }: { person: Person; held: IdentityNumber }) {
  const { t } = useTranslation(['people', 'common']);
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const kind = held.kind as NumberKind;
  const name = t(`sensitive.${kind}`);
  const askRemoval = useRemoval(name, t('sensitive.removeText'), () => removeIdentityNumber(person.id, kind, held.version));
  // Kept nowhere but here, until the panel is closed or the number changes.
  const reading = useMutation({
    mutationFn: () => readIdentityNumber(person.id, kind),
    gcTime: 0,
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['changes'] }),
    onError: (error) => notifications.show({ color: 'red', title: name, message: asProblem(error).message }),
  });
  return (
    <Item
      title={
        <>
          {name} <Tag tone={held.held ? 'ok' : 'plain'}>{t(held.held ? 'sensitive.held' : 'sensitive.notHeld')}</Tag>
        </>
      }
      buttons={
        <>
          {held.can.read && !reading.data && (
            <Button size="xs" onClick={() => reading.mutate()} loading={reading.isPending} aria-label={t('sensitive.readOne', { what: name })}>
              {t('sensitive.read')}
            </Button>
          )}
          {held.can.update && (
            <Button size="xs" onClick={() => setOpen(true)} aria-label={t(held.held ? 'sensitive.correctOne' : 'sensitive.recordOne', { what: name })}>
              {t(held.held ? 'sensitive.correct' : 'sensitive.record')}
            </Button>
          )}
          {held.can.remove && (
            <Button size="xs" variant="subtle" onClick={askRemoval} aria-label={t('sensitive.removeOne', { what: name })}>
              {t('sensitive.remove')}
            </Button>
          )}
        </>
      }
    >
      <ConsentHint consent={held.consent} />
      {reading.data && (
        <p className="strong" role="status">
          <Isolated>{reading.data.number}</Isolated>
        </p>
      )}
      <Recorded held={held} />
      {held.same_number.length > 0 && (
        <Banner tone="warn" icon="copy">
          {t('sensitive.same')}{' '}
          {held.same_number.map((other) => (
            <AppLink key={other.person_id} href={`/people/${other.person_id}`}>
              {other.name}
            </AppLink>
          ))}
        </Banner>
      )}
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={name} closeButtonProps={{ 'aria-label': t('common:close') }}>
        <IdentityNumberForm
          person={person}
          held={held}
          onDone={() => {
            reading.reset();
            setOpen(false);
          }}
        />
      </Modal>
    </Item>
  );
}
