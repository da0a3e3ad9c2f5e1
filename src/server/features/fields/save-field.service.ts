/** Defining custom fields: adding, renaming, explaining, ordering, archiving. None of these touches a value. */
import type { createField as createRoute, CustomField, orderFields as orderRoute, updateField as updateRoute } from '#contract/fields';
import type { Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { fieldById, fieldCalled, fieldsOfKind, insertField, setOrder, updateField, type FieldSet } from './field.repo.ts';
import { fieldDetail } from './fields.presenter.ts';
import { readField } from './find-fields.service.ts';

/** Choices as they were typed, each once. */
const eachOnce = (options: readonly string[]): string[] => options.filter((option, at) => options.findIndex((other) => other.toLowerCase() === option.toLowerCase()) === at);

export async function createField(unit: Unit, body: Received<typeof createRoute>['body']): Promise<Verdict<CustomField>> {
  const taken = await fieldCalled(unit.tx, body.kind, body.label);
  if (taken) return refuse('field_exists', { field: { id: taken.id, label: taken.label } });
  const id = unit.newId();
  const draft = { id, kind: body.kind, label: body.label, type: body.type, options: eachOnce(body.options ?? []), isRequired: body.isRequired ?? false, help: body.help ?? null, isAdopted: false };
  // The label is the key where it is free: files and the API then name values as people do.
  const isNew = (await insertField(unit.tx, { ...draft, key: body.label }, unit.now)) || (await insertField(unit.tx, { ...draft, key: id }, unit.now));
  if (!isNew) return refuse('field_exists');
  unit.audit({ action: 'field.created', entity: { kind: 'field', id }, facts: { kind: body.kind, label: body.label, type: body.type } });
  return readField(unit, id);
}

export async function changeField(unit: Unit, id: string, body: Received<typeof updateRoute>['body']): Promise<Verdict<CustomField>> {
  const before = await fieldById(unit.tx, id);
  if (!before) return refuse('not_found');
  const taken = body.label === undefined ? undefined : await fieldCalled(unit.tx, before.kind, body.label, id);
  if (taken) return refuse('field_exists', { field: { id: taken.id, label: taken.label } });
  const set: FieldSet = {
    ...(body.label === undefined ? {} : { label: body.label }), ...(body.help === undefined ? {} : { help: body.help }), ...(body.isRequired === undefined ? {} : { is_required: body.isRequired }),
    ...(body.options === undefined ? {} : { options: JSON.stringify(eachOnce(body.options)) }), is_adopted: false,
  };
  if (!(await updateField(unit.tx, id, body.version, set, unit.now))) return refuse('conflict', { version: before.version });
  unit.audit({ action: 'field.changed', entity: { kind: 'field', id }, facts: { kind: before.kind, fields: Object.keys(set), from: before.label, to: body.label ?? before.label } });
  return readField(unit, id);
}

export async function orderFields(unit: Unit, body: Received<typeof orderRoute>['body']): Promise<Verdict<{ rows: CustomField[] }>> {
  await setOrder(unit.tx, body.kind, body.ids);
  unit.audit({ action: 'field.ordered', entity: { kind: 'field', id: body.kind }, facts: { kind: body.kind, fields: body.ids.length } });
  return allow({ rows: (await fieldsOfKind(unit.tx, body.kind)).filter((row) => row.archived_at === null).map(fieldDetail) });
}

export async function archiveField(unit: Unit, id: string, body: { archived: boolean; version: number }): Promise<Verdict<CustomField>> {
  const before = await fieldById(unit.tx, id);
  if (!before) return refuse('not_found');
  const taken = body.archived ? undefined : await fieldCalled(unit.tx, before.kind, before.label, id);
  if (taken) return refuse('field_exists', { field: { id: taken.id, label: taken.label } });
  if (!(await updateField(unit.tx, id, body.version, { archived_at: body.archived ? unit.now : null }, unit.now))) return refuse('conflict', { version: before.version });
  unit.audit({ action: body.archived ? 'field.archived' : 'field.restored', entity: { kind: 'field', id }, facts: { kind: before.kind, label: before.label } });
  return readField(unit, id);
}
