import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asProblem, organisationEventsQuery, organisationsChanged, undoOrganisationEvent, type Organisation, type OrganisationEvent } from '@/shared/api';
import { useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, FailedState, Icon, LocalText, Panel, Skeleton, Tag } from '@/shared/ui';
import { EventDialog } from './EventDialog';
import classes from './organisations.module.css';

/** What happened to the organisation, latest first: events as they were told, and names it had before whose change nobody told as an event. */
export function OrganisationEvents({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const list = useQuery(organisationEventsQuery(organisation.id));
  const events = list.data?.items ?? [];
  const told = new Set(events.filter(({ kind, undone_at: undone }) => kind === 'renamed' && !undone).map(({ former_name: name }) => format.text(name)));
  const names = organisation.earlier_names.filter(({ name }) => !told.has(format.text(name)));
  const isOver = organisation.ended_on !== undefined || organisation.merged_into_id !== undefined;
  return (
    <Panel title={t('events.title')} end={organisation.can.update && !isOver && <EventDialog organisation={organisation} />}>
      {list.isPending && <Skeleton lines={3} />}
      {list.isError && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && events.length + names.length === 0 && <p className="muted">{t('events.none')}</p>}
      {events.length + names.length > 0 && (
        <ol className={classes.events}>
          {events.map((event) => (
            <Line key={event.id} event={event} of={organisation} />
          ))}
          {names.toReversed().map(({ name, acronym, until }) => (
            <li key={until}>
              <span className="muted">{t('until', { date: format.date(until) })}</span>
              <p>
                {t('events.named')} <Named text={name} acronym={acronym} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Line({ event, of }: { event: OrganisationEvent; of: Organisation }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  return (
    <li data-undone={event.undone_at ? true : undefined}>
      {event.date ? <time dateTime={event.date}>{format.date(event.date)}</time> : <span className="muted">{t('events.always')}</span>}
      <div>
        <p>
          <Said event={event} of={of} />
          {event.undone_at && (
            <>
              {' '}
              <Tag>{t('events.undone', { date: format.date(event.undone_at.slice(0, 10)) })}</Tag>
            </>
          )}
        </p>
        {event.reason && (
          <p className="small muted">
            <bdi>{event.reason}</bdi>
          </p>
        )}
        {event.can.undo && <UndoButton event={event} />}
      </div>
    </li>
  );
}

function Said({ event, of }: { event: OrganisationEvent; of: Organisation }) {
  const { t } = useTranslation('organisations');
  const others = event.successors.map(({ id, name }) => ({ id, text: name }));
  if (event.organisation_id !== of.id) {
    return (
      <>
        {t(`events.received.${event.kind as 'merged' | 'split' | 'same_as'}`)} <Linked items={[{ id: event.organisation_id, text: event.organisation_name }]} />
      </>
    );
  }
  switch (event.kind) {
    case 'renamed':
      return (
        <>
          {t('events.said.renamed')} <Named text={event.name} acronym={event.acronym} />
          <span className={classes.before}>
            {t('events.before')} <Named text={event.former_name} acronym={event.former_acronym} />
          </span>
        </>
      );
    case 'moved':
      return (
        <>
          {event.parent_id ? t('events.said.moved') : t('events.said.movedToTop')}{' '}
          {event.parent_id && <Linked items={[{ id: event.parent_id, text: event.parent_name }]} />}
          {event.former_parent_id && (
            <span className={classes.before}>
              {t('events.before')} <Linked items={[{ id: event.former_parent_id, text: event.former_parent_name }]} />
            </span>
          )}
        </>
      );
    default:
      return (
        <>
          {t(`events.said.${event.kind}`)} <Linked items={others} />
        </>
      );
  }
}

function Linked({ items }: { items: { id: string; text?: LocalizedText }[] }): ReactNode {
  const { t } = useTranslation('common');
  return items.map(({ id, text }, index) => (
    <span key={id}>
      {index > 0 && t('listComma')}
      <AppLink href={`/organisations/${id}`}>
        <LocalText text={text} />
      </AppLink>
    </span>
  ));
}

function Named({ text, acronym }: { text?: LocalizedText; acronym?: LocalizedText }) {
  const format = useFormat();
  return (
    <>
      <LocalText text={text} /> {format.text(acronym) && <bdi className="muted">({format.text(acronym)})</bdi>}
    </>
  );
}

function UndoButton({ event }: { event: OrganisationEvent }) {
  const { t } = useTranslation(['organisations', 'common']);
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoOrganisationEvent(event.id),
    onSettled: () => organisationsChanged(queryClient),
    onSuccess: () => notifications.show({ withCloseButton: false, color: 'teal', message: t('events.undoDone') }),
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', title: t('events.undoRefused'), message: asProblem(error).message }),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('events.undoTitle'),
      children: t('events.undoText'),
      labels: { confirm: t('events.undoDo'), cancel: t('common:close') },
      onConfirm: () => undo.mutate(),
    });
  return (
    <Button className={classes.undo} size="compact-xs" variant="subtle" leftSection={<Icon name="history" />} loading={undo.isPending} onClick={ask}>
      {t('events.undo')}
    </Button>
  );
}
