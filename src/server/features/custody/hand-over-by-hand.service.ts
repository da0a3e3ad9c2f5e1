/**
 * What a person records or decides by hand: a hand-over with what it means for
 * the status, an act on the status with what it means for the chain, a correction.
 */
import type { actOnAsset as actRoute, Asset, CustodianGiven } from '#contract/assets';
import type { correctCustody as correctRoute, CustodyChain, handOver as handOverRoute } from '#contract/custody';
import type { Received } from '#contract/route';
import type { AssetAction, AssetStatus } from '#domain/asset/asset-status';
import { sameCustodian, type Custodian } from '#domain/custody/custody';
import type { CustodyEventKind } from '#domain/custody/event-kind';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { mayDo, worksAt } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changeStatus, setAssetFacts } from '../assets/change-status.service.ts';
import { getAsset, readAsset, type AssetRecord } from '../assets/find-asset.service.ts';
import { placeById } from '../places/find-place.service.ts';
import { disposalOf } from '../places/furnish-site.service.ts';
import { given } from './given-custodian.ts';
import { custodianNow, readChain } from './read-chain.service.ts';
import { correctCustody, recordHandOver, type CustodyEvent } from './record-custody.service.ts';

/** Told after each hand-over by hand, so that a case that waits for the asset can settle it. */
export type AfterHandOver = (unit: Unit, event: CustodyEvent) => Promise<void>;

/** What a hand-over does to the status, where the status is one it changes. `issued` always asks: a held or unready asset is not issued. */
const statusAfter: { readonly [K in CustodyEventKind]?: readonly { readonly from: readonly AssetStatus[]; readonly action: AssetAction }[] } = {
  received: [{ from: ['in_use', 'missing'], action: 'receive' }],
  found: [{ from: ['missing'], action: 'find' }],
};

async function settleStatus(unit: Unit, asset: AssetRecord, kind: CustodyEventKind): Promise<Verdict<null>> {
  const status = asset.status as AssetStatus;
  const action = kind === 'issued' ? 'issue' : statusAfter[kind]?.find((one) => one.from.includes(status))?.action;
  if (action === undefined) return allow(null);
  const changed = await changeStatus(unit, asset.id, action);
  return changed.ok ? allow(null) : changed;
}

/** A place outside the actor's sites is not theirs to fill. */
async function mayReach(unit: Unit, to: CustodianGiven | undefined): Promise<Verdict<null>> {
  if (to?.kind !== 'place') return allow(null);
  const place = await placeById(unit, to.id);
  return place && !worksAt(unit.actor, place.location_id) ? refuse('outside_your_sites') : allow(null);
}

export async function handOverByHand(unit: Unit, assetId: string, body: Received<typeof handOverRoute>['body'], after?: AfterHandOver): Promise<Verdict<CustodyChain>> {
  const asset = await getAsset(unit, assetId);
  if (!asset) return refuse('not_found');
  const reach = await mayReach(unit, body.to);
  if (!reach.ok) return reach;
  const recorded = await recordHandOver(unit, {
    assetId, kind: body.kind, evidence: { by: 'hand' }, ...(body.to ? { to: given(body.to) } : {}), ...(body.from ? { from: given(body.from) } : {}), ...(body.occurredAt ? { occurredAt: body.occurredAt } : {}),
    ...(body.condition ? { condition: body.condition } : {}), ...(body.note ? { note: body.note } : {}), ...(body.seen === undefined ? {} : { expectedSeq: body.seen }),
  });
  if (!recorded.ok) return recorded;
  const isNewest = recorded.value.corrects === null;
  const settled = isNewest ? await settleStatus(unit, asset, body.kind) : allow(null);
  if (!settled.ok) return settled;
  if (isNewest && body.kind === 'issued' && body.to?.kind === 'person') await setAssetFacts(unit, assetId, { assignee: { kind: 'person', id: body.to.id } });
  if (after) await after(unit, recorded.value);
  return readChain(unit, assetId);
}

export async function correctByHand(unit: Unit, assetId: string, seq: number, body: Received<typeof correctRoute>['body']): Promise<Verdict<CustodyChain>> {
  const reach = await mayReach(unit, body.to);
  if (!reach.ok) return reach;
  const corrected = await correctCustody(unit, { assetId, corrects: seq, to: given(body.to), reason: body.reason, ...(body.occurredAt ? { occurredAt: body.occurredAt } : {}), ...(body.seen === undefined ? {} : { expectedSeq: body.seen }) });
  return corrected.ok ? readChain(unit, assetId) : corrected;
}

type Act = Received<typeof actRoute>['body'];
const chainKind = { declare_missing: 'lost', find: 'found', dispose: 'disposed' } as const;

/** The status changes by the table, then the chain says who answers for it from now on. */
export async function actOnAsset(unit: Unit, assetId: string, act: Act, after?: AfterHandOver): Promise<Verdict<Asset>> {
  const asset = await getAsset(unit, assetId);
  if (!asset) return refuse('not_found');
  if (act.action === 'dispose' && !mayDo(unit.actor, 'dispositions.decide')) return refuse('forbidden', { permission: 'dispositions.decide' });
  const reach = await mayReach(unit, act.with);
  if (!reach.ok) return reach;
  const changed = await changeStatus(unit, assetId, act.action, act.note ? { note: act.note } : {});
  if (!changed.ok) return changed;
  const to = await receiverOf(unit, asset, act);
  if (!to.ok) return to;
  const now = await custodianNow(unit, assetId);
  // Written off while nobody knew where it was: still nobody knows, and nothing moved.
  if (now === null || !sameCustodian(now, to.value)) {
    const recorded = await recordHandOver(unit, { assetId, kind: chainKind[act.action], to: to.value, evidence: { by: 'hand' }, ...(act.note ? { note: act.note } : {}) });
    if (!recorded.ok) return recorded;
    if (after) await after(unit, recorded.value);
  }
  return readAsset(unit, assetId);
}

async function receiverOf(unit: Unit, asset: AssetRecord, act: Act): Promise<Verdict<Custodian>> {
  if (act.action === 'declare_missing') return allow({ type: 'unaccounted' });
  if (act.with) return allow(given(act.with));
  if (act.action === 'find') return refuse('custody_receiver_missing', { kind: 'found' });
  if (asset.status === 'missing' || !asset.location_id) return allow({ type: 'unaccounted' });
  return allow({ type: 'place', id: await disposalOf(unit, asset.location_id) });
}

