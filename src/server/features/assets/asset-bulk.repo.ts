/** SQL over many assets at once: finding them by tag and serial, with who has them. */
import { sql } from 'kysely';
import { textArray } from '../../platform/db/text-array.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

const joined = (tx: Tx) => tx.selectFrom('asset as a').leftJoin('location as l', 'l.id', 'a.location_id').leftJoin('person as p', 'p.id', 'a.assignee_id').leftJoin('asset_custody as c', 'c.asset_id', 'a.id')
  .leftJoin('person as k', (join) => join.onRef('k.id', '=', 'c.custodian_id').on('c.custodian_kind', '=', 'person'))
  .selectAll('a').select(['k.name as custodian_name', 'l.name as location_name', 'p.name as assignee_name', 'c.custodian_kind', 'c.custodian_id']);

export const assetsWithKeys = (tx: Tx, keys: { tags: readonly string[]; serialKeys: readonly string[] }) =>
  joined(tx).where(sql<boolean>`a.id = any (array(select handback_assets_by_key(${textArray(keys.tags)}::text[], ${textArray(keys.serialKeys)}::text[], '{}')))`).execute();
export const assetsWithIds = (tx: Tx, ids: readonly string[]) => joined(tx).where(sql<boolean>`a.id = any (${[...ids]}::uuid[])`).execute();
export type AssetRecordRow = Awaited<ReturnType<typeof assetsWithKeys>>[number];
