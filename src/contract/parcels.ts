/**
 * Parcels and shipments on their way home. A parcel has a case and a box code;
 * helpers see the code, and only those who may read cases see whose it is.
 */
import { parcelStatuses } from '#domain/intake/parcel-lifecycle';
import { z } from 'zod';
import { AskedCells, CatalogueQuery, listOf } from './list.ts';
import { Ref } from './people.ts';
import { route } from './route.ts';

/** How a thing comes home. The first three need no carrier. */
export const returnWays = ['hand_in', 'mailroom', 'with_manager', 'post', 'collection'] as const;
export type ReturnWay = (typeof returnWays)[number];

export const ParcelItem = z.object({
  assetId: z.uuid(), what: z.string(), assetTag: z.string().nullable(), serialNumber: z.string().nullable(),
  state: z.enum(['expected', 'confirmed', 'missing', 'extra', 'moved']), note: z.string().nullable(),
}).meta({ id: 'ParcelItem' });

export const ParcelRow = z.object({
  cells: AskedCells,
  id: z.uuid(), boxCode: z.string(), status: z.enum(parcelStatuses), isAnnounced: z.boolean(), way: z.enum(returnWays).nullable(),
  case: z.object({ id: z.uuid(), number: z.int(), person: z.string() }).nullable().describe('Null for a sealed parcel of nobody known, and for readers without cases'),
  site: Ref.nullable(), place: z.object({ id: z.uuid(), name: z.string(), slot: z.string().nullable() }).nullable(),
  carrier: z.string().nullable(), trackingNumber: z.string().nullable(), items: z.int(),
  createdAt: z.iso.datetime(), storedAt: z.iso.datetime().nullable(), dwellDueAt: z.iso.datetime().nullable(), isOverdue: z.boolean(), version: z.int(),
}).meta({ id: 'ParcelRow' });
export type ParcelRow = z.infer<typeof ParcelRow>;

export const Parcel = ParcelRow.extend({
  description: z.string(), scannedAs: z.string().nullable(), note: z.string().nullable(), collectedAt: z.iso.datetime().nullable(), openedAt: z.iso.datetime().nullable(),
  contents: z.array(ParcelItem), possible: z.array(z.enum(['ship', 'open', 'declare_lost', 'return_to_sender', 'call_off'])).describe('What may be done from here'),
}).meta({ id: 'Parcel' });
export type Parcel = z.infer<typeof Parcel>;

export const CaseParcel = ParcelRow.extend({
  since: z.iso.datetime().nullable().describe('Since when it is as it is; null where nobody wrote it down'), contents: z.array(ParcelItem),
}).meta({ id: 'CaseParcel' });
export type CaseParcel = z.infer<typeof CaseParcel>;

const params = z.object({ parcelId: z.uuid() });
const version = z.int().describe('The version you saw; another one since then is a conflict');
const note = z.string().trim().min(1).max(500);

export const listParcels = route({
  id: 'parcels.list', method: 'GET', path: '/api/parcels', summary: 'Parcels: expected, on their way, stored, collected', permission: 'pickups.run',
  query: CatalogueQuery.extend({ status: z.enum(parcelStatuses).optional(), location: z.uuid().optional(), case: z.uuid().optional(), overdue: z.enum(['yes']).optional() }),
  response: listOf(ParcelRow), errors: ['filter_unreadable'],
});
export const readParcel = route({ id: 'parcels.read', method: 'GET', path: '/api/parcels/:parcelId', summary: 'One parcel and its contents', permission: 'pickups.run', params, response: Parcel, errors: ['not_found'] });
export const parcelsOfCase = route({
  id: 'parcels.ofCase', method: 'GET', path: '/api/cases/:caseId/parcels', summary: 'The parcels of a case, what is in them and where they are, the newest first', permission: 'cases.read',
  params: z.object({ caseId: z.uuid() }), response: z.object({ rows: z.array(CaseParcel) }), errors: ['not_found'],
});
export const parcelSlip = route({ id: 'parcels.slip', method: 'GET', path: '/api/parcels/:parcelId/slip', summary: 'The return slip to stick on the box, as PDF', permission: 'pickups.run', params, response: 'application/pdf', errors: ['not_found'] });

export const trackParcel = route({
  id: 'parcels.track', method: 'POST', path: '/api/parcels/:parcelId/tracking', summary: 'Say under which number a parcel travels', permission: 'pickups.run', params,
  body: z.object({ carrier: z.string().trim().min(1).max(60).nullish(), trackingNumber: z.string().trim().min(4).max(120) }), response: Parcel, errors: ['not_found', 'parcel_not_announced', 'tracking_unlike'],
});
export const shipParcel = route({ id: 'parcels.ship', method: 'POST', path: '/api/parcels/:parcelId/ship', summary: 'The carrier has it', permission: 'pickups.run', params, body: z.object({ version }), response: Parcel, errors: ['not_found', 'wrong_state', 'conflict'] });
export const loseParcel = route({ id: 'parcels.lose', method: 'POST', path: '/api/parcels/:parcelId/lost', summary: 'Give a parcel up as lost', permission: 'pickups.run', params, body: z.object({ version, note }), response: Parcel, errors: ['not_found', 'wrong_state', 'conflict'] });
export const returnParcel = route({ id: 'parcels.return', method: 'POST', path: '/api/parcels/:parcelId/returned', summary: 'It went back to who sent it', permission: 'pickups.run', params, body: z.object({ version, note }), response: Parcel, errors: ['not_found', 'wrong_state', 'conflict'] });

export const Found = z.object({ raw: z.string().trim().min(1).max(7100).describe('What the scanner read on the thing') });

export const ContentsAnswer = z.object({
  parcelId: z.uuid(), boxCode: z.string(),
  lines: z.array(z.object({
    outcome: z.enum(['confirmed', 'missing', 'other_serial', 'unknown', 'already']), assetId: z.uuid().nullable(), what: z.string(), intakeId: z.uuid().nullable().describe('What IT has to decide, when it differs'),
  })),
}).meta({ id: 'ContentsAnswer' });
export type ContentsAnswer = z.infer<typeof ContentsAnswer>;

export const openParcel = route({
  id: 'parcels.open', method: 'POST', path: '/api/parcels/:parcelId/contents', summary: 'Open a box and say what lies in it; what differs is parked, never closed', permission: 'pickups.run', params,
  body: z.object({
    version, placeId: z.uuid().describe('Where it is opened'), found: z.array(Found).max(60),
    notThere: z.array(z.object({ assetId: z.uuid(), note: z.string().trim().max(500).nullish() })).max(60),
    accessoriesMissing: z.string().trim().max(300).nullish().describe('A charger, a cable: noted, never charged to anyone'),
    clientId: z.uuid().describe('Makes the opening count once'),
  }),
  response: ContentsAnswer, errors: ['not_found', 'wrong_state', 'conflict', 'place_takes_nothing', 'contents_open'],
});
