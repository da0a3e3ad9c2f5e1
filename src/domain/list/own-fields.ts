/**
 * Custom fields as a list knows them: the one place that turns a definition
 * into a field of the catalogue, for the server and for the console.
 */
import type { FieldKind, FieldType } from '../field/custom-field.ts';
import { catalogueOf, type Catalogue, type CustomField, type ListKind } from './catalogue.ts';

/** The records whose own fields a list has. */
export const recordOfList: { readonly [L in ListKind]?: FieldKind } = { people: 'person', assets: 'asset', licences: 'licence', accounts: 'account' };

export type OwnField = { readonly key: string; readonly label: string; readonly type: FieldType; readonly options: readonly string[]; readonly isArchived: boolean };

const customField = ({ key, label, type, options, isArchived }: OwnField): CustomField => ({
  name: key, label, type, isArchived, ...(type === 'choice' ? { choices: options.map((value) => ({ value, label: value })) } : {}),
});

export const catalogueWith = (kind: ListKind, own: readonly OwnField[]): Catalogue => catalogueOf(kind, own.map(customField));
