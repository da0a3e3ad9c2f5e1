/** All SQL of `custody_event` and its projection `asset_custody`. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export const eventsOf = (tx: Tx, assetId: string) => tx.selectFrom('custody_event').selectAll().where('asset_id', '=', assetId).orderBy('seq').execute();
export type EventRow = Awaited<ReturnType<typeof eventsOf>>[number];


/**
 * The chain of an asset, with the asset held until the end of the transaction, and the place that is to receive it held open.
 * The asset is of the slice below; it is read here since holding it, its receiver and its chain is one question (ADR 2).
 * The chain is as it was before the wait for the lock: the compare-and-set on (asset, seq) tells whether that still holds.
 */
export async function holdChain(tx: Tx, assetId: string, placeId: string | null): Promise<HeldChain | undefined> {
  const base = tx.selectFrom('asset as a').leftJoin('custody_event as e', 'e.asset_id', 'a.id').selectAll('e').select(['a.on_hold', 'a.location_id as asset_location_id'])
    .where('a.id', '=', assetId).orderBy('e.seq').forNoKeyUpdate('a');
  const rows = placeId === null
    ? await base.select([sql<string | null>`null`.as('place_location_id'), sql<string | null>`null`.as('place_name'), sql<string | null>`null`.as('place_closed_at')]).execute()
    : await base.innerJoin('place as p', (join) => join.on('p.id', '=', placeId)).select(['p.location_id as place_location_id', 'p.name as place_name', 'p.closed_at as place_closed_at']).forShare('p').execute();
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    asset: { onHold: first.on_hold, locationId: first.asset_location_id }, place: placeId === null ? null : { locationId: first.place_location_id ?? '', name: first.place_name ?? '', isClosed: first.place_closed_at !== null },
    events: rows.flatMap(({ on_hold: _held, asset_location_id: _at, place_location_id: _there, place_name: _name, place_closed_at: _closed, ...event }) => (event.id === null ? [] : [event as EventRow])),
  };
}
export type HeldChain = { readonly asset: { readonly onHold: boolean; readonly locationId: string | null }; readonly place: { readonly locationId: string; readonly name: string; readonly isClosed: boolean } | null; readonly events: readonly EventRow[] };

export type NewEvent = Omit<EventRow, 'evidence'> & { readonly evidence: string };

export type Projection = { readonly assetId: string; readonly seq: number; readonly kind: string; readonly id: string | null; readonly since: string };

/**
 * Appends entries by compare-and-set on (asset, seq), and who answers for the asset now, moved only from the entry that was the
 * newest: `entries` when somebody else has written one of these numbers first, `projection` when somebody moved that.
 */
export async function appendEvents(tx: Tx, events: readonly NewEvent[], to: Projection, before: number | null): Promise<'appended' | 'entries' | 'projection'> {
  const values = { seq: to.seq, custodian_kind: to.kind, custodian_id: to.id, since: to.since };
  const entries = tx.insertInto('custody_event').values([...events]).onConflict((c) => c.columns(['asset_id', 'seq']).doNothing()).returning('id');
  const projection = before === null
    ? tx.insertInto('asset_custody').values({ asset_id: to.assetId, ...values }).onConflict((c) => c.doNothing()).returning('asset_id')
    : tx.updateTable('asset_custody').set(values).where('asset_id', '=', to.assetId).where('seq', '=', before).returning('asset_id');
  const { rows } = await sql<{ entries: number; projected: number }>`with e as (${entries}), p as (${projection}) select (select count(*) from e)::int as entries, (select count(*) from p)::int as projected`.execute(tx);
  if (rows[0]?.entries !== events.length) return 'entries';
  return rows[0].projected > 0 ? 'appended' : 'projection';
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
