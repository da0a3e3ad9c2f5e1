/** Licences: a product's entitlement with a number of seats; a seat is one allocation to a person. */
import { z } from 'zod';
import { Currency, Money } from './assets.ts';
import { AskedCells, CatalogueQuery, CustomCells, listOf } from './list.ts';
import { Ref } from './people.ts';
import { CustomValues } from './fields.ts';
import { route } from './route.ts';

export const LicenceRow = z.object({
  id: z.uuid(), product: z.string(), vendor: z.string().nullable(), seatsTotal: z.int(), seatsAssigned: z.int(), seatsFree: z.int(), seatsOver: z.int().describe('Assigned beyond what was bought'),
  renewsOn: z.iso.date().nullable(), seatCost: z.string().nullable(), currency: z.string().nullable(), billing: z.string().nullable(), ownerName: z.string().nullable(), custom: CustomCells, cells: AskedCells,
}).meta({ id: 'LicenceRow' });
export type LicenceRow = z.infer<typeof LicenceRow>;

export const Seat = z.object({
  id: z.uuid(), licence: z.object({ id: z.uuid(), product: z.string(), vendor: z.string().nullable() }), person: Ref, personStatus: z.enum(['active', 'left']), assignedAt: z.iso.datetime(),
  releasedAt: z.iso.datetime().nullable(), releasedBy: z.string().nullable(), releaseReason: z.string().nullable(), caseId: z.uuid().nullable(),
}).meta({ id: 'Seat' });
export type Seat = z.infer<typeof Seat>;

export const Licence = LicenceRow.extend({
  holdsData: z.boolean().describe('Work lies in its seats that somebody takes over: a case plans a hand-over'),
  licenceKeyEnd: z.string().nullable().describe('The end of the key; the whole of it is not shown'), contractNumber: z.string().nullable(), custom: z.record(z.string(), z.unknown()), source: z.string(),
  seats: z.array(Seat).describe('Held now, as far as you may see their holders'), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime(), version: z.int(),
}).meta({ id: 'Licence' });
export type Licence = z.infer<typeof Licence>;

const text = (max: number) => z.string().trim().min(1).max(max);
export const LicenceFields = z.object({
  product: text(200), vendor: text(120).nullish(), licenceKey: text(400).nullish(), contractNumber: text(120).nullish(), seatsTotal: z.int().min(0).max(1_000_000), renewsOn: z.iso.date().nullish(),
  seatCost: Money.nullish(), currency: Currency.nullish(), billing: text(60).nullish(), ownerName: text(200).nullish(), holdsData: z.boolean().optional().describe('Work lies in it that somebody takes over before it is gone'), custom: CustomValues.optional(),
});
export type LicenceFields = z.infer<typeof LicenceFields>;

const params = z.object({ licenceId: z.uuid() });

export const listLicences = route({
  id: 'licences.list', method: 'GET', path: '/api/licences', summary: 'Licences with their seats counted', permission: 'licences.read',
  query: CatalogueQuery.extend({ free: z.enum(['true', 'false']).optional().describe('With, or without, a free seat') }), response: listOf(LicenceRow), errors: ['filter_unreadable'],
});
export const readLicence = route({ id: 'licences.read', method: 'GET', path: '/api/licences/:licenceId', summary: 'One licence and who holds its seats', permission: 'licences.read', params, response: Licence, errors: ['not_found'] });
export const createLicence = route({ id: 'licences.create', method: 'POST', path: '/api/licences', summary: 'Add a licence', permission: 'licences.write', body: LicenceFields, response: Licence, status: 201, errors: ['licence_exists'] });
export const updateLicence = route({
  id: 'licences.update', method: 'PATCH', path: '/api/licences/:licenceId', summary: 'Correct a licence', permission: 'licences.write', params,
  body: LicenceFields.partial().extend({ version: z.int().describe('The version you saw; another one since then is a conflict') }), response: Licence, errors: ['not_found', 'conflict', 'licence_exists'],
});
export const assignSeat = route({ id: 'seats.assign', method: 'POST', path: '/api/licences/:licenceId/seats', summary: 'Give a person a seat', permission: 'licences.write', params, body: z.object({ personId: z.uuid() }), response: Seat, status: 201, errors: ['not_found', 'no_free_seat', 'seat_held'] });
export const releaseSeat = route({ id: 'seats.release', method: 'POST', path: '/api/seats/:seatId/release', summary: 'Return a seat to the pool at once', permission: 'licences.write', params: z.object({ seatId: z.uuid() }), body: z.object({ reason: text(300) }), response: Seat, errors: ['not_found', 'wrong_state'] });
export const listSeats = route({ id: 'seats.list', method: 'GET', path: '/api/people/:personId/seats', summary: 'The seats a person holds', permission: 'licences.read', params: z.object({ personId: z.uuid() }), response: z.object({ rows: z.array(Seat) }), errors: ['not_found'] });
