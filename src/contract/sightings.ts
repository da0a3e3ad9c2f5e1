/** Devices seen by a management system, and the incidents made of what should not have been seen. */
import { z } from 'zod';
import { ListQuery, listOf } from './list.ts';
import { Ref } from './people.ts';
import { route } from './route.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

export const SightingFields = z.object({
  assetTag: text(60).optional(), serialNumber: text(120).optional(), seenAt: z.iso.datetime({ offset: true }), source: text(60).describe('The system that saw it: "Fleet", "Intune", "VPN"'),
  network: text(120).optional(), place: text(160).optional(), user: text(160).optional().describe('Who was signed in on it'),
}).refine((one) => one.assetTag !== undefined || one.serialNumber !== undefined, { message: 'Give the asset tag or the serial number' }).meta({ id: 'SightingFields' });
export type SightingFields = z.infer<typeof SightingFields>;

/** `kept`: stored. `known`: the same report came before; nothing was added. `refused`: not stored, and why. */
export const sightingOutcomes = ['kept', 'known', 'refused'] as const;
export const sightingRefusals = ['unknown_asset', 'several_assets', 'tag_and_serial_differ', 'in_the_future'] as const;
export const SightingAnswer = z.object({
  index: z.int(), outcome: z.enum(sightingOutcomes), reason: z.enum(sightingRefusals).nullable(), text: z.string().nullable().describe('What to do about a refused row'),
  assetTag: z.string().nullable(), serialNumber: z.string().nullable(),
}).meta({ id: 'SightingAnswer' });
export type SightingAnswer = z.infer<typeof SightingAnswer>;

export const reportSightings = route({
  id: 'sightings.report', method: 'POST', path: '/api/sightings', summary: 'Report devices that were seen, one or up to 500; every row gets its answer', permission: 'sightings.write',
  body: z.union([z.object({ sightings: z.array(SightingFields).min(1).max(500) }), SightingFields]),
  response: z.object({ rows: z.array(SightingAnswer), kept: z.int(), known: z.int(), refused: z.int() }),
});

export const incidentKinds = ['after_exit', 'after_receipt'] as const;
export const SightingIncident = z.object({
  id: z.uuid(), kind: z.enum(incidentKinds), asset: z.object({ id: z.uuid(), assetTag: z.string().nullable(), serialNumber: z.string().nullable(), model: z.string().nullable(), category: z.string() }),
  case: z.object({ id: z.uuid(), number: z.int(), person: Ref, timeZone: z.string(), cutOffAt: z.iso.datetime() }).nullable(), firstSeenAt: z.iso.datetime(), lastSeenAt: z.iso.datetime(), sightings: z.int(),
  sources: z.array(z.string()), place: z.string().nullable(), network: z.string().nullable(), openedAt: z.iso.datetime(), resolvedAt: z.iso.datetime().nullable(), resolvedBy: Ref.nullable(), resolution: z.string().nullable(), version: z.int(),
}).meta({ id: 'SightingIncident' });
export type SightingIncident = z.infer<typeof SightingIncident>;

export const listIncidents = route({
  id: 'sightings.list', method: 'GET', path: '/api/sightings/incidents', summary: 'Devices seen when they should sleep, the latest first', permission: 'exceptions.read',
  query: ListQuery.extend({ state: z.enum(['open', 'resolved', 'all']).optional().describe('`open` unless told'), kind: z.enum(incidentKinds).optional(), asset: z.uuid().optional(), case: z.uuid().optional() }), response: listOf(SightingIncident),
});
export const resolveIncident = route({
  id: 'sightings.resolve', method: 'POST', path: '/api/sightings/incidents/:incidentId/resolve', summary: 'Close an incident with what was found; the next sighting opens a new one', permission: 'sightings.resolve',
  params: z.object({ incidentId: z.uuid() }), body: z.object({ resolution: text(1000), version: z.int() }), response: SightingIncident, errors: ['not_found', 'conflict', 'wrong_state', 'needs_named_person'],
});

export const AssetSighting = z.object({ id: z.uuid(), seenAt: z.iso.datetime(), source: z.string(), network: z.string().nullable(), place: z.string().nullable(), user: z.string().nullable() }).meta({ id: 'AssetSighting' });
export const listSightings = route({
  id: 'sightings.ofAsset', method: 'GET', path: '/api/assets/:assetId/sightings', summary: 'When and by what an asset was seen, newest first', permission: 'exceptions.read',
  params: z.object({ assetId: z.uuid() }), query: ListQuery, response: listOf(AssetSighting),
});
