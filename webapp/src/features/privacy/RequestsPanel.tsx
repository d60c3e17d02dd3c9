import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { noticeQuery, personQuery, requestsList, type PersonRequest } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, DataTable, EmptyState, FilterChips, Icon, Isolated, Panel, Tag, useUrlSearch, type Column } from '@/shared/ui';
import { AnswerDialog } from './AnswerDialog';
import { RequestDialog } from './RequestDialog';

/** What people ask about their own data: those without an answer first, by the day they are due. */
export function RequestsPanel() {
  const { t } = useTranslation(['privacy', 'common']);
  const [search] = useUrlSearch();
  const chosen = useQuery({ ...personQuery(search.person ?? ''), enabled: search.person !== undefined });
  const person = search.person && chosen.data ? { id: search.person, name: chosen.data.display_name } : undefined;
  const [isNew, setNew] = useState(false);
  const [answered, setAnswered] = useState<PersonRequest>();
  const list = useInfiniteQuery(requestsList({ ...(search.open === 'true' ? { open: true } : {}), ...(search.person ? { person: search.person } : {}) }));
  const notice = useQuery(noticeQuery());
  const columns = useColumns(setAnswered);
  const add = (
    <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => setNew(true)}>
      {t('requests.new')}
    </Button>
  );
  return (
    <>
      <FilterChips filters={[{ name: 'open', label: t('requests.open'), options: [{ value: 'true', label: t('requests.openOnly') }] }]} />
      {person && (
        <Banner icon="person" end={<AppLink href="/privacy">{t('requests.ofEverybody')}</AppLink>}>
          {t('requests.ofPerson')} <AppLink href={`/people/${person.id}?tab=privacy`}><bdi>{person.name}</bdi></AppLink>
        </Banner>
      )}
      <Panel
        title={t('requests.title')}
        note={notice.data && t('requests.limit', { count: notice.data.answer_days })}
        end={add}
        isFlush
      >
        <DataTable
          caption={t('requests.title')}
          columns={columns}
          list={list}
          rowId={({ id }) => id}
          empty={<EmptyState title={t('requests.none')}>{t('requests.noneText')}</EmptyState>}
        />
      </Panel>
      <RequestDialog isOpen={isNew} person={person} onClose={() => setNew(false)} />
      <AnswerDialog request={answered} onClose={() => setAnswered(undefined)} />
    </>
  );
}

function useColumns(onAnswer: (request: PersonRequest) => void): Column<PersonRequest>[] {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  return [
    { id: 'reference', header: t('requests.reference'), cell: ({ reference }) => <Isolated>{reference}</Isolated> },
    {
      id: 'person', header: t('requests.person'), isName: true,
      cell: ({ person_id: id, person_name: name }) => (
        <AppLink href={`/people/${id}?tab=privacy`}>
          <bdi>{name}</bdi>
        </AppLink>
      ),
    },
    { id: 'kind', header: t('requests.kind'), cell: ({ kind }) => <>{t(`kind.${kind}`)}</> },
    {
      id: 'received', header: t('requests.received'),
      cell: ({ received_on: on, channel }) => (
        <>
          <bdi>{format.date(on)}</bdi> <span className="muted">{t(`channel.${channel}`)}</span>
        </>
      ),
    },
    { id: 'state', header: t('requests.state'), cell: (request) => <State request={request} /> },
    {
      id: 'action', header: '',
      cell: (request) =>
        request.can.answer ? (
          <Button size="xs" onClick={() => onAnswer(request)} aria-label={t('requests.answerOne', { reference: request.reference })}>
            {t('requests.answer')}
          </Button>
        ) : (
          ''
        ),
    },
  ];
}

function State({ request }: { request: PersonRequest }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  if (request.decision && request.answered_on)
    return (
      <>
        <Tag tone={request.decision === 'refused' ? 'bad' : 'ok'}>{t(`decision.${request.decision}`)}</Tag>{' '}
        <span className="muted small">
          <bdi>{format.date(request.answered_on)}</bdi> · <bdi>{request.answered_by}</bdi>
        </span>
        {request.reason && <p className="small muted"><bdi>{request.reason}</bdi></p>}
      </>
    );
  const isLate = request.due_on < today();
  return (
    <>
      <Tag tone={isLate ? 'bad' : 'warn'}>{t(isLate ? 'requests.late' : 'requests.due', { date: format.date(request.due_on) })}</Tag>
      {request.statement && <p className="small muted"><bdi>{request.statement}</bdi></p>}
    </>
  );
}
