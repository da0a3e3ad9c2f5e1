/** People of the workforce record, and the locations they belong to. */
import { z } from 'zod';
import { CustomValues } from './fields.ts';
import { AskedCells, CatalogueQuery, CustomCells, listOf } from './list.ts';
import { route } from './route.ts';

export const employments = ['employee', 'contractor', 'agency', 'intern'] as const;
export const workModes = ['office', 'hybrid', 'remote'] as const;

export const Ref = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'Ref' });
export type Ref = z.infer<typeof Ref>;

export const PersonRow = z.object({
  id: z.uuid(), name: z.string(), employeeNumber: z.string().nullable(), email: z.string().nullable(), department: z.string().nullable(), title: z.string().nullable(),
  employment: z.enum(employments), workMode: z.enum(workModes), status: z.enum(['active', 'left']), location: Ref.nullable(), manager: Ref.nullable(), endsOn: z.iso.date().nullable(), custom: CustomCells, cells: AskedCells,
}).meta({ id: 'PersonRow' });
export type PersonRow = z.infer<typeof PersonRow>;

export const Person = PersonRow.extend({
  givenName: z.string().nullable(), familyName: z.string().nullable(), phone: z.string().nullable(), costCentre: z.string().nullable(), country: z.string().nullable(),
  timeZone: z.string().describe('IANA zone the person works in: their own, else their location’s'), locale: z.string().nullable(), startsOn: z.iso.date().nullable(),
  reports: z.int().describe('People who report to this person'), custom: z.record(z.string(), z.unknown()), version: z.int(),
}).meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

const text = (max: number) => z.string().trim().min(1).max(max);
const zone = z.string().refine((name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC', 'Not a time zone we know; use an IANA name such as Europe/Lisbon');

export const PersonFields = z.object({
  name: text(200), employeeNumber: text(60).nullish(), givenName: text(100).nullish(), familyName: text(100).nullish(), email: z.email().max(254).nullish(), personalEmail: z.email().max(254).nullish(),
  phone: text(60).nullish(), department: text(120).nullish(), title: text(160).nullish(), costCentre: text(60).nullish(), managerId: z.uuid().nullish(), locationId: z.uuid().nullish(),
  employment: z.enum(employments).optional(), workMode: z.enum(workModes).optional(), country: z.string().length(2).nullish(), timeZone: zone.nullish(), locale: text(35).nullish(),
  startsOn: z.iso.date().nullish(), endsOn: z.iso.date().nullish(), custom: CustomValues.optional(),
});
export type PersonFields = z.infer<typeof PersonFields>;

const params = z.object({ personId: z.uuid() });

export const listPeople = route({
  id: 'people.list', method: 'GET', path: '/api/people', summary: 'People, filtered, sorted, paged', permission: 'people.read',
  query: CatalogueQuery.extend({
    location: z.uuid().optional(), department: z.string().optional(), employment: z.enum(employments).optional(), mode: z.enum(workModes).optional(),
    status: z.enum(['active', 'left']).optional(), manager: z.uuid().optional(),
  }),
  response: listOf(PersonRow), errors: ['filter_unreadable'],
});
export const readPerson = route({ id: 'people.read', method: 'GET', path: '/api/people/:personId', summary: 'One person', permission: 'people.read', params, response: Person, errors: ['not_found'] });
export const createPerson = route({ id: 'people.create', method: 'POST', path: '/api/people', summary: 'Add a person by hand', permission: 'people.write', body: PersonFields, response: Person, status: 201, errors: ['person_exists', 'manager_circle'] });
export const updatePerson = route({
  id: 'people.update', method: 'PATCH', path: '/api/people/:personId', summary: 'Correct a person', permission: 'people.write', params,
  body: PersonFields.partial().extend({ version: z.int().describe('The version you saw; another one since then is a conflict') }), response: Person, errors: ['not_found', 'conflict', 'person_exists', 'manager_circle'],
});

export const Location = z.object({
  id: z.uuid(), name: z.string(), code: z.string().nullable(), country: z.string().nullable(), timeZone: z.string(), isSite: z.boolean(), address: z.record(z.string(), z.unknown()), holidays: z.array(z.iso.date()),
}).meta({ id: 'Location' });
export type Location = z.infer<typeof Location>;
export const LocationFields = z.object({
  name: text(120), code: text(20).nullish(), country: z.string().length(2).nullish(), timeZone: zone, isSite: z.boolean().optional(), address: z.record(z.string(), z.string()).optional(), holidays: z.array(z.iso.date()).max(400).optional(),
});

export const listLocations = route({ id: 'locations.list', method: 'GET', path: '/api/locations', summary: 'Locations', permission: 'signed-in', response: z.object({ rows: z.array(Location) }) });
export const createLocation = route({ id: 'locations.create', method: 'POST', path: '/api/locations', summary: 'Add a location', permission: 'people.write', body: LocationFields, response: Location, status: 201, errors: ['location_exists'] });
export const updateLocation = route({ id: 'locations.update', method: 'PATCH', path: '/api/locations/:locationId', summary: 'Change a location', permission: 'people.write', params: z.object({ locationId: z.uuid() }), body: LocationFields.partial(), response: Location, errors: ['not_found', 'location_exists'] });
