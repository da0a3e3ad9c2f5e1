/**
 * Seals what was audited: takes waiting events in order, appends their leaves
 * to the Merkle log and signs the new head, in one transaction a batch.
 * Rule: ARCHITECTURE 6. One sealer at a time; a crash leaves the queue as it
 * was; an event is sealed only when nothing can be committed in front of it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { signCheckpoint } from '#domain/audit/checkpoint';
import { appendLeaves, frontierNodes, type Frontier } from '#domain/audit/merkle';
import { sha256 } from '../../platform/proof-crypto.ts';
import { system } from '../../platform/work/actor.ts';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import { ensureLogSigner } from './audit-key.service.ts';
import { countLeaves, countWaiting, findNodes, insertCheckpoint, insertNodes, takeLeaves, takeSealerLock } from './seal.repo.ts';

const sealer = system('audit');
/** A step of the embedded engine holds everybody up; a server has others for them. */
const batchSizes = { embedded: 2000, postgresql: 10_000 } as const;

/** Seals all that may be sealed now. Returns how many entries; 0 too when another sealer is at work. */
export async function sealAudit(run: RunUnit): Promise<number> {
  let sealed = 0;
  const batchSize = batchSizes[run.engine ?? 'embedded'];
  for (;;) {
    const count = await run(sealer, (unit) => sealBatch(unit, batchSize));
    sealed += count;
    if (count < batchSize) return sealed;
  }
}

/** Seals until no entry of the case waits; false when a transaction that is still open holds them back for longer than `patience`. */
export async function sealCase(run: RunUnit, caseId: string, patienceMs = 5000): Promise<boolean> {
  for (const until = performance.now() + patienceMs; ;) {
    await sealAudit(run);
    if ((await run(sealer, (unit) => countWaiting(unit.tx, caseId))) === 0) return true;
    if (performance.now() > until) return false;
    await pause(50);
  }
}

async function sealBatch(unit: Unit, most: number): Promise<number> {
  if (!(await takeSealerLock(unit.tx))) return 0;
  const signer = await ensureLogSigner(unit);
  const size = await countLeaves(unit.tx);
  const leaves = await takeLeaves(unit.tx, size, most);
  if (leaves.length === 0) return 0;
  const { nodes, frontier, root } = appendLeaves(sha256, await readFrontier(unit, size), leaves);
  const note = signCheckpoint(sha256, { size: frontier.size, root }, signer.key, signer.sign);
  if (!note.ok) throw new Error(`The checkpoint of ${frontier.size} entries cannot be written: ${JSON.stringify(note.error)}`);
  await insertNodes(unit.tx, nodes);
  await insertCheckpoint(unit.tx, { size: frontier.size, root, note: note.value, at: unit.now });
  return leaves.length;
}

/** What a tree of this size is continued from: the roots of its complete subtrees, as stored. */
export async function readFrontier(unit: Unit, size: number): Promise<Frontier> {
  const wanted = frontierNodes(size);
  const found = new Map((await findNodes(unit.tx, wanted)).map((node) => [`${node.level}:${node.index}`, node.hash]));
  return {
    size, hashes: wanted.map(({ level, index }) => {
      const hash = found.get(`${level}:${index}`);
      if (!hash) throw new Error(`The log's node ${index} at level ${level} is missing: restore the database from a backup and verify the log.`);
      return hash;
    }),
  };
}
