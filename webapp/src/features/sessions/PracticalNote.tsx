import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, practicalNoteQuery, putPracticalNote, type PracticalNoteBody } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, FailedState, Skeleton } from '@/shared/ui';

type Note = PracticalNoteBody & { version: number };
const languages = ['fr', 'ar'] as const;

/** What convocations say beside days and place: read at a glance, changed on the spot. */
export function PracticalNote({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation(['invitations', 'common']);
  const format = useFormat();
  const note = useQuery(practicalNoteQuery(sessionId));
  const [isOpen, setOpen] = useState(false);
  if (note.isPending) return <Skeleton lines={2} />;
  if (!note.data) return <FailedState error={note.error} onRetry={() => void note.refetch()} />;
  if (isOpen) return <NoteForm key={note.data.version} sessionId={sessionId} note={note.data} onDone={() => setOpen(false)} />;
  const said = [format.text(note.data.costs), format.text(note.data.note), note.data.contact].filter(Boolean);
  return (
    <div>
      <p className="small muted">{t('note.title')}</p>
      {said.length > 0 ? <p style={{ whiteSpace: 'pre-line' }}>{said.join('\n')}</p> : <p className="small">{t('note.none')}</p>}
      <Button size="xs" onClick={() => setOpen(true)}>
        {t('note.change')}
      </Button>
    </div>
  );
}

/** Stands inside another form: its button saves by itself. */
function NoteForm({ sessionId, note, onDone }: { sessionId: string; note: Note; onDone: () => void }) {
  const { t } = useTranslation(['invitations', 'common']);
  const queryClient = useQueryClient();
  const [values, setValues] = useState<PracticalNoteBody>({ costs: note.costs ?? {}, note: note.note ?? {}, contact: note.contact ?? '' });
  const save = useMutation({
    mutationFn: () => putPracticalNote(sessionId, note.version, { ...values, contact: values.contact?.trim() || undefined }),
    onSuccess: (saved) => {
      queryClient.setQueryData(practicalNoteQuery(sessionId).queryKey, saved);
      onDone();
    },
    onError: (error) => {
      if (asProblem(error).isStale) void queryClient.invalidateQueries({ queryKey: practicalNoteQuery(sessionId).queryKey });
    },
  });
  const problem = save.error ? asProblem(save.error) : undefined;
  return (
    <fieldset
      className="stack"
      style={{ border: 'var(--edge)', borderRadius: 'var(--r-3)', padding: 'var(--s-4)' }}
      onKeyDown={(event) => {
        // Enter saves the note, it does not print what lies around it.
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <legend className="small">{t('note.title')}</legend>
      {problem && (
        <Banner tone="bad" icon="alert" role="alert">
          {problem.fields[0]?.message ?? problem.message}
        </Banner>
      )}
      {languages.map((language) => (
        <TextInput
          key={language}
          label={t(`note.costs.${language}`)}
          lang={language}
          dir={language === 'ar' ? 'rtl' : 'ltr'}
          maxLength={1000}
          value={values.costs?.[language] ?? ''}
          onChange={({ currentTarget: { value } }) => setValues((before) => ({ ...before, costs: { ...before.costs, [language]: value || undefined } }))}
        />
      ))}
      {languages.map((language) => (
        <Textarea
          key={language}
          label={t(`note.note.${language}`)}
          lang={language}
          dir={language === 'ar' ? 'rtl' : 'ltr'}
          autosize
          minRows={2}
          maxLength={2000}
          value={values.note?.[language] ?? ''}
          onChange={({ currentTarget: { value } }) => setValues((before) => ({ ...before, note: { ...before.note, [language]: value || undefined } }))}
        />
      ))}
      <TextInput
        label={t('note.contact')}
        maxLength={300}
        value={values.contact ?? ''}
        onChange={({ currentTarget: { value } }) => setValues((before) => ({ ...before, contact: value }))}
      />
      <div className="row">
        <Button size="xs" variant="filled" loading={save.isPending} onClick={() => save.mutate()}>
          {t('common:save')}
        </Button>
        <Button size="xs" variant="subtle" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </div>
    </fieldset>
  );
}
