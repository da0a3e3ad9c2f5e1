/**
 * One page of a list in one round trip: the keys of its rows in order, and the
 * number of all rows as they may be seen, computed in the same snapshot under
 * the same row-level security.
 *
 * Rows with a value of the sorted field come first, those without one last, in
 * either direction: two walks, of which the second starts only when the first
 * ran out. Each is one range of an index, so a page deep in the list costs no
 * more than the first. What a search finds is computed once, for both walks and
 * the count; a word that is in thousands of rows is looked for on the way instead,
 * so that its page ends as soon as it is full. The joins that name things are made by the caller for
 * the rows of the page only.
 */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Catalogue } from '#domain/list/catalogue';
import { splitSort, type ListQuery, type Sort } from '#domain/list/list-query';
import { among, conditionsOf, hitsOf, passing, sortType, sqlOf, type Used } from './list-conditions.ts';
import type { ListSource } from './list-source.ts';
import { readCursor, writeCursor, type Cursor } from './keyset.ts';

export type PageRow = { id: string; sort_value: string | null; part: number; total: number | null };
export type PageWish = { readonly after?: string | undefined; readonly limit: number };

type Bool = RawBuilder<SqlBool>;
type Ordered = { readonly text: string; readonly type: string; readonly isAlways: boolean; readonly descending: boolean };

function orderOf(query: ListQuery, source: ListSource, catalogue: Catalogue, used: Used): Ordered {
  const sort: Sort = query.sort ?? splitSort(catalogue.usualSort);
  const field = catalogue.fieldOf(sort.field);
  if (field === undefined) throw new Error(`The list of ${source.kind} cannot be sorted by "${sort.field}".`);
  const { value, sorted = value, sortedAs = sortType(field), always } = sqlOf(source, field);
  used.add(sorted);
  return { text: sorted, type: sortedAs, isAlways: always === true, descending: sort.descending };
}

/** The joins that something of `used` names, each with what it builds on. */
export function joinsFor(source: ListSource, used: Iterable<string>): string {
  const wanted = new Set<string>();
  const names = (text: string) => Object.keys(source.joins).filter((alias) => new RegExp(`\\b${alias}\\.`).test(text));
  const want = (alias: string) => {
    if (wanted.has(alias)) return;
    wanted.add(alias);
    for (const other of names(source.joins[alias] as string)) if (other !== alias) want(other);
  };
  for (const [alias, text] of Object.entries(source.joins)) if (text.startsWith('inner')) want(alias);
  for (const text of used) for (const alias of names(text)) want(alias);
  return Object.entries(source.joins).filter(([alias]) => wanted.has(alias)).map(([, text]) => text).join(' ');
}

const fromOf = (source: ListSource, used: Used): RawBuilder<unknown> => sql.raw(`from ${source.from} ${joinsFor(source, used)}`);
const allOf = (parts: readonly Bool[]): RawBuilder<unknown> => (parts.length === 0 ? sql`` : sql`where ${sql.join(parts, sql` and `)}`);

/** How many rows hold, as far as they may be seen. */
export function countOf(source: ListSource, catalogue: Catalogue, query: Pick<ListQuery, 'q' | 'where'>): RawBuilder<number> {
  const used: Used = new Set();
  const where = conditionsOf(query, source, catalogue, used);
  return sql<number>`(select count(*)::int ${fromOf(source, used)} ${allOf(where)})`;
}

/** `select id …` of every row that holds. */
export function matchingOf(source: ListSource, catalogue: Catalogue, query: Pick<ListQuery, 'q' | 'where'>): RawBuilder<unknown> {
  const used: Used = new Set();
  const where = conditionsOf(query, source, catalogue, used);
  return sql`(select ${sql.raw(source.id)} ${fromOf(source, used)} ${allOf(where)})`;
}

export type Page = {
  /** To be joined on `page.id`; one row more than asked for when there is a next page. */
  readonly page: RawBuilder<PageRow>;
  /** `order by` of the joined rows. */
  readonly order: RawBuilder<unknown>;
  /** The number of all rows on the first page; null on the others. */
  readonly total: RawBuilder<number | null>;
  /** The values of the columns asked for, by field: what a list's own answer may not have. Null when none is. */
  readonly cells: RawBuilder<Record<string, Cell> | null>;
};
export type Cell = string | number | boolean | null;

/** Looked up for the rows of the page only, by their ids. */
function cellsOf(source: ListSource, catalogue: Catalogue, query: ListQuery): RawBuilder<Record<string, Cell> | null> {
  const fields = (query.columns ?? []).flatMap((id) => catalogue.fieldOf(id) ?? []).filter((field) => field.exportable);
  if (fields.length === 0) return sql`null::jsonb`;
  const values = fields.map((field) => sqlOf(source, field).value);
  const pairs = fields.map((field, at) => sql`${field.id}::text, ${sql.raw(values[at] as string)}`);
  return sql`(select jsonb_build_object(${sql.join(pairs)}) ${fromOf(source, new Set(values))} where ${sql.raw(source.id)} = page.id)`;
}

/** A word found in more rows than this is common. */
const mostHits = 2_000;

/** Where rows come from, and what of them is walked and counted. */
type Way = { readonly id: RawBuilder<unknown>; readonly value: RawBuilder<unknown>; readonly from: RawBuilder<unknown>; /** Without what only the order needs. */ readonly counted: RawBuilder<unknown>; readonly where: readonly Bool[] };
type Ways = { /** The `with` in front. */ readonly found: RawBuilder<unknown>; /** Together all rows; of a search, one of them is empty. */ readonly ways: readonly Way[] };

/** What a search finds is read once, and then walked and counted; a common word is looked for on the way. */
function waysOf(query: ListQuery, source: ListSource, all: Way): Ways {
  const canPass = source.searched !== undefined;
  const hits = hitsOf(query.q, source, canPass ? mostHits + 1 : null);
  if (hits.length === 0) return { found: sql``, ways: [all] };
  const most = canPass ? sql` limit ${sql.lit(mostHits + 1)}` : sql``;
  const lists = hits.map((ids, at) => sql`${sql.ref(`hits${at}`)}(id) as materialized (select * from (${ids}) as found${most})`);
  const named = among(source, hits.map((_, at) => sql`select id from ${sql.ref(`hits${at}`)}`));
  const counts = hits.map((_, at) => sql`(select count(*) from ${sql.ref(`hits${at}`)}) > ${sql.lit(mostHits)}`);
  const isCommon = sql<SqlBool>`(select yes from common)`;
  const shown = sql`shown(id, sort_key) as materialized (select ${all.id}, ${all.value} ${all.from} ${allOf([...(canPass ? [sql<SqlBool>`not ${isCommon}`] : []), ...named, ...all.where])})`;
  const fromShown: Way = { id: sql`shown.id`, value: sql`shown.sort_key`, from: sql`from shown`, counted: sql`from shown`, where: [] };
  return canPass
    ? { found: sql`with ${sql.join(lists)}, common(yes) as materialized (select ${sql.join(counts, sql` or `)}), ${shown}`, ways: [fromShown, { ...all, where: [isCommon, ...passing(query.q, source), ...all.where] }] }
    : { found: sql`with ${sql.join(lists)}, ${shown}`, ways: [fromShown] };
}

type Walk = { readonly order: Ordered; /** With a value first, then without. */ readonly part: 0 | 1; readonly cursor: Cursor | null; readonly limit: RawBuilder<unknown> };

function walk(ways: readonly Way[], { order, part, cursor, limit }: Walk): RawBuilder<unknown> {
  const direction = sql.raw(order.descending ? 'desc' : 'asc');
  const beyond = sql.raw(order.descending ? '<' : '>');
  const type = sql.raw(order.type);
  return sql.join(ways.map(({ id, value, from, where }) => {
    const conditions: Bool[] = [...where];
    if (part === 1) conditions.push(sql<SqlBool>`${value} is null`);
    else if (!order.isAlways) conditions.push(sql<SqlBool>`${value} is not null`);
    if (part === 0 && cursor?.value != null) conditions.push(sql<SqlBool>`(${value}, ${id}) ${beyond} (${cursor.value}::text::${type}, ${cursor.id}::uuid)`);
    if (part === 1 && cursor !== null && cursor.value === null) conditions.push(sql<SqlBool>`${id} ${beyond} ${cursor.id}::uuid`);
    return sql`(select ${id} as id, ${part === 0 ? value : sql`null::${type}`} as sort_key, ${sql.lit(part)} as part ${from} ${allOf(conditions)}
      order by ${part === 0 ? sql`${value} ${direction}, ` : sql``}${id} ${direction} limit ${limit})`;
  }), sql` union all `);
}

export function pageOf(source: ListSource, catalogue: Catalogue, query: ListQuery, wish: PageWish): Page {
  const used: Used = new Set();
  const where = conditionsOf(query, source, catalogue, used, []);
  const counted = fromOf(source, new Set(used));
  const order = orderOf(query, source, catalogue, used);
  const { found, ways } = waysOf(query, source, { id: sql.raw(source.id), value: sql.raw(order.text), from: fromOf(source, used), counted, where });
  const cursor = readCursor(wish.after);
  const most = wish.limit + 1;

  const first = walk(ways, { order, part: 0, cursor, limit: sql.lit(most) });
  const keys = order.isAlways ? first
    : cursor !== null && cursor.value === null ? walk(ways, { order, part: 1, cursor, limit: sql.lit(most) })
      : sql`with head as materialized (${first}) select * from head union all select * from (${walk(ways, { order, part: 1, cursor, limit: sql`(select ${sql.lit(most)} - count(*) from head)` })}) as tail`;
  const total = wish.after === undefined ? sql`(${sql.join(ways.map((way) => sql`(select count(*)::int ${way.counted} ${allOf(way.where)})`), sql` + `)})` : sql`null::int`;
  const direction = sql.raw(order.descending ? 'desc' : 'asc');
  return {
    page: sql<PageRow>`(${found} select id, sort_key, sort_key::text as sort_value, part, ${total} as total from (${keys}) as keys)`,
    order: sql`page.part, page.sort_key ${direction}, page.id ${direction}`,
    total: sql<number | null>`page.total`,
    cells: cellsOf(source, catalogue, query),
  };
}

/** Cuts `limit + 1` fetched rows to a page with the cursor of the next one and the number of all. */
export function cutPage<Row extends { id: string; sort_value: string | null; total: number | null }>(rows: readonly Row[], wish: PageWish): { rows: Row[]; next: string | null; total: number | null } {
  const total = rows[0]?.total ?? (wish.after === undefined ? 0 : null);
  const page = rows.slice(0, wish.limit);
  const last = page[page.length - 1];
  return { rows: page, next: rows.length > wish.limit && last !== undefined ? writeCursor(last.sort_value, last.id) : null, total };
}
