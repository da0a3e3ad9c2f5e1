/** Bytes that must not be lost live in the database: written in the same transaction, in every backup, on every engine. */
import { createHash } from 'node:crypto';
import type { Unit } from '../work/unit-of-work.ts';

export type FileDraft = { kind: string; name: string; mediaType: string; bytes: Uint8Array; caseId?: string | null };
export type StoredFile = { id: string; name: string; mediaType: string; sha256: string; size: number; bytes: Uint8Array };

export async function keepFile(unit: Unit, draft: FileDraft): Promise<{ id: string; sha256: string }> {
  const id = unit.newId();
  const sha256 = createHash('sha256').update(draft.bytes).digest('hex');
  await unit.tx.insertInto('stored_file').values({
    id, case_id: draft.caseId ?? null, kind: draft.kind, name: draft.name, media_type: draft.mediaType, sha256, size: draft.bytes.length, content: Buffer.from(draft.bytes),
    created_at: unit.now, created_by: `${unit.actor.kind}:${unit.actor.id}`,
  }).execute();
  return { id, sha256 };
}

export async function readFile(unit: Unit, id: string): Promise<StoredFile | undefined> {
  const row = await unit.tx.selectFrom('stored_file').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { id: row.id, name: row.name, mediaType: row.media_type, sha256: row.sha256, size: row.size, bytes: row.content };
}
