/**
 * Cancelling a case (rescinded, rehired): what stops, what must be undone, what
 * cannot be undone, and who is told "never mind, thank you".
 * Rule: PRODUCT invariant 8. Nothing that happened is unhappened: it is
 * compensated by a new task with an owner, and wiped data is never promised
 * back (FIELD (e) 9).
 */
import { allow, refuse, type Verdict } from '../verdict.ts';
import { isTaskSettled, type CaseAssetStatus, type CaseStatus, type TaskStatus } from './case-lifecycle.ts';

export type CancelFacts = {
  readonly status: CaseStatus;
  readonly tasks: readonly { readonly key: string; readonly title: string; readonly status: TaskStatus }[];
  readonly asks: readonly { readonly id: string; readonly recipientId: string; readonly recipientName: string; readonly status: 'prepared' | 'sent' | 'answered' | 'withdrawn' | 'expired' }[];
  readonly assets: readonly {
    readonly id: string;
    readonly name: string;
    readonly status: CaseAssetStatus;
    readonly sanitised: boolean;
    /** Someone else's by now: issued or reserved again. */
    readonly passedOn: boolean;
  }[];
  readonly shipments: readonly { readonly id: string; readonly name: string; readonly status: 'announced' | 'in_transit' | 'delivered' | 'lost' | 'cancelled' }[];
  readonly seats: readonly { readonly id: string; readonly product: string; readonly state: 'held' | 'released' | 'reassigned' }[];
  readonly accounts: readonly { readonly id: string; readonly system: string; readonly state: 'active' | 'ended' | 'deleted' }[];
  readonly approvedWaivers: readonly { readonly id: string; readonly reason: string }[];
};

export type Stop = { readonly kind: 'task' | 'ask' | 'asset_line' | 'shipment' | 'waiver'; readonly id: string; readonly what: string };
export type CompensationKind = 'enable_account' | 'recreate_account' | 'restore_seat' | 'find_seat' | 'give_back_asset' | 'set_up_asset' | 'replace_asset' | 'stop_parcel';
export type Compensation = { readonly kind: CompensationKind; readonly id: string; readonly owner: 'it' | 'security' | 'technician'; readonly what: string };

export type CancelPlan = {
  readonly stops: readonly Stop[];
  readonly undo: readonly Compensation[];
  /** Said plainly to whoever cancels, so that nothing is promised that is gone. */
  readonly cannotUndo: readonly { readonly kind: 'asset' | 'account' | 'seat'; readonly id: string; readonly what: string }[];
  /** Each person once, in one message, whatever they were asked. */
  readonly tell: readonly { readonly personId: string; readonly name: string; readonly hasHelped: boolean }[];
  readonly staysDone: readonly string[];
};

const lineEnds: readonly CaseAssetStatus[] = ['received', 'accepted', 'not_ours', 'withdrawn'];

function stopsOf(facts: CancelFacts): Stop[] {
  return [
    ...facts.tasks.filter((task) => !isTaskSettled(task.status)).map((task): Stop => ({ kind: 'task', id: task.key, what: task.title })),
    ...facts.asks.filter((ask) => ask.status === 'prepared' || ask.status === 'sent').map((ask): Stop => ({ kind: 'ask', id: ask.id, what: `The ask to ${ask.recipientName}` })),
    ...facts.assets.filter((asset) => !lineEnds.includes(asset.status)).map((asset): Stop => ({ kind: 'asset_line', id: asset.id, what: `${asset.name} is no longer asked for` })),
    ...facts.shipments.filter((shipment) => shipment.status === 'announced').map((shipment): Stop => ({ kind: 'shipment', id: shipment.id, what: `${shipment.name} is not sent; its label is void` })),
    ...facts.approvedWaivers.map((waiver): Stop => ({ kind: 'waiver', id: waiver.id, what: `The waiver "${waiver.reason}"` })),
  ];
}

function assetUndo(asset: CancelFacts['assets'][number]): Compensation | null {
  const { id, name } = asset;
  if (asset.status !== 'received' && asset.status !== 'accepted') return null;
  if (asset.passedOn) return { kind: 'replace_asset', id, owner: 'it', what: `${name} is with somebody else now; find another one` };
  if (asset.sanitised) return { kind: 'set_up_asset', id, owner: 'technician', what: `Set up ${name} anew and give it back` };
  return { kind: 'give_back_asset', id, owner: 'technician', what: `Give ${name} back` };
}

function accountUndo({ id, system, state }: CancelFacts['accounts'][number]): Compensation | null {
  if (state === 'active') return null;
  if (state === 'deleted') return { kind: 'recreate_account', id, owner: 'it', what: `Create the ${system} account again` };
  return { kind: 'enable_account', id, owner: 'security', what: `Turn the ${system} account on again` };
}

function seatUndo({ id, product, state }: CancelFacts['seats'][number]): Compensation | null {
  if (state === 'held') return null;
  if (state === 'reassigned') return { kind: 'find_seat', id, owner: 'it', what: `The ${product} seat went to somebody else; find another` };
  return { kind: 'restore_seat', id, owner: 'it', what: `Give the ${product} seat back` };
}

function cannotUndoOf(facts: CancelFacts): CancelPlan['cannotUndo'] {
  return [
    ...facts.assets.filter((asset) => asset.sanitised).map(({ id, name }) => ({ kind: 'asset' as const, id, what: `What was on ${name} was erased and will not come back` })),
    ...facts.accounts.filter((account) => account.state === 'deleted').map(({ id, system }) => ({ kind: 'account' as const, id, what: `The ${system} account was deleted with what it held` })),
  ];
}

/** Every person once; one who has answered has helped, and is thanked for it. */
function tellOf(asks: CancelFacts['asks']): CancelPlan['tell'] {
  const people = new Map<string, { personId: string; name: string; hasHelped: boolean }>();
  for (const ask of asks) {
    if (ask.status === 'prepared' || ask.status === 'withdrawn') continue;
    const known = people.get(ask.recipientId);
    people.set(ask.recipientId, { personId: ask.recipientId, name: ask.recipientName, hasHelped: (known?.hasHelped ?? false) || ask.status === 'answered' });
  }
  return [...people.values()];
}

/** What cancelling would do: shown before, done in one act. Only an open case can be cancelled. */
export function cancelPlan(facts: CancelFacts): Verdict<CancelPlan, { readonly code: 'wrong_state'; readonly status: string; readonly action: string; readonly allowed: readonly string[] }> {
  if (facts.status !== 'open') return refuse('wrong_state', { status: facts.status, action: 'cancel', allowed: facts.status === 'cleared' ? ['reopen'] : [] });
  const moving = facts.shipments.filter((shipment) => shipment.status === 'in_transit');
  const undo = [
    ...facts.accounts.map(accountUndo),
    ...facts.seats.map(seatUndo),
    ...facts.assets.map(assetUndo),
    ...moving.map((shipment): Compensation => ({ kind: 'stop_parcel', id: shipment.id, owner: 'it', what: `Stop ${shipment.name} on its way, or send it back when it arrives` })),
  ].filter((step): step is Compensation => step !== null);
  const staysDone = facts.tasks.filter((task) => task.status === 'done').map((task) => task.key);
  return allow({ stops: stopsOf(facts), undo, cannotUndo: cannotUndoOf(facts), tell: tellOf(facts.asks), staysDone });
}
