/**
 * A job on the bench: every act begins here. The asset is locked before the
 * job, as whoever places a hold does, so an act and a hold at the same moment
 * have one order; and two technicians at one job have one winner.
 */
import type { AssetAction } from '#domain/asset/asset-status';
import { actionsFrom } from '#domain/transition';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { changeWorkshopStatus, workshopTransitions, type WorkshopAction, type WorkshopStatus } from '#domain/workshop/workshop-lifecycle';
import { mayDo, memberId } from '../../platform/work/actor.ts';
import { askTogether } from '../../platform/db/ask-together.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { lockForChange } from '../assets/change-status.service.ts';
import { getAsset } from '../assets/find-asset.service.ts';
import { workshopFacts, type Bench } from './job-facts.ts';
import { changeJob, checkInstants, checksOf, jobById, lockJob, type JobChange, type CheckRecord, type JobRecord } from './job.repo.ts';
import { mediaOf, mediumInstants, recordInstants, recordsOf, type MediumRecord, type RecordRow } from './sanitisation.repo.ts';
import { workshopRules } from './workshop-rules.service.ts';

export type { AssetAction, Bench };

/** Who learns that it is a legal hold, and who learns that it rests in quarantine: what it is about is not the workshop's to know. */
export function quarantine(unit: Unit, action: string): { readonly ok: false; readonly error: { readonly code: 'under_legal_hold' | 'in_quarantine'; readonly action: string } } {
  const knows = mayDo(unit.actor, 'holds.place') || mayDo(unit.actor, 'holds.release');
  return knows ? refuse('under_legal_hold', { action }) : refuse('in_quarantine', { action });
}

/** A refusal of the domain, told as the actor may hear it. */
export const told = <T>(unit: Unit, verdict: Verdict<T>): Verdict<T> => (!verdict.ok && verdict.error.code === 'under_legal_hold' ? quarantine(unit, String(verdict.error['action'] ?? '')) : verdict);

async function assemble(unit: Unit, job: JobRecord): Promise<Verdict<Bench>> {
  const asset = await getAsset(unit, job.asset_id);
  if (!asset) return refuse('not_found');
  const found = await askTogether(unit.tx, {
    checks: { query: checksOf(unit.tx, job.id), instants: checkInstants, read: (rows: CheckRecord[]) => rows }, media: { query: mediaOf(unit.tx, job.asset_id), instants: mediumInstants, read: (rows: MediumRecord[]) => rows },
    records: { query: recordsOf(unit.tx, job.id), instants: recordInstants, read: (rows: RecordRow[]) => rows },
  });
  return allow({ job, asset, ...found, rules: await workshopRules(unit) });
}

export const benchOf = async (unit: Unit, job: JobRecord | undefined): Promise<Verdict<Bench>> => (job ? assemble(unit, job) : refuse('not_found'));
export const readBench = async (unit: Unit, jobId: string): Promise<Verdict<Bench>> => benchOf(unit, await jobById(unit.tx, jobId));

export type Begun = Bench & { readonly by: string };

/** For an act by a named person. Under a hold only what `heldToo` allows: putting aside, calling off, saying whose job it is. */
export async function beginAct(unit: Unit, jobId: string, action: string, options: { heldToo?: boolean } = {}): Promise<Verdict<Begun>> {
  const by = memberId(unit.actor);
  if (!by) return refuse('needs_named_person');
  const seen = await jobById(unit.tx, jobId);
  if (!seen || !(await lockForChange(unit, seen.asset_id))) return refuse('not_found');
  const bench = await benchOf(unit, await lockJob(unit.tx, jobId));
  if (!bench.ok) return bench;
  if (bench.value.asset.on_hold && options.heldToo !== true) return quarantine(unit, action);
  return allow({ ...bench.value, by });
}

/** An act that belongs to certain stages of the work. */
export function atStage(bench: Bench, action: string, stages: readonly WorkshopStatus[]): Verdict<true> {
  const status = bench.job.status as WorkshopStatus;
  return stages.includes(status) ? allow(true) : refuse('wrong_state', { status, action, allowed: actionsFrom(workshopTransitions, status) });
}

/** Moves the job by the table, with what else is decided in the same act; the bench as it is afterwards. */
export async function advance(unit: Unit, bench: Begun, action: WorkshopAction, set: JobChange = {}): Promise<Verdict<Begun>> {
  const after = changeWorkshopStatus(bench.job.status as WorkshopStatus, action, workshopFacts(bench));
  if (!after.ok) return told(unit, after);
  return store(unit, bench, { ...set, status: after.value });
}

/** Writes by compare-and-set; zero rows is a conflict, never an overwrite. */
export async function store(unit: Unit, bench: Begun, set: JobChange): Promise<Verdict<Begun>> {
  const changed = await changeJob(unit.tx, bench.job, set);
  if (!changed) return refuse('conflict');
  const fresh = await benchOf(unit, changed);
  return fresh.ok ? allow({ ...fresh.value, by: bench.by }) : fresh;
}

/** One audit entry for what was done to a job; words that people wrote go to the personal part. */
export function auditJob(unit: Unit, bench: Bench, action: string, facts: Record<string, unknown> = {}, note?: string | null): void {
  unit.audit({
    action: `workshop.${action}`, entity: { kind: 'workshop_job', id: bench.job.id }, caseId: bench.job.case_id, facts: { asset: bench.job.asset_id, ...facts } as never, ...(note ? { personal: { note } } : {}),
  });
}
