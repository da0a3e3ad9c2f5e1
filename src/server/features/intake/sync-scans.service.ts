/** Scans that a station kept while it was offline: in the order of their own times, each in its own transaction, so that one that fails holds up no other. */
import type { StationAnswer, StationScan } from '#contract/station';
import { problems, type ProblemCode, type ProblemDocument } from '#contract/problem';
import { allow, type Refusal, type Verdict } from '#domain/verdict';
import type { Actor } from '../../platform/work/actor.ts';
import type { RunUnit } from '../../platform/work/unit-of-work.ts';
import { scanThing } from './scan-parcel.service.ts';

export type Synced = { readonly clientId: string; readonly answer: StationAnswer | null; readonly problem: ProblemDocument | null };

const documentOf = (error: Refusal): ProblemDocument => {
  const text = problems[error.code as ProblemCode] ?? problems.internal;
  return { ...error, type: `urn:handback:problem:${error.code}`, code: error.code, title: text.title, detail: text.detail, status: text.status };
};

export async function syncScans(run: RunUnit, actor: Actor, scans: readonly StationScan[], requestId: string): Promise<Verdict<{ results: Synced[] }>> {
  const inOrder = [...scans].sort((a, b) => Date.parse(a.scannedAt) - Date.parse(b.scannedAt));
  const results = new Map<string, Synced>();
  for (const scan of inOrder) {
    const done = await run(actor, (unit) => scanThing(unit, scan), { sight: 'system', requestId });
    results.set(scan.clientId, done.ok ? { clientId: scan.clientId, answer: done.value, problem: null } : { clientId: scan.clientId, answer: null, problem: documentOf(done.error) });
  }
  return allow({ results: scans.flatMap((scan) => results.get(scan.clientId) ?? []) });
}
