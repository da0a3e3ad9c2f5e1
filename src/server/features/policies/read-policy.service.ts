/** The organisation's policy: the published version, and any version a case was planned with. Compiled once each. */
import { readFileSync } from 'node:fs';
import type { PolicyDetail, PolicyVersion } from '#contract/policies';
import { readPolicyDocument } from '#contract/policy-document';
import { compilePolicy, type CompiledPolicy } from '#domain/policy/compile-policy';
import type { PolicyDocument, TaskTemplate } from '#domain/policy/policy-document';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { documentOf, listVersions, overdueSayings, publishedVersion, versionById } from './policy.repo.ts';
import { publishSource } from './publish-policy.service.ts';

export type PolicyInForce = { readonly versionId: string; readonly version: number; readonly policy: CompiledPolicy };

/** A published version never changes, so it is read and compiled once in the life of the process. */
const compiled = new Map<string, PolicyInForce>();

export async function policyOfVersion(unit: Unit, versionId: string): Promise<PolicyInForce> {
  const known = compiled.get(versionId);
  if (known) return known;
  const row = await documentOf(unit.tx, versionId);
  if (!row) throw new Error(`policy version ${versionId} is missing`);
  const read = readPolicyDocument(row.document);
  const policy = read.ok ? compilePolicy(read.value) : read;
  if (!policy.ok) throw new Error(`Policy version ${versionId} can no longer be read: ${policy.error.problems[0]?.message ?? ''}`);
  if (compiled.size > 200) compiled.clear();
  const inForce = { versionId, version: row.version, policy: policy.value };
  compiled.set(versionId, inForce);
  return inForce;
}

/** The version new cases are planned with; the starter policy when nothing was published yet. */
export async function currentPolicy(unit: Unit): Promise<PolicyInForce> {
  const row = (await publishedVersion(unit.tx)) ?? (await installStarterPolicy(unit), await publishedVersion(unit.tx));
  if (!row) throw new Error('no policy could be installed');
  return policyOfVersion(unit, row.id);
}

/** Which version new cases are planned with, if any was published yet. */
export const currentVersionId = async (unit: Unit): Promise<string | undefined> => (await publishedVersion(unit.tx))?.id;

/** Publishes policies/starter.yaml as version 1, unless something is published. */
export async function installStarterPolicy(unit: Unit): Promise<void> {
  if (await publishedVersion(unit.tx)) return;
  const source = readFileSync(new URL('../../../../policies/starter.yaml', import.meta.url), 'utf8');
  const published = await publishSource(unit, { source, note: 'The starter policy that comes with Handback', basedOn: 0 });
  // Whoever came first has published it in this moment; everybody goes on with that one.
  if (!published.ok && published.error.code === 'conflict') return;
  if (!published.ok) throw new Error(`the starter policy was refused: ${JSON.stringify(published.error)}`);
}

const sayings = new Map<string, ReadonlyMap<string, boolean>>();

/** Whether a case of this version and wording is called overdue; true unless its policy says otherwise. Read once a version: it never changes. */
export async function overdueWords(unit: Unit, versionIds: Iterable<string>): Promise<(versionId: string, wording: string) => boolean> {
  const asked = new Map([...new Set(versionIds)].map((id) => [id, sayings.get(id)]));
  const unknown = [...asked.keys()].filter((id) => asked.get(id) === undefined);
  if (unknown.length > 0) {
    const found = Map.groupBy(await overdueSayings(unit.tx, unknown), ({ id }) => id);
    if (sayings.size > 200) sayings.clear();
    for (const id of unknown) {
      const said = new Map(found.get(id)?.map(({ wording, says_overdue }) => [wording, says_overdue]));
      asked.set(id, said);
      sayings.set(id, said);
    }
  }
  return (versionId, wording) => asked.get(versionId)?.get(wording) ?? true;
}

type Row = Awaited<ReturnType<typeof listVersions>>[number];

export const policyVersion = (row: Row): PolicyVersion => {
  const document = row.document as PolicyDocument;
  return {
    id: row.id, version: row.version, name: document.name, status: row.status as PolicyVersion['status'], publishedAt: row.published_at, publishedBy: row.publisher, note: row.note,
    rules: document.rules.length, tasks: document.rules.reduce((sum, rule) => sum + countTasks(rule.tasks), 0), openCases: Number(row.open_cases ?? 0),
  };
};

export const countTasks = (tasks: readonly TaskTemplate[]): number => tasks.reduce((sum, task) => sum + 1 + countTasks(task.tasks ?? []), 0);

export async function readVersion(unit: Unit, id: string): Promise<Verdict<PolicyDetail>> {
  const row = await versionById(unit.tx, id);
  if (!row) return refuse('not_found');
  const document = row.document as PolicyDocument;
  const flat = (tasks: readonly TaskTemplate[], depth: number): PolicyDetail['rulesView'][number]['tasks'] =>
    tasks.flatMap((task) => [{ title: task.title, owner: task.owner, phase: task.phase, when: task.when ?? task.where ?? null, depth }, ...flat(task.tasks ?? [], depth + 1)]);
  return allow({
    ...policyVersion(row), source: row.source, description: document.description,
    rulesView: document.rules.map((rule) => ({ key: rule.key, when: rule.when ?? null, because: rule.because, tasks: flat(rule.tasks, 0) })),
  });
}

export const listPolicyVersions = async (unit: Unit): Promise<PolicyVersion[]> => (await listVersions(unit.tx)).map(policyVersion);
