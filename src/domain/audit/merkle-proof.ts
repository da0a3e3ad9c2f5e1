/**
 * Proofs about the audit log: that an entry is in a tree (inclusion), and that
 * a later tree only added to an earlier one (consistency).
 * Rule: a proof is made of stored, complete nodes only. The paths name them
 * first, so that a store can fetch all of them in one read.
 * Source: RFC 6962 sections 2.1.1 and 2.1.2; verification by RFC 9162
 * sections 2.1.3.2 and 2.1.4.2.
 */
import { type Hash, sameBytes } from './encoding.ts';
import { foldRoots, type NodeRef, nodeHash, powerWithin, subtreesOf } from './merkle.ts';

/** Each step of a proof is the root of neighbouring complete subtrees, largest first. */
export type ProofPath = readonly (readonly NodeRef[])[];
export type NodeLookup = (level: number, index: number) => Uint8Array | undefined;

/** The largest power of two smaller than `size`: where RFC 6962 splits a tree. */
const splitOf = (size: number): number => powerWithin(size - 1);

export function inclusionPath(index: number, size: number): ProofPath {
  if (!isSize(size) || !isSize(index) || index >= size) throw new RangeError(`There is no leaf ${index} in a tree of ${size}.`);
  const path: NodeRef[][] = [];
  let start = 0;
  let length = size;
  while (length > 1) {
    const split = splitOf(length);
    if (index < start + split) {
      path.push(subtreesOf(start + split, length - split));
      length = split;
    } else {
      path.push(subtreesOf(start, split));
      start += split;
      length -= split;
    }
  }
  return path.reverse();
}

export function consistencyPath(oldSize: number, newSize: number): ProofPath {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) throw new RangeError(`A tree of ${newSize} cannot continue one of ${oldSize}.`);
  if (oldSize === 0) return [];
  const path: NodeRef[][] = [];
  let start = 0;
  let length = newSize;
  while (start + length > oldSize) {
    const split = splitOf(length);
    if (oldSize <= start + split) {
      path.push(subtreesOf(start + split, length - split));
      length = split;
    } else {
      path.push(subtreesOf(start, split));
      start += split;
      length -= split;
    }
  }
  if (start > 0) path.push(subtreesOf(start, length));
  return path.reverse();
}

/** The hashes of a path. A node missing in the store is a broken store, not an answer: it throws. */
export function proofFrom(hash: Hash, path: ProofPath, node: NodeLookup): Uint8Array[] {
  return path.map((step) =>
    foldRoots(hash, step.map(({ level, index }) => {
      const found = node(level, index);
      if (found === undefined) throw new Error(`The log's node ${index} at level ${level} is missing.`);
      return found;
    })),
  );
}

export const inclusionProof = (hash: Hash, index: number, size: number, node: NodeLookup): Uint8Array[] =>
  proofFrom(hash, inclusionPath(index, size), node);

export const consistencyProof = (hash: Hash, oldSize: number, newSize: number, node: NodeLookup): Uint8Array[] =>
  proofFrom(hash, consistencyPath(oldSize, newSize), node);

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

export type Inclusion = {
  readonly index: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
};

export function verifyInclusion(hash: Hash, { index, size, leaf, proof, root }: Inclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  let at = index;
  let last = size - 1;
  let reached = leaf;
  for (const beside of proof) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      reached = nodeHash(hash, beside, reached);
      while (!isOdd(at) && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else {
      reached = nodeHash(hash, reached, beside);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && sameBytes(reached, root);
}

export type Consistency = {
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

export function verifyConsistency(hash: Hash, { oldSize, newSize, oldRoot, newRoot, proof }: Consistency): boolean {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && sameBytes(oldRoot, newRoot);
  if (oldSize === 0) return proof.length === 0 && sameBytes(oldRoot, foldRoots(hash, []));
  let at = oldSize - 1;
  let last = newSize - 1;
  while (isOdd(at)) {
    at = half(at);
    last = half(last);
  }
  const [first, ...rest] = at === 0 ? [oldRoot, ...proof] : proof;
  if (first === undefined) return false;
  let reachedOld = first;
  let reachedNew = first;
  for (const beside of rest) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      reachedOld = nodeHash(hash, beside, reachedOld);
      reachedNew = nodeHash(hash, beside, reachedNew);
      while (!isOdd(at) && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else {
      reachedNew = nodeHash(hash, reachedNew, beside);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && sameBytes(reachedOld, oldRoot) && sameBytes(reachedNew, newRoot);
}
