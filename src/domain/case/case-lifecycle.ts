/**
 * The three lifecycles of a case as tables: the case, its tasks, and the lines
 * of the assets in its scope.
 * Rule: ARCHITECTURE, "Transitions are data". A disputed line stops chasing for
 * that item alone (FIELD (e) 5); a cleared case can be opened again, a
 * cancelled one cannot: someone who leaves again gets another case.
 */
import type { TransitionTable } from '../transition.ts';

export const caseStatuses = ['open', 'cleared', 'cancelled'] as const;
export type CaseStatus = (typeof caseStatuses)[number];
export type CaseAction = 'clear' | 'reopen' | 'cancel';

export const caseTransitions: TransitionTable<CaseStatus, CaseAction> = {
  open: { clear: 'cleared', cancel: 'cancelled' },
  cleared: { reopen: 'open' },
  cancelled: {},
};

export const taskStatuses = ['waiting', 'open', 'done', 'not_needed', 'withdrawn'] as const;
/** `waiting` for another task or for its anchor. An owner who "can't" leaves it open: somebody else decides who can. */
export type TaskStatus = (typeof taskStatuses)[number];
export type TaskAction = 'release' | 'hold' | 'finish' | 'skip' | 'withdraw' | 'reopen' | 'reinstate';

export const taskTransitions: TransitionTable<TaskStatus, TaskAction> = {
  waiting: { release: 'open', finish: 'done', skip: 'not_needed', withdraw: 'withdrawn' },
  open: { hold: 'waiting', finish: 'done', skip: 'not_needed', withdraw: 'withdrawn' },
  done: { reopen: 'open' },
  not_needed: { reopen: 'open' },
  withdrawn: { reinstate: 'waiting' },
};

export const isTaskSettled = (status: TaskStatus): boolean => status === 'done' || status === 'not_needed' || status === 'withdrawn';

export const caseAssetStatuses = [
  'expected', 'handed_over', 'received', 'accepted', 'disputed', 'waived', 'let_go', 'not_ours', 'withdrawn',
] as const;
/**
 * `handed_over`: out of the leaver's hands, not yet in ours. `received`: at a place of ours.
 * `accepted`: a technician confirmed the item. `disputed`: "I don't have it", "it is mine".
 * `let_go`: decided to stay with the leaver or a successor. `not_ours`: it goes its owner's way,
 * never into our stock. `withdrawn`: not in the scope of this case after all.
 */
export type CaseAssetStatus = (typeof caseAssetStatuses)[number];
export type CaseAssetAction =
  | 'hand_over' | 'receive' | 'accept' | 'find_wrong' | 'dispute' | 'settle_as_expected'
  | 'waive' | 'revoke_waiver' | 'let_go' | 'leave_to_owner' | 'withdraw' | 'restore';

export const caseAssetTransitions: TransitionTable<CaseAssetStatus, CaseAssetAction> = {
  expected: {
    hand_over: 'handed_over', receive: 'received', accept: 'accepted', dispute: 'disputed',
    waive: 'waived', let_go: 'let_go', leave_to_owner: 'not_ours', withdraw: 'withdrawn',
  },
  handed_over: { receive: 'received', accept: 'accepted', find_wrong: 'expected', dispute: 'disputed', waive: 'waived', withdraw: 'withdrawn' },
  received: { accept: 'accepted', find_wrong: 'expected' },
  accepted: { find_wrong: 'expected' },
  disputed: {
    settle_as_expected: 'expected', hand_over: 'handed_over', receive: 'received', accept: 'accepted',
    waive: 'waived', let_go: 'let_go', leave_to_owner: 'not_ours', withdraw: 'withdrawn',
  },
  waived: { receive: 'received', accept: 'accepted', revoke_waiver: 'expected' },
  let_go: { receive: 'received', restore: 'expected' },
  not_ours: { restore: 'expected' },
  withdrawn: { restore: 'expected' },
};

/** Lines that are settled without the asset: decided to stay away, not ours, or out of scope. */
export const isOutOfReach = (status: CaseAssetStatus): boolean => status === 'let_go' || status === 'not_ours' || status === 'withdrawn';

/** Lines for which the leaver is still asked and reminded. */
export const isChased = (status: CaseAssetStatus): boolean => status === 'expected';

/** How a thing the leaver has begins on the case: what others own (an agency, a client, the leaver) is listed so that nobody wonders, and is not asked back. Source: PRODUCT, "Words" (asset). */
export const lineBeginsAs = (ownership: string): CaseAssetStatus => (ownership === 'own' || ownership === 'lessor' || ownership === 'vendor' ? 'expected' : 'not_ours');
