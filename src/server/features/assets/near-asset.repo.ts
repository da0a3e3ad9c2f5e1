/** Assets whose serial numbers nearly meet: by the form in which look-alikes are one (index `asset_serial_alike`). */
import { sql } from 'kysely';
import { textArray } from '../../platform/db/text-array.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export const assetsAlike = (tx: Tx, keys: readonly string[]) => tx.selectFrom('asset').select(['id', 'asset_tag', 'serial_number', 'model', 'name'])
  .where(sql<boolean>`id = any (array(select handback_assets_by_key('{}', '{}', ${textArray(keys)}::text[])))`).execute();
