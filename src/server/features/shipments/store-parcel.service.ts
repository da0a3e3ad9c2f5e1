/**
 * A parcel is put into a slot, found in another one, taken out, opened, or put back as it was.
 * Custody of what is in it is the caller's part: here only the box moves.
 */
import { formatBoxCode } from '#domain/intake/box-code';
import { parcelTransitions, type ParcelAction, type ParcelStatus } from '#domain/intake/parcel-lifecycle';
import { next } from '#domain/transition';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { cancelDeadlines } from '../../platform/deadlines/deadline.repo.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { dwellPromise, dwellTerms, dwellWatch, watchDwell, type DwellTerms } from './dwell-limit.service.ts';
import { changeParcel, changeParcelWith, insertParcel, lockParcel, nextBoxNumber, putItem, type ParcelChange, type StoredParcel } from './parcel.repo.ts';
import { changeShipment, delivered } from './shipment.repo.ts';

/** What undoing a scan needs: the row as it was. */
export type ParcelBefore = Pick<StoredParcel, 'status' | 'place_id' | 'location_id' | 'dwell_due_at' | 'stored_at' | 'stored_by' | 'collected_at'>;
export type Slotted = { readonly before: ParcelBefore; readonly version: number };

const keep = (row: StoredParcel): ParcelBefore => ({ status: row.status, place_id: row.place_id, location_id: row.location_id, dwell_due_at: row.dwell_due_at, stored_at: row.stored_at, stored_by: row.stored_by, collected_at: row.collected_at });

export type SlotDraft = {
  readonly parcelId: string; readonly slotId: string; readonly roomId: string; readonly locationId: string; readonly storedAt: string; readonly by: string;
  /** What was agreed for the room, where the caller has read it. */
  readonly terms?: DwellTerms;
};

/** `seen`: the parcel as the caller has read it; with another version since then it refuses. */
export async function storeParcel(unit: Unit, draft: SlotDraft, seen?: StoredParcel): Promise<Verdict<Slotted>> {
  const parcel = seen ?? (await lockParcel(unit.tx, draft.parcelId));
  if (!parcel) return refuse('not_found');
  const action: ParcelAction = parcel.status === 'stored' ? 'move' : 'store';
  const after = next(parcelTransitions, parcel.status as ParcelStatus, action);
  if (!after.ok) return after;
  const promise = dwellPromise(draft.terms ?? (await dwellTerms(unit, draft.roomId, draft.locationId)), draft.storedAt);
  // A later storing of the same box is another promise: its own step, since one that has fired stays fired.
  const follows = await dwellWatch(unit, { id: parcel.id, caseId: parcel.case_id }, promise.dueAt, parcel.version);
  const isStored = await changeParcelWith(unit.tx, parcel.id, parcel.version, {
    status: after.value, place_id: draft.slotId, location_id: draft.locationId, stored_at: draft.storedAt, stored_by: draft.by, dwell_due_at: promise.dueAt, collected_at: null,
  }, [...follows, ...(parcel.shipment_id ? [delivered(parcel.shipment_id, draft.storedAt)] : [])]);
  if (!isStored) return refuse('conflict', { version: parcel.version });
  unit.audit({ action: 'parcel.stored', entity: { kind: 'parcel', id: parcel.id }, caseId: parcel.case_id, facts: { from: parcel.status, slot: draft.slotId, dueAt: promise.dueAt } });
  return allow({ before: keep(parcel), version: parcel.version + 1 });
}

/** A parcel nobody announced: sealed, under a code of ours, so that it can be found again. */
export async function registerUnknown(unit: Unit, draft: { readonly scannedAs: string; readonly locationId: string; readonly note?: string | null }): Promise<{ parcelId: string; boxCode: string }> {
  const parcelId = unit.newId();
  const boxCode = formatBoxCode(await nextBoxNumber(unit.tx));
  await insertParcel(unit.tx, { id: parcelId, boxCode, caseId: null, shipmentId: null, locationId: draft.locationId, status: 'expected', way: null, isAnnounced: false, scannedAs: draft.scannedAs.slice(0, 200), note: draft.note ?? null, at: unit.now });
  unit.audit({ action: 'parcel.registered_unknown', entity: { kind: 'parcel', id: parcelId }, facts: { boxCode, scannedAs: draft.scannedAs.slice(0, 200) } });
  return { parcelId, boxCode };
}

/** Puts a parcel back as it was before a scan; false when it has moved since. One that the scan itself registered is called off. */
export async function restoreParcel(unit: Unit, parcelId: string, version: number, before: ParcelBefore | null): Promise<boolean> {
  const parcel = await lockParcel(unit.tx, parcelId);
  const undone = parcel && next(parcelTransitions, parcel.status as ParcelStatus, 'undo_store');
  if (!parcel || !undone?.ok || parcel.version !== version) return false;
  const set: ParcelChange = before ? { ...before, status: before.status as ParcelStatus } : { status: 'called_off', place_id: null, dwell_due_at: null, note: 'The scan was undone' };
  await changeParcel(unit.tx, parcel.id, version, set);
  if (parcel.shipment_id && before?.status === 'in_transit') await changeShipment(unit.tx, parcel.shipment_id, { status: 'in_transit' });
  await cancelDeadlines(unit, { subjectId: parcel.id, kinds: ['parcel_dwell'] });
  if (before?.status === 'stored' && before.dwell_due_at) await watchDwell(unit, { id: parcel.id, caseId: parcel.case_id }, before.dwell_due_at, parcel.version);
  unit.audit({ action: 'parcel.storing_undone', entity: { kind: 'parcel', id: parcel.id }, caseId: parcel.case_id, facts: { backTo: set.status } });
  return true;
}

export async function collectParcel(unit: Unit, parcelId: string, draft: { readonly at: string; readonly runId: string }): Promise<Verdict<StoredParcel>> {
  const parcel = await lockParcel(unit.tx, parcelId);
  if (!parcel) return refuse('not_found');
  const after = next(parcelTransitions, parcel.status as ParcelStatus, 'collect');
  if (!after.ok) return after;
  await changeParcel(unit.tx, parcel.id, parcel.version, { status: after.value, place_id: null, collected_at: draft.at, dwell_due_at: null });
  await cancelDeadlines(unit, { subjectId: parcel.id, kinds: ['parcel_dwell'] });
  unit.audit({ action: 'parcel.collected', entity: { kind: 'parcel', id: parcel.id }, caseId: parcel.case_id, facts: { run: draft.runId, from: parcel.place_id } });
  return allow(parcel);
}

export async function markOpened(unit: Unit, parcelId: string, version: number, facts: { readonly placeId: string; readonly note: string | null }): Promise<Verdict<StoredParcel>> {
  const parcel = await lockParcel(unit.tx, parcelId);
  if (!parcel) return refuse('not_found');
  if (parcel.version !== version) return refuse('conflict', { version: parcel.version });
  const after = next(parcelTransitions, parcel.status as ParcelStatus, 'open');
  if (!after.ok) return after;
  await changeParcel(unit.tx, parcel.id, parcel.version, { status: after.value, place_id: null, opened_at: unit.now, dwell_due_at: null, ...(facts.note ? { note: facts.note } : {}) });
  await cancelDeadlines(unit, { subjectId: parcel.id, kinds: ['parcel_dwell'] });
  unit.audit({ action: 'parcel.opened', entity: { kind: 'parcel', id: parcel.id }, caseId: parcel.case_id, facts: { at: facts.placeId } });
  return allow(parcel);
}

export const markItem = (unit: Unit, parcelId: string, assetId: string, state: 'expected' | 'confirmed' | 'missing' | 'extra' | 'moved', note: string | null = null): Promise<void> => putItem(unit.tx, parcelId, assetId, state, note);

/** An unknown parcel is recognised: from now on it is of this case. */
export async function attachToCase(unit: Unit, parcelId: string, caseId: string): Promise<Verdict<StoredParcel>> {
  const parcel = await lockParcel(unit.tx, parcelId);
  if (!parcel) return refuse('not_found');
  await changeParcel(unit.tx, parcel.id, parcel.version, { case_id: caseId });
  unit.audit({ action: 'parcel.identified', entity: { kind: 'parcel', id: parcel.id }, caseId, facts: { boxCode: parcel.box_code } });
  return allow(parcel);
}
