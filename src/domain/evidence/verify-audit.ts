/**
 * The second ring of checks: the signed checkpoint, every audit entry's place
 * in the log, and every personal payload that still exists.
 * Rule: an entry counts only with its inclusion proof; an erased payload is no failure.
 */
import { type AuditEntry, entryLeaf, personalHash, readEntry } from '../audit/audit-entry.ts';
import { canonicalText, isObject, type Json, jsonOf } from '../audit/canonical.ts';
import { type Checkpoint, openCheckpoint } from '../audit/checkpoint.ts';
import { fromHex, textOf, toBase64 } from '../audit/encoding.ts';
import { verifyInclusion } from '../audit/merkle-proof.ts';
import { checkpointFile, entriesFile, keyFile, type Manifest, manifestFile, personalFile, proofsFile } from './evidence-manifest.ts';
import { checksOf, counted, type EvidenceCheck, type EvidenceFiles, type Finding, type VerifyTools } from './evidence-check.ts';

export type EntriesById = ReadonlyMap<string, AuditEntry>;

type HeadFound = { readonly head: Checkpoint | null; readonly checks: readonly EvidenceCheck[] };

export function verifyCheckpoint(files: EvidenceFiles, manifest: Manifest, publicKey: Uint8Array | null, { hash, check }: VerifyTools): HeadFound {
  const { origin, size, root } = manifest.checkpoint;
  const failed = (sentence: string): HeadFound => ({ head: null, checks: checksOf('checkpoint', [{ file: checkpointFile, sentence }], '') });
  const note = textOf(files.get(checkpointFile) ?? new Uint8Array(0));
  if (publicKey === null) return failed(`${checkpointFile} cannot be checked, because ${keyFile} cannot be read.`);
  const opened = openCheckpoint(hash, note ?? '', { name: origin, publicKey }, check);
  if (!opened.ok) return failed(`${checkpointFile} is missing, was changed, or is not signed by the key.`);
  if (opened.value.size !== size || toBase64(opened.value.root) !== root) {
    return failed(`${checkpointFile} is signed, but it is another checkpoint than the one in ${manifestFile}.`);
  }
  return { head: opened.value, checks: checksOf('checkpoint', [], `The checkpoint is signed: ${origin} had ${counted(size, 'entry', 'entries')}.`) };
}

type Claim = { readonly id: string; readonly index: number; readonly proof: readonly Uint8Array[] };
type EntriesFound = { readonly byId: EntriesById; readonly checks: readonly EvidenceCheck[] };

export function verifyEntries(files: EvidenceFiles, manifest: Manifest, head: Checkpoint | null, { hash }: VerifyTools): EntriesFound {
  const byId = new Map<string, AuditEntry>();
  const failures: Finding[] = [];
  const fail = (file: string, sentence: string) => failures.push({ file, sentence: `${file} ${sentence}` });
  const lines = linesOf(files, entriesFile);
  const claims = proofsOf(files);
  if (lines === null) fail(entriesFile, 'is missing, or not made of whole lines of text.');
  if (claims === null) fail(proofsFile, 'is missing or cannot be read.');
  if (lines !== null && lines.length !== manifest.entries) fail(entriesFile, `has ${counted(lines.length, 'entry', 'entries')}, ${manifestFile} says ${manifest.entries}.`);
  if (claims !== null && lines !== null && claims.length !== lines.length) fail(proofsFile, 'does not have one proof for each entry.');
  if (head === null) fail(proofsFile, `cannot be checked without a checkpoint to believe: see ${checkpointFile}.`);
  let last = -1;
  for (const [at, line] of (lines ?? []).entries()) {
    const read = readEntry(line);
    const claim = claims?.[at];
    if (!read.ok) {
      fail(entriesFile, `line ${at + 1} is not an audit entry: ${read.error.reason}.`);
      continue;
    }
    const { id } = read.value;
    if (byId.has(id)) fail(entriesFile, `has the entry ${id} twice.`);
    byId.set(id, read.value);
    if (claim === undefined) continue;
    if (claim.id !== id || claim.index <= last) fail(proofsFile, `is out of order at entry ${id}.`);
    last = claim.index;
    const isProven = head === null || verifyInclusion(hash, { ...claim, size: head.size, leaf: entryLeaf(hash, line), root: head.root });
    if (!isProven) fail(proofsFile, `does not prove that entry ${id} (line ${at + 1} of ${entriesFile}) is in the log of the checkpoint.`);
  }
  const holds = byId.size === 1 ? 'The one audit entry is in the log of the checkpoint.' : `All ${byId.size} audit entries are in the log of the checkpoint.`;
  return { byId, checks: checksOf('entries', failures, holds) };
}

export function verifyPersonal(files: EvidenceFiles, byId: EntriesById, { hash }: VerifyTools): EvidenceCheck[] {
  const lines = linesOf(files, personalFile);
  const failures: Finding[] = [];
  const fail = (sentence: string) => failures.push({ file: personalFile, sentence: `${personalFile} ${sentence}` });
  if (lines === null) fail('is missing, or not made of whole lines of text.');
  const seen = new Set<string>();
  for (const [at, line] of (lines ?? []).entries()) {
    const payload = payloadOf(line);
    if (payload === null) {
      fail(`line ${at + 1} is not a personal payload.`);
      continue;
    }
    const { entry, salt, value } = payload;
    const found = personalHash(hash, { salt, value });
    if (seen.has(entry)) fail(`has the payload of entry ${entry} twice.`);
    seen.add(entry);
    if (!found.ok || byId.get(entry)?.personal !== found.value) fail(`line ${at + 1} is not what entry ${entry} was sealed with.`);
  }
  const erased = [...byId.values()].filter((entry) => entry.personal !== null && !seen.has(entry.id)).length;
  const gone = erased === 0 ? '' : ` ${counted(erased, 'payload was', 'payloads were')} erased or left out; the entries stay proven without them.`;
  return checksOf('personal', failures, `${counted(seen.size, 'personal payload is', 'personal payloads are')} what the entries were sealed with.${gone}`);
}

function linesOf(files: EvidenceFiles, name: string): string[] | null {
  const bytes = files.get(name);
  const text = bytes === undefined ? null : textOf(bytes);
  if (text === null) return null;
  if (text === '') return [];
  return text.endsWith('\n') ? text.slice(0, -1).split('\n') : null;
}

function proofsOf(files: EvidenceFiles): Claim[] | null {
  const value = jsonOf(textOf(files.get(proofsFile) ?? new Uint8Array(0)) ?? '');
  if (!isObject(value) || value['format'] !== 'handback.proofs/1' || !Array.isArray(value['entries'])) return null;
  const claims = value['entries'].map(claimOf);
  return claims.every((claim) => claim !== null) ? claims : null;
}

function claimOf(value: Json): Claim | null {
  if (!isObject(value)) return null;
  const { id, index, proof } = value;
  if (typeof id !== 'string' || !Number.isSafeInteger(index) || !Array.isArray(proof)) return null;
  const hashes = proof.map((hash) => (typeof hash === 'string' ? fromHex(hash) : null));
  return hashes.every((hash) => hash?.length === 32) ? { id, index: Number(index), proof: hashes as Uint8Array[] } : null;
}

function payloadOf(line: string): { readonly entry: string; readonly salt: string; readonly value: Json } | null {
  const value = jsonOf(line);
  if (!isObject(value) || Object.keys(value).sort().join() !== 'entry,salt,value') return null;
  const { entry, salt, value: personal } = value;
  const text = canonicalText(value);
  if (typeof entry !== 'string' || typeof salt !== 'string' || personal === undefined || !text.ok || text.value !== line) return null;
  return { entry, salt, value: personal };
}
