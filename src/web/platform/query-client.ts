/**
 * The cache of what was read. Shows what it has at once and refreshes behind
 * it; only trouble on the way is tried again, never a refusal.
 */
import { QueryClient } from '@tanstack/react-query';
import { asProblem } from './problem.ts';

const isPassing = (error: unknown): boolean => [0, 502, 503, 504].includes(asProblem(error).status);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && isPassing(error),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
