/** Grading: the findings decide how good it can be; a person may be stricter, never kinder. */
import type { gradeJob as gradeRoute } from '#contract/workshop';
import type { Job } from '#contract/workshop-job';
import type { Received } from '#contract/route';
import { refuse, type Verdict } from '#domain/verdict';
import { acceptsGrade, gradeFor } from '#domain/workshop/grade';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { atStage, auditJob, beginAct, store } from './bench.service.ts';
import { showJob } from './find-jobs.service.ts';
import { isAsked } from './job-facts.ts';

export async function gradeJob(unit: Unit, jobId: string, body: Received<typeof gradeRoute>['body']): Promise<Verdict<Job>> {
  const begun = await beginAct(unit, jobId, 'grade');
  if (!begun.ok) return begun;
  const bench = begun.value;
  const stage = atStage(bench, 'grade', ['grading']);
  if (!stage.ok) return stage;
  // What somebody is asked to approve does not change under their eyes.
  if (isAsked(bench.job)) return refuse('wrong_state', { status: 'awaits_approval', action: 'grade', allowed: ['approve', 'decline'] });
  const best = gradeFor(body.findings);
  const grade = body.grade ?? best;
  if (!acceptsGrade(body.findings, grade)) return refuse('grade_too_high', { grade, best });
  const stored = await store(unit, bench, { grade, findings: JSON.stringify(body.findings), grade_note: body.note || null });
  if (!stored.ok) return stored;
  auditJob(unit, bench, 'graded', { grade, best, findings: body.findings }, body.note);
  return showJob(unit, stored.value);
}
