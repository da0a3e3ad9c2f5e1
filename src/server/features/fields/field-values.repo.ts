/** The values of one field across all records of its kind: `custom` is a column of four tables, and this is the one place that writes it across them. */
import { sql } from 'kysely';
import type { FieldKind, FieldValue } from '#domain/field/custom-field';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type ValueFound = { readonly value: unknown; readonly records: number };

export async function valuesOfField(tx: Tx, kind: FieldKind, key: string): Promise<ValueFound[]> {
  const { rows } = await sql<{ value: unknown; records: number }>`select custom -> ${key}::text as value, count(*)::int as records from ${sql.table(kind)}
    where custom -> ${key}::text is not null group by 1 order by 2 desc, 1`.execute(tx);
  return rows;
}

/** Rewrites each value that is written differently from now on; every record touched gets a new version. */
export async function rewriteValues(tx: Tx, kind: FieldKind, key: string, pairs: readonly { from: unknown; to: FieldValue }[], at: string): Promise<number> {
  let records = 0;
  for (let start = 0; start < pairs.length; start += 5000) {
    const result = await sql`update ${sql.table(kind)} t set custom = t.custom || jsonb_build_object(${key}::text, x.becomes), updated_at = ${at}::timestamptz, version = t.version + 1
      from jsonb_to_recordset(${JSON.stringify(pairs.slice(start, start + 5000).map(({ from, to }) => ({ was: from, becomes: to })))}::jsonb) as x (was jsonb, becomes jsonb) where t.custom -> ${key}::text = x.was`.execute(tx);
    records += Number(result.numAffectedRows ?? 0n);
  }
  return records;
}
