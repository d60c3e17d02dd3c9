import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, mergesChanged, undoMerge, undoPreview, type Merge, type UndoAnswers, type UndoPreview } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, FailedState, Skeleton, Unknown } from '@/shared/ui';
import { fieldLabel, useSaid } from './fields';
import { FigureMoves, PublishedMoves } from './FigureMoves';
import classes from './merges.module.css';

/** Tells what an undo changes, asks what becomes of fields that were changed since, and undoes. */
export function UndoDialog({ merge, onClose }: { merge: Merge | undefined; onClose: () => void }) {
  const { t } = useTranslation(['merges', 'common']);
  return (
    <Modal opened={merge !== undefined} onClose={onClose} size="lg" title={t('undo.title')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      {merge && <Undo key={merge.id} merge={merge} onClose={onClose} />}
    </Modal>
  );
}

function Undo({ merge, onClose }: { merge: Merge; onClose: () => void }) {
  const { t } = useTranslation(['merges', 'people', 'common']);
  const queryClient = useQueryClient();
  const preview = useQuery(undoPreview(merge.id));
  const [answers, setAnswers] = useState<UndoAnswers>({});
  const undo = useMutation({
    mutationFn: () => undoMerge(merge.id, answers),
    onSuccess: () => {
      mergesChanged(queryClient);
      notifications.show({ withCloseButton: false, message: t('undo.done'), color: 'teal' });
      onClose();
    },
    onError: () => void preview.refetch(),
  });
  const problem = undo.error ? asProblem(undo.error) : undefined;
  if (preview.isPending) return <Skeleton lines={5} />;
  if (!preview.data) return <FailedState error={preview.error} onRetry={() => void preview.refetch()} />;
  const isAnswered = preview.data.questions.every(({ field }) => answers[field]);
  return (
    <div className="stack">
      <p>{t('undo.text', { canonical: merge.canonical_name, merged: merge.merged_name })}</p>
      {preview.data.questions.map((question) => (
        <Question key={question.field} question={question} answer={answers[question.field] ?? undefined} onAnswer={(answer) => setAnswers({ ...answers, [question.field]: answer })} />
      ))}
      <FigureMoves figures={preview.data.figures} caption={t('undo.effect')} />
      <PublishedMoves tables={preview.data.published} />
      {problem && (
        <Banner tone="bad" icon="alert" role="alert">
          {problem.fields[0]?.message ?? problem.message}
        </Banner>
      )}
      <div className={classes.buttons}>
        <Button variant="filled" loading={undo.isPending} disabled={!isAnswered} onClick={() => undo.mutate()}>
          {t('undo.confirm')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </div>
  );
}

interface QuestionProps {
  question: UndoPreview['questions'][number];
  answer: 'keep' | 'restore' | undefined;
  onAnswer: (answer: 'keep' | 'restore') => void;
}

function Question({ question, answer, onAnswer }: QuestionProps) {
  const { t } = useTranslation(['merges', 'people']);
  const said = useSaid();
  const { field, before, now } = question;
  const isHistory = field === 'affiliations';
  return (
    <fieldset className={classes.posts}>
      <legend>{t('undo.changed', { field: fieldLabel(t, field) })}</legend>
      {(['keep', 'restore'] as const).map((way) => {
        const value = way === 'keep' ? now : before;
        return (
          <label key={way}>
            <input type="radio" name={`undo-${field}`} checked={answer === way} onChange={() => onAnswer(way)} />
            <span>
              {t(`undo.${way}`)} {!isHistory && <b>{value ? <bdi>{said(field, value)}</bdi> : <Unknown />}</b>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
