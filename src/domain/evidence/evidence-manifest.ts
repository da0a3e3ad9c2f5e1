/**
 * The manifest (every file with size and hash) and the seal over it: what makes
 * the whole file one thing that cannot lose, gain or change a part.
 * Rule: the manifest lists every file but itself and the seal; the seal is a
 * note with exactly one signature, by the key that signs the checkpoint.
 */
import { isObject, type Json, jsonOf } from '../audit/canonical.ts';
import type { Ref } from '../audit/audit-entry.ts';

export const evidenceFormat = 'handback.evidence/1';
export const manifestFile = 'manifest.json';
export const sealFile = 'seal.txt';
export const keyFile = 'public-key.pem';
export const checkpointFile = 'checkpoint.txt';
export const entriesFile = 'audit/entries.jsonl';
export const personalFile = 'audit/personal.jsonl';
export const proofsFile = 'audit/proofs.json';

export type ListedFile = { readonly name: string; readonly size: number; readonly sha256: string };

export type Manifest = {
  readonly format: typeof evidenceFormat;
  readonly case: { readonly id: string; readonly ref: string };
  readonly organisation: string;
  readonly made_at: string;
  readonly made_by: Ref;
  readonly checkpoint: { readonly origin: string; readonly size: number; readonly root: string };
  readonly public_key: { readonly id: string; readonly sha256: string };
  readonly entries: number;
  readonly files: readonly ListedFile[];
};

/** The seal's text: format, case, time, and the SHA-256 of manifest.json in hex. */
export const sealText = (manifest: Manifest, manifestHash: string): string =>
  `${evidenceFormat}\n${manifest.case.ref}\n${manifest.made_at}\n${manifestHash}\n`;

/** One to four plain parts; nothing that could leave the folder it is unpacked into. */
export const isSafeName = (name: string): boolean =>
  name.length <= 150 && /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*){0,3}$/.test(name);

/** A name for a file made of something a person named; `taken` keeps names apart even where case does not count. */
export function fileNameFor(folder: string, wish: string, ending: string, taken: Set<string>): string {
  const plain = wish.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 60) || 'unnamed';
  let name = `${folder}/${plain}${ending}`;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${folder}/${plain}-${n}${ending}`;
  taken.add(name.toLowerCase());
  return name;
}

export function readManifest(text: string): Manifest | null {
  const value = jsonOf(text);
  if (!isObject(value) || value['format'] !== evidenceFormat) return null;
  const { case: subject, checkpoint, public_key: key, files, made_at, entries, organisation } = value;
  const isSound =
    isText(made_at) && isText(organisation) && isCount(entries) &&
    isObject(subject) && isText(subject['ref']) && isText(subject['id']) &&
    isObject(checkpoint) && isText(checkpoint['origin']) && isCount(checkpoint['size']) && isText(checkpoint['root']) &&
    isObject(key) && isText(key['id']) && isText(key['sha256']) &&
    Array.isArray(files) && files.every(isListed);
  return isSound ? (value as unknown as Manifest) : null;
}

const isText = (value: Json | undefined): value is string => typeof value === 'string';
const isCount = (value: Json | undefined): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isListed = (value: Json): boolean => isObject(value) && isText(value['name']) && isCount(value['size']) && isText(value['sha256']);
