/**
 * The audit log's Merkle tree: hashing of leaves and nodes, and appending while
 * keeping only the frontier (the roots of the complete left subtrees, largest
 * first), so that sealing costs the same for the millionth entry as for the first.
 * Rule: a stored node is complete and never changes; a tree of `size` leaves is
 * told entirely by its frontier.
 * Source: RFC 6962 section 2.1 (RFC 9162 keeps it); ARCHITECTURE rule 8.
 */
import { concat, type Hash } from './encoding.ts';

/** A complete subtree: it covers the leaves from `index · 2^level` up to (not with) `(index + 1) · 2^level`. */
export type NodeRef = { readonly level: number; readonly index: number };
export type MerkleNode = NodeRef & { readonly hash: Uint8Array };

export type Frontier = { readonly size: number; readonly hashes: readonly Uint8Array[] };

export const emptyFrontier: Frontier = { size: 0, hashes: [] };

const leafMark = Uint8Array.of(0x00);
const nodeMark = 0x01;

export const leafHash = (hash: Hash, entry: Uint8Array): Uint8Array => hash(concat(leafMark, entry));

export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  const pair = new Uint8Array(1 + left.length + right.length);
  pair[0] = nodeMark;
  pair.set(left, 1);
  pair.set(right, 1 + left.length);
  return hash(pair);
}

/** The root of neighbouring subtrees, largest first; of none, the hash of nothing. */
export function foldRoots(hash: Hash, roots: readonly Uint8Array[]): Uint8Array {
  const [last, ...before] = roots.toReversed();
  if (last === undefined) return hash(new Uint8Array(0));
  return before.reduce((right, left) => nodeHash(hash, left, right), last);
}

export const rootOf = (hash: Hash, frontier: Frontier): Uint8Array => foldRoots(hash, frontier.hashes);

export type Sealing = {
  /** Every node that became complete, leaves (level 0) among them: what the store keeps. */
  readonly nodes: readonly MerkleNode[];
  readonly frontier: Frontier;
  readonly root: Uint8Array;
};

/** Appends leaf hashes in order. The given frontier is left as it was. */
export function appendLeaves(hash: Hash, frontier: Frontier, leafHashes: Iterable<Uint8Array>): Sealing {
  const nodes: MerkleNode[] = [];
  const hashes = [...frontier.hashes];
  let size = frontier.size;
  for (const leaf of leafHashes) {
    let carried = leaf;
    let index = size;
    let level = 0;
    nodes.push({ level, index, hash: carried });
    while (index % 2 === 1) {
      const left = hashes.pop();
      if (left === undefined) throw new Error(`This frontier is not one of a tree of ${frontier.size} leaves.`);
      carried = nodeHash(hash, left, carried);
      index = (index - 1) / 2;
      level += 1;
      nodes.push({ level, index, hash: carried });
    }
    hashes.push(carried);
    size += 1;
  }
  const next: Frontier = { size, hashes };
  return { nodes, frontier: next, root: rootOf(hash, next) };
}

/**
 * The complete subtrees that make up `length` leaves from `start`, largest first.
 * `start` is a multiple of the largest power of two within `length`, as in every range of RFC 6962.
 */
export function subtreesOf(start: number, length: number): NodeRef[] {
  const parts: NodeRef[] = [];
  let from = start;
  let left = length;
  while (left > 0) {
    const width = powerWithin(left);
    parts.push({ level: Math.log2(width), index: from / width });
    from += width;
    left -= width;
  }
  return parts;
}

/** The largest power of two within `count`, by doubling: a logarithm rounds up just below large powers. */
export function powerWithin(count: number): number {
  let width = 1;
  while (width * 2 <= count) width *= 2;
  return width;
}

/** The stored nodes from which the frontier of a tree of `size` leaves is read back. */
export const frontierNodes = (size: number): NodeRef[] => subtreesOf(0, size);
