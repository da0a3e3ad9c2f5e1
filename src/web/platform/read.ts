/** Reading through the contract: `useRead(route, input)`, and the same options for a route's loader. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
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
  /** Keeps showing the last answer while the next one is on its way; on unless told. */
  keepLast?: boolean;
};

export const useRead = <R extends RouteObject>(route: R, input: Input<R>, settings: ReadSettings = {}) =>
  useQuery({
    ...readOptions(route, input),
    enabled: settings.enabled ?? true,
    refetchInterval: settings.refreshEvery ?? false,
    ...(settings.keepLast === false ? {} : { placeholderData: keepPreviousData }),
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
