import { Button, Checkbox, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, sessionChanged, type Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, EmptyState, FailedState, Icon, Panel, PersonName, PersonPicker, Skeleton, Tag, type Tone } from '@/shared/ui';
import { AskNext } from './AskNext';
import { FillingForm } from './FillingForm';
import classes from './invitations.module.css';
import { MessageDialog } from './MessageDialog';
import { callBack, invitationsQuery, pasteText, renewLink, typeAnswer, type InvitedPerson, type MessageKind } from './queries';
import { ReplacementDialog } from './ReplacementDialog';
import { RoomFigures } from './RoomFigures';

const goesToAll = (kind: MessageKind) => kind === 'change' || kind === 'cancellation' || kind === 'postponement';

/** Who was asked to a session and what they answered; the room as it fills; what is written to whom. */
export default function InvitationsPanel({ session }: { session: Session }) {
  const { t } = useTranslation(['invitations', 'terms', 'common']);
  const list = useQuery(invitationsQuery(session.id));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState<{ id: string; name: string }[]>([]);
  const [writing, setWriting] = useState<MessageKind>();
  const [followed, setFollowed] = useState<InvitedPerson>();
  if (list.isPending) return <Skeleton lines={8} />;
  if (!list.data) return <FailedState error={list.error} onRetry={() => void list.refetch()} />;
  const { items, room, filling, mail_leaves: leaves, ask_next: steps } = list.data;
  const kinds: MessageKind[] = session.status === 'cancelled' ? ['cancellation'] : session.status === 'postponed' ? ['postponement', 'invitation', 'change'] : ['invitation', 'reminder', 'confirmation', 'change'];
  const choose = (ids: string[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) if (isChosen) next.add(id); else next.delete(id);
    setChosen(next);
  };
  const everybody = items.map(({ person_id: id }) => id);
  const concerned = items.filter(({ standing }) => standing !== 'out').map(({ person_id: id }) => id);
  const open = (kind: MessageKind) => {
    // News goes to all whom it concerns unless some were picked.
    if (chosen.size === 0 && goesToAll(kind)) setChosen(new Set(concerned));
    setWriting(kind);
  };
  return (
    <div className="stack">
      {!leaves && (
        <Banner tone="warn" icon="alert">
          {t('noMail')}
        </Banner>
      )}
      <Panel title={t('room.title')} end={<FillingForm key={filling.version} session={session} filling={filling} />} isFlush>
        <RoomFigures room={room} />
      </Panel>
      <AskNext
        steps={steps}
        room={room}
        sessionId={session.id}
        chosen={chosen}
        onChoose={(step, isChosen) => {
          const { person_id: id, display_name: name } = step;
          if (!id) return;
          if (isChosen && !everybody.includes(id) && !added.some((one) => one.id === id)) setAdded([...added, { id, name: name ?? id }]);
          choose([id], isChosen);
        }}
      />
      <Panel title={t('title')} note={t('asked', { count: items.filter(({ invitation }) => invitation?.ended === 'open').length })} isFlush>
        <div className={classes.bulk}>
          <div style={{ flex: '1 1 16rem' }}>
            <PersonPicker
              label={t('add')}
              value={null}
              onChange={(id, option) => {
                if (!id) return;
                if (!everybody.includes(id) && !added.some((one) => one.id === id)) setAdded([...added, { id, name: option?.label ?? id }]);
                choose([id], true);
              }}
            />
          </div>
          {kinds.map((kind) => (
            <Button
              key={kind}
              variant={kind === 'invitation' ? 'filled' : 'default'}
              disabled={chosen.size === 0 && !goesToAll(kind)}
              onClick={() => open(kind)}
            >
              {t(`write.${kind}`, { count: chosen.size })}
            </Button>
          ))}
        </div>
        {added.length > 0 && (
          <div className={classes.bulk}>
            {added.map(({ id, name }) => (
              <Checkbox key={id} label={<bdi>{name}</bdi>} checked={chosen.has(id)} onChange={(event) => choose([id], event.currentTarget.checked)} />
            ))}
          </div>
        )}
        {items.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
        ) : (
          <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('title')}>
            <table className={classes.people}>
              <caption className="sr">{t('title')}</caption>
              <thead>
                <tr>
                  <td className={classes.choose}>
                    <Checkbox
                      aria-label={t('chooseAll')}
                      checked={everybody.every((id) => chosen.has(id))}
                      onChange={(event) => choose(everybody, event.currentTarget.checked)}
                    />
                  </td>
                  <th scope="col">{t('field.person')}</th>
                  <th scope="col">{t('field.sex')}</th>
                  <th scope="col">{t('field.standing')}</th>
                  <th scope="col">{t('field.answer')}</th>
                  <th scope="col">{t('field.asked')}</th>
                  <th scope="col">{t('field.message')}</th>
                  <th scope="col">
                    <span className="sr">{t('field.actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((person) => (
                  <Line
                    key={person.person_id}
                    person={person}
                    successor={items.find(({ invitation }) => invitation?.id === person.invitation?.replaced_by)}
                    onFollow={() => setFollowed(person)}
                    isChosen={chosen.has(person.person_id)}
                    onChoose={(is) => choose([person.person_id], is)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      {followed && <ReplacementDialog session={session} person={followed} onClose={() => setFollowed(undefined)} />}
      {writing && (
        <MessageDialog
          session={session}
          kind={writing}
          personIds={[...chosen]}
          onClose={(written) => {
            setWriting(undefined);
            if (written) {
              setChosen(new Set());
              setAdded([]);
            }
          }}
        />
      )}
    </div>
  );
}

const standingTones: Record<InvitedPerson['standing'], Tone> = { confirmed: 'ok', expected: 'go', waiting: 'warn', out: 'plain' };

function Line({ person, successor, isChosen, onChoose, onFollow }: {
  person: InvitedPerson;
  successor: InvitedPerson | undefined;
  isChosen: boolean;
  onChoose: (is: boolean) => void;
  onFollow: () => void;
}) {
  const { t } = useTranslation(['invitations', 'terms']);
  const format = useFormat();
  const { invitation } = person;
  return (
    <tr>
      <td className={classes.choose}>
        <Checkbox aria-label={t('choose', { name: person.display_name })} checked={isChosen} onChange={(event) => onChoose(event.currentTarget.checked)} />
      </td>
      <th scope="row">
        <AppLink href={`/people/${person.person_id}`}>
          <PersonName person={person} />
        </AppLink>
        <div className="muted small">{format.text(person.organisation_name)}</div>
      </th>
      <td className={person.sex === 'F' ? 'women' : person.sex === 'M' ? 'men' : 'muted'}>{t(`terms:sex_short.${person.sex}`)}</td>
      <td>
        <div className={classes.stateCell}>
          <Tag tone={standingTones[person.standing]}>{t(`terms:standing.${person.standing}`)}</Tag>
          {person.waiting_position != null && <span className="muted small">{t('place', { place: format.number(person.waiting_position) })}</span>}
          {person.next && <Tag tone="go">{t('next')}</Tag>}
        </div>
      </td>
      <td>
        {invitation ? (
          <div className={classes.stateCell}>
            <span>{t(`terms:invitation_answer.${invitation.answer}`)}</span>
            {invitation.answered_at && <span className="muted small"><bdi>{format.instant(invitation.answered_at, 'medium')}</bdi></span>}
            {invitation.replacement_name && (
              <bdi className="small">
                {invitation.replacement_name} {invitation.replacement_contact}
              </bdi>
            )}
            {successor ? (
              <span className="small">{t('replacedBy', { name: successor.display_name })}</span>
            ) : (
              invitation.answer === 'replacement' &&
              invitation.ended === 'open' &&
              !invitation.replaced_by && (
                <Button size="xs" onClick={onFollow} aria-label={t('replace.openFor', { name: person.display_name })}>
                  {t('replace.open')}
                </Button>
              )
            )}
            {invitation.note && <bdi className="muted small">{invitation.note}</bdi>}
            {invitation.ended !== 'open' && <Tag>{t(`ended.${invitation.ended}`)}</Tag>}
          </div>
        ) : (
          <span className="muted">{t('notAsked')}</span>
        )}
      </td>
      <td>
        {invitation && (
          <div className={classes.stateCell}>
            <span>{t('until', { date: format.date(invitation.answer_by, 'medium') })}</span>
            {invitation.reminders > 0 && <span className="muted small">{t('reminders', { count: invitation.reminders })}</span>}
          </div>
        )}
      </td>
      <td>
        {person.mail_state ? (
          <div className={classes.stateCell}>
            <Tag tone={person.mail_state === 'sent' ? 'ok' : person.mail_state === 'failed' ? 'bad' : 'plain'}>{t(`terms:mail_state.${person.mail_state}`)}</Tag>
            {person.mail_problem && <span className="small bad">{t(`terms:mail_problem.${person.mail_problem}`)}</span>}
          </div>
        ) : (
          !person.has_address && <span className="muted small">{t('noAddress')}</span>
        )}
      </td>
      <td>{invitation && invitation.ended === 'open' && <Actions id={invitation.id} name={person.display_name} />}</td>
    </tr>
  );
}

function Actions({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('invitations');
  const queryClient = useQueryClient();
  const act = useMutation({
    mutationFn: (what: () => Promise<unknown>) => what(),
    onSettled: () => sessionChanged(queryClient),
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', message: asProblem(error).message }),
  });
  const copy = async () => {
    const { text } = await pasteText(id);
    await navigator.clipboard.writeText(text);
    notifications.show({ withCloseButton: false, message: t('copied') });
  };
  return (
    <Menu>
      <Menu.Target>
        <Button size="xs" variant="subtle" loading={act.isPending} aria-label={t('actionsFor', { name })} rightSection={<Icon name="fold" />}>
          {t('field.actions')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => act.mutate(copy)}>{t('action.copy')}</Menu.Item>
        <Menu.Item onClick={() => act.mutate(() => typeAnswer(id, { answer: 'comes' }))}>{t('action.comes')}</Menu.Item>
        <Menu.Item onClick={() => act.mutate(() => typeAnswer(id, { answer: 'declines' }))}>{t('action.declines')}</Menu.Item>
        <Menu.Item onClick={() => act.mutate(() => renewLink(id))}>{t('action.renew')}</Menu.Item>
        <Menu.Item color="red" onClick={() => act.mutate(() => callBack(id, true))}>
          {t('action.callBackAndTell')}
        </Menu.Item>
        <Menu.Item color="red" onClick={() => act.mutate(() => callBack(id, false))}>
          {t('action.callBack')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
