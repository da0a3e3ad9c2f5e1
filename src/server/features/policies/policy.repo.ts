/** All SQL of `policy` and `policy_version`. */
import { sql } from 'kysely';
import { oneMadeOnce } from '../../platform/db/made-once.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export const mainPolicyKey = 'organisation';

export const publishedVersion = oneMadeOnce((tx) => tx.selectFrom('policy_version as v').innerJoin('policy as p', 'p.id', 'v.policy_id').select(['v.id', 'v.version', 'v.policy_id'])
  .where('p.key', '=', mainPolicyKey).where('v.status', '=', 'published'));

export const documentOf = (tx: Tx, id: string) => tx.selectFrom('policy_version').select(['version', 'document']).where('id', '=', id).executeTakeFirst();
/** What each wording set of these versions says of what is late; the document itself stays where it is. */
export async function overdueSayings(tx: Tx, ids: readonly string[]): Promise<{ id: string; wording: string; says_overdue: boolean }[]> {
  const { rows } = await sql<{ id: string; wording: string; says_overdue: boolean }>`select v.id, s.key as wording, coalesce((s.value ->> 'saysOverdue')::boolean, true) as says_overdue
    from policy_version v cross join lateral jsonb_each(v.document #> '{wording,sets}') s where v.id = any (${[...ids]}::uuid[])`.execute(tx);
  return rows;
}
export const versionById = (tx: Tx, id: string) => versions(tx).where('v.id', '=', id).executeTakeFirst();
export const listVersions = (tx: Tx) => versions(tx).orderBy('v.version', 'desc').execute();

const versions = (tx: Tx) => tx.selectFrom('policy_version as v').innerJoin('policy as p', 'p.id', 'v.policy_id').leftJoin('member as m', 'm.id', 'v.published_by')
  .select((e) => ['v.id', 'v.version', 'v.document', 'v.source', 'v.status', 'v.published_at', 'v.note', 'm.name as publisher',
    e.selectFrom('offboarding_case as c').select((c) => c.fn.countAll<number>().as('n')).whereRef('c.policy_version_id', '=', 'v.id').where('c.status', '=', 'open').as('open_cases')]);

export type NewVersion = { id: string; version: number; source: string; document: unknown; publishedBy: string | null; note: string | null; at: string };

/** Retires the published version and publishes the next one. A unique index lets one publisher win. */
export async function publish(tx: Tx, policyId: string, v: NewVersion): Promise<void> {
  await tx.updateTable('policy_version').set({ status: 'retired' }).where('policy_id', '=', policyId).where('status', '=', 'published').execute();
  await tx.insertInto('policy_version').values({ id: v.id, policy_id: policyId, version: v.version, source: v.source, document: JSON.stringify(v.document), status: 'published', published_at: v.at, published_by: v.publishedBy, note: v.note }).execute();
}

/** The organisation's policy row, made when it is missing; locked, so that two publishers follow each other. */
export async function lockPolicy(tx: Tx, id: string, at: string): Promise<string> {
  await tx.insertInto('policy').values({ id, key: mainPolicyKey, name: 'Offboarding', created_at: at }).onConflict((c) => c.column('key').doNothing()).execute();
  return (await tx.selectFrom('policy').select('id').where('key', '=', mainPolicyKey).forUpdate().executeTakeFirstOrThrow()).id;
}
