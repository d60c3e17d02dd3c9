import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { connection, type ConnectionState } from './connection';
import { canonical, live, type LiveState } from './live';
import { reachQuery, type ReachAnswer, type ReachQuery } from './queries/reach';

export function useLiveState(): LiveState {
  return useSyncExternalStore((listener) => live.subscribeState(listener), () => live.state);
}

export function useConnection(): ConnectionState {
  return useSyncExternalStore(connection.subscribe, () => connection.state);
}

export interface Movement {
  /** New value minus the one shown before. */
  difference: number;
  at: number;
  changed: unknown;
}

/**
 * A figure that moves by itself: read once over HTTP, then kept by the live feed. An as-of view (`known_as_of`) never moves; one by
 * people's posts of now (`attributes`) is read again now and then.
 * `movement` is set while a change should be shown, and cleared after a minute.
 */
export function useLiveReach(query: ReachQuery, options: { isEnabled?: boolean } = {}) {
  const isEnabled = options.isEnabled ?? true;
  const queryClient = useQueryClient();
  const isOfNow = query.attributes === 'now';
  const read = useQuery({ ...reachQuery(query), enabled: isEnabled, refetchInterval: isOfNow ? 15_000 : false });
  const [movement, setMovement] = useState<Movement>();
  const key = canonical(query);
  const isLive = isEnabled && query.known_as_of === undefined && !isOfNow;

  useEffect(() => {
    if (!isLive) return undefined;
    const { queryKey } = reachQuery(query);
    let forget: ReturnType<typeof setTimeout> | undefined;
    const stop = live.subscribe<ReachAnswer>(query, {
      onValue: ({ value, changed }) => {
        const before = queryClient.getQueryData<ReachAnswer>(queryKey);
        if (before && before.known_as_of.tick > value.known_as_of.tick) return;
        queryClient.setQueryData(queryKey, value);
        if (!before || before.value === value.value) return;
        setMovement({ difference: value.value - before.value, at: Date.now(), changed });
        clearTimeout(forget);
        forget = setTimeout(() => setMovement(undefined), 60_000);
      },
    });
    return () => {
      clearTimeout(forget);
      setMovement(undefined);
      stop();
    };
    // `key` stands for the query's content.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, isLive, queryClient]);

  return { ...read, movement };
}
