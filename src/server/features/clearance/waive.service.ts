/**
 * Waivers: asked for with a reason, decided by somebody else, taken back.
 * Rule: PRODUCT 2. An approved one settles the line of its asset; taking it
 * back makes the asset expected again.
 */
import type { AskWaiver, ClearanceState } from '#contract/clearance';
import { approveWaiver, waiverFault, type ClearanceFacts } from '#domain/case/clearance';
import { caseAssetTransitions, isTaskSettled, type CaseAssetAction } from '#domain/case/case-lifecycle';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { z } from 'zod';
import { sealOf } from '../../platform/audit/seal-record.ts';
import { mayDo } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { actOnLine } from '../cases/act-on-line.service.ts';
import { beginAct } from './begin-act.service.ts';
import { waiverRecord } from './clearance-records.service.ts';
import { changeWaiver, insertWaiver, waiverById, type WaiverRow } from './clearance.repo.ts';
import { waiverOf } from './gather-facts.service.ts';
import { readClearance } from './read-clearance.service.ts';

type Wish = z.infer<typeof AskWaiver>;

export async function askWaiver(unit: Unit, caseId: string, wish: Wish): Promise<Verdict<ClearanceState>> {
  const begun = await beginAct(unit, caseId, 'open', 'ask_waiver');
  if (!begun.ok) return begun;
  const { by, gathered } = begun.value;
  if (!isUnsettled(gathered.facts, wish.subject)) return refuse('nothing_to_waive');
  const id = unit.newId();
  const { kind, id: subjectId } = wish.subject;
  if (!(await insertWaiver(unit.tx, { id, caseId, kind, subjectId, reason: wish.reason, askedBy: by, at: unit.now, expiresOn: wish.expiresOn ?? null }))) return refuse('waiver_exists');
  unit.audit({ action: 'waiver.asked', entity: { kind: 'waiver', id }, caseId, facts: { about: wish.subject, expiresOn: wish.expiresOn ?? null }, personal: { reason: wish.reason } });
  return readClearance(unit, caseId);
}

/** Is there something about this that clearance waits for? */
function isUnsettled({ assets, tasks, seats, accounts }: ClearanceFacts, { kind, id }: Wish['subject']): boolean {
  if (kind === 'asset') return assets.some((asset) => asset.id === id && caseAssetTransitions[asset.status].waive !== undefined);
  if (kind === 'task') return tasks.some((task) => task.id === id && task.blocksClearance && !isTaskSettled(task.status));
  return kind === 'seat' ? seats.some((seat) => seat.id === id && seat.held) : accounts.some((account) => account.id === id && account.active);
}

type Decision = { readonly decision: 'approved' | 'declined'; readonly note?: string | undefined; readonly version: number };

export async function decideWaiver(unit: Unit, id: string, act: Decision): Promise<Verdict<ClearanceState>> {
  const row = await waiverById(unit.tx, id);
  if (!row) return refuse('not_found');
  const begun = await beginAct(unit, row.case_id, 'open', 'decide_waiver');
  if (!begun.ok) return begun;
  const { by, gathered } = begun.value;
  // A refusal needs somebody else too: who changes their mind withdraws.
  const judged = approveWaiver(waiverOf(row), { id: by, at: unit.now }, gathered.facts);
  if (!judged.ok && !(act.decision === 'declined' && isExpired(row, gathered.facts))) return judged;
  if (!(await changeWaiver(unit.tx, id, { status: 'asked', version: act.version }, { status: act.decision, decidedBy: by, decidedAt: unit.now, note: act.note ?? null }))) return refuse('conflict', { status: row.status });
  const isApproved = act.decision === 'approved';
  unit.audit({
    action: `waiver.${act.decision}`, entity: { kind: 'waiver', id }, caseId: row.case_id,
    facts: { about: { kind: row.subject_kind, id: row.subject_id }, askedBy: row.asked_by, ...(isApproved ? { record_sha256: sealOf(waiverRecord(row, { by, at: unit.now })) } : {}) },
    personal: { reason: row.reason, ...(act.note ? { note: act.note } : {}) },
  });
  const moved = isApproved ? await moveLine(unit, row, gathered.facts, 'waive') : allow(true);
  return moved.ok ? readClearance(unit, row.case_id) : moved;
}

const isExpired = (row: WaiverRow, facts: ClearanceFacts): boolean => waiverFault({ ...waiverOf(row), status: 'approved', decidedBy: 'another', decidedAt: row.asked_at }, facts) === 'expired';

export async function withdrawWaiver(unit: Unit, id: string, version: number): Promise<Verdict<ClearanceState>> {
  const row = await waiverById(unit.tx, id);
  if (!row) return refuse('not_found');
  const begun = await beginAct(unit, row.case_id, 'open', 'withdraw_waiver');
  if (!begun.ok) return begun;
  if (row.status !== 'asked' && row.status !== 'approved') return refuse('wrong_state', { status: row.status, action: 'withdraw', allowed: [] });
  if (row.asked_by !== begun.value.by && !mayDo(unit.actor, 'waivers.approve')) return refuse('forbidden', { permission: 'waivers.approve' });
  if (!(await changeWaiver(unit.tx, id, { status: row.status, version }, { status: 'withdrawn' }))) return refuse('conflict', { status: row.status });
  unit.audit({ action: 'waiver.withdrawn', entity: { kind: 'waiver', id }, caseId: row.case_id, facts: { about: { kind: row.subject_kind, id: row.subject_id }, was: row.status } });
  const moved = row.status === 'approved' ? await moveLine(unit, row, begun.value.gathered.facts, 'revoke_waiver') : allow(true);
  return moved.ok ? readClearance(unit, row.case_id) : moved;
}

/** The asset's line follows its waiver where it can; what came home meanwhile stays home. */
async function moveLine(unit: Unit, row: WaiverRow, facts: ClearanceFacts, action: Extract<CaseAssetAction, 'waive' | 'revoke_waiver'>): Promise<Verdict<unknown>> {
  const line = row.subject_kind === 'asset' ? facts.assets.find((asset) => asset.id === row.subject_id) : undefined;
  if (!line || caseAssetTransitions[line.status][action] === undefined) return allow(true);
  return actOnLine(unit, { caseId: row.case_id, assetId: row.subject_id, action });
}
