import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { asProblem } from '@/shared/api';
import { useDraft } from './useDraft';

interface Stored {
  version: number;
}

export interface RecordFormOptions<V extends Record<string, unknown>, R extends Stored> {
  /** Names the draft: "sessions.new", "sessions.<id>". */
  name: string;
  initial: V;
  /** The record being edited; absent for a new one. */
  record?: R;
  fromRecord: (record: R) => V;
  /** `version` is the one to send as If-Match; undefined creates. */
  save: (values: V, version: number | undefined) => Promise<R>;
  onSaved: (record: R) => void;
}

export interface RecordForm<V extends Record<string, unknown>, R extends Stored> {
  form: UseFormReturnType<V>;
  submit: () => void;
  isSaving: boolean;
  error: unknown;
  /** What somebody else saved in between, while the reader has not chosen. */
  conflict: R | undefined;
  keepMine: () => void;
  takeTheirs: () => void;
}

/** A record's form: drafts, one save at a time, the server's field errors at their fields, both versions after a 412. */
export function useRecordForm<V extends Record<string, unknown>, R extends Stored>(options: RecordFormOptions<V, R>): RecordForm<V, R> {
  const { name, initial, record, fromRecord, save, onSaved } = options;
  const form = useForm<V>({ mode: 'controlled', initialValues: initial });
  const [version, setVersion] = useState(record?.version);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const [conflict, setConflict] = useState<R>();
  const forget = useDraft(name, form, record?.version ?? 0);

  const send = async (against: number | undefined) => {
    if (isSaving) return;
    setSaving(true);
    setError(undefined);
    try {
      const saved = await save(form.getValues(), against);
      setConflict(undefined);
      form.resetDirty();
      forget();
      onSaved(saved);
    } catch (refusal) {
      const problem = asProblem(refusal);
      if (problem.isStale && problem.current) {
        setConflict(problem.current as R);
      } else {
        form.setErrors(problem.fieldErrors());
        setError(refusal);
      }
    } finally {
      setSaving(false);
    }
  };
  return {
    form,
    submit: () => void send(version),
    isSaving,
    error,
    conflict,
    keepMine: () => {
      if (!conflict) return;
      setVersion(conflict.version);
      void send(conflict.version);
    },
    takeTheirs: () => {
      if (!conflict) return;
      form.setValues(fromRecord(conflict));
      form.resetDirty();
      setVersion(conflict.version);
      setConflict(undefined);
      forget();
    },
  };
}
