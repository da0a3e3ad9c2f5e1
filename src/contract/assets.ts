/**
 * Assets: one identifiable thing each. Three facts in three places: its status,
 * who answers for it (custodian), and for whom it is meant (assignee).
 */
import { assetStatuses } from '#domain/asset/asset-status';
import { z } from 'zod';
import { AskedCells, CatalogueQuery, CustomCells, listOf } from './list.ts';
import { Ref } from './people.ts';
import { CustomValues } from './fields.ts';
import { route } from './route.ts';

export const ownerships = ['own', 'lessor', 'vendor', 'agency', 'client', 'personal'] as const;
export const custodianKinds = ['person', 'place', 'shipment', 'unaccounted'] as const;

/** Who answers for an asset now. The name is what a reader would call them. */
export const CustodianNamed = z.object({
  kind: z.enum(custodianKinds), id: z.uuid().nullable(), name: z.string().describe('A person’s name, a place with its site, a parcel on its way, or “nobody known”'),
}).meta({ id: 'CustodianNamed' });
export type CustodianNamed = z.infer<typeof CustodianNamed>;

export const Assignee = z.discriminatedUnion('kind', [z.object({ kind: z.literal('person'), id: z.uuid(), name: z.string() }), z.object({ kind: z.literal('department'), name: z.string() })]).meta({ id: 'Assignee' });
export type Assignee = z.infer<typeof Assignee>;

export const AssetRow = z.object({
  id: z.uuid(), assetTag: z.string().nullable(), serialNumber: z.string().nullable(), name: z.string().nullable(), manufacturer: z.string().nullable(), model: z.string().nullable(), category: z.string(),
  status: z.enum(assetStatuses), ownership: z.enum(ownerships), location: Ref.nullable(), assignee: Assignee.nullable(), custodian: CustodianNamed, custodySince: z.iso.datetime().nullable(),
  onHold: z.boolean(), lastSeenAt: z.iso.datetime().nullable(), purchasedOn: z.iso.date().nullable(), custom: CustomCells, cells: AskedCells,
}).meta({ id: 'AssetRow' });
export type AssetRow = z.infer<typeof AssetRow>;

export const caseLineStatuses = ['expected', 'handed_over', 'received', 'accepted', 'disputed', 'waived', 'withdrawn', 'let_go', 'not_ours'] as const;

export const Asset = AssetRow.extend({
  ownerName: z.string().nullable(), dataBearing: z.boolean(), purchaseCost: z.string().nullable(), currency: z.string().nullable(), orderNumber: z.string().nullable(), warrantyMonths: z.int().nullable(),
  leaseEndsOn: z.iso.date().nullable(), grade: z.string().nullable(), disposition: z.string().nullable(), reservedFor: z.string().nullable(), notes: z.string().nullable(), custom: z.record(z.string(), z.unknown()), source: z.string(),
  openCase: z.object({ id: z.uuid(), number: z.int(), person: Ref, returnByOn: z.iso.date(), line: z.enum(caseLineStatuses) }).nullable().describe('The open case that waits for it, as far as you may see it'),
  actions: z.array(z.string()).describe('What may be done by hand now'), seq: z.int().describe('The newest entry of its chain of custody; send it back with a hand-over'), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime(), version: z.int(),
}).meta({ id: 'Asset' });
export type Asset = z.infer<typeof Asset>;

const text = (max: number) => z.string().trim().min(1).max(max);
export const Money = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, 'An amount such as 1299.00');
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'Three letters, such as EUR');

export const AssetFields = z.object({
  assetTag: text(60).nullish(), serialNumber: text(120).nullish(), name: text(200).nullish(), manufacturer: text(120).nullish(), model: text(200).nullish(), category: text(60).optional(),
  ownership: z.enum(ownerships).optional(), ownerName: text(200).nullish(), dataBearing: z.boolean().optional().describe('Left out: what its category says'),
  assigneeId: z.uuid().nullish(), assigneeDepartment: text(120).nullish(), locationId: z.uuid().nullish(), purchasedOn: z.iso.date().nullish(), purchaseCost: Money.nullish(), currency: Currency.nullish(),
  orderNumber: text(120).nullish(), warrantyMonths: z.int().min(0).max(600).nullish(), leaseEndsOn: z.iso.date().nullish(), reservedFor: text(200).nullish(), notes: text(4000).nullish(), custom: CustomValues.optional(),
});
export type AssetFields = z.infer<typeof AssetFields>;

/** A custodian as it is sent: whom, without a name. */
export const CustodianGiven = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: z.uuid() }), z.object({ kind: z.literal('place'), id: z.uuid() }), z.object({ kind: z.literal('shipment'), id: z.uuid() }), z.object({ kind: z.literal('unaccounted') }),
]).meta({ id: 'CustodianGiven' });
export type CustodianGiven = z.infer<typeof CustodianGiven>;

const SameSerial = z.boolean().optional().describe('Two things really do carry this serial number');
const params = z.object({ assetId: z.uuid() });
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const listAssets = route({
  id: 'assets.list', method: 'GET', path: '/api/assets', summary: 'Assets, filtered, sorted, paged', permission: 'assets.read',
  query: CatalogueQuery.extend({
    status: z.enum(assetStatuses).optional(), location: z.uuid().optional(), category: z.string().max(60).optional(), ownership: z.enum(ownerships).optional(), assignee: z.uuid().optional(),
    custodian: z.enum(custodianKinds).optional().describe('Kind of custodian'), with: z.uuid().optional().describe('The person, place or shipment that has it'), model: z.string().max(200).optional(), hold: flag.optional(),
  }).describe('`q` looks for a fragment of tag, serial number, model or name'),
  response: listOf(AssetRow), errors: ['filter_unreadable'],
});
export const readAsset = route({ id: 'assets.read', method: 'GET', path: '/api/assets/:assetId', summary: 'One asset', permission: 'assets.read', params, response: Asset, errors: ['not_found'] });
export const createAsset = route({
  id: 'assets.create', method: 'POST', path: '/api/assets', summary: 'Add an asset by hand', permission: 'assets.write',
  body: AssetFields.extend({ status: z.enum(['in_use', 'ready', 'returned']).optional(), custodian: CustodianGiven.optional().describe('Who has it; left out: nobody known'), since: z.iso.datetime({ offset: true }).optional(), acceptSameSerial: SameSerial }),
  response: Asset, status: 201, errors: ['asset_exists', 'serial_exists', 'serial_damaged', 'not_found', 'outside_your_sites', 'custody_not_yet', 'custody_wrong_receiver', 'place_closed'],
});
export const updateAsset = route({
  id: 'assets.update', method: 'PATCH', path: '/api/assets/:assetId', summary: 'Correct an asset; status and custodian change by acts', permission: 'assets.write', params,
  body: AssetFields.partial().extend({ version: z.int().describe('The version you saw; another one since then is a conflict'), acceptSameSerial: SameSerial }),
  response: Asset, errors: ['not_found', 'conflict', 'asset_exists', 'serial_exists', 'serial_damaged', 'outside_your_sites'],
});

/** What a person may do to an asset's status by hand; everything else is done by receiving, work in the workshop, and issuing. */
export const handActions = ['declare_missing', 'find', 'dispose'] as const;
export const actOnAsset = route({
  id: 'assets.act', method: 'POST', path: '/api/assets/:assetId/act', summary: 'Declare missing, found, or disposed of', permission: 'assets.write', params,
  body: z.object({ action: z.enum(handActions), with: CustodianGiven.optional().describe('Who has it now: needed when found; where it went when disposed of'), note: text(500).optional() }),
  response: Asset, errors: ['not_found', 'wrong_state', 'under_legal_hold', 'sanitisation_missing', 'forbidden', 'custody_moved', 'custody_receiver_missing', 'custody_wrong_receiver', 'place_closed', 'outside_your_sites'],
});

export const LegalHold = z.object({
  id: z.uuid(), assetId: z.uuid(), matter: z.string().nullable().describe('Shown to those who place and release holds'), placedBy: z.string(), placedAt: z.iso.datetime(),
  releaseAskedBy: z.string().nullable(), releaseAskedAt: z.iso.datetime().nullable(), releaseReason: z.string().nullable(), releasedBy: z.string().nullable(), releasedAt: z.iso.datetime().nullable(),
  mayRelease: z.boolean().describe('You are the second person'),
}).meta({ id: 'LegalHold' });
export type LegalHold = z.infer<typeof LegalHold>;
const holdParams = z.object({ assetId: z.uuid(), holdId: z.uuid() });

export const listHolds = route({ id: 'holds.list', method: 'GET', path: '/api/assets/:assetId/holds', summary: 'The legal holds of an asset, present and past', permission: 'assets.read', params, response: z.object({ rows: z.array(LegalHold) }), errors: ['not_found'] });
export const placeHold = route({ id: 'holds.place', method: 'POST', path: '/api/assets/:assetId/holds', summary: 'Place a legal hold; nothing moves', permission: 'holds.place', params, body: z.object({ matter: text(200) }), response: LegalHold, status: 201, errors: ['not_found', 'hold_exists', 'needs_named_person'] });
export const askHoldRelease = route({ id: 'holds.askRelease', method: 'POST', path: '/api/assets/:assetId/holds/:holdId/ask-release', summary: 'Ask for a hold to be released', permission: 'holds.place', params: holdParams, body: z.object({ reason: text(500) }), response: LegalHold, errors: ['not_found', 'wrong_state', 'needs_named_person'] });
export const keepHold = route({ id: 'holds.keep', method: 'POST', path: '/api/assets/:assetId/holds/:holdId/keep', summary: 'Decline a release: the hold stays', permission: 'holds.release', params: holdParams, response: LegalHold, errors: ['not_found', 'wrong_state', 'needs_named_person'] });
export const releaseHold = route({ id: 'holds.release', method: 'POST', path: '/api/assets/:assetId/holds/:holdId/release', summary: 'Release a hold, as the second person', permission: 'holds.release', params: holdParams, response: LegalHold, errors: ['not_found', 'wrong_state', 'hold_same_person', 'needs_named_person'] });

export const HistoryEntry = z.object({
  at: z.iso.datetime(), recordedAt: z.iso.datetime(), what: z.enum(['custody', 'gap', 'correction', 'status', 'hold', 'record']), text: z.string().describe('One sentence'), by: z.string().nullable(),
  kind: z.string().nullable(), from: CustodianNamed.nullable(), to: CustodianNamed.nullable(), condition: z.string().nullable(), note: z.string().nullable(), caseId: z.uuid().nullable(),
  seq: z.int().nullable().describe('Its number in the chain of custody'), correctedBy: z.int().nullable(), late: z.boolean().describe('Heard of after the fact'),
}).meta({ id: 'HistoryEntry' });
export type HistoryEntry = z.infer<typeof HistoryEntry>;
export const readHistory = route({ id: 'assets.history', method: 'GET', path: '/api/assets/:assetId/history', summary: 'What happened to an asset, newest first', permission: 'assets.read', params, response: z.object({ entries: z.array(HistoryEntry) }), errors: ['not_found'] });
