import { createHash, hash as digest } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../docs/evidence-format.vectors.json' with { type: 'json' };
import { present } from '../../../tests/support/sample-evidence.ts';
import { fromHex, toHex } from './encoding.ts';
import { appendLeaves, emptyFrontier, type Frontier, frontierNodes, leafHash, type MerkleNode, rootOf } from './merkle.ts';
import { consistencyPath, consistencyProof, inclusionPath, inclusionProof, verifyConsistency, verifyInclusion } from './merkle-proof.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(digest('sha256', bytes, 'buffer'));
const bytes = (hex: string): Uint8Array => present(fromHex(hex));

/** The definition of RFC 6962 section 2.1, word for word and with another hash call, to hold ours against. */
function rootByDefinition(entries: readonly Uint8Array[]): Buffer {
  const sha = (...parts: Uint8Array[]): Buffer => parts.reduce((h, part) => h.update(part), createHash('sha256')).digest();
  if (entries.length === 0) return sha();
  if (entries.length === 1) return sha(Buffer.of(0), entries[0] ?? Buffer.of());
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  return sha(Buffer.of(1), rootByDefinition(entries.slice(0, k)), rootByDefinition(entries.slice(k)));
}

function logOf(entries: readonly Uint8Array[]) {
  const sealed = appendLeaves(sha256, emptyFrontier, entries.map((entry) => leafHash(sha256, entry)));
  return { ...sealed, node: lookupOf(sealed.nodes) };
}

function lookupOf(nodes: readonly MerkleNode[]) {
  const stored = new Map(nodes.map((node) => [`${node.level}/${node.index}`, node.hash]));
  return (level: number, index: number) => stored.get(`${level}/${index}`);
}

const numbered = (size: number): Uint8Array[] => Array.from({ length: size }, (_, i) => Buffer.from(`entry ${i}`));
const flip = (hash: Uint8Array, bit: number): Uint8Array => hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe('the published vectors', () => {
  const entries = vectors.merkle.leaves.map(bytes);

  it.each(vectors.merkle.roots.map((root, size) => ({ size, root })))('a log of $size entries has the root of the standard', ({ size, root }) => {
    expect(toHex(logOf(entries.slice(0, size)).root)).toBe(root);
  });

  it.each(vectors.merkle.inclusion)('entry $index of $size has the inclusion proof of the standard', ({ index, size, proof }) => {
    const log = logOf(entries.slice(0, size));
    expect(inclusionProof(sha256, index, size, log.node).map(toHex)).toEqual(proof);
    const leaf = leafHash(sha256, entries[index] ?? Buffer.of());
    expect(verifyInclusion(sha256, { index, size, leaf, proof: proof.map(bytes), root: bytes(vectors.merkle.roots[size] ?? '') })).toBe(true);
  });

  it.each(vectors.merkle.consistency)('the log of $to continues the log of $from with the proof of the standard', ({ from, to, proof }) => {
    expect(consistencyProof(sha256, from, to, logOf(entries.slice(0, to)).node).map(toHex)).toEqual(proof);
    const root = (size: number) => bytes(vectors.merkle.roots[size] ?? '');
    expect(verifyConsistency(sha256, { oldSize: from, newSize: to, oldRoot: root(from), newRoot: root(to), proof: proof.map(bytes) })).toBe(true);
  });
});

describe('sealing', () => {
  it('in any batches gives the same log as sealing at once, and the root that RFC 6962 defines', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 9 }), { maxLength: 9 }), (batches) => {
        let frontier: Frontier = emptyFrontier;
        const stored: MerkleNode[] = [];
        for (const batch of batches) {
          const sealed = appendLeaves(sha256, frontier, batch.map((entry) => leafHash(sha256, entry)));
          frontier = sealed.frontier;
          stored.push(...sealed.nodes);
        }
        const whole = logOf(batches.flat());
        expect(stored).toEqual(whole.nodes);
        expect(frontier).toEqual(whole.frontier);
        expect(toHex(rootOf(sha256, frontier))).toBe(rootByDefinition(batches.flat()).toString('hex'));
      }),
    );
  });

  it('can go on from the frontier read back out of the stored nodes', () => {
    fc.assert(
      fc.property(fc.nat(300), (size) => {
        const log = logOf(numbered(size));
        expect(frontierNodes(size).map(({ level, index }) => log.node(level, index))).toEqual(log.frontier.hashes);
      }),
    );
  });

  it('never stores a node twice', () => {
    const { nodes } = logOf(numbered(1000));
    expect(new Set(nodes.map((node) => `${node.level}/${node.index}`)).size).toBe(nodes.length);
  });
});

const sizeAndIndex = fc.integer({ min: 1, max: 700 }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));

describe('inclusion', () => {
  it('every entry of every small log can be proven', () => {
    for (let size = 1; size <= 66; size++) {
      const log = logOf(numbered(size));
      for (let index = 0; index < size; index++) {
        const leaf = leafHash(sha256, Buffer.from(`entry ${index}`));
        expect(verifyInclusion(sha256, { index, size, leaf, proof: inclusionProof(sha256, index, size, log.node), root: log.root })).toBe(true);
      }
    }
  });

  it('an entry of a log that went on later is still proven in the earlier tree', () => {
    fc.assert(
      fc.property(sizeAndIndex, fc.nat(300), ([size, index], later) => {
        const log = logOf(numbered(size + later));
        const leaf = leafHash(sha256, Buffer.from(`entry ${index}`));
        const proof = inclusionProof(sha256, index, size, log.node);
        expect(verifyInclusion(sha256, { index, size, leaf, proof, root: logOf(numbered(size)).root })).toBe(true);
      }),
    );
  });

  it('one flipped bit in entry, proof or root, another index or another length fails', () => {
    fc.assert(
      fc.property(sizeAndIndex, fc.nat(255), fc.nat(), ([size, index], bit, which) => {
        const log = logOf(numbered(size));
        const proof = inclusionProof(sha256, index, size, log.node);
        const claim = { index, size, leaf: leafHash(sha256, Buffer.from(`entry ${index}`)), proof, root: log.root };
        expect(verifyInclusion(sha256, { ...claim, leaf: flip(claim.leaf, bit) })).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, root: flip(claim.root, bit) })).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, proof: [...proof, claim.root] })).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, index: size })).toBe(false);
        if (size === 1) return;
        const step = which % proof.length;
        expect(verifyInclusion(sha256, { ...claim, proof: proof.map((hash, i) => (i === step ? flip(hash, bit) : hash)) })).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, proof: proof.slice(1) })).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, index: (index + 1) % size })).toBe(false);
      }),
    );
  });

  it('an entry beyond the log cannot be asked for', () => {
    expect(() => inclusionPath(3, 3)).toThrow(RangeError);
    expect(() => inclusionPath(-1, 3)).toThrow(RangeError);
  });

  it('a log whose store lost a node says which', () => {
    expect(() => inclusionProof(sha256, 0, 4, () => undefined)).toThrow('node 1 at level 0 is missing');
  });
});

const twoSizes = fc.nat(600).chain((to) => fc.tuple(fc.nat(to), fc.constant(to)));

describe('consistency', () => {
  it('any later log is proven to continue any earlier one', () => {
    fc.assert(
      fc.property(twoSizes, ([oldSize, newSize]) => {
        const log = logOf(numbered(newSize));
        const proof = consistencyProof(sha256, oldSize, newSize, log.node);
        const claim = { oldSize, newSize, oldRoot: logOf(numbered(oldSize)).root, newRoot: log.root, proof };
        expect(verifyConsistency(sha256, claim)).toBe(true);
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  it('every pair of small logs is proven', () => {
    const log = logOf(numbered(40));
    const roots = Array.from({ length: 41 }, (_, size) => logOf(numbered(size)).root);
    for (let newSize = 0; newSize <= 40; newSize++) {
      for (let oldSize = 0; oldSize <= newSize; oldSize++) {
        const proof = consistencyProof(sha256, oldSize, newSize, log.node);
        const [oldRoot, newRoot] = [present(roots[oldSize]), present(roots[newSize])];
        expect(verifyConsistency(sha256, { oldSize, newSize, oldRoot, newRoot, proof })).toBe(true);
      }
    }
  });

  it('a log with one past entry rewritten does not continue the old one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(100), fc.nat(), (oldSize, more, which) => {
        const past = which % oldSize;
        const rewritten = logOf(numbered(oldSize + more).map((entry, i) => (i === past ? Buffer.from('rewritten') : entry)));
        const proof = consistencyProof(sha256, oldSize, oldSize + more, rewritten.node);
        const claim = { oldSize, newSize: oldSize + more, oldRoot: logOf(numbered(oldSize)).root, newRoot: rewritten.root, proof };
        expect(verifyConsistency(sha256, claim)).toBe(false);
      }),
    );
  });

  it('one flipped bit anywhere in the proof or the roots fails', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 100 }), fc.nat(255), fc.nat(), (oldSize, more, bit, which) => {
        const newSize = oldSize + more;
        const log = logOf(numbered(newSize));
        const proof = consistencyProof(sha256, oldSize, newSize, log.node);
        const claim = { oldSize, newSize, oldRoot: logOf(numbered(oldSize)).root, newRoot: log.root, proof };
        const step = which % proof.length;
        expect(verifyConsistency(sha256, { ...claim, proof: proof.map((hash, i) => (i === step ? flip(hash, bit) : hash)) })).toBe(false);
        expect(verifyConsistency(sha256, { ...claim, oldRoot: flip(claim.oldRoot, bit) })).toBe(false);
        expect(verifyConsistency(sha256, { ...claim, newRoot: flip(claim.newRoot, bit) })).toBe(false);
        expect(verifyConsistency(sha256, { ...claim, proof: proof.slice(1) })).toBe(false);
        expect(verifyConsistency(sha256, { ...claim, proof: [...proof, claim.newRoot] })).toBe(false);
      }),
    );
  });

  it('a shorter log cannot continue a longer one', () => {
    expect(() => consistencyPath(5, 4)).toThrow(RangeError);
    const root = logOf([]).root;
    expect(verifyConsistency(sha256, { oldSize: 5, newSize: 4, oldRoot: root, newRoot: root, proof: [] })).toBe(false);
  });
});
