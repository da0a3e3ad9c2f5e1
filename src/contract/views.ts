/** What a reader keeps of a list: views under a name, alone or shared; the view it opens with; its columns; and its rows as a file. */
import { listKinds } from '#domain/list/catalogue';
import { z } from 'zod';
import { CatalogueQuery } from './list.ts';
import { Ref } from './people.ts';
import { route } from './route.ts';

const List = z.enum(listKinds);
const text = (max: number) => z.string().trim().min(1).max(max);

/** A question to a list as text, the same as in its address. */
export const QueryText = z.object({
  q: z.string().max(200).optional(), where: z.array(z.string().max(10_000)).max(20).optional(), sort: z.string().max(120).optional(), columns: z.string().max(4000).optional(),
}).meta({ id: 'QueryText' });
export type QueryText = z.infer<typeof QueryText>;

export const SavedView = z.object({
  id: z.uuid(), list: List, name: z.string(), query: QueryText, isShared: z.boolean(), isMine: z.boolean(), owner: Ref, isDefault: z.boolean().describe('The list opens with it, for you'),
  updatedAt: z.iso.datetime(), version: z.int(),
}).meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof SavedView>;

export const ListPreference = z.object({
  columns: z.array(z.string().max(200)).max(200).nullable().describe('Fields shown, in order; null: as the list comes'), widths: z.record(z.string(), z.int().min(60).max(1200)).describe('Pixels by field'), defaultViewId: z.uuid().nullable(),
}).meta({ id: 'ListPreference' });
export type ListPreference = z.infer<typeof ListPreference>;

const listParams = z.object({ list: List });
const params = z.object({ viewId: z.uuid() });

export const readViews = route({
  id: 'views.list', method: 'GET', path: '/api/lists/:list/views', summary: 'Your views of a list and those shared with you, and how you like its columns', permission: 'signed-in', params: listParams,
  response: z.object({ rows: z.array(SavedView), preference: ListPreference }),
});
export const createView = route({
  id: 'views.create', method: 'POST', path: '/api/lists/:list/views', summary: 'Keep what you see under a name', permission: 'signed-in', params: listParams,
  body: z.object({ name: text(80), query: QueryText, isShared: z.boolean().optional() }), response: SavedView, status: 201, errors: ['filter_unreadable', 'view_exists', 'needs_named_person'],
});
export const updateView = route({
  id: 'views.update', method: 'PATCH', path: '/api/views/:viewId', summary: 'Rename, share, or keep another question under a view of yours', permission: 'signed-in', params,
  body: z.object({ name: text(80).optional(), query: QueryText.optional(), isShared: z.boolean().optional(), version: z.int().describe('The version you saw; another one since then is a conflict') }),
  response: SavedView, errors: ['not_found', 'conflict', 'filter_unreadable', 'view_exists', 'view_not_yours', 'needs_named_person'],
});
export const deleteView = route({
  id: 'views.delete', method: 'DELETE', path: '/api/views/:viewId', summary: 'Forget a view of yours; the rows stay where they are', permission: 'signed-in', params, response: z.object({ deleted: z.boolean() }), errors: ['not_found', 'view_not_yours', 'needs_named_person'],
});
export const savePreference = route({
  id: 'views.prefer', method: 'PUT', path: '/api/lists/:list/preference', summary: 'How you like a list: its columns, their widths, the view it opens with', permission: 'signed-in', params: listParams,
  body: ListPreference.partial(), response: ListPreference, errors: ['not_found', 'needs_named_person'],
});
export const exportList = route({
  id: 'lists.export', method: 'GET', path: '/api/lists/:list/export', summary: 'Every row of a list as it is seen: filter, order and columns, as CSV or XLSX', permission: 'signed-in', params: listParams,
  query: CatalogueQuery.omit({ after: true, limit: true }).extend({ format: z.enum(['csv', 'xlsx']).optional(), mark: z.enum(['true', 'false']).optional().describe('Byte-order mark at the start of a CSV file, which Excel needs; there unless you say false') }),
  response: 'text/csv', errors: ['filter_unreadable', 'export_too_long'],
});
export const countList = route({
  id: 'lists.count', method: 'GET', path: '/api/lists/:list/count', summary: 'How many rows a question has, as far as you may see them', permission: 'signed-in', params: listParams,
  query: CatalogueQuery.omit({ after: true, limit: true }), response: z.object({ total: z.int() }), errors: ['filter_unreadable'],
});
