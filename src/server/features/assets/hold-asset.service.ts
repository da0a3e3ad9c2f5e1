/**
 * Legal hold: placed by one, released by two (PRODUCT 3). It freezes; it moves
 * nothing. Every act locks the asset first, so a hold and a disposal at the
 * same moment have one order, and one answer.
 */
import type { LegalHold } from '#contract/assets';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { mayDo, memberId, type Actor } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { lockAsset, setOnAsset } from './asset.repo.ts';
import { holdById, holdsOf, insertHold, setAsked, setReleased, type HoldRow } from './hold.repo.ts';

export async function listHolds(unit: Unit, assetId: string): Promise<Verdict<{ rows: LegalHold[] }>> {
  if (!(await lockAsset(unit.tx, assetId))) return refuse('not_found');
  return allow({ rows: (await holdsOf(unit.tx, assetId)).map((row) => present(row, unit.actor)) });
}

export async function placeHold(unit: Unit, assetId: string, matter: string): Promise<Verdict<LegalHold>> {
  const by = memberId(unit.actor);
  if (!by) return refuse('needs_named_person');
  if (!(await lockAsset(unit.tx, assetId))) return refuse('not_found');
  const live = (await holdsOf(unit.tx, assetId)).filter((row) => !row.released_at);
  if (live.some((row) => row.matter.toLowerCase() === matter.toLowerCase())) return refuse('hold_exists');
  const id = unit.newId();
  await insertHold(unit.tx, { id, assetId, matter, placedBy: by, at: unit.now });
  if (live.length === 0) await setOnAsset(unit.tx, assetId, { on_hold: true }, unit.now);
  unit.audit({ action: 'hold.placed', entity: { kind: 'asset', id: assetId }, facts: { hold: id }, personal: { matter } });
  return shown(unit, assetId, id);
}

type Step = { readonly from: 'held' | 'release_asked'; readonly name: string };
const stateOf = (row: HoldRow): string => (row.released_at ? 'released' : row.release_asked_at ? 'release_asked' : 'held');
const possible: Record<string, string[]> = { held: ['ask_release'], release_asked: ['release', 'keep'], released: [] };

/** The hold in the state the step needs, and who takes it. */
async function begin(unit: Unit, assetId: string, holdId: string, step: Step): Promise<Verdict<{ by: string; hold: HoldRow }>> {
  const by = memberId(unit.actor);
  if (!by) return refuse('needs_named_person');
  const hold = (await lockAsset(unit.tx, assetId)) && (await holdById(unit.tx, assetId, holdId));
  if (!hold) return refuse('not_found');
  const state = stateOf(hold);
  return state === step.from ? allow({ by, hold }) : refuse('wrong_state', { status: state, action: step.name, allowed: possible[state] });
}

export async function askRelease(unit: Unit, assetId: string, holdId: string, reason: string): Promise<Verdict<LegalHold>> {
  const begun = await begin(unit, assetId, holdId, { from: 'held', name: 'ask_release' });
  if (!begun.ok) return begun;
  await setAsked(unit.tx, holdId, { by: begun.value.by, at: unit.now, reason });
  unit.audit({ action: 'hold.release_asked', entity: { kind: 'asset', id: assetId }, facts: { hold: holdId }, personal: { reason } });
  return shown(unit, assetId, holdId);
}

export async function keepHold(unit: Unit, assetId: string, holdId: string): Promise<Verdict<LegalHold>> {
  const begun = await begin(unit, assetId, holdId, { from: 'release_asked', name: 'keep' });
  if (!begun.ok) return begun;
  await setAsked(unit.tx, holdId, null);
  unit.audit({ action: 'hold.kept', entity: { kind: 'asset', id: assetId }, facts: { hold: holdId, askedBy: begun.value.hold.release_asked_by } });
  return shown(unit, assetId, holdId);
}

export async function releaseHold(unit: Unit, assetId: string, holdId: string): Promise<Verdict<LegalHold>> {
  const begun = await begin(unit, assetId, holdId, { from: 'release_asked', name: 'release' });
  if (!begun.ok) return begun;
  const { by, hold } = begun.value;
  if (hold.release_asked_by === by) return refuse('hold_same_person');
  await setReleased(unit.tx, holdId, by, unit.now);
  const others = (await holdsOf(unit.tx, assetId)).filter((row) => !row.released_at);
  if (others.length === 0) await setOnAsset(unit.tx, assetId, { on_hold: false }, unit.now);
  unit.audit({ action: 'hold.released', entity: { kind: 'asset', id: assetId }, facts: { hold: holdId, askedBy: hold.release_asked_by, stillHeld: others.length } });
  return shown(unit, assetId, holdId);
}

async function shown(unit: Unit, assetId: string, holdId: string): Promise<Verdict<LegalHold>> {
  const row = await holdById(unit.tx, assetId, holdId);
  return row ? allow(present(row, unit.actor)) : refuse('not_found');
}

/** That there is a hold everybody may know; what it is about is for those who place and release. */
function present(row: HoldRow, actor: Actor): LegalHold {
  const knows = mayDo(actor, 'holds.place') || mayDo(actor, 'holds.release');
  return {
    id: row.id, assetId: row.asset_id, matter: knows ? row.matter : null, placedBy: row.placed_by_name, placedAt: row.placed_at, releaseAskedBy: row.asked_by_name, releaseAskedAt: row.release_asked_at,
    releaseReason: knows ? row.release_reason : null, releasedBy: row.released_by_name, releasedAt: row.released_at,
    mayRelease: stateOf(row) === 'release_asked' && mayDo(actor, 'holds.release') && memberId(actor) !== undefined && memberId(actor) !== row.release_asked_by,
  };
}
