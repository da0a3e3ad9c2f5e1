/**
 * Signed notes: a text of lines and, after an empty line, one line for each
 * signature. Checkpoints and evidence seals are signed notes.
 * Rule: the text is believed only when a signature by a known key verifies; a
 * known key whose signature does not verify condemns the note.
 * Source: C2SP signed-note (https://c2sp.org/signed-note), Ed25519, type 0x01.
 */
import { allow, refuse, type Verdict } from '../verdict.ts';
import { concat, fromBase64, fromHex, type Hash, sameBytes, toBase64, toHex, utf8 } from './encoding.ts';

/** Name and raw Ed25519 public key (32 bytes). The name is the log's origin. */
export type NoteKey = { readonly name: string; readonly publicKey: Uint8Array };
/** Ed25519 over the message, 64 bytes. */
export type Sign = (message: Uint8Array) => Uint8Array;
export type CheckSignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

export type NoteSignature = { readonly name: string; readonly keyId: string; readonly signature: Uint8Array };
export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };

export type NoteRefusal =
  | { readonly code: 'not_a_note'; readonly reason: string }
  | { readonly code: 'not_signed_by_key'; readonly keyId: string }
  | { readonly code: 'wrong_signature'; readonly keyId: string };

const ed25519 = Uint8Array.of(0x01);
const publicKeyBytes = 32;
const mostSignatures = 16;

/** First four bytes of SHA-256(name ‖ newline ‖ 0x01 ‖ public key), in hex. */
export const keyIdOf = (hash: Hash, key: NoteKey): string =>
  toHex(hash(concat(utf8(`${key.name}\n`), ed25519, key.publicKey)).slice(0, 4));

/** The key in one line, as an organisation publishes it: `name+keyid+base64`. */
export const verifierKey = (hash: Hash, key: NoteKey): string =>
  `${key.name}+${keyIdOf(hash, key)}+${toBase64(concat(ed25519, key.publicKey))}`;

export function readVerifierKey(hash: Hash, line: string): NoteKey | null {
  const [, name = '', id, encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/.exec(line.trim()) ?? [];
  const bytes = fromBase64(encoded);
  if (bytes?.length !== publicKeyBytes + 1 || bytes[0] !== ed25519[0]) return null;
  const key: NoteKey = { name, publicKey: bytes.slice(1) };
  return keyIdOf(hash, key) === id ? key : null;
}

/** A key name: not empty, no space, no plus, no control character. */
export const isKeyName = (name: string): boolean => name.isWellFormed() && /^[^\s+\p{Cc}]+$/u.test(name);

export function signNote(hash: Hash, text: string, key: NoteKey, sign: Sign): Verdict<string, NoteRefusal> {
  const reason = wrongText(text) ?? (isKeyName(key.name) ? null : 'the key has no usable name');
  if (reason !== null) return refuse('not_a_note', { reason });
  const keyId = fromHex(keyIdOf(hash, key)) ?? new Uint8Array(4);
  return allow(`${text}\n— ${key.name} ${toBase64(concat(keyId, sign(utf8(text))))}\n`);
}

export function readNote(note: string): Verdict<SignedNote, NoteRefusal> {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return refuse('not_a_note', { reason: 'no empty line before the signatures' });
  const text = note.slice(0, end + 1);
  const reason = wrongText(text);
  if (reason !== null) return refuse('not_a_note', { reason });
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > mostSignatures) return refuse('not_a_note', { reason: `more than ${mostSignatures} signatures` });
  const signatures = lines.map(readSignature);
  return signatures.every((signature) => signature !== null)
    ? allow({ text, signatures })
    : refuse('not_a_note', { reason: 'a signature line cannot be read' });
}

/** The text of a note that this key signed. */
export function openNote(hash: Hash, note: string, key: NoteKey, check: CheckSignature): Verdict<string, NoteRefusal> {
  const read = readNote(note);
  if (!read.ok) return read;
  const keyId = keyIdOf(hash, key);
  const ours = read.value.signatures.filter((signature) => signature.name === key.name && signature.keyId === keyId);
  if (ours.length === 0) return refuse('not_signed_by_key', { keyId });
  const message = utf8(read.value.text);
  return ours.every(({ signature }) => check(key.publicKey, message, signature))
    ? allow(read.value.text)
    : refuse('wrong_signature', { keyId });
}

function readSignature(line: string): NoteSignature | null {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || bytes === null || bytes.length < 5) return null;
  return { name, keyId: toHex(bytes.slice(0, 4)), signature: bytes.slice(4) };
}

function wrongText(text: string): string | null {
  if (!text.isWellFormed()) return 'half a character in the text';
  if (!text.endsWith('\n')) return 'the text does not end with a line break';
  // eslint-disable-next-line no-control-regex -- control characters are what the rule is about
  return /[\u0000-\u0009\u000b-\u001f]/.test(text) ? 'a control character in the text' : null;
}

const spkiPrefix = fromHex('302a300506032b6570032100') ?? new Uint8Array(0);

/** The key as PEM (SPKI, RFC 8410), which every tool reads. */
export const toPem = (publicKey: Uint8Array): string =>
  `-----BEGIN PUBLIC KEY-----\n${toBase64(concat(spkiPrefix, publicKey))}\n-----END PUBLIC KEY-----\n`;

export function fromPem(pem: string): Uint8Array | null {
  const der = fromBase64(pem.replace(/-----(BEGIN|END) PUBLIC KEY-----/g, '').replace(/\s/g, ''));
  const isEd25519 = der?.length === spkiPrefix.length + publicKeyBytes && sameBytes(der.slice(0, spkiPrefix.length), spkiPrefix);
  return isEd25519 ? der.slice(spkiPrefix.length) : null;
}

/** SHA-256 of the key's DER form in hex: what `openssl pkey -pubin -outform DER | sha256sum` prints. */
export const fingerprintOf = (hash: Hash, publicKey: Uint8Array): string => toHex(hash(concat(spkiPrefix, publicKey)));
