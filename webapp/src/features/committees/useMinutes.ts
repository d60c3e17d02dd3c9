import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { asProblem } from '@/shared/api';
import { useDraft } from '@/shared/ui';
import { bodyOf, valuesOf, type MeetingValues } from './meetingValues';
import { merge, type Clash } from './mergeMinutes';
import { committeesChanged, meetingQuery, putMeeting, type Meeting } from './queries';

export interface Minutes {
  form: UseFormReturnType<MeetingValues>;
  isDirty: boolean;
  isSaving: boolean;
  error: unknown;
  /** Places that somebody else wrote in at the same time, while the reader has not chosen. */
  clashes: Clash[];
  /** What somebody else saved was taken in beside one's own. */
  hasTakenIn: boolean;
  save: () => void;
  keepMine: () => void;
  takeTheirs: () => void;
}

/** The minutes as they are written: kept in the tab, saved at the version that was read, joined with what others wrote meanwhile. */
export function useMinutes(meeting: Meeting): Minutes {
  const queryClient = useQueryClient();
  const [base, setBase] = useState(meeting);
  const form = useForm<MeetingValues>({ mode: 'controlled', initialValues: valuesOf(meeting) });
  const forget = useDraft(`committee_meetings.${meeting.id}`, form, meeting.version);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const [theirs, setTheirs] = useState<Meeting>();
  const [hasTakenIn, setTakenIn] = useState(false);
  const isDirty = form.isDirty();

  const settle = (saved: Meeting) => {
    setBase(saved);
    setTheirs(undefined);
    form.setInitialValues(valuesOf(saved));
    form.setValues(valuesOf(saved));
    form.resetDirty(valuesOf(saved));
    forget();
  };
  // Read anew: nothing of one's own is waiting, so what is stored is what is shown.
  useEffect(() => {
    if (meeting.version === base.version || form.isDirty()) return undefined;
    const timer = setTimeout(() => settle(meeting));
    return () => clearTimeout(timer);
  });

  const send = async (values: MeetingValues, version: number) => {
    if (isSaving) return;
    setSaving(true);
    setError(undefined);
    try {
      const saved = (await putMeeting(meeting.id, bodyOf(values), version)) as Meeting;
      queryClient.setQueryData(meetingQuery(meeting.id).queryKey, saved);
      settle(saved);
      committeesChanged(queryClient);
    } catch (refusal) {
      const problem = asProblem(refusal);
      if (problem.isStale && problem.current) joinWith(problem.current as Meeting, values);
      else {
        form.setErrors(problem.fieldErrors());
        setError(refusal);
      }
    } finally {
      setSaving(false);
    }
  };
  const joinWith = (stored: Meeting, values: MeetingValues) => {
    const { merged, clashes } = merge(valuesOf(base), values, valuesOf(stored), 'mine');
    if (clashes.length > 0) return setTheirs(stored);
    setTakenIn(true);
    setBase(stored);
    form.setValues(merged);
    setTimeout(() => void send(merged, stored.version));
  };
  const choose = (prefer: 'mine' | 'theirs') => {
    if (!theirs) return;
    const { merged } = merge(valuesOf(base), form.getValues(), valuesOf(theirs), prefer);
    setBase(theirs);
    setTheirs(undefined);
    form.setValues(merged);
    void send(merged, theirs.version);
  };
  return {
    form,
    isDirty,
    isSaving,
    error,
    clashes: theirs ? merge(valuesOf(base), form.getValues(), valuesOf(theirs), 'mine').clashes : [],
    hasTakenIn,
    save: () => {
      setTakenIn(false);
      void send(form.getValues(), base.version);
    },
    keepMine: () => choose('mine'),
    takeTheirs: () => choose('theirs'),
  };
}
