/**
 * Questions that do not depend on each other, asked in one statement: each answers with its rows as JSON. For what is asked
 * at every act (a scan): the round trips cost more than the rows. The same snapshot answers all of them.
 * Rule: JSON knows neither instants nor exact numbers, so a question names its instants, and has no `numeric` column.
 */
import { sql, type Expression } from 'kysely';
import type { Tx } from './tx.ts';

export type Question<T> = {
  readonly query: Expression<unknown>;
  /** Columns that hold instants. */
  readonly instants?: readonly string[];
  /** Rows as the query names them → what was asked for. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly read: (rows: any[]) => T;
};
/** For a question that is not asked this time. */
export const noRows: Expression<unknown> = sql`select where false`;

type Answers<Q> = { readonly [N in keyof Q]: Q[N] extends Question<infer T> ? T : never };

/** As everywhere else: UTC with milliseconds. */
const instant = (text: unknown): unknown => (typeof text === 'string' ? new Date(text).toISOString() : text);

function rowsOf(rows: readonly Record<string, unknown>[], instants: readonly string[]): Record<string, unknown>[] {
  return rows.map((row) => ({ ...row, ...Object.fromEntries(instants.map((name) => [name, instant(row[name])])) }));
}

// oxlint-disable-next-line typescript/no-explicit-any
export async function askTogether<const Q extends Readonly<Record<string, Question<any>>>>(tx: Tx, questions: Q): Promise<Answers<Q>> {
  const names = Object.keys(questions);
  const columns = names.map((name) => sql`(select coalesce(json_agg(q), '[]') from (${questions[name]?.query}) q) as ${sql.ref(name)}`);
  const { rows } = await sql<Record<string, Record<string, unknown>[]>>`select ${sql.join(columns)}`.execute(tx);
  return Object.fromEntries(Object.entries(questions).map(([name, { instants, read }]) => [name, read(rowsOf(rows[0]?.[name] ?? [], instants ?? []))])) as Answers<Q>;
}
