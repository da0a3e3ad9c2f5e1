/**
 * All SQL of the log: the queue of what waits for its seal, leaves, nodes,
 * checkpoints and the key. Set-based, so that a batch costs a handful of statements.
 */
import { sql } from 'kysely';
import type { MerkleNode, NodeRef } from '#domain/audit/merkle';
import type { Tx } from '../../platform/work/unit-of-work.ts';

/** Its own number: migrations have 4600, outbound events 4602, the grants of the job store 4603. */
const sealerLock = 4601;

/** One sealer at a time, across processes; false when another one is at work. Held to the end of the transaction. */
export async function takeSealerLock(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${sealerLock}) as taken`.execute(tx);
  return rows[0]?.taken === true;
}

/**
 * Takes the next events off the queue and makes them the next leaves, in the order of the log; returns their hashes. Only those
 * whose transaction is older than every open one:
 * nothing can be committed in front of them any more. (An id beyond the snapshot was written by another server, before a
 * backup was restored here: whatever was open there is long over.) Told by the last of them, not by a list of them: joined
 * to its own queue, whose size the planner never knows, a batch was taken by comparing every pair (half a second each).
 */
export async function takeLeaves(tx: Tx, first: number, limit: number): Promise<Buffer[]> {
  const mayBe = sql`(xid < pg_snapshot_xmin(pg_current_snapshot()) or xid >= pg_snapshot_xmax(pg_current_snapshot()))`;
  const { rows } = await sql<{ leaf_hash: Buffer }>`with next as materialized (
      select at, event_id from audit_unsealed where ${mayBe} order by at, event_id limit ${limit}
    ), taken as (
      delete from audit_unsealed where ${mayBe} and (at, event_id) <= (select at, event_id from next order by at desc, event_id desc limit 1)
      returning at, event_id, leaf_hash
    ), placed as materialized (
      select ${first}::bigint - 1 + row_number() over (order by at, event_id) as leaf_index, event_id, leaf_hash from taken
    ), leaves as (insert into audit_leaf (leaf_index, event_id, leaf_hash) select leaf_index, event_id, leaf_hash from placed)
    select leaf_hash from placed order by leaf_index`.execute(tx);
  return rows.map((row) => row.leaf_hash);
}

/** How many events of a case wait for their seal. */
export async function countWaiting(tx: Tx, caseId: string): Promise<number> {
  const row = await tx.selectFrom('audit_unsealed as u').innerJoin('audit_event as e', 'e.id', 'u.event_id').where('e.case_id', '=', caseId)
    .select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Leaves stand in `audit_leaf`; here are the nodes above them. Their hashes go as one row of bytes, in place of a text each. */
export async function insertNodes(tx: Tx, nodes: readonly MerkleNode[]): Promise<void> {
  const above = nodes.filter(({ level }) => level > 0);
  if (above.length === 0) return;
  const hashes = Buffer.concat(above.map(({ hash }) => hash));
  await sql`insert into audit_node (level, node_index, hash) select n.level, n.node_index, substring(${hashes}::bytea from (n.at::int - 1) * 32 + 1 for 32)
    from unnest(${listed(above.map(({ level }) => level))}::int[], ${listed(above.map(({ index }) => index))}::bigint[]) with ordinality as n (level, node_index, at)`.execute(tx);
}

const listed = (numbers: readonly number[]): string => `{${numbers.join()}}`;

/** Every node above the leaves that the leaves from `from` up to (not with) `to` have made complete, as stored; level by level. */
export async function nodesWithin(tx: Tx, from: number, to: number): Promise<MerkleNode[]> {
  const levels = Array.from({ length: Math.ceil(Math.log2(to + 1)) }, (_, at) => at + 1);
  const { rows } = await sql<{ level: number; node_index: number; hash: Buffer }>`select n.level, n.node_index, n.hash
    from unnest(${listed(levels)}::int[], ${listed(levels.map((level) => Math.ceil((from + 1) / 2 ** level) - 1))}::bigint[], ${listed(levels.map((level) => Math.floor(to / 2 ** level) - 1))}::bigint[]) as w (level, lowest, highest)
    join audit_node n on n.level = w.level and n.node_index between w.lowest and w.highest`.execute(tx);
  return rows.map(({ level, node_index, hash }) => ({ level, index: node_index, hash }));
}

/** The hashes of these nodes that the store has. */
export async function findNodes(tx: Tx, wanted: readonly NodeRef[]): Promise<MerkleNode[]> {
  const leaves = wanted.filter(({ level }) => level === 0).map(({ index }) => index);
  const above = wanted.filter(({ level }) => level > 0);
  const { rows } = await sql<{ level: number; node_index: number; hash: Buffer }>`
    select 0 as level, leaf_index as node_index, leaf_hash as hash from audit_leaf where leaf_index = any (${leaves}::bigint[])
    union all
    select n.level, n.node_index, n.hash from audit_node n
    join unnest(${above.map(({ level }) => level)}::int[], ${above.map(({ index }) => index)}::bigint[]) as w (level, node_index) on w.level = n.level and w.node_index = n.node_index`.execute(tx);
  return rows.map(({ level, node_index, hash }) => ({ level, index: node_index, hash }));
}

export const countLeaves = async (tx: Tx): Promise<number> => ((await tx.selectFrom('audit_leaf').select('leaf_index').orderBy('leaf_index', 'desc').limit(1).executeTakeFirst())?.leaf_index ?? -1) + 1;

export async function insertCheckpoint(tx: Tx, checkpoint: { size: number; root: Uint8Array; note: string; at: string }): Promise<void> {
  await tx.insertInto('audit_checkpoint').values({ tree_size: checkpoint.size, root: Buffer.from(checkpoint.root), note: checkpoint.note, sealed_at: checkpoint.at }).execute();
}

export const lastCheckpoint = (tx: Tx) => tx.selectFrom('audit_checkpoint').selectAll().orderBy('tree_size', 'desc').limit(1).executeTakeFirst();

/** Checkpoints of trees larger than `over`, up to `upTo`. */
export const checkpointsWithin = (tx: Tx, over: number, upTo: number) => tx.selectFrom('audit_checkpoint').selectAll().where('tree_size', '>', over).where('tree_size', '<=', upTo).orderBy('tree_size').execute();

export const readKey = (tx: Tx) => tx.selectFrom('audit_key').selectAll().orderBy('made_at').limit(1).executeTakeFirst();

export async function insertKey(tx: Tx, key: { name: string; privateKey: string; publicKey: Uint8Array; at: string }): Promise<void> {
  await tx.insertInto('audit_key').values({ name: key.name, private_key: key.privateKey, public_key: Buffer.from(key.publicKey), made_at: key.at }).execute();
}
