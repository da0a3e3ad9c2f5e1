/** What happened to a record, as a story; and what stands around it, each with its number and its list. */
import { z } from 'zod';
import { listOf } from './list.ts';
import { route } from './route.ts';

export const historyKinds = ['person', 'asset', 'licence', 'account', 'ask', 'parcel'] as const;
export const historyTopics = ['custody', 'record', 'status', 'access', 'case', 'ask'] as const;

export const HistoryLine = z.object({
  id: z.string(), at: z.iso.datetime(), topic: z.enum(historyTopics), text: z.string().describe('One sentence'), by: z.string().nullable(), tone: z.enum(['quiet', 'home', 'due', 'late', 'hold']),
  changes: z.array(z.object({ field: z.string(), label: z.string(), from: z.string().nullable(), to: z.string().nullable() })), erased: z.boolean().describe('What it said of a person was erased; that it happened stays'),
  note: z.string().nullable(), detail: z.string().nullable(), source: z.object({ kind: z.enum(['import', 'bulk']), id: z.uuid(), name: z.string() }).nullable().describe('The file or the change of many that it came with'), caseId: z.uuid().nullable(),
}).meta({ id: 'HistoryLine' });
export type HistoryLine = z.infer<typeof HistoryLine>;

export const Related = z.object({ id: z.string(), label: z.string(), count: z.int(), href: z.string(), tone: z.enum(['plain', 'due', 'hold']) }).meta({ id: 'Related' });
export type Related = z.infer<typeof Related>;

const params = z.object({ kind: z.enum(historyKinds), recordId: z.uuid() });
export const readStory = route({
  id: 'history.read', method: 'GET', path: '/api/history/:kind/:recordId', summary: 'What happened to a record, newest first', permission: 'signed-in', params,
  query: z.object({ topic: z.enum(historyTopics).optional(), after: z.string().max(40).optional(), limit: z.coerce.number().int().min(1).max(200).optional() }),
  response: listOf(HistoryLine).extend({ topics: z.array(z.object({ topic: z.enum(historyTopics), count: z.int() })) }), errors: ['not_found'],
});
export const readRelated = route({
  id: 'history.related', method: 'GET', path: '/api/history/:kind/:recordId/related', summary: 'What stands around a record, counted', permission: 'signed-in', params, response: z.object({ rows: z.array(Related) }), errors: ['not_found'],
});
