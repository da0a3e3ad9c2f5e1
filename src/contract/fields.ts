/** Custom fields: an organisation's own columns of people, assets, licences and accounts. */
import { fieldKinds, fieldTypes } from '#domain/field/custom-field';
import { z } from 'zod';
import { route } from './route.ts';

export const CustomField = z.object({
  id: z.uuid(), kind: z.enum(fieldKinds), key: z.string().describe('Where its values lie in `custom`; it never changes'), label: z.string(), type: z.enum(fieldTypes), options: z.array(z.string()), isRequired: z.boolean(),
  help: z.string().nullable(), position: z.int(), isAdopted: z.boolean().describe('Came with values; nobody has defined it yet'), archivedAt: z.iso.datetime().nullable(), version: z.int(),
}).meta({ id: 'CustomField' });
export type CustomField = z.infer<typeof CustomField>;

/** Values by key (or by label). Only the fields given change; null takes a value away. */
export const CustomValues = z.record(z.string().min(1).max(120), z.unknown());

const label = z.string().trim().min(1).max(80);
const options = z.array(z.string().trim().min(1).max(120)).max(200);
const help = z.string().trim().max(300).nullish();
const params = z.object({ fieldId: z.uuid() });
const version = z.int().describe('The version you saw; another one since then is a conflict');

export const listFields = route({
  id: 'fields.list', method: 'GET', path: '/api/fields', summary: 'Custom fields in their order', permission: 'signed-in',
  query: z.object({ kind: z.enum(fieldKinds).optional(), archived: z.enum(['true']).optional().describe('Archived ones too') }), response: z.object({ rows: z.array(CustomField) }),
});
export const createField = route({
  id: 'fields.create', method: 'POST', path: '/api/fields', summary: 'Add a custom field', permission: 'fields.manage',
  body: z.object({ kind: z.enum(fieldKinds), label, type: z.enum(fieldTypes), options: options.optional(), isRequired: z.boolean().optional(), help }), response: CustomField, status: 201, errors: ['field_exists'],
});
export const updateField = route({
  id: 'fields.update', method: 'PATCH', path: '/api/fields/:fieldId', summary: 'Rename a custom field, explain it, need it, or change its choices; values stay', permission: 'fields.manage', params,
  body: z.object({ label: label.optional(), help, isRequired: z.boolean().optional(), options: options.optional(), version }), response: CustomField, errors: ['not_found', 'conflict', 'field_exists'],
});
export const orderFields = route({
  id: 'fields.order', method: 'PUT', path: '/api/fields/order', summary: 'Put the fields of a kind in order', permission: 'fields.manage',
  body: z.object({ kind: z.enum(fieldKinds), ids: z.array(z.uuid()).max(500) }), response: z.object({ rows: z.array(CustomField) }),
});
export const archiveField = route({
  id: 'fields.archive', method: 'POST', path: '/api/fields/:fieldId/archive', summary: 'Take a field out of forms, or bring it back; values stay', permission: 'fields.manage', params,
  body: z.object({ archived: z.boolean(), version }), response: CustomField, errors: ['not_found', 'conflict', 'field_exists'],
});

const TypeChange = z.object({ type: z.enum(fieldTypes), options: options.optional() });
export const FieldTypePreview = z.object({
  records: z.int().describe('Records with a value, as far as you may see them'), fits: z.int(), changes: z.int().describe('Of those that fit: written differently afterwards'), unfit: z.int(),
  samples: z.array(z.object({ from: z.string(), to: z.string().nullable().describe('Null: does not fit'), message: z.string().nullable(), records: z.int() })).describe('The commonest values, those that do not fit first'),
  choices: z.array(z.string()).describe('For a choice without options: what the values would make'),
}).meta({ id: 'FieldTypePreview' });
export type FieldTypePreview = z.infer<typeof FieldTypePreview>;
export const previewFieldType = route({
  id: 'fields.previewType', method: 'POST', path: '/api/fields/:fieldId/type/preview', summary: 'What another type would make of the values', permission: 'fields.manage', params, body: TypeChange, response: FieldTypePreview, errors: ['not_found'],
});
export const changeFieldType = route({
  id: 'fields.changeType', method: 'POST', path: '/api/fields/:fieldId/type', summary: 'Change the type; values that fit are rewritten', permission: 'fields.manage', params,
  body: TypeChange.extend({ keepUnfit: z.boolean().optional().describe('Values that do not fit stay as they are, and are shown as such'), version }), response: CustomField, errors: ['not_found', 'conflict', 'field_values_unfit', 'all_sites_needed'],
});
