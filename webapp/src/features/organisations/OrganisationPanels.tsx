import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { agreementsList, organisationQuery, organisationsList, peopleList, sessionsList, type Organisation } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, FailedState, Isolated, LocalText, Panel, PersonName, Skeleton, Tag } from '@/shared/ui';
import classes from './organisations.module.css';

const shown = 8;

export function OrganisationPeople({ organisation, mayReach }: { organisation: Organisation; mayReach: boolean }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const list = useInfiniteQuery(peopleList({ organisation: organisation.id }));
  const items = list.data?.pages[0]?.items.slice(0, shown) ?? [];
  return (
    <Panel
      title={t('field.people_count')}
      note={format.number(organisation.people_count ?? 0)}
      end={mayReach && <AppLink href={`/reach?organisation=${organisation.id}`}>{t('reach')}</AppLink>}
      footer={(organisation.people_count ?? 0) > items.length && <AppLink href={`/people?organisation=${organisation.id}`}>{t('allPeople')}</AppLink>}
    >
      <Loaded list={list} isEmpty={items.length === 0} empty={t('noPeople')}>
        <ul className={classes.people}>
          {items.map((person) => (
            <li key={person.id}>
              <AppLink href={`/people/${person.id}`}>
                <PersonName person={person} isShort />
              </AppLink>{' '}
              {person.function && <small className="muted">{person.function}</small>}
            </li>
          ))}
        </ul>
      </Loaded>
    </Panel>
  );
}

/** The latest sessions that its people, or those of an organisation under it, took part in. */
export function OrganisationSessions({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const list = useInfiniteQuery(sessionsList({ organisation: organisation.id }));
  const items = list.data?.pages[0]?.items ?? [];
  return (
    <Panel
      title={t('sessions.title')}
      footer={items.length > shown && <AppLink href={`/sessions?organisation=${organisation.id}`}>{t('sessions.all')}</AppLink>}
    >
      <Loaded list={list} isEmpty={items.length === 0} empty={t('sessions.none')}>
        <ul className={classes.people}>
          {items.slice(0, shown).map(({ id, title, first_date: first, last_date: last }) => (
            <li key={id}>
              <AppLink href={`/sessions/${id}`}>
                <LocalText text={title} />
              </AppLink>{' '}
              {first && (
                <small className="muted">
                  <bdi>{format.period(first, last ?? first)}</bdi>
                </small>
              )}
            </li>
          ))}
        </ul>
      </Loaded>
    </Panel>
  );
}

/** The agreements it is a party to; the house sees from here what its account would find. */
export function OrganisationAgreements({ organisation, mayLook }: { organisation: Organisation; mayLook: boolean }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const list = useInfiniteQuery(agreementsList({ party: organisation.id }));
  const page = list.data?.pages[0];
  const items = page?.items ?? [];
  return (
    <Panel
      title={t('agreements.title')}
      note={page?.total ? format.number(page.total) : undefined}
      end={mayLook && items.length > 0 && <AppLink href={`/entrance?organisation=${organisation.id}`}>{t('agreements.entrance')}</AppLink>}
      footer={items.length > shown && <AppLink href={`/agreements?party=${organisation.id}`}>{t('agreements.all')}</AppLink>}
    >
      <Loaded list={list} isEmpty={items.length === 0} empty={t('agreements.none')}>
        <ul className={classes.people}>
          {items.slice(0, shown).map(({ id, title, code }) => (
            <li key={id}>
              <AppLink href={`/agreements/${id}`}>
                <LocalText text={title} />
              </AppLink>{' '}
              <small className="muted">
                <Isolated>{code}</Isolated>
              </small>
            </li>
          ))}
        </ul>
      </Loaded>
    </Panel>
  );
}

interface LoadedProps {
  list: { isPending: boolean; isError: boolean; data?: unknown; error: unknown; refetch: () => unknown };
  isEmpty: boolean;
  empty: string;
  children: ReactNode;
}

function Loaded({ list, isEmpty, empty, children }: LoadedProps) {
  if (list.isPending) return <Skeleton lines={4} />;
  if (list.isError && !list.data) return <FailedState error={list.error} onRetry={() => void list.refetch()} />;
  return isEmpty ? <p className="muted">{empty}</p> : <>{children}</>;
}

/** What it belongs to, up to the root, and what belongs to it. */
export function OrganisationTree({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  if (!organisation.parent_id && organisation.children_count === 0) return null;
  const own = (
    <li aria-current="page">
      <strong>
        <LocalText text={organisation.name} />
      </strong>
      {organisation.children_count > 0 && <Children organisation={organisation} />}
    </li>
  );
  return (
    <Panel title={t('tree.title')}>
      <div className={classes.tree}>{organisation.parent_id ? <Above id={organisation.parent_id}>{own}</Above> : <ul>{own}</ul>}</div>
    </Panel>
  );
}

/** An organisation above, around what belongs to it. */
function Above({ id, children }: { id: string; children: ReactNode }) {
  const { data } = useQuery(organisationQuery(id));
  if (!data) return <ul>{children}</ul>;
  const line = (
    <li>
      <AppLink href={`/organisations/${id}`}>
        <LocalText text={data.name} />
      </AppLink>
      <ul>{children}</ul>
    </li>
  );
  return data.parent_id ? <Above id={data.parent_id}>{line}</Above> : <ul>{line}</ul>;
}

function Children({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const list = useInfiniteQuery(organisationsList({ parent: organisation.id }));
  const items = list.data?.pages[0]?.items ?? [];
  return (
    <ul>
      {items.map(({ id, name, people_count: people = 0, ended_on: ended }) => (
        <li key={id}>
          <AppLink href={`/organisations/${id}`}>
            <LocalText text={name} />
          </AppLink>{' '}
          {ended && <Tag>{t('list.former')}</Tag>}{' '}
          {people > 0 && <small className="muted">{t('peopleOf', { count: people, people: format.number(people) })}</small>}
        </li>
      ))}
      {organisation.children_count > items.length && !list.isPending && (
        <li>
          <AppLink href={`/organisations?parent=${organisation.id}`}>{t('tree.all', { number: format.number(organisation.children_count) })}</AppLink>
        </li>
      )}
    </ul>
  );
}

/** Says of an organisation that is no more what became of it. */
export function Former({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const { ended_on: ended, merged_into_id: into, merged_into_name: name } = organisation;
  if (!ended && !into) return null;
  const date = ended ? format.date(ended, 'long') : '';
  return (
    <Banner tone="warn" icon="organisation">
      {into ? t(ended ? 'ended.merged' : 'ended.same', { date }) : t('ended.split', { date })}{' '}
      {into && (
        <AppLink href={`/organisations/${into}`}>
          <LocalText text={name} />
        </AppLink>
      )}
    </Banner>
  );
}
