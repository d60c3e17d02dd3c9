import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { asProblem, correctImport, importQuery, type Import, type ImportCorrection } from '@/shared/api';
import { withCorrection } from './wizard';

/** A cell put right (a value), or taken back to what the file says (no value). */
export interface CellChange {
  row: number;
  column: string;
  value?: string;
}

export interface Corrections {
  /** Changes not yet answered by a new preview. */
  waiting: CellChange[];
  /** All corrections, with those still waiting. */
  all: ImportCorrection[];
  change: (change: CellChange) => void;
  error: unknown;
  retry: () => void;
}

/** Corrected cells go to the server together, one sending at a time: what is typed during a sending goes with the next. */
export function useCorrections(data: Import): Corrections {
  const queryClient = useQueryClient();
  const [waiting, setWaiting] = useState<CellChange[]>([]);
  const key = importQuery(data.id).queryKey;
  const save = useMutation({
    mutationFn: (changes: CellChange[]) => correctImport(data.id, changes.reduce(withCorrection, data.corrections)),
    onSuccess: (corrected, changes) => {
      setWaiting((all) => all.filter((change) => !changes.includes(change)));
      queryClient.setQueryData(key, corrected);
    },
    onError: (error) => {
      const { status } = asProblem(error);
      if (status === 409) void queryClient.invalidateQueries({ queryKey: key });
      // What the server will not take is not sent again with what is typed next.
      if (status === 422) setWaiting([]);
    },
  });
  const mayGo = waiting.length > 0 && data.can.correct === true && save.isIdle;
  const { mutate, reset } = save;
  useEffect(() => {
    if (mayGo) mutate(waiting);
  }, [mayGo, mutate, waiting]);
  useEffect(() => {
    if (save.isSuccess) reset();
  }, [save.isSuccess, reset]);
  return {
    waiting,
    all: waiting.reduce(withCorrection, data.corrections),
    change: (change) => {
      if (save.isError) reset();
      setWaiting((all) => [...all.filter((one) => one.row !== change.row || one.column !== change.column), change]);
    },
    error: save.error,
    retry: reset,
  };
}
