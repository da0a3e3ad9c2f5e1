/**
 * Plans a case: policy + facts + calendar → dates and a checklist, in which
 * every task says which rule made it and why. Pure and deterministic: the same
 * facts give the same plan, key by key.
 * Rule: PRODUCT 2 and 3; ARCHITECTURE, "Policy is data, versioned, explained".
 * A condition that cannot be decided loses its own tasks, never the case: it
 * becomes a planning problem that names the rule.
 */
import type { CompiledPolicy, CompiledTask } from './compile-policy.ts';
import { contextOf, type Condition, type ConditionContext } from './condition.ts';
import { taskReference } from './check-order.ts';
import { resolveDue, type CaseDates } from './due.ts';
import type { CaseFacts } from './facts.ts';
import { fillIn, type Item } from './placeholders.ts';
import type {
  AskKind, Completion, Due, Escalation, EvidenceKind, ItemKind, Owner, Phase, PolicyRule, Reminder, WordingSet,
} from './policy-document.ts';
import { planTiming, type CaseCalendar, type PlanningProblem, type Timing } from './timing.ts';
import type { Role } from '../access/permission.ts';

export type PlannedTask = {
  /** `rule/task`, or `rule/task/<item id>`: stable, unique in the case, the same after re-planning. */
  readonly key: string;
  readonly parentKey: string | null;
  readonly ruleKey: string;
  readonly templateKey: string;
  readonly because: string;
  readonly title: string;
  readonly detail: string | null;
  readonly phase: Phase;
  readonly owner: Owner;
  readonly item: { readonly kind: ItemKind; readonly id: string } | null;
  /** Anchor and offset as data; `dueAt` is their instant, null while the anchor has not happened. */
  readonly due: Due;
  readonly dueAt: string | null;
  /** Keys of planned tasks that must be finished first. */
  readonly after: readonly string[];
  readonly startsAs: 'waiting' | 'open';
  readonly effortSeconds: number;
  readonly ask: AskKind;
  readonly completes: Completion | null;
  readonly evidence: EvidenceKind | null;
  readonly blocksClearance: boolean;
  readonly approvalRole: Role | null;
  readonly reminders: readonly Reminder[];
  readonly escalation: Escalation | null;
};

export type RequiredApproval = { readonly role: Role; readonly because: string };

export type CasePlan = {
  readonly timing: Timing;
  readonly wording: { readonly name: string; readonly set: WordingSet };
  readonly tasks: readonly PlannedTask[];
  readonly approvals: readonly RequiredApproval[];
  readonly returnedWhen: 'received' | 'accepted';
  readonly problems: readonly PlanningProblem[];
};

type Planning = {
  readonly facts: CaseFacts;
  readonly dates: CaseDates;
  readonly silent: boolean;
  readonly problems: PlanningProblem[];
  readonly tasks: PlannedTask[];
  /** Instants by what is asked of the calendar: hundreds of tasks share a few dozen due dates. */
  readonly dueAt: Map<string, string | null>;
};

function holds(condition: Condition | null, context: ConditionContext, planning: Planning, ruleKey: string, taskKey: string | null): boolean {
  if (condition === null) return true;
  const held = condition.holds(context);
  if (held.ok) return held.value;
  planning.problems.push({ ruleKey, taskKey, message: `The condition "${condition.text}" could not be decided: ${held.error.message}.` });
  return false;
}

function itemsOf(kind: ItemKind, facts: CaseFacts): Item[] {
  if (kind === 'asset') return facts.assets.map((asset) => ({ kind, facts: asset }));
  if (kind === 'seat') return facts.seats.map((seat) => ({ kind, facts: seat }));
  return facts.accounts.map((account) => ({ kind, facts: account }));
}

function dueAtOf(due: Due, planning: Planning): string | null {
  const { days = 0, workingDays = 0, hours = 0 } = due.offset ?? {};
  const asked = `${due.anchor} ${days} ${workingDays} ${hours} ${due.at ?? ''}`;
  const known = planning.dueAt.get(asked);
  if (known !== undefined) return known;
  const resolved = resolveDue(due, planning.dates);
  planning.dueAt.set(asked, resolved);
  return resolved;
}

type Branch = { readonly rule: PolicyRule; readonly parentKey: string | null; readonly item: Item | null; readonly context: ConditionContext };

function describe({ template }: CompiledTask, branch: Branch, planning: Planning): PlannedTask {
  const { rule, item, parentKey } = branch;
  const templateKey = `${rule.key}/${template.key}`;
  const text = (words: string) => fillIn(words, planning.facts, item);
  const silenced = planning.silent && template.owner === 'leaver';
  const dueAt = dueAtOf(template.due, planning);
  if (silenced) {
    planning.problems.push({ ruleKey: rule.key, taskKey: template.key, message: 'Nothing may be asked of the leaver here; the task went to HR.' });
  }
  return {
    key: item ? `${templateKey}/${item.facts.id}` : templateKey,
    parentKey, templateKey, dueAt,
    ruleKey: rule.key,
    because: text(template.because ?? rule.because),
    title: text(template.title),
    detail: template.detail === undefined ? null : text(template.detail),
    phase: template.phase,
    owner: silenced ? 'hr' : template.owner,
    item: item && { kind: item.kind, id: item.facts.id },
    due: template.due,
    after: (template.after ?? []).map((reference) => taskReference(reference, rule.key)),
    startsAs: dueAt === null ? 'waiting' : 'open',
    effortSeconds: template.effortSeconds,
    ask: silenced ? 'none' : (template.ask ?? 'none'),
    completes: template.completes ?? null,
    evidence: template.evidence ?? null,
    blocksClearance: template.blocksClearance ?? true,
    approvalRole: template.approval?.role ?? null,
    reminders: planning.silent ? [] : (template.reminders ?? []),
    escalation: planning.silent ? null : (template.escalation ?? null),
  };
}

function planTask(task: CompiledTask, branch: Branch, planning: Planning): void {
  const { template } = task;
  if (!holds(task.when, branch.context, planning, branch.rule.key, template.key)) return;
  const branches = template.forEach
    ? itemsOf(template.forEach, planning.facts).map((item) => ({ ...branch, item, context: { ...branch.context, [item.kind]: item.facts } }))
    : [branch];
  for (const one of branches) {
    if (!holds(task.where, one.context, planning, branch.rule.key, template.key)) continue;
    const planned = describe(task, one, planning);
    planning.tasks.push(planned);
    for (const inner of task.tasks) planTask(inner, { ...one, parentKey: planned.key }, planning);
  }
}

/** Template references become keys of planned tasks: of the same item where both are planned for each. */
function linkOrder(tasks: readonly PlannedTask[]): PlannedTask[] {
  const byTemplate = Map.groupBy(tasks, (task) => task.templateKey);
  return tasks.map((task) => {
    const before = task.after.flatMap((templateKey) => {
      const candidates = byTemplate.get(templateKey) ?? [];
      const { item } = task;
      const paired = item !== null && candidates[0]?.item?.kind === item.kind;
      return paired ? candidates.filter((other) => other.item?.id === item.id) : candidates;
    });
    return before.length === 0 ? { ...task, after: [] } : { ...task, after: before.map((other) => other.key), startsAs: 'waiting' };
  });
}

function wordingFor(policy: CompiledPolicy, facts: CaseFacts): CasePlan['wording'] {
  const { wording } = policy.document;
  const name = wording.byReason?.[facts.case.reason] ?? wording.default;
  const set = Object.hasOwn(wording.sets, name) ? wording.sets[name] : undefined;
  if (set === undefined) throw new TypeError('plan needs a policy from compilePolicy');
  return { name, set };
}

/**
 * The plan of one case. `policy` comes from `compilePolicy`, once for all cases;
 * `calendar` holds the last working day, the zone and its holidays and weekend.
 */
export function plan(policy: CompiledPolicy, facts: CaseFacts, calendar: CaseCalendar): CasePlan {
  const context = contextOf(facts);
  const { timing, problems } = planTiming(policy, context, calendar);
  const wording = wordingFor(policy, facts);
  const silent = wording.set.toLeaver === 'never';
  const planning: Planning = { facts, dates: timing, silent, problems: [...problems], tasks: [], dueAt: new Map() };
  for (const { rule, when, tasks } of policy.rules) {
    if (!holds(when, context, planning, rule.key, null)) continue;
    for (const task of tasks) planTask(task, { rule, parentKey: null, item: null, context }, planning);
  }
  const approvals = policy.approvals
    .filter(({ rule, when }) => holds(when, context, planning, `clearance.${rule.role}`, null))
    .map(({ rule }) => ({ role: rule.role, because: fillIn(rule.because, facts, null) }));
  const { returnedWhen } = policy.document.clearance;
  return { timing, wording, tasks: linkOrder(planning.tasks), approvals, returnedWhen, problems: planning.problems };
}

/** Minutes a checklist asks of each owner: what an effort budget is measured against. */
export function effortByOwner(tasks: readonly Pick<PlannedTask, 'owner' | 'effortSeconds'>[]): ReadonlyMap<Owner, number> {
  const seconds = new Map<Owner, number>();
  for (const task of tasks) seconds.set(task.owner, (seconds.get(task.owner) ?? 0) + task.effortSeconds);
  return new Map([...seconds].map(([owner, total]) => [owner, Math.round(total / 6) / 10]));
}
