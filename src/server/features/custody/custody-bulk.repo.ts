/** SQL over the custody of many assets at once. The ledger takes new rows only. */
import { sql } from 'kysely';
import { relationOf } from '../../platform/db/many-rows.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import type { EventRow } from './custody.repo.ts';

export type HeadRow = { asset_id: string; seq: number; custodian_kind: string; custodian_id: string | null; since: string };

/** Who answers for these assets now, under a lock until the end of the transaction. */
export const lockHeads = (tx: Tx, assetIds: readonly string[]): Promise<HeadRow[]> =>
  tx.selectFrom('asset_custody').select(['asset_id', 'seq', 'custodian_kind', 'custodian_id', 'since']).where(sql<boolean>`asset_id = any (${[...assetIds]}::uuid[])`).orderBy('asset_id').forUpdate().execute();

export async function setHeads(tx: Tx, heads: readonly HeadRow[]): Promise<void> {
  if (heads.length === 0) return;
  await sql`insert into asset_custody (asset_id, seq, custodian_kind, custodian_id, since) select asset_id, seq, custodian_kind, custodian_id, since from ${await relationOf(tx, 'asset_custody', ['asset_id', 'seq', 'custodian_kind', 'custodian_id', 'since'], heads)} as x
    on conflict (asset_id) do update set seq = excluded.seq, custodian_kind = excluded.custodian_kind, custodian_id = excluded.custodian_id, since = excluded.since`.execute(tx);
}

/** The whole chains of these assets, each in its order. */
export async function chainsOf(tx: Tx, assetIds: readonly string[]): Promise<Map<string, EventRow[]>> {
  const rows = await tx.selectFrom('custody_event').selectAll().where(sql<boolean>`asset_id = any (${[...assetIds]}::uuid[])`).orderBy('asset_id').orderBy('seq').execute();
  const chains = new Map<string, EventRow[]>();
  for (const row of rows) {
    const chain = chains.get(row.asset_id);
    if (chain) chain.push(row);
    else chains.set(row.asset_id, [row]);
  }
  return chains;
}
