/** A list's catalogue with the organisation's own fields, each with its type: filtered, sorted and written out like any other. */
import type { Catalogue, ListKind } from '#domain/list/catalogue';
import { catalogueWith, recordOfList } from '#domain/list/own-fields';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { customFieldsOf } from './custom-values.service.ts';

export async function listCatalogue(unit: Unit, list: ListKind): Promise<Catalogue> {
  const kind = recordOfList[list];
  return catalogueWith(list, kind === undefined ? [] : await customFieldsOf(unit, kind));
}
