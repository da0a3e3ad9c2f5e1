/**
 * The target fields of every kind of record that a file can bring, and what
 * makes a record of that kind known again.
 * Rule: PRODUCT, "never guessed": a record is found by its identity keys only.
 */
import { assetFields } from './asset-fields.ts';
import type { Field, ImportKind } from './field.ts';
import { accountFields, licenceFields, locationFields } from './other-fields.ts';
import { personFields } from './person-fields.ts';

export const fieldsOf: { readonly [K in ImportKind]: readonly Field[] } = {
  people: personFields,
  assets: assetFields,
  licences: licenceFields,
  accounts: accountFields,
  locations: locationFields,
};

/** Groups of fields, in order of trust; a row needs one complete group to be known. */
export const identityOf: { readonly [K in ImportKind]: readonly (readonly string[])[] } = {
  people: [['employeeNumber'], ['email'], ['username']],
  assets: [['assetTag'], ['serial']],
  licences: [['licenceKey'], ['vendor', 'product']],
  accounts: [['system', 'username']],
  locations: [['name']],
};

const byKey = Object.fromEntries(
  Object.entries(fieldsOf).map(([kind, fields]) => [kind, new Map(fields.map((each) => [each.key, each]))]),
) as Record<ImportKind, Map<string, Field>>;

export function fieldOf(kind: ImportKind, key: string): Field | undefined {
  return byKey[kind].get(key);
}
