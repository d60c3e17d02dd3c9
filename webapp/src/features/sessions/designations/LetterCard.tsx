import { ActionIcon, Button, CopyButton, FileButton, Menu, Modal } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import {
  asProblem, cancelDesignation, designationsChanged, makeMain, meQuery, saveReplyForm, takeNameBack, uploadImport, type DesignatedPerson, type Designation,
} from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, Icon, Isolated, LocalText, Panel, Tag, type Tone } from '@/shared/ui';
import classes from './designations.module.css';
import { LetterForm } from './LetterForm';
import { NamePerson } from './NamePerson';
import { PrintLetters } from './PrintLetters';
import { ReminderForm } from './ReminderForm';

const tones: Record<Designation['state'], Tone> = { draft: 'plain', sent: 'go', answered: 'ok', cancelled: 'bad' };

/** One letter: where it stands, its numbers, whom it names, and what can be done with it. */
export function LetterCard({ letter, showsSession = false }: { letter: Designation; showsSession?: boolean }) {
  const { t } = useTranslation('designations');
  const format = useFormat();
  const { counts } = letter;
  const share = counts.designated > 0 ? format.percent(counts.women / counts.designated) : '–';
  const tone = letter.overdue ? 'bad' : tones[letter.state];
  const dates = [
    letter.sent_on && t('letter.sentOn', { date: format.date(letter.sent_on), number: letter.outgoing_number ?? '' }),
    letter.deadline && letter.state !== 'answered' && t('letter.before', { date: format.date(letter.deadline) }),
    ...letter.reminders.map((each) => t('letter.remindedOn', { date: format.date(each.sent_on) })),
    letter.answered_on && t('letter.answeredOn', { date: format.date(letter.answered_on), number: letter.incoming_number ?? '' }),
  ].filter(Boolean);
  return (
    <Panel
      title={showsSession ? <LocalText text={letter.session_title} /> : <LocalText text={letter.organisation_name} />}
      note={<Tag tone={tone}>{letter.overdue ? t('state.overdue') : t(`state.${letter.state}`)}</Tag>}
      end={letter.state !== 'cancelled' && <LetterActions letter={letter} />}
    >
      <div className="stack">
        {showsSession && (
          <p className="small">
            <LocalText text={letter.organisation_name} /> · <Isolated>{letter.session_reference}</Isolated>
            {letter.session_first_date && <> · {format.date(letter.session_first_date)}</>}
          </p>
        )}
        {showsSession && letter.profile && <p className={classes.profile}>{letter.profile}</p>}
        <dl className={classes.numbers}>
          {(['designated', 'confirmed', 'waiting', 'missing'] as const).map((name) => (
            <div key={name} data-late={(name === 'missing' && counts.missing > 0 && letter.overdue) || undefined}>
              <dt>{t(`count.${name}`)}</dt>
              <dd>{name === 'designated' ? t('count.of', { count: counts.designated, places: counts.places }) : format.number(counts[name])}</dd>
            </div>
          ))}
          <div>
            <dt>{t('count.women')}</dt>
            <dd>
              {letter.women_percent == null
                ? share
                : t('count.target', { share, target: format.percent(letter.women_percent / 100) })}
            </dd>
          </div>
        </dl>
        {dates.length > 0 && <p className="small muted">{dates.join(' · ')}</p>}
        <People letter={letter} />
        {(letter.can.name || letter.can.name_substitute) && <NamePerson letter={letter} />}
      </div>
    </Panel>
  );
}

function People({ letter }: { letter: Designation }) {
  const { t } = useTranslation(['designations', 'terms', 'common']);
  const queryClient = useQueryClient();
  const back = useMutation({ mutationFn: (person: string) => takeNameBack(letter, person), onSettled: () => designationsChanged(queryClient) });
  const main = useMutation({ mutationFn: (person: string) => makeMain(letter, person), onSettled: () => designationsChanged(queryClient) });
  const { data: me } = useQuery(meQuery);
  const seesPeople = me?.user.can.people_read === true;
  const problem = back.error ?? main.error;
  if (letter.people.length === 0) return <p className="muted small">{t('people.none')}</p>;
  const mayChange = letter.can.name_substitute === true;
  const ask = (person: DesignatedPerson) =>
    modals.openConfirmModal({
      title: t('people.backTitle', { name: person.display_name }),
      children: t('people.backText'),
      labels: { confirm: t('people.back'), cancel: t('common:cancel') },
      confirmProps: { variant: 'filled' },
      onConfirm: () => back.mutate(person.person_id),
    });
  return (
    <>
      {problem && (
        <Banner tone="bad" icon="alert" role="alert">
          {asProblem(problem).fields[0]?.message ?? asProblem(problem).message}
        </Banner>
      )}
      <ol className={classes.people}>
        {letter.people.map((person, index) => (
          <li key={person.person_id}>
            <span className="muted">{index + 1}</span>
            <div>
              {seesPeople ? (
                <AppLink href={`/people/${person.person_id}`}>
                  <bdi>{person.display_name}</bdi>
                </AppLink>
              ) : (
                <bdi>{person.display_name}</bdi>
              )}
              <small className="muted">{[person.function, t(`channel.${person.channel}`)].filter(Boolean).join(' · ')}</small>
            </div>
            <span className={person.sex === 'F' ? 'women' : person.sex === 'M' ? 'men' : 'muted'}>{t(`terms:sex_short.${person.sex}`)}</span>
            <Place person={person} />
            {mayChange && (
              <span className={classes.rowActions}>
                {person.standing === 'substitute' && letter.can.name && (
                  <Button size="xs" disabled={main.isPending} aria-label={t('people.makeMainOf', { name: person.display_name })} onClick={() => main.mutate(person.person_id)}>
                    {t('people.makeMain')}
                  </Button>
                )}
                <ActionIcon aria-label={t('people.backOf', { name: person.display_name })} disabled={back.isPending} onClick={() => ask(person)}>
                  <Icon name="x" />
                </ActionIcon>
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Place({ person }: { person: DesignatedPerson }) {
  const { t } = useTranslation('designations');
  if (person.standing === 'substitute') return <Tag hasSign={false}>{t('place.substitute')}</Tag>;
  if (person.status === 'registered') return <Tag tone="ok">{t('place.registered')}</Tag>;
  if (person.status === 'waiting') return <Tag tone="warn">{person.waiting_position == null ? t('place.waits') : t('place.waiting', { position: person.waiting_position })}</Tag>;
  return <Tag tone="bad">{t('place.withdrawn')}</Tag>;
}

type Dialog = 'edit' | 'print' | 'remind';

function LetterActions({ letter }: { letter: Designation }) {
  const { t } = useTranslation(['designations', 'common']);
  const queryClient = useQueryClient();
  const router = useRouter();
  const [dialog, setDialog] = useState<Dialog>();
  const form = useMutation({ mutationFn: () => saveReplyForm(letter.id) });
  const cancel = useMutation({ mutationFn: () => cancelDesignation(letter), onSettled: () => designationsChanged(queryClient) });
  const upload = useMutation({
    mutationFn: (file: File) => uploadImport({ kind: 'registrations', session: letter.session_id, designation: letter.id, file }, () => undefined),
    onSuccess: (made) => void router.navigate({ href: `/imports/${made.id}` }),
    onError: (error) => {
      const problem = asProblem(error);
      modals.open({ title: t('form.refused'), children: problem.said });
    },
  });
  const address = new URL(`/designations?letter=${letter.id}`, window.location.origin).href;
  const name = letter.organisation_name.fr ?? letter.organisation_name.ar ?? '';
  const askCancel = () =>
    modals.openConfirmModal({
      title: t('actions.cancelTitle'),
      children: t('actions.cancelText'),
      labels: { confirm: t('actions.cancel'), cancel: t('common:cancel') },
      confirmProps: { variant: 'filled' },
      onConfirm: () => cancel.mutate(),
    });
  const close = () => setDialog(undefined);
  return (
    <>
      {letter.can.update && (
        <FileButton onChange={(file) => file && upload.mutate(file)} accept=".xlsx,.xls,.csv">
          {(props) => (
            <Button {...props} size="xs" loading={upload.isPending} leftSection={<Icon name="import" />}>
              {t('actions.import')}
            </Button>
          )}
        </FileButton>
      )}
      <Menu>
        <Menu.Target>
          <Button size="xs" rightSection={<Icon name="fold" />} aria-label={t('actions.of', { name })}>
            {t('actions.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {letter.can.update && <Menu.Item onClick={() => setDialog('edit')}>{t('actions.edit')}</Menu.Item>}
          <Menu.Item onClick={() => setDialog('print')}>{t('actions.print')}</Menu.Item>
          <Menu.Item onClick={() => form.mutate()}>{t('actions.form')}</Menu.Item>
          {letter.can.remind && <Menu.Item onClick={() => setDialog('remind')}>{t('actions.remind')}</Menu.Item>}
          {letter.state !== 'draft' && (
            <CopyButton value={t('actions.message', { name, title: letter.session_title.fr ?? letter.session_title.ar ?? '', count: letter.places, address })}>
              {({ copied, copy }) => (
                <Menu.Item closeMenuOnClick={false} onClick={copy}>
                  {copied ? t('actions.copied') : t('actions.copy')}
                </Menu.Item>
              )}
            </CopyButton>
          )}
          {letter.can.cancel && (
            <Menu.Item color="red" onClick={askCancel}>
              {t('actions.cancel')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={dialog !== undefined} onClose={close} title={dialog && t(`actions.${dialog}`)} size="lg" closeButtonProps={{ 'aria-label': t('common:close') }}>
        {dialog === 'edit' && <LetterForm letter={letter} onDone={close} />}
        {dialog === 'print' && <PrintLetters letter={letter} mayRemind={letter.state === 'sent'} onDone={close} />}
        {dialog === 'remind' && <ReminderForm letter={letter} onDone={close} />}
      </Modal>
    </>
  );
}
