/**
 * The policy document: how an organisation offboards, as versioned data.
 * Format id `handback.policy/1`. A document is made of timing rules, wording
 * sets, rules that plan tasks, and the approvals a clearance needs.
 * Rule: ARCHITECTURE, "Policy is data, versioned, explained". Whatever a later
 * editor, reminder ladder or effort budget needs is already a field here, so
 * that a file written today stays readable; unknown fields are refused, never
 * dropped. The schema that reads it is `#contract/policy-document`.
 */
import type { Role } from '../access/permission.ts';
import type { Reason } from './facts.ts';

export const policyFormat = 'handback.policy/1';

/** What a due date hangs on. `receipt` and `parent_done` have no instant until they happen. */
export const anchors = ['last_working_day', 'cut_off', 'return_by', 'opened', 'receipt', 'parent_done'] as const;
export type Anchor = (typeof anchors)[number];

/** Added to an anchor, in this order: days, workingDays, hours. Negative is before. */
export type Offset = { readonly days?: number; readonly workingDays?: number; readonly hours?: number };

/** A due date as data: it is kept beside the instant, so that moving a date can recompute it. */
export type Due = { readonly anchor: Anchor; readonly offset?: Offset; readonly at?: string };

export const houseOwners = ['it', 'hr', 'security', 'manager', 'leaver', 'mailroom', 'technician'] as const;
export type Owner = (typeof houseOwners)[number] | `partner:${string}`;

export const phases = ['prepare', 'ask', 'return', 'receive', 'ready', 'access', 'clear', 'thank'] as const;
export type Phase = (typeof phases)[number];

export const askKinds = ['leaver_return', 'manager_confirm', 'none'] as const;
export type AskKind = (typeof askKinds)[number];

/** Facts that a task stands for: most come from other slices and finish it without anyone ticking; `told` is said by ticking. */
export const completions = [
  'asset_received', 'asset_checked', 'asset_unlocked', 'asset_sanitised', 'asset_ready', 'seat_released', 'account_ended', 'ask_answered', 'data_handover_confirmed', 'told', 'clearance_issued', 'helpers_thanked',
] as const;
export type Completion = (typeof completions)[number];

export const itemKinds = ['asset', 'seat', 'account'] as const;
export type ItemKind = (typeof itemKinds)[number];

export const evidenceKinds = ['note', 'photo', 'document', 'scan', 'sanitisation_record', 'signature'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Rungs of a reminder ladder, each asking less of the helper than the one before. */
export const helps = ['nudge', 'easier_way', 'human_call', 'we_take_it'] as const;
export type Help = (typeof helps)[number];

export type Reminder = { readonly from: 'asked' | 'due'; readonly after: Offset; readonly help: Help };
export type Escalation = { readonly from: 'asked' | 'due'; readonly after: Offset; readonly to: Owner; readonly because: string };

export type TaskTemplate = {
  /** Unique in its rule; part of the planned task's key, so renaming it makes another task. */
  readonly key: string;
  readonly title: string;
  readonly detail?: string;
  readonly phase: Phase;
  readonly owner: Owner;
  /** CEL text; a task without one applies whenever its rule (and its parent) applies. */
  readonly when?: string;
  /** Why this task, where the rule's own sentence is not enough. */
  readonly because?: string;
  /** One task for each asset, seat or account that `where` keeps. Nested tasks share the item. */
  readonly forEach?: ItemKind;
  readonly where?: string;
  /** Keys of tasks that must be finished first: `task` in this rule, `rule/task` elsewhere. */
  readonly after?: readonly string[];
  readonly due: Due;
  readonly effortSeconds: number;
  readonly ask?: AskKind;
  readonly completes?: Completion;
  readonly evidence?: EvidenceKind;
  /** Whether clearance waits for this task; true unless told. */
  readonly blocksClearance?: boolean;
  readonly approval?: { readonly role: Role };
  readonly reminders?: readonly Reminder[];
  readonly escalation?: Escalation;
  readonly tasks?: readonly TaskTemplate[];
};

export type PolicyRule = {
  readonly key: string;
  readonly when?: string;
  readonly because: string;
  readonly tasks: readonly TaskTemplate[];
};

export type CutOffRule = {
  readonly key: string;
  readonly when?: string;
  readonly because: string;
  /** `immediately`, or a time on the last working day (moved by an offset) in the person's zone. */
  readonly is: 'immediately' | { readonly at: string; readonly offset?: Offset };
};

export type ReturnByRule = {
  readonly key: string;
  readonly when?: string;
  readonly because: string;
  readonly is: { readonly from?: 'last_working_day' | 'opened'; readonly offset: Offset };
};

/** How Handback speaks, and to whom it stays silent. */
export type WordingSet = {
  readonly description: string;
  /** `after_told`: only once HR has ticked that the leaver was told. `never`: a person speaks, not a system. */
  readonly toLeaver: 'send' | 'after_told' | 'never';
  /** False: what is past its date is shown as "open", never as "overdue". */
  readonly saysOverdue: boolean;
  /** How messages to colleagues name the leaver's things. */
  readonly toColleagues: 'by_name' | 'a_colleague';
  readonly opening?: string;
  readonly closing?: string;
};

export type ApprovalRule = { readonly role: Role; readonly when?: string; readonly because: string };

export type PolicyDocument = {
  readonly format: typeof policyFormat;
  readonly name: string;
  readonly version?: string;
  readonly description: string;
  readonly timing: { readonly cutOff: readonly CutOffRule[]; readonly returnBy: readonly ReturnByRule[] };
  readonly wording: {
    readonly default: string;
    readonly byReason?: { readonly [R in Reason]?: string };
    readonly sets: { readonly [name: string]: WordingSet };
  };
  readonly rules: readonly PolicyRule[];
  readonly clearance: {
    /** When an asset counts as returned: on our premises, or looked at by a technician. */
    readonly returnedWhen: 'received' | 'accepted';
    readonly approvals: readonly ApprovalRule[];
  };
};

/** What is wrong in a document, where, and how to mend it. */
export type PolicyProblem = {
  /** `rules[3].tasks[0].when` */
  readonly path: string;
  readonly ruleKey: string | null;
  readonly problem: string;
  readonly message: string;
  readonly mend: string;
};

/** Where a check puts what it found. */
export type ReportProblem = (problem: PolicyProblem) => void;
