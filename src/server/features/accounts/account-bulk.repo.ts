/** SQL over many accounts at once. */
import { sql } from 'kysely';
import { textArray } from '../../platform/db/text-array.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

const joined = (tx: Tx) => tx.selectFrom('account as a').innerJoin('person as p', 'p.id', 'a.person_id').selectAll('a').select('p.name as holder_name');

export const accountsWithKeys = (tx: Tx, keys: readonly { system: string; username: string }[]) =>
  joined(tx).where(sql<boolean>`a.id = any (array(select handback_accounts_by_key(${textArray(keys.map((key) => key.system.toLowerCase()))}::text[], ${textArray(keys.map((key) => key.username.toLowerCase()))}::text[])))`).execute();
export const accountsWithIds = (tx: Tx, ids: readonly string[]) => joined(tx).where(sql<boolean>`a.id = any (${[...ids]}::uuid[])`).execute();
export type AccountRecordRow = Awaited<ReturnType<typeof accountsWithKeys>>[number];
