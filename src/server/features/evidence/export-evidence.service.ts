/**
 * Makes a case's evidence file: what is not sealed yet is sealed first, the
 * content is gathered, built and checked as a stranger would check it, and the
 * export leaves an audit entry with the file's own hash.
 */
import { createHash } from 'node:crypto';
import type { FileAnswer } from '#contract/route';
import { buildEvidence } from '#domain/evidence/evidence-file';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { packArchive } from '../../platform/evidence-archive.ts';
import type { CallContext } from '../../platform/http/handle.ts';
import { checkSignature, sha256 } from '../../platform/proof-crypto.ts';
import { system } from '../../platform/work/actor.ts';
import { logSigner } from '../audit/audit-key.service.ts';
import { sealCase } from '../audit/seal-audit.service.ts';
import { getCase } from '../cases/read-case.service.ts';
import { gatherEvidence } from './gather-evidence.service.ts';

type Call = Pick<CallContext, 'actor' | 'run' | 'requestId'>;

export async function exportEvidence({ actor, run, requestId }: Call, caseId: string): Promise<Verdict<FileAnswer>> {
  const subject = await run(actor, (unit) => getCase(unit, caseId));
  if (!subject) return refuse('not_found');
  if (!(await sealCase(run, caseId))) return refuse('seal_pending');
  const made = await run(system('evidence'), async (unit) => {
    const signer = await logSigner(unit);
    const content = await gatherEvidence(unit, caseId, actor);
    if (!signer || !content) return refuse('nothing_sealed');
    const built = buildEvidence(content, { hash: sha256, check: checkSignature, ...signer });
    if (!built.ok) return refuse('evidence_unsound', { failed: 'failed' in built.error ? built.error.failed.map(({ sentence }) => sentence) : [`${built.error.file}: ${built.error.reason}`] });
    return allow({ bytes: packArchive(built.value), entries: content.entries.length, checkpoint: content.checkpoint.split('\n')[1] ?? '' });
  }, { requestId });
  if (!made.ok) return made;
  const { bytes, entries, checkpoint } = made.value;
  await run(actor, (unit) => {
    const facts = { archive_sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, entries, checkpoint: Number(checkpoint) };
    unit.audit({ action: 'evidence.exported', entity: { kind: 'case', id: caseId }, caseId, facts });
    return Promise.resolve();
  }, { requestId });
  return allow({ name: `handback-case-${subject.number}.evidence.zip`, bytes });
}
