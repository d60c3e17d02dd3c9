import { useCallback, useEffect, useRef, useState } from 'react';

const prefix = 'athar.draft.';

interface DraftForm<T> {
  getValues: () => T;
  setValues: (values: T) => void;
  isDirty: () => boolean;
}

/**
 * Keeps what is being typed in this tab, so that a reload or a crash loses nothing. `version` is the version of the record
 * being edited: a draft made on another version is not brought back over it. Returns what to call after a successful save.
 */
export function useDraft<T>(name: string, form: DraftForm<T>, version: string | number = 0): () => void {
  const key = `${prefix}${name}`;
  const restored = useRef(false);
  useEffect(() => {
    if (restored.current) return;
    restored.current = true;
    const draft = read<{ version: string | number; values: T }>(key);
    if (draft && draft.version === version) form.setValues(draft.values);
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (form.isDirty()) write(key, { version, values: form.getValues() });
    }, 1000);
    return () => clearInterval(timer);
  });
  return () => remove(key);
}

/** A state that lasts through a reload of this tab, under `name` and `version`; `undefined` while nothing was chosen. */
export function useKept<T>(name: string, version: string | number): [T | undefined, (value: T | undefined) => void] {
  const key = `${prefix}${name}`;
  const [kept, setKept] = useState<{ version: string | number; values: T } | undefined>(() => read(key));
  const keep = useCallback(
    (values: T | undefined) => {
      setKept(values === undefined ? undefined : { version, values });
      if (values === undefined) remove(key);
      else write(key, { version, values });
    },
    [key, version],
  );
  return [kept?.version === version ? kept.values : undefined, keep];
}

/** At sign-out nothing of what was typed stays in the browser. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // no storage, no drafts
  }
}

function read<T>(key: string): T | undefined {
  try {
    const text = sessionStorage.getItem(key);
    return text ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // a full or refused storage must not stop the typing
  }
}

function remove(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}
