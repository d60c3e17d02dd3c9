import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  asProblem, correctPosts, organisationEventsQuery, organisationsChanged, postCorrectionsQuery, postsAtOnce, postsToCorrectList, undoPostCorrection,
  type OrganisationEvent, type PostCorrection,
} from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, FailedState, Icon, LocalText, Panel, PersonName, Skeleton, Tag } from '@/shared/ui';
import classes from './organisations.module.css';

/** After a split: who still stands under what was split, and where they went. Nothing for an organisation that was not split. */
export function SplitPosts({ id }: { id: string }) {
  const { data } = useQuery(organisationEventsQuery(id));
  const split = data?.items.find(({ kind, organisation_id: of, undone_at: undone }) => kind === 'split' && of === id && !undone);
  return split ? <Posts split={split} /> : null;
}

function Posts({ split }: { split: OrganisationEvent }) {
  const { t } = useTranslation(['organisations', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const list = useInfiniteQuery(postsToCorrectList(split.id));
  const corrections = useQuery(postCorrectionsQuery(split.id));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [successor, setSuccessor] = useState('');
  const people = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = list.data?.pages[0]?.total ?? people.length;
  const picked = people.filter(({ person_id: id }) => chosen.has(id)).slice(0, postsAtOnce);
  const attach = useMutation({
    mutationFn: () => correctPosts(split.id, successor, picked.map(({ person_id: id }) => id)),
    onSettled: () => organisationsChanged(queryClient),
    onSuccess: ({ people: count }) => {
      setChosen(new Set());
      notifications.show({ withCloseButton: false, color: 'teal', message: t('posts.done', { count, value: format.number(count) }) });
    },
  });
  const toggle = (id: string) => setChosen((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id]));
  return (
    <Panel title={t('posts.title')} note={list.data && t('posts.left', { count: total, value: format.number(total) })}>
      <div className="stack">
        <p className="small muted">{t('posts.text', { date: split.date && format.date(split.date) })}</p>
        {list.isPending && <Skeleton lines={4} />}
        {list.isError && !list.data && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
        {/* Outside the form, which goes when somebody else attached the last of them. */}
        {attach.isError && (
          <Banner tone="warn" role="alert">
            {asProblem(attach.error).fields[0]?.message ?? asProblem(attach.error).message}
          </Banner>
        )}
        {list.data && people.length === 0 && <p>{t('posts.none')}</p>}
        {people.length > 0 && (
          <form
            className="stack"
            onSubmit={(submit) => {
              submit.preventDefault();
              attach.mutate();
            }}
          >
            <fieldset className={classes.posts}>
              <legend className="sr">{t('posts.title')}</legend>
              <Checkbox
                label={t('posts.all')}
                checked={picked.length === Math.min(people.length, postsAtOnce)}
                indeterminate={picked.length > 0 && picked.length < Math.min(people.length, postsAtOnce)}
                onChange={() => setChosen(new Set(picked.length === Math.min(people.length, postsAtOnce) ? [] : people.slice(0, postsAtOnce).map(({ person_id: id }) => id)))}
              />
              <ul>
                {people.map((person) => (
                  <li key={person.person_id}>
                    <Checkbox
                      label={<PersonName person={person} isShort />}
                      description={person.function && <bdi>{person.function}</bdi>}
                      checked={chosen.has(person.person_id)}
                      onChange={() => toggle(person.person_id)}
                    />
                    <AppLink href={`/people/${person.person_id}`} aria-label={t('posts.open', { name: person.display_name })}>
                      <Icon name="go" />
                    </AppLink>
                  </li>
                ))}
              </ul>
              {list.hasNextPage && (
                <Button variant="subtle" size="xs" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  {t('posts.more')}
                </Button>
              )}
            </fieldset>
            <div className="row">
              <NativeSelect
                aria-label={t('posts.to')}
                value={successor}
                onChange={(event) => setSuccessor(event.currentTarget.value)}
                data={[{ value: '', label: t('posts.to') }, ...split.successors.map(({ id, name }) => ({ value: id, label: format.text(name) }))]}
              />
              <Button type="submit" disabled={picked.length === 0 || successor === ''} loading={attach.isPending}>
                {picked.length === 0 ? t('posts.attachNobody') : t('posts.attach', { count: picked.length, value: format.number(picked.length) })}
              </Button>
            </div>
          </form>
        )}
        {corrections.data && corrections.data.items.length > 0 && (
          <ol className={classes.events}>
            {corrections.data.items.map((each) => (
              <Correction key={each.id} correction={each} />
            ))}
          </ol>
        )}
      </div>
    </Panel>
  );
}

function Correction({ correction }: { correction: PostCorrection }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoPostCorrection(correction.id),
    onSettled: () => organisationsChanged(queryClient),
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', title: t('events.undoRefused'), message: asProblem(error).message }),
  });
  const { people, left = 0, undone_at: undone } = correction;
  return (
    <li data-undone={undone ? true : undefined}>
      <time dateTime={correction.recorded_at}>{format.date(correction.recorded_at.slice(0, 10))}</time>
      <div>
        <p>
          {t('posts.attached', { count: people, value: format.number(people) })} <LocalText text={correction.successor_name} />
          {undone && (
            <>
              {' '}
              <Tag>{t('events.undone', { date: format.date(undone.slice(0, 10)) })}</Tag>
            </>
          )}
        </p>
        {left > 0 && <p className="small muted">{t('posts.kept', { count: left, value: format.number(left) })}</p>}
        {correction.can.undo && (
          <Button className={classes.undo} size="compact-xs" variant="subtle" leftSection={<Icon name="history" />} loading={undo.isPending} onClick={() => undo.mutate()}>
            {t('events.undo')}
          </Button>
        )}
      </div>
    </li>
  );
}
