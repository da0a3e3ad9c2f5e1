/** All SQL of `saved_view` and `list_preference`. Row-level security shows a member their own views and the shared ones. */
import { sql } from 'kysely';
import type { QueryText } from '#contract/views';
import type { ListKind } from '#domain/list/catalogue';
import type { Tx } from '../../platform/work/unit-of-work.ts';

const named = (tx: Tx) => tx.selectFrom('saved_view as v').innerJoin('member as m', 'm.id', 'v.owner_id').selectAll('v').select('m.name as owner_name');

export const viewsOf = (tx: Tx, list: ListKind) => named(tx).where('v.list', '=', list).orderBy(sql`lower(v.name)`).orderBy('v.id').execute();
export const viewById = (tx: Tx, id: string) => named(tx).where('v.id', '=', id).executeTakeFirst();
export type ViewRecord = NonNullable<Awaited<ReturnType<typeof viewById>>>;

export type ViewValues = { name: string; query: QueryText; isShared: boolean };

/** False when the owner has a view of that name. */
export async function insertView(tx: Tx, view: ViewValues & { id: string; list: ListKind; ownerId: string; at: string }): Promise<boolean> {
  const result = await tx.insertInto('saved_view').values({
    id: view.id, list: view.list, name: view.name, query: JSON.stringify(view.query), owner_id: view.ownerId, is_shared: view.isShared, created_at: view.at, updated_at: view.at,
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const viewWithName = (tx: Tx, list: string, ownerId: string, name: string, except: string) => tx.selectFrom('saved_view').select('id').where('list', '=', list).where('owner_id', '=', ownerId)
  .where((e) => e(e.fn<string>('lower', ['name']), '=', name.toLowerCase())).where('id', '<>', except).executeTakeFirst();

/** Compare-and-set on the version; false when somebody was faster. */
export async function updateView(tx: Tx, id: string, version: number, { name, query, isShared }: ViewValues, at: string): Promise<boolean> {
  return (await tx.updateTable('saved_view').set({ name, query: JSON.stringify(query), is_shared: isShared, updated_at: at, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()).numUpdatedRows > 0n;
}

export async function deleteView(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('saved_view').where('id', '=', id).execute();
}

export const preferenceOf = (tx: Tx, memberId: string, list: ListKind) => tx.selectFrom('list_preference').selectAll().where('member_id', '=', memberId).where('list', '=', list).executeTakeFirst();

export type PreferenceValues = { columns: readonly string[] | null; widths: Readonly<Record<string, number>>; defaultViewId: string | null };
export async function savePreference(tx: Tx, memberId: string, list: ListKind, { columns, widths, defaultViewId }: PreferenceValues, at: string): Promise<void> {
  const set = { columns: columns === null ? null : JSON.stringify(columns), widths: JSON.stringify(widths), default_view_id: defaultViewId, updated_at: at };
  await tx.insertInto('list_preference').values({ member_id: memberId, list, ...set }).onConflict((c) => c.columns(['member_id', 'list']).doUpdateSet(set)).execute();
}
