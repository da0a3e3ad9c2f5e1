/**
 * Conditions of a list → SQL. A condition compares what the source names;
 * its values are parameters. `used` collects the SQL that was needed, so that
 * only those joins are made.
 */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { customName, type Catalogue } from '#domain/list/catalogue';
import { myself, mySites, type Condition } from '#domain/list/condition';
import type { FieldType, ListField } from '#domain/list/field';
import type { ListQuery } from '#domain/list/list-query';
import type { FieldSql, ListSource } from './list-source.ts';

type Bool = RawBuilder<SqlBool>;

/** SQL text that was used, for choosing joins. */
export type Used = Set<string>;

const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const castOf: { readonly [T in FieldType]: string } = { text: 'text', choice: 'text', flag: 'boolean', date: 'date', instant: 'timestamptz', number: 'numeric', money: 'numeric', person: 'text', location: 'text', link: 'text' };
/** The SQL type a field is sorted by. */
export const sortType = (field: ListField): string => castOf[field.type];

/** A custom value is text in JSON: read as its field's type, or as nothing when it is not of that type. */
function customValue(column: string, name: string, type: FieldType): string {
  const text = `(${column} ->> ${quoted(name)})`;
  switch (type) {
    case 'number': case 'money': return `(case when ${text} ~ '^-?[0-9]+(\\.[0-9]+)?$' then ${text}::numeric end)`;
    case 'date': return `(case when ${text} ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' then handback_day(${text}) end)`;
    case 'flag': return `(lower(${text}) in ('true','yes','1'))`;
    case 'text': case 'choice': case 'instant': case 'person': case 'location': case 'link': return `nullif(${text}, '')`;
  }
}

export function sqlOf(source: ListSource, field: ListField): FieldSql {
  const own = source.fields[field.id];
  if (own !== undefined) return own;
  const name = customName(field.id);
  if (name === null || source.custom === undefined) throw new Error(`The list of ${source.kind} has a field "${field.id}" that its source does not.`);
  return { value: customValue(source.custom, name, field.type) };
}

const anyOf = (parts: readonly Bool[]): Bool => (parts.length === 1 ? (parts[0] as Bool) : sql<SqlBool>`(${sql.join(parts, sql` or `)})`);

function ofText(column: RawBuilder<unknown>, { op, values }: Condition): Bool {
  const pattern = op === 'starts' ? (v: string) => `${likeText(v)}%` : (v: string) => `%${likeText(v)}%`;
  if (op === 'contains' || op === 'starts') return anyOf(values.map((value) => sql<SqlBool>`${column} collate "und-x-icu" ilike ${pattern(value)}`));
  const same = sql<SqlBool>`lower(${column} collate "und-x-icu") in (${sql.join(values.map((value) => sql`lower(${value}::text collate "und-x-icu")`))})`;
  return op === 'not' ? sql<SqlBool>`(${same}) is not true` : same;
}

/** Days are days of the calendar in UTC; an instant belongs to the day it falls on. */
function ofTime(column: RawBuilder<unknown>, { op, values: [first, last] }: Condition, isInstant: boolean): Bool {
  const day = (value: string | undefined, plus = 0) => (isInstant ? sql`((${value}::date + ${plus}::int)::timestamp at time zone 'UTC')` : sql`(${value}::date + ${plus}::int)`);
  const now = isInstant ? sql`(select handback_now())` : sql`(select (handback_now() at time zone 'UTC')::date)`;
  const span = isInstant ? sql`make_interval(days => ${first}::int)` : sql`${first}::int`;
  switch (op) {
    case 'before': return sql<SqlBool>`${column} < ${day(first)}`;
    case 'after': return sql<SqlBool>`${column} >= ${day(first, 1)}`;
    case 'between': return sql<SqlBool>`(${column} >= ${day(first)} and ${column} < ${day(last, 1)})`;
    case 'last': return sql<SqlBool>`(${column} >= ${now} - ${span} and ${column} <= ${now})`;
    case 'next': return sql<SqlBool>`(${column} >= ${now} and ${column} <= ${now} + ${span})`;
    case 'is': case 'not': case 'contains': case 'starts': case 'more': case 'less': case 'empty': case 'filled': return sql<SqlBool>`(${column} >= ${day(first)} and ${column} < ${day(first, 1)})`;
  }
}

function ofAmount(column: RawBuilder<unknown>, { op, values }: Condition): Bool {
  const [first, last] = values;
  if (op === 'more') return sql<SqlBool>`${column} > ${first}::numeric`;
  if (op === 'less') return sql<SqlBool>`${column} < ${first}::numeric`;
  if (op === 'between') return sql<SqlBool>`${column} between ${first}::numeric and ${last}::numeric`;
  return sql<SqlBool>`${column} in (${sql.join(values.map((value) => sql`${value}::numeric`))})`;
}

function ofReference(column: RawBuilder<unknown>, { op, values }: Condition): Bool {
  const ids = values.filter((value) => value !== myself && value !== mySites);
  const parts: Bool[] = [];
  // One is the rule, and one value is one stretch of an index, in its order.
  if (ids.length === 1) parts.push(sql<SqlBool>`${column} = ${ids[0]}::uuid`);
  if (ids.length > 1) parts.push(sql<SqlBool>`${column} = any (${ids}::uuid[])`);
  if (values.includes(myself)) parts.push(sql<SqlBool>`${column} = (select m.person_id from member m where m.id = handback_actor())`);
  if (values.includes(mySites)) parts.push(sql<SqlBool>`((select handback_all_sites()) or ${column} = any ((select handback_site_list())::uuid[]))`);
  return op === 'not' ? sql<SqlBool>`(${anyOf(parts)}) is not true` : anyOf(parts);
}

/** A code of ours stands in the text itself: few codes make few texts, and a plan that is kept knows how common each is. */
const codeOf = (value: string): RawBuilder<unknown> => (/^[a-z][a-z_]{0,39}$/.test(value) ? sql.lit(value) : sql`${value}`);

function ofChoice(column: RawBuilder<unknown>, { op, values }: Condition): Bool {
  const [only] = values;
  const same = values.length === 1 && only !== undefined ? sql<SqlBool>`${column} = ${codeOf(only)}` : sql<SqlBool>`${column} in (${sql.join(values.map(codeOf))})`;
  return op === 'not' ? sql<SqlBool>`(${same}) is not true` : same;
}

function compile(condition: Condition, field: ListField, source: ListSource, used: Used): Bool {
  const { value, compared = value, empty = field.type === 'text' ? `coalesce(${compared}, '') = ''` : `${compared} is null` } = sqlOf(source, field);
  const isAboutEmpty = condition.op === 'empty' || condition.op === 'filled';
  used.add(isAboutEmpty ? empty : compared);
  if (isAboutEmpty) return condition.op === 'empty' ? sql<SqlBool>`(${sql.raw(empty)})` : sql<SqlBool>`(${sql.raw(empty)}) is not true`;
  const column = sql.raw(compared);
  switch (field.type) {
    case 'text': return ofText(column, condition);
    case 'choice': return ofChoice(column, condition);
    case 'flag': return condition.values[0] === 'yes' ? sql<SqlBool>`${column} is true` : sql<SqlBool>`${column} is not true`;
    case 'date': return ofTime(column, condition, false);
    case 'instant': return ofTime(column, condition, true);
    case 'number': case 'money': return ofAmount(column, condition);
    case 'person': case 'location': case 'link': return ofReference(column, condition);
  }
}

/** The words of a search: each has to be found, in any order. */
const wordsOf = (q: string): string[] => q.split(/\s+/).filter((word) => word !== '').slice(0, 6);

/** Fewer than three letters are in no index of fragments, and in many rows. */
const isShort = (word: string, source: ListSource): boolean => source.searched !== undefined && [...word].length < 3;

/** The ids found for each word, as a subquery; a page names what it has computed beforehand. */
export const hitsOf = (q: string, source: ListSource, most: number | null): RawBuilder<unknown>[] => wordsOf(q).filter((word) => !isShort(word, source)).map((word) => source.hits(word, most));

/** What is in many rows is looked for on the way, so that a page ends as soon as it is full. */
const onTheWay = (words: readonly string[], source: ListSource): Bool[] => words.map((word) => sql<SqlBool>`${sql.raw(source.searched ?? '')} like (select handback_fragment(${word}::text))`);

/** Rows that are among these ids. */
export const among = (source: ListSource, hits: readonly RawBuilder<unknown>[]): Bool[] => hits.map((ids) => sql<SqlBool>`${sql.raw(source.id)} in (${ids})`);
/** The same rows, each word looked for on the way. */
export const passing = (q: string, source: ListSource): Bool[] => onTheWay(wordsOf(q).filter((word) => !isShort(word, source)), source);

/** Every condition and every word of the search; all have to hold. */
export function conditionsOf(query: Pick<ListQuery, 'q' | 'where'>, source: ListSource, catalogue: Catalogue, used: Used, found = among(source, hitsOf(query.q, source, null))): Bool[] {
  const where = query.where.map((condition) => {
    const field = catalogue.fieldOf(condition.field);
    if (field === undefined) throw new Error(`A condition on "${condition.field}" was not held against the catalogue of ${source.kind}.`);
    return compile(condition, field, source, used);
  });
  const seen = source.seen === undefined ? [] : [sql<SqlBool>`${sql.raw(source.seen)}`];
  return [...seen, ...where, ...onTheWay(wordsOf(query.q).filter((word) => isShort(word, source)), source), ...found];
}
