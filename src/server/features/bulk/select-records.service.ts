/** Which records a selection means: those ticked, or all that a list finds, in the list's own words and sight. */
import { listAccounts } from '#contract/accounts';
import { listAssets } from '#contract/assets';
import type { Selection } from '#contract/bulk';
import { listLicences } from '#contract/licences';
import { listParcels } from '#contract/parcels';
import { listPeople } from '#contract/people';
import type { FieldKind } from '#domain/field/custom-field';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findAccounts } from '../accounts/save-account.service.ts';
import { findAssets } from '../assets/find-asset.service.ts';
import { findLicences } from '../licences/save-licence.service.ts';
import { findPeople } from '../people/find-person.service.ts';
import { findParcels } from '../shipments/find-parcel.service.ts';

/** What may be chosen on a list. */
export type Selectable = FieldKind | 'parcel';

export const mostRecords = 200_000;

type Page = Verdict<{ rows: { id: string }[]; next: string | null }>;
type Lister = { readonly query: { safeParse(value: unknown): { success: boolean; data?: unknown } }; readonly find: (unit: Unit, query: never) => Promise<Page> };

const listers: { readonly [K in Selectable]: Lister } = {
  asset: { query: listAssets.query, find: findAssets }, person: { query: listPeople.query, find: findPeople }, licence: { query: listLicences.query, find: findLicences }, account: { query: listAccounts.query, find: findAccounts },
  parcel: { query: listParcels.query, find: findParcels },
};

export async function recordsSelected(unit: Unit, kind: Selectable, selection: Selection): Promise<Verdict<string[]>> {
  if ('ids' in selection) return allow([...new Set(selection.ids)]);
  const { query, find } = listers[kind];
  const except = new Set(selection.except ?? []);
  const ids: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const asked = query.safeParse({ ...selection.query, limit: 200, after: after ?? undefined });
    if (!asked.success) return refuse('invalid_request', { fields: [{ path: 'selection.query', message: 'This list has no such filter.' }] });
    const page = await find(unit, asked.data as never);
    if (!page.ok) return page;
    for (const row of page.value.rows) if (!except.has(row.id)) ids.push(row.id);
    if (ids.length > mostRecords) return refuse('bulk_not_possible', { reason: 'too_many', most: mostRecords });
    after = page.value.next;
  }
  return allow(ids);
}
