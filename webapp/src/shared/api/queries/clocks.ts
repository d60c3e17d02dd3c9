import { queryOptions } from '@tanstack/react-query';
import { setClocks } from '@/shared/format/clocks';
import { answer, api } from '../client';

/** When Moroccan clocks change, by the server's list. Reading it sets the clocks of every page. */
export const clocksQuery = queryOptions({
  queryKey: ['time_zone'],
  queryFn: async ({ signal }) => {
    const zone = await answer(api.GET('/api/v1/time_zone', { signal }));
    setClocks(zone.changes);
    return zone;
  },
  staleTime: Infinity,
  gcTime: Infinity,
});
