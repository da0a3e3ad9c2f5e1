/** All SQL that writes `workshop_job` and `unlock_check`, and a job under its lock. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type JobChange = {
  status?: string; blocked_reason?: string | null; platform?: string | null; grade?: string; findings?: string; grade_note?: string | null; disposition?: string | null; disposition_note?: string | null;
  recipient?: string | null; recipient_certificate?: string | null; disposition_asked_by?: string | null; disposition_asked_at?: string | null; disposition_by?: string | null; disposition_at?: string | null;
  declined_note?: string | null; certificate_number?: string; certificate_file_id?: string; started_at?: string; finished_at?: string; priority?: number; technician_id?: string | null;
};

export const jobById = (tx: Tx, id: string) => tx.selectFrom('workshop_job').selectAll().where('id', '=', id).executeTakeFirst();
export type JobRecord = NonNullable<Awaited<ReturnType<typeof jobById>>>;
export const lockJob = (tx: Tx, id: string) => tx.selectFrom('workshop_job').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const openJobOf = (tx: Tx, assetId: string) => tx.selectFrom('workshop_job').selectAll().where('asset_id', '=', assetId).where('status', 'not in', ['done', 'called_off']).executeTakeFirst();
export const newestJobOf = (tx: Tx, assetId: string) => tx.selectFrom('workshop_job').selectAll().where('asset_id', '=', assetId)
  .orderBy(sql`status in ('done', 'called_off')`).orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();

/** False when the asset has an open job: taken in once, however often it is scanned. */
export async function insertJob(tx: Tx, j: { id: string; assetId: string; caseId: string | null; needsSanitisation: boolean; platform: string | null; priority: number; at: string }): Promise<boolean> {
  const result = await tx.insertInto('workshop_job').values({
    id: j.id, asset_id: j.assetId, case_id: j.caseId, status: 'queued', needs_sanitisation: j.needsSanitisation, platform: j.platform, priority: j.priority, opened_at: j.at,
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Compare-and-set on what was read: the job as it is now, undefined when somebody was faster. */
export const changeJob = (tx: Tx, seen: Pick<JobRecord, 'id' | 'status' | 'version'>, set: JobChange): Promise<JobRecord | undefined> =>
  tx.updateTable('workshop_job').set({ ...set, version: seen.version + 1 }).where('id', '=', seen.id).where('status', '=', seen.status).where('version', '=', seen.version).returningAll().executeTakeFirst();

export const checksOf = (tx: Tx, jobId: string) => tx.selectFrom('unlock_check as u').innerJoin('member as m', 'm.id', 'u.checked_by').selectAll('u').select('m.name as checked_by_name').where('u.job_id', '=', jobId);
export type CheckRecord = Awaited<ReturnType<ReturnType<typeof checksOf>['execute']>>[number];
export const checkInstants = ['checked_at'] as const;

export async function saveCheck(tx: Tx, c: { jobId: string; key: string; state: string; note: string | null; by: string; at: string }): Promise<void> {
  await tx.insertInto('unlock_check').values({ job_id: c.jobId, key: c.key, state: c.state, note: c.note, checked_by: c.by, checked_at: c.at })
    .onConflict((o) => o.columns(['job_id', 'key']).doUpdateSet({ state: c.state, note: c.note, checked_by: c.by, checked_at: c.at })).execute();
}

/** A member as one who signs or works: name, position, how to reach them. */
export const signerById = (tx: Tx, id: string) => tx.selectFrom('member').select(['id', 'name', 'title', 'email', 'phone', 'roles', 'disabled_at']).where('id', '=', id).executeTakeFirst();
export type Signer = NonNullable<Awaited<ReturnType<typeof signerById>>>;

/** Names for the members that a job speaks of. */
export async function memberNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.selectFrom('member').select(['id', 'name']).where('id', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Holds of the asset that are over, with both who let it go: what a later certificate cites. */
export const pastHolds = (tx: Tx, assetId: string) => tx.selectFrom('legal_hold as h').innerJoin('member as a', 'a.id', 'h.release_asked_by').innerJoin('member as r', 'r.id', 'h.released_by')
  .select(['h.placed_at', 'h.released_at', 'a.name as asked_by', 'r.name as released_by']).where('h.asset_id', '=', assetId).where('h.released_at', 'is not', null).orderBy('h.placed_at').execute();
