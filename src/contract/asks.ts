/** Asks: what a helper outside the console receives. One request, one page, one primary act; every answer is allowed. */
import { z } from 'zod';
import { AskedCells, CatalogueQuery, listOf } from './list.ts';
import { Ref } from './people.ts';
import { route } from './route.ts';

export const askKinds = ['leaver_return', 'manager_confirm'] as const;
export const askStatuses = ['prepared', 'sent', 'answered', 'withdrawn', 'expired'] as const;
export const askAnswers = ['done', 'later', 'need_help', 'not_me', 'cant'] as const;

export const AskRow = z.object({
  cells: AskedCells,
  id: z.uuid(), caseId: z.uuid().nullable(), leaver: Ref.nullable(), kind: z.enum(askKinds), helper: z.object({ personId: z.uuid().nullable(), name: z.string() }), title: z.string(),
  status: z.enum(askStatuses), answer: z.enum(askAnswers).nullable(), answerNote: z.string().nullable(), dueAt: z.iso.datetime().nullable(), sentAt: z.iso.datetime().nullable(), openedAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(), laterUntil: z.iso.datetime().nullable(), needsHand: z.boolean().describe('The answer asks somebody in IT to do something, and nobody has yet'),
  secondsTaken: z.int().nullable().describe('First opening to answer'), effortSeconds: z.int(),
}).meta({ id: 'AskRow' });
export type AskRow = z.infer<typeof AskRow>;

export const Ask = AskRow.extend({
  verb: z.string(), whyYou: z.string(), whatYouGet: z.string(), alreadyDone: z.array(z.string()), helperEmail: z.string(), referredTo: Ref.nullable(), referredFrom: z.uuid().nullable(), handledAt: z.iso.datetime().nullable(),
  answerFacts: z.record(z.string(), z.unknown()), createdAt: z.iso.datetime(), version: z.int(),
}).meta({ id: 'Ask' });
export type Ask = z.infer<typeof Ask>;

const params = z.object({ askId: z.uuid() });
const flag = z.enum(['true', 'false']);
export const listAsks = route({
  id: 'asks.list', method: 'GET', path: '/api/asks', summary: 'Asks, newest first', permission: 'asks.read',
  query: CatalogueQuery.extend({ status: z.enum(askStatuses).optional(), kind: z.enum(askKinds).optional(), answer: z.enum(askAnswers).optional(), case: z.uuid().optional(), unanswered: flag.optional(), hand: flag.optional() }),
  response: listOf(AskRow), errors: ['filter_unreadable'],
});
export const readAsk = route({ id: 'asks.read', method: 'GET', path: '/api/asks/:askId', summary: 'One ask', permission: 'asks.read', params, response: Ask, errors: ['not_found'] });
export const remindAsk = route({ id: 'asks.remind', method: 'POST', path: '/api/asks/:askId/remind', summary: 'Remind now, kindly, once more', permission: 'asks.send', params, response: Ask, errors: ['not_found', 'wrong_state'] });
export const withdrawAsk = route({ id: 'asks.withdraw', method: 'POST', path: '/api/asks/:askId/withdraw', summary: 'Withdraw an ask; its links stop working', permission: 'asks.send', params, body: z.object({ reason: z.string().trim().max(500).optional() }), response: Ask, errors: ['not_found', 'wrong_state'] });
export const handleAsk = route({ id: 'asks.handle', method: 'POST', path: '/api/asks/:askId/handle', summary: 'Say that what the answer asked for is done', permission: 'asks.send', params, body: z.object({ note: z.string().trim().max(500).optional() }), response: Ask, errors: ['not_found', 'conflict'] });
