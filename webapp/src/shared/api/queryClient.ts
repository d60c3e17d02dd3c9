import { QueryClient } from '@tanstack/react-query';

/** Retries are the transport's business: it knows which answers may be asked for again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, gcTime: 10 * 60_000, retry: false, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
