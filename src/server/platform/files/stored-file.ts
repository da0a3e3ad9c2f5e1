/** Bytes that must not be lost live in the database: written in the same transaction, in every backup, on every engine. */
import { createHash } from 'node:crypto';
import type { Unit } from '../work/unit-of-work.ts';
import { fileById, insertFile } from './stored-file.repo.ts';

export type FileDraft = { kind: string; name: string; mediaType: string; bytes: Uint8Array; caseId?: string | null };
export type StoredFile = { id: string; name: string; mediaType: string; sha256: string; size: number; bytes: Uint8Array };

export async function keepFile(unit: Unit, draft: FileDraft): Promise<{ id: string; sha256: string }> {
  const id = unit.newId();
  const sha256 = createHash('sha256').update(draft.bytes).digest('hex');
  await insertFile(unit, draft, id, sha256);
  return { id, sha256 };
}

export const readFile = (unit: Unit, id: string): Promise<StoredFile | undefined> => fileById(unit, id);
