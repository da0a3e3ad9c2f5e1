/**
 * Transitions are data: one table `status × action → status`, one `next()`.
 * The same table drives the service's compare-and-set, the enabled buttons,
 * the SQL check and the generated diagrams (docs/state-machines.md).
 */
import { allow, refuse, type Verdict } from './verdict.ts';

export type TransitionTable<Status extends string, Action extends string> = {
  readonly [S in Status]: { readonly [A in Action]?: Status };
};

export type WrongState = { readonly code: 'wrong_state'; readonly status: string; readonly action: string; readonly allowed: readonly string[] };

/** The status after `action`, or a refusal that names what is possible instead. */
export function next<Status extends string, Action extends string>(
  table: TransitionTable<Status, Action>,
  status: Status,
  action: Action,
): Verdict<Status, WrongState> {
  const row = table[status];
  const to = row[action];
  return to === undefined ? refuse('wrong_state', { status, action, allowed: Object.keys(row) }) : allow(to);
}

/** The actions possible from `status`, in table order: what a screen may offer. */
export function actionsFrom<Status extends string, Action extends string>(
  table: TransitionTable<Status, Action>,
  status: Status,
): Action[] {
  return Object.keys(table[status]) as Action[];
}
