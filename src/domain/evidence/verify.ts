/**
 * Checks an evidence file without a database and without trust in who made it:
 * the files against the manifest, the manifest against its seal, the entries
 * against the checkpoint, the personal payloads and the records against the entries.
 * Rule: every check answers with a sentence that names the file; one failure
 * does not stop the others, so that a reader sees how far the damage goes.
 * Source: docs/evidence-format.md.
 */
import { textOf } from '../audit/encoding.ts';
import type { EvidenceCheck, EvidenceFiles, VerifyTools } from './evidence-check.ts';
import { type Manifest, manifestFile, readManifest } from './evidence-manifest.ts';
import { verifyCheckpoint, verifyEntries, verifyPersonal } from './verify-audit.ts';
import { verifyFiles, verifyKey, verifySeal } from './verify-files.ts';
import { verifyCustody, verifyRecords } from './verify-records.ts';

export function verifyEvidence(files: EvidenceFiles, tools: VerifyTools): EvidenceCheck[] {
  const manifest = manifestOf(files);
  if (manifest === null) {
    const sentence = 'manifest.json is missing or cannot be read, so this is not a complete evidence file.';
    return [{ id: 'manifest', ok: false, file: manifestFile, sentence }];
  }
  const key = verifyKey(files, manifest, tools);
  const checkpoint = verifyCheckpoint(files, manifest, key.publicKey, tools);
  const entries = verifyEntries(files, manifest, checkpoint.head, tools);
  return [
    ...key.checks,
    ...verifySeal(files, manifest, key.publicKey, tools),
    ...verifyFiles(files, manifest, tools),
    ...checkpoint.checks,
    ...entries.checks,
    ...verifyPersonal(files, entries.byId, tools),
    ...verifyRecords(files, entries.byId, tools),
    ...verifyCustody(files, entries.byId),
  ];
}

export function manifestOf(files: EvidenceFiles): Manifest | null {
  const bytes = files.get(manifestFile);
  const text = bytes === undefined ? null : textOf(bytes);
  return text === null ? null : readManifest(text);
}
