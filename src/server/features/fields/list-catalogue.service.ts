/** A list's catalogue with the organisation's own fields, each with its type: filtered, sorted and written out like any other. */
import type { CatalogueQuery } from '#contract/list';
import { catalogueOf, customPrefix, type Catalogue, type ListKind } from '#domain/list/catalogue';
import { catalogueWith, recordOfList } from '#domain/list/own-fields';
import { allow, type Verdict } from '#domain/verdict';
import { readListQuery, type ListWish } from '../../platform/http/read-list-query.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { customFieldsOf } from './custom-values.service.ts';

export async function listCatalogue(unit: Unit, list: ListKind): Promise<Catalogue> {
  const kind = recordOfList[list];
  return catalogueWith(list, kind === undefined ? [] : await customFieldsOf(unit, kind));
}

type Given = CatalogueQuery & Readonly<Record<string, unknown>>;
const namesOwn = (given: Given): boolean => Object.entries(given).some(([name, value]) => name.startsWith(customPrefix) || String(value).includes(customPrefix));

/**
 * What is asked of a list, held against its catalogue. The organisation's own fields are looked up only when something may
 * mean one of them, or when the others do not explain all of it: what is refused is refused with every field named.
 */
export async function readWish(unit: Unit, list: ListKind, given: Given): Promise<Verdict<ListWish & { readonly catalogue: Catalogue }>> {
  if (!namesOwn(given)) {
    const catalogue = catalogueOf(list);
    const wish = readListQuery(given, catalogue);
    if (wish.ok) return allow({ ...wish.value, catalogue });
  }
  const catalogue = await listCatalogue(unit, list);
  const wish = readListQuery(given, catalogue);
  return wish.ok ? allow({ ...wish.value, catalogue }) : wish;
}
