/** What is not done yet, counted in one statement through indexes of what is open; numbers only, of all sites and circles. */
import type pg from 'pg';

export type Waiting = { readonly deadlines_overdue: number; readonly messages_queued: number; readonly messages_failed: number; readonly messages_held: number; readonly audit_unsealed: number; readonly import_rows: number; readonly jobs: number };

/** A demo company lives at its own time. */
const now = `(now() + make_interval(secs => coalesce((select (value ->> 'offset')::numeric / 1000 from setting where key = 'demo.clock'), 0)::float8))`;

export async function countWaiting(pool: pg.Pool): Promise<Waiting> {
  const { rows } = await pool.query<Waiting>(`select
    (select count(*) from deadline where status = 'waiting' and due_at < ${now} - interval '1 minute')::int as deadlines_overdue,
    (select count(*) from message where status in ('queued', 'sending'))::int as messages_queued,
    (select count(*) from message where status = 'failed')::int as messages_failed, (select count(*) from message where status = 'held')::int as messages_held,
    (select count(*) from audit_unsealed)::int as audit_unsealed, (select count(*) from waiting_row where state = 'waiting')::int as import_rows,
    (select count(*) from pgboss.job where state in ('created', 'retry', 'active'))::int as jobs`);
  return rows[0] as Waiting;
}
