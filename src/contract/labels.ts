/** Labels for a selection of assets, or of boxes: a PDF drawn behind the request, with progress to be read. */
import { z } from 'zod';
import { Selection } from './bulk.ts';
import { route } from './route.ts';

export const labelForms = ['a4-63x38', 'a4-38x21', 'a4-25x10', 'a4-99x57', 'letter-67x25', 'letter-44x13', 'letter-102x51', 'roll-62x29', 'roll-2x1in'] as const;
export const mostLabels = 20_000;

export const PrintJob = z.object({
  id: z.uuid(), kind: z.enum(['asset', 'parcel']), form: z.enum(labelForms), status: z.enum(['waiting', 'drawing', 'done', 'failed', 'cancelled']), total: z.int(), done: z.int(),
  leftOut: z.int().describe('Without a tag or serial number, or out of your sight'), error: z.string().nullable(), createdAt: z.iso.datetime(), version: z.int(),
}).meta({ id: 'PrintJob' });
export type PrintJob = z.infer<typeof PrintJob>;

const params = z.object({ printId: z.uuid() });
export const printLabels = route({
  id: 'labels.print', method: 'POST', path: '/api/labels', summary: 'Draw labels for a selection', permission: 'signed-in',
  body: z.object({ kind: z.enum(['asset', 'parcel']), selection: Selection, form: z.enum(labelForms), skip: z.int().min(0).max(200).optional().describe('Labels already used on the first sheet') }),
  response: PrintJob, status: 201, errors: ['bulk_nothing_chosen', 'bulk_not_possible', 'filter_unreadable', 'labels_none', 'labels_too_many', 'needs_named_person'],
});
export const readPrint = route({ id: 'labels.read', method: 'GET', path: '/api/labels/:printId', summary: 'How far the labels are', permission: 'signed-in', params, response: PrintJob, errors: ['not_found'] });
export const cancelPrint = route({ id: 'labels.cancel', method: 'POST', path: '/api/labels/:printId/cancel', summary: 'Stop drawing', permission: 'signed-in', params, response: PrintJob, errors: ['not_found', 'wrong_state'] });
export const downloadPrint = route({ id: 'labels.file', method: 'GET', path: '/api/labels/:printId/file', summary: 'The labels as PDF', permission: 'signed-in', params, response: 'application/pdf', errors: ['not_found', 'wrong_state'] });
