/**
 * Every list kind with its fields, the permission that opens it, and its usual
 * order. Custom fields come in as definitions and look like any other field.
 */
import type { Permission } from '../access/permission.ts';
import { field, type FieldType, type ListField } from './field.ts';
import { accountFields } from './kinds/account-fields.ts';
import { askFields } from './kinds/ask-fields.ts';
import { assetFields } from './kinds/asset-fields.ts';
import { caseFields } from './kinds/case-fields.ts';
import { licenceFields } from './kinds/licence-fields.ts';
import { parcelFields } from './kinds/parcel-fields.ts';
import { personFields } from './kinds/person-fields.ts';

export const listKinds = ['people', 'assets', 'licences', 'accounts', 'cases', 'asks', 'parcels'] as const;
export type ListKind = (typeof listKinds)[number];

/** A custom field as the organisation defined it; its values lie in the record's `custom` under its name. */
export type CustomField = { readonly name: string; readonly label?: string; readonly type?: Extract<FieldType, 'text' | 'choice' | 'flag' | 'date' | 'number' | 'money'>; readonly choices?: ListField['choices']; /** Known, so that kept views and lists read it still, and not offered any more. */ readonly isArchived?: boolean };

export type Catalogue = {
  readonly kind: ListKind;
  readonly fields: readonly ListField[];
  /** By id; `custom.<name>` is a field of every list whose records carry custom values. */
  readonly fieldOf: (id: string) => ListField | undefined;
  /** The order when none is asked for: a field, `-` in front for descending. */
  readonly usualSort: string;
};

type ListDefinition = { readonly fields: readonly ListField[]; readonly permission: Permission; readonly usualSort: string; readonly hasCustom: boolean; /** "asset", "assets" */ readonly nouns: readonly [string, string] };

export const listDefinitions: { readonly [K in ListKind]: ListDefinition } = {
  people: { fields: personFields, permission: 'people.read', usualSort: 'name', hasCustom: true, nouns: ['person', 'people'] },
  assets: { fields: assetFields, permission: 'assets.read', usualSort: 'tag', hasCustom: true, nouns: ['asset', 'assets'] },
  licences: { fields: licenceFields, permission: 'licences.read', usualSort: 'product', hasCustom: true, nouns: ['licence', 'licences'] },
  accounts: { fields: accountFields, permission: 'accounts.read', usualSort: 'system', hasCustom: true, nouns: ['account', 'accounts'] },
  cases: { fields: caseFields, permission: 'cases.read', usualSort: 'lastDay', hasCustom: false, nouns: ['case', 'cases'] },
  asks: { fields: askFields, permission: 'asks.read', usualSort: '-sent', hasCustom: false, nouns: ['ask', 'asks'] },
  parcels: { fields: parcelFields, permission: 'pickups.run', usualSort: '-created', hasCustom: false, nouns: ['parcel', 'parcels'] },
};

export const customPrefix = 'custom.';
export const customName = (id: string): string | null => (id.startsWith(customPrefix) && id.length > customPrefix.length ? id.slice(customPrefix.length) : null);

const customField = ({ name, label, type, choices }: CustomField): ListField => field(customPrefix + name, label ?? name, type ?? 'text', { isCustom: true, ...(choices ? { choices } : {}) });

/** The fields of a list with the organisation's own. A custom field nobody defined is text: a file may have brought it. */
export const catalogueOf = (kind: ListKind, custom: readonly CustomField[] = []): Catalogue => (custom.length === 0 ? builtIn[kind] : catalogueWith(kind, custom));

function catalogueWith(kind: ListKind, custom: readonly CustomField[]): Catalogue {
  const { fields, usualSort, hasCustom } = listDefinitions[kind];
  const own = hasCustom ? custom : [];
  const byId = new Map([...own.filter((one) => one.isArchived === true).map(customField), ...fields, ...own.filter((one) => one.isArchived !== true).map(customField)].map((one) => [one.id, one]));
  const archived = new Set(own.filter((one) => one.isArchived === true).map((one) => customPrefix + one.name));
  const offered = [...byId.values()].filter((one) => !archived.has(one.id));
  return {
    kind, fields: offered, usualSort,
    fieldOf: (id) => byId.get(id) ?? (hasCustom && customName(id) !== null ? customField({ name: customName(id) as string }) : undefined),
  };
}

/** The lists as they are without an organisation's own fields, made once. */
const builtIn = Object.fromEntries(listKinds.map((kind) => [kind, catalogueWith(kind, [])])) as { readonly [K in ListKind]: Catalogue };
