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
import type { Catalogue, ListKind } from '#domain/list/catalogue';
import { queryOfListState, questionOf, readListState, writeListState } from './list-url.ts';
import type { ListQuestion, ListShape, ListState } from './list-url.ts';
import type { Problem } from './problem.ts';
import { useLiking } from './list-liking.ts';
import { useCatalogue } from './use-catalogue.ts';

export type ListControl<Row> = {
  shape: ListShape;
  state: ListState;
  change: (change: Partial<ListState>) => void;
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
  /** The question behind the rows, with these columns; absent for a list without a catalogue. */
  question?: (columns: readonly string[]) => ListQuestion;
};

type RowOf<R extends RouteObject> = Answer<R> extends ListAnswer<infer Row> ? Row : never;

export type ListSettings = Omit<Partial<ListShape>, 'catalogue'> & {
  /** The list has a catalogue: it can be narrowed by any field, kept as a view, written to a file. */
  kind?: ListKind;
  /** Conditions sent with every question, besides the address's own. */
  fixedWhere?: readonly string[];
  params?: Record<string, string>;
  /** Sent with every question besides the address's own: the slice's fixed scope. */
  fixed?: Record<string, string | undefined>;
  limit?: number;
  refreshEvery?: number;
};

/** Columns the reader asked for by the address or by liking them; what the list's rows have by themselves is known only to its screen. */
function columnsAsked(columns: readonly string[], catalogue: Catalogue | undefined): { columns?: string } {
  const fields = columns.filter((id) => catalogue?.fieldOf(id)?.exportable === true);
  return fields.length === 0 ? {} : { columns: fields.map((id) => id.replace(/[\\,]/g, '\\$&')).join(',') };
}

export function useList<R extends RouteObject>(route: R, settings: ListSettings = {}): ListControl<RowOf<R>> {
  const router = useRouter();
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const catalogue = useCatalogue(settings.kind);
  const { liked } = useLiking(settings.kind, route.id);
  const shape: ListShape = { filters: settings.filters ?? [], sorts: settings.sorts ?? [], ...(catalogue === undefined ? {} : { catalogue }) };
  const state = readListState(search, shape);
  const where = [...(state.where ?? []), ...(settings.fixedWhere ?? [])];
  const query = { ...queryOfListState(state), ...settings.fixed, ...(where.length === 0 ? {} : { where }), limit: settings.limit ?? 50, ...columnsAsked(state.columns?.split(',') ?? liked.columns ?? [], catalogue) };

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
    rows,
    total: result.data?.pages[0]?.total ?? null,
    loading: result.isPending,
    refreshing: result.isPlaceholderData,
    problem: result.isError && rows.length === 0 ? result.error : null,
    more: result.hasNextPage ? () => void result.fetchNextPage() : null,
    loadingMore: result.isFetchingNextPage,
    retry: () => void result.refetch(),
    ...(catalogue === undefined ? {} : { question: (columns: readonly string[]) => questionOf({ ...state, where }, catalogue, settings.fixed ?? {}, columns) }),
  };
}
