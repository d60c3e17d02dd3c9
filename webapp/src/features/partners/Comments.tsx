import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/shared/api';
import { isolated, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, LocalText, Tag } from '@/shared/ui';
import classes from './partners.module.css';
import { say, wordsChanged, type Comment, type CommentBody } from './queries';

interface WriteProps {
  agreement: string;
  about?: Pick<CommentBody, 'commitment_id' | 'meeting_id' | 'answers_id'>;
  label: string;
  action: string;
  onDone?: () => void;
}

/** A text that stays for good: it is sent with one press and never edited. */
export function WriteComment({ agreement, about, label, action, onDone }: WriteProps) {
  const { t } = useTranslation(['partners', 'common']);
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const [id, setId] = useState(() => crypto.randomUUID());
  const send = useMutation({
    mutationFn: () => say(agreement, { id, text, ...about }),
    onSuccess: async () => {
      setText('');
      setId(crypto.randomUUID());
      await wordsChanged(queryClient);
      onDone?.();
    },
  });
  const problem = send.error ? asProblem(send.error) : undefined;
  return (
    <form
      className={classes.write}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Textarea label={label} autosize minRows={2} maxLength={4000} value={text} onChange={(event) => setText(event.currentTarget.value)} error={problem?.fieldErrors().text} />
      {problem && !problem.fieldErrors().text && (
        <Banner tone="bad" icon="alert" role="alert">
          {problem.fields[0]?.message ?? problem.message}
        </Banner>
      )}
      <div className="row">
        <Button type="submit" size="xs" loading={send.isPending} disabled={text.trim() === ''}>
          {action}
        </Button>
        {onDone && (
          <Button size="xs" variant="subtle" onClick={onDone}>
            {t('common:cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** First comments, latest exchange first, each with what was answered in the order it was said. */
export function threadsOf(comments: Comment[]): Comment[][] {
  const threads = new Map<string, Comment[]>();
  for (const comment of comments) {
    const key = comment.answers_id ?? comment.id;
    threads.set(key, [comment, ...(threads.get(key) ?? [])]);
  }
  return [...threads.values()];
}

interface ThreadsProps {
  comments: Comment[];
  mayAnswer: boolean;
  /** Names the agreement of each exchange, where several stand together. */
  showsAgreement?: boolean;
}

export function Threads({ comments, mayAnswer, showsAgreement }: ThreadsProps) {
  return (
    <ul className={classes.threads}>
      {threadsOf(comments).map((thread) => (
        <li key={thread[0]?.answers_id ?? thread[0]?.id}>
          <Thread thread={thread} mayAnswer={mayAnswer} showsAgreement={showsAgreement === true} />
        </li>
      ))}
    </ul>
  );
}

function Thread({ thread, mayAnswer, showsAgreement }: { thread: Comment[]; mayAnswer: boolean; showsAgreement: boolean }) {
  const { t } = useTranslation('partners');
  const [isOpen, setOpen] = useState(false);
  const first = thread[0];
  const last = thread.at(-1);
  if (!first || !last) return null;
  const waits = last.organisation_name !== undefined;
  return (
    <>
      <p className="small">
        {showsAgreement && (
          <>
            <AppLink href={`/agreements/${first.agreement_id}?tab=words`}>
              <LocalText text={first.agreement_title} />
            </AppLink>{' '}
          </>
        )}
        <About comment={first} /> {waits && <Tag tone="warn">{t('comment.waits')}</Tag>}
      </p>
      {thread.map((comment) => (
        <Said key={comment.id} comment={comment} />
      ))}
      {mayAnswer &&
        (isOpen ? (
          <WriteComment agreement={first.agreement_id} about={{ answers_id: first.id }} label={t('comment.answer')} action={t('comment.send')} onDone={() => setOpen(false)} />
        ) : (
          <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
            {t('comment.answer')}
          </Button>
        ))}
    </>
  );
}

/** What an exchange is about, leading there; nothing for the agreement itself. */
function About({ comment }: { comment: Comment }) {
  const { t } = useTranslation('partners');
  const format = useFormat();
  if (comment.commitment_id)
    return (
      <AppLink href={`/commitments/${comment.commitment_id}`}>
        <bdi>{[comment.about_clause, format.text(comment.about_name)].filter(Boolean).join(' · ')}</bdi>
      </AppLink>
    );
  if (comment.meeting_id)
    return (
      <AppLink href={`/committee-meetings/${comment.meeting_id}`}>
        <bdi>{t('meeting', { name: format.text(comment.about_name), number: comment.about_number ?? 0 })}</bdi>
      </AppLink>
    );
  return null;
}

function Said({ comment }: { comment: Comment }) {
  const { t } = useTranslation('partners');
  const format = useFormat();
  return (
    <div className={classes.said} data-house={comment.organisation_name === undefined || undefined}>
      <p>
        <bdi>{comment.text}</bdi>
      </p>
      <p className="small muted">
        {t('comment.by', { name: isolated(comment.author_name), organisation: isolated(comment.organisation_name ? (format.text(comment.organisation_name) ?? '') : t('house')), at: format.instant(comment.written_at, 'medium') })}
      </p>
    </div>
  );
}
