/**
 * What the slices with records ask about custom values: do these fit, under
 * which keys do they lie, what are they called.
 * Rule: a name that no field has is adopted with its value, so that no value is ever invisible.
 */
import { byKey, byLabel, giveValues, missingValues, type Custom, type CustomField, type FieldKind, type FieldType, type WrongValue } from '#domain/field/custom-field';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { fieldsOfKind, insertField } from './field.repo.ts';

export type KnownField = CustomField & { readonly id: string; readonly isArchived: boolean };

/** Fields in their order, archived ones last. */
export async function customFieldsOf(unit: Unit, kind: FieldKind): Promise<KnownField[]> {
  return (await fieldsOfKind(unit.tx, kind)).map((row) => ({
    id: row.id, key: row.key, label: row.label, type: row.type as FieldType, options: row.options as string[], isRequired: row.is_required && row.archived_at === null, isArchived: row.archived_at !== null,
  }));
}

const refused = (wrong: readonly WrongValue[]) => refuse('invalid_request', { fields: wrong.map(({ key, label, message }) => ({ path: `custom.${key}`, message: `${label}: ${message}` })) });

/** Values given by hand, checked and written over those that are there. Undefined when none were given. */
export async function settleCustom(unit: Unit, kind: FieldKind, before: Custom | null, given: Custom | undefined): Promise<Verdict<Record<string, unknown> | undefined>> {
  if (before !== null && given === undefined) return allow(undefined);
  const fields = await customFieldsOf(unit, kind);
  const { custom, wrong, unknown } = giveValues(fields, before ?? {}, given ?? {});
  if (wrong.length > 0) return refused(wrong);
  const missing = before === null ? missingValues(fields, custom) : [];
  if (missing.length > 0) return refused(missing);
  await adoptNames(unit, kind, unknown);
  return allow({ ...custom });
}

/** Gives each name a field of its own, as text. */
export async function adoptNames(unit: Unit, kind: FieldKind, names: readonly string[]): Promise<void> {
  for (const name of new Set(names)) {
    const id = unit.newId();
    const draft = { id, kind, key: name, type: 'text', options: [], isRequired: false, help: null, isAdopted: true };
    if (await insertField(unit.tx, { ...draft, label: name.slice(0, 80) }, unit.now)) unit.audit({ action: 'field.adopted', entity: { kind: 'field', id }, facts: { kind, key: name } });
  }
}

export type NamedValues = { readonly toLabels: <R extends { custom: unknown }>(row: R) => R; readonly fromLabels: (rows: readonly { custom: Record<string, unknown> }[]) => Promise<Record<string, unknown>[]> };

/** For files, which name values by label: rows read that way, and values written back under their keys. */
export async function namedValues(unit: Unit, kind: FieldKind): Promise<NamedValues> {
  const fields = await customFieldsOf(unit, kind);
  return {
    toLabels: (row) => ({ ...row, custom: byLabel(fields, row.custom as Custom) }),
    fromLabels: async (rows) => {
      const settled = rows.map((row) => byKey(fields, row.custom));
      await adoptNames(unit, kind, settled.flatMap((one) => one.unknown));
      return settled.map((one) => one.custom);
    },
  };
}
