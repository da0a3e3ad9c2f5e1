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

export const taskStatuses = ['waiting', 'open', 'stuck', 'done', 'not_needed', 'withdrawn'] as const;
/** `waiting` for another task or for its anchor; `stuck`: its owner said "can't" or "need help". */
export type TaskStatus = (typeof taskStatuses)[number];
export type TaskAction = 'release' | 'report_stuck' | 'resume' | 'finish' | 'skip' | 'withdraw' | 'reopen' | 'reinstate';

export const taskTransitions: TransitionTable<TaskStatus, TaskAction> = {
  waiting: { release: 'open', finish: 'done', skip: 'not_needed', withdraw: 'withdrawn' },
  open: { finish: 'done', report_stuck: 'stuck', skip: 'not_needed', withdraw: 'withdrawn' },
  stuck: { resume: 'open', finish: 'done', skip: 'not_needed', withdraw: 'withdrawn' },
  done: { reopen: 'open' },
  not_needed: { reopen: 'open' },
  withdrawn: { reinstate: 'waiting' },
};

export const isTaskSettled = (status: TaskStatus): boolean => status === 'done' || status === 'not_needed' || status === 'withdrawn';

export const caseAssetStatuses = [
  'expected', 'handed_over', 'received', 'accepted', 'disputed', 'missing', 'waived', 'let_go', 'withdrawn',
] as const;
/**
 * `handed_over`: out of the leaver's hands, not yet in ours. `received`: at a place of ours.
 * `accepted`: a technician confirmed the item. `let_go`: decided to stay with the leaver or a successor.
 * `withdrawn`: not in the scope of this case after all.
 */
export type CaseAssetStatus = (typeof caseAssetStatuses)[number];
export type CaseAssetAction =
  | 'hand_over' | 'receive' | 'accept' | 'find_wrong' | 'dispute' | 'settle_as_expected' | 'report_missing' | 'find'
  | 'waive' | 'revoke_waiver' | 'let_go' | 'withdraw' | 'restore';

export const caseAssetTransitions: TransitionTable<CaseAssetStatus, CaseAssetAction> = {
  expected: {
    hand_over: 'handed_over', receive: 'received', accept: 'accepted', dispute: 'disputed', report_missing: 'missing',
    waive: 'waived', let_go: 'let_go', withdraw: 'withdrawn',
  },
  handed_over: { receive: 'received', accept: 'accepted', find_wrong: 'expected', report_missing: 'missing', waive: 'waived', withdraw: 'withdrawn' },
  received: { accept: 'accepted', find_wrong: 'expected' },
  accepted: { find_wrong: 'expected' },
  disputed: { settle_as_expected: 'expected', hand_over: 'handed_over', receive: 'received', accept: 'accepted', waive: 'waived', let_go: 'let_go', withdraw: 'withdrawn' },
  missing: { find: 'expected', hand_over: 'handed_over', receive: 'received', accept: 'accepted', waive: 'waived', withdraw: 'withdrawn' },
  waived: { receive: 'received', accept: 'accepted', revoke_waiver: 'expected' },
  let_go: { restore: 'expected' },
  withdrawn: { restore: 'expected' },
};

/** Lines for which the leaver is still asked and reminded. */
export const isChased = (status: CaseAssetStatus): boolean => status === 'expected';
