/** A technician's trip: what waits where, one list, each item accounted for, and what it adds up to. */
import { pickupStatuses } from '#domain/pickup/pickup';
import { z } from 'zod';
import { ListQuery, listOf } from './list.ts';
import { Ref } from './people.ts';
import { route } from './route.ts';

export const WaitingPlace = z.object({
  id: z.uuid(), name: z.string(), site: Ref, items: z.int(), dueAt: z.iso.datetime().nullable(), isOverdue: z.boolean(), onRun: z.int().describe('Of these, already on a planned run'),
}).meta({ id: 'WaitingPlace' });
export type WaitingPlace = z.infer<typeof WaitingPlace>;
export const listWaiting = route({ id: 'pickups.waiting', method: 'GET', path: '/api/pickups/waiting', summary: 'What waits to be collected, by place, most urgent first', permission: 'pickups.run', response: z.object({ rows: z.array(WaitingPlace), technicians: z.array(Ref), destinations: z.array(z.object({ id: z.uuid(), name: z.string(), siteId: z.uuid() })) }) });

export const PickupRow = z.object({
  id: z.uuid(), status: z.enum(pickupStatuses), site: Ref, technician: Ref, plannedOn: z.iso.date(), items: z.int(), accounted: z.int(), differences: z.int(), isOverdue: z.boolean(),
  startedAt: z.iso.datetime().nullable(), finishedAt: z.iso.datetime().nullable(), version: z.int(),
}).meta({ id: 'PickupRow' });
export type PickupRow = z.infer<typeof PickupRow>;

export const PickupItem = z.object({
  id: z.uuid(), state: z.enum(['listed', 'collected', 'missing', 'extra', 'wrong']), label: z.string().describe('Box code, or the end of a serial'), what: z.string(), note: z.string().nullable(),
  parcelId: z.uuid().nullable(), assetId: z.uuid().nullable(), setAside: z.boolean().describe('Handle apart from the rest'), dueAt: z.iso.datetime().nullable(), scannedAt: z.iso.datetime().nullable(),
  slot: z.object({ id: z.uuid(), label: z.string() }), place: z.object({ id: z.uuid(), name: z.string() }),
}).meta({ id: 'PickupItem' });
export type PickupItem = z.infer<typeof PickupItem>;

export const Pickup = PickupRow.extend({ destination: Ref.nullable(), list: z.array(PickupItem) }).meta({ id: 'Pickup' });
export type Pickup = z.infer<typeof Pickup>;

const params = z.object({ runId: z.uuid() });
const version = z.int().describe('The version you saw; another one since then is a conflict');

export const listPickups = route({
  id: 'pickups.list', method: 'GET', path: '/api/pickups', summary: 'Pick-up runs', permission: 'pickups.run',
  query: ListQuery.extend({ status: z.enum(pickupStatuses).optional(), location: z.uuid().optional(), technician: z.uuid().optional(), mine: z.enum(['yes']).optional() }), response: listOf(PickupRow),
});
export const planPickup = route({
  id: 'pickups.plan', method: 'POST', path: '/api/pickups', summary: 'Plan a run: everything stored at a site, or at some of its places', permission: 'pickups.run', status: 201,
  body: z.object({ locationId: z.uuid(), plannedOn: z.iso.date(), technicianId: z.uuid().optional().describe('Yourself unless told'), placeIds: z.array(z.uuid()).max(50).optional(), destinationId: z.uuid().optional() }),
  response: Pickup, errors: ['not_found', 'pickup_nothing_waiting', 'destination_missing'],
});
export const readPickup = route({ id: 'pickups.read', method: 'GET', path: '/api/pickups/:runId', summary: 'One run with its list, in the order to walk', permission: 'pickups.run', params, response: Pickup, errors: ['not_found'] });
export const pickupPaper = route({ id: 'pickups.paper', method: 'GET', path: '/api/pickups/:runId/list', summary: 'The list as PDF', permission: 'pickups.run', params, response: 'application/pdf', errors: ['not_found'] });
export const setOut = route({ id: 'pickups.setOut', method: 'POST', path: '/api/pickups/:runId/set-out', summary: 'Set out; what was stored since then joins the list', permission: 'pickups.run', params, body: z.object({ version }), response: Pickup, errors: ['not_found', 'wrong_state', 'conflict'] });

export const PickupScanAnswer = z.object({ outcome: z.enum(['collected', 'extra', 'wrong', 'already', 'unknown']), item: PickupItem.nullable(), run: Pickup }).meta({ id: 'PickupScanAnswer' });
export type PickupScanAnswer = z.infer<typeof PickupScanAnswer>;
export const scanPickup = route({
  id: 'pickups.scan', method: 'POST', path: '/api/pickups/:runId/scan', summary: 'Scan out an item; what is not on the list is taken along and noted', permission: 'pickups.run', params,
  body: z.object({ raw: z.string().trim().min(1).max(7100), slotId: z.uuid().optional().describe('The slot it was taken from'), scannedAt: z.iso.datetime(), clientId: z.uuid() }),
  response: PickupScanAnswer, errors: ['not_found', 'wrong_state'],
});
export const settleItem = route({
  id: 'pickups.settle', method: 'POST', path: '/api/pickups/:runId/items/:itemId', summary: 'Settle a difference on the spot: not there, another one, or there after all', permission: 'pickups.run', params: params.extend({ itemId: z.uuid() }),
  body: z.object({ state: z.enum(['missing', 'wrong', 'listed']), note: z.string().trim().max(500).nullish(), foundRaw: z.string().trim().max(7100).optional().describe('wrong: what the scanner read on it') }),
  response: Pickup, errors: ['not_found', 'wrong_state', 'resolution_needs'],
});
export const PickupResult = z.object({
  run: Pickup, collectedAssets: z.array(z.object({ assetId: z.uuid(), caseId: z.uuid().nullable(), parcelId: z.uuid().nullable() })), exceptions: z.array(z.object({ itemId: z.uuid(), exception: z.string() })),
}).meta({ id: 'PickupResult' });
export type PickupResult = z.infer<typeof PickupResult>;
export const finishPickup = route({ id: 'pickups.finish', method: 'POST', path: '/api/pickups/:runId/finish', summary: 'Hand everything over at the destination', permission: 'pickups.run', params, body: z.object({ version, destinationId: z.uuid().optional() }), response: PickupResult, errors: ['not_found', 'wrong_state', 'conflict', 'pickup_items_open', 'destination_missing'] });
export const callOffPickup = route({ id: 'pickups.callOff', method: 'POST', path: '/api/pickups/:runId/call-off', summary: 'Call a run off; what was collected stays collected', permission: 'pickups.run', params, body: z.object({ version, reason: z.string().trim().min(1).max(300) }), response: Pickup, errors: ['not_found', 'wrong_state', 'conflict'] });
