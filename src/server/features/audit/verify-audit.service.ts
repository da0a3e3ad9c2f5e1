/**
 * Checks the log again, stretch by stretch: every entry is made and hashed
 * anew, every node that became complete is recomputed, every checkpoint is
 * opened with the key. What is wrong is named; one fault hides no other.
 * Rule: a stretch begins with nodes that the stretches before it have checked.
 */
import type { AuditVerification } from '#contract/audit';
import { entryLeafHex, entryText, personalHash } from '#domain/audit/audit-entry';
import { openCheckpoint } from '#domain/audit/checkpoint';
import { sameBytes } from '#domain/audit/encoding';
import { appendLeaves, type Frontier, type MerkleNode } from '#domain/audit/merkle';
import { allow, type Verdict } from '#domain/verdict';
import { checkSignature, sha256, sha256Hex } from '../../platform/proof-crypto.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { logSigner } from './audit-key.service.ts';
import { entriesWithin, strayEntries } from './audit-entry.repo.ts';
import { entryOf } from './audit.presenter.ts';
import { readFrontier } from './seal-audit.service.ts';
import { checkpointsWithin, countLeaves, nodesWithin } from './seal.repo.ts';

type Fault = AuditVerification['faults'][number];
type Leaf = Awaited<ReturnType<typeof entriesWithin>>[number];

const stretch = 4096;
const mostFaults = 50;

export async function verifyStretch(unit: Unit, from: number): Promise<Verdict<AuditVerification>> {
  const size = await countLeaves(unit.tx);
  const to = Math.min(size, from + stretch);
  const leaves = await entriesWithin(unit.tx, from, to);
  const tree = await wrongInTree(unit, from, to, leaves);
  const strays = to < size ? [] : (await strayEntries(unit.tx, mostFaults)).map((row) => fault('entry_unsealed', null, row.id, `The entry ${row.id} of ${row.at} stands neither in the log nor in its queue.`));
  const faults = [...leaves.flatMap(wrongInEntry), ...tree.faults, ...strays].slice(0, mostFaults);
  return allow({ size, from, to: Math.max(from, to), next: to < size ? to : null, checkpoints: tree.checkpoints, faults });
}

const fault = (kind: Fault['kind'], index: number | null, entryId: string | null, sentence: string): Fault => ({ kind, index, entryId, sentence });

function wrongInEntry(row: Leaf): Fault[] {
  const { leaf_index: index, event_id: id } = row;
  if (row.id === null) return [fault('entry_missing', index, id, `Entry ${index} (${id}) was sealed and is gone.`)];
  const text = entryText(entryOf(row as Parameters<typeof entryOf>[0]));
  const holds = text.ok && entryLeafHex(sha256Hex, text.value) === Buffer.from(row.leaf_hash.buffer, row.leaf_hash.byteOffset, row.leaf_hash.length).toString('hex');
  return [
    ...(holds ? [] : [fault('entry_changed', index, id, `Entry ${index} (${id}) says something else than what was sealed.`)]),
    ...(row.salt === null || isPayload(row) ? [] : [fault('personal_changed', index, id, `The personal payload of entry ${index} (${id}) is not the one it was made with.`)]),
  ];
}

function isPayload({ salt, personal_value, personal_hash }: Leaf): boolean {
  const found = personalHash(sha256, { salt: salt ?? '', value: personal_value });
  return found.ok && found.value === personal_hash;
}

/** The tree over the stored leaf hashes, against stored nodes and signed checkpoints. */
async function wrongInTree(unit: Unit, from: number, to: number, leaves: readonly Leaf[]): Promise<{ faults: Fault[]; checkpoints: number }> {
  const gap = leaves.findIndex((leaf, at) => leaf.leaf_index !== from + at);
  if (gap >= 0 || leaves.length !== Math.max(0, to - from)) return { faults: [fault('place_missing', from + Math.max(gap, 0), null, `The log has no entry at ${from + Math.max(gap, 0)}, or two.`)], checkpoints: 0 };
  let frontier: Frontier;
  try {
    frontier = await readFrontier(unit, Math.min(from, to));
  } catch (error) {
    return { faults: [fault('node_changed', from, null, (error as Error).message)], checkpoints: 0 };
  }
  const signer = await logSigner(unit);
  const checkpoints = await checkpointsWithin(unit.tx, from, to);
  const nodes: MerkleNode[] = [];
  const faults: Fault[] = [];
  let at = from;
  for (const stop of [...checkpoints, null]) {
    const end = stop?.tree_size ?? to;
    const grown = appendLeaves(sha256, frontier, leaves.slice(at - from, end - from).map((leaf) => leaf.leaf_hash));
    nodes.push(...grown.nodes);
    frontier = grown.frontier;
    at = end;
    if (!stop) continue;
    const head = signer && openCheckpoint(sha256, stop.note, signer.key, checkSignature);
    const holds = head?.ok && head.value.size === end && sameBytes(head.value.root, grown.root) && sameBytes(stop.root, grown.root);
    if (!holds) faults.push(fault('checkpoint_wrong', end, null, `The checkpoint of ${end} entries was not signed over these entries.`));
  }
  return { faults: [...wrongNodes(nodes, await nodesWithin(unit.tx, from, to)), ...faults], checkpoints: checkpoints.length };
}

function wrongNodes(nodes: readonly MerkleNode[], found: readonly MerkleNode[]): Fault[] {
  const stored = new Map(found.map(({ level, index, hash }) => [index * 64 + level, hash]));
  const holds = ({ level, index, hash }: MerkleNode): boolean => {
    const kept = stored.get(index * 64 + level);
    return kept !== undefined && sameBytes(kept, hash);
  };
  return nodes.filter((node) => node.level > 0 && !holds(node)).map(({ level, index }) => {
    const first = index * 2 ** level;
    return fault('node_changed', first, null, `What was sealed of the entries ${first} to ${first + 2 ** level - 1} is not what they give now.`);
  });
}
