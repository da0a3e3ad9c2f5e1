/**
 * What a placing does to the records: custody, the line of the case, and what it takes to undo it.
 * Rules: custody goes to the slot at the time of the scan; a line is received by the thing itself and by nothing else;
 * every step leaves what is needed to take it back.
 */
import type { CaseAssetStatus } from '#domain/case/case-lifecycle';
import type { Custodian } from '#domain/custody/custody';
import { allow, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { actOnLine, actOnOpenLine, lineOfAsset } from '../cases/act-on-line.service.ts';
import { correctCustody, handOver } from '../custody/record-custody.service.ts';
import type { ParcelBefore } from '../shipments/store-parcel.service.ts';

export type Effects = {
  parcel: { id: string; version: number; before: ParcelBefore | null } | null;
  custody: { assetId: string; seq: number; before: Custodian; caseId: string | null }[];
  lines: { caseId: string; assetId: string; before: CaseAssetStatus }[];
  items: { parcelId: string; assetId: string }[];
};
export const noEffects = (): Effects => ({ parcel: null, custody: [], lines: [], items: [] });

export type Placing = { readonly slotId: string; readonly occurredAt: string; readonly kind: 'received' | 'set_aside' | 'moved'; readonly evidence: Readonly<Record<string, string | boolean | null>>; readonly condition: string | null };

/** Custody of one thing to a place, at the time it happened; a time before its first record becomes the present. */
export async function placeAsset(unit: Unit, assetId: string, caseId: string | null, placing: Placing, effects: Effects): Promise<Verdict<null>> {
  const draft = { assetId, kind: placing.kind, to: { type: 'place' as const, id: placing.slotId }, occurredAt: placing.occurredAt, caseId, condition: placing.condition, evidence: placing.evidence };
  let moved = await handOver(unit, draft);
  if (!moved.ok && moved.error.code === 'custody_out_of_order') moved = await handOver(unit, { ...draft, occurredAt: unit.now, evidence: { ...placing.evidence, scannedAt: placing.occurredAt } });
  if (!moved.ok) return moved.error.code === 'custody_same_party' ? allow(null) : moved;
  effects.custody.push({ assetId, seq: moved.value.event.seq, before: moved.value.before, caseId });
  return allow(null);
}

/** The line says "received", and what waited for that goes on. A line that stands otherwise stays as it is. */
export async function receiveLine(unit: Unit, assetId: string, at: string, effects: Effects): Promise<Verdict<null>> {
  const done = await actOnOpenLine(unit, { assetId, action: 'receive', at });
  if (!done.ok) return done.error.code === 'wrong_state' ? allow(null) : done;
  if (done.value) effects.lines.push({ caseId: done.value.caseId, assetId, before: done.value.before });
  return allow(null);
}

/** Parks a line: open, and nobody is reminded of it until IT has decided. */
export async function parkLine(unit: Unit, assetId: string, note: string, effects: Effects): Promise<Verdict<null>> {
  const line = await lineOfAsset(unit, assetId);
  if (!line || line.status === 'disputed') return allow(null);
  for (const action of ['find_wrong', 'dispute'] as const) {
    const done = await actOnLine(unit, { caseId: line.case_id, assetId, action, note });
    if (!done.ok && done.error.code !== 'wrong_state') return done;
  }
  effects.lines.push({ caseId: line.case_id, assetId, before: line.status as CaseAssetStatus });
  return allow(null);
}

/** Takes lines and custody back, the newest first: corrections are new events, never edits. */
export async function takeBack(unit: Unit, effects: Effects): Promise<Verdict<null>> {
  for (const line of effects.lines.toReversed()) {
    const back = await lineBack(unit, line);
    if (!back.ok) return back;
  }
  for (const entry of effects.custody.toReversed()) {
    const back = await correctCustody(unit, { assetId: entry.assetId, corrects: entry.seq, to: entry.before, caseId: entry.caseId, reason: 'The scan was undone' });
    if (!back.ok) return back;
  }
  return allow(null);
}

async function lineBack(unit: Unit, { caseId, assetId, before }: Effects['lines'][number]): Promise<Verdict<null>> {
  const steps = before === 'handed_over' ? (['find_wrong', 'settle_as_expected', 'hand_over'] as const) : before === 'disputed' ? (['find_wrong', 'dispute'] as const) : (['find_wrong', 'settle_as_expected'] as const);
  for (const action of steps) {
    const done = await actOnLine(unit, { caseId, assetId, action, note: 'The scan was undone' });
    if (!done.ok && done.error.code !== 'wrong_state') return done;
  }
  return allow(null);
}
