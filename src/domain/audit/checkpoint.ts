/**
 * Checkpoints: the signed statement "this log has so many entries, and this root".
 * Rule: an organisation that hands its checkpoint to others regularly can no
 * longer rewrite what lies before it.
 * Source: C2SP tlog-checkpoint (https://c2sp.org/tlog-checkpoint).
 */
import { allow, refuse, type Verdict } from '../verdict.ts';
import { fromBase64, type Hash, toBase64 } from './encoding.ts';
import { type CheckSignature, type NoteKey, type NoteRefusal, openNote, readNote, type Sign, signNote } from './signed-note.ts';

export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array };

export type CheckpointRefusal = NoteRefusal | { readonly code: 'not_a_checkpoint'; readonly reason: string };

export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`;

/** Signed by the log's own key, whose name is the origin. */
export function signCheckpoint(hash: Hash, head: { size: number; root: Uint8Array }, key: NoteKey, sign: Sign): Verdict<string, CheckpointRefusal> {
  const text = checkpointText({ origin: key.name, ...head });
  const read = readCheckpointText(text);
  return read.ok ? signNote(hash, text, key, sign) : read;
}

/** What a checkpoint says, before anything is known about its signature. */
export function readCheckpoint(note: string): Verdict<Checkpoint, CheckpointRefusal> {
  const read = readNote(note);
  return read.ok ? readCheckpointText(read.value.text) : read;
}

/** What a checkpoint says, once the log's key has signed it. */
export function openCheckpoint(hash: Hash, note: string, key: NoteKey, check: CheckSignature): Verdict<Checkpoint, CheckpointRefusal> {
  const text = openNote(hash, note, key, check);
  if (!text.ok) return text;
  const read = readCheckpointText(text.value);
  if (read.ok && read.value.origin !== key.name) return refuse('not_a_checkpoint', { reason: 'it is of another log' });
  return read;
}

function readCheckpointText(text: string): Verdict<Checkpoint, CheckpointRefusal> {
  const [origin = '', size = '', root = '', ...more] = text.split('\n');
  const extensions = more.slice(0, -1);
  if (origin === '' || extensions.includes('')) return refuse('not_a_checkpoint', { reason: 'it has an empty line' });
  if (!/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) return refuse('not_a_checkpoint', { reason: 'its size is not a number' });
  const bytes = fromBase64(root);
  if (bytes?.length !== 32) return refuse('not_a_checkpoint', { reason: 'its root is not 32 bytes in Base64' });
  return allow({ origin, size: Number(size), root: bytes });
}
