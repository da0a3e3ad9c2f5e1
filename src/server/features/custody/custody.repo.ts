/** All SQL of `custody_event` and its projection `asset_custody`. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export const eventsOf = (tx: Tx, assetId: string) => tx.selectFrom('custody_event').selectAll().where('asset_id', '=', assetId).orderBy('seq').execute();
export type EventRow = Awaited<ReturnType<typeof eventsOf>>[number];


export type NewEvent = Omit<EventRow, 'evidence'> & { readonly evidence: string };

/** Compare-and-set on (asset, seq): false when somebody else has written this number first. */
export async function insertEvents(tx: Tx, events: readonly NewEvent[]): Promise<boolean> {
  const result = await tx.insertInto('custody_event').values([...events]).onConflict((c) => c.columns(['asset_id', 'seq']).doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) === BigInt(events.length);
}

export type Projection = { readonly assetId: string; readonly seq: number; readonly kind: string; readonly id: string | null; readonly since: string };

/** Who answers for it now: moved in the same transaction, and only from the entry that was the newest. */
export async function project(tx: Tx, to: Projection, before: number | null): Promise<boolean> {
  const values = { seq: to.seq, custodian_kind: to.kind, custodian_id: to.id, since: to.since };
  const result = before === null
    ? await tx.insertInto('asset_custody').values({ asset_id: to.assetId, ...values }).onConflict((c) => c.doNothing()).executeTakeFirst()
    : await tx.updateTable('asset_custody').set(values).where('asset_id', '=', to.assetId).where('seq', '=', before).executeTakeFirst();
  return ('numUpdatedRows' in result ? result.numUpdatedRows : (result.numInsertedOrUpdatedRows ?? 0n)) > 0n;
}

/** What the audit says of an asset itself, and the words that came with entries of its chain (a read across tables, ADR 2). */
export async function auditOf(tx: Tx, assetId: string, eventIds: readonly string[]) {
  const { rows } = await sql<{ action: string; at: string; entity_kind: string; entity_id: string; actor_kind: string; actor_id: string | null; facts: Record<string, unknown>; case_id: string | null; personal: Record<string, unknown> | null }>`
    select e.action, e.at, e.entity_kind, e.entity_id, e.actor_kind, e.actor_id, e.facts, e.case_id, p.value as personal from audit_event e left join audit_personal p on p.event_id = e.id
    where (e.entity_kind = 'asset' and e.entity_id = ${assetId}) or (e.entity_kind = 'custody_event' and e.entity_id = any (${[...eventIds]}::text[])) order by e.at desc, e.id desc limit 500`.execute(tx);
  return rows;
}

/** Which of these cases the reader may see; an embargoed one leaves no trace in a chain. */
export async function casesSeen(tx: Tx, ids: readonly (string | null)[]): Promise<Set<string>> {
  const list = [...new Set(ids)].filter((id) => id !== null);
  if (list.length === 0) return new Set();
  return new Set((await tx.selectFrom('offboarding_case').select('id').where('id', 'in', list).execute()).map((row) => row.id));
}

/** Names of those who acted: members and keys by id. Helpers and Handback itself have none here. */
export async function actorNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const list = [...new Set(ids)].filter((id) => /^[0-9a-f-]{36}$/i.test(id));
  if (list.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`select id::text, name from member where id = any (${list}::uuid[]) union all select id::text, name from api_key where id = any (${list}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.name]));
}
