import { Button, Checkbox, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, type ApiProblem } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, Panel } from '@/shared/ui';
import { About, Gone, useFieldName, Value } from './CorrectionWords';
import classes from './corrections.module.css';
import { correctionQuery, correctionsChanged, decide, type Correction, type ProposedChange } from './queries';

/** Nothing is chosen beforehand where the record moved since, or is gone. */
const isAsSeen = (change: ProposedChange) => change.recorded === change.seen;

/** The one screen of a decision: each field recorded and proposed side by side, accepted by its box, and a reason for what is not. */
export function DecisionForm({ correction }: { correction: Correction }) {
  const { t } = useTranslation('corrections');
  const queryClient = useQueryClient();
  const { changes } = correction;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(changes.filter(isAsSeen).map(({ path }) => path)));
  const [reply, setReply] = useState('');
  const accepted = changes.filter(({ path, recorded }) => chosen.has(path) && recorded != null);
  const isWhole = accepted.length === changes.length;
  const save = useMutation({
    mutationFn: () =>
      decide(correction, {
        accepted: accepted.map(({ path, recorded }) => ({ path, recorded: recorded ?? '' })),
        ...(reply.trim() ? { answer: reply.trim() } : {}),
      }),
    onSuccess: (now) => {
      queryClient.setQueryData(correctionQuery(correction.id).queryKey, now);
      notifications.show({ withCloseButton: false, message: t('decide.done') });
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (isOvertaken(problem)) notifications.show({ withCloseButton: false, autoClose: false, color: 'yellow', title: t('decide.overtaken'), message: t('decide.overtakenText') });
    },
    onSettled: () => correctionsChanged(queryClient),
  });
  const problem = save.error ? asProblem(save.error) : undefined;
  const errorAt = (change: ProposedChange) => {
    const at = accepted.findIndex(({ path }) => path === change.path);
    return at < 0 ? undefined : problem?.fields.find(({ path }) => path === `accepted/${at}`)?.message;
  };
  const answerError = problem?.fields.find(({ path }) => path === 'answer')?.message;
  const toggle = (path: string) => setChosen((before) => (before.has(path) ? new Set([...before].filter((each) => each !== path)) : new Set([...before, path])));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Panel
        title={t('changes', { count: changes.length })}
        isFlush
        footer={
          <div className="stack">
            {problem && !isOvertaken(problem) && !answerError && (
              <Banner tone="bad" icon="alert" role="alert">
                {problem.fields[0]?.message ?? problem.message}
              </Banner>
            )}
            <Textarea
              label={t(isWhole ? 'decide.answer' : 'decide.reason')}
              description={t('decide.answerHelp')}
              required={!isWhole}
              withAsterisk={!isWhole}
              maxLength={2000}
              autosize
              minRows={2}
              value={reply}
              error={answerError}
              onChange={(event) => setReply(event.currentTarget.value)}
            />
            <div>
              <Button type="submit" variant="filled" loading={save.isPending}>
                {isWhole ? t('decide.all') : accepted.length > 0 ? t('decide.some', { count: accepted.length }) : t('decide.none')}
              </Button>
            </div>
          </div>
        }
      >
        <ul className={classes.changes}>
          {changes.map((change) => (
            <li key={change.path}>
              <Beside change={change} isChosen={chosen.has(change.path)} onToggle={() => toggle(change.path)} error={errorAt(change)} />
            </li>
          ))}
        </ul>
      </Panel>
    </form>
  );
}

/** The record itself may have moved too: then there is no decision to show. */
const isOvertaken = (problem: ApiProblem) => (problem.isStale && problem.current !== undefined) || problem.code === 'correction_decided';

function Beside({ change, isChosen, onToggle, error }: { change: ProposedChange; isChosen: boolean; onToggle: () => void; error?: string }) {
  const { t } = useTranslation('corrections');
  const fieldName = useFieldName();
  const isGone = change.recorded == null;
  return (
    <>
      <h3>
        {fieldName(change)}
        <About field={change} />
      </h3>
      <div className={classes.side}>
        <small>{t('recorded')}</small>
        <span>{isGone ? <Gone change={change} /> : <Value field={change} value={change.recorded ?? ''} />}</span>
      </div>
      <div className={`${classes.side} ${classes.proposed}`}>
        <small>{t('proposed')}</small>
        <span>
          <Value field={change} value={change.proposed} />
        </span>
      </div>
      <Checkbox label={t('accept')} aria-label={t('acceptOne', { field: fieldName(change) })} checked={isChosen && !isGone} disabled={isGone} onChange={onToggle} error={error} />
      {!isGone && !isAsSeen(change) && (
        <div className={classes.moved}>
          <Banner tone="warn" icon="alert">
            {t('moved')} <Value field={change} value={change.seen} />
          </Banner>
        </div>
      )}
    </>
  );
}
