/** Distinct names across the records of other slices: a read model, read only (docs/adr/0002). */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

const sources = {
  department: sql`select department as name from person where department is not null`, manufacturer: sql`select manufacturer as name from asset where manufacturer is not null`,
  model: sql`select model as name from asset where model is not null`, vendor: sql`select vendor as name from licence where vendor is not null`, product: sql`select product as name from licence`,
  system: sql`select system as name from account`,
} as const;
export type NamedField = keyof typeof sources;

const namesRead = 5_000;

export async function namesInUse(tx: Tx, field: NamedField): Promise<string[]> {
  const found = await sql<{ name: string }>`select name from (${sources[field]}) n group by name order by count(*) desc, name limit ${namesRead}`.execute(tx);
  return found.rows.map(({ name }) => name);
}
