/**
 * What a check of an evidence file needs and answers.
 * Rule: a group that holds says so once; a group that fails lists each failure
 * with its file, the first twenty in words and the rest as a number.
 */
import type { Hash } from '../audit/encoding.ts';
import type { CheckSignature } from '../audit/signed-note.ts';

export type EvidenceCheck = {
  readonly id: 'manifest' | 'key' | 'seal' | 'files' | 'checkpoint' | 'entries' | 'personal' | 'records' | 'custody';
  readonly ok: boolean;
  readonly file: string | null;
  readonly sentence: string;
};

export type EvidenceFiles = ReadonlyMap<string, Uint8Array>;

export type VerifyTools = {
  readonly hash: Hash;
  readonly check: CheckSignature;
  /** The organisation's key from elsewhere (32 bytes); without it the key inside the file is used, and only its fingerprint can be compared. */
  readonly trustedKey?: Uint8Array;
};

export type Finding = { readonly file: string; readonly sentence: string };

const mostInWords = 20;

export function checksOf(id: EvidenceCheck['id'], failures: readonly Finding[], holds: string): EvidenceCheck[] {
  if (failures.length === 0) return [{ id, ok: true, file: null, sentence: holds }];
  const told = failures.slice(0, mostInWords).map((failure) => ({ id, ok: false, ...failure }));
  const rest = failures.length - told.length;
  return rest === 0 ? told : [...told, { id, ok: false, file: null, sentence: `${rest} more of this kind.` }];
}

/** "1 file", "3 files". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
