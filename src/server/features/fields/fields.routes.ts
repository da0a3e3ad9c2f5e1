import { archiveField, changeFieldType, createField, listFields, orderFields, previewFieldType, updateField } from '#contract/fields';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { changeFieldType as changeType, previewFieldType as preview } from './change-field-type.service.ts';
import { findFields } from './find-fields.service.ts';
import { archiveField as archive, changeField, createField as create, orderFields as order } from './save-field.service.ts';

export const fieldRoutes = (): Registered[] => [
  handle(listFields, (unit, { query }) => findFields(unit, query)),
  handle(createField, (unit, { body }) => create(unit, body)),
  handle(updateField, (unit, { params, body }) => changeField(unit, params.fieldId, body)),
  handle(orderFields, (unit, { body }) => order(unit, body)),
  handle(archiveField, (unit, { params, body }) => archive(unit, params.fieldId, body)),
  handle(previewFieldType, (unit, { params, body }) => preview(unit, params.fieldId, body)),
  handle(changeFieldType, (unit, { params, body }) => changeType(unit, params.fieldId, body)),
];
