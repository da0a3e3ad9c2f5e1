/**
 * The first ring of checks: key, seal, and every file as the manifest lists it.
 * Rule: no file may be changed, missing or added.
 */
import { sameBytes, textOf, toHex } from '../audit/encoding.ts';
import { fingerprintOf, fromPem, keyIdOf, openNote, readNote } from '../audit/signed-note.ts';
import { type ListedFile, type Manifest, keyFile, manifestFile, sealFile, sealText } from './evidence-manifest.ts';
import { checksOf, counted, type EvidenceCheck, type EvidenceFiles, type Finding, type VerifyTools } from './evidence-check.ts';

type KeyFound = { readonly publicKey: Uint8Array | null; readonly checks: readonly EvidenceCheck[] };

/** The key to verify with: the trusted one when given, else the one inside. */
export function verifyKey(files: EvidenceFiles, manifest: Manifest, { hash, trustedKey }: VerifyTools): KeyFound {
  const pem = files.get(keyFile);
  const enclosed = pem === undefined ? null : fromPem(textOf(pem) ?? '');
  const failures: Finding[] = [];
  const fail = (sentence: string) => failures.push({ file: keyFile, sentence: `${keyFile} ${sentence}` });
  if (enclosed === null) fail('is missing or is not an Ed25519 public key.');
  const named = { name: manifest.checkpoint.origin, publicKey: enclosed ?? new Uint8Array(0) };
  if (enclosed !== null && (fingerprintOf(hash, enclosed) !== manifest.public_key.sha256 || keyIdOf(hash, named) !== manifest.public_key.id)) {
    fail('is not the key that manifest.json names.');
  }
  if (trustedKey !== undefined && enclosed !== null && !sameBytes(trustedKey, enclosed)) {
    fail(`is another key than the one you trust (${fingerprintOf(hash, trustedKey)}): somebody else made this file.`);
  }
  const publicKey = trustedKey ?? enclosed;
  const trust = trustedKey === undefined ? 'Compare it with the one the organisation published.' : 'It is the one you trust.';
  const print = publicKey === null ? '' : fingerprintOf(hash, publicKey);
  return { publicKey, checks: checksOf('key', failures, `The key of ${named.name} has the fingerprint ${print}. ${trust}`) };
}

export function verifySeal(files: EvidenceFiles, manifest: Manifest, publicKey: Uint8Array | null, { hash, check }: VerifyTools): EvidenceCheck[] {
  const holds = `The seal over ${manifestFile} is signed: case ${manifest.case.ref} of ${manifest.organisation}, made ${manifest.made_at}.`;
  const failed = (file: string, sentence: string) => checksOf('seal', [{ file, sentence }], holds);
  const note = textOf(files.get(sealFile) ?? new Uint8Array(0));
  const read = readNote(note ?? '');
  if (note === null || !read.ok) return failed(sealFile, `${sealFile} is missing or cannot be read.`);
  if (read.value.signatures.length !== 1) return failed(sealFile, `${sealFile} carries more than its one signature.`);
  if (publicKey === null) return failed(sealFile, `${sealFile} cannot be checked, because ${keyFile} cannot be read.`);
  const opened = openNote(hash, note, { name: manifest.checkpoint.origin, publicKey }, check);
  if (!opened.ok) return failed(sealFile, `${sealFile} is not signed by the key: it was changed, or the key is not the one that made it.`);
  const manifestHash = toHex(hash(files.get(manifestFile) ?? new Uint8Array(0)));
  return opened.value === sealText(manifest, manifestHash)
    ? checksOf('seal', [], holds)
    : failed(manifestFile, `${manifestFile} is not the one that was sealed: it was changed after the file was made.`);
}

export function verifyFiles(files: EvidenceFiles, manifest: Manifest, { hash }: VerifyTools): EvidenceCheck[] {
  const failures: Finding[] = [];
  const listed = new Set<string>([manifestFile, sealFile]);
  for (const file of manifest.files) {
    const reason = wrongIn(files.get(file.name), file, (bytes) => toHex(hash(bytes)));
    if (listed.has(file.name)) failures.push({ file: file.name, sentence: `${file.name} is listed twice.` });
    else if (reason !== null) failures.push({ file: file.name, sentence: `${file.name} ${reason}` });
    listed.add(file.name);
  }
  for (const name of files.keys()) {
    if (!listed.has(name)) failures.push({ file: name, sentence: `${name} was added: ${manifestFile} does not list it.` });
  }
  return checksOf('files', failures, `All ${counted(manifest.files.length, 'file')} are there, as listed, and no other.`);
}

function wrongIn(bytes: Uint8Array | undefined, listed: ListedFile, sha256: (bytes: Uint8Array) => string): string | null {
  if (bytes === undefined) return 'is missing.';
  if (bytes.length !== listed.size) return `was changed: it has ${counted(bytes.length, 'byte')}, ${manifestFile} says ${listed.size}.`;
  return sha256(bytes) === listed.sha256 ? null : `was changed: its SHA-256 is not the one in ${manifestFile}.`;
}
