/**
 * Reads a policy document (`handback.policy/1`) from parsed YAML or JSON. The
 * schema yields exactly the types of `#domain/policy/policy-document`; unknown
 * fields are refused, so that a misspelt one is never silently ignored.
 * Rule: ROADMAP, "Errors point at the rule and say how to mend it".
 */
import { permissionsOfRole, type Role } from '#domain/access/permission';
import { reasons, type Reason } from '#domain/policy/facts';
import {
  anchors, askKinds, completions, evidenceKinds, helps, houseOwners, itemKinds, phases, policyFormat,
  type Owner, type PolicyDocument, type PolicyProblem, type TaskTemplate,
} from '#domain/policy/policy-document';
import { withToldNamed } from '#domain/policy/told';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { z } from 'zod';

const key = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'A key has lower-case letters, digits and underscores, and starts with a letter.');
const sentence = z.string().trim().min(1, 'Write a plain sentence.').max(2000);
const condition = z.string().trim().min(1, 'Write a condition, or leave the field out.').max(2000);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time of day is written in quotes as 'HH:MM'.");
const list = <T extends z.ZodType>(of: T, most: number) => z.array(of).max(most).readonly();

const Offset = z.strictObject({
  days: z.int().min(-730).max(730).optional(),
  workingDays: z.int().min(-730).max(730).optional(),
  hours: z.number().min(-2000).max(2000).optional(),
});

const ownerMessage = `An owner is one of ${houseOwners.join(', ')}, or partner:<name>.`;
const Owner = z.custom<Owner>(
  (value) => typeof value === 'string' && ((houseOwners as readonly string[]).includes(value) || /^partner:[a-z][a-z0-9_-]{0,59}$/.test(value)),
  ownerMessage,
);
const Role = z.enum(Object.keys(permissionsOfRole) as [Role, ...Role[]]);
const ladderStart = z.enum(['asked', 'due']);

const taskShape = {
  key,
  title: sentence,
  detail: sentence.optional(),
  phase: z.enum(phases),
  owner: Owner,
  when: condition.optional(),
  because: sentence.optional(),
  forEach: z.enum(itemKinds).optional(),
  where: condition.optional(),
  after: list(z.string().regex(/^[a-z][a-z0-9_]*(\/[a-z][a-z0-9_]*)?$/, 'Write task, or rule/task.'), 50).optional(),
  due: z.strictObject({ anchor: z.enum(anchors), offset: Offset.optional(), at: timeOfDay.optional() }),
  effortSeconds: z.int().min(0).max(28_800),
  ask: z.enum(askKinds).optional(),
  completes: z.enum(completions).optional(),
  evidence: z.enum(evidenceKinds).optional(),
  blocksClearance: z.boolean().optional(),
  approval: z.strictObject({ role: Role }).optional(),
  reminders: list(z.strictObject({ from: ladderStart, after: Offset, help: z.enum(helps) }), 10).optional(),
  escalation: z.strictObject({ from: ladderStart, after: Offset, to: Owner, because: sentence }).optional(),
};
// A field of the type that the schema forgets does not compile, and neither does the reverse.
const Task: z.ZodType<TaskTemplate> = z.strictObject({
  ...(taskShape satisfies { [F in Exclude<keyof TaskTemplate, 'tasks'>]-?: z.ZodType<TaskTemplate[F]> }),
  get tasks() {
    return list(Task, 200).optional();
  },
});

const conditional = { key, when: condition.optional(), because: sentence };

const Wording = z.strictObject({
  description: sentence,
  toLeaver: z.enum(['send', 'after_told', 'never']),
  saysOverdue: z.boolean(),
  toColleagues: z.enum(['by_name', 'a_colleague']),
  opening: sentence.optional(),
  closing: sentence.optional(),
});

const byReason = Object.fromEntries(reasons.map((reason) => [reason, key.optional()])) as { [R in Reason]: z.ZodOptional<typeof key> };

export const PolicyDocumentSchema = z
  .strictObject({
    format: z.literal(policyFormat),
    name: z.string().trim().min(1).max(120),
    version: z.string().max(60).optional(),
    description: sentence,
    timing: z.strictObject({
      cutOff: list(z.strictObject({ ...conditional, is: z.union([z.literal('immediately'), z.strictObject({ at: timeOfDay, offset: Offset.optional() })]) }), 100),
      returnBy: list(z.strictObject({ ...conditional, is: z.strictObject({ from: z.enum(['last_working_day', 'opened']).optional(), offset: Offset }) }), 100),
    }),
    wording: z.strictObject({ default: key, byReason: z.strictObject(byReason).optional(), sets: z.record(key, Wording) }),
    rules: list(z.strictObject({ ...conditional, tasks: list(Task, 200) }), 1000),
    clearance: z.strictObject({
      returnedWhen: z.enum(['received', 'accepted']),
      approvals: list(z.strictObject({ role: Role, when: condition.optional(), because: sentence }), 20),
    }),
  })
  .meta({ id: 'PolicyDocument' }) satisfies z.ZodType<PolicyDocument>;

export type PolicyUnread = { readonly code: 'policy_refused'; readonly problems: readonly PolicyProblem[] };

const deepest = 40;
const mostParts = 200_000;

type Unsafe = { readonly path: string; readonly message: string; readonly mend: string };

/** YAML anchors can make a document that contains itself or explodes, and keys that mean something to JavaScript. */
function unsafePart(value: unknown): Unsafe | null {
  let parts = 0;
  const inside = new Set<unknown>();
  const walk = (part: unknown, path: string, depth: number): Unsafe | null => {
    parts += 1;
    if (parts > mostParts) return { path: '', message: `The document has more than ${mostParts} parts.`, mend: 'Make it smaller; a policy of 300 rules is far below.' };
    if (typeof part !== 'object' || part === null) return null;
    if (inside.has(part)) return { path, message: 'This part contains itself.', mend: 'Remove the YAML alias (*name) and write the part out.' };
    if (depth > deepest) return { path, message: `Nested deeper than ${deepest} levels.`, mend: 'Move inner tasks up.' };
    inside.add(part);
    for (const name of Object.keys(part)) {
      const here = Array.isArray(part) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
      if (name === '__proto__' || name === 'constructor' || name === 'prototype') return { path: here, message: `"${name}" cannot be the name of a field.`, mend: 'Choose another name.' };
      const found = walk((part as { readonly [name: string]: unknown })[name], here, depth + 1);
      if (found) return found;
    }
    inside.delete(part);
    return null;
  };
  return walk(value, '', 0);
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('').replace(/^\./, '');

/** The key of the rule that a path runs through, for people who look for it in their file. */
function ruleKeyAt(value: unknown, path: readonly PropertyKey[]): string | null {
  const steps = path[0] === 'rules' ? path.slice(0, 2) : path[0] === 'timing' ? path.slice(0, 3) : [];
  const rule = steps.reduce<unknown>((part, step) => (typeof part === 'object' && part !== null ? (part as { [step: PropertyKey]: unknown })[step] : undefined), value);
  const found = steps.length > 0 && typeof rule === 'object' && rule !== null && 'key' in rule ? rule.key : null;
  return typeof found === 'string' ? found : null;
}

function mendFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `Remove ${issue.keys.map((name) => `"${name}"`).join(', ')}, or correct the spelling; policies/README.md lists every field.`;
  if (issue.code === 'invalid_value') return `Write one of: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'invalid_type') return `Give a value of type ${issue.expected}; text that looks like a number or a time goes in quotes.`;
  return 'Correct the value; policies/README.md shows an example of every field.';
}

/** The document, or every place where it is not one, with the rule it is in. */
export function readPolicyDocument(value: unknown): Verdict<PolicyDocument, PolicyUnread> {
  const unsafe = unsafePart(value);
  if (unsafe) return refuse('policy_refused', { problems: [{ ...unsafe, ruleKey: null, problem: 'unsafe_document' }] });
  const read = PolicyDocumentSchema.safeParse(value);
  if (read.success) return allow(withToldNamed(read.data));
  const problems = read.error.issues.map((issue): PolicyProblem => ({
    path: pathText(issue.path),
    ruleKey: ruleKeyAt(value, issue.path),
    problem: issue.code,
    message: issue.message,
    mend: mendFor(issue),
  }));
  return refuse('policy_refused', { problems });
}
