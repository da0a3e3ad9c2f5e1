/** The unlock checks, like a cockpit's: each answered by a named person, at a time, with what was seen. */
import type { answerCheck as answerRoute } from '#contract/workshop';
import type { Job } from '#contract/workshop-job';
import type { Received } from '#contract/route';
import { refuse, type Verdict } from '#domain/verdict';
import { applicableChecks } from '#domain/workshop/unlock-checks';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { advance, atStage, auditJob, beginAct } from './bench.service.ts';
import { showJob } from './find-jobs.service.ts';
import { followChecks } from './follow-checks.service.ts';
import { holdsData, platformOf } from './job-facts.ts';
import { checksOf, saveCheck } from './job.repo.ts';

/** Locks may turn up at any stage, so they are answered at any stage of the work. */
const atWork = ['checking', 'sanitising', 'verifying', 'grading'] as const;

export async function answerCheck(unit: Unit, jobId: string, body: Received<typeof answerRoute>['body']): Promise<Verdict<Job>> {
  const begun = await beginAct(unit, jobId, 'check');
  if (!begun.ok) return begun;
  const bench = begun.value;
  const stage = atStage(bench, 'check', atWork);
  if (!stage.ok) return stage;
  const applicable = applicableChecks(bench.asset.category, platformOf(bench));
  if (!applicable.includes(body.check)) return refuse('check_not_applicable', { check: body.check, applicable });
  const note = body.note === undefined || body.note === '' ? null : body.note;
  await saveCheck(unit.tx, { jobId, key: body.check, state: body.result, note, by: bench.by, at: unit.now });
  auditJob(unit, bench, 'check_answered', { check: body.check, result: body.result }, note);
  const after = { ...bench, checks: await checksOf(unit.tx, jobId).execute() };
  await followChecks(unit, after);
  return showJob(unit, after);
}

/** On to sanitising; a device that holds no data goes straight to grading. Checks still open are asked again before it is ready. */
export async function finishChecks(unit: Unit, jobId: string): Promise<Verdict<Job>> {
  const begun = await beginAct(unit, jobId, 'checks_done');
  if (!begun.ok) return begun;
  const action = holdsData(begun.value) ? 'checks_done' : 'nothing_to_sanitise';
  const moved = await advance(unit, begun.value, action);
  if (!moved.ok) return moved;
  auditJob(unit, begun.value, 'checks_finished', { to: moved.value.job.status });
  await followChecks(unit, moved.value);
  return showJob(unit, moved.value);
}
