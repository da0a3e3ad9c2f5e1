/**
 * Events for other systems (HR first), read by cursor.
 * Rule: a reader who has seen event n has seen every event before it, so
 * writers take turns until their commit; publish as the last thing in a unit.
 */
import { sql } from 'kysely';
import type { Tx, Unit } from '../work/unit-of-work.ts';

const turn = 4602;

export type EventDraft = { readonly type: string; readonly caseId: string | null; readonly payload: Readonly<Record<string, unknown>> };

export async function publishEvent(unit: Unit, { type, caseId, payload }: EventDraft): Promise<void> {
  await sql`select pg_advisory_xact_lock(${turn})`.execute(unit.tx);
  await unit.tx.insertInto('outbound_event').values({ id: unit.newId(), type, case_id: caseId, payload: JSON.stringify(payload), at: unit.now }).execute();
}

export const eventsAfter = (tx: Tx, after: number, limit: number) => tx.selectFrom('outbound_event').selectAll().where('seq', '>', after).orderBy('seq').limit(limit).execute();
