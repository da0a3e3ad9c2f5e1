/**
 * Builds one case's evidence file (format handback.evidence/1) as a list of
 * files in their fixed order; the platform packs them into one archive.
 * Rule: the same content gives the same bytes, and nothing leaves that would
 * not verify: the result is checked as a stranger would check it.
 * Source: docs/evidence-format.md.
 */
import { canonicalText, jsonOf } from '../audit/canonical.ts';
import { entryText } from '../audit/audit-entry.ts';
import { openCheckpoint } from '../audit/checkpoint.ts';
import { type Hash, toBase64, toHex, utf8 } from '../audit/encoding.ts';
import { type CheckSignature, fingerprintOf, keyIdOf, type NoteKey, type Sign, signNote, toPem } from '../audit/signed-note.ts';
import { allow, refuse, type Verdict } from '../verdict.ts';
import type { EvidenceCheck } from './evidence-check.ts';
import type { EvidenceContent } from './evidence-content.ts';
import {
  checkpointFile, entriesFile, evidenceFormat, fileNameFor, isSafeName, keyFile, type Manifest, manifestFile, personalFile, proofsFile, sealFile, sealText,
} from './evidence-manifest.ts';
import { reportOf } from './evidence-report.ts';
import { verifyEvidence } from './verify.ts';
import { verifyGuide } from './verify-guide.ts';

export type EvidenceFile = { readonly name: string; readonly bytes: Uint8Array };

/** The key signs the seal and has signed the checkpoint; its name is the log's origin. */
export type EvidenceSigner = { readonly hash: Hash; readonly key: NoteKey; readonly sign: Sign; readonly check: CheckSignature };

export type EvidenceRefusal =
  | { readonly code: 'evidence_unwritable'; readonly file: string; readonly reason: string }
  | { readonly code: 'evidence_unsound'; readonly failed: readonly EvidenceCheck[] };

export function buildEvidence(content: EvidenceContent, signer: EvidenceSigner): Verdict<EvidenceFile[], EvidenceRefusal> {
  const { hash, key } = signer;
  const head = openCheckpoint(hash, content.checkpoint, key, signer.check);
  if (!head.ok) return refuse('evidence_unwritable', { file: checkpointFile, reason: 'the checkpoint is not signed by this key' });
  const written = contentFiles(content);
  if (!written.ok) return written;
  const files = [...written.value, { name: keyFile, bytes: utf8(toPem(key.publicKey)) }].sort((a, b) => (a.name < b.name ? -1 : 1));
  const manifest: Manifest = {
    format: evidenceFormat,
    case: { id: content.case.id, ref: content.case.ref },
    organisation: content.organisation,
    made_at: content.made_at,
    made_by: content.made_by,
    checkpoint: { origin: head.value.origin, size: head.value.size, root: toBase64(head.value.root) },
    public_key: { id: keyIdOf(hash, key), sha256: fingerprintOf(hash, key.publicKey) },
    entries: content.entries.length,
    files: files.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: toHex(hash(bytes)) })),
  };
  const sealed = seal(manifest, signer);
  if (!sealed.ok) return sealed;
  const all = [...sealed.value, ...files];
  const failed = verifyEvidence(new Map(all.map((file) => [file.name, file.bytes])), signer).filter((found) => !found.ok);
  return failed.length === 0 ? allow(all) : refuse('evidence_unsound', { failed });
}

function seal(manifest: Manifest, { hash, key, sign }: EvidenceSigner): Verdict<EvidenceFile[], EvidenceRefusal> {
  const file = jsonFile(manifestFile, manifest);
  if (!file.ok) return file;
  const note = signNote(hash, sealText(manifest, toHex(hash(file.value.bytes))), key, sign);
  if (!note.ok) return refuse('evidence_unwritable', { file: sealFile, reason: 'the case reference or time holds a line break' });
  return allow([file.value, { name: sealFile, bytes: utf8(note.value) }]);
}

function contentFiles(content: EvidenceContent): Verdict<EvidenceFile[], EvidenceRefusal> {
  const taken = new Set<string>();
  const chains = content.custody.map((chain) => ({ chain, name: fileNameFor('custody', chain.asset.tag, '.json', taken) }));
  const facts = ['case', 'person', 'names', 'tasks', 'asks', 'assets', 'accounts', 'seats', 'clearance', 'waivers'] as const;
  const written: Verdict<EvidenceFile, EvidenceRefusal>[] = [
    ...facts.map((name) => jsonFile(`facts/${name}.json`, content[name])),
    ...chains.map(({ chain, name }) => jsonFile(name, { format: 'handback.custody/1', ...chain })),
    ...content.messages.map((message, at) => jsonFile(`messages/${String(at + 1).padStart(4, '0')}.json`, message)),
    ...content.certificates.map(({ name, bytes }) => certificateFile(`certificates/${name}`, bytes, taken)),
    linesFile(entriesFile, content.entries.map(({ entry }) => entryText(entry))),
    linesFile(personalFile, content.entries.flatMap(({ entry, personal }) =>
      personal === null ? [] : [canonicalText({ entry: entry.id, salt: personal.salt, value: personal.value })])),
    proofFile(content),
    allow({ name: checkpointFile, bytes: utf8(content.checkpoint) }),
    allow({ name: 'VERIFY.md', bytes: utf8(verifyGuide) }),
    allow({ name: 'index.html', bytes: utf8(reportOf(content, new Map(chains.map(({ chain, name }) => [chain.asset.id, name])))) }),
  ];
  const files: EvidenceFile[] = [];
  for (const file of written) {
    if (!file.ok) return file;
    files.push(file.value);
  }
  return allow(files);
}

/** Readable and always the same: members in canonical order, two spaces deep. */
function jsonFile(name: string, value: unknown): Verdict<EvidenceFile, EvidenceRefusal> {
  const text = canonicalText(value);
  if (!text.ok) return refuse('evidence_unwritable', { file: name, reason: `${text.error.path} holds ${text.error.reason}` });
  return allow({ name, bytes: utf8(`${JSON.stringify(jsonOf(text.value), null, 2)}\n`) });
}

function linesFile(name: string, lines: readonly Verdict<string>[]): Verdict<EvidenceFile, EvidenceRefusal> {
  const texts: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (!line.ok) return refuse('evidence_unwritable', { file: name, reason: `line ${at + 1}: ${String(line.error['reason'])}` });
    texts.push(`${line.value}\n`);
  }
  return allow({ name, bytes: utf8(texts.join('')) });
}

/** One entry a line, so that a reader can find it with a text search. */
function proofFile({ entries }: EvidenceContent): Verdict<EvidenceFile, EvidenceRefusal> {
  const lines = entries.map(({ entry, index, proof }) => JSON.stringify({ id: entry.id, index, proof: proof.map(toHex) }));
  return allow({ name: proofsFile, bytes: utf8(`{"format":"handback.proofs/1","entries":[\n${lines.join(',\n')}\n]}\n`) });
}

function certificateFile(name: string, bytes: Uint8Array, taken: Set<string>): Verdict<EvidenceFile, EvidenceRefusal> {
  if (!isSafeName(name) || taken.has(name.toLowerCase())) {
    return refuse('evidence_unwritable', { file: name, reason: 'a certificate needs a plain file name of its own' });
  }
  taken.add(name.toLowerCase());
  return allow({ name, bytes });
}
