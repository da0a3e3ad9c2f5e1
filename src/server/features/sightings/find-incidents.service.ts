/** Reading incidents and sightings, and closing an incident with what was found. */
import type { listIncidents as listRoute, listSightings as ofAssetRoute, SightingIncident } from '#contract/sightings';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { pageOf } from '../../platform/db/keyset.ts';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { countIncidents, incidentById, listIncidents, listSightings, resolveIncident as close, type IncidentFilter, type ShownIncident } from './sighting.repo.ts';

export async function findIncidents(unit: Unit, query: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const limit = query.limit ?? 50;
  const filter: IncidentFilter = { q: query.q, state: query.state, kind: query.kind, asset: query.asset, caseId: query.case };
  const page = pageOf(await listIncidents(unit.tx, filter, { sort: query.sort, after: query.after, limit }), limit);
  return allow({ rows: page.rows.map(present), next: page.next, total: query.after ? null : await countIncidents(unit.tx, filter) });
}

export async function findSightings(unit: Unit, assetId: string, query: Received<typeof ofAssetRoute>['query']): Promise<Verdict<Answer<typeof ofAssetRoute>>> {
  const limit = query.limit ?? 50;
  const page = pageOf(await listSightings(unit.tx, assetId, { after: query.after, limit }), limit);
  return allow({ rows: page.rows.map((row) => ({ id: row.id, seenAt: row.seen_at, source: row.source, network: row.network, place: row.place, user: row.last_user })), next: page.next, total: null });
}

export async function resolveIncident(unit: Unit, id: string, body: { resolution: string; version: number }): Promise<Verdict<SightingIncident>> {
  const by = memberId(unit.actor);
  if (!by) return refuse('needs_named_person');
  const seen = await incidentById(unit.tx, id);
  if (!seen) return refuse('not_found');
  if (seen.resolved_at !== null) return refuse('wrong_state', { status: 'resolved', action: 'resolve', allowed: [] });
  if (!(await close(unit.tx, id, body.version, { at: unit.now, by, resolution: body.resolution }))) return refuse('conflict', { sightings: seen.sightings, lastSeenAt: seen.last_seen_at });
  unit.audit({ action: 'sighting.incident_resolved', entity: { kind: 'sighting_incident', id }, caseId: seen.case_id, facts: { asset: seen.asset_id, kind: seen.kind, sightings: seen.sightings }, personal: { resolution: body.resolution } });
  const after = await incidentById(unit.tx, id);
  return after ? allow(present(after)) : refuse('not_found');
}

const present = (row: ShownIncident): SightingIncident => ({
  id: row.id, kind: row.kind as SightingIncident['kind'], asset: { id: row.asset_id, assetTag: row.asset_tag, serialNumber: row.serial_number, model: row.model, category: row.category },
  case: row.shown_case_id && row.case_number !== null && row.person_id && row.cut_off_at && row.time_zone
    ? { id: row.shown_case_id, number: Number(row.case_number), person: { id: row.person_id, name: row.person_name ?? '' }, timeZone: row.time_zone, cutOffAt: row.cut_off_at } : null,
  firstSeenAt: row.first_seen_at, lastSeenAt: row.last_seen_at, sightings: row.sightings, sources: row.sources, place: row.place, network: row.network, openedAt: row.opened_at,
  resolvedAt: row.resolved_at, resolvedBy: row.resolved_by ? { id: row.resolved_by, name: row.resolved_by_name ?? '' } : null, resolution: row.resolution, version: row.version,
});
