/** Partners: departments at a location whose help we rely on, and what we promised them. */
import { z } from 'zod';
import { ListQuery, listOf } from './list.ts';
import { Ref } from './people.ts';
import { route } from './route.ts';

export const partnerStatuses = ['stranger', 'consulted', 'proposed', 'pilot', 'partner', 'paused', 'ended'] as const;
export const promiseKinds = ['dwell', 'minutes', 'thanks', 'own'] as const;

/** `own`: in our words, kept by people and not measured here. */
export const PromiseState = z.object({
  kind: z.enum(promiseKinds), text: z.string(), state: z.enum(['kept', 'broken', 'unmeasured']), fact: z.string().nullable().describe('What the state rests on'),
}).meta({ id: 'PromiseState' });
export type PromiseState = z.infer<typeof PromiseState>;

export const PartnerRow = z.object({
  id: z.uuid(), department: z.string(), location: Ref, lead: Ref.nullable(), status: z.enum(partnerStatuses), minutesCeiling: z.int().nullable(), minutesUsed: z.int().describe('This month, in the location’s zone'),
  deeds: z.int().describe('Things they did for us this month'), unthanked: z.int(), promisesBroken: z.int(),
}).meta({ id: 'PartnerRow' });
export type PartnerRow = z.infer<typeof PartnerRow>;

export const Deed = z.object({ id: z.uuid(), helper: z.string(), what: z.string(), happenedAt: z.iso.datetime(), thanksId: z.uuid().nullable(), thanked: z.enum(['draft', 'sent', 'dismissed']).nullable() }).meta({ id: 'Deed' });
export const Partner = PartnerRow.extend({
  place: Ref.nullable(), itemsCeiling: z.int().nullable(), dwellLimitHours: z.int(), pickupWeekdays: z.array(z.int()).describe('ISO weekdays on which we come, 1 is Monday'), hours: z.string().nullable(), secondsPerItem: z.int(),
  ownPromises: z.array(z.string()), promises: z.array(PromiseState), agreedAt: z.iso.datetime().nullable(), reviewOn: z.iso.date().nullable(), timeZone: z.string(), recent: z.array(Deed), version: z.int(),
}).meta({ id: 'Partner' });
export type Partner = z.infer<typeof Partner>;

export const PartnerFields = z.object({
  department: z.string().trim().min(1).max(120), locationId: z.uuid(), placeId: z.uuid().nullish(), leadPersonId: z.uuid().nullish(), status: z.enum(partnerStatuses).optional(),
  minutesCeiling: z.int().min(0).max(100_000).nullish().describe('Minutes a month we may borrow'), itemsCeiling: z.int().min(0).max(100_000).nullish(), dwellLimitHours: z.int().min(1).max(2000).optional(),
  pickupWeekdays: z.array(z.int().min(1).max(7)).max(7).optional(), hours: z.string().trim().max(200).nullish(), secondsPerItem: z.int().min(1).max(3600).optional(),
  ownPromises: z.array(z.string().trim().min(1).max(300)).max(12).optional(), reviewOn: z.iso.date().nullish(),
});
export type PartnerFields = z.infer<typeof PartnerFields>;

const params = z.object({ partnerId: z.uuid() });
export const listPartners = route({
  id: 'partners.list', method: 'GET', path: '/api/partners', summary: 'Partners', permission: 'partners.read',
  query: ListQuery.extend({ location: z.uuid().optional(), status: z.enum(partnerStatuses).optional() }), response: listOf(PartnerRow),
});
export const readPartner = route({ id: 'partners.read', method: 'GET', path: '/api/partners/:partnerId', summary: 'One partner, our promises first', permission: 'partners.read', params, response: Partner, errors: ['not_found'] });
export const createPartner = route({ id: 'partners.create', method: 'POST', path: '/api/partners', summary: 'Add a partner', permission: 'partners.write', body: PartnerFields, response: Partner, status: 201, errors: ['partner_exists', 'not_found'] });
export const updatePartner = route({
  id: 'partners.update', method: 'PATCH', path: '/api/partners/:partnerId', summary: 'Change what was agreed with a partner', permission: 'partners.write', params,
  body: PartnerFields.partial().extend({ version: z.int().describe('The version you saw') }), response: Partner, errors: ['not_found', 'conflict', 'partner_exists'],
});
