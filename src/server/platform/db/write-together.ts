/**
 * Several writes as one statement: each goes into a `with` of its own, so that a transaction makes one round trip in place of
 * one for each. They see the tables as they were before, run in no order, and what refers to each other is checked after all.
 * Rule: no two of them touch the same row, and none needs what another one wrote.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from './tx.ts';

export type Write = RawBuilder<unknown>;

export async function writeTogether(tx: Tx, writes: readonly Write[]): Promise<void> {
  const [first, ...others] = writes;
  if (first === undefined) return;
  if (others.length === 0) await first.execute(tx);
  else await sql`with ${sql.join(writes.map((write, at) => sql`${sql.raw(`w${at}`)} as (${write})`))} select 1`.execute(tx);
}

/** The same with one that matters: how many rows it returned. */
export async function writeAndCount(tx: Tx, first: Write, others: readonly Write[]): Promise<number> {
  const all = [sql`w as (${first})`, ...others.map((write, at) => sql`${sql.raw(`w${at}`)} as (${write})`)];
  const { rows } = await sql<{ n: number }>`with ${sql.join(all)} select (select count(*) from w)::int as n`.execute(tx);
  return rows[0]?.n ?? 0;
}
