/** Changing many records at once: preview, apply, result, undo. Each record has its own audit entry. */
import { fieldKinds } from '#domain/field/custom-field';
import { z } from 'zod';
import { ListQuery, listOf } from './list.ts';
import { route } from './route.ts';

const FieldChange = z.discriminatedUnion('do', [
  z.object({ field: z.string().max(140), do: z.literal('set'), value: z.union([z.string().trim().min(1).max(4000), z.number(), z.boolean()]) }),
  z.object({ field: z.string().max(140), do: z.literal('clear') }),
  z.object({ field: z.string().max(140), do: z.literal('replace'), find: z.string().min(1).max(200), with: z.string().max(200) }),
]);

/** Rows that were ticked, or all that a list's question finds (with a few taken out again). */
export const Selection = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(10_000) }),
  z.object({ query: z.record(z.string(), z.union([z.string(), z.array(z.string())])).describe('The list’s own query, without `after` and `limit`'), except: z.array(z.uuid()).max(1000).optional() }),
]).meta({ id: 'Selection' });
export type Selection = z.infer<typeof Selection>;

export const bulkReasons = ['not_visible', 'changed_since', 'under_legal_hold', 'disposed', 'outside_your_sites', 'manager_circle', 'does_not_fit', 'needed', 'wrong_state', 'sanitisation_missing', 'refused', 'act_stays'] as const;
export const BulkReason = z.object({ code: z.enum(bulkReasons), field: z.string().optional(), detail: z.string().optional() }).meta({ id: 'BulkReason' });
export type BulkReason = z.infer<typeof BulkReason>;

export const bulkStatuses = ['previewing', 'previewed', 'applying', 'applied', 'cancelled', 'undoing', 'undone'] as const;
export const BulkChange = z.object({
  id: z.uuid(), kind: z.enum(fieldKinds), status: z.enum(bulkStatuses),
  changes: z.array(z.object({ field: z.string(), label: z.string(), says: z.string().describe('“becomes Porto”, “is emptied”') })),
  total: z.int(), done: z.int().describe('Rows looked at in the present step'),
  counts: z.object({ change: z.int(), same: z.int(), refused: z.int(), changed: z.int(), left: z.int().describe('Left out: somebody was faster'), undone: z.int(), kept: z.int().describe('Not undone') }),
  reasons: z.array(z.object({ step: z.enum(['preview', 'result']), code: z.enum(bulkReasons), rows: z.int() })),
  samples: z.array(z.object({ field: z.string(), label: z.string(), from: z.string().nullable(), to: z.string().nullable(), rows: z.int() })).describe('Field by field, the commonest first'),
  by: z.string(), isYours: z.boolean(), canUndo: z.boolean(), resumed: z.int().describe('How often it went on by itself after a stop'), error: z.string().nullable(),
  createdAt: z.iso.datetime(), appliedAt: z.iso.datetime().nullable(), undoneAt: z.iso.datetime().nullable(), version: z.int(),
}).meta({ id: 'BulkChange' });
export type BulkChange = z.infer<typeof BulkChange>;

export const bulkShows = ['change', 'same', 'refused', 'changed', 'left', 'undone', 'kept'] as const;
export const BulkRow = z.object({
  id: z.uuid(), label: z.string(), verdict: z.enum(['change', 'same', 'refused']).nullable(), outcome: z.enum(['changed', 'left', 'undone', 'kept']).nullable(), reason: BulkReason.nullable(),
  fields: z.array(z.object({ field: z.string(), label: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
}).meta({ id: 'BulkRow' });
export type BulkRow = z.infer<typeof BulkRow>;

const params = z.object({ bulkId: z.uuid() });
const body = z.object({ version: z.int().describe('The version you saw; another one since then is a conflict') });

export const startBulk = route({
  id: 'bulk.start', method: 'POST', path: '/api/bulk', summary: 'Preview a change of many records; nothing changes yet', permission: 'signed-in',
  body: z.object({ kind: z.enum(fieldKinds), selection: Selection, changes: z.array(FieldChange).min(1).max(20) }), response: BulkChange, status: 201, errors: ['not_found', 'bulk_nothing_chosen', 'bulk_not_possible', 'filter_unreadable', 'needs_named_person'],
});
export const listBulk = route({ id: 'bulk.list', method: 'GET', path: '/api/bulk', summary: 'Changes of many records, newest first', permission: 'signed-in', query: ListQuery.pick({ after: true, limit: true }), response: listOf(BulkChange) });
export const readBulk = route({ id: 'bulk.read', method: 'GET', path: '/api/bulk/:bulkId', summary: 'One change of many records', permission: 'signed-in', params, response: BulkChange, errors: ['not_found'] });
export const listBulkRows = route({
  id: 'bulk.rows', method: 'GET', path: '/api/bulk/:bulkId/rows', summary: 'What becomes, or became, of each record', permission: 'signed-in', params,
  query: ListQuery.pick({ after: true, limit: true }).extend({ show: z.enum(bulkShows).optional() }), response: listOf(BulkRow), errors: ['not_found'],
});
export const applyBulk = route({ id: 'bulk.apply', method: 'POST', path: '/api/bulk/:bulkId/apply', summary: 'Do what the preview says', permission: 'signed-in', params, body, response: BulkChange, errors: ['not_found', 'conflict', 'wrong_state'] });
export const cancelBulk = route({ id: 'bulk.cancel', method: 'POST', path: '/api/bulk/:bulkId/cancel', summary: 'Stop; what is changed already stays and can be undone', permission: 'signed-in', params, body, response: BulkChange, errors: ['not_found', 'conflict', 'wrong_state'] });
export const undoBulk = route({ id: 'bulk.undo', method: 'POST', path: '/api/bulk/:bulkId/undo', summary: 'Put back what nobody changed since', permission: 'signed-in', params, body, response: BulkChange, errors: ['not_found', 'conflict', 'wrong_state'] });
