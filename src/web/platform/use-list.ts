/**
 * A server-paged list whose state is the address:
 * `const list = useList(listCases, { filters, sorts })`, then `<DataList list={list} …/>`.
 */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Answer, RouteObject } from '#contract/route';
import type { ListAnswer } from '#contract/list';
import { call } from './api.ts';
import type { Input } from './api.ts';
import { queryOfListState, readListState, writeListState } from './list-url.ts';
import type { ListShape, ListState } from './list-url.ts';
import type { Problem } from './problem.ts';

export type ListControl<Row> = {
  shape: ListShape;
  state: ListState;
  change: (change: Partial<ListState>) => void;
  /** What is asked, without paging: what “all that match” means. */
  question: Readonly<Record<string, string | string[]>>;
  rows: readonly Row[];
  total: number | null;
  /** First rows not here yet. */
  loading: boolean;
  /** Shown rows belong to the question before. */
  refreshing: boolean;
  problem: Problem | null;
  more: (() => void) | null;
  loadingMore: boolean;
  retry: () => void;
};

type RowOf<R extends RouteObject> = Answer<R> extends ListAnswer<infer Row> ? Row : never;

export type ListSettings = Partial<ListShape> & {
  params?: Record<string, string>;
  /** Sent with every question besides the address's own: the slice's fixed scope. */
  fixed?: Record<string, string | undefined>;
  limit?: number;
  refreshEvery?: number;
};

export function useList<R extends RouteObject>(route: R, settings: ListSettings = {}): ListControl<RowOf<R>> {
  const router = useRouter();
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const shape: ListShape = { filters: settings.filters ?? [], sorts: settings.sorts ?? [] };
  const state = readListState(search, shape);
  const query = { ...queryOfListState(state), ...settings.fixed, limit: settings.limit ?? 50 };

  const result = useInfiniteQuery<ListAnswer<RowOf<R>>, Problem, { pages: ListAnswer<RowOf<R>>[] }, readonly unknown[], string | undefined>({
    queryKey: [route.id, 'list', settings.params ?? {}, query],
    queryFn: ({ pageParam, signal }) =>
      call(route, { params: settings.params, query: { ...query, ...(pageParam === undefined ? {} : { after: pageParam }) } } as unknown as Input<R>, { signal }) as Promise<ListAnswer<RowOf<R>>>,
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (last, lastQuery) => (JSON.stringify(lastQuery?.queryKey[2]) === JSON.stringify(settings.params ?? {}) ? last : undefined),
    refetchInterval: settings.refreshEvery ?? false,
  });

  const rows = useMemo(() => result.data?.pages.flatMap((page) => page.rows) ?? [], [result.data]);
  return {
    shape,
    state,
    change: (change) => {
      const { pathname, searchStr, hash } = router.state.location;
      router.history.replace(pathname + writeListState(searchStr, { ...readListState(searchStr, shape), ...change }, shape) + (hash === '' ? '' : `#${hash}`));
    },
    question: questionOf({ ...queryOfListState(state), ...settings.fixed }),
    rows,
    total: result.data?.pages[0]?.total ?? null,
    loading: result.isPending,
    refreshing: result.isPlaceholderData,
    problem: result.isError && rows.length === 0 ? result.error : null,
    more: result.hasNextPage ? () => void result.fetchNextPage() : null,
    loadingMore: result.isFetchingNextPage,
    retry: () => void result.refetch(),
  };
}

/** Only what is said, as texts: an address or a selection carries nothing else. */
const questionOf = (query: Readonly<Record<string, unknown>>): Record<string, string | string[]> =>
  Object.fromEntries(Object.entries(query).filter(([name, value]) => name !== 'limit' && name !== 'after' && value !== undefined && value !== '').map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]));
