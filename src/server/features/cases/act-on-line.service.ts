/** The lines of a case: what becomes of each asset in its scope. */
import type { Case } from '#contract/cases';
import { caseAssetTransitions, type CaseAssetAction, type CaseAssetStatus } from '#domain/case/case-lifecycle';
import { next } from '#domain/transition';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changeLine, holdLine, lineOf, linesOf, openLineOfAsset, type HeldLine } from './case-asset.repo.ts';
import { moveOn, unsettle } from './progress-case.service.ts';
import { readCase } from './read-case.service.ts';
import { dropTasks } from './task.repo.ts';

export type LineAct = {
  readonly caseId: string; readonly assetId: string; readonly action: CaseAssetAction; readonly at?: string; readonly claim?: 'have' | 'dont_have' | 'mine' | 'damaged'; readonly note?: string | null; readonly batteryUnsafe?: boolean; readonly version?: number;
};
export type Line = { readonly id: string; readonly status: CaseAssetStatus };

/** The line of an asset in its open case, or undefined when no case asks for it. */
export const lineOfAsset = (unit: Unit, assetId: string) => openLineOfAsset(unit.tx, assetId);
export const caseAssets = (unit: Unit, caseId: string) => linesOf(unit.tx, caseId);

export async function actOnLine(unit: Unit, act: LineAct): Promise<Verdict<Line>> {
  const line = await holdLine(unit.tx, act);
  return line ? actOnHeld(unit, line, act) : refuse('not_found');
}

/** On the line of the open case that asks for the asset, whichever that is; null when none does. */
export async function actOnOpenLine(unit: Unit, act: Omit<LineAct, 'caseId'>): Promise<Verdict<{ readonly caseId: string; readonly before: CaseAssetStatus } | null>> {
  const line = await holdLine(unit.tx, { assetId: act.assetId });
  if (!line) return allow(null);
  const done = await actOnHeld(unit, line, { ...act, caseId: line.case_id });
  return done.ok ? allow({ caseId: line.case_id, before: line.status as CaseAssetStatus }) : done;
}

async function actOnHeld(unit: Unit, line: HeldLine, act: LineAct): Promise<Verdict<Line>> {
  const to = next(caseAssetTransitions, line.status as CaseAssetStatus, act.action);
  if (!to.ok) return to;
  const isHome = to.value === 'received' || to.value === 'accepted';
  const changed = await changeLine(unit.tx, line.id, { status: line.status, ...(act.version === undefined ? {} : { version: act.version }) }, {
    status: to.value, ...(act.claim ? { claim: act.claim, claim_note: act.note ?? null, claimed_at: unit.now } : {}), ...(act.batteryUnsafe === undefined ? {} : { battery_unsafe: act.batteryUnsafe }),
    ...(isHome ? { received_at: line.received_at ?? act.at ?? unit.now } : {}), ...(act.action === 'find_wrong' ? { received_at: null } : {}), resolved_at: to.value === 'expected' || to.value === 'disputed' ? null : unit.now,
    ...(line.status === 'disputed' && act.note ? { dispute_decision: act.note } : {}),
  });
  if (!changed) return refuse('conflict', { status: line.status });
  unit.audit({ action: 'case_asset.changed', entity: { kind: 'case_asset', id: line.id }, caseId: act.caseId, facts: { assetId: act.assetId, from: line.status, to: to.value, claim: act.claim ?? null }, ...(act.note ? { personal: { note: act.note } } : {}) });
  if (act.action === 'find_wrong') for (const completion of ['asset_received', 'asset_checked'] as const) await unsettle(unit, { completion, caseId: act.caseId, itemId: act.assetId });
  if (to.value === 'let_go' || to.value === 'withdrawn' || to.value === 'not_ours') await dropTasksAbout(unit, act.caseId, act.assetId);
  const facts = [...(isHome ? ['asset_received' as const] : []), ...(to.value === 'accepted' ? ['asset_checked' as const] : [])].map((completion) => ({ completion, itemId: act.assetId }));
  await moveOn(unit, { ...line, id: act.caseId, status: line.case_status }, facts);
  return allow({ id: line.id, status: to.value });
}

/** The leaver said something about an asset without moving it: kept on the line, no change of state. */
export async function noteClaim(unit: Unit, act: { caseId: string; assetId: string; claim: 'have' | 'dont_have' | 'mine' | 'damaged' | null; note?: string | null; batteryUnsafe?: boolean }): Promise<void> {
  const line = await lineOf(unit.tx, act.caseId, act.assetId);
  if (!line) return;
  await changeLine(unit.tx, line.id, { status: line.status }, { claim: act.claim, claim_note: act.note ?? null, claimed_at: unit.now, ...(act.batteryUnsafe === undefined ? {} : { battery_unsafe: act.batteryUnsafe }) });
  unit.audit({ action: 'case_asset.claimed', entity: { kind: 'case_asset', id: line.id }, caseId: act.caseId, facts: { assetId: act.assetId, claim: act.claim }, ...(act.note ? { personal: { note: act.note } } : {}) });
}

/** The manager's word on a line of the list. */
export async function confirmLine(unit: Unit, caseId: string, assetId: string, isThere: boolean): Promise<void> {
  const line = await lineOf(unit.tx, caseId, assetId);
  if (line && line.manager_confirmed !== isThere) await changeLine(unit.tx, line.id, { status: line.status }, { manager_confirmed: isThere });
}

/** What is not coming needs no checking, unlocking or wiping. */
async function dropTasksAbout(unit: Unit, caseId: string, assetId: string): Promise<void> {
  const keys = await dropTasks(unit.tx, { caseId, assetId, phases: ['return', 'receive', 'ready'] }, { done_at: unit.now, done_by_kind: unit.actor.kind, done_by_id: unit.actor.id });
  if (keys.length > 0) unit.audit({ action: 'task.not_needed', entity: { kind: 'case', id: caseId }, caseId, facts: { keys } });
}

export async function actByHand(unit: Unit, act: LineAct): Promise<Verdict<Case>> {
  const done = await actOnLine(unit, act);
  return done.ok ? readCase(unit, act.caseId) : done;
}
