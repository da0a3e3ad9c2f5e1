/**
 * A server-paged list whose state is the address:
 * `const list = useList(listCases, { filters, sorts })`, then `<DataList list={list} …/>`.
 */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Answer, RouteObject } from '#contract/route';
import { listFields } from '#contract/fields';
import type { ListAnswer } from '#contract/list';
import type { FieldKind } from '#domain/field/custom-field';
import { call } from './api.ts';
import type { Input } from './api.ts';
import { catalogueOf, type ListKind } from '#domain/list/catalogue';
import { queryOfListState, questionOf, readListState, writeListState } from './list-url.ts';
import type { ListQuestion, ListShape, ListState } from './list-url.ts';
import type { Problem } from './problem.ts';
import { useRead } from './read.ts';

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

/** The records whose own fields a list has. */
const recordOf: { readonly [L in ListKind]?: FieldKind } = { people: 'person', assets: 'asset', licences: 'licence', accounts: 'account' };

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

/** Only the organisation's own fields have to be asked for; the others come anyway. */
const customColumns = (columns: string | undefined): { columns?: string } => (columns?.includes('custom.') === true ? { columns } : {});

export function useList<R extends RouteObject>(route: R, settings: ListSettings = {}): ListControl<RowOf<R>> {
  const router = useRouter();
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const kept = settings.kind === undefined ? undefined : recordOf[settings.kind];
  const own = useRead(listFields, { query: { kind: kept } }, { enabled: kept !== undefined }).data?.rows;
  const catalogue = useMemo(() => (settings.kind === undefined ? undefined : catalogueOf(settings.kind, (own ?? []).map(({ key, label, type, options }) => ({ name: key, label, type, ...(type === 'choice' ? { choices: options.map((value) => ({ value, label: value })) } : {}) })))), [settings.kind, own]);
  const shape: ListShape = { filters: settings.filters ?? [], sorts: settings.sorts ?? [], ...(catalogue === undefined ? {} : { catalogue }) };
  const state = readListState(search, shape);
  const where = [...(state.where ?? []), ...(settings.fixedWhere ?? [])];
  const query = { ...queryOfListState(state), ...settings.fixed, ...(where.length === 0 ? {} : { where }), limit: settings.limit ?? 50, ...customColumns(state.columns) };

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
