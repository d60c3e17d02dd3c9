import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { asProblem, attendancesQuery, putAttendances, sessionChanged, useConnection, type ApiProblem, type Attendances } from '@/shared/api';
import { markKey, marksOf, type AttendanceEntry, type Marks } from '@/shared/ui';

const waitMs = 400;
const largestBatch = 500;
const retryMs = 5_000;

export interface AttendanceState {
  marks: Marks;
  isPending: boolean;
  error: unknown;
  refetch: () => void;
  change: (entries: AttendanceEntry[]) => void;
  saved: { state: 'saving' | 'saved' | 'failed'; at?: string };
  /** What the server refused the last batch for; the marks wait here until they are sent again or given up. */
  refusal: ApiProblem | undefined;
  unsaved: number;
  retry: () => void;
  giveUp: () => void;
}

type Waiting = ReadonlyMap<string, AttendanceEntry>;

/** Marks show at once and leave in small batches; what has not reached the server survives a reload and is sent again. */
export function useAttendance(sessionId: string): AttendanceState {
  const queryClient = useQueryClient();
  const { queryKey } = attendancesQuery(sessionId);
  const [waiting, setWaiting] = useState<Waiting>(() => kept(sessionId));
  const latest = useRef(waiting);
  const isSending = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [state, setState] = useState<'saving' | 'saved' | 'failed'>('saved');
  const [savedAt, setSavedAt] = useState<string>();
  const [refusal, setRefusal] = useState<ApiProblem>();
  const [attempt, setAttempt] = useState(0);
  const connection = useConnection();
  const read = useQuery(attendancesQuery(sessionId));

  const hold = useCallback(
    (next: Waiting) => {
      latest.current = next;
      keep(sessionId, next);
      setWaiting(next);
    },
    [sessionId],
  );

  const send = useCallback(async () => {
    clearTimeout(timer.current);
    if (isSending.current || latest.current.size === 0) return;
    isSending.current = true;
    setState('saving');
    try {
      while (latest.current.size > 0) {
        const batch = [...latest.current].slice(0, largestBatch);
        const entries = batch.map(([, entry]) => entry);
        await queryClient.cancelQueries({ queryKey });
        await putAttendances(sessionId, entries.map(({ present, ...entry }) => ({ ...entry, present: present ?? undefined })));
        queryClient.setQueryData<Attendances>(queryKey, (before) => before && merged(before, entries));
        const rest = new Map(latest.current);
        for (const [key, entry] of batch) if (rest.get(key) === entry) rest.delete(key);
        hold(rest);
      }
      isSending.current = false;
      setRefusal(undefined);
      setSavedAt(new Date().toISOString());
      setState('saved');
      sessionChanged(queryClient);
    } catch (error) {
      isSending.current = false;
      const problem = asProblem(error);
      setState('failed');
      if (problem.isNoAnswer || problem.status >= 500) setAttempt((before) => before + 1);
      else setRefusal(problem);
    }
    // The key's content is the session's id.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [sessionId, queryClient, hold]);

  const change = useCallback(
    (entries: AttendanceEntry[]) => {
      if (entries.length === 0) return;
      const next = new Map(latest.current);
      for (const entry of entries) next.set(markKey(entry.person_id, entry), entry);
      hold(next);
      setState('saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), waitMs);
    },
    [hold, send],
  );

  // On arrival (marks kept through a reload) and when the network is back.
  useEffect(() => {
    if (latest.current.size > 0) void send();
  }, [connection, send]);
  useEffect(() => {
    if (attempt === 0) return undefined;
    const later = setTimeout(() => void send(), retryMs);
    return () => clearTimeout(later);
  }, [attempt, send]);
  useEffect(() => () => void send(), [send]); // leaving the page does not wait for the timer
  useEffect(() => {
    if (waiting.size === 0) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [waiting.size]);

  const marks = useMemo(() => {
    const shown = new Map(marksOf(read.data?.entries ?? []));
    for (const [key, { present }] of waiting) {
      if (present === null) shown.delete(key);
      else shown.set(key, present);
    }
    return shown;
  }, [read.data, waiting]);

  return {
    marks,
    isPending: read.isPending,
    error: read.data ? undefined : read.error,
    refetch: () => void read.refetch(),
    change,
    saved: { state, at: savedAt },
    refusal,
    unsaved: waiting.size,
    retry: () => void send(),
    giveUp: () => {
      hold(new Map());
      setRefusal(undefined);
      setState('saved');
      void read.refetch();
    },
  };
}

/** The sheet as it stands after these entries were written. */
function merged(before: Attendances, entries: AttendanceEntry[]): Attendances {
  const written = new Map(entries.map((entry) => [markKey(entry.person_id, entry), entry]));
  const kept = before.entries.filter((entry) => !written.has(markKey(entry.person_id, entry)));
  const added = entries.flatMap(({ present, ...entry }) => (present === null ? [] : [{ ...entry, present }]));
  return { ...before, entries: [...kept, ...added] };
}

// Under the drafts' prefix: signing out forgets them with the rest of what was typed.
const nameOf = (sessionId: string) => `athar.draft.attendance.${sessionId}`;

function kept(sessionId: string): Waiting {
  try {
    const entries = JSON.parse(sessionStorage.getItem(nameOf(sessionId)) ?? '[]') as AttendanceEntry[];
    return new Map(entries.map((entry) => [markKey(entry.person_id, entry), entry]));
  } catch {
    return new Map();
  }
}

function keep(sessionId: string, waiting: Waiting): void {
  try {
    if (waiting.size === 0) sessionStorage.removeItem(nameOf(sessionId));
    else sessionStorage.setItem(nameOf(sessionId), JSON.stringify([...waiting.values()]));
  } catch {
    // without storage the marks live as long as the page
  }
}
