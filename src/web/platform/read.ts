/** Reading through the contract: `useRead(route, input)`, and the same options for a route's loader. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Answer, RouteObject } from '#contract/route';
import { call } from './api.ts';
import type { Input } from './api.ts';
import type { Problem } from './problem.ts';
import { queryClient } from './query-client.ts';

export const keyOf = (route: RouteObject, input: unknown): readonly unknown[] => [route.id, input];

export const readOptions = <R extends RouteObject>(route: R, input: Input<R>) =>
  queryOptions<Answer<R>, Problem>({
    queryKey: keyOf(route, input),
    queryFn: ({ signal }) => call(route, input, { signal }),
  });

export type ReadSettings = {
  enabled?: boolean;
  /** Milliseconds between refreshes while the page is looked at. */
  refreshEvery?: number;
};

/** The last answer may stand in while another filter is read, never for another person's case. */
export const isSameThing = (before: unknown, after: { params?: unknown }): boolean =>
  JSON.stringify((before as { params?: unknown } | undefined)?.params ?? {}) === JSON.stringify(after.params ?? {});

export const useRead = <R extends RouteObject>(route: R, input: Input<R>, settings: ReadSettings = {}) =>
  useQuery({
    ...readOptions(route, input),
    enabled: settings.enabled ?? true,
    refetchInterval: settings.refreshEvery ?? false,
    placeholderData: (last, lastQuery) => (lastQuery !== undefined && isSameThing(lastQuery.queryKey[1], input) ? last : undefined),
  });

/** For a route's `loader`: starts the read without holding the page back. */
export const warm = <R extends RouteObject>(route: R, input: Input<R>): void => {
  void queryClient.prefetchQuery(readOptions(route, input));
};

/** Marks what was read as old. Names are slices (`cases`) or route ids (`cases.read`); none means everything. */
export const refresh = (names?: readonly string[]): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey }) => {
      const id = String(queryKey[0]);
      return names === undefined || names.some((name) => id === name || id.startsWith(`${name}.`));
    },
  });
