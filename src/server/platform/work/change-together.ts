/**
 * Many records changed in a few statements: compare-and-set on each one's
 * version, one audit entry each, what is personal apart and erasable.
 * The caller has judged every change; nothing is judged here.
 */
import { updateRows } from '../db/many-rows.ts';
import type { Database } from '../db/schema.ts';
import type { Unit } from './unit-of-work.ts';

type Columns = Readonly<Record<string, unknown>>;
export type Together = { readonly id: string; readonly version: number; readonly from: Columns; readonly to: Columns };
export type TogetherSetup = { readonly table: keyof Database; readonly entity: string; readonly isPersonal: (column: string) => boolean };

const part = (columns: Columns, keep: (column: string) => boolean): Columns => Object.fromEntries(Object.entries(columns).filter(([column]) => keep(column)));

/** Returns those that were as they were seen; each has the next version now. */
export async function changeTogether(unit: Unit, { table, entity, isPersonal }: TogetherSetup, changes: readonly Together[]): Promise<Set<string>> {
  const made = new Set<string>();
  // Rows of one statement set the same columns.
  for (const group of Map.groupBy(changes, (change) => Object.keys(change.to).sort().join()).values()) {
    for (const id of await updateRows(unit.tx, table, group.map(({ id, version, to }) => ({ id, version, ...to, updated_at: unit.now })))) made.add(id);
  }
  for (const { id, from, to } of changes) {
    if (!made.has(id)) continue;
    const fields = Object.keys(to);
    const isPlain = (column: string) => !isPersonal(column);
    unit.audit({
      action: `${entity}.changed`, entity: { kind: entity, id }, facts: { fields, from: part(from, isPlain), to: part(to, isPlain) },
      ...(fields.some(isPersonal) ? { personal: { from: part(from, isPersonal), to: part(to, isPersonal) } } : {}),
    });
  }
  return made;
}
