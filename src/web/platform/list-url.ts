/**
 * A list's state lives in the address: what is searched, filtered, sorted and
 * shown, so that a view is a link. Anything unknown in the address is ignored.
 */
export type FilterChoice = { readonly value: string; readonly label: string };

export type FilterSpec = {
  /** Name in the address and in the route's query. */
  readonly id: string;
  readonly label: string;
  readonly choices: readonly FilterChoice[];
  /** Several at once: sent as `a,b`. */
  readonly several?: boolean;
};

export type ListState = {
  q: string;
  /** Column id, `-` in front for descending; empty is the list's own order. */
  sort: string;
  filters: Readonly<Record<string, readonly string[]>>;
};

export type ListShape = { readonly filters: readonly FilterSpec[]; readonly sorts: readonly string[] };

const isSort = (sort: string, sorts: readonly string[]) => sorts.includes(sort.replace(/^-/, ''));

export function readListState(search: string, shape: ListShape): ListState {
  const params = new URLSearchParams(search);
  const sort = params.get('sort') ?? '';
  const filters: Record<string, readonly string[]> = {};
  for (const spec of shape.filters) {
    const known = new Set(spec.choices.map((choice) => choice.value));
    const values = (params.get(spec.id) ?? '').split(',').filter((value) => known.has(value));
    if (values.length > 0) filters[spec.id] = spec.several === true ? values : values.slice(0, 1);
  }
  return { q: params.get('q') ?? '', sort: isSort(sort, shape.sorts) ? sort : '', filters };
}

/** Writes the state into an address's search; keeps parameters that are not the list's own. */
export function writeListState(search: string, state: ListState, shape: ListShape): string {
  const params = new URLSearchParams(search);
  for (const name of ['q', 'sort', ...shape.filters.map((spec) => spec.id)]) params.delete(name);
  if (state.q.trim() !== '') params.set('q', state.q);
  for (const spec of shape.filters) {
    const values = state.filters[spec.id] ?? [];
    if (values.length > 0) params.set(spec.id, values.join(','));
  }
  if (state.sort !== '') params.set('sort', state.sort);
  const text = params.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/** What the route's query gets. */
export function queryOfListState(state: ListState): Record<string, string> {
  const query: Record<string, string> = {};
  if (state.q.trim() !== '') query['q'] = state.q.trim();
  if (state.sort !== '') query['sort'] = state.sort;
  for (const [id, values] of Object.entries(state.filters)) if (values.length > 0) query[id] = values.join(',');
  return query;
}

/** Ascending, descending, the list's own order again. */
export function nextSort(current: string, column: string): string {
  if (current === column) return `-${column}`;
  return current === `-${column}` ? '' : column;
}

export const isNarrowed = (state: ListState): boolean => state.q.trim() !== '' || Object.values(state.filters).some((values) => values.length > 0);
