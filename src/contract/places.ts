/** Places that hold things: stockrooms, mailrooms with their slots, workshops, and where things go for repair or to be disposed of. */
import { z } from 'zod';
import { Ref } from './people.ts';
import { route } from './route.ts';

export const placeKinds = ['stockroom', 'mailroom', 'workshop', 'slot', 'repair', 'disposal'] as const;
export const placeSizes = ['small', 'medium', 'large', 'any'] as const;

export const Place = z.object({
  id: z.uuid(), kind: z.enum(placeKinds), code: z.string(), name: z.string(), location: Ref, parentId: z.uuid().nullable(), size: z.enum(placeSizes),
  capacity: z.int(), isQuarantine: z.boolean(), position: z.int(), closedAt: z.iso.datetime().nullable(),
  parcels: z.int().describe('Parcels stored here'), assets: z.int().describe('Assets whose custodian this place is, outside any parcel'),
  free: z.int().nullable().describe('How many more it takes; null for places that do not count'), version: z.int(),
}).meta({ id: 'Place' });
export type Place = z.infer<typeof Place>;

/** A place with its slots, if it has any, and their sum. */
export const PlaceWithSlots = Place.extend({
  slots: z.array(Place), occupied: z.int().describe('Things in it and in its slots'),
  freeSlots: z.int().describe('Free places in its ordinary slots'), freeQuarantine: z.int().describe('Free places in its quarantine slots'),
}).meta({ id: 'PlaceWithSlots' });
export type PlaceWithSlots = z.infer<typeof PlaceWithSlots>;

const code = z.string().trim().min(1).max(20);
const name = z.string().trim().min(1).max(120);
const capacity = z.int().min(1).max(1000);
const params = z.object({ placeId: z.uuid() });
const Version = z.int().describe('The version you saw; another one since then is a conflict');

export const listPlaces = route({
  id: 'places.list', method: 'GET', path: '/api/places', summary: 'Places with what lies in them and what is free', permission: 'signed-in',
  query: z.object({ location: z.uuid().optional(), kind: z.enum(placeKinds).exclude(['slot']).optional(), closed: z.stringbool().optional().describe('Closed ones too') }),
  response: z.object({ rows: z.array(PlaceWithSlots) }),
});
export const readPlace = route({ id: 'places.read', method: 'GET', path: '/api/places/:placeId', summary: 'One place', permission: 'signed-in', params, response: PlaceWithSlots, errors: ['not_found'] });

export const createPlace = route({
  id: 'places.create', method: 'POST', path: '/api/places', summary: 'Add a place', permission: 'places.write',
  body: z.object({
    kind: z.enum(placeKinds), locationId: z.uuid(), parentId: z.uuid().optional().describe('The mailroom or stockroom a slot belongs to'), code, name: name.optional(),
    size: z.enum(placeSizes).optional(), capacity: capacity.optional(), isQuarantine: z.boolean().optional(),
  }),
  response: Place, status: 201, errors: ['not_found', 'place_exists', 'slot_needs_place', 'outside_your_sites'],
});
export const updatePlace = route({
  id: 'places.update', method: 'PATCH', path: '/api/places/:placeId', summary: 'Change a place', permission: 'places.write', params,
  body: z.object({ name: name.optional(), code: code.optional(), size: z.enum(placeSizes).optional(), capacity: capacity.optional(), isQuarantine: z.boolean().optional(), position: z.int().optional(), version: Version }),
  response: Place, errors: ['not_found', 'conflict', 'place_exists', 'outside_your_sites'],
});
export const closePlace = route({
  id: 'places.close', method: 'POST', path: '/api/places/:placeId/close', summary: 'Close an empty place, with its slots', permission: 'places.write', params,
  response: PlaceWithSlots, errors: ['not_found', 'place_not_empty', 'wrong_state', 'outside_your_sites'],
});
export const reopenPlace = route({
  id: 'places.reopen', method: 'POST', path: '/api/places/:placeId/reopen', summary: 'Use a closed place again', permission: 'places.write', params,
  response: PlaceWithSlots, errors: ['not_found', 'wrong_state', 'place_closed', 'outside_your_sites'],
});
export const createSlots = route({
  id: 'places.createSlots', method: 'POST', path: '/api/places/:placeId/slots', summary: 'Add slots to a mailroom or stockroom, many at once', permission: 'places.write', params,
  body: z.object({ codes: z.string().trim().min(1).max(400).describe('Such as "A1..D4, Q1"'), size: z.enum(placeSizes).optional(), capacity: capacity.optional(), isQuarantine: z.boolean().optional() }),
  response: z.object({ created: z.array(z.string()), left: z.array(z.string()).describe('Codes that were there already; nothing about them changed'), place: PlaceWithSlots }),
  status: 201, errors: ['not_found', 'slot_range_unreadable', 'slot_range_too_long', 'slot_needs_place', 'place_closed', 'outside_your_sites'],
});
export const furnishSite = route({
  id: 'places.furnish', method: 'POST', path: '/api/locations/:locationId/furnish', summary: 'Give a site its mailroom with slots, stockroom and workshop; what is there stays as it is', permission: 'places.write',
  params: z.object({ locationId: z.uuid() }), response: z.object({ rows: z.array(PlaceWithSlots) }), errors: ['not_found', 'outside_your_sites'],
});
