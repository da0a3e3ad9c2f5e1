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
import { countLeaves, countWaiting, findNodes, insertCheckpoint, insertLeaves, insertNodes, takeSealerLock, takeWaiting } from './seal.repo.ts';

const sealer = system('audit');
const batchSize = 2000;

/** Seals all that may be sealed now. Returns how many entries; 0 too when another sealer is at work. */
export async function sealAudit(run: RunUnit): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await run(sealer, sealBatch);
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

async function sealBatch(unit: Unit): Promise<number> {
  if (!(await takeSealerLock(unit.tx))) return 0;
  const signer = await ensureLogSigner(unit);
  const waiting = await takeWaiting(unit.tx, batchSize);
  if (waiting.length === 0) return 0;
  const before = await readFrontier(unit, await countLeaves(unit.tx));
  const { nodes, frontier, root } = appendLeaves(sha256, before, waiting.map((event) => event.leaf_hash));
  const note = signCheckpoint(sha256, { size: frontier.size, root }, signer.key, signer.sign);
  if (!note.ok) throw new Error(`The checkpoint of ${frontier.size} entries cannot be written: ${JSON.stringify(note.error)}`);
  await insertLeaves(unit.tx, before.size, waiting);
  await insertNodes(unit.tx, nodes);
  await insertCheckpoint(unit.tx, { size: frontier.size, root, note: note.value, at: unit.now });
  return waiting.length;
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
