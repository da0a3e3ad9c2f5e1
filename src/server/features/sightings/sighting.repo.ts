/** All SQL of `sighting` and `sighting_incident`, and the facts a sighting is judged by. */
import { sql } from 'kysely';
import { keyset, type SortColumn } from '../../platform/db/keyset.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type NewSighting = { id: string; assetId: string; seenAt: string; source: string; network: string | null; place: string | null; user: string | null; at: string };

/** False when the same report came before: stored once. */
export async function insertSighting(tx: Tx, s: NewSighting): Promise<boolean> {
  const result = await tx.insertInto('sighting').values({ id: s.id, asset_id: s.assetId, seen_at: s.seenAt, source: s.source, network: s.network, place: s.place, last_user: s.user, recorded_at: s.at })
    .onConflict((c) => c.doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export type SightingContext = {
  case_id: string | null; cut_off_at: string | null; received_at: string | null; issued_at: string | null; workshop_from: string | null; workshop_until: string | null;
};

/**
 * What is known of an asset when it is seen: the newest case that it is or was in (a cancelled one takes nothing away),
 * when it came to us, its visit to the workshop, and whether it has been given to its next owner since.
 */
export async function contextOf(tx: Tx, assetId: string, seenAt: string): Promise<SightingContext> {
  const { rows } = await sql<SightingContext>`
    with line as (select k.id as case_id, k.cut_off_at, ca.received_at from case_asset ca join offboarding_case k on k.id = ca.case_id
      where ca.asset_id = ${assetId} and k.status <> 'cancelled' and ca.status not in ('withdrawn', 'let_go', 'not_ours') order by k.opened_at desc limit 1),
    visit as (select started_at, finished_at from workshop_job where asset_id = ${assetId} and started_at is not null and started_at <= ${seenAt} order by started_at desc limit 1)
    select line.case_id, line.cut_off_at, line.received_at, visit.started_at as workshop_from, visit.finished_at as workshop_until,
      (select max(e.occurred_at) from custody_event e where e.asset_id = ${assetId} and e.kind = 'issued' and e.occurred_at > coalesce(line.received_at, line.cut_off_at)) as issued_at
    from (select 1) one left join line on true left join visit on true`.execute(tx);
  return rows[0] as SightingContext;
}

export const incidentsOf = (tx: Tx, assetId: string, caseId: string | null) => {
  const query = tx.selectFrom('sighting_incident').selectAll().where('asset_id', '=', assetId);
  return (caseId === null ? query.where('case_id', 'is', null) : query.where('case_id', '=', caseId)).orderBy('opened_at').execute();
};

export type IncidentValues = { first_seen_at: string; last_seen_at: string; sightings: number; sources: string[]; place: string | null; network: string | null };

export async function insertIncident(tx: Tx, i: IncidentValues & { id: string; asset_id: string; case_id: string | null; kind: string; opened_at: string }): Promise<void> {
  await tx.insertInto('sighting_incident').values(i).execute();
}

export async function foldInto(tx: Tx, id: string, values: IncidentValues): Promise<void> {
  await tx.updateTable('sighting_incident').set((e) => ({ ...values, version: e('version', '+', 1) })).where('id', '=', id).execute();
}

/** Compare-and-set: open, and unchanged since it was seen. */
export async function resolveIncident(tx: Tx, id: string, version: number, set: { at: string; by: string; resolution: string }): Promise<boolean> {
  return (await tx.updateTable('sighting_incident').set({ resolved_at: set.at, resolved_by: set.by, resolution: set.resolution, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).where('resolved_at', 'is', null).executeTakeFirst()).numUpdatedRows > 0n;
}

const columns: Record<string, SortColumn> = { lastSeen: { column: 'i.last_seen_at', type: 'timestamptz' }, opened: { column: 'i.opened_at', type: 'timestamptz' }, count: { column: 'i.sightings', type: 'int' }, tag: { column: 'a.asset_tag', type: 'text' } };

const shown = (tx: Tx) => tx.selectFrom('sighting_incident as i').innerJoin('asset as a', 'a.id', 'i.asset_id').leftJoin('offboarding_case as k', 'k.id', 'i.case_id').leftJoin('person as p', 'p.id', 'k.person_id').leftJoin('member as m', 'm.id', 'i.resolved_by')
  .selectAll('i').select(['a.asset_tag', 'a.serial_number', 'a.model', 'a.category', 'a.location_id', 'k.id as shown_case_id', 'k.number as case_number', 'k.time_zone', 'k.cut_off_at', 'p.id as person_id', 'p.name as person_name', 'm.name as resolved_by_name']);

export type IncidentFilter = { q?: string | undefined; state?: 'open' | 'resolved' | 'all' | undefined; kind?: string | undefined; asset?: string | undefined; caseId?: string | undefined };

function narrowed(tx: Tx, f: IncidentFilter) {
  let q = shown(tx);
  if (f.state === 'resolved') q = q.where('i.resolved_at', 'is not', null);
  else if (f.state !== 'all') q = q.where('i.resolved_at', 'is', null);
  if (f.q) {
    const pattern = `%${f.q.replace(/[\\%_]/g, '\\$&')}%`;
    q = q.where((e) => e.or([e('a.asset_tag', 'ilike', pattern), e('a.serial_number', 'ilike', pattern), e('a.model', 'ilike', pattern), e('p.name', 'ilike', pattern)]));
  }
  if (f.kind) q = q.where('i.kind', '=', f.kind);
  if (f.asset) q = q.where('i.asset_id', '=', f.asset);
  if (f.caseId) q = q.where('i.case_id', '=', f.caseId);
  return q;
}

export function listIncidents(tx: Tx, filter: IncidentFilter, page: { sort: string | undefined; after: string | undefined; limit: number }) {
  const keys = keyset(columns, 'i.id', page.sort ?? '-lastSeen', page.after);
  let query = narrowed(tx, filter);
  if (keys.after) query = query.where(keys.after);
  return query.select(keys.sortValue.as('sort_value')).orderBy(keys.orderBy).limit(page.limit + 1).execute();
}

export const countIncidents = async (tx: Tx, filter: IncidentFilter): Promise<number> =>
  Number((await narrowed(tx, filter).clearSelect().select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()).n);

export const incidentById = (tx: Tx, id: string) => shown(tx).where('i.id', '=', id).executeTakeFirst();
export type ShownIncident = NonNullable<Awaited<ReturnType<typeof incidentById>>>;

export function listSightings(tx: Tx, assetId: string, page: { after: string | undefined; limit: number }) {
  const keys = keyset({ seen: { column: 's.seen_at', type: 'timestamptz' } }, 's.id', '-seen', page.after);
  let query = tx.selectFrom('sighting as s').selectAll('s').where('s.asset_id', '=', assetId);
  if (keys.after) query = query.where(keys.after);
  return query.select(keys.sortValue.as('sort_value')).orderBy(keys.orderBy).limit(page.limit + 1).execute();
}

/** Members with this role who see the site: those a bell is rung for. */
export const bellFor = (tx: Tx, role: string, locationId: string | null) => tx.selectFrom('member').select(['id', 'name', 'email']).where('disabled_at', 'is', null).where(sql<boolean>`${role} = any (roles)`)
  .where((e) => e.or([sql<boolean>`cardinality(site_ids) = 0`, ...(locationId ? [sql<boolean>`${locationId}::uuid = any (site_ids)`] : [])])).orderBy('name').execute();
