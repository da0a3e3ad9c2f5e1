/** SQL of `print_job`, and what a label says of an asset or a box: a read across tables (ADR 2). */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export const printById = (tx: Tx, id: string) => tx.selectFrom('print_job').selectAll().where('id', '=', id).executeTakeFirst();
export type PrintRow = NonNullable<Awaited<ReturnType<typeof printById>>>;

export type NewPrint = { id: string; kind: string; form: string; skip: number; recordIds: readonly string[]; madeBy: string; actor: unknown };
export async function insertPrint(tx: Tx, job: NewPrint, at: string): Promise<void> {
  await tx.insertInto('print_job').values({
    id: job.id, kind: job.kind, form: job.form, skip: job.skip, record_ids: [...job.recordIds], total: job.recordIds.length, status: 'waiting', made_by: job.madeBy, actor: JSON.stringify(job.actor), beat_at: at, created_at: at,
  }).execute();
}

export type PrintSet = { status?: string; done?: number; left_out?: number; file_id?: string; beat_at?: string; error?: string | null; finished_at?: string };
/** Only while it is in one of these states: a job that was cancelled stays so. */
export const stepPrint = async (tx: Tx, id: string, from: readonly string[], set: PrintSet): Promise<boolean> =>
  (await tx.updateTable('print_job').set((e) => ({ ...set, version: e('version', '+', 1) })).where('id', '=', id).where('status', 'in', [...from]).executeTakeFirst()).numUpdatedRows > 0n;

export const silentPrints = (tx: Tx, before: string) => tx.selectFrom('print_job').select('id').where('status', 'in', ['waiting', 'drawing']).where('beat_at', '<', before).execute();

export type Labelled = { id: string; code: string | null; is_tag: boolean; title: string | null; note: string | null };
/** In the order chosen. */
export async function assetsToLabel(tx: Tx, ids: readonly string[]): Promise<Labelled[]> {
  return (await sql<Labelled>`select a.id, coalesce(a.asset_tag, a.serial_number) as code, a.asset_tag is not null as is_tag, coalesce(nullif(concat_ws(' ', a.manufacturer, a.model), ''), a.name, a.category) as title, case when a.asset_tag is not null then a.serial_number end as note
    from asset a join unnest(${[...ids]}::uuid[]) with ordinality as chosen (id, place) on chosen.id = a.id order by chosen.place`.execute(tx)).rows;
}
/** The outside of a box names no leaver. */
export async function boxesToLabel(tx: Tx, ids: readonly string[]): Promise<Labelled[]> {
  return (await sql<Labelled>`select p.id, p.box_code as code, false as is_tag, coalesce(l.name, 'Return box') as title, p.description as note
    from parcel p left join location l on l.id = p.location_id join unnest(${[...ids]}::uuid[]) with ordinality as chosen (id, place) on chosen.id = p.id order by chosen.place`.execute(tx)).rows;
}
