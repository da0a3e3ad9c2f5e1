/** A list's catalogue with the organisation's own fields, each with its type: filtered, sorted and written out like any other. */
import type { FieldKind } from '#domain/field/custom-field';
import { catalogueOf, type Catalogue, type ListKind } from '#domain/list/catalogue';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { customFieldsOf } from './custom-values.service.ts';

const kindOf: { readonly [L in ListKind]?: FieldKind } = { people: 'person', assets: 'asset', licences: 'licence', accounts: 'account' };

export async function listCatalogue(unit: Unit, list: ListKind): Promise<Catalogue> {
  const kind = kindOf[list];
  if (kind === undefined) return catalogueOf(list);
  return catalogueOf(list, (await customFieldsOf(unit, kind)).map(({ key, label, type, options }) => ({ name: key, label, type, ...(type === 'choice' ? { choices: options.map((value) => ({ value, label: value })) } : {}) })));
}
