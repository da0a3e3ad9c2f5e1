/**
 * A list's state lives in the address: what is searched, filtered, sorted and
 * shown, so that a view is a link. Anything unknown in the address is ignored.
 */
import { shorthandOf, type ListQueryText } from '#domain/list/list-query';
import type { Catalogue, ListKind } from '#domain/list/catalogue';

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
  /** Conditions of a list with a catalogue, as text: `purchased:before:2024-01-01`. */
  where?: readonly string[];
  /** Its columns, where the address says which. */
  columns?: string;
};

export type ListShape = { readonly filters: readonly FilterSpec[]; readonly sorts: readonly string[]; /** The fields it may be narrowed by, where it has a catalogue. */ readonly catalogue?: Catalogue };

const isSort = (sort: string, { sorts, catalogue }: ListShape) => [sort.replace(/^-/, '')].some((id) => sorts.includes(id) || catalogue?.fieldOf(id)?.sortable === true);

export function readListState(search: string, shape: ListShape): ListState {
  const params = new URLSearchParams(search);
  const sort = params.get('sort') ?? '';
  const filters: Record<string, readonly string[]> = {};
  for (const spec of shape.filters) {
    const known = new Set(spec.choices.map((choice) => choice.value));
    const values = (params.get(spec.id) ?? '').split(',').filter((value) => known.has(value));
    if (values.length > 0) filters[spec.id] = spec.several === true ? values : values.slice(0, 1);
  }
  const plain = { q: params.get('q') ?? '', sort: isSort(sort, shape) ? sort : '', filters };
  if (shape.catalogue === undefined) return plain;
  const columns = params.get('columns');
  return { ...plain, where: params.getAll('where'), ...(columns === null ? {} : { columns }) };
}

/** Writes the state into an address's search; keeps parameters that are not the list's own. */
export function writeListState(search: string, state: ListState, shape: ListShape): string {
  const params = new URLSearchParams(search);
  for (const name of ['q', 'sort', ...(shape.catalogue === undefined ? [] : ['where', 'columns']), ...shape.filters.map((spec) => spec.id)]) params.delete(name);
  if (state.q.trim() !== '') params.set('q', state.q);
  for (const spec of shape.filters) {
    const values = state.filters[spec.id] ?? [];
    if (values.length > 0) params.set(spec.id, values.join(','));
  }
  for (const one of state.where ?? []) params.append('where', one);
  if (state.sort !== '') params.set('sort', state.sort);
  if (state.columns !== undefined) params.set('columns', state.columns);
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

/** What the route's query gets. */
export function queryOfListState(state: ListState): Record<string, string | readonly string[]> {
  const query: Record<string, string | readonly string[]> = {};
  if (state.where !== undefined && state.where.length > 0) query['where'] = state.where;
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

export const isNarrowed = (state: ListState): boolean => state.q.trim() !== '' || Object.values(state.filters).some((values) => values.length > 0) || (state.where ?? []).length > 0;

/** The whole question as text: the rows shown, for an export, a selection of all, a kept view. Quick filters and the page's own scope become conditions. */
export type ListQuestion = { readonly kind: ListKind; readonly text: ListQueryText };
export function questionOf(state: ListState, catalogue: Catalogue, fixed: Readonly<Record<string, string | undefined>>, columns: readonly string[]): ListQuestion {
  const chosen = Object.fromEntries(Object.entries(state.filters).flatMap(([id, values]) => (values[0] === undefined ? [] : [[id, values[0]]])));
  const where = [...(state.where ?? []), ...shorthandOf({ ...fixed, ...chosen }, catalogue)];
  return {
    kind: catalogue.kind,
    text: { ...(state.q.trim() === '' ? {} : { q: state.q.trim() }), ...(where.length === 0 ? {} : { where }), ...(state.sort === '' ? {} : { sort: state.sort }), ...(columns.length === 0 ? {} : { columns: columns.map((id) => id.replace(/[\\,]/g, '\\$&')).join(',') }) },
  };
}
