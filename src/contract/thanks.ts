/** Thanks: drafted from a concrete deed, sent once, by a named person. */
import { z } from 'zod';
import { ListQuery, listOf } from './list.ts';
import { Ref } from './people.ts';
import { route } from './route.ts';

export const thanksStatuses = ['draft', 'sent', 'dismissed'] as const;

export const ThanksRow = z.object({
  id: z.uuid(), status: z.enum(thanksStatuses), helper: z.string(), what: z.string(), partner: Ref.nullable(), caseId: z.uuid().nullable(), happenedAt: z.iso.datetime(), subject: z.string(), hasAddress: z.boolean(),
  daysWaiting: z.int().describe('Whole days since the deed'), sentAt: z.iso.datetime().nullable(), sentBy: z.string().nullable(), version: z.int(),
}).meta({ id: 'ThanksRow' });
export type ThanksRow = z.infer<typeof ThanksRow>;
export const Thanks = ThanksRow.extend({ body: z.string(), signature: z.string().describe('The name it is sent under: yours, or of who sent it'), dismissedReason: z.string().nullable(), messageId: z.uuid().nullable() }).meta({ id: 'Thanks' });
export type Thanks = z.infer<typeof Thanks>;

const params = z.object({ thanksId: z.uuid() });
const version = z.int().describe('The version you saw');
const subject = z.string().trim().min(1).max(200);
const body = z.string().trim().min(1).max(4000);

export const listThanks = route({
  id: 'thanks.list', method: 'GET', path: '/api/thanks', summary: 'Thank-yous, the longest waiting first', permission: 'partners.read',
  query: ListQuery.extend({ status: z.enum([...thanksStatuses, 'all']).optional().describe('Drafts unless told otherwise'), partner: z.uuid().optional() }), response: listOf(ThanksRow),
});
export const readThanks = route({ id: 'thanks.read', method: 'GET', path: '/api/thanks/:thanksId', summary: 'One thank-you', permission: 'partners.read', params, response: Thanks, errors: ['not_found'] });
export const editThanks = route({ id: 'thanks.edit', method: 'PATCH', path: '/api/thanks/:thanksId', summary: 'Put it in your own words', permission: 'thanks.send', params, body: z.object({ subject, body, version }), response: Thanks, errors: ['not_found', 'conflict', 'wrong_state'] });
export const sendThanks = route({ id: 'thanks.send', method: 'POST', path: '/api/thanks/:thanksId/send', summary: 'Send it, once, under your name', permission: 'thanks.send', params, body: z.object({ version }), response: Thanks, errors: ['not_found', 'conflict', 'wrong_state', 'needs_named_person', 'no_reachable_address'] });
export const dismissThanks = route({ id: 'thanks.dismiss', method: 'POST', path: '/api/thanks/:thanksId/dismiss', summary: 'Do not send it, and say why', permission: 'thanks.send', params, body: z.object({ reason: z.string().trim().min(1, 'Say why').max(300), version }), response: Thanks, errors: ['not_found', 'conflict', 'wrong_state'] });
