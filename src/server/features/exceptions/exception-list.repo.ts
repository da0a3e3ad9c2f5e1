/** All SQL of `exception_list`: what the organisation says of its lists. */
import type { RecordSearch } from '#contract/exceptions';
import type { ListSettings } from '#domain/exception/list-settings';
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

const live = (tx: Tx) => tx.selectFrom('exception_list as l').leftJoin('member as m', 'm.id', 'l.owner_id').selectAll('l').select('m.name as owner_name').where('l.ended_at', 'is', null);

export const listRows = (tx: Tx) => live(tx).orderBy('l.created_at').orderBy('l.key').execute();
export const listRow = (tx: Tx, key: string) => live(tx).where('l.key', '=', key).executeTakeFirst();
export type ListRow = NonNullable<Awaited<ReturnType<typeof listRow>>>;

const columnsOf = (settings: ListSettings) => ({
  title: settings.title, about: settings.about, tone: settings.tone, owner_role: settings.ownerRole, owner_id: settings.ownerId, threshold_minutes: settings.thresholdMinutes,
  allowed: settings.allowed, is_off: settings.isOff, tell: settings.tell, tell_roles: [...settings.tellRoles], tell_ids: [...settings.tellIds],
});

export async function insertList(tx: Tx, list: { key: string; settings: ListSettings; search: RecordSearch | null; by: string | null; at: string }): Promise<boolean> {
  const { list: recordList, ...query } = list.search ?? { list: null };
  const result = await tx.insertInto('exception_list').values({
    key: list.key, is_own: list.search !== null, ...columnsOf(list.settings), record_list: recordList, query: list.search === null ? null : JSON.stringify(query),
    created_by: list.by, created_at: list.at, updated_at: list.at,
  }).onConflict((c) => c.column('key').doUpdateSet({ ...columnsOf(list.settings), ended_at: null, updated_at: list.at, version: sql`exception_list.version + 1` }).where('exception_list.ended_at', 'is not', null)).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** By compare-and-set: false when somebody was faster. */
export async function updateList(tx: Tx, key: string, version: number, settings: ListSettings, at: string): Promise<boolean> {
  const result = await tx.updateTable('exception_list').set((e) => ({ ...columnsOf(settings), updated_at: at, version: e('version', '+', 1) }))
    .where('key', '=', key).where('version', '=', version).where('ended_at', 'is', null).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function endList(tx: Tx, key: string, version: number, at: string): Promise<boolean> {
  const result = await tx.updateTable('exception_list').set((e) => ({ ended_at: at, updated_at: at, version: e('version', '+', 1) }))
    .where('key', '=', key).where('version', '=', version).where('ended_at', 'is', null).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
