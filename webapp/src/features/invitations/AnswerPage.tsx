import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { asProblem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { changeLanguage, hasChosenLanguage, isLanguage, useTranslation } from '@/shared/i18n';
import { Banner, EmptyState, FailedState, LanguageSwitch, LocalText, Skeleton } from '@/shared/ui';
import classes from './invitations.module.css';
import { answerQuery, putAnswer, type AnswerPageView, type GivenAnswer } from './queries';

/** The page behind an answer link: for one person, on a phone, without an account. */
export default function AnswerPage() {
  const { token } = useParams({ strict: false }) as { token: string };
  const { t } = useTranslation('invitations');
  const read = useQuery(answerQuery(token));
  const title = t('answer.title');
  useEffect(() => {
    document.title = `${title} — Athar`;
  }, [title]);
  const language = read.data?.language;
  useEffect(() => {
    if (language && isLanguage(language) && !hasChosenLanguage()) void changeLanguage(language);
  }, [language]);
  return (
    <div className={classes.answer}>
      <header className={classes.answerTop}>
        <p className={classes.brand}>
          Athar <span lang="ar">أثر</span>
        </p>
        <LanguageSwitch />
      </header>
      <main>
        {read.isPending ? (
          <Skeleton lines={6} />
        ) : read.data ? (
          <Asked token={token} view={read.data} />
        ) : asProblem(read.error).status === 404 ? (
          <>
            <h1>{t('answer.title')}</h1>
            <EmptyState title={t('answer.notValid')}>{t('answer.notValidText')}</EmptyState>
          </>
        ) : (
          <FailedState error={read.error} onRetry={() => void read.refetch()} />
        )}
      </main>
    </div>
  );
}

function Asked({ token, view }: { token: string; view: AnswerPageView }) {
  const { t } = useTranslation(['invitations', 'terms']);
  const format = useFormat();
  const place = [view.venue, format.text(view.place_name)].filter(Boolean).join(t('answer.comma'));
  const hours = view.starts && view.ends ? `${format.time(view.starts)} – ${format.time(view.ends)}` : undefined;
  return (
    <div className="stack">
      <div>
        <h1>
          <LocalText text={view.session_title} />
        </h1>
        <p className="muted">{t(view.reason === 'promoted' ? 'answer.promoted' : 'answer.hello', { name: view.person_name })}</p>
      </div>
      <div className={classes.card}>
        <dl>
          {view.first_date && (
            <>
              <dt>{t('answer.dates')}</dt>
              <dd>{format.period(view.first_date, view.last_date ?? view.first_date, 'long')}</dd>
            </>
          )}
          {hours && (
            <>
              <dt>{t('answer.hours')}</dt>
              <dd>
                <bdi>{hours}</bdi>
              </dd>
            </>
          )}
          {place && (
            <>
              <dt>{t('answer.place')}</dt>
              <dd>{place}</dd>
            </>
          )}
          <dt>{t('answer.reference')}</dt>
          <dd>
            <bdi>{view.session_reference}</bdi>
          </dd>
        </dl>
      </div>
      {view.answer !== 'none' && (
        <Banner tone={view.answer === 'comes' ? 'ok' : 'plain'} icon="check" role="status">
          <b>{t(`answer.said.${view.answer}`)}</b> {view.answer === 'comes' && view.registration_status === 'waiting' && t('answer.waits')}
          {view.replacement_name && <bdi>{view.replacement_name}</bdi>}
        </Banner>
      )}
      {view.closed === 'open' ? (
        <AnswerForm token={token} view={view} />
      ) : (
        <Banner tone="warn" icon="alert">
          <b>{t(`answer.closed.${view.closed}`)}</b> {t('answer.closedText')}
        </Banner>
      )}
    </div>
  );
}

function AnswerForm({ token, view }: { token: string; view: AnswerPageView }) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const queryClient = useQueryClient();
  const [proposes, setProposes] = useState(false);
  const [note, setNote] = useState(view.note ?? '');
  const [name, setName] = useState(view.replacement_name ?? '');
  const [contact, setContact] = useState(view.replacement_contact ?? '');
  const give = useMutation({
    mutationFn: (body: GivenAnswer) => putAnswer(token, body),
    onSuccess: (now) => {
      queryClient.setQueryData(answerQuery(token).queryKey, now);
      setProposes(false);
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: ['answers', token] }),
  });
  // The pressed button makes way for others: the keyboard goes on with what took its place.
  const place = useRef<HTMLFormElement>(null);
  const goOn = (proposing: boolean) => {
    flushSync(() => setProposes(proposing));
    place.current?.querySelector<HTMLElement>(proposing ? 'input' : 'button:last-of-type')?.focus();
  };
  const isSaid = give.isSuccess || give.isError;
  useEffect(() => {
    // A button that waits for its answer lets go of the keyboard.
    if (isSaid && document.activeElement === document.body) place.current?.querySelector<HTMLElement>('button')?.focus();
  }, [isSaid]);
  const said = { ...(note.trim() ? { note: note.trim() } : {}) };
  const problem = give.error ? asProblem(give.error) : undefined;
  return (
    <form
      ref={place}
      className={classes.answers}
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate({ answer: 'replacement', replacement_name: name.trim(), ...(contact.trim() ? { replacement_contact: contact.trim() } : {}), ...said });
      }}
    >
      <p>{t(view.answer === 'none' ? 'answer.ask' : 'answer.change', { date: format.date(view.answer_by, 'long') })}</p>
      {problem && (
        <Banner tone="bad" icon="alert" role="alert">
          {problem.fields[0]?.message ?? problem.message}
        </Banner>
      )}
      {proposes ? (
        <>
          <TextInput size="md" label={t('answer.replacementName')} required maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <TextInput size="md" label={t('answer.replacementContact')} maxLength={200} value={contact} onChange={(event) => setContact(event.currentTarget.value)} />
          <Textarea size="md" label={t('answer.note')} maxLength={500} autosize value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          <Button size="lg" type="submit" variant="filled" loading={give.isPending}>
            {t('answer.propose')}
          </Button>
          <Button size="md" onClick={() => goOn(false)}>
            {t('answer.back')}
          </Button>
        </>
      ) : (
        <>
          <Button size="lg" variant="filled" loading={give.isPending} onClick={() => give.mutate({ answer: 'comes', ...said })}>
            {t('answer.comes')}
          </Button>
          <Button size="lg" disabled={give.isPending} onClick={() => give.mutate({ answer: 'declines', ...said })}>
            {t('answer.declines')}
          </Button>
          <Button size="lg" disabled={give.isPending} onClick={() => goOn(true)}>
            {t('answer.replacement')}
          </Button>
        </>
      )}
    </form>
  );
}
