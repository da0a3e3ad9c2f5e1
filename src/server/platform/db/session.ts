/** What a session needs said in SQL: the application's role, the job store's grants, a statement in another library's spelling. */
import { sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Wish } from './read-together.ts';
import type { Database } from './schema.ts';

export type Sight = { readonly member: string; readonly sites: string; readonly circle: string; readonly now: string };

const settingsOf = (sight: Sight) => ({ role: 'handback_app', 'handback.actor': sight.member, 'handback.sites': sight.sites, 'handback.circle': sight.circle, 'handback.now': sight.now });

/**
 * What a unit of work says at its start: the role that cannot bypass row-level security, and what it may see. One that looks by
 * keys alone keeps its plans: under row-level security with its many joins planning takes twice as long as running (W2: 4 of 6 ms).
 */
export function applicationRole(sight: Sight, planOnce: boolean): string {
  const settings = { ...settingsOf(sight), ...(planOnce ? { plan_cache_mode: 'force_generic_plan' } : {}) };
  return `select ${Object.entries(settings).map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`).join(', ')}`;
}

/**
 * What is read without a transaction says the same with each statement. Its plans are kept: under row-level security with its
 * many joins planning takes twice as long as running (W2: 4 of 6 ms). One row without columns comes back when all of it holds.
 */
const readerText = `select where set_config('handback.actor', $1, true) is not null and set_config('handback.sites', $2, true) is not null and set_config('handback.circle', $3, true) is not null
  and set_config('handback.now', $4, true) is not null and set_config('plan_cache_mode', 'force_generic_plan', true) is not null and set_config('transaction_read_only', 'on', true) is not null and set_config('role', 'handback_app', true) is not null`;
export const readerRole = (sight: Sight): Wish => ({ text: readerText, values: [sight.member, sight.sites, sight.circle, sight.now] });

/** Jobs are enqueued inside units of work, so the application's role writes to the job store. One process at a time: two grants at once trip over each other. */
export async function grantJobStore(pool: pg.Pool): Promise<void> {
  await pool.query(`select pg_advisory_xact_lock(4603); grant usage on schema pgboss to handback_app; grant select, insert, update on all tables in schema pgboss to handback_app;
    grant execute on all functions in schema pgboss to handback_app`);
}

/** Runs a statement with `$1 …` placeholders on a transaction: pg-boss speaks that, Kysely wants parts and values. */
export async function rawQuery(tx: Transaction<Database>, text: string, values: readonly unknown[]): Promise<{ rows: unknown[] }> {
  const parts = text.split(/\$(\d+)/);
  const fragments = parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`));
  return sql`${sql.join(fragments, sql.raw(''))}`.execute(tx);
}

export async function isAnswering(pool: pg.Pool): Promise<boolean> {
  try {
    await pool.query('select 1');
    return true;
  } catch {
    return false;
  }
}

/** A setting by key, outside any unit of work: for the process itself at its start. */
export async function peekSetting<T>(pool: pg.Pool, key: string): Promise<T | undefined> {
  const { rows } = await pool.query<{ value: T }>('select value from setting where key = $1', [key]);
  return rows[0]?.value;
}

/** Until the end of the transaction nobody else holds the lock of this name: for what must be made once though several want it. */
export async function lockByName(tx: Transaction<Database>, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}
