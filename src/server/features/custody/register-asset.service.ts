/** A new asset: its record and the first entry of its chain, in one act. Used by hand, by files and by the demo company. */
import type { Asset, AssetFields, createAsset as createRoute } from '#contract/assets';
import type { Received } from '#contract/route';
import type { Custodian } from '#domain/custody/custody';
import { allow, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { readAsset } from '../assets/find-asset.service.ts';
import { insertRecord, type NewAssetOptions } from '../assets/save-asset.service.ts';
import { given } from './given-custodian.ts';
import { initialCustody } from './record-custody.service.ts';

export type Registration = NewAssetOptions & { readonly custodian?: Custodian; readonly since?: string };

/**
 * Status, unless given: in use with a person, else ready. Custodian, unless given: nobody known, which is a fact to
 * settle and never a guess. Location, unless given: that of the place which holds it.
 */
export async function registerAsset(unit: Unit, fields: AssetFields, registration: Registration = {}): Promise<Verdict<{ id: string }>> {
  const to: Custodian = registration.custodian ?? { type: 'unaccounted' };
  const made = await insertRecord(unit, fields, { ...registration, status: registration.status ?? (to.type === 'person' ? 'in_use' : 'ready') });
  if (!made.ok) return made;
  const first = await initialCustody(unit, { assetId: made.value.id, to, ...(registration.since ? { occurredAt: registration.since } : {}) });
  return first.ok ? allow({ id: made.value.id }) : first;
}

export async function registerByHand(unit: Unit, body: Received<typeof createRoute>['body']): Promise<Verdict<Asset>> {
  const { custodian, since, status, acceptSameSerial, ...fields } = body;
  const made = await registerAsset(unit, fields, { ...(custodian ? { custodian: given(custodian) } : {}), ...(since ? { since } : {}), ...(status ? { status } : {}), acceptSameSerial: acceptSameSerial ?? false });
  return made.ok ? readAsset(unit, made.value.id) : made;
}
