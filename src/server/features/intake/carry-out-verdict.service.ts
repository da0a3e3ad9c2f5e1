/** From a verdict to the records: the box into its slot, custody of what is in it, the lines of the case; what differs is parked, never closed. */
import type { StationScan } from '#contract/station';
import type { MatchVerdict } from '#domain/intake/match';
import type { Slot } from '#domain/intake/slots';
import { allow, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { lineOfAsset } from '../cases/act-on-line.service.ts';
import { markItem, registerUnknown, storeParcel } from '../shipments/store-parcel.service.ts';
import { expectedIn, type Known } from './find-facts.service.ts';
import { termsOf, type Room } from './find-room.service.ts';
import { noEffects, parkLine, placeAsset, receiveLine, type Effects, type Placing } from './receive-things.service.ts';

export type Task = { readonly verdict: MatchVerdict; readonly known: Known; readonly room: Room; readonly slot: Slot | null; readonly scannedAt: string; readonly asked: StationScan };
export type Outcome = { readonly effects: Effects; readonly parcelId: string | null; readonly boxCode: string | null; readonly caseId: string | null; readonly placed: boolean };

const nothing = (parcelId: string | null = null): Outcome => ({ effects: noEffects(), parcelId, boxCode: null, caseId: null, placed: false });

export async function carryOut(unit: Unit, task: Task): Promise<Verdict<Outcome>> {
  const { verdict, slot } = task;
  switch (verdict.kind) {
    case 'store': case 'legal_hold': {
      if (slot === null) return allow(nothing());
      return verdict.subject.assetId === null ? storeBox(unit, task, slot, verdict.subject.parcelId) : storeThing(unit, task, slot, verdict.subject.assetId);
    }
    case 'unmatched': return slot === null ? allow(nothing()) : storeUnknown(unit, task, slot);
    case 'mismatch': return slot === null ? allow(nothing()) : setApart(unit, task, slot, verdict.subject.assetId);
    case 'already_here': case 'no_free_slot': case 'not_ours': return allow(nothing(verdict.subject.assetId === null ? verdict.subject.parcelId : null));
    case 'ambiguous': return allow(nothing());
  }
}

const placingOf = ({ verdict, scannedAt, asked, known }: Task, slot: Slot, boxCode: string | null): Placing => ({
  slotId: slot.slotId, occurredAt: scannedAt, kind: verdict.kind === 'legal_hold' || verdict.kind === 'mismatch' ? 'set_aside' : 'received', condition: asked.damaged ? 'damaged on the outside' : null,
  evidence: { scan: known.facts.scan.value.slice(0, 200), ...(boxCode ? { boxCode, sealed: true } : {}) },
});

const slotDraft = (unit: Unit, { room, scannedAt }: Task, slot: Slot) => ({ slotId: slot.slotId, roomId: room.room.id, locationId: room.room.location_id, storedAt: scannedAt, by: `${unit.actor.kind}:${unit.actor.id}`, terms: termsOf(room.room) });

async function storeBox(unit: Unit, task: Task, slot: Slot, parcelId: string | null): Promise<Verdict<Outcome>> {
  const parcel = task.known.parcels.find((one) => one.id === parcelId);
  if (!parcel) return allow(nothing());
  const effects = noEffects();
  const stored = await storeParcel(unit, { parcelId: parcel.id, ...slotDraft(unit, task, slot) }, parcel);
  if (!stored.ok) return stored;
  effects.parcel = { id: parcel.id, ...stored.value };
  // Whoever changes what is announced in it makes another version of it.
  for (const item of parcel.items) {
    if (item.state !== 'expected' && item.state !== 'confirmed') continue;
    const moved = await placeAsset(unit, item.asset_id, parcel.case_id, placingOf(task, slot, parcel.box_code), effects);
    if (!moved.ok) return moved;
    const line = await receiveLine(unit, item.asset_id, task.scannedAt, effects);
    if (!line.ok) return line;
  }
  return allow({ effects, parcelId: parcel.id, boxCode: parcel.box_code, caseId: parcel.case_id, placed: true });
}

async function storeThing(unit: Unit, task: Task, slot: Slot, assetId: string): Promise<Verdict<Outcome>> {
  const effects = noEffects();
  const line = await lineOfAsset(unit, assetId);
  const moved = await placeAsset(unit, assetId, line?.case_id ?? null, placingOf(task, slot, null), effects);
  if (!moved.ok) return moved;
  const received = await receiveLine(unit, assetId, task.scannedAt, effects);
  if (!received.ok) return received;
  const announcedIn = 'subject' in task.verdict ? task.verdict.subject.parcelId : null;
  if (announcedIn !== null) {
    await markItem(unit, announcedIn, assetId, 'moved', 'It came by itself');
    effects.items.push({ parcelId: announcedIn, assetId });
  }
  return allow({ effects, parcelId: null, boxCode: null, caseId: line?.case_id ?? null, placed: true });
}

async function storeUnknown(unit: Unit, task: Task, slot: Slot): Promise<Verdict<Outcome>> {
  const effects = noEffects();
  const made = await registerUnknown(unit, { scannedAs: task.known.facts.scan.value, locationId: task.room.room.location_id });
  const stored = await storeParcel(unit, { parcelId: made.parcelId, ...slotDraft(unit, task, slot) });
  if (!stored.ok) return stored;
  effects.parcel = { id: made.parcelId, version: stored.value.version, before: null };
  return allow({ effects, parcelId: made.parcelId, boxCode: made.boxCode, caseId: null, placed: true });
}

/** Another thing than expected lay in the box: it is set aside, and both lines wait for a decision. */
async function setApart(unit: Unit, task: Task, slot: Slot, assetId: string | null): Promise<Verdict<Outcome>> {
  const box = task.known.box;
  const made: Verdict<Outcome> = assetId === null ? await storeUnknown(unit, task, slot) : allow({ ...nothing(), placed: true });
  if (!made.ok) return made;
  const { effects } = made.value;
  if (assetId !== null) {
    const moved = await placeAsset(unit, assetId, box?.case_id ?? null, placingOf(task, slot, box?.box_code ?? null), effects);
    if (!moved.ok) return moved;
    const parked = await parkLine(unit, assetId, 'It lay in another box than expected', effects);
    if (!parked.ok) return parked;
  }
  for (const item of box ? await expectedIn(unit, box.id) : []) {
    const parked = await parkLine(unit, item.asset_id, 'Another device lay in the box', effects);
    if (!parked.ok) return parked;
  }
  return allow({ ...made.value, caseId: box?.case_id ?? null });
}
