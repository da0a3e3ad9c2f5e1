/** An asset's status, by the table and rules of the domain, under the row's lock: what was true when it was decided stays true. */
import { changeAssetStatus, type AssetAction, type AssetChangeFacts, type AssetStatus } from '#domain/asset/asset-status';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { isSanitised, lockAsset, setLastSeen, setOnAsset, type AssetValues } from './asset.repo.ts';

/** What the caller knows better than the record: the workshop's open checks. Sanitisation is read from its records unless given. */
export type StatusFacts = Partial<Pick<AssetChangeFacts, 'sanitisationVerified' | 'openUnlockChecks'>> & { readonly caseId?: string | null; readonly note?: string };

export async function changeStatus(unit: Unit, assetId: string, action: AssetAction, facts: StatusFacts = {}): Promise<Verdict<{ from: AssetStatus; to: AssetStatus }>> {
  const asset = await lockAsset(unit.tx, assetId);
  if (!asset) return refuse('not_found');
  const from = asset.status as AssetStatus;
  const asksForRecord = asset.data_bearing && (action === 'make_ready' || action === 'dispose');
  const after = changeAssetStatus(from, action, {
    underLegalHold: asset.on_hold, dataBearing: asset.data_bearing, sanitisationVerified: facts.sanitisationVerified ?? (asksForRecord && (await isSanitised(unit.tx, assetId))), openUnlockChecks: facts.openUnlockChecks ?? [],
  });
  if (!after.ok) return after;
  await setOnAsset(unit.tx, assetId, { status: after.value }, unit.now);
  unit.audit({
    action: 'asset.status_changed', entity: { kind: 'asset', id: assetId }, caseId: facts.caseId ?? null, facts: { action, from, to: after.value }, ...(facts.note ? { personal: { note: facts.note } } : {}),
  });
  return allow({ from, to: after.value });
}

export type AssetFactsSet = {
  /** For whom it is meant; `null`: for nobody yet. */
  readonly assignee?: { readonly kind: 'person'; readonly id: string } | { readonly kind: 'department'; readonly name: string } | null;
  readonly locationId?: string | null;
  readonly grade?: string | null;
  readonly disposition?: string | null;
  readonly reservedFor?: string | null;
};

/** Writes facts that other slices decide: assignee, location, grade, disposition, reservation. False when there is no such asset in sight. */
export async function setAssetFacts(unit: Unit, assetId: string, facts: AssetFactsSet, caseId: string | null = null): Promise<boolean> {
  const { assignee, locationId, grade, disposition, reservedFor } = facts;
  const set: Partial<AssetValues> = {
    ...(assignee === undefined ? {} : { assignee_kind: assignee?.kind ?? null, assignee_id: assignee?.kind === 'person' ? assignee.id : null, assignee_department: assignee?.kind === 'department' ? assignee.name : null }),
    ...(locationId === undefined ? {} : { location_id: locationId }), ...(grade === undefined ? {} : { grade }), ...(disposition === undefined ? {} : { disposition }),
    ...(reservedFor === undefined ? {} : { reserved_for: reservedFor }),
  };
  if (!(await setOnAsset(unit.tx, assetId, set, unit.now))) return false;
  const { assignee_id: to, assignee_department: department, reserved_for: reserved, assignee_kind: kind, ...rest } = set;
  const personal = { ...(kind === undefined ? {} : { assignee: to ?? department ?? null }), ...(reserved === undefined ? {} : { reservedFor: reserved }) };
  unit.audit({ action: 'asset.changed', entity: { kind: 'asset', id: assetId }, caseId, facts: { fields: Object.keys(set), to: rest }, ...(Object.keys(personal).length > 0 ? { personal } : {}) });
  return true;
}

/** A management system saw it; sightings keep their own audit. */
export const markSeen = (unit: Unit, assetId: string, at: string): Promise<void> => setLastSeen(unit.tx, assetId, at);

/** True when every medium has a verified record since it was last issued, as disposal and readiness ask. */
export const isProvenSanitised = (unit: Unit, assetId: string): Promise<boolean> => isSanitised(unit.tx, assetId);

/** Locks the record until the end of the transaction and says whether a hold is on it; undefined when there is none in sight. */
export const lockForChange = async (unit: Unit, assetId: string): Promise<{ readonly onHold: boolean; readonly status: AssetStatus; readonly locationId: string | null } | undefined> => {
  const row = await lockAsset(unit.tx, assetId);
  return row && { onHold: row.on_hold, status: row.status as AssetStatus, locationId: row.location_id };
};
