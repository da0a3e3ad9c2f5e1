/** All SQL of `custom_field`. */
import { sql } from 'kysely';
import type { FieldKind } from '#domain/field/custom-field';
import type { Tx } from '../../platform/work/unit-of-work.ts';

/** Those in use first, in their order. */
export const fieldsOfKind = (tx: Tx, kind: FieldKind | undefined) => {
  const query = tx.selectFrom('custom_field').selectAll();
  return (kind ? query.where('kind', '=', kind) : query).orderBy('kind').orderBy(sql`archived_at is not null`).orderBy('position').orderBy(sql`lower(label)`).orderBy('id').execute();
};
export type FieldRow = Awaited<ReturnType<typeof fieldsOfKind>>[number];
export const fieldById = (tx: Tx, id: string) => tx.selectFrom('custom_field').selectAll().where('id', '=', id).executeTakeFirst();

export const fieldCalled = (tx: Tx, kind: string, label: string, except?: string) => {
  const query = tx.selectFrom('custom_field').selectAll().where('kind', '=', kind).where('archived_at', 'is', null).where((e) => e(e.fn<string>('lower', ['label']), '=', label.toLowerCase()));
  return (except ? query.where('id', '<>', except) : query).executeTakeFirst();
};

export type FieldDraft = { id: string; kind: FieldKind; key: string; label: string; type: string; options: readonly string[]; isRequired: boolean; help: string | null; isAdopted: boolean };

/** At the end of its kind; false when its key or label is taken. */
export async function insertField(tx: Tx, draft: FieldDraft, at: string): Promise<boolean> {
  const result = await tx.insertInto('custom_field').values((e) => ({
    id: draft.id, kind: draft.kind, key: draft.key, label: draft.label, type: draft.type, options: JSON.stringify(draft.options), is_required: draft.isRequired, help: draft.help, is_adopted: draft.isAdopted,
    position: e.selectFrom('custom_field as f').select(sql<number>`coalesce(max(f.position), 0) + 1`.as('next')).where('f.kind', '=', draft.kind), created_at: at, updated_at: at,
  })).onConflict((c) => c.doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export type FieldSet = { label?: string; help?: string | null; is_required?: boolean; options?: string; type?: string; archived_at?: string | null; is_adopted?: boolean };
export async function updateField(tx: Tx, id: string, version: number, set: FieldSet, at: string): Promise<boolean> {
  return (await tx.updateTable('custom_field').set({ ...set, updated_at: at, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()).numUpdatedRows > 0n;
}

/** Positions by the order given; fields not named keep theirs, behind. */
export async function setOrder(tx: Tx, kind: FieldKind, ids: readonly string[]): Promise<void> {
  await sql`update custom_field f set position = coalesce(array_position(${[...ids]}::uuid[], f.id), ${ids.length} + f.position) where f.kind = ${kind}`.execute(tx);
}
