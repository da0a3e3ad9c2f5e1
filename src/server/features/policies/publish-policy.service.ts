/** Publishing a policy file: read, compiled and refused with every place to mend, or the next version. */
import { parse } from 'yaml';
import { readPolicyDocument } from '#contract/policy-document';
import { compilePolicy } from '#domain/policy/compile-policy';
import type { PolicyDocument, PolicyProblem } from '#domain/policy/policy-document';
import { checkTold } from '#domain/policy/told';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { lockPolicy, publish, publishedVersion } from './policy.repo.ts';

export type PolicyUnreadable = { readonly code: 'policy_refused'; readonly problems: readonly PolicyProblem[] };

/** The document in a YAML (or JSON) file, compiled, or every problem in it. */
export function readSource(source: string): Verdict<PolicyDocument, PolicyUnreadable> {
  let value: unknown;
  try {
    value = parse(source, { maxAliasCount: 50, prettyErrors: true });
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return refuse('policy_refused', { problems: [{ path: '', ruleKey: null, problem: 'not_yaml', message, mend: 'Correct the line named; indentation uses spaces.' }] });
  }
  const document = readPolicyDocument(value);
  if (!document.ok) return document;
  const compiled = compilePolicy(document.value);
  if (!compiled.ok) return compiled;
  const problems = checkTold(document.value);
  return problems.length === 0 ? document : refuse('policy_refused', { problems });
}

/** Publishes `source` as the version after `basedOn`. Somebody else's newer version is a conflict, not an overwrite. */
export async function publishSource(unit: Unit, input: { source: string; note?: string | undefined; basedOn: number }): Promise<Verdict<{ id: string; version: number }>> {
  const document = readSource(input.source);
  if (!document.ok) return document;
  const policyId = await lockPolicy(unit.tx, unit.newId(), unit.now);
  const current = (await publishedVersion(unit.tx))?.version ?? 0;
  if (current !== input.basedOn) return refuse('conflict', { version: current });
  const id = unit.newId();
  await publish(unit.tx, policyId, { id, version: current + 1, source: input.source, document: document.value, publishedBy: memberId(unit.actor) ?? null, note: input.note ?? null, at: unit.now });
  unit.audit({ action: 'policy.published', entity: { kind: 'policy_version', id }, facts: { version: current + 1, name: document.value.name } });
  return allow({ id, version: current + 1 });
}
