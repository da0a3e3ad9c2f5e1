/** Which assets an open case decides about. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export const assetsInOpenCases = async (tx: Tx, assetIds: readonly string[]): Promise<string[]> =>
  (await tx.selectFrom('case_asset as l').innerJoin('offboarding_case as c', 'c.id', 'l.case_id').select('l.asset_id').where('c.status', '=', 'open').where(sql<boolean>`l.asset_id = any (${[...assetIds]}::uuid[])`).execute()).map((row) => row.asset_id);

export const peopleInOpenCases = async (tx: Tx, personIds: readonly string[]): Promise<string[]> =>
  (await tx.selectFrom('offboarding_case').select('person_id').where('status', '=', 'open').where(sql<boolean>`person_id = any (${[...personIds]}::uuid[])`).execute()).map((row) => row.person_id);
