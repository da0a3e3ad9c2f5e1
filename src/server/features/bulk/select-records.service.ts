/** Which records a selection means: those ticked, or all that a list finds, in the list's own words and sight. */
import type { Selection } from '#contract/bulk';
import type { FieldKind } from '#domain/field/custom-field';
import type { ListKind } from '#domain/list/catalogue';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { ListReader } from '../../platform/db/list-reader.ts';
import { readListQuery } from '../../platform/http/read-list-query.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { accountReader } from '../accounts/save-account.service.ts';
import { assetReader } from '../assets/find-asset.service.ts';
import { listCatalogue } from '../fields/list-catalogue.service.ts';
import { licenceReader } from '../licences/save-licence.service.ts';
import { personReader } from '../people/find-person.service.ts';
import { parcelReader } from '../shipments/find-parcel.service.ts';

/** What may be chosen on a list. */
export type Selectable = FieldKind | 'parcel';

export const mostRecords = 200_000;
const readAtOnce = 5_000;

const lists: { readonly [K in Selectable]: { readonly list: ListKind; readonly reader: ListReader } } = {
  asset: { list: 'assets', reader: assetReader }, person: { list: 'people', reader: personReader }, licence: { list: 'licences', reader: licenceReader }, account: { list: 'accounts', reader: accountReader }, parcel: { list: 'parcels', reader: parcelReader },
};

export async function recordsSelected(unit: Unit, kind: Selectable, selection: Selection): Promise<Verdict<string[]>> {
  if ('ids' in selection) return allow([...new Set(selection.ids)]);
  const { list, reader } = lists[kind];
  const catalogue = await listCatalogue(unit, list);
  const wish = readListQuery(selection.query, catalogue);
  if (!wish.ok) return wish;
  const except = new Set(selection.except ?? []);
  const ids: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await reader.ids(unit.tx, catalogue, wish.value.query, { limit: readAtOnce, ...(after === undefined ? {} : { after }) });
    for (const id of page.ids) if (!except.has(id)) ids.push(id);
    if (ids.length > mostRecords) return refuse('bulk_not_possible', { reason: 'too_many', most: mostRecords });
    after = page.next;
  }
  return allow(ids);
}
